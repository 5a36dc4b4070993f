"""What a command says when the domain refuses."""

import errno

from bot.cooperatives import rules
from bot.cooperatives.actions import NameTaken
from bot.people import invitations
from bot.refusals import Refused

FIELDS = {
    "name": "le nom",
    "town": "la commune",
    "region": "la région",
    "contact": "le contact",
    "committees": "un nom de comité",
    "uses": "le nombre d'utilisations",
    "days": "le nombre de jours",
    "place_id": "le nombre de personnes pour une place",
}
DISK = {
    errno.ENOENT: "le fichier ou le dossier n'existe pas",
    errno.ENOTDIR: "le dossier n'existe pas",
    errno.EACCES: "l'accès est refusé",
    errno.EPERM: "l'accès est refusé",
    errno.EISDIR: "c'est un dossier",
    errno.EEXIST: "il existe déjà",
    errno.ENOSPC: "le disque est plein",
    errno.EROFS: "le disque est en lecture seule",
    errno.EADDRINUSE: "le port de CJS_HTTP_PORT est déjà pris",
    errno.EADDRNOTAVAIL: "l'adresse de CJS_HTTP_HOST n'est pas sur cette machine",
}
SHOWN = 80


def of_refusal(refusal: Refused) -> str:
    """One sentence, without capital and without full stop, so that a line number can go before it."""
    match refusal:
        case NameTaken(name=name):
            return f"la coopérative {quoted(name)} existe déjà"
        case rules.FieldEmpty(field=field):
            return f"{FIELDS[field]} est vide ou illisible"
        case rules.FieldTooLong(field=field, allowed=allowed):
            return f"{FIELDS[field]} dépasse {allowed} caractères"
        case rules.UnknownTimezone(timezone=timezone):
            return f"le fuseau {quoted(timezone)} n'existe pas ; écrivez par exemple Europe/Paris"
        case invitations.OutOfRange(field=field, least=least, most=most):
            return f"{FIELDS[field]} va de {least} à {most}"
        case _:
            return _of_season_and_others(refusal)


def quoted(text: str) -> str:
    """What somebody typed, fit for a terminal."""
    line = rules.readable(text)
    return f"« {line[:SHOWN]}{'…' if len(line) > SHOWN else ''} »"


def of_disk(error: OSError) -> str:
    return DISK.get(error.errno or 0, error.strerror or "erreur du système")


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _of_season_and_others(refusal: Refused) -> str:
    match refusal:
        case rules.SeasonBackwards(starts_on=starts_on, ends_on=ends_on):
            return f"la saison finit le {ends_on}, avant de commencer le {starts_on}"
        case rules.SeasonOutOfReach(starts_on=starts_on, ends_on=ends_on):
            return f"la saison du {starts_on} au {ends_on} n'est pas possible : un an au plus, de 2000 à 2100"
        case rules.AgeOutOfReach():
            return f"l'âge minimum va de {rules.AGES[0]} à {rules.AGES[-1]} ans"
        case rules.TooManyCommittees(allowed=allowed):
            return f"il y a plus de {allowed} comités"
        case _:
            return f"c'est refusé ({type(refusal).__name__})"
