// Short notices inside one phone: a toast that passes (over the messages), an alert that waits for « OK ».

import { el, freshId } from "./dom.js";

const SHORTEST = 3500;
const PER_LETTER = 60;

export class Notices {
  constructor() {
    this.toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.alerts = el("div", { class: "alerts", hidden: true });
    this.element = el("div", { class: "notices" }, this.alerts);
  }

  toast(text, { wrong = false } = {}) {
    const toast = el("p", { class: wrong ? "toast wrong" : "toast", dir: "auto" }, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), Math.max(SHORTEST, text.length * PER_LETTER));
  }

  clear() {
    this.toasts.replaceChildren();
    this.alerts.replaceChildren();
    this.alerts.hidden = true;
    this.#rest(false);
  }

  alert(text) {
    const id = freshId("alert");
    const before = document.activeElement;
    const done = () => this.#dismiss(box, before);
    const ok = el("button", { type: "button", on: { click: done } }, "OK");
    const box = el("div", { class: "alert", role: "alertdialog", "aria-label": "Message du bot", "aria-describedby": id },
      el("p", { id, dir: "auto" }, text), ok);
    box.addEventListener("keydown", (event) => event.key === "Escape" && done());
    this.alerts.append(box);
    this.alerts.hidden = false;
    const ours = before === document.body || this.element.parentElement.contains(before);
    this.#rest(true);
    if (ours) ok.focus();
  }

  #dismiss(box, before) {
    box.remove();
    if (this.alerts.childElementCount) return this.alerts.lastElementChild.querySelector("button").focus();
    this.alerts.hidden = true;
    this.#rest(false);
    if (before.isConnected) before.focus({ preventScroll: true });
    return undefined;
  }

  // Only this phone waits for the answer, the others go on: so not a window over the page.
  #rest(inert) {
    for (const sibling of this.element.parentElement?.children ?? []) {
      if (sibling !== this.element) sibling.inert = inert;
    }
  }
}
