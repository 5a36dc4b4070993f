// The sandbox's clock, ticking on the page, and the controls that move it.

import * as api from "./api.js";
import { byId } from "./dom.js";
import * as dates from "./dates.js";
import { ask } from "./dialogs.js";

export class Clock {
  constructor(onProblem) {
    this.skew = 0;
    this.onProblem = onProblem;
    byId("forward-hour").addEventListener("click", () => this.#move({ forward_seconds: 3600 }));
    byId("forward-day").addEventListener("click", () => this.#move({ forward_seconds: 86_400 }));
    byId("next-due").addEventListener("click", () => this.#move({ next: true }));
    byId("clock-to").addEventListener("click", () => this.#choose());
    setInterval(() => this.#draw(), 1000);
  }

  now = () => new Date(Date.now() + this.skew);

  set({ now }) {
    this.skew = Date.parse(now) - Date.now();
    this.#draw();
  }

  #draw() {
    const node = byId("now");
    const text = dates.long(this.now());
    if (node.textContent === text) return;
    node.textContent = text;
    node.dateTime = this.now().toISOString();
  }

  async #move(body) {
    try {
      this.set(await api.moveClock(body));
    } catch (error) {
      this.onProblem(error.message);
    }
  }

  async #choose() {
    const answer = await ask({
      title: "Régler l’horloge du bac à sable", yes: "Régler",
      fields: [{ name: "to", label: "Date et heure", type: "datetime-local", required: true, value: dates.toField(this.now()) }],
    });
    if (answer?.to) await this.#move({ to: dates.fromField(answer.to).toISOString() });
  }
}
