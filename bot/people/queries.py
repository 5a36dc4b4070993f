"""Every question asked about people and their memberships."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, joinedload

from bot.people import team_rules
from bot.people.models import Board, Invitation, Membership, Person, Role, Standing


class Called(NamedTuple):
    """Somebody of a cooperative by first name; `offline`: without Telegram."""

    membership_id: int
    person_id: int
    role: Role
    first_name: str
    offline: bool


def of_telegram(session: Session, telegram_id: int) -> Person | None:
    """The person with all memberships and their cooperatives loaded."""
    return session.scalars(BY_TELEGRAM, {"telegram_id": telegram_id}).unique().one_or_none()


# Asked at each update: built once, and one statement.
BY_TELEGRAM = (
    select(Person)
    .where(Person.telegram_id == bindparam("telegram_id"))
    .options(joinedload(Person.memberships).joinedload(Membership.cooperative))
)


def membership(session: Session, membership_id: int) -> Membership | None:
    """With its person and cooperative."""
    query = (
        select(Membership)
        .where(Membership.id == membership_id)
        .options(joinedload(Membership.person), joinedload(Membership.cooperative))
    )
    return session.scalar(query)


def of_cooperative(session: Session, cooperative_id: int, standing: Standing) -> Sequence[Membership]:
    """Everybody with that standing, members first, by first name; with their person."""
    query = (
        select(Membership)
        .join(Membership.person)
        .where(Membership.cooperative_id == cooperative_id, Membership.standing == standing)
        .order_by(Membership.role.desc(), func.lower(Person.first_name), Membership.id)
        .options(joinedload(Membership.person))
    )
    return session.scalars(query).all()


def called(session: Session, cooperative_ids: Sequence[int], limit: int) -> list[Called]:
    """Who is active there, in the order of `of_cooperative`; only what a line is read by."""
    query = (
        select(
            Membership.id,
            Membership.person_id,
            Membership.role,
            Person.first_name,
            Person.telegram_id.is_(None),
        )
        .join(Membership.person)
        .where(Membership.cooperative_id.in_(cooperative_ids), Membership.standing == Standing.ACTIVE)
        .order_by(Membership.role.desc(), func.lower(Person.first_name), Membership.id)
        .limit(limit)
    )
    return [Called(*row) for row in session.execute(query)]


def count(session: Session, cooperative_id: int, role: Role, standing: Standing) -> int:
    query = select(func.count()).where(
        Membership.cooperative_id == cooperative_id, Membership.role == role, Membership.standing == standing
    )
    return session.scalar(query) or 0


def of_person(session: Session, person_id: int) -> Sequence[Membership]:
    """All that somebody is or was, as it stands now; with the cooperatives."""
    query = (
        select(Membership)
        .where(Membership.person_id == person_id)
        .order_by(Membership.id)
        .options(joinedload(Membership.cooperative))
    )
    return session.scalars(query).all()


def newcomers(session: Session, cooperative_id: int) -> Sequence[Membership]:
    """Those who wait to be accepted, in the order in which they came; with their person."""
    query = (
        select(Membership)
        .where(Membership.cooperative_id == cooperative_id, Membership.standing == Standing.PENDING)
        .order_by(Membership.asked_at, Membership.id)
        .options(joinedload(Membership.person))
    )
    return session.scalars(query).all()


def newcomers_up_to(session: Session, last: Membership) -> Sequence[Membership]:
    """Those who waited already when `last` came to the same cooperative, `last` included."""
    earlier = or_(
        Membership.asked_at < last.asked_at,
        and_(Membership.asked_at == last.asked_at, Membership.id <= last.id),
    )
    query = (
        select(Membership)
        .where(
            Membership.cooperative_id == last.cooperative_id,
            Membership.standing == Standing.PENDING,
            earlier,
        )
        .order_by(Membership.asked_at, Membership.id)
        .options(joinedload(Membership.person))
    )
    return session.scalars(query).all()


def decided_since(session: Session, cooperative_id: int, since: datetime) -> Sequence[Membership]:
    """Newcomers who asked from then on and got an answer, oldest answer first; with who gave it."""
    query = (
        select(Membership)
        .join(Membership.person)
        .where(
            Membership.cooperative_id == cooperative_id,
            Membership.role == Role.MEMBER,
            Membership.standing.in_((Standing.ACTIVE, Standing.REFUSED)),
            Membership.asked_at >= since,
            Membership.decided_at > Membership.asked_at,  # else added by an animator, without Telegram
            Membership.decided_by_id.is_not(None),
            Person.telegram_id.is_not(None),
        )
        .order_by(Membership.decided_at, Membership.id)
        .options(joinedload(Membership.person), joinedload(Membership.decided_by))
    )
    return session.scalars(query).all()


def animators(session: Session, cooperative_id: int) -> Sequence[Person]:
    """The active animators of a cooperative."""
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.cooperative_id == cooperative_id,
            Membership.role == Role.ANIMATOR,
            Membership.standing == Standing.ACTIVE,
        )
        .order_by(Person.id)
    )
    return session.scalars(query).all()


def board(session: Session, person_id: int, cooperative_id: int, kind: str) -> Board | None:
    query = select(Board).where(
        Board.person_id == person_id, Board.cooperative_id == cooperative_id, Board.kind == kind
    )
    return session.scalar(query)


def boards(session: Session, cooperative_id: int, kind: str) -> Sequence[Board]:
    return session.scalars(
        select(Board).where(Board.cooperative_id == cooperative_id, Board.kind == kind)
    ).all()


def team(session: Session, cooperative_id: int) -> Sequence[Membership]:
    """Who is in it, then who left: members, animators, partners, each by first name; with their person."""
    query = (
        select(Membership)
        .join(Membership.person)
        .where(
            Membership.cooperative_id == cooperative_id,
            Membership.standing.in_((Standing.ACTIVE, Standing.LEFT)),
            Person.erased_at.is_(None),
        )
        .options(joinedload(Membership.person))
    )
    found = session.scalars(query).all()
    present = {each.person_id for each in found if each.standing is Standing.ACTIVE}
    shown = [each for each in found if each.standing is Standing.ACTIVE or each.person_id not in present]
    return sorted(shown, key=team_rules.place_in_team)


def in_cooperatives(
    session: Session, membership_id: int, cooperative_ids: Collection[int]
) -> Membership | None:
    """The membership if it is in one of these and its person is not erased; with person and cooperative."""
    found = membership(session, membership_id)
    if found is None or found.cooperative_id not in cooperative_ids or found.person.erased_at is not None:
        return None
    return found


def names(session: Session, person_ids: Collection[int]) -> dict[int, str]:
    """First names by id."""
    query = select(Person.id, Person.first_name).where(Person.id.in_(person_ids))
    return {number: name for number, name in session.execute(query)}


def coordination(session: Session, region: str | None) -> Sequence[Person]:
    """The active coordination of a region, or with None the national one."""
    role = Role.REGIONAL if region is not None else Role.COORDINATOR
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.role == role, Membership.region == region, Membership.standing == Standing.ACTIVE)
        .order_by(Person.id)
    )
    return session.scalars(query).all()


def invitations_to(session: Session, membership_id: int) -> int:
    """How many links to this place were ever made."""
    query = select(func.count()).where(Invitation.place_id == membership_id)
    return session.scalar(query) or 0


def invitations_by(session: Session, person_id: int) -> Sequence[Invitation]:
    """Those that somebody made, oldest first; with their cooperative."""
    query = (
        select(Invitation)
        .where(Invitation.made_by_id == person_id)
        .order_by(Invitation.id)
        .options(joinedload(Invitation.cooperative))
    )
    return session.scalars(query).all()


def decided_by(session: Session, person_id: int) -> Sequence[Membership]:
    """Newcomers whom somebody accepted or refused, oldest first; with their cooperative."""
    query = (
        select(Membership)
        .where(Membership.decided_by_id == person_id)
        .order_by(Membership.decided_at)
        .options(joinedload(Membership.cooperative))
    )
    return session.scalars(query).all()
