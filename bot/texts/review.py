"""What animators read of hours that wait: by person or by day, then the entries of one of these."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.hours.models import Entry
from bot.hours.review_queries import OfDay, OfPerson, Scope, Seen, Sums
from bot.texts import french, pages
from bot.texts import review_entries as entry_texts
from bot.texts.message import Button, Message, Rows, in_rows, lines, say

BY_PERSON, BY_DAY, BACK = "Par personne", "Par jour", "Retour"
ALL, WEEKS = "Tout valider ({})", "Les semaines"
GROUPS, ENTRIES, PLACES = 12, 7, 10


@dataclass(frozen=True)
class Board:
    """One page of a cooperative's groups; `seen` goes into the buttons that validate."""

    cooperative: Cooperative
    days: bool
    groups: Sequence[OfPerson | OfDay]
    sums: Sums
    seen: Seen
    page: int


@dataclass(frozen=True)
class Group:
    """One page of what waits of one person or on one day, as `scope` says."""

    scope: Scope
    title: str
    entries: Sequence[Entry]
    sums: Sums
    seen: Seen
    page: int


def which(cooperatives: Sequence[Cooperative], page: int) -> Message:
    """Whose hours; for animators of several cooperatives."""
    shown = pages.page_of(cooperatives, page, PLACES)
    buttons = [Button(each.name, "review.board", (each.id, 0, 0)) for each in shown]
    turners = pages.turners(
        "review.which",
        (),
        pages.held(page, len(cooperatives), PLACES),
        pages.pages(len(cooperatives), PLACES),
    )
    return Message(say("Les saisies de quelle coopérative ?"), (*in_rows(buttons, 1), *turners))


def board(shown: Board, news: Markup | None = None) -> Message:
    """« /saisies »; `news` is what a press has just done."""
    head = say("<b>{} : les saisies qui attendent</b>", shown.cooperative.name)
    weeks = (Button(WEEKS, "review.weeks", (shown.cooperative.id, 0)),)
    if not shown.groups:
        return Message(
            lines(news, head, say("Rien n'attend : toutes les saisies ont été regardées.")), (weeks,)
        )
    count = len(shown.groups)
    page = pages.held(shown.page, count, GROUPS)
    groups = pages.page_of(shown.groups, page, GROUPS)
    text = lines(news, head, *_sums(shown.sums), "", *map(_group, groups), "", say(_CHOOSE_GROUP[shown.days]))
    turners = pages.turners("review.board", _where(shown), page, pages.pages(count, GROUPS))
    people = in_rows([_group_button(shown, each) for each in groups], 2)
    return Message(text, (*people, *turners, *_validate_all(shown), (_other_way(shown), *weeks)))


_CHOOSE_GROUP = {
    False: "Pour voir les saisies d'une personne, choisissez son prénom.",
    True: "Pour voir les saisies d'un jour, choisissez-le.",
}


def _where(shown: Board) -> tuple[int, int]:
    return shown.cooperative.id, int(shown.days)


def _other_way(shown: Board) -> Button:
    label = BY_PERSON if shown.days else BY_DAY
    return Button(label, "review.board", (shown.cooperative.id, int(not shown.days), 0))


def _sums(sums: Sums) -> list[Markup]:
    told = (
        [say("{} à valider : {}", _entries(sums.ready), french.duration(sums.minutes))] if sums.ready else []
    )
    told += [say("À regarder de près : {}", french.number(sums.warned))] if sums.warned else []
    told += [say("Sans réponse pour l'instant : {}", french.number(sums.open))] if sums.open else []
    return told


def _group(group: OfPerson | OfDay) -> Markup:
    """« · Léa : 3 saisies, 7 h, 1 à regarder, 1 sans réponse »."""
    sums = group.sums
    about = [f"{_entries(sums.ready)}, {french.duration(sums.minutes)}"] if sums.ready else []
    about += [f"{french.number(sums.warned)} à regarder"] if sums.warned else []
    about += [f"{french.number(sums.open)} sans réponse"] if sums.open else []
    return say("· {} : {}", _name(group), ", ".join(about))


def _name(group: OfPerson | OfDay) -> str:
    return group.first_name if isinstance(group, OfPerson) else french.capital(french.day(group.worked_on))


def _group_button(shown: Board, group: OfPerson | OfDay) -> Button:
    count = group.sums.ready + group.sums.open
    if isinstance(group, OfPerson):
        return Button(f"{group.first_name[:30]} ({count})", "review.person", (group.membership_id, 0))
    label = f"{french.capital(french.short_day(group.worked_on))} ({count})"
    return Button(label, "review.day", (shown.cooperative.id, group.worked_on.toordinal(), 0))


def _validate_all(shown: Board) -> Rows:
    """Only those that need no closer look, where some do; then all."""
    sums, arguments = shown.sums, (shown.cooperative.id, *entry_texts.marks(shown.seen))
    everything = Button(ALL.format(sums.ready), "review.all", arguments)
    if not sums.ready:
        return ()
    if not 0 < sums.warned < sums.ready:
        return ((everything,),)
    plain = (
        f"Valider sans les {sums.warned} à regarder" if sums.warned > 1 else "Valider sans celle à regarder"
    )
    return ((Button(plain, "review.plain", arguments),), (everything,))


def group(shown: Group, news: Markup | None = None) -> Message:
    """What waits of one person or on one day, each entry as a button too."""
    head = say("<b>{} : les saisies qui attendent</b>", shown.title)
    by_day = shown.scope.membership_id is None
    back = (Button(BACK, "review.board", (shown.scope.cooperative_id, int(by_day), 0)),)
    if not shown.entries:
        return Message(lines(news, head, say("Plus rien n'attend ici.")), (back,))
    mode = entry_texts.DAY if by_day else entry_texts.PERSON
    told = [entry_texts.line(each, mode) for each in shown.entries]
    text = lines(news, head, *_sums(shown.sums), "", *told, "", say(_CHOOSE_ENTRY[shown.sums.ready > 0]))
    buttons = [
        Button(entry_texts.label(each, mode), "review.entry", (each.id, mode)) for each in shown.entries
    ]
    return Message(text, (*in_rows(buttons, 1), *_turners(shown), *_validate_group(shown), back))


_CHOOSE_ENTRY = {
    True: "Pour valider, corriger ou refuser une saisie, choisissez-la.",
    False: "Pour voir une saisie ou la refuser, choisissez-la.",
}


def _turners(shown: Group) -> Rows:
    count = pages.pages(shown.sums.ready + shown.sums.open, ENTRIES)
    if shown.scope.worked_on is not None:
        arguments: tuple[object, ...] = (shown.scope.cooperative_id, shown.scope.worked_on.toordinal())
        return pages.turners("review.day", arguments, shown.page, count)
    return pages.turners("review.person", (shown.scope.membership_id,), shown.page, count)


def _validate_group(shown: Group) -> Rows:
    if shown.scope.membership_id is None or not shown.sums.ready:
        return ()
    arguments = (shown.scope.membership_id, *entry_texts.marks(shown.seen))
    return ((Button(ALL.format(shown.sums.ready), "review.person_all", arguments),),)


def _entries(count: int) -> str:
    return french.count(count, "saisie", "saisies")


def validated(count: int) -> Markup:
    """News above what is left."""
    if not count:
        return say("Rien n'a été validé : cette liste n'était plus à jour. Voici où on en est.\n")
    return say("C'est validé : {}.\n", _entries(count))


def validated_one(entry: Entry) -> Markup:
    return say("C'est validé : {}.\n", entry_texts.whose(entry))
