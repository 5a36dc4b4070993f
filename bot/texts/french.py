"""Days, durations, amounts and lists as French writes them."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal

LOCALE = "fr_FR"
SILENT_H = (
    r"h(?:a(?:bi|le|lt|rmo)|e|i(?!p-?hop|ss)|o(?!ckey|rs|tte|usse|ngr)|u(?!it|tte)|y|ô|é(?!ron|riss|ros\b))"
)
ELIDED = re.compile(rf"(?!onz|oui\b)[aeiouéèêàâîïôûœ]|y[^aeiouéè]|{SILENT_H}", re.IGNORECASE)
SENTENCE = re.compile(r"(?:j['’]|je |on |nous )", re.IGNORECASE)
NARROW_SPACE, SPACE = "\u202f", "\u00a0"


def day(on: date) -> str:
    """« mardi 14 juillet », the first of a month as « 1er »."""
    written = format_date(on, "EEEE d MMMM", locale=LOCALE)
    return written.replace(" 1 ", " 1er ", 1) if on.day == 1 else written


def full_day(on: date) -> str:
    """« mardi 14 juillet 2026 »."""
    return f"{day(on)} {on.year}"


def day_of_month(on: date) -> str:
    """« 6 juillet », « 1er juillet »."""
    return f"{'1er' if on.day == 1 else on.day} {format_date(on, 'MMMM', locale=LOCALE)}"


def short_day(on: date) -> str:
    """« mar. 14 », for buttons."""
    return format_date(on, "EEE d", locale=LOCALE)


def instant(at: datetime, timezone: str) -> str:
    """« mardi 14 juillet à 17 h 30 », in the cooperative's own time."""
    local = at.astimezone(ZoneInfo(timezone))
    return f"{day(local.date())} à {clock(local.time())}"


def clock(at: time) -> str:
    """« 9 h », « 17 h 30 »."""
    minutes = f"{SPACE}{at.minute:02d}" if at.minute else ""
    return f"{at.hour}{SPACE}h{minutes}"


def duration(minutes: int) -> str:
    """« 45 min », « 2 h », « 1 h 30 », « 0 h »."""
    hours, rest = divmod(minutes, 60)
    if not hours and rest:
        return f"{rest}{SPACE}min"
    return f"{hours}{SPACE}h{SPACE}{rest:02d}" if rest else f"{hours}{SPACE}h"


def euros(cents: int) -> str:
    """« 1 200 € », « 45,50 € »."""
    pattern = "#,##0 ¤" if cents % 100 == 0 else "#,##0.00 ¤"
    return format_currency(cents / 100, "EUR", pattern, locale=LOCALE, currency_digits=False)


def number(value: int) -> str:
    """« 12 », « 1 000 »."""
    return format_decimal(value, locale=LOCALE)


def count(things: int, one: str, many: str) -> str:
    """« 1 contrat », « 12 contrats »; French counts 0 with the singular."""
    return f"{number(things)}{SPACE}{one if things < 2 else many}"


def enumeration(names: list[str]) -> str:
    """« Léa, Tom et Zoé »."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}" if names else ""


def capital(text: str) -> str:
    """First letter large; the rest as it is."""
    return text[:1].upper() + text[1:]


def of(noun: str) -> str:
    """« de tonte », « d'archivage », « de haies », « de yoga »: elision before a vowel sound."""
    if SENTENCE.match(noun):
        return f"de « {noun} »"
    return f"d'{noun}" if ELIDED.match(noun) else f"de {noun}"


def date_and_time(at: datetime, timezone: str) -> str:
    """« 14/07/2026 17:30 », for files."""
    return format_datetime(at.astimezone(ZoneInfo(timezone)), "dd/MM/yyyy HH:mm", locale=LOCALE)
