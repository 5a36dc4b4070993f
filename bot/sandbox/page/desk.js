// The phones side by side, and the tabs that lead to each where they do not all fit.

import { byId, el } from "./dom.js";

export class Desk {
  constructor() {
    this.phones = new Map();
    this.tabs = new Map();
    this.place = byId("phones");
    this.bar = byId("tabs");
    this.visible = new Set();
    this.watcher = new IntersectionObserver((entries) => this.#seen(entries), { root: this.place, threshold: [0.6] });
    new ResizeObserver(() => this.#fit()).observe(this.place);
  }

  all() {
    return [...this.phones.values()];
  }

  get(id) {
    return this.phones.get(id);
  }

  add(phone) {
    const { id, first_name } = phone.person;
    const tab = el("button", { type: "button", class: "tab", "data-person": id, on: { click: () => this.show(phone) } },
      el("span", { dir: "auto" }, first_name), el("span", { class: "badge", hidden: true }));
    this.phones.set(id, phone);
    this.tabs.set(id, tab);
    this.bar.append(tab);
    this.place.append(phone.element);
    this.watcher.observe(phone.element);
    this.#fit();
  }

  remove(phone) {
    const { id } = phone.person;
    this.watcher.unobserve(phone.element);
    phone.element.remove();
    this.tabs.get(id).remove();
    for (const kept of [this.phones, this.tabs, this.visible]) kept.delete(id);
    this.#fit();
  }

  clear() {
    for (const phone of this.all()) this.remove(phone);
  }

  show(phone) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    phone.element.scrollIntoView({ inline: "center", block: "nearest", behavior: still ? "instant" : "smooth" });
  }

  /** A message came to a phone that is not in view: its tab counts it. */
  unread(phone) {
    if (this.visible.has(phone.person.id)) return;
    const badge = this.tabs.get(phone.person.id)?.querySelector(".badge");
    if (!badge || this.bar.hidden) return;
    this.#count(badge, Number(badge.dataset.count ?? 0) + 1);
  }

  #count(badge, count) {
    badge.dataset.count = count;
    badge.hidden = count === 0;
    badge.replaceChildren(String(count), el("span", { class: "sr-only" }, " à lire"));
  }

  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const id = Number(target.dataset.person);
      if (isIntersecting) this.visible.add(id);
      else this.visible.delete(id);
    }
    for (const [id, tab] of this.tabs) {
      const here = this.visible.has(id);
      tab.setAttribute("aria-current", String(here));
      if (here) this.#count(tab.querySelector(".badge"), 0);
    }
  }

  #fit() {
    this.bar.hidden = this.phones.size < 2 || this.place.scrollWidth <= this.place.clientWidth + 1;
    byId("nobody").hidden = this.phones.size > 0;
  }
}
