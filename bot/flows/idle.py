"""« Rien », typed: of a whole week or of one day. Strict: what says anything else is none of these."""

import re
from enum import StrEnum

from bot.texts import clean

LONGEST = 80


class IdleSaid(StrEnum):
    """Of which week it is said: « de la semaine » leaves that to what is asked."""

    THIS = "this"
    LAST = "last"
    OPEN = "open"


HELLO = r"(?:(?:salut|slt|coucou|cc|bonjour|bjr|hello|alors|ben|bah|euh|non)[ ,!]+)*"
MYSELF = r"(?:moi )?(?:(?:je n'ai|je nai|j'ai|j ai|jai|g|ai) )?"
DONE = r"(?:fait|bosse|travaille|taffe|taf|trime)"
NOTHING = (
    rf"(?:{MYSELF}(?:rien|que dalle|nada|walou)(?: du tout)?(?: {DONE})?(?: du tout)?"
    r"(?: (?:a noter|a declarer|pour moi|de mon cote))?"
    rf"|{MYSELF}(?:pas|pa)(?: du tout)? {DONE}(?: du tout)?(?: d'heures?| d heures?)?"
    r"|(?:(?:je n'ai|j'ai|jai) )?"
    r"(?:pas d'heures?|pas d heures?|aucune heure|zero heure|pas de (?:boulot|travail|taf))"
    r"(?: a noter| pour moi)?"
    r"|(?:j'etais|jetais|j etais) (?:pas la|absente?|malade))"
)
WEEK = (
    r"(?:(?:de|pour|pendant|sur|dans) )?(?:(?:de )?toute )?"
    r"(?:(?P<this>cette|cet|ste)|la|ma) (?:semaine|sem|semaine la|semaine-la)"
    r"(?P<last> derniere| passee| d'avant| precedente)?"
)
FREE = r"(?:(?:jour de )?repos|off|conges?|libre|absente?|malade|pas la)"
OF_DAY = r"(?: ce jour(?:[ -]la)?)?"
IDLE = re.compile(rf"{HELLO}(?:{NOTHING}[ ,:]*{WEEK}|{WEEK.replace('?P<', '?P<first_')}[ ,:]*{NOTHING})")
NOTHING_THAT_DAY = re.compile(rf"(?:{NOTHING}|{FREE}|non){OF_DAY}")


def idle_week(text: str) -> IdleSaid | None:
    """« rien cette semaine », « j'ai pas bossé la semaine dernière »; never what holds a figure or asks."""
    found = IDLE.fullmatch(_plain(text))
    if found is None:
        return None
    if found["last"] or found["first_last"]:
        return IdleSaid.LAST
    return IdleSaid.THIS if found["this"] or found["first_this"] else IdleSaid.OPEN


def nothing_that_day(text: str) -> bool:
    """« rien », « pas bossé », « repos », « rien ce jour-là »."""
    return NOTHING_THAT_DAY.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    """Without case, accents and what ends a sentence; empty for a question, a figure or a long text."""
    if len(text) > LONGEST or "?" in text or any(each.isdigit() for each in text):
        return ""
    return clean.folded(text).replace("’", "'").strip(" .!,;:…")
