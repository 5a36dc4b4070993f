// Dates, times and sizes in French, in the sandbox's time zone if it names one, else in the browser's.

let zone;
const formats = new Map();

export function setTimeZone(name) {
  formats.clear();
  try {
    zone = name ? new Intl.DateTimeFormat("fr-FR", { timeZone: name }).resolvedOptions().timeZone : undefined;
  } catch {
    zone = undefined;
  }
}

function format(options, date, locale = "fr-FR") {
  const key = locale + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return formats.get(key).format(date);
}

const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

export const time = (date) => format(HOUR, date);

/** « mercredi 14 juillet 2027, 17:30 » */
export function long(date) {
  return `${format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, date)}, ${time(date)}`;
}

/** « mercredi 14 juillet », with the year when it is not that of `now`. */
export function day(date, now) {
  const sameYear = format({ year: "numeric" }, date) === format({ year: "numeric" }, now);
  return format({ weekday: "long", day: "numeric", month: "long", year: sameYear ? undefined : "numeric" }, date);
}

/** The local day as 2027-07-14: the same for two instants of one day. */
export function dayKey(date) {
  return format({ year: "numeric", month: "2-digit", day: "2-digit" }, date, "sv-SE");
}

/** The value of an `<input type="datetime-local">`. */
export function toField(date) {
  return `${dayKey(date)}T${time(date)}`;
}

/** The instant that such a value means; twice, because the first guess may fall on the other side of a clock change. */
export function fromField(value) {
  const wanted = Date.parse(`${value}Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess += wanted - Date.parse(`${toField(new Date(guess))}Z`);
  return new Date(guess);
}

const one = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

export function size(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1000) return `${bytes}\u00a0octets`;
  if (bytes < 1_000_000) return `${one.format(bytes / 1000)}\u00a0Ko`;
  return `${one.format(bytes / 1_000_000)}\u00a0Mo`;
}

export const count = (n, word) => `${new Intl.NumberFormat("fr-FR").format(n)}\u00a0${word}${n >= 2 ? "s" : ""}`;

export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
