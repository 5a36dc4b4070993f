"""What a message is: hours that were worked, a contract, or something else that is nobody's entry."""

import re
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from bot.understanding import lexicon, lookalikes
from bot.understanding.calendars import Calendar
from bot.understanding.facts import Facts
from bot.understanding.phrases import Phrases, of, phrases
from bot.understanding.values import Day, Duration, Vague

Kind: TypeAlias = Literal["hours", "contract", "other"]

MOST_ENTRIES = 25
"""More durations in one message are a copied text."""

_NOT_WORDS = re.compile(r"\s*(?:/[a-z]|pause |[{\[].{0,4000}[\"'].{0,4000}:)", re.IGNORECASE | re.DOTALL)
_VERBS = re.compile(r"\b(?:fait|travaille|aide|participe|tenu|passe|note|noter|ajoute|ajouter)\b")


@cache
def _said(part: str) -> Phrases[str]:
    return phrases("talk", part)


def kind(facts: Facts, calendar: Calendar) -> Kind:
    """Rather no entry when unsure: what is written wrongly harms, what is missed is said again."""
    if _NOT_WORDS.match(facts.line.original) or len(facts.works) > MOST_ENTRIES or _is_talk(facts):
        return "other"
    if _is_contract(facts):
        return "contract"
    return "hours" if _is_work(facts, calendar) else "other"


def _is_talk(facts: Facts) -> bool:
    asks_to_note = _said("requests").any_in(facts.line)
    if (_is_question(facts) and not asks_to_note) or _repeats_us(facts) or lookalikes.looks_alike(facts):
        return True
    if _never(facts) and not (facts.customers and _agreed(facts) and _is_contract(facts)):
        return True
    plain_entry = bool(facts.activities) and any(isinstance(one.value, Duration) for one in facts.works)
    return (
        not plain_entry
        and not _is_contract(facts)
        and not _said("contract").any_in(facts.line)
        and _said("chat").any_in(facts.rest)
    )


_OURS = re.compile(
    r"^[^a-z0-9]*(?:c est )?(?:bien )?(?:note|enregistre|ajoute|inscrit|marque|compris|lu)e?s? ?:"
    r"|\bc est (?:bien )?(?:ca|bon|juste|exact|correct)\b|\b(?:t|tu|vous) (?:as|avez) (?:bien )?note\b"
)


def _repeats_us(facts: Facts) -> bool:
    """« Noté : 2 h · jardinage. C'est bien ça ? » is what the bot said itself."""
    asked = "?" in facts.line.text or "·" in facts.line.original
    return asked and _OURS.search(facts.line.text) is not None


def _agreed(facts: Facts) -> bool:
    return _said("agreement").any_in(facts.line) or _said("contract").any_in(facts.line)


_WHO = frozenset(["j", "jai", "tu", "t", "on", "vous", "nous", "il", "elle", "ils", "elles", "c"])


def _is_question(facts: Facts) -> bool:
    """« 2h tonte hier ? » hesitates; « j'ai bien 2h de tonte ? » asks."""
    if "?" not in facts.line.text:
        return False
    return bool(facts.leftover or not facts.works or _WHO.intersection(facts.line.words))


def _never(facts: Facts) -> bool:
    """Groups of words count wherever they stand, a single word only when nobody understood it."""
    if _HEADED.match(facts.line.text):
        return True
    parts = ("never",) if facts.customers else ("never", "private")
    return any(
        single.any_in(facts.rest) or several.any_in(facts.line) for single, several in map(_alone, parts)
    )


_HEADED = re.compile(
    r"[^a-z0-9]*(?:a faire|todo|a prevoir|prevu|programme(?: de la semaine| du j)?"
    r"|planning(?: de la semaine| du j)?|ordre du j|objectifs?|rappel|infos?|annonce|urgent|exemple|ex) ?:"
    r"|[^a-z0-9]*(?:qui|quand|combien|pourquoi|comment|quel|quelle|quels|quelles|est ce)\b"
    r"|[^a-z0-9]*(?:ok|d accord|dac|partante?|chaude?|dispo) pour (?:les )?\d"
)


