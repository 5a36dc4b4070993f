// The stream of events: one connection, opened again after the last event seen, so that none is lost or shown twice.

import { url } from "./api.js";

const TYPES = ["message", "edited", "deleted", "answer", "keyboard", "commands", "typing", "reaction", "poll", "pinned",
  "blocked", "clock", "caption", "bot", "reset"];
const SLOWEST = 5000;

export class Stream {
  /** `check(seq)` is awaited before a connection is opened again: false when the server has forgotten what we saw. */
  constructor({ onEvent, onConnected, check }) {
    Object.assign(this, { onEvent, onConnected, check });
    this.seq = 0;
    this.delay = 500;
    this.source = null;
    this.timer = null;
  }

  start(after) {
    this.stop();
    this.seq = after;
    this.#open();
  }

  stop() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  #open() {
    const source = new EventSource(url(`/sandbox/events?after=${this.seq}`));
    this.source = source;
    source.onopen = () => {
      this.delay = 500;
      this.onConnected(true);
    };
    for (const type of TYPES) source.addEventListener(type, (event) => this.#receive(source, event));
    source.onerror = () => this.#lost(source);
  }

  #receive(source, { data }) {
    if (source !== this.source) return;
    const event = JSON.parse(data);
    if (event.seq <= this.seq) return;
    this.seq = event.seq;
    this.onEvent(event);
  }

  // The browser's own reconnection would repeat the first `after`: we open a new connection ourselves.
  #lost(source) {
    if (source !== this.source) return;
    this.stop();
    this.onConnected(false);
    this.timer = setTimeout(() => this.#again(), this.delay);
    this.delay = Math.min(this.delay * 2, SLOWEST);
  }

  async #again() {
    try {
      if (!(await this.check(this.seq))) return;
    } catch {
      this.timer = setTimeout(() => this.#again(), this.delay);
      return;
    }
    if (this.source === null) this.#open();
  }
}
