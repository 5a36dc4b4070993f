"""The conversation of somebody who opened an invitation: the notice, a first name, two optional questions."""

import re
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.flows.steps import AnotherMatter, Choice, Facts, Flow, NotUnderstood, Step
from bot.people.models import Gender
from bot.texts import clean
from bot.texts import joining as texts
from bot.texts import notice as notices
from bot.understanding import read

NAME = "joining"
NOTICE = "notice"
READ, NO, YOUNG = "read", "no", "young"
UNSAID = "unsaid"
LONGEST_NAME = 40
BEFORE_NAME = re.compile(r"^(?:je m['’]appelle|moi,? c['’]est|c['’]est|mon pr[ée]nom est)\s+", re.IGNORECASE)

GENDERS = (Gender.WOMAN.value, Gender.MAN.value, Gender.OTHER.value, UNSAID)
GENDERS_TYPED = {
    "cooperante": Gender.WOMAN.value,
    "femme": Gender.WOMAN.value,
    "fille": Gender.WOMAN.value,
    "cooperant": Gender.MAN.value,
    "homme": Gender.MAN.value,
    "garcon": Gender.MAN.value,
    "autre": Gender.OTHER.value,
    "je ne dis pas": UNSAID,
    "non": UNSAID,
}


def name_in(text: str) -> str:
    """A first name as it is kept; empty when there is none in it."""
    name = BEFORE_NAME.sub("", clean.line(text, 400))[:LONGEST_NAME].strip(" .!,")
    return name if any(letter.isalpha() for letter in name) else ""


def _notice(facts: Facts) -> Markup:
    return notices.notice(facts.known["notice"])


def _notices(facts: Facts) -> Sequence[Choice]:
    invited: notices.Invited = facts.known["notice"]
    going_on = [Choice(notices.go_on(invited), READ), Choice(notices.NO, NO)]
    return (
        [*going_on, Choice(notices.too_young(invited.minimum_age), YOUNG)] if invited.asks_age else going_on
    )


def _read_notice(_text: str, facts: Facts) -> dict[str, Any]:
    raise NotUnderstood(texts.choose_first(facts.adult))


def _wants(question: str, facts: Facts) -> bool:
    return facts.answers.get(NOTICE) == READ and question in facts.known["asked"]


def _first_names(facts: Facts) -> Sequence[Choice]:
    name = facts.known["telegram_name"]
    return [Choice(name, name)] if name else []


def _read_first_name(text: str, facts: Facts) -> dict[str, Any]:
    """Raises AnotherMatter for an entry: the question may have waited for a week."""
    if _is_entry(text, facts):
        raise AnotherMatter
    if len(clean.line(text, 400)) > 2 * LONGEST_NAME:
        raise NotUnderstood(texts.name_too_long(LONGEST_NAME))
    name = name_in(text)
    if not name:
        raise NotUnderstood(texts.no_name(facts.adult))
    return {"first_name": name}


def _is_entry(text: str, facts: Facts) -> bool:
    """Names have no figures, so that no name is ever taken for work."""
    figures = any(each.isdigit() for each in text[:400])
    return figures and read(text, facts.now, ZoneInfo(facts.timezone)).kind != "other"


def _committees(facts: Facts) -> Sequence[Choice]:
    return [Choice(name, name) for name in facts.known["committees"]]


def _read_committees(text: str, facts: Facts) -> dict[str, Any]:
    said = f" {re.sub(r'[^0-9a-z]+', ' ', clean.folded(text))} "
    named = [
        (name, re.sub(r"[^0-9a-z]+", " ", clean.folded(name)).strip()) for name in facts.known["committees"]
    ]
    found = [name for name, word in named if f" {word} " in said]
    if not found:
        raise NotUnderstood(texts.no_committee())
    return {"committees": found}


def _genders(_facts: Facts) -> Sequence[Choice]:
    return [Choice(texts.GENDERS[key], key) for key in GENDERS]


def _read_gender(text: str, facts: Facts) -> dict[str, Any]:
    found = GENDERS_TYPED.get(clean.folded(text))
    if found is None:
        raise NotUnderstood(texts.no_gender(facts.adult))
    return {"gender": found}


FLOW = Flow(
    NAME,
    (
        Step(NOTICE, "", _notice, _read_notice, _notices, columns=1),
        Step(
            "first_name",
            "",
            lambda facts: texts.which_name(facts.adult),
            _read_first_name,
            _first_names,
            lambda facts: _wants("first_name", facts),
        ),
        Step(
            "committees",
            "",
            lambda _: texts.which_committees(),
            _read_committees,
            _committees,
            lambda facts: _wants("committees", facts),
            optional=True,
            several=True,
        ),
        Step(
            "gender",
            "",
            lambda _: texts.which_gender(),
            _read_gender,
            _genders,
            lambda facts: _wants("gender", facts),
            optional=True,
        ),
    ),
    again="ouvr[e|ez] de nouveau [ton|votre] lien d'invitation",
)
