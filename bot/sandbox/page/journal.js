// The drawer with the bot's last calls, asked for while it is open.

import * as api from "./api.js";
import { byId, el, iconButton } from "./dom.js";

const EVERY = 1500;
const KEPT = 150;

export class Journal {
  constructor() {
    this.after = 0;
    this.shown = new Map();
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
    this.shown = new Map();
    this.list.replaceChildren();
  }

  async #poll() {
    for (const call of await api.journal(this.#firstOpen()).catch(() => [])) this.#show(call);
    while (this.list.childElementCount > KEPT) this.list.lastElementChild.remove();
    if (!this.drawer.hidden) this.timer = setTimeout(() => this.#poll(), EVERY);
  }

  // Calls that were still without an answer are asked for again.
  #firstOpen() {
    const open = [...this.shown].find(([, { call }]) => !call.status && !call.fault && call.n > this.after - KEPT);
    return open ? open[0] - 1 : this.after;
  }

  #show(call) {
    this.after = Math.max(this.after, call.n);
    // The bot asks for news all the time: said only when something went wrong.
    if (call.method.toLowerCase() === "getupdates" && !call.fault && (call.status ?? 200) < 400) return;
    const before = this.shown.get(call.n);
    if (before && before.call.status === call.status) return;
    const item = this.#item(call);
    this.shown.set(call.n, { call, item });
    if (before) before.item.replaceWith(item);
    else this.list.prepend(item);
  }

  #item(call) {
    const wrong = call.status >= 400 || call.fault;
    const status = call.status ? String(call.status) : (call.fault ? "sans réponse" : "en cours");
    return el("li", {}, el("details", {},
      el("summary", {}, el("code", { class: "call-method" }, call.method),
        el("span", { class: wrong ? "call-status wrong" : "call-status" }, status),
        call.fault && el("span", { class: "call-fault" }, `panne ${call.fault.fault ?? call.fault}`)),
      el("pre", { tabindex: "0" }, JSON.stringify({ demande: call.parameters, réponse: call.response }, null, 2))));
  }
}
