"""What is said about a team: who is in it, and the page of one of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.hours import works
from bot.hours.models import Change, Entry, EntryChange
from bot.hours.rules import Work
from bot.people import team_rules
from bot.people.models import Membership, Role, Standing
from bot.texts import french, hours, pages, roles
from bot.texts.message import Button, Message, Rows, in_rows, lines, say

SIZE, CHOICES, PAST = 12, 10, 8

LEFT, BACK, ADD = "A quitté la coopérative", "Revenir dans la coopérative", "Ajouter sans Telegram"
HAND_OVER, COMMITTEES, NAME = "Inviter à prendre cette place", "Changer les comités", "Corriger le prénom"
TEAM, CORRECTIONS, MEMBER = "L'équipe", "Corrections", "Retour"


@dataclass(frozen=True)
class Page:
    """Hours of one member as their page shows them."""

    week_minutes: int = 0
    season_minutes: int = 0
    latest: Sequence[Entry] = ()
    corrections: int = 0


def which(cooperatives: Sequence[Cooperative], page: int) -> Message:
    if not cooperatives:
        return Message(say("Il n'y a pas encore de coopérative. Pour en ajouter une : /cooperatives."))
    shown = pages.page_of(cooperatives, page, CHOICES)
    buttons = [Button(each.name, "team.page", (each.id, 0)) for each in shown]
    count = pages.pages(len(cooperatives), CHOICES)
    turners = pages.turners("team.which", (), pages.held(page, len(cooperatives), CHOICES), count)
    return Message(say("Quelle équipe ?"), (*in_rows(buttons, 1), *turners))


def for_members(cooperative: Cooperative, team: Sequence[Membership], page: int) -> Message:
    """Names, roles and committees, nothing else."""
    there = [each for each in team if each.standing is Standing.ACTIVE]
    shown = pages.page_of(there, page, SIZE)
    text = lines(_head(cooperative, there), *(_line(each) for each in shown), say("Tes heures : /mesheures."))
    return Message(text, _turners(cooperative, len(there), page))


def for_animators(
    cooperative: Cooperative, team: Sequence[Membership], writers: Collection[int], waiting: int, page: int
) -> Message:
    """Who has never written and who left, a button for each, and the newcomers who wait."""
    there = [each for each in team if each.standing is Standing.ACTIVE]
    shown = pages.page_of(team, page, SIZE)
    empty = say("Il n'y a encore personne. Pour inviter : /inviter.") if not team else None
    hint = say("\nPour voir la page de quelqu'un, choisissez son prénom.") if team else empty
    text = lines(_head(cooperative, there), *(_line(each, writers) for each in shown), hint)
    people = in_rows([Button(each.person.first_name, "team.member", (each.id,)) for each in shown], 2)
    new = ((Button(f"Nouveaux ({waiting})", "joining.newcomers", (cooperative.id,)),),) if waiting else ()
    add = ((Button(ADD, "team.add", (cooperative.id,)),),)
    return Message(text, (*people, *_turners(cooperative, len(team), page), *new, *add))


def _turners(cooperative: Cooperative, count: int, page: int) -> Rows:
    return pages.turners(
        "team.page", (cooperative.id,), pages.held(page, count, SIZE), pages.pages(count, SIZE)
    )


def _head(cooperative: Cooperative, there: Sequence[Membership]) -> Markup:
    members = sum(each.role is Role.MEMBER for each in there)
    counted = french.count(members, "coopérant·e", "coopérant·es")
    return say("<b>L'équipe {}</b> : {}\n", french.of(cooperative.name), counted)


def _line(membership: Membership, writers: Collection[int] | None = None) -> Markup:
    """« · Léa : finances, RH », « · Tom : n'a encore rien noté »."""
    about = [] if membership.role is Role.MEMBER else [roles.NAMES[membership.role]]
    about += [", ".join(membership.committees)] if membership.committees else []
    if writers is not None:
        about += _for_animators_only(membership, membership.id in writers)
    if not about:
        return say("· {}", membership.person.first_name)
    return say("· {} : {}", membership.person.first_name, " ; ".join(about))


