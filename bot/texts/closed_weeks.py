"""What animators read of whole weeks: which are closed, what still waits there, and all that was written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.hours.models import Entry, WeekLock
from bot.hours.week_queries import OfWeek
from bot.people.team_rules import milliseconds
from bot.texts import french, pages
from bot.texts import review_entries as entry_texts
from bot.texts.message import Button, Message, Rows, in_rows, lines, say

BACK, CLOSE, REOPEN = "Retour", "Fermer la semaine du {}", "Rouvrir la semaine du {}"
WEEKS, ENTRIES = 8, 7


@dataclass(frozen=True)
class Page:
    """One week; `lock` is what was decided by hand and by whom, `closes_on` when its age closes it."""

    cooperative: Cooperative
    week: OfWeek
    closed: bool
    over: bool
    entries: Sequence[Entry]
    lock: WeekLock | None
    by: str | None
    closes_on: date | None
    page: int
    opened_at: datetime


def weeks(cooperative: Cooperative, found: Sequence[OfWeek], closed: Collection[date], page: int) -> Message:
    """All weeks with entries, latest first."""
    back = (Button(BACK, "review.board", (cooperative.id, 0, 0)),)
    head = say("<b>{} : les semaines</b>", cooperative.name)
    if not found:
        return Message(lines(head, say("Rien n'a encore été noté.")), (back,))
    page = pages.held(page, len(found), WEEKS)
    shown = pages.page_of(found, page, WEEKS)
    told = [_line(each, each.monday in closed) for each in shown]
    words = (
        "Une semaine fermée ne se change plus que par l'équipe d'animation. Pour en voir une, choisissez-la."
    )
    buttons = [
        Button(_label(each), "review.week", (cooperative.id, each.monday.toordinal(), 0)) for each in shown
    ]
    turners = pages.turners("review.weeks", (cooperative.id,), page, pages.pages(len(found), WEEKS))
    return Message(lines(head, *told, "", say(words)), (*in_rows(buttons, 2), *turners, back))


def _line(week: OfWeek, closed: bool) -> Markup:
    waits = f", {french.number(week.waiting)} en attente" if week.waiting else ""
    count = french.count(week.entries, "saisie", "saisies") if week.entries else "rien de noté"
    state = "fermée" if closed else "ouverte"
    return say("· Semaine du {}, {} : {}{}", french.day_of_month(week.monday), state, count, waits)


def _label(week: OfWeek) -> str:
    return f"Semaine du {french.day_of_month(week.monday)}"


def page(shown: Page, news: Markup | None = None) -> Message:
    """One week: whether it is closed, what waits, and its entries as buttons."""
    monday = french.day_of_month(shown.week.monday)
    told = [entry_texts.line(each, entry_texts.WEEK) for each in shown.entries]
    head = say("<b>{} : la semaine du {}</b>", shown.cooperative.name, monday)
    text = lines(news, head, _state(shown), _waiting(shown.week), "", *told)
    buttons = [_button(each) for each in shown.entries]
    arguments = shown.cooperative.id, shown.week.monday.toordinal()
    turners = pages.turners("review.week", arguments, shown.page, pages.pages(shown.week.entries, ENTRIES))
    back = (Button(BACK, "review.weeks", (shown.cooperative.id, 0)),)
    return Message(text, (*in_rows(buttons, 1), *turners, *_lock(shown), back))


def _button(entry: Entry) -> Button:
    return Button(entry_texts.label(entry, entry_texts.WEEK), "review.entry", (entry.id, entry_texts.WEEK))


def _waiting(week: OfWeek) -> Markup:
    if not week.waiting:
        return say("Plus rien n'attend." if week.entries else "Rien n'a été noté.")
    return say("{}", french.count(week.waiting, "saisie attend encore", "saisies attendent encore") + ".")


def _state(shown: Page) -> Markup:
    if shown.lock is not None:
        by = f" par {shown.by}" if shown.by else ""
        at = french.instant(shown.lock.at, shown.cooperative.timezone)
        return say("{}{}, {}.", "Fermée" if shown.closed else "Rouverte", by, at)
    if shown.closes_on is None:
        return say("Ouverte.")
    words = "Fermée depuis le {}." if shown.closed else "Ouverte ; elle se ferme d'elle-même le {}."
    return say(words, french.day(shown.closes_on))


def _lock(shown: Page) -> Rows:
    """A week that goes on is not closed yet. When the page was opened goes with the button."""
    if not shown.over:
        return ()
    label = (REOPEN if shown.closed else CLOSE).format(french.day_of_month(shown.week.monday))
    stamp = milliseconds(shown.opened_at)
    action = "review.unlock" if shown.closed else "review.lock"
    return ((Button(label, action, (shown.cooperative.id, shown.week.monday.toordinal(), stamp)),),)


def closed(monday: date) -> Markup:
    words = "La semaine du {} est fermée : seule l'équipe d'animation peut encore la changer.\n"
    return say(words, french.day_of_month(monday))


def reopened(monday: date) -> Markup:
    return say("La semaine du {} est de nouveau ouverte.\n", french.day_of_month(monday))


def nothing_changed() -> Markup:
    return say("Rien n'a changé : voici où en est cette semaine.\n")
