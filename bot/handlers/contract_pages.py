"""Contracts at the edge, reading: a cooperative's list, and the page of one contract."""

from dataclasses import replace

from bot.contracts import queries
from bot.contracts.models import Contract
from bot.cooperatives.models import Cooperative
from bot.handlers import reach
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import require
from bot.handlers.turn import Press, Turn
from bot.hours import queries as hours
from bot.people.models import Membership, Role
from bot.texts import contracts as texts
from bot.texts import pages
from bot.texts.contracts import Listing, Page
from bot.texts.message import Message

READERS = (Role.MEMBER, Role.ANIMATOR, Role.REGIONAL, Role.COORDINATOR)
PAGE, CHOICES = 8, 10


def show_contracts(turn: Turn) -> None:
    """« /contrats »; who reads several cooperatives is asked for which one."""
    found = _readable(turn)
    if not found:
        require(turn, *READERS)
    turn.answer(_chooser(found, 0) if len(found) != 1 else _listing(turn, found[0], 0, others=False))


def choose(turn: Turn) -> None:
    assert turn.press is not None
    found = _readable(turn)
    if not found:
        require(turn, *READERS)
    turn.answer(_chooser(found, turn.press.number(0)))


def show_list(turn: Turn) -> None:
    assert turn.press is not None
    turn.answer(_pressed_listing(turn, turn.press))


def show_list_below(turn: Turn) -> None:
    """« Les contrats » on a page, whose buttons still act."""
    assert turn.press is not None
    turn.say(_pressed_listing(turn, turn.press))


def show_contract(turn: Turn) -> None:
    turn.answer(texts.page(page_of(turn, of_press(turn).id)))


def show_contract_below(turn: Turn) -> None:
    turn.say(texts.page(page_of(turn, of_press(turn).id)))


def show_other_steps(turn: Turn) -> None:
    contract = of_press(turn)
    if inside(turn, contract.cooperative_id) is None:
        raise UnknownButton
    turn.answer(texts.other_steps(page_of(turn, contract.id)))


def beneath(turn: Turn) -> Turn:
    """The same turn answered by a new message: what was pressed keeps its buttons, which still act.

    A button that changes something goes only with that change; so none works after it is gone.
    """
    return replace(turn, press=None)


def of_press(turn: Turn) -> Contract:
    """The contract that a button names, if this person may read it. Raises UnknownButton."""
    assert turn.press is not None
    readable = [each.id for each in _readable(turn)]
    contract = queries.within(turn.session, turn.press.number(0), readable)
    if contract is None:
        raise UnknownButton
    return contract


def inside(turn: Turn, cooperative_id: int) -> Membership | None:
    """The person's active membership in that cooperative, as member or animator: they see names and write."""
    mine = turn.active(Role.MEMBER, Role.ANIMATOR)
    return next((each for each in mine if each.cooperative_id == cooperative_id), None)


def page_of(turn: Turn, contract_id: int) -> Page:
    """What the page of a contract shows, as it is now. The caller has looked at the rights."""
    readable = {each.id: each for each in _readable(turn)}
    contract = queries.within(turn.session, contract_id, readable)
    if contract is None:
        raise UnknownButton
    cooperative = readable[contract.cooperative_id]
    own = inside(turn, cooperative.id)
    return Page(
        contract,
        queries.history(turn.session, contract.id),
        hours.minutes_of_contract(turn.session, contract.id),
        texts.vat(cooperative.amounts_include_vat),
        cooperative.timezone,
        inside=own is not None,
        logs_hours=own is not None and own.role is Role.MEMBER,
        place=cooperative.name if len(readable) > 1 else None,
    )


def _readable(turn: Turn) -> list[Cooperative]:
    """The cooperatives whose contracts this person may read; a newcomer reads before they may write."""
    mine = [each.cooperative for each in turn.memberships if each.role is Role.MEMBER]
    mine += [each.cooperative for each in turn.active(Role.ANIMATOR)]
    return list({each.id: each for each in [*mine, *reach.below(turn)] if each}.values())


def _pressed_listing(turn: Turn, press: Press) -> Message:
    found = _readable(turn)
    cooperative = next((each for each in found if each.id == press.number(0)), None)
    if cooperative is None:
        raise UnknownButton
    return _listing(turn, cooperative, press.number(1), others=len(found) > 1)


def _chooser(found: list[Cooperative], page: int) -> Message:
    count = pages.pages(len(found), CHOICES)
    return texts.which_cooperative(pages.page_of(found, page, CHOICES), page, count)


def _listing(turn: Turn, cooperative: Cooperative, wanted: int, others: bool) -> Message:
    count = queries.count_of_cooperative(turn.session, cooperative.id)
    page = pages.held(wanted, count, PAGE)
    shown = Listing(
        cooperative,
        queries.totals(turn.session, cooperative.id),
        queries.of_cooperative(turn.session, cooperative.id, PAGE, page * PAGE),
        page,
        pages.pages(count, PAGE),
        others,
        inside(turn, cooperative.id) is not None,
    )
    return texts.listing(shown)


COMMANDS = {"contrats": show_contracts}
PRESSES = {
    "contract.choose": choose,
    "contract.list": show_list,
    "contract.all": show_list_below,
    "contract.page": show_contract,
    "contract.show": show_contract_below,
    "contract.others": show_other_steps,
}
