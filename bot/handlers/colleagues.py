"""Hours that somebody else wrote down: who is named confirms, changes or declines them."""

from collections.abc import Callable
from dataclasses import replace

from bot.cooperatives.models import Cooperative
from bot.flows import hours as flow
from bot.flows.shown import mark
from bot.flows.steps import PARTS
from bot.handlers import flows
from bot.handlers.own_hours import is_closed, own_entry, standing
from bot.handlers.turn import Turn
from bot.hours import actions, alerts, checking, limits, queries, works
from bot.hours.actions import Deed, Source
from bot.hours.models import Change, Entry, EntryState
from bot.hours.rules import Work
from bot.people import queries as people
from bot.people.models import Membership, Person, Role
from bot.texts import colleagues as texts


def propose(turn: Turn, membership: Membership, work: Work, source: Source) -> Entry:
    """The same hours for somebody else: they count when that person says so; without Telegram, an animator.

    Needs the membership's person loaded.
    """
    entry = actions.propose(turn.session, membership, replace(work, warnings=()), source, turn.now)
    propose_to(turn, entry)
    return entry


def propose_to(turn: Turn, entry: Entry) -> None:
    """Asks whose hours they are, at most once an entry."""
    assert turn.person is not None
    assert entry.membership is not None
    asked = texts.asked(entry, turn.person.first_name, _mark(entry))
    turn.tell(entry.membership.person, asked, key=f"colleague:entry:{entry.id}")
    watch(turn, entry)


def confirm(turn: Turn) -> None:
    """« Oui, c'est bien ça »; hours beyond a limit are confirmed after that was said."""
    entry = _proposed(turn)
    if entry is None:
        return
    assert turn.press is not None
    assert turn.person is not None
    assert entry.membership is not None
    work = works.of_entry(entry)
    warnings = checking.for_member(turn.session, entry.membership, work, turn.now, entry.id)
    if warnings and turn.press.word(2) != "anyway":
        turn.answer(texts.beyond(entry, _mark(entry), warnings, turn.adult))
        return
    closed = is_closed(turn, entry)
    names = limits.noted(work, warnings).warnings
    actions.confirm(turn.session, entry, names, Deed(turn.person, turn.now), closed)
    watch(turn, entry)
    turn.answer(standing(turn, entry))


def decline(turn: Turn) -> None:
    """« Ce n'est pas moi »; who wrote it down is told."""
    entry = _proposed(turn)
    if entry is None:
        return
    assert turn.person is not None
    author = entry.written_by
    actions.move(turn.session, entry, [EntryState.PROPOSED], Change.DECLINED, Deed(turn.person, turn.now))
    if author is not None:
        said = texts.told_declined(entry, turn.person.first_name, _is_adult(turn, author))
        turn.tell(author, said, f"declined:entry:{entry.id}")
    turn.answer(standing(turn, entry))


def change(turn: Turn) -> None:
    """« Modifier »: the same conversation as for one's own hours; saving it confirms them."""
    entry = _proposed(turn)
    if entry is None:
        return
    answers = flow.answers_from(works.of_entry(entry)) | {"where": entry.membership_id}
    flows.begin_at(turn, flow.NAME, PARTS, answers, entry_id=entry.id)


def withdraw_shared(turn: Turn, entry: Entry) -> None:
    """What was proposed from an entry and nobody answered goes with it."""
    assert turn.person is not None
    for each in queries.shared_from(turn.session, [entry.id]):
        actions.move(turn.session, each, [EntryState.PROPOSED], Change.DELETED, Deed(turn.person, turn.now))


def correct_shared(turn: Turn, entry: Entry, by: Person) -> None:
    """What was proposed and nobody answered follows the author's correction; it is shown anew at a press."""
    work = replace(works.of_entry(entry), warnings=())
    for each in queries.shared_from(turn.session, [entry.id]):
        actions.repropose(turn.session, each, work, Deed(by, turn.now))


def tell_author(turn: Turn, entry: Entry, author: Person | None) -> None:
    """That hours which somebody wrote down were confirmed with a change."""
    if author is not None and turn.person is not None and author.id != turn.person.id:
        said = texts.told_changed(entry, turn.person.first_name, _is_adult(turn, author))
        turn.tell(author, said, f"changed:entry:{entry.id}")


def _is_adult(turn: Turn, person: Person) -> bool:
    return any(each.role is not Role.MEMBER for each in people.of_person(turn.session, person.id))


def watch(turn: Turn, entry: Entry) -> None:
    """Whatever was written is for the animators to hear of, if it deserves it."""
    cooperative = turn.session.get_one(Cooperative, entry.cooperative_id)
    alerts.watch(turn.session, cooperative, entry, turn.now)


def _proposed(turn: Turn) -> Entry | None:
    """The entry that is still asked about and was shown as it is; else how it stands is said, and None."""
    entry = own_entry(turn)
    assert turn.press is not None
    if entry.state is not EntryState.PROPOSED or entry.written_by_id is None:
        turn.answer(standing(turn, entry))
        return None
    if turn.press.word(1) != _mark(entry):
        name = entry.written_by.first_name if entry.written_by else ""
        turn.answer(texts.asked(entry, name, _mark(entry)))
        return None
    return entry


def _mark(entry: Entry) -> str:
    return mark(repr(sorted(actions.contents(entry).items())))


COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {"colleague.yes": confirm, "colleague.no": decline, "colleague.edit": change}
