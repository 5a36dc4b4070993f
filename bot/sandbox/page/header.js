// The top of a phone: whose it is, the bot's name and whether it writes, the pinned message, the phone's menu.

import { avatar, bdi, el, fullName, icon, iconButton, srOnly } from "./dom.js";
import { startPayload } from "./links.js";
import { summary } from "./media.js";

const TYPING_LASTS = 5500;
const ACTIONS = {
  upload_photo: "envoie une photo", upload_document: "envoie un fichier", record_voice: "enregistre un message", choose_sticker: "choisit un autocollant",
};

export class Header {
  constructor({ person, note, bot, onMenu, onPinned, onInvitation }) {
    this.onPinned = onPinned;
    const link = note?.match(/https?:\/\/\S+/)?.[0] ?? "";
    this.note = el("span", { class: "owner-note", dir: "auto" }, (note ?? "").replace(link, ""));
    this.owner = el("header", { class: "owner" }, avatar(person.first_name, person.id),
      el("h2", { dir: "auto" }, fullName(person)), this.note, ...invitationButton(link, bot, onInvitation));
    this.status = el("span", { class: "bot-line" }, "bot");
    this.pin = el("div", { class: "pinned", hidden: true });
    this.element = el("div", { class: "chat-header" }, avatar(bot.first_name, bot.id),
      el("p", { class: "chat-names" }, el("strong", { dir: "auto" }, bot.first_name), this.status),
      iconButton("more", `Menu du téléphone de ${person.first_name}`, { "aria-haspopup": "menu", on: { click: (event) => onMenu(event.currentTarget) } }));
  }

  typing(action) {
    clearTimeout(this.timer);
    if (!action) return this.#idle();
    this.status.classList.add("typing");
    this.status.replaceChildren(ACTIONS[action] ?? "écrit", el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
    this.timer = setTimeout(() => this.#idle(), TYPING_LASTS);
    return undefined;
  }

  #idle() {
    this.status.classList.remove("typing");
    this.status.textContent = "bot";
  }

  pinned(message) {
    this.pin.hidden = !message;
    if (!message) return;
    this.pin.replaceChildren(el("button", { type: "button", on: { click: () => this.onPinned(message.message_id) } },
      icon("pin"), srOnly("Message épinglé : "), el("span", { class: "pinned-words" }, bdi(summary(message)))));
  }
}

/** A link to this bot in a note is shown as a button that opens it in this phone. */
function invitationButton(link, bot, onInvitation) {
  const payload = startPayload(link, bot.username);
  if (payload === null) return [];
  return [el("button", { type: "button", class: "note-link", on: { click: () => onInvitation(payload) } }, "Ouvrir son invitation")];
}