def _for_animators_only(membership: Membership, wrote: bool) -> list[str]:
    if membership.standing is Standing.LEFT:
        return ["parti·e"]
    about = [] if membership.person.telegram_id is not None else ["sans Telegram"]
    return about + (["n'a encore rien noté"] if membership.role is Role.MEMBER and not wrote else [])


def member(membership: Membership, page: Page, changeable: bool, news: Markup | None = None) -> Message:
    """The page of one person; `news` is what has just changed, or has not."""
    assert membership.cooperative is not None
    text = lines(
        news + Markup("\n") if news else None,
        _who(membership, membership.cooperative),
        *(_hours(page) if membership.role is Role.MEMBER else ()),
    )
    back = ((Button(TEAM, "team.page", (membership.cooperative_id, 0)),),)
    return Message(text, (*(_actions(membership, page) if changeable else ()), *back))


def _who(membership: Membership, cooperative: Cooperative) -> Markup:
    since = french.full_day(_local_day(membership.asked_at, cooperative))
    head = say("<b>{}</b>, {}, depuis le {}.", membership.person.first_name, roles.full(membership), since)
    committees = french.enumeration(membership.committees) or "aucun"
    told = say("Comités : {}", committees) if membership.role is Role.MEMBER else None
    gone = None
    if membership.left_at is not None:
        gone = say("A quitté la coopérative le {}.", french.day(_local_day(membership.left_at, cooperative)))
    silent = say("Sans Telegram.") if membership.person.telegram_id is None else None
    return lines(head, gone, told, silent)


def _hours(page: Page) -> list[Markup]:
    if not page.latest and not page.season_minutes:
        return [say("N'a encore rien noté.")]
    return [
        say("Cette semaine : <b>{}</b>", french.duration(page.week_minutes)),
        say("Depuis le début de la saison : <b>{}</b>", french.duration(page.season_minutes)),
        say("\nDernières saisies :"),
        *(say("· {}", hours.card(works.of_entry(each))) for each in page.latest),
    ]


def _actions(membership: Membership, page: Page) -> Rows:
    arguments = (membership.id,)
    rows: list[tuple[Button, ...]] = []
    if page.corrections:
        rows.append((Button(f"{CORRECTIONS} ({page.corrections})", "team.changes", (*arguments, 0)),))
    if membership.standing is Standing.LEFT:
        back = Button(BACK, "team.back", (*arguments, team_rules.stamp(membership)))
        return (*rows, (back,))
    committees = [Button(COMMITTEES, "team.committees", arguments)] if membership.role is Role.MEMBER else []
    rows.append((*committees, Button(NAME, "team.rename", arguments)))
    if membership.person.telegram_id is None:
        rows.append((Button(HAND_OVER, "team.place", arguments),))
    return (*rows, (Button(LEFT, "team.left", arguments),))


def corrections(
    membership: Membership,
    past: Sequence[tuple[Entry, EntryChange]],
    names: dict[int, str],
    page: int,
    count: int,
) -> Message:
    """What was there before each correction or deletion, the latest first."""
    assert membership.cooperative is not None
    zone = membership.cooperative.timezone
    told = [_correction(entry, change, names, zone) for entry, change in past]
    text = lines(say("<b>Corrections de {}</b>\n", membership.person.first_name), *told)
    turners = pages.turners("team.changes", (membership.id,), page, pages.pages(count, PAST))
    back = ((Button(MEMBER, "team.member", (membership.id,)),),)
    return Message(text, (*turners, *back))


def _correction(entry: Entry, change: EntryChange, names: dict[int, str], zone: str) -> Markup:
    word = "supprimé" if change.change is Change.DELETED else "corrigé"
    who = names.get(change.by_id or 0)
    by = f" par {who}" if who else ""
    before = hours.dated(_before(change.before or {}, entry))
    return say("· {}, {}{}. Avant : {}.", french.instant(change.at, zone), word, by, before)


def _before(before: dict[str, Any], entry: Entry) -> Work:
    return Work(
        date.fromisoformat(before.get("worked_on") or entry.worked_on.isoformat()),
        before.get("minutes") or entry.minutes,
        before.get("activity") or entry.activity,
        customer=before.get("customer"),
    )


def _local_day(at: datetime, cooperative: Cooperative) -> date:
    return at.astimezone(ZoneInfo(cooperative.timezone)).date()
