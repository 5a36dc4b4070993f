// A text and its Telegram entities → nodes. Offsets count UTF-16 units, which is how JavaScript counts too.

import { el } from "./dom.js";
import { safeUrl } from "./links.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };
const LINKS = {
  url: (text) => text,
  email: (text) => `mailto:${text}`,
  phone_number: (text) => `tel:${text.replace(/[^+\d]/g, "")}`,
  mention: (text) => `https://t.me/${text.slice(1)}`,
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

export function rich(text, entities = []) {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes(text, 0, text.length, outermostFirst(entities)));
  return fragment;
}

function outermostFirst(entities) {
  return entities
    .map((entity) => ({ ...entity, from: entity.offset, to: entity.offset + entity.length }))
    .filter((entity) => entity.length > 0)
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function nodes(text, from, to, entities) {
  const made = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    if (entity.from > at) made.push(text.slice(at, entity.from));
    const inner = nodes(text, entity.from, entity.to, clipped(others, entity.from, entity.to));
    made.push(element(entity, text.slice(entity.from, entity.to), inner));
    at = afterBlock(text, entity, to);
    rest = clipped(others, at, to);
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

// Entities that overlap without nesting are cut in two at the border.
function clipped(entities, from, to) {
  return entities
    .map((entity) => ({ ...entity, from: Math.max(entity.from, from), to: Math.min(entity.to, to) }))
    .filter((entity) => entity.from < entity.to);
}

// A block ends its line by itself; the line feed behind it would show as an empty line.
function afterBlock(text, entity, to) {
  return BLOCKS.has(entity.type) && entity.to < to && text[entity.to] === "\n" ? entity.to + 1 : entity.to;
}

function element(entity, text, inner) {
  if (TAGS[entity.type]) return el(TAGS[entity.type], {}, inner);
  if (LINKS[entity.type]) return link(LINKS[entity.type](text), inner);
  switch (entity.type) {
    case "text_link": return link(entity.url, inner);
    case "text_mention": return el("span", { class: "mention" }, inner);
    case "bot_command": return el("button", { type: "button", class: "command", "data-command": text }, inner);
    case "pre": return el("pre", { "data-language": entity.language || null, tabindex: "0" }, el("code", {}, inner));
    case "expandable_blockquote": return expandable(inner);
    case "spoiler": return spoiler(inner);
    default: return el("span", {}, inner);
  }
}

function link(address, inner) {
  const href = safeUrl(address);
  return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, inner) : el("span", {}, inner);
}

function spoiler(inner) {
  const words = el("span", { class: "spoiler-text", "aria-hidden": "true" }, inner);
  const cover = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Texte masqué : afficher" }, words);
  const reveal = (event) => {
    if (cover.classList.contains("revealed")) return;
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    words.removeAttribute("aria-hidden");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    cover.classList.add("revealed");
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", reveal);
  return cover;
}

function expandable(inner) {
  const words = el("div", { class: "quote-text" }, inner);
  const toggle = el("button", { type: "button", class: "quote-toggle", "aria-expanded": "false" }, "Tout lire");
  const quote = el("blockquote", { class: "expandable" }, words, toggle);
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "Réduire" : "Tout lire";
  });
  new ResizeObserver(() => {
    if (!quote.classList.contains("open")) toggle.hidden = words.scrollHeight <= words.clientHeight + 1;
  }).observe(words);
  return quote;
}
