"""Files that were asked for: what to make next, and handing it over, with rights looked at both times."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.delivery.workshop import Orders, Piece
from bot.exports import actions, files, places, request_queries
from bot.exports.models import ExportRequest, RequestState
from bot.exports.order import TOO_MANY_ROWS, Order
from bot.exports.places import Place
from bot.exports.table import About, about
from bot.handlers import menus, render
from bot.people import queries as people
from bot.people.models import Person
from bot.texts import exporting as texts
from bot.texts import french
from bot.texts import menus as menu_texts
from bot.texts.message import Attachment, Message

MODULE = "bot.exports"
LARGEST_BYTES = 45_000_000
"""Telegram takes 50 MB."""
ATTEMPTS = 3


@dataclass(frozen=True)
class Case:
    """A request as it stands now; `place` is None when who asked may not have it (any more)."""

    request: ExportRequest
    person: Person
    adult: bool
    place: Place | None
    zone: str


@dataclass(frozen=True)
class Desk:
    """Reads requests as orders for the workshop; `zone` is for what is in no cooperative's time."""

    database_url: str
    zone: str

    @property
    def orders(self) -> Orders:
        return Orders(request_queries.any_open, self.take)

    def take(self, session: Session, now: datetime) -> Piece | None:
        request = request_queries.next_open(session)
        if request is None:
            return None
        case = self._case(session, request)
        if case.place is None:
            _end(session, case, RequestState.REFUSED, texts.not_yours_any_more(case.adult), now)
            return None
        if request.attempts >= ATTEMPTS:
            _end(session, case, RequestState.FAILED, texts.failed(case.adult), now)
            return None
        actions.begin(session, request)
        told = about(texts.place(case.place.key, case.place.name), now, case.zone)
        order = Order(self.database_url, request.what, request.form, case.place.reach, told)
        keep, give_up = partial(self._keep, request.id, told), partial(self._give_up, request.id)
        return Piece(MODULE, order.to_json(), keep, give_up)

    def _keep(self, request_id: int, told: About, session: Session, content: bytes, now: datetime) -> None:
        request = request_queries.of_id(session, request_id)
        if request is None:  # its person has erased their data meanwhile
            return
        case = self._case(session, request)
        if case.place is None:
            _end(session, case, RequestState.REFUSED, texts.not_yours_any_more(case.adult), now)
        elif len(content) > LARGEST_BYTES:
            _end(session, case, RequestState.FAILED, texts.too_large(), now)
        else:
            _end(session, case, RequestState.MADE, _file(case, case.place, told, content), now)

    def _give_up(self, request_id: int, session: Session, code: int, now: datetime) -> None:
        request = request_queries.of_id(session, request_id)
        if request is None:
            return
        case = self._case(session, request)
        words = texts.too_long() if code == TOO_MANY_ROWS else texts.failed(case.adult)
        _end(session, case, RequestState.FAILED, words, now)

    def _case(self, session: Session, request: ExportRequest) -> Case:
        person = session.get_one(Person, request.person_id)
        memberships = people.of_person(session, person.id)
        place = places.find(session, memberships, request.place, request.what)
        adult = menu_texts.adult(menus.roles_of(memberships))
        return Case(request, person, adult, place, (place.zone if place else None) or self.zone)


def _file(case: Case, place: Place, told: About, content: bytes) -> Message:
    what, form = case.request.what, case.request.form
    owner = place.name or case.person.first_name
    name = files.name_of(texts.TABLES[what], owner, told.at.date(), form)
    whose, moment = texts.of_place(place.key, place.name), french.instant(told.at, told.zone)
    return texts.file(what, whose, moment, Attachment(name, content), case.adult)


def _end(session: Session, case: Case, state: RequestState, message: Message, now: datetime) -> None:
    """Says it once: a request that is not open any more has had its answer."""
    chat_id = case.person.telegram_id
    if not actions.finish(session, case.request, state, now) or chat_id is None:
        return
    call = render.new_message(session, chat_id, message, now)
    row = outbox.put(session, chat_id, call, now)
    actions.remember(session, case.request, row, (call.parameters.get("document") or {}).get("file"))
