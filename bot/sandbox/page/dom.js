// Makes elements. Strings only ever become text nodes: nothing a person or a bot wrote is read as HTML.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  send: "M3 20.5 21.5 12 3 3.5v6.6L15 12 3 13.9z",
  attach: "M16.5 6.5v10.2a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.9a1.5 1.5 0 0 1-3 0V6.5H9v9.2a3 3 0 0 0 6 0V5.8a4.5 4.5 0 0 0-9 0v10.9a6 6 0 0 0 12 0V6.5z",
  keyboard: "M3 5h18v14H3zm2 2v3h3V7zm5 0v3h4V7zm6 0v3h3V7zM5 12v2h3v-2zm5 0v2h4v-2zm6 0v2h3v-2zM7 16v1h10v-1z",
  more: "M12 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4m0 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4m0 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4",
  menu: "M3 6h18v2H3zm0 5h18v2H3zm0 5h18v2H3z",
  close: "m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  down: "M11 4h2v12l5-5 1.4 1.4L12 19.8l-7.4-7.4L6 11l5 5z",
  file: "M6 2h8l5 5v15H6zm7 1.5V8h4.5z",
  ticks: "m1.5 12.5 1.4-1.4 4 4L15.300 6.700l1.4 1.4L6.900 17.900zm9.800 3 1.400 1.400-.1.100 9.900-9.900-1.400-1.400z",
  pin: "M9 3h6v2l-1 1v5l3 3v2h-4v5l-1 1-1-1v-5H7v-2l3-3V6L9 5z",
  reply: "M10 5v4c6 0 10 4 11 10-2.500-3.500-6-5-11-5v4L3 11.500z",
};

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") listen(node, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function listen(node, listeners) {
  for (const [type, listener] of Object.entries(listeners)) node.addEventListener(type, listener);
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button with an icon and a name that is read aloud and shown as a tip. */
export function iconButton(name, label, props = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...props }, icon(name));
}

export function srOnly(text) {
  return el("span", { class: "sr-only" }, text);
}

/** Somebody else's words beside ours: isolated, so that right-to-left text does not turn ours round. */
export function bdi(text) {
  return el("bdi", {}, text);
}

let lastId = 0;
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

export const byId = (id) => document.getElementById(id);

/** A round portrait: the first letter of the name on a colour that stays the same for the same number. */
export function avatar(name, number) {
  const letter = [...String(name || "?").trim()][0] ?? "?";
  return el("span", { class: `avatar hue-${Math.abs(Number(number) || 0) % 7}`, "aria-hidden": "true" }, letter.toUpperCase());
}

export function fullName(user) {
  return [user?.first_name, user?.last_name].filter(Boolean).join(" ") || "Sans nom";
}
