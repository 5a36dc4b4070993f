"""What the coordination reads about cooperatives: the list, the page of one, and the questions about it."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.cooperatives import rules
from bot.cooperatives.models import Cooperative
from bot.cooperatives.rules import Details
from bot.refusals import Refused
from bot.texts import french, pages
from bot.texts.message import Button, Message, in_rows, lines, say

SIZE = 10
ADD, CHANGE, TEAM, ALL = "Ajouter une coopérative", "Modifier", "L'équipe", "Toutes les coopératives"
NO_COMMITTEE, NO_CONTACT = "Aucun comité", "Aucun contact"

TIMEZONES = (
    ("Europe/Paris", "Europe/Paris"),
    ("La Réunion", "Indian/Reunion"),
    ("Guadeloupe", "America/Guadeloupe"),
    ("Martinique", "America/Martinique"),
    ("Guyane", "America/Cayenne"),
    ("Mayotte", "Indian/Mayotte"),
    ("Nouméa", "Pacific/Noumea"),
    ("Tahiti", "Pacific/Tahiti"),
    ("Saint-Pierre-et-Miquelon", "America/Miquelon"),
)
VAT = ((False, "Hors taxes"), (True, "Taxes comprises"))


def listed(cooperatives: Sequence[Cooperative], page: int, region: str | None) -> Message:
    """All that this coordination sees, by region."""
    count = french.count(len(cooperatives), "coopérative", "coopératives")
    where = f" en {region}" if region else ""
    head = say("<b>{}{}</b>", count, where) if cooperatives else say("Il n'y a pas encore de coopérative.")
    shown = pages.page_of(cooperatives, page, SIZE)
    buttons = in_rows([Button(each.name, "cooperative.page", (each.id,)) for each in shown], 1)
    last = pages.pages(len(cooperatives), SIZE)
    turners = pages.turners("cooperative.list", (), pages.held(page, len(cooperatives), SIZE), last)
    return Message(head, (*buttons, *turners, ((Button(ADD, "cooperative.add"),))))


def page(cooperative: Cooperative, details: Details, news: Markup | None = None) -> Message:
    text = lines(news + Markup("\n") if news else None, card(details))
    buttons = (
        (
            Button(CHANGE, "cooperative.change", (cooperative.id,)),
            Button(TEAM, "team.page", (cooperative.id, 0)),
        ),
        (Button(ALL, "cooperative.list", (0,)),),
    )
    return Message(text, buttons)


def card(details: Details) -> Markup:
    """What is written, or will be."""
    committees = french.enumeration(list(details.committees or ())) or "aucun"
    return lines(
        say("<b>{}</b>, {} ({})", details.name, details.town, details.region),
        say("Saison : {}", season(details.season_starts_on, details.season_ends_on)),
        say("Fuseau horaire : {}", timezone(details.timezone)),
        say("Comités : {}", committees),
        say("Âge minimum : {} ans", details.minimum_age),
        say("Contact : {}", details.contact or "aucun"),
        say("Montants : {}", dict(VAT)[bool(details.amounts_include_vat)].lower()),
    )


def season(first: date, last: date) -> str:
    """« du 5 juillet au 28 août 2027 »."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"du {_short(first)}{year} au {_short(last)} {last.year}"


def _short(on: date) -> str:
    return french.day(on).split(" ", 1)[1]


def timezone(key: str) -> str:
    return next((label for label, each in TIMEZONES if each == key), key)


def added() -> Markup:
    return say("C'est ajouté. Pour inviter l'équipe d'animation : /inviter.")


def changed() -> Markup:
    return say("C'est changé.")


def nothing_changed() -> Markup:
    return say("Rien n'a changé depuis : voici où on en est.")


def which_name() -> Markup:
    return say("Quel est le nom de la coopérative ? Écrivez-le.")


def which_town() -> Markup:
    return say("Dans quelle ville ? Écrivez-la.")


def which_region() -> Markup:
    return say("Dans quelle région ? Choisissez, ou écrivez-la.")


def which_season() -> Markup:
    return say("Quelles sont les dates de la saison ? Écrivez-les, par exemple « 5/7/2027 au 28/8/2027 ».")


def which_timezone() -> Markup:
    return say("Quel fuseau horaire ?")


def which_committees() -> Markup:
    return say("Quels comités ? Choisissez, ou écrivez-les avec des virgules : « finances, RH, accueil ».")


def which_age() -> Markup:
    return say("À partir de quel âge ? Choisissez, ou écrivez un nombre.")


def which_contact() -> Markup:
    return say("Qui peut-on joindre, et comment ? Par exemple « Nadia, 06 00 00 00 00 ».")


def which_vat() -> Markup:
    return say("Les montants des contrats se notent hors taxes, ou taxes comprises ?")


def name_taken(name: str) -> Markup:
    return say("Il y a déjà une coopérative « {} ». Il faut un autre nom.", name)


def other_region(regions: Sequence[str]) -> Markup:
    return say("Vous pouvez choisir : {}.", french.enumeration(list(regions)))


def no_season() -> Markup:
    return say("Je n'y trouve pas deux dates.")


def no_timezone() -> Markup:
    return say("Je ne connais pas ce fuseau horaire.")


def no_age() -> Markup:
    return say("Il faut un nombre entre {} et {}.", rules.AGES[0], rules.AGES[-1])


def no_vat() -> Markup:
    return say("Choisissez un des deux boutons.")


def refused(refusal: Refused) -> Markup:
    """Why a typed value cannot be kept."""
    match refusal:
        case rules.AgeOutOfReach():
            return no_age()
        case rules.UnknownTimezone():
            return no_timezone()
        case rules.SeasonBackwards() | rules.SeasonOutOfReach():
            return _wrong_season(refusal)
    return _wrong_words(refusal)


def _wrong_season(refusal: Refused) -> Markup:
    if isinstance(refusal, rules.SeasonBackwards):
        return say("La saison finirait avant de commencer.")
    return say("Une saison dure au plus un an, entre {} et {}.", rules.YEARS[0], rules.YEARS[-1])


def _wrong_words(refusal: Refused) -> Markup:
    match refusal:
        case rules.FieldEmpty():
            return say("Je n'y trouve rien à lire.")
        case rules.FieldTooLong(allowed=allowed):
            return say("C'est trop long : {} signes au plus.", allowed)
        case rules.TooManyCommittees(allowed=allowed):
            return say("Cela fait trop de comités : {} au plus.", allowed)
    return say("Ce n'est pas possible.")


def taken_at_last(name: str) -> Message:
    """When somebody else took the name between the question and « Enregistrer »: nothing typed is lost."""
    how = say(" Rien n'a été enregistré : touchez « Modifier », puis « Le nom ».")
    return Message(name_taken(name) + how)
