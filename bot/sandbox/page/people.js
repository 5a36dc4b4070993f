// Who may get a phone: the window that adds a person already there, or makes a new one.

import * as api from "./api.js";
import { avatar, fullName } from "./dom.js";
import { ask, choose } from "./dialogs.js";

const NEW = "new";

/** A person chosen among those of the sandbox or made on the spot; null when the window was closed. */
export async function pickPerson({ title, text, state, first = [] }) {
  const order = [...state.people].sort((a, b) => first.includes(b.id) - first.includes(a.id));
  const options = order.map((person) => ({
    value: person.id, label: fullName(person), note: state.notes?.[person.id], mark: avatar(person.first_name, person.id),
  }));
  const answer = await choose({ title, text, options: [...options, { value: NEW, label: "Nouvelle personne…", mark: avatar("+", 0) }] });
  if (answer === NEW) return newPerson();
  return state.people.find((person) => String(person.id) === answer) ?? null;
}

async function newPerson() {
  const fields = await ask({
    title: "Nouvelle personne", yes: "Créer",
    fields: [
      { name: "first_name", label: "Prénom", required: true, maxlength: "64" },
      { name: "last_name", label: "Nom (facultatif)", maxlength: "64" },
      { name: "username", label: "Nom d’utilisateur Telegram (facultatif)", pattern: "@?[A-Za-z0-9_]{4,32}", hint: "Lettres, chiffres et _ ; sans espace" },
    ],
  });
  if (!fields) return null;
  const known = Object.entries(fields).map(([name, value]) => [name, value.trim().replace(/^@/, "")]).filter(([, value]) => value);
  return api.newPerson({ ...Object.fromEntries(known), language_code: "fr" });
}
