"""A total that is said beside its parts: « 3h hier : 1h tonte, 2h vitres » is three hours, not six."""

import re

from bot.understanding.facts import Facts
from bot.understanding.values import Duration

_SAYS_TOTAL = re.compile(r"\b(?:dont|soit|total|en toute)\b|[:=]")


def is_total(facts: Facts) -> int | None:
    """Which of the durations the others add up to, if it is no work besides them."""
    minutes = [one.value.minutes if isinstance(one.value, Duration) else 0 for one in facts.works]
    if len(minutes) < 3 or not all(minutes):
        return None
    for place, near in ((0, facts.line.text[facts.works[0].end : facts.works[1].start]),
                        (len(minutes) - 1, facts.line.text[facts.works[-2].end :])):  # fmt: skip
        if 2 * minutes[place] == sum(minutes) and (
            _SAYS_TOTAL.search(near) or len(facts.activities) < len(minutes)
        ):
            return place
    return None
