// The keyboard a bot puts under the text field, in place of the person's own.

import { el } from "./dom.js";

export class ReplyKeyboard {
  /** `onSend(text)`, `onShare(kind)` for the buttons that ask for a contact or a place, `onToggle(shown, there)`. */
  constructor({ onSend, onShare, onToggle }) {
    Object.assign(this, { onSend, onShare, onToggle });
    this.markup = null;
    this.element = el("div", { class: "reply-keyboard", role: "group", "aria-label": "Clavier du bot", hidden: true });
  }

  get there() {
    return Boolean(this.markup?.keyboard?.length);
  }

  set(markup) {
    this.markup = markup;
    const rows = markup?.keyboard ?? [];
    this.element.classList.toggle("tall", this.there && !markup.resize_keyboard);
    this.element.replaceChildren(...rows.map((row) => el("div", { class: "row" }, row.map((button) => this.#key(button)))));
    this.show(this.there);
  }

  show(shown) {
    this.element.hidden = !(shown && this.there);
    this.onToggle(!this.element.hidden, this.there);
  }

  toggle() {
    this.show(this.element.hidden);
  }

  #key(button) {
    const { text } = typeof button === "string" ? { text: button } : button;
    return el("button", { type: "button", dir: "auto", on: { click: () => this.#pressed(button, text) } }, text);
  }

  #pressed(button, text) {
    if (this.markup.one_time_keyboard) this.show(false);
    if (button.request_contact) this.onShare("contact");
    else if (button.request_location) this.onShare("location");
    else this.onSend(text);
  }
}
