// The tools over the phones that are not the clock's: the bot's life, starting anew, the notices of the whole page.

import * as api from "./api.js";
import { byId } from "./dom.js";
import { confirm } from "./dialogs.js";

export class Toolbar {
  constructor({ onPeople }) {
    for (const id of ["people", "first-phone"]) byId(id).addEventListener("click", onPeople);
    byId("reset").addEventListener("click", () => this.#reset());
    byId("caption-close").addEventListener("click", () => this.caption(""));
    byId("tools-toggle").addEventListener("click", () => this.#fold());
    for (const action of ["kill", "restart"]) byId(action).addEventListener("click", () => this.#demo(action));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#folded() === false && this.#fold());
  }

  title(text) {
    if (!text) return;
    byId("title").textContent = text;
    document.title = text;
  }

  /** The bot's buttons exist only where the sandbox's owner gave the hooks. */
  async offerDemo() {
    const actions = ["kill", "restart"];
    const there = await Promise.all(actions.map(api.hasDemo));
    actions.forEach((action, index) => { byId(action).hidden = !there[index]; });
    byId("bot-tools").hidden = !there.some(Boolean);
  }

  bot(online) {
    const status = byId("bot-status");
    status.hidden = online === undefined;
    status.classList.toggle("off", online === false);
    status.textContent = online ? "bot en marche" : "bot arrêté";
  }

  caption(text) {
    const bar = byId("caption");
    bar.hidden = !text;
    bar.querySelector("p").textContent = text ?? "";
  }

  connected(connected) {
    this.#banner(connected ? "" : "Connexion au bac à sable perdue. Nouvel essai…");
  }

  problem(text) {
    this.#banner(text);
    setTimeout(() => byId("connection").textContent === text && this.#banner(""), 6000);
  }

  #banner(text) {
    byId("connection").textContent = text;
    byId("connection").hidden = !text;
  }

  async #tried(call) {
    try {
      await call;
    } catch (error) {
      this.problem(error.message);
    }
  }

  async #demo(action) {
    byId(action).disabled = true;
    await this.#tried(api.demo(action));
    byId(action).disabled = false;
    byId(action).focus();
  }

  async #reset() {
    const sure = await confirm({
      title: "Repartir de zéro\u00a0?", text: "Tous les messages et tout ce que le bot a retenu seront oubliés.", yes: "Tout oublier", danger: true,
    });
    if (sure) await this.#tried(api.reset());
  }

  #folded() {
    return byId("tools-toggle").getAttribute("aria-expanded") === "false";
  }

  #fold() {
    const open = this.#folded();
    byId("tools-toggle").setAttribute("aria-expanded", String(open));
    byId("tools").classList.toggle("open", open);
  }
}
