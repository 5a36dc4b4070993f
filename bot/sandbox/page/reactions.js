// The reactions offered by the page, and their names for those who do not see them.

const NAMES = {
  "👍": "pouce levé", "❤": "cœur", "❤️": "cœur", "🔥": "feu", "🎉": "fête", "👏": "bravo", "😁": "sourire", "😢": "tristesse",
  "👎": "pouce baissé", "🤔": "réflexion", "🙏": "merci", "👌": "parfait", "✅": "fait", "👀": "je regarde", "💯": "cent pour cent",
};

export const OFFERED = ["👍", "❤", "🔥", "🎉", "👏", "😢"];

export const reactionName = (emoji) => NAMES[emoji] ?? emoji;

/**
 * The reactions under a message after an event. An event from someone (`from`, a person's id) replaces theirs; one
 * without is the bot's, unless it repeats what this person just did.
 */
export function changed(before, event, personId) {
  if (event.from === undefined && !event.emoji) return before ?? [];
  const own = (before ?? []).find((reaction) => reaction.mine);
  const mine = event.from === undefined ? own?.emoji === event.emoji : event.from === personId;
  const others = (before ?? []).filter((reaction) => reaction.mine !== mine);
  return event.emoji ? [...others, { emoji: event.emoji, mine }] : others;
}
