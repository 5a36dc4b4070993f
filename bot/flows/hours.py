"""The conversation that ends in an entry: where, what, when, how long, with whom, then the card."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from markupsafe import Markup

from bot.flows import crew, hour_answers, hour_corrections, hour_doubts, place
from bot.flows.hours_line import span
from bot.flows.steps import Card, Choice, Facts, Flow, Step
from bot.hours.rules import Work
from bot.texts import hour_cards as cards
from bot.texts import hour_questions as texts
from bot.texts import hours as hour_texts
from bot.understanding import activity_of

NAME, DELETION = "hours", "hours_deletion"


def work_of(facts: Facts) -> Work:
    """The answers as what an entry holds."""
    what, how_long = facts.answers["what"], facts.answers["how_long"]
    stretches = how_long.get("segments") or ()
    return Work(
        worked_on=date.fromisoformat(facts.answers["when"]),
        minutes=how_long["minutes"],
        activity=what["activity"],
        activity_key=what.get("key") or activity_of(what["activity"]),
        starts=_time(how_long.get("starts")),
        ends=_time(how_long.get("ends")),
        customer=facts.answers["customer"] if "customer" in facts.answers else what.get("customer"),
        contract_id=what.get("contract_id"),
        segments=tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in stretches),
        people=_people(facts.answers),
    )


def _people(answers: Any) -> int | None:
    """How many worked: as it was said, but never fewer than are named."""
    named = len(answers.get("with") or ()) + 1
    said = answers.get("people")
    return max(said or 1, named) if said or named > 1 else None


def answers_from(work: Work) -> dict[str, Any]:
    """The other way round, to correct an entry that is there."""
    return {
        "what": {"activity": work.activity, "key": work.activity_key, "contract_id": work.contract_id},
        "customer": work.customer,
        "when": work.worked_on.isoformat(),
        "how_long": span(work.minutes, work.starts, work.ends, work.segments),
        "people": work.people,
    }


def _time(words: str | None) -> time | None:
    return time.fromisoformat(words) if words else None


def around(facts: Facts) -> cards.Around:
    """What a card says besides the work itself."""
    alone = cards.Around(
        place=facts.known.get("place"),
        contract=_contract(facts),
        unsure=bool(facts.answers.get("unsure")),
        may_tell=bool(facts.known.get("may_tell")),
        adult=facts.adult,
    )
    named = facts.answers.get("with") or facts.answers.get("whose")
    return _with_names(alone, facts) if named else alone


def _with_names(alone: cards.Around, facts: Facts) -> cards.Around:
    """Only where somebody is named are the cooperative's names asked for."""
    inside, outside = crew.names_of(facts)
    labels = dict(facts.known["members"])
    return replace(
        alone,
        whose=labels.get(facts.answers.get("whose")),
        inside=tuple(inside),
        outside=tuple(outside),
        everybody=crew.is_everybody(facts),
        offline=tuple(labels[each] for each in facts.known["line_names"].offline if each in labels),
    )


def _contract(facts: Facts) -> str | None:
    number = (facts.answers.get("what") or {}).get("contract_id")
    known = facts.known["contracts"] if number else ()
    return next((label for label, value in known if value["contract_id"] == number), None)


def _card(facts: Facts) -> Markup:
    checked = facts.known["checked"]([facts])
    return cards.card(work_of(facts), around(facts), checked[0])


def _save(facts: Facts) -> str:
    return cards.save_label(facts.known["checked"]([facts])[0].warnings)


STEPS = (
    place.step(texts.which_cooperative),
    hour_doubts.WHOSE,
    hour_answers.WHAT,
    hour_answers.WHEN,
    hour_doubts.SHARE,
    hour_answers.HOW_LONG,
    hour_doubts.CUSTOMER,
    hour_doubts.CONTRACT,
    crew.WHICH,
    crew.WITH,
)

FLOW = Flow(NAME, STEPS, Card(_card, _save), again="/heures", correct=hour_corrections.correct)

SURE_TO_DELETE = Step(
    "sure",
    "Supprimer",
    lambda facts: hour_texts.sure_to_delete(facts.known["work"]),
    lambda _text, _facts: {},
    lambda _: [Choice(hour_texts.YES, True), Choice(hour_texts.NO, False)],
)

DELETION_FLOW = Flow(DELETION, (SURE_TO_DELETE,), again="/mesheures")
