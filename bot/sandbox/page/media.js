// What a message carries besides words: pictures, files, sounds, places, contacts.

import { bdi, el, fullName, icon } from "./dom.js";
import { fileUrl } from "./api.js";
import * as dates from "./dates.js";
import { viewPicture } from "./dialogs.js";

const MAKERS = {
  photo: picture, animation: film, video: film, video_note: film, sticker, voice: sound, audio: sound, document: file,
  location: place, venue: venue, contact, dice: (dice) => el("p", { class: "emoji" }, `${dice.emoji} ${dice.value}`),
};
const KNOWN = [...Object.keys(MAKERS), "text", "poll", "caption"];

export function media(message) {
  const kind = Object.keys(MAKERS).find((name) => message[name]);
  if (kind) return MAKERS[kind](message[kind], message);
  return KNOWN.some((name) => message[name]) ? null : el("p", { class: "unknown" }, "Contenu que cette page ne montre pas");
}

const SUMMARIES = {
  photo: () => "Photo", animation: () => "Animation", video: () => "Vidéo", video_note: () => "Message vidéo",
  sticker: (sticker) => `Autocollant ${sticker.emoji ?? ""}`, voice: () => "Message vocal", audio: (audio) => audio.title ?? "Audio",
  document: (document) => document.file_name ?? "Document", location: () => "Position", contact: () => "Contact",
  poll: (poll) => poll.question,
};

/** One line that stands for the message: in quotes, in the pinned bar. */
export function summary(message) {
  const text = message?.text ?? message?.caption;
  if (text) return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  const kind = Object.keys(SUMMARIES).find((name) => message?.[name]);
  return kind ? SUMMARIES[kind](message[kind]) : "Message";
}

function picture(sizes, message) {
  const largest = sizes.reduce((a, b) => (b.width > a.width ? b : a));
  const alt = message.caption ? `Photo : ${message.caption}` : "Photo sans légende";
  const source = fileUrl(largest.file_id);
  return el("button", {
    type: "button", class: message.has_media_spoiler ? "picture hidden-picture" : "picture", "aria-label": `Agrandir. ${alt}`,
    on: { click: () => viewPicture(source, alt) },
  }, el("img", { src: source, alt, width: largest.width, height: largest.height, loading: "lazy" }));
}

function film(video) {
  return el("video", { class: "film", src: fileUrl(video.file_id), controls: true, preload: "metadata", "aria-label": "Vidéo" });
}

function sticker(one) {
  if (one.emoji) return el("p", { class: "emoji" }, one.emoji);
  return el("img", { class: "sticker", src: fileUrl(one.file_id), alt: "Autocollant" });
}

function sound(audio) {
  const name = [audio.performer, audio.title].filter(Boolean).join(" – ") || (audio.file_name ?? "Message vocal");
  return el("figure", { class: "sound" },
    el("figcaption", {}, bdi(name), ` (${dates.duration(audio.duration)})`),
    el("audio", { src: fileUrl(audio.file_id), controls: true, preload: "none", "aria-label": name }));
}

function file(document) {
  const name = document.file_name ?? "document";
  return el("a", { class: "file", href: fileUrl(document.file_id), download: name },
    el("span", { class: "file-icon" }, icon("file")),
    el("span", { class: "file-words" },
      el("span", { class: "file-name", dir: "auto" }, name),
      el("span", { class: "file-size" }, ["Télécharger", dates.size(document.file_size)].filter(Boolean).join(" · "))));
}

function place({ latitude, longitude }) {
  return el("p", { class: "card" }, el("strong", {}, "Position"), el("br"), `${latitude}, ${longitude}`);
}

function venue(one) {
  return el("p", { class: "card" }, el("strong", { dir: "auto" }, one.title), el("br"), bdi(one.address));
}

function contact(one) {
  return el("p", { class: "card" }, el("strong", { dir: "auto" }, fullName(one)), el("br"), bdi(one.phone_number));
}
