// A menu that opens at a button: arrow keys walk it, Escape and a click elsewhere close it.

import { el } from "./dom.js";

const MARGIN = 8;

/** `items`: `{label, run, danger?}`; `top` (optional) is a row of nodes above them. */
export function openMenu(anchor, items, top = null) {
  const menu = el("div", { class: "menu", role: "menu", popover: "auto" }, top,
    items.filter(Boolean).map(({ label, run, danger }) => el("button", {
      type: "button", role: "menuitem", class: danger ? "danger" : null,
      on: { click: () => { close(menu, anchor); run(); } },
    }, label)));
  menu.addEventListener("keydown", (event) => keys(event, menu, anchor));
  menu.addEventListener("toggle", ({ newState }) => newState === "closed" && menu.remove());
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector("[role=menuitem]")?.focus();
  return () => close(menu, anchor);
}

function close(menu, anchor) {
  menu.remove();
  anchor.focus({ preventScroll: true });
}

function place(menu, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + height + MARGIN < innerHeight;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(MARGIN, at.top - height - 4)}px`;
  menu.style.left = `${Math.min(Math.max(MARGIN, at.right - width), innerWidth - width - MARGIN)}px`;
}

function keys(event, menu, anchor) {
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close(menu, anchor);
    return;
  }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...menu.querySelectorAll("button")];
  all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
}
