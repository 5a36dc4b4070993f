// Addresses: which are safe to open, and which are invitations to our bot.

const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "tg:", "ton:"]);

/** The address as it may be opened, or null when it is none (`javascript:` and the like). */
export function safeUrl(text) {
  const candidates = [text, `https://${text}`];
  for (const candidate of candidates) {
    const parsed = URL.canParse(candidate) ? new URL(candidate) : null;
    if (parsed && SAFE.has(parsed.protocol)) return parsed.href;
    if (parsed && !/^[\w.-]+:\d+/.test(text)) return null;
  }
  return null;
}

/** What follows `?start=` in a link to this bot ("" when nothing does); null when the link leads elsewhere. */
export function startPayload(href, username) {
  const parsed = URL.canParse(href) ? new URL(href) : null;
  if (!parsed || !username) return null;
  const domain = parsed.protocol === "tg:" ? parsed.searchParams.get("domain") : onTelegram(parsed);
  if (domain?.toLowerCase() !== username.toLowerCase()) return null;
  return parsed.searchParams.get("start") ?? "";
}

function onTelegram(parsed) {
  const ours = ["t.me", "telegram.me", "telegram.dog"].includes(parsed.hostname);
  return ours ? parsed.pathname.replace(/^\/|\/$/g, "") : null;
}

/** What a person typed or pasted as an invitation: a link to the bot, or the code by itself. */
export function invitation(text, username) {
  const trimmed = text.trim();
  const payload = startPayload(trimmed, username) ?? startPayload(`https://${trimmed}`, username);
  if (payload !== null) return payload;
  return trimmed.match(/[?&]start=([\w-]+)/)?.[1] ?? trimmed;
}
