// What a message being written is about: an answer to another, a change of one's own, a file to send with it.

import { bdi, el, icon, iconButton } from "./dom.js";
import * as dates from "./dates.js";
import { summary } from "./media.js";

export class Draft {
  constructor(onCancel) {
    this.onCancel = onCancel;
    this.element = el("div", { class: "draft", hidden: true });
    this.#empty();
  }

  #empty() {
    this.replyTo = null;
    this.editing = null;
    this.file = null;
    this.kind = null;
  }

  get pending() {
    return Boolean(this.replyTo || this.editing || this.file);
  }

  clear() {
    this.#empty();
    this.#draw();
  }

  answer(message) {
    this.editing = null;
    this.replyTo = message;
    this.#draw();
  }

  change(message) {
    this.#empty();
    this.editing = message;
    this.#draw();
  }

  attach(file, kind) {
    this.editing = null;
    this.file = file;
    this.kind = kind;
    this.#draw();
  }

  #draw() {
    this.element.hidden = !this.pending;
    this.element.replaceChildren(...(this.pending ? this.#content() : []));
  }

  #content() {
    const [name, title, text] = this.#words();
    return [icon(name), el("p", { class: "draft-words" }, el("strong", {}, title), " ", bdi(text)),
      iconButton("close", "Annuler", { on: { click: () => { this.clear(); this.onCancel(); } } })];
  }

  #words() {
    if (this.file) {
      const title = this.kind === "photo" ? "Photo à envoyer" : "Document à envoyer";
      return ["attach", title, `${this.file.name} (${dates.size(this.file.size)})`];
    }
    if (this.editing) return ["reply", "Modifier le message", summary(this.editing)];
    return ["reply", "Répondre à", summary(this.replyTo)];
  }
}
