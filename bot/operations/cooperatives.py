"""The commands `coop add`, `coop import` and `coop list`."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bot.cooperatives import actions, queries
from bot.cooperatives.models import Cooperative
from bot.cooperatives.rules import Details
from bot.operations import cooperative_file, database, moment, words
from bot.operations.cooperative_file import Line
from bot.operations.problem import Problem
from bot.refusals import Refused
from bot.settings import Settings


def add(settings: Settings, details: Details) -> None:
    with database.writing(settings) as session:
        cooperative = actions.add(session, details, moment.now(settings))
        print(f"La coopérative « {cooperative.name} » est ajoutée.")


def add_file(settings: Settings, path: Path) -> None:
    """All or nothing: with one wrong line none is added, and each wrong line is named."""
    lines = cooperative_file.read(path, settings.default_timezone)
    now = moment.now(settings)
    with database.writing(settings) as session:
        wrong = [reason for line in lines if (reason := _reason_against(session, line, now))]
        if wrong:
            raise Problem("\n".join([*wrong, "Rien n'est ajouté : corrigez ces lignes puis recommencez."]))
    print(f"{len(lines)} coopérative{'s' if len(lines) > 1 else ''} de plus.")


def named(session: Session, name: str) -> Cooperative:
    """Raises Problem when there is none of that name."""
    found = queries.by_name(session, name)
    if found is None:
        raise Problem(f"La coopérative {words.quoted(name)} n'existe pas : voyez « cjs-bot coop list ».")
    return found


def list_all(settings: Settings) -> None:
    """One line each, in columns that a tabulation separates."""
    with database.reading(settings) as session:
        found = queries.all_of_them(session)
        for each in found:
            season = f"{each.season_starts_on}:{each.season_ends_on}"
            print("\t".join((each.name, each.town, each.region, each.timezone, season)))
        if not found:
            print("Aucune coopérative : ajoutez-en une avec « cjs-bot coop add ».")


def _reason_against(session: Session, line: Line, now: datetime) -> str | None:
    """None once it is added."""
    if line.details is None:
        return f"Ligne {line.number} : {line.reason}."
    try:
        actions.add(session, line.details, now)
    except Refused as refusal:
        return f"Ligne {line.number} : {words.of_refusal(refusal)}."
    return None
