"""What is asked of somebody's entries before another one is written."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.hours import works
from bot.hours.limits import Own
from bot.hours.models import COUNTED, SAID, Entry
from bot.people.models import Membership


def own(session: Session, person_id: int, first: date, last: date, apart: Collection[int]) -> list[Own]:
    """The person's entries of these days in all their cooperatives, but for those `apart`.

    A limit is a person's: eight hours here and there are eight hours. Proposed ones are there, and do not
    count yet.
    """
    query = (
        select(Entry)
        .join(Membership, Membership.id == Entry.membership_id)
        .where(
            Membership.person_id == person_id,
            Entry.state.in_(SAID),
            Entry.worked_on.between(first, last),
            Entry.id.not_in(apart),
        )
        .order_by(Entry.worked_on, Entry.id)
    )
    return [Own(each.id, works.of_entry(each), each.state in COUNTED) for each in session.scalars(query)]
