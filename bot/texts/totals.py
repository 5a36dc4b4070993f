"""A cooperative in figures, without any name: what partners and coordinations read."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.contracts.rules import Totals
from bot.cooperatives.models import Cooperative
from bot.hours.rules import FEWEST_HANDS
from bot.texts import contracts, french, pages
from bot.texts.message import Message, lines, say

ON_A_PAGE = 8


@dataclass(frozen=True)
class Figures:
    """One cooperative's season so far; None where it would tell of fewer than five people."""

    cooperative: Cooperative
    members: int | None
    minutes: int | None
    contracts: Totals


def one(figures: Figures) -> Message:
    """« /totaux » of somebody who follows a single cooperative."""
    taxes = contracts.vat(figures.cooperative.amounts_include_vat)
    text = lines(
        _title(figures.cooperative),
        say("{}", french.capital(_members(figures))),
        _work(figures),
        *contracts.sums(figures.contracts, taxes),
        say("\nCes totaux ne contiennent aucun nom. Le reste : /aide."),
    )
    return Message(text)


def several(shown: Sequence[Figures], page: int, count: int) -> Message:
    """The same for many, two lines each; `count` is how many there are in all."""
    text = lines(
        say("<b>Totaux de {}</b>", french.count(count, "coopérative", "coopératives")),
        *(_short(each) for each in shown),
        say("\nCes totaux ne contiennent aucun nom. Le reste : /aide."),
    )
    return Message(text, pages.turners("totals.page", (), page, pages.pages(count, ON_A_PAGE)))


def none() -> Message:
    return Message(
        say("Il n'y a pas encore de coopérative à suivre. Pour voir ce que je sais faire : /aide.")
    )


def _short(figures: Figures) -> Markup:
    totals = figures.contracts
    figures_line = say(
        "{} · {} · {} · {}",
        _members(figures),
        "heures pas montrées" if figures.minutes is None else french.duration(figures.minutes),
        french.count(totals.won, "contrat gagné", "contrats gagnés"),
        french.euros(totals.turnover_cents),
    )
    return lines(Markup(""), _title(figures.cooperative), figures_line)


def _members(figures: Figures) -> str:
    if figures.members is None:
        return f"moins de {FEWEST_HANDS} coopérant·es"
    return french.count(figures.members, "coopérant·e", "coopérant·es")


def _work(figures: Figures) -> Markup:
    if figures.minutes is None:
        words = "Travail : pas montré tant que moins de {} personnes ont noté des heures"
        return say(words, FEWEST_HANDS)
    return say("Travail depuis le début de la saison : <b>{}</b>", french.duration(figures.minutes))


def _title(cooperative: Cooperative) -> Markup:
    return say("<b>{}</b> ({})", cooperative.name, cooperative.town)