@cache
def _alone(part: str) -> tuple[Phrases[str], Phrases[str]]:
    """The single words of a list, and the groups of words."""
    words = [str(word) for word in lexicon.words("talk")[part]]
    return of(word for word in words if " " not in word), of(word for word in words if " " in word)


def _is_contract(facts: Facts) -> bool:
    if _said("contract").any_in(facts.line) and not _is_quoting(facts):
        return bool(facts.activities or facts.amounts or facts.customers)
    if _said("agreement").any_in(facts.line) and facts.customers and (facts.amounts or not facts.works):
        return bool(facts.amounts or facts.activities)
    if not facts.amounts or facts.works:
        return bool(facts.amounts and _said("weak_contract").any_in(facts.line) and not _past(facts))
    named = bool(facts.activities) + bool(facts.customers)
    return (named == 2 and len(facts.leftover) < 3) or (named == 1 and not facts.leftover and not facts.days)


def _is_quoting(facts: Facts) -> bool:
    """« 1h45 de prépa devis pour le déménagement » is work at a quote."""
    only = {one.value for one in _said("contract").find(facts.line)}
    return (
        only <= {"devis pour", "demande de devis", "devis envoye"} and bool(facts.works) and not facts.amounts
    )


def _past(facts: Facts) -> bool:
    return bool(facts.days or _VERBS.search(facts.line.text))


def _is_work(facts: Facts, calendar: Calendar) -> bool:
    if facts.works:
        return _is_said_work(facts, calendar)
    if "?" in facts.line.text or facts.amounts or _ahead(facts, calendar.today) or _is_opinion(facts):
        return False
    verb = _VERBS.search(facts.line.text) is not None
    told = bool(facts.days) or bool(facts.customers) or verb
    said = _strong(facts) or (verb and bool(facts.days) and not facts.leftover)
    return said and told and len(facts.leftover) < 2 and not _said("plans").any_in(facts.rest)


_ON_ETAIT = re.compile(r"\b(?:on|j|nous|jai) (?:a )?etait\b")


def _is_opinion(facts: Facts) -> bool:
    return _said("opinions").any_in(facts.rest) and not _ON_ETAIT.search(facts.rest.text)


def _is_said_work(facts: Facts, calendar: Calendar) -> bool:
    only_clock = all(isinstance(one.value, Vague) and one.value.clock for one in facts.works)
    if _plans(facts) or (only_clock and _to_come(facts, calendar)):
        return False
    if facts.activities:
        return True
    told = bool(facts.days or facts.customers or _VERBS.search(facts.line.text))
    if only_clock and (facts.leftover or not told):
        return False
    return len(facts.leftover) <= (2 if told else 0)


def _plans(facts: Facts) -> bool:
    """« je viens samedi » plans, « je viens de finir » reports."""
    found = _said("plans").find(facts.rest)
    return any(not re.match(r" (?:de|d) ", facts.rest.text[one.end :]) for one in found)


def _to_come(facts: Facts, calendar: Calendar) -> bool:
    """« ce soir réunion à 18h » sent in the morning announces."""
    if _ahead(facts, calendar.today):
        return True
    if any(isinstance(one.value, Day) and one.value.on != calendar.today for one in facts.days):
        return False
    hours = [
        one.value.options[0] for one in facts.works if isinstance(one.value, Vague) and one.value.options
    ]
    return bool(hours) and all(isinstance(hour, int) and hour > calendar.minute for hour in hours)


def _strong(facts: Facts) -> bool:
    return any(not one.value.weak for one in facts.activities) or bool(facts.activities and facts.days)


def _ahead(facts: Facts, today: date) -> bool:
    return any(isinstance(one.value, Day) and one.value.on > today for one in facts.days)
