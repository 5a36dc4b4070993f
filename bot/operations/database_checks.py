"""What `doctor` looks at in the database: it answers, is at head and sound, and names real time zones."""

import zoneinfo
from collections.abc import Iterator

from sqlalchemy import Engine, text

from bot.cooperatives import queries
from bot.db import migrations
from bot.db.engine import sqlite_file
from bot.operations import configuration
from bot.operations import database as opening
from bot.operations.finding import Finding
from bot.settings import Settings


def database(settings: Settings) -> Iterator[Finding]:
    """Raises Problem when it does not answer."""
    path = sqlite_file(settings.database_url)
    if path is not None and not path.exists():
        yield Finding("base", wrong=f"{path} n'existe pas encore", remedy=opening.UPGRADE)
        return
    with opening.opened(settings) as engine:
        at_head = migrations.at_head(engine)
        yield Finding("base", seen=configuration.shown(settings.database_url))
        yield _revision(at_head)
        if path is not None:
            yield _soundness(engine)
    if at_head:
        yield from _zones(settings)


def _revision(at_head: bool) -> Finding:
    if at_head:
        return Finding("version de la base", seen=migrations.head())
    return Finding("version de la base", wrong="elle n'est pas à jour", remedy=opening.UPGRADE)


def _soundness(engine: Engine) -> Finding:
    with engine.connect().execution_options(read_only=True) as connection:
        said = connection.scalar(text("PRAGMA integrity_check"))
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if said != "ok" or broken:
        remedy = "remettez une copie saine : cjs-bot restore FICHIER"
        return Finding("intégrité de la base", wrong="le fichier est abîmé", remedy=remedy)
    return Finding("intégrité de la base")


def _zones(settings: Settings) -> Iterator[Finding]:
    known = zoneinfo.available_timezones()
    with opening.reading(settings) as session:
        for each in queries.all_of_them(session):
            if each.timezone not in known:
                wrong = f"le fuseau {each.timezone} n'existe pas"
                yield Finding(
                    f"coopérative {each.name}", wrong=wrong, remedy="corrigez-le avec /cooperatives"
                )
