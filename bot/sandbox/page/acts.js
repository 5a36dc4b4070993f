// What a person does on a phone, each a call to the sandbox; a refusal becomes a toast and the answer `false`.

import * as api from "./api.js";
import { messageMenu } from "./message_menu.js";
import { ask } from "./dialogs.js";
import { invitation } from "./links.js";

export class Acts {
  constructor(phone) {
    this.phone = phone;
    this.person = phone.person;
    this.bot = phone.bot;
  }

  async #tried(call) {
    try {
      return (await call) ?? true;
    } catch (error) {
      this.phone.notices.toast(error.message, { wrong: true });
      return false;
    }
  }

  async send({ text, draft }) {
    const { id } = this.person;
    const replyTo = draft?.replyTo?.message_id;
    const call = draft?.file
      ? api.sendFile(id, draft.kind, draft.file, text, replyTo)
      : api.send(id, { text, reply_to_message_id: replyTo });
    return this.#shown(await this.#tried(call));
  }

  async edit(message, text) {
    if (!text) return false;
    return this.#shown(await this.#tried(api.edit(this.person.id, message.message_id, text)));
  }

  // The event says the same a moment later; the person should not wait for it.
  #shown(message) {
    if (message?.message_id) this.phone.show(message);
    return Boolean(message);
  }

  share = (kind) => {
    const { first_name, last_name, id } = this.person;
    const contact = { phone_number: `+1514555${String(id).slice(-4).padStart(4, "0")}`, first_name, last_name, user_id: id };
    return this.#tried(api.send(this.person.id, kind === "contact" ? { contact } : { location: { latitude: 45.5019, longitude: -73.5674 } }));
  };

  press(body) {
    return this.#tried(api.press(this.person.id, body));
  }

  async vote(message, options) {
    if (await this.#tried(api.vote(this.person.id, message.message_id, options))) {
      this.phone.log.change(message.message_id, { chosen: options });
    }
  }

  // Shown before it is sent: so the event that repeats it is known for ours.
  async react(message, emoji) {
    const { message_id } = message;
    const before = this.phone.log.get(message_id)?.reactions;
    this.phone.reacted({ message_id, emoji, from: this.person.id });
    if (!(await this.#tried(api.react(this.person.id, message_id, emoji)))) this.phone.log.change(message_id, { reactions: before });
  }

  block(blocked) {
    return this.#tried(blocked ? api.block(this.person.id) : api.unblock(this.person.id));
  }

  async link(payload) {
    return this.#shown(await this.#tried(payload ? api.openLink(this.person.id, payload) : api.send(this.person.id, { text: "/start" })));
  }

  async askLink() {
    const answer = await ask({
      title: `Ouvrir une invitation pour ${this.person.first_name}`, yes: "Ouvrir",
      fields: [{ name: "link", label: "Lien ou code d’invitation", required: true, hint: `https://t.me/${this.bot.username}?start=… ou le code seul` }],
    });
    if (answer) this.link(invitation(answer.link, this.bot.username));
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.phone.notices.toast("Copié");
    } catch {
      this.phone.notices.toast("Le navigateur n’a pas permis de copier.", { wrong: true });
    }
  }

  menu(message, anchor) {
    messageMenu(this.phone.log.get(message.message_id) ?? message, anchor, this);
  }

  jump = (id) => this.phone.log.jump(id);
  fill = (text) => this.phone.composer.fill(text);
  reply = (message) => this.phone.composer.reply(message);
  modify = (message) => this.phone.composer.modify(message);

  editLast() {
    const own = [...this.phone.log.messages.values()].map(({ message }) => message)
      .filter((message) => message.text && message.from?.id === this.person.id).at(-1);
    if (own) this.modify(own);
  }
}
