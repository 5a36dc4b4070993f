"""The words of the command line, as argparse knows them."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.people.invitations import DAYS_ALLOWED, USES_ALLOWED
from bot.people.models import Role

TABLES = ("entries", "weeks", "payroll", "contracts", "invoices", "members", "totals")
FORMATS = ("csv", "xlsx")
DEMO_PORT = 8000

Chosen = argparse.Namespace


def chosen(words: Sequence[str] | None) -> Chosen:
    """What the command line asks for; wrong usage ends the program with 2, as argparse does."""
    top = parser()
    found = top.parse_args(words)
    if found.command == "invite":
        _check_reach(found, top)
    return found


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="cjs-bot", description="Le bot Telegram des CJS.", allow_abbrev=False)
    commands = top.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for add in (_add_running, _add_cooperatives, _add_invite, _add_care, _add_export, _add_parse):
        add(commands)
    return top


def _add_running(commands: Any) -> None:
    _command(commands, "run", "fait tourner le bot")
    demo = _command(commands, "demo", "ouvre la démonstration, sans jeton")
    demo.add_argument("--tour", action="store_true", help="joue une visite guidée")
    demo.add_argument("--port", type=_number(range(65536)), default=DEMO_PORT, help="port de la page")


def _add_cooperatives(commands: Any) -> None:
    coop = commands.add_parser("coop", help="les coopératives", allow_abbrev=False)
    actions = coop.add_subparsers(metavar="ACTION", required=True)
    add = _command(actions, "coop add", "ajoute une coopérative")
    add.add_argument("name", metavar="NOM")
    add.add_argument("--town", required=True, help="commune")
    add.add_argument("--region", required=True, help="région")
    add.add_argument("--timezone", help="fuseau, par exemple Europe/Paris")
    add.add_argument("--season", required=True, type=_season, help="2027-07-05:2027-08-28")
    read = _command(actions, "coop import", "ajoute les coopératives d'un fichier CSV")
    read.add_argument("file", metavar="FICHIER", type=Path)
    _command(actions, "coop list", "nomme les coopératives")


def _add_invite(commands: Any) -> None:
    invite = _command(commands, "invite", "fait un lien d'invitation")
    invite.add_argument("--role", required=True, choices=[role.value for role in Role])
    invite.add_argument("--coop", metavar="NOM", help="coopérative : member, animator et partner")
    invite.add_argument("--region", metavar="NOM", help="région : regional")
    invite.add_argument("--uses", type=_number(USES_ALLOWED), default=1, help="nombre de personnes")
    invite.add_argument("--days", type=_number(DAYS_ALLOWED), default=14, help="jours avant la fin du lien")


def _add_care(commands: Any) -> None:
    base = commands.add_parser("db", help="la base de données", allow_abbrev=False)
    actions = base.add_subparsers(metavar="ACTION", required=True)
    _command(actions, "db upgrade", "met la base à jour")
    _command(commands, "doctor", "vérifie l'installation")
    backup = _command(commands, "backup", "copie la base, même quand le bot tourne")
    backup.add_argument("file", metavar="FICHIER", type=Path)
    restore = _command(commands, "restore", "remet une copie à la place de la base")
    restore.add_argument("file", metavar="FICHIER", type=Path)


def _add_export(commands: Any) -> None:
    export = _command(commands, "export", "écrit un tableau")
    export.add_argument("--what", required=True, choices=TABLES)
    export.add_argument("--format", required=True, choices=FORMATS)
    export.add_argument("--coop", metavar="NOM", help="une coopérative ; sans elle, tout le réseau")
    export.add_argument("--output", required=True, metavar="FICHIER", help="« - » pour la sortie standard")


def _add_parse(commands: Any) -> None:
    parse = _command(commands, "parse", "dit ce que le bot comprend de chaque ligne lue")
    parse.add_argument("--explain", action="store_true", help="dit aussi pourquoi")


def _command(commands: Any, name: str, words: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(
        name.rpartition(" ")[2], help=words, description=words, allow_abbrev=False
    )
    made.set_defaults(command=name)
    return made


def _check_reach(found: Chosen, top: argparse.ArgumentParser) -> None:
    role = Role(found.role)
    for option, value, wanted in (
        ("--coop", found.coop, role.local),
        ("--region", found.region, role is Role.REGIONAL),
    ):
        if (value is not None) != wanted:
            top.error(f"{option} est {'nécessaire' if wanted else 'de trop'} avec --role {role}")


def _season(text: str) -> tuple[date, date]:
    starts_on, _, ends_on = text.partition(":")
    try:
        return date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    except ValueError:
        raise argparse.ArgumentTypeError("écrivez AAAA-MM-JJ:AAAA-MM-JJ") from None


def _number(allowed: range) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) not in allowed:
            raise argparse.ArgumentTypeError(f"un nombre de {allowed[0]} à {allowed[-1]} est attendu")
        return int(text)

    return number
