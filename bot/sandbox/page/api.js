// Calls to the sandbox's people's side (bot/sandbox/PROTOCOL.md). A refusal is a SandboxError with the server's sentence.

export class SandboxError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const chosenBot = new URLSearchParams(location.search).get("bot");

export function url(path) {
  if (!chosenBot) return path;
  return `${path}${path.includes("?") ? "&" : "?"}bot=${encodeURIComponent(chosenBot)}`;
}

async function call(method, path, body) {
  const form = body instanceof FormData;
  const options = { method, cache: "no-store" };
  if (body !== undefined) options.body = form ? body : JSON.stringify(body);
  if (body !== undefined && !form) options.headers = { "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch(url(path), options);
  } catch {
    throw new SandboxError("Le bac à sable ne répond pas. Vérifie qu’il tourne, puis essaie encore.", 0);
  }
  return answer(response);
}

async function answer(response) {
  const text = await response.text();
  let data = {};
  try {
    data = text ? JSON.parse(text) : {};
  } catch {
    data = { error: text.slice(0, 200) };
  }
  if (!response.ok) throw new SandboxError(data.error ?? `Erreur ${response.status}`, response.status);
  return data;
}

const post = (path, body = {}) => call("POST", path, body);
const person = (id, what) => `/sandbox/people/${encodeURIComponent(id)}/${what}`;

export const state = () => call("GET", "/sandbox/state");
export const chat = (id) => call("GET", person(id, "chats/bot"));
export const newPerson = (fields) => post("/sandbox/people", fields);
export const send = (id, body) => post(person(id, "messages"), body);
export const openLink = (id, payload) => post(person(id, "link"), { payload });
export const press = (id, body) => post(person(id, "press"), body);
export const edit = (id, message_id, text) => post(person(id, "edit"), { message_id, text });
export const react = (id, message_id, emoji) => post(person(id, "react"), { message_id, emoji });
export const vote = (id, message_id, options) => post(person(id, "vote"), { message_id, options });
export const block = (id) => post(person(id, "block"));
export const unblock = (id) => post(person(id, "unblock"));
export const moveClock = (body) => post("/sandbox/clock", body);
export const reset = () => post("/sandbox/reset");
export const journal = (after) => call("GET", `/sandbox/journal?after=${after}`);
export const demo = (action) => post(`/sandbox/demo/${action}`);
export const fileUrl = (fileId) => url(`/sandbox/files/${encodeURIComponent(fileId)}`);

/** A photo or document goes as a form: the caption beside it. */
export function sendFile(id, kind, file, caption, replyTo) {
  const form = new FormData();
  form.append(kind, file, file.name);
  if (caption) form.append("caption", caption);
  if (replyTo) form.append("reply_to_message_id", String(replyTo));
  return post(person(id, "messages"), form);
}

/** Whether the owner of the sandbox offers this action (kill, restart…); asking does not do it. */
export async function hasDemo(action) {
  const response = await fetch(url(`/sandbox/demo/${action}`), { cache: "no-store" }).catch(() => null);
  return response !== null && response.status !== 404;
}
