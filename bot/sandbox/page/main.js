// Puts the page together: which phones there are, and where each event goes.

import * as api from "./api.js";
import { Clock } from "./clock.js";
import { setTimeZone } from "./dates.js";
import { Desk } from "./desk.js";
import { Journal } from "./journal.js";
import { startPayload } from "./links.js";
import { pickPerson } from "./people.js";
import { Phone } from "./phone.js";
import { Stream } from "./stream.js";
import { startTheme } from "./theme.js";
import { Toolbar } from "./toolbar.js";

startTheme();
const desk = new Desk();
const journal = new Journal();
const toolbar = new Toolbar({ onPeople: () => addPhone() });
const clock = new Clock((text) => toolbar.problem(text));
const stream = new Stream({ onEvent: receive, onConnected: (connected) => toolbar.connected(connected), check: stillThere });
let state = null;

const page = {
  now: clock.now,
  unread: (phone) => desk.unread(phone),
  remove: (phone) => { desk.remove(phone); remember(); },
  openBotLink: (href) => {
    const payload = startPayload(href, state.bot?.username);
    if (payload !== null) openInvitation(payload);
    return payload !== null;
  },
};

async function load() {
  stream.stop();
  await refreshState();
  desk.clear();
  for (const person of chosenPeople()) place(person);
  await Promise.all(desk.all().map((phone) => phone.load()));
  const seqs = desk.all().map((phone) => phone.seq);
  stream.start(seqs.length ? Math.min(...seqs) : state.seq);
}

async function refreshState() {
  state = await api.state();
  setTimeZone(state.time_zone);
  clock.set(state);
  toolbar.title(state.title);
  if (!state.bot) throw new Error("Aucun bot ne s’est encore annoncé à ce bac à sable.");
  if (state.online !== undefined) toolbar.bot(state.online);
}

// Those of the address (?phones=1,2) if they are all there, else those the sandbox names, else everybody.
function chosenPeople() {
  const find = (ids) => ids.map((id) => state.people.find((person) => person.id === Number(id)));
  const asked = find((new URLSearchParams(location.search).get("phones") ?? "").split(",").filter(Boolean));
  if (asked.length && asked.every(Boolean)) return asked;
  const named = find(state.phones ?? []).filter(Boolean);
  return named.length ? named : state.people;
}

function remember() {
  const address = new URL(location.href);
  address.searchParams.set("phones", desk.all().map((phone) => phone.person.id).join(","));
  history.replaceState(null, "", address.href.replaceAll("%2C", ","));
}

function place(person) {
  const phone = new Phone({ person, note: state.notes?.[person.id], bot: state.bot, page });
  desk.add(phone);
  return phone;
}

async function openPhone(person) {
  const there = desk.get(person.id);
  if (there) return there;
  if (!state.people.some(({ id }) => id === person.id)) state.people.push(person);
  const phone = place(person);
  remember();
  await phone.load();
  return phone;
}

async function picked(words) {
  try {
    await refreshState();
    return await pickPerson({ ...words, state, first: desk.all().map((phone) => phone.person.id) });
  } catch (error) {
    toolbar.problem(error.message);
    return null;
  }
}

async function addPhone() {
  const person = await picked({ title: "Afficher un téléphone", text: "Celui de qui\u00a0?" });
  if (person) desk.show(await openPhone(person));
}

async function openInvitation(payload) {
  const person = await picked({ title: "Ouvrir l’invitation", text: "Dans le téléphone de qui\u00a0?" });
  if (!person) return;
  const phone = await openPhone(person);
  desk.show(phone);
  phone.acts.link(payload);
}

const FOR_THE_PAGE = {
  clock: (event) => clock.set(event),
  caption: ({ text }) => toolbar.caption(text),
  bot: ({ online }) => toolbar.bot(online),
  reset: () => { journal.clear(); start(); },
};

function receive(event) {
  const handle = FOR_THE_PAGE[event.type];
  if (handle) handle(event);
  else if (event.person && !desk.get(event.person)) newcomer(event.person);
  else desk.get(event.person)?.receive(event);
}

// Someone unknown writes: they get a phone, where everybody has one.
async function newcomer(id) {
  if (state.phones?.length || state.people.some((person) => person.id === id)) return;
  await refreshState();
  const person = state.people.find((one) => one.id === id);
  if (person) await openPhone(person);
}

// After a lost connection: has the sandbox forgotten what we saw? Then everything is loaded anew.
async function stillThere(seq) {
  const now = await api.state();
  const known = desk.all().every((phone) => now.people.some((person) => person.id === phone.person.id));
  if (known && now.seq >= seq) return true;
  await load();
  return false;
}

async function start() {
  try {
    await load();
    await toolbar.offerDemo();
  } catch (error) {
    toolbar.problem(error.message);
    setTimeout(start, 2000);
  }
}

start();
