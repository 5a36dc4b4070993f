"""Short conversations around hours that an animator looks at: why one is refused, and what is answered."""

from collections.abc import Sequence
from typing import Any

from bot.flows.steps import Choice, Facts, Flow, NotUnderstood, Step
from bot.texts import clean
from bot.texts import review_told as texts

REFUSAL, REPLY = "refusal", "reply"
LONGEST = 300


def _reasons(_facts: Facts) -> Sequence[Choice]:
    ready = [Choice(each, each) for each in texts.REASONS]
    return [*ready, Choice(texts.KEEP, None)]


def _read_reason(text: str, _facts: Facts) -> dict[str, Any]:
    words = clean.line(text, LONGEST)
    if not any(sign.isalpha() for sign in words):
        raise NotUnderstood(texts.no_reason())
    return {"reason": words}


def _read_reply(text: str, facts: Facts) -> dict[str, Any]:
    """A smile is an answer too."""
    words = clean.line(text, LONGEST)
    if not words:
        raise NotUnderstood(texts.no_reply(facts.adult))
    return {"words": words}


REFUSAL_FLOW = Flow(
    REFUSAL,
    (
        Step(
            "reason",
            "La raison",
            lambda facts: texts.why_refused(facts.known["entry"]),
            _read_reason,
            _reasons,
            columns=1,
        ),
    ),
    again="/saisies",
)

REPLY_FLOW = Flow(
    REPLY,
    (
        Step(
            "words",
            "La réponse",
            lambda facts: texts.what_to_reply(facts.known["to"], facts.known["entry"], facts.adult),
            _read_reply,
        ),
    ),
)
