// The drawer with the bot's last calls, asked for while it is open.

import * as api from "./api.js";
import { byId, el, iconButton } from "./dom.js";

const EVERY = 1500;
const KEPT = 150;

export class Journal {
  constructor() {
    this.after = 0;
    this.drawer = byId("journal");
    this.toggle = byId("journal-toggle");
    this.list = el("ol", { class: "calls", tabindex: "0", "aria-label": "Appels, le dernier en haut" });
    this.drawer.append(el("div", { class: "journal-head" }, el("h2", {}, "Journal"),
      iconButton("close", "Fermer le journal", { on: { click: () => this.show(false) } })), this.list);
    this.toggle.addEventListener("click", () => this.show(this.drawer.hidden));
    this.drawer.addEventListener("keydown", (event) => event.key === "Escape" && this.show(false));
  }

  show(open) {
    this.drawer.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    clearTimeout(this.timer);
    if (open) this.#poll();
    else this.toggle.focus();
  }

  clear() {
    this.after = 0;
    this.list.replaceChildren();
  }

  async #poll() {
    const calls = await api.journal(this.after).catch(() => []);
    for (const call of calls.slice(-KEPT)) this.#add(call);
    while (this.list.childElementCount > KEPT) this.list.lastElementChild.remove();
    if (!this.drawer.hidden) this.timer = setTimeout(() => this.#poll(), EVERY);
  }

  #add(call) {
    if (call.n <= this.after) return;
    this.after = call.n;
    const wrong = call.status >= 400 || call.fault;
    this.list.prepend(el("li", {}, el("details", {},
      el("summary", {}, el("code", { class: "call-method" }, call.method),
        el("span", { class: wrong ? "call-status wrong" : "call-status" }, call.status ? String(call.status) : "sans réponse"),
        call.fault && el("span", { class: "call-fault" }, `panne ${call.fault.fault ?? call.fault}`)),
      el("pre", { tabindex: "0" }, JSON.stringify({ demande: call.parameters, réponse: call.response }, null, 2)))));
  }
}
