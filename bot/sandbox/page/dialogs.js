// Windows over the whole page: a question, a form, a choice, a picture in full size. Escape closes each.

import { el, freshId, iconButton } from "./dom.js";

function show(dialog, takeAnswer) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(takeAnswer(dialog.returnValue));
      dialog.remove();
    });
  });
}

function frame(title, ...content) {
  const id = freshId("dialog");
  return el("dialog", { class: "window", "aria-labelledby": id }, el("form", { method: "dialog" },
    el("h2", { id }, title), ...content));
}

function closing(label = "Annuler") {
  return el("button", { type: "submit", class: "tool", value: "", formnovalidate: true }, label);
}

/** Whether the person said yes. */
export function confirm({ title, text, yes, danger = false }) {
  const dialog = frame(title, el("p", {}, text), el("div", { class: "window-buttons" }, closing(),
    el("button", { type: "submit", class: danger ? "tool filled danger" : "tool filled", value: "yes" }, yes)));
  return show(dialog, (answer) => answer === "yes");
}

/** A form: `fields` are `{name, label, hint?, ...attributes}`. What was filled in, or null. */
export function ask({ title, text, fields, yes }) {
  const dialog = frame(title, text && el("p", {}, text), fields.map(field), el("div", { class: "window-buttons" },
    // The browser sends Enter to the first button of a form: here to the answer, not to « Annuler ».
    el("button", { type: "submit", class: "tool filled", value: "yes" }, yes), closing()));
  const form = dialog.firstElementChild;
  return show(dialog, (answer) => (answer === "yes" ? Object.fromEntries(new FormData(form)) : null));
}

function field({ name, label, hint, ...attributes }) {
  const id = freshId(name);
  const hintId = hint ? `${id}-hint` : null;
  return el("p", { class: "field" }, el("label", { for: id }, label),
    el("input", { id, name, autocomplete: "off", "aria-describedby": hintId, ...attributes }),
    hint && el("small", { id: hintId }, hint));
}

/** One of `options` (`{value, label, note?, mark?}`), or null. */
export function choose({ title, text, options }) {
  const dialog = frame(title, text && el("p", {}, text),
    el("ul", { class: "choices" }, options.map(({ value, label, note, mark }) => el("li", {},
      el("button", { type: "submit", value: `=${value}` }, mark,
        el("span", { class: "choice-words" }, el("strong", { dir: "auto" }, label), note && el("small", { dir: "auto" }, note)))))),
    el("div", { class: "window-buttons" }, closing("Fermer")));
  return show(dialog, (answer) => (answer.startsWith("=") ? answer.slice(1) : null));
}

export function viewPicture(source, alt) {
  const dialog = el("dialog", { class: "viewer", "aria-label": alt });
  dialog.append(iconButton("close", "Fermer la photo", { on: { click: () => dialog.close() } }), el("img", { src: source, alt }),
    el("a", { class: "viewer-link", href: source, target: "_blank", rel: "noopener" }, "Ouvrir le fichier"));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return show(dialog, () => null);
}
