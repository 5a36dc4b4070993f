// A poll: before the vote a choice, after it (or when it is closed) the results.

import { el, srOnly } from "./dom.js";
import * as dates from "./dates.js";
import { rich } from "./entities.js";

export function poll(message, acts) {
  const one = message.poll;
  const mine = message.chosen ?? [];
  const results = one.is_closed || mine.length > 0;
  return el("div", { class: "poll", role: "group", "aria-label": `Sondage : ${one.question}` },
    el("p", { class: "poll-question", dir: "auto" }, rich(one.question, one.question_entities)),
    el("p", { class: "poll-kind" }, kind(one)),
    results ? shown(one, mine) : choice(one, message, acts),
    results && explanation(one),
    el("p", { class: "poll-count" }, one.total_voter_count ? dates.count(one.total_voter_count, "vote") : "Aucun vote"),
    mine.length > 0 && revocable(one) && retract(message, acts));
}

function kind(one) {
  if (one.is_closed) return "Résultats définitifs";
  const what = one.type === "quiz" ? "Quiz" : "Sondage";
  return `${what} ${one.is_anonymous ? "anonyme" : "public"}${one.allows_multiple_answers ? " · plusieurs choix" : ""}`;
}

function revocable(one) {
  return !one.is_closed && (one.allows_revoting ?? one.type !== "quiz");
}

function choice(one, message, acts) {
  return one.allows_multiple_answers ? several(one, message, acts) : single(one, message, acts);
}

function single(one, message, acts) {
  return el("ul", { class: "poll-options" }, one.options.map((option, index) => el("li", {},
    el("button", { type: "button", class: "poll-option", on: { click: () => acts.vote(message, [index]) } },
      el("span", { class: "poll-mark round", "aria-hidden": "true" }), words(option)))));
}

function several(one, message, acts) {
  const boxes = one.options.map((option) => el("label", { class: "poll-option" },
    el("input", { type: "checkbox" }), words(option)));
  const send = (event) => {
    event.preventDefault();
    const ticked = boxes.flatMap((box, index) => (box.firstChild.checked ? [index] : []));
    if (ticked.length) acts.vote(message, ticked);
  };
  return el("form", { class: "poll-options", on: { submit: send } }, boxes,
    el("button", { type: "submit", class: "poll-send" }, "Voter"));
}

function words(option) {
  return el("span", { dir: "auto" }, rich(option.text, option.text_entities));
}

function shown(one, mine) {
  const right = one.correct_option_ids ?? (one.correct_option_id === undefined ? [] : [one.correct_option_id]);
  return el("ul", { class: "poll-options" }, one.options.map((option, index) => {
    const share = one.total_voter_count ? Math.round((100 * option.voter_count) / one.total_voter_count) : 0;
    const bar = el("span", { class: "poll-bar", "aria-hidden": "true" });
    bar.style.setProperty("--share", `${share}%`);
    return el("li", { class: `poll-result ${verdictClass(right, mine, index)}` },
      el("span", { class: "poll-share" }, `${share}\u00a0%`), words(option),
      el("span", { class: "poll-verdict" }, verdict(right, mine, index)), bar);
  }));
}

function verdictClass(right, mine, index) {
  if (right.includes(index)) return "right";
  return mine.includes(index) && right.length ? "wrong" : "";
}

function verdict(right, mine, index) {
  const chosen = mine.includes(index);
  if (!right.length) return chosen ? "mon vote" : "";
  if (right.includes(index)) return chosen ? "bonne réponse, la mienne" : "bonne réponse";
  return chosen ? "ma réponse" : "";
}

function explanation(one) {
  if (!one.explanation) return null;
  return el("p", { class: "poll-explanation", dir: "auto" }, srOnly("Explication : "), rich(one.explanation, one.explanation_entities));
}

function retract(message, acts) {
  return el("button", { type: "button", class: "poll-send", on: { click: () => acts.vote(message, []) } }, "Retirer mon vote");
}
