// The messages of one phone, in days, kept at the bottom unless the person scrolled up to read.

import { bubble } from "./bubble.js";
import { el, icon, srOnly } from "./dom.js";
import * as dates from "./dates.js";

const NEAR = 60;

export class Log {
  constructor(acts, now) {
    this.acts = acts;
    this.now = now;
    this.messages = new Map();
    this.stuck = true;
    this.missed = 0;
    this.top = 0;
    this.#build();
  }

  #build() {
    this.content = el("div", { class: "log-content" });
    this.scroller = el("div", {
      class: "log", role: "log", "aria-live": "polite", tabindex: "0", "aria-label": `Messages de ${this.acts.person.first_name}`,
      on: { scroll: () => this.#scrolled(), keydown: (event) => this.#walk(event) },
    }, this.content);
    this.downCount = el("span", { class: "down-count" });
    this.down = el("button", { type: "button", class: "down", hidden: true, on: { click: () => this.toBottom() } },
      icon("down"), srOnly("Aller aux derniers messages"), this.downCount);
    this.element = el("div", { class: "log-frame" }, this.scroller, this.down);
    const observer = new ResizeObserver(() => this.stuck && this.toBottom());
    observer.observe(this.scroller);
    observer.observe(this.content);
  }

  reset(messages) {
    this.scroller.setAttribute("aria-busy", "true");
    this.messages.clear();
    this.content.replaceChildren();
    for (const message of messages) this.#append(message);
    this.toBottom();
    requestAnimationFrame(() => this.scroller.removeAttribute("aria-busy"));
  }

  get size() {
    return this.messages.size;
  }

  get(id) {
    return this.messages.get(id)?.message;
  }

  element_of(id) {
    return this.messages.get(id)?.element;
  }

  /** A new message, or the new state of one that is there. */
  put(message) {
    const known = this.messages.get(message.message_id);
    if (known) return this.#replace(known, { ...carried(known.message), ...message });
    // The scroll event of a move made this instant has not come yet.
    this.#scrolled();
    if (message.from?.id === this.acts.person.id) this.stuck = true;
    this.#append(message);
    if (!this.stuck) this.#missedOne();
    return undefined;
  }

  change(id, fields) {
    const known = this.messages.get(id);
    if (known) this.#replace(known, { ...known.message, ...fields });
  }

  remove(id) {
    const known = this.messages.get(id);
    if (!known) return;
    const day = known.element.parentElement;
    known.element.remove();
    this.messages.delete(id);
    if (day.childElementCount === 1) day.remove();
    this.#reachable();
  }

  jump(id) {
    const target = this.element_of(id);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    target.classList.add("found");
    setTimeout(() => target.classList.remove("found"), 1600);
  }

  toBottom() {
    this.stuck = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#scrolled();
  }

  #append(message) {
    const element = bubble(message, this.acts);
    this.messages.set(message.message_id, { message, element });
    this.#day(message).append(element);
    this.#reachable();
  }

  #replace(known, message) {
    const before = known.element;
    const buttons = [...before.querySelectorAll("button, a")];
    const focused = buttons.indexOf(document.activeElement);
    const element = bubble(message, this.acts);
    before.replaceWith(element);
    this.messages.set(message.message_id, { message, element });
    this.#reachable();
    if (focused >= 0) this.#refocus(element, focused, buttons.length);
  }

  // The keyboard's place is kept: on the button that took the pressed one's place, else on the message's last one.
  #refocus(element, index, count) {
    const now = [...element.querySelectorAll("button, a")];
    const same = now.length === count ? now[index] : (now[Math.min(index, now.length - 2)] ?? now.at(-1));
    (same ?? this.scroller).focus({ preventScroll: true });
  }

  #day(message) {
    const date = new Date(message.date * 1000);
    const key = dates.dayKey(date);
    const last = this.content.lastElementChild;
    if (last?.dataset.day === key) return last;
    const day = el("div", { class: "day", "data-day": key },
      el("p", { class: "day-name" }, dates.day(date, this.now())));
    this.content.append(day);
    return day;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only a move upwards unsticks: what grows below the last message (a picture that loads) is no wish to read back.
    if (near || scrollTop < this.top) this.stuck = near;
    this.top = scrollTop;
    this.down.hidden = this.stuck;
    this.#floatDays();
    if (this.stuck) this.missed = 0;
    this.#count();
  }

  // A day's name that floats over messages shows only while one scrolls.
  #floatDays() {
    for (const day of this.content.children) {
      day.firstElementChild.classList.toggle("floating", day.firstElementChild.offsetTop > day.offsetTop + 12);
    }
    this.scroller.classList.add("scrolling");
    clearTimeout(this.calm);
    this.calm = setTimeout(() => this.scroller.classList.remove("scrolling"), 900);
  }

  #missedOne() {
    this.missed += 1;
    this.#count();
  }

  #count() {
    this.downCount.replaceChildren(...(this.missed ? [String(this.missed), srOnly(" à lire")] : []));
  }

  // One « Actions » button is in the tab order (the last message's); ↑ and ↓ walk to the others.
  #reachable() {
    const all = [...this.content.querySelectorAll(".more")];
    all.forEach((node, index) => node.setAttribute("tabindex", index === all.length - 1 ? "0" : "-1"));
  }

  #walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.target.matches(".more")) return;
    event.preventDefault();
    const all = [...this.content.querySelectorAll(".more")];
    all[all.indexOf(event.target) + step]?.focus();
  }
}

// What the page knows of a message and the Bot API's objects do not say.
function carried({ chosen, reactions }) {
  return { chosen, reactions };
}
