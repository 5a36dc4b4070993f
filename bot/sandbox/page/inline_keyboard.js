// The buttons under a message. A press shows a spinner until the bot's `answer` comes, 15 seconds at most.

import { el, srOnly } from "./dom.js";
import { safeUrl } from "./links.js";

const PATIENCE = 15_000;

export function inlineKeyboard(message, acts) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "inline-keyboard", role: "group", "aria-label": "Boutons du message" },
    rows.map((row) => el("div", { class: "row" }, row.map((button) => one(button, message, acts)))));
}

function one(button, message, acts) {
  const address = button.url ?? button.web_app?.url ?? button.login_url?.url;
  if (address) return link(button, address);
  return el("button", {
    type: "button", class: "inline-button", dir: "auto",
    on: { click: (event) => pressed(event.currentTarget, button, message, acts) },
  }, button.text);
}

function link(button, address) {
  const href = safeUrl(address) ?? "about:blank";
  return el("a", { class: "inline-button link", dir: "auto", href, target: "_blank", rel: "noopener noreferrer" },
    button.text, srOnly(" (ouvre un lien)"));
}

async function pressed(node, button, message, acts) {
  if (button.copy_text) return acts.copy(button.copy_text.text);
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (query !== undefined) return acts.fill(`@${acts.bot.username} ${query}`);
  if (node.classList.contains("waiting")) return undefined;
  spin(node);
  const body = { message_id: message.message_id };
  body[button.callback_data === undefined ? "label" : "data"] = button.callback_data ?? button.text;
  const done = await acts.press(body);
  if (!done) stop(node);
  return undefined;
}

function spin(node) {
  node.classList.add("waiting");
  node.setAttribute("aria-busy", "true");
  node.append(el("span", { class: "spinner" }, srOnly(" (en attente du bot)")));
  setTimeout(() => stop(node), PATIENCE);
}

function stop(node) {
  node.classList.remove("waiting");
  node.removeAttribute("aria-busy");
  node.querySelector(".spinner")?.remove();
}

/** The bot answered: nothing under this message waits any more. */
export function stopSpinners(element) {
  for (const node of element?.querySelectorAll(".waiting") ?? []) stop(node);
}
