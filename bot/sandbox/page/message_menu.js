// What a person can do with one message: react, answer, copy, change.

import { el } from "./dom.js";
import { openMenu } from "./menu.js";
import { OFFERED, reactionName } from "./reactions.js";

export function messageMenu(message, anchor, acts) {
  const own = message.from?.id === acts.person.id;
  const text = message.text ?? message.caption;
  const close = openMenu(anchor, [
    { label: "Répondre", run: () => acts.reply(message) },
    own && message.text && { label: "Modifier", run: () => acts.modify(message) },
    text && { label: "Copier le texte", run: () => acts.copy(text) },
  ], reactionRow(message, acts, () => close()));
}

function reactionRow(message, acts, close) {
  const mine = (message.reactions ?? []).find((reaction) => reaction.mine)?.emoji;
  return el("div", { class: "reaction-row", role: "group", "aria-label": "Réagir" }, OFFERED.map((emoji) => el("button", {
    type: "button", role: "menuitemradio", "aria-checked": String(emoji === mine), "aria-label": `Réagir : ${reactionName(emoji)}`,
    title: reactionName(emoji),
    on: { click: () => { close(); acts.react(message, emoji === mine ? null : emoji); } },
  }, emoji)));
}
