// One message as an article: who, what, when, its buttons and its reactions. `acts` is what the phone can do.

import { bdi, el, fullName, icon, iconButton, srOnly } from "./dom.js";
import * as dates from "./dates.js";
import { rich } from "./entities.js";
import { inlineKeyboard } from "./inline_keyboard.js";
import { media, summary } from "./media.js";
import { poll } from "./poll.js";
import { reactionName } from "./reactions.js";

const SERVICE = {
  pinned_message: (m) => `${fullName(m.from)} a épinglé « ${summary(m.pinned_message)} »`,
  new_chat_members: (m) => `${m.new_chat_members.map(fullName).join(", ")} a rejoint le groupe`,
  left_chat_member: (m) => `${fullName(m.left_chat_member)} a quitté le groupe`,
  users_shared: () => "Personnes partagées avec le bot",
  write_access_allowed: () => "Le bot peut maintenant t’écrire",
};

export function bubble(message, acts) {
  const service = Object.keys(SERVICE).find((key) => message[key]);
  if (service) return el("p", { class: "service", "data-id": message.message_id }, bdi(SERVICE[service](message)));
  const out = message.from?.id === acts.person.id;
  const side = out ? "out" : "in";
  return el("article", { class: `message ${side}`, "data-id": message.message_id },
    el("div", { class: bubbleClass(message) }, inside(message, out, acts)),
    inlineKeyboard(message, acts),
    reactions(message, acts),
    more(message, acts));
}

function inside(message, out, acts) {
  return [
    srOnly(out ? "Moi : " : `${fullName(message.from ?? acts.bot)} : `),
    forwarded(message),
    quoted(message, acts),
    media(message),
    message.poll && poll(message, acts),
    words(message),
    meta(message, out),
  ];
}

function bubbleClass(message) {
  const kinds = ["bubble"];
  if (message.photo || message.video || message.animation) kinds.push("with-picture");
  if (message.sticker || message.dice || bigEmoji(message)) kinds.push("big");
  if (message.edit_date) kinds.push("edited");
  return kinds.join(" ");
}

function bigEmoji(message) {
  return /^(\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*){1,3}$/u.test(message.text ?? "");
}

function words(message) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  return el("div", { class: "text", dir: "auto" }, rich(text, message.entities ?? message.caption_entities));
}

function meta(message, out) {
  const date = new Date(message.date * 1000);
  return el("div", { class: "meta" },
    message.edit_date && el("span", {}, "modifié "),
    el("time", { datetime: date.toISOString(), title: dates.long(date) }, dates.time(date)),
    out && icon("ticks"));
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = origin.sender_user ? fullName(origin.sender_user) : (origin.sender_user_name ?? origin.chat?.title ?? "…");
  return el("p", { class: "forwarded" }, "Transféré de ", bdi(name));
}

function quoted(message, acts) {
  const original = message.reply_to_message;
  if (!original) return null;
  return el("button", { type: "button", class: "quoted", on: { click: () => acts.jump(original.message_id) } },
    srOnly("En réponse à "),
    el("strong", { dir: "auto" }, fullName(original.from)), srOnly(" : "),
    el("span", { dir: "auto" }, summary(original)));
}

function reactions(message, acts) {
  const emojis = message.reactions ?? [];
  if (!emojis.length) return null;
  return el("ul", { class: "reactions", "aria-label": "Réactions" }, emojis.map(({ emoji, mine }) =>
    el("li", {}, el("button", {
      type: "button", class: mine ? "mine" : null, "aria-label": label(emoji, mine), title: label(emoji, mine),
      on: { click: () => acts.react(message, mine ? null : emoji) },
    }, emoji))));
}

function label(emoji, mine) {
  return mine ? `Retirer ma réaction : ${reactionName(emoji)}` : `Réaction : ${reactionName(emoji)}`;
}

function more(message, acts) {
  return iconButton("more", "Actions sur ce message", {
    class: "icon-button more", tabindex: "-1", "aria-haspopup": "menu",
    on: { click: (event) => acts.menu(message, event.currentTarget) },
  });
}
