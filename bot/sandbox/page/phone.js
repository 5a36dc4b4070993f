// One phone: a person's private chat with the bot. It loads the chat, then applies the events that came after it.

import * as api from "./api.js";
import { Acts } from "./acts.js";
import { Composer } from "./composer.js";
import { el } from "./dom.js";
import { Header } from "./header.js";
import { stopSpinners } from "./inline_keyboard.js";
import { Log } from "./log.js";
import { openMenu } from "./menu.js";
import { Notices } from "./notices.js";
import { changed } from "./reactions.js";

export class Phone {
  /** `page`: `now()`, `remove(phone)`, `openBotLink(payload)`, `unread(phone)`. */
  constructor({ person, note, bot, page }) {
    Object.assign(this, { person, bot, page });
    this.seq = 0;
    this.waiting = [];
    this.blocked = Boolean(person.blocked);
    this.notices = new Notices();
    this.acts = new Acts(this);
    this.log = new Log(this.acts, page.now);
    this.composer = new Composer(this.acts);
    this.header = new Header({ person, note, bot, onMenu: (anchor) => this.#menu(anchor), onPinned: (id) => this.log.jump(id),
      onInvitation: (payload) => this.acts.link(payload) });
    this.empty = el("div", { class: "empty", hidden: true });
    this.#assemble();
  }

  #assemble() {
    this.log.element.append(this.empty, this.notices.toasts);
    const screen = el("div", { class: "screen" }, this.header.element, this.header.pin, this.log.element, this.composer.element, this.notices.element);
    this.element = el("section", { class: "phone", "data-person": this.person.id, "aria-label": `Téléphone de ${this.person.first_name}` },
      this.header.owner, screen);
    screen.addEventListener("click", (event) => this.#clicked(event));
    screen.addEventListener("contextmenu", (event) => this.#context(event));
    screen.addEventListener("dragover", (event) => event.preventDefault());
    screen.addEventListener("drop", (event) => this.#dropped(event));
  }

  /** Loads everything anew; events that come meanwhile wait and are applied if they are later than what was loaded. */
  async load() {
    this.waiting ??= [];
    try {
      this.#take(await api.chat(this.person.id));
    } catch (error) {
      this.notices.toast(error.message, { wrong: true });
    }
    const late = this.waiting;
    this.waiting = null;
    for (const event of late) this.receive(event);
  }

  #take(chat) {
    this.seq = chat.seq;
    this.blocked = chat.blocked;
    this.description = chat.description;
    this.notices.clear();
    this.log.reset(chat.messages);
    this.composer.setCommands(chat.commands);
    this.composer.setKeyboard(chat.keyboard, chat.placeholder);
    this.header.pinned(this.log.get(chat.pinned));
    this.#mood();
  }

  receive(event) {
    if (event.person !== this.person.id || event.chat < 0) return;
    if (this.waiting) return this.waiting.push(event);
    if (event.seq <= this.seq) return undefined;
    this.seq = event.seq;
    this.#apply[event.type]?.(event);
    return undefined;
  }

  #apply = {
    message: ({ message }) => this.show(message),
    edited: ({ message }) => this.show(message),
    deleted: ({ message_id }) => { this.log.remove(message_id); this.#mood(); },
    answer: (event) => this.#answered(event),
    keyboard: ({ keyboard, placeholder }) => this.composer.setKeyboard(keyboard, placeholder),
    commands: ({ commands }) => this.composer.setCommands(commands),
    typing: ({ action }) => this.header.typing(action),
    reaction: (event) => this.reacted(event),
    poll: ({ message_id, poll }) => this.log.change(message_id, { poll }),
    pinned: ({ message_id }) => this.header.pinned(this.log.get(message_id)),
    blocked: ({ blocked }) => { this.blocked = blocked; this.#mood(); },
  };

  show(message) {
    const fresh = !this.log.get(message.message_id);
    const fromBot = message.from?.id !== this.person.id;
    if (fromBot) this.header.typing(null);
    this.log.put(message);
    if (fresh && fromBot) this.page.unread(this);
    this.#mood();
  }

  reacted(event) {
    const message = this.log.get(event.message_id);
    if (message) this.log.change(event.message_id, { reactions: changed(message.reactions, event, this.person.id) });
  }

  #answered({ text, alert, message_id }) {
    stopSpinners(this.log.element_of(message_id));
    if (!text) return;
    if (alert) this.notices.alert(text);
    else this.notices.toast(text);
  }

  // Which lower edge is shown: the text field, START for an empty chat, « Débloquer » for a blocked bot.
  #mood() {
    const mood = this.blocked ? "blocked" : (this.log.size ? "chat" : "empty");
    if (mood === this.mood) return;
    this.mood = mood;
    this.empty.hidden = mood !== "empty";
    this.empty.replaceChildren(...this.#welcome());
    const big = (label, run) => el("button", { type: "button", class: "big-button", on: { click: run } }, label);
    this.composer.setOnly({
      chat: null,
      blocked: [big("Débloquer le bot", () => this.acts.block(false))],
      empty: [big("Démarrer", () => this.acts.link("")),
        el("button", { type: "button", class: "small-button", on: { click: () => this.acts.askLink() } }, "J’ai un lien ou un code d’invitation")],
    }[mood]);
  }

  #welcome() {
    const words = this.description ?? `Appuie sur « Démarrer » pour parler avec ${this.bot.first_name}.`;
    return [el("div", { class: "welcome" }, el("h3", {}, this.description ? "Que peut faire ce bot\u00a0?" : "Aucun message ici"),
      el("p", { dir: "auto" }, words))];
  }

  #menu(anchor) {
    openMenu(anchor, [
      { label: "Ouvrir un lien ou un code d’invitation…", run: () => this.acts.askLink() },
      { label: "Aller au dernier message", run: () => this.log.toBottom() },
      this.blocked
        ? { label: "Débloquer le bot", run: () => this.acts.block(false) }
        : { label: "Bloquer le bot", danger: true, run: () => this.acts.block(true) },
      { label: "Retirer ce téléphone de la page", run: () => this.page.remove(this) },
    ]);
  }

  #clicked(event) {
    const command = event.target.closest("[data-command]");
    if (command) return this.acts.send({ text: command.dataset.command });
    const link = event.target.closest("a[href]");
    if (link && this.page.openBotLink(link.href, this)) event.preventDefault();
    return undefined;
  }

  #context(event) {
    const more = event.target.closest(".message")?.querySelector(".more");
    if (!more || event.target.closest("a, img, video") || !getSelection().isCollapsed) return;
    event.preventDefault();
    more.click();
  }

  #dropped(event) {
    const [file] = event.dataTransfer.files;
    if (!file || this.mood !== "chat") return;
    event.preventDefault();
    this.composer.attachFile(file, file.type.startsWith("image/") ? "photo" : "document");
  }
}
