"""An entry as the work that it says."""

from bot.hours.models import Entry
from bot.hours.rules import Work


def of_entry(entry: Entry) -> Work:
    return Work(
        entry.worked_on,
        entry.minutes,
        entry.activity,
        entry.activity_key,
        entry.starts,
        entry.ends,
        entry.customer,
        entry.contract_id,
        entry.segments,
        entry.people,
        tuple(entry.warnings),
    )
