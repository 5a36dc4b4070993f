// The list of commands: from the « Menu » button, or as completion while a `/` is typed.

import { el, freshId } from "./dom.js";

export class Commands {
  constructor(onChoose, onClose) {
    Object.assign(this, { onChoose, onClose });
    this.all = [];
    this.shown = [];
    this.index = -1;
    this.id = freshId("commands");
    this.list = el("ul", {
      id: this.id, class: "commands", role: "listbox", tabindex: "-1", "aria-label": "Commandes du bot", hidden: true,
      // A click keeps the focus where it is: losing it would close the list before the click counts.
      on: { keydown: (event) => this.key(event), pointerdown: (event) => event.preventDefault(), blur: () => this.close() },
    });
    this.status = el("p", { class: "sr-only", role: "status" });
    this.element = el("div", { class: "commands-frame" }, this.list, this.status);
  }

  get open() {
    return !this.list.hidden;
  }

  set(commands) {
    this.all = commands ?? [];
    if (this.open) this.show("");
  }

  /** Those that begin with what was typed; closes when none does. */
  show(typed) {
    const wanted = typed.replace(/^\//, "").toLowerCase();
    this.shown = this.all.filter(({ command }) => command.startsWith(wanted));
    if (!this.shown.length) return this.close();
    this.list.replaceChildren(...this.shown.map((command, index) => this.#option(command, index)));
    this.list.hidden = false;
    this.status.textContent = `${this.shown.length} commande${this.shown.length > 1 ? "s" : ""}, flèches pour choisir`;
    this.#point(0);
    return undefined;
  }

  close() {
    if (!this.open) return;
    this.list.hidden = true;
    this.status.textContent = "";
    this.index = -1;
    this.onClose();
  }

  /** True when the key was for the list. */
  key(event) {
    if (!this.open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#point((this.index + step + this.shown.length) % this.shown.length);
    else if (event.key === "Enter" && !event.shiftKey) this.#choose(this.index);
    else if (event.key === "Tab" && event.target !== this.list) this.#choose(this.index, { complete: true });
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #option({ command, description }, index) {
    return el("li", {
      id: `${this.id}-${index}`, role: "option", "aria-selected": "false",
      on: { click: () => this.#choose(index), pointermove: () => index !== this.index && this.#point(index) },
    }, el("span", { class: "command-words" }, description), el("span", { class: "command-name" }, `/${command}`));
  }

  #point(index) {
    this.list.children[this.index]?.setAttribute("aria-selected", "false");
    this.index = index;
    const option = this.list.children[index];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.list.setAttribute("aria-activedescendant", option.id);
    this.onPoint?.(option.id);
  }

  #choose(index, { complete = false } = {}) {
    const { command } = this.shown[index];
    this.close();
    this.onChoose(`/${command}`, complete);
  }
}
