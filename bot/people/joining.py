"""What can happen when somebody opens an invitation: let in, known already, or turned away."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.people import invitation_queries, invitations, queries, rules
from bot.people.models import Gender, Guess, Invitation, Membership, Person, Role, Standing

GUESSES_COUNT_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Guest:
    """Who opened the link. `person` is None for somebody we do not know, else has its memberships loaded."""

    telegram_id: int
    person: Person | None

    @property
    def memberships(self) -> list[Membership]:
        return list(self.person.memberships) if self.person else []


@dataclass(frozen=True)
class Answers:
    """What a guest told; `first_name` does not count for somebody who has one."""

    first_name: str
    gender: Gender | None = None
    committees: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    invitation: Invitation


@dataclass(frozen=True)
class Joined:
    membership: Membership
    person: Person


@dataclass(frozen=True)
class AlreadyIn:
    """Nothing was counted: the guest is or waits there already."""

    membership: Membership


@dataclass(frozen=True)
class NotLetIn:
    """Invented, used up, expired, withdrawn, refused: nobody is told which."""


def look_at(session: Session, guest: Guest, code: str, now: datetime) -> Opened | AlreadyIn | NotLetIn:
    """What a code leads this guest to; a wrong one is counted, and after ten in an hour none is looked at."""
    wrong = invitation_queries.guesses_since(session, guest.telegram_id, now - GUESSES_COUNT_FOR)
    if not rules.may_guess(wrong):
        return NotLetIn()
    invitation = invitation_queries.usable(session, invitations.fingerprint(code), now)
    found = _standing(guest, invitation) if invitation else NotLetIn()
    if isinstance(found, NotLetIn):
        session.add(Guess(telegram_id=guest.telegram_id, at=now))
    return found


def _standing(guest: Guest, invitation: Invitation) -> Opened | AlreadyIn | NotLetIn:
    known = rules.same_place(guest.memberships, invitation)
    if known is not None and known.standing in (Standing.PENDING, Standing.ACTIVE):
        return AlreadyIn(known)
    if known is not None and known.standing is Standing.REFUSED:
        return NotLetIn()
    return Opened(invitation) if _place_is_free(invitation) else NotLetIn()


def _place_is_free(invitation: Invitation) -> bool:
    """Whether the invitation leads to no place, or to one that nobody with Telegram has."""
    if invitation.place_id is None:
        return True
    place = invitation.place
    return place is not None and place.standing is Standing.ACTIVE and place.person.telegram_id is None


def join(
    session: Session, invitation: Invitation, guest: Guest, answers: Answers, now: datetime
) -> Joined | AlreadyIn | NotLetIn:
    """Counts a use and makes the membership, both or neither. NotLetIn when somebody else was faster."""
    found = _standing(guest, invitation)
    if not isinstance(found, Opened):
        return found
    if not invitations.use(session, invitation.id, now):
        return NotLetIn()
    if invitation.place is not None:
        return _take_place(session, invitation.place, guest, answers)
    person = guest.person or _newcomer(session, guest, answers, now)
    person.gender = person.gender or answers.gender
    known = rules.same_place(guest.memberships, invitation)
    return Joined(_ask_in(session, known or _membership(person, invitation), answers, now), person)


def _newcomer(session: Session, guest: Guest, answers: Answers, now: datetime) -> Person:
    person = Person(telegram_id=guest.telegram_id, first_name=answers.first_name, created_at=now)
    session.add(person)
    session.flush()
    return person


def _membership(person: Person, invitation: Invitation) -> Membership:
    return Membership(
        person_id=person.id,
        role=invitation.role,
        cooperative_id=invitation.cooperative_id,
        region=invitation.region,
    )


def _ask_in(session: Session, membership: Membership, answers: Answers, now: datetime) -> Membership:
    """A member waits to be accepted, anybody else is in; who comes back keeps their membership's history."""
    membership.standing = Standing.PENDING if membership.role is Role.MEMBER else Standing.ACTIVE
    membership.committees = list(answers.committees)
    membership.asked_at = now
    membership.decided_at = membership.decided_by_id = membership.left_at = None
    session.add(membership)
    session.flush()
    return membership


def _take_place(session: Session, place: Membership, guest: Guest, answers: Answers) -> Joined:
    """The history stays on the membership; the identity is the guest's own if there is one already."""
    kept = place.person
    place.committees = list(answers.committees) or place.committees
    if guest.person is None:
        kept.telegram_id = guest.telegram_id
        kept.gender = kept.gender or answers.gender
        session.flush()
        return Joined(place, kept)
    guest.person.gender = guest.person.gender or kept.gender or answers.gender
    _move(session, place, kept, guest.person)
    return Joined(place, guest.person)


def _move(session: Session, place: Membership, nobody: Person, person: Person) -> None:
    """The person without Telegram goes when nothing is theirs any more."""
    place.person = person
    session.flush()
    if not queries.of_person(session, nobody.id):
        session.expunge(nobody)
        session.execute(delete(Person).where(Person.id == nobody.id))
