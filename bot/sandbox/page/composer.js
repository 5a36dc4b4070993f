// The lower edge of a phone: menu, text field, attachments, the bot's keyboard; START or « Débloquer » in their place.

import { el, iconButton, icon } from "./dom.js";
import { Commands } from "./commands.js";
import { Draft } from "./draft.js";
import { openMenu } from "./menu.js";
import { ReplyKeyboard } from "./reply_keyboard.js";

const PLACEHOLDER = "Message";

export class Composer {
  /** `send({text, draft})` resolves to true when the message has gone; the other `acts` are the phone's. */
  constructor(acts) {
    this.acts = acts;
    this.draft = new Draft(() => this.#cancelled());
    this.commands = new Commands((text, complete) => this.#command(text, complete), () => this.#listClosed());
    this.commands.onPoint = (id) => this.field.setAttribute("aria-activedescendant", id);
    this.keyboard = new ReplyKeyboard({
      onSend: (text) => acts.send({ text }), onShare: acts.share, onToggle: (shown, there) => this.#keyboardShown(shown, there),
    });
    this.#controls();
    this.#files();
    this.line = el("div", { class: "composer-line" }, this.menu, this.field, this.attach, this.toggle, this.sendButton);
    this.only = el("div", { class: "composer-only", hidden: true });
    this.element = el("div", { class: "composer" }, this.commands.element, this.draft.element, this.line, this.only,
      this.keyboard.element, this.photoInput, this.documentInput);
    this.keyboard.set(null);
  }

  #controls() {
    const name = this.acts.person.first_name;
    this.field = el("textarea", {
      rows: "1", dir: "auto", placeholder: PLACEHOLDER, "aria-label": `Écrire au bot, en tant que ${name}`, maxlength: "4096",
      "aria-autocomplete": "list", "aria-controls": this.commands.id,
      on: { keydown: (event) => this.#key(event), input: () => this.#typed(), paste: (event) => this.#pasted(event),
        blur: () => this.commands.close() },
    });
    this.menu = el("button", { type: "button", class: "menu-button", "aria-expanded": "false", "aria-controls": this.commands.id,
      hidden: true, on: { click: () => this.#menu() } }, icon("menu"), el("span", {}, "Menu"));
    this.attach = iconButton("attach", "Joindre une photo ou un document", { "aria-haspopup": "menu", on: { click: () => this.#attach() } });
    this.toggle = iconButton("keyboard", "Clavier du bot", { "aria-expanded": "false", hidden: true, on: { click: () => this.keyboard.toggle() } });
    this.sendButton = iconButton("send", "Envoyer", { class: "icon-button send", on: { click: () => this.submit() } });
  }

  #files() {
    const input = (kind, label, accept) => el("input", { type: "file", hidden: true, accept, "aria-label": label,
      on: { change: (event) => this.#chosen(event.target, kind) } });
    this.photoInput = input("photo", "Photo à envoyer", "image/*");
    this.documentInput = input("document", "Document à envoyer", null);
  }

  setCommands(commands) {
    this.commands.set(commands);
    this.menu.hidden = !commands?.length;
  }

  setKeyboard(markup, placeholder) {
    this.keyboard.set(markup);
    this.field.placeholder = placeholder ?? markup?.input_field_placeholder ?? PLACEHOLDER;
  }

  /** One big button in place of the line (START, « Débloquer »), or the line again when null. */
  setOnly(nodes) {
    this.only.replaceChildren(...(nodes ?? []));
    this.only.hidden = !nodes;
    this.line.hidden = Boolean(nodes);
    this.keyboard.show(!nodes);
  }

  fill(text) {
    this.field.value = text;
    this.field.focus();
    this.#typed();
  }

  reply(message) {
    this.draft.answer(message);
    this.field.focus();
  }

  modify(message) {
    this.draft.change(message);
    this.fill(message.text ?? "");
  }

  clear() {
    this.draft.clear();
    this.field.value = "";
    this.#typed();
  }

  async submit() {
    const text = this.field.value.trim();
    const { draft } = this;
    if (this.sending || (!text && !draft.file)) return;
    this.sending = true;
    const gone = draft.editing ? await this.acts.edit(draft.editing, text) : await this.acts.send({ text, draft });
    this.sending = false;
    if (gone) this.clear();
  }

  #key(event) {
    if (event.isComposing || this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.draft.pending) {
      event.stopPropagation();
      this.draft.clear();
      this.#cancelled();
    } else if (event.key === "ArrowUp" && !this.field.value) {
      this.acts.editLast();
    }
  }

  #typed() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    this.element.classList.toggle("filled", field.value.length > 0);
    if (/^\/\w*$/.test(field.value)) this.commands.show(field.value);
    else this.commands.close();
    this.menu.setAttribute("aria-expanded", String(this.commands.open));
  }

  #cancelled() {
    this.field.value = "";
    this.#typed();
    this.field.focus();
  }

  #menu() {
    if (this.commands.open) return this.commands.close();
    this.commands.show("");
    this.menu.setAttribute("aria-expanded", "true");
    return this.commands.list.focus();
  }

  #listClosed() {
    this.menu.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    if (document.activeElement === this.commands.list) this.menu.focus();
  }

  #command(text, complete) {
    if (complete) return this.fill(`${text} `);
    this.field.value = "";
    this.#typed();
    return this.acts.send({ text });
  }

  #keyboardShown(shown, there) {
    if (!this.toggle) return;
    this.toggle.hidden = !there;
    this.toggle.setAttribute("aria-expanded", String(shown));
  }

  #attach() {
    openMenu(this.attach, [
      { label: "Photo", run: () => this.photoInput.click() },
      { label: "Document", run: () => this.documentInput.click() },
    ]);
  }

  #chosen(input, kind) {
    const [file] = input.files;
    input.value = "";
    if (file) this.attachFile(file, kind);
  }

  attachFile(file, kind) {
    this.draft.attach(file, kind);
    this.field.focus();
  }

  #pasted(event) {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    this.attachFile(file, file.type.startsWith("image/") ? "photo" : "document");
  }
}
