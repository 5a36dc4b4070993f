"""The database as a command opens it: at head, or with a sentence that says which command helps."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from bot.db import migrations
from bot.db.engine import open_engine, sqlite_file
from bot.db.writer import unavailable
from bot.operations import configuration, words
from bot.operations.lock import AlreadyRunning, running_lock
from bot.operations.problem import Problem
from bot.settings import Settings

UPGRADE = "lancez « cjs-bot db upgrade »"


@contextmanager
def writing(settings: Settings) -> Iterator[Session]:
    """A session whose work is kept when the block ends well."""
    with at_head(settings) as engine, Session(engine) as session, session.begin():
        yield session


@contextmanager
def reading(settings: Settings) -> Iterator[Session]:
    """A session that sees one moment of the database and makes no writer wait."""
    with at_head(settings) as engine, Session(engine.execution_options(read_only=True)) as session:
        yield session


@contextmanager
def at_head(settings: Settings) -> Iterator[Engine]:
    """Raises Problem for a database that is not there, not at head, or does not answer."""
    path = sqlite_file(settings.database_url)
    if path is not None and not path.exists():
        raise Problem(f"La base {path} n'existe pas encore : {UPGRADE}.")
    with opened(settings) as engine:
        if not migrations.at_head(engine):
            raise Problem(f"La base n'est pas à jour : {UPGRADE}.")
        yield engine


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """An engine, whatever the database's revision; the database's own errors become Problems."""
    engine = _engine(settings)
    try:
        yield engine
    except SQLAlchemyError as error:
        raise Problem(_sentence(error, settings)) from error
    finally:
        engine.dispose()


def upgrade(settings: Settings) -> None:
    """The command `db upgrade`."""
    with opened(settings) as engine:
        if migrations.at_head(engine):
            print("La base est déjà à jour.")
            return
        try:
            with running_lock(settings.database_url):
                migrations.upgrade(engine)
        except AlreadyRunning as error:
            raise Problem("Le bot tourne sur cette base : arrêtez-le avant de la mettre à jour.") from error
        except migrations.UnknownRevision as error:
            raise Problem("Cette base vient d'une version plus récente : mettez le bot à jour.") from error
    print("La base est à jour.")


def _engine(settings: Settings) -> Engine:
    try:
        return open_engine(settings.database_url)
    except OSError as error:
        path = sqlite_file(settings.database_url)
        raise Problem(f"La base {path} ne peut pas être ouverte : {words.of_disk(error)}.") from error


def _sentence(error: SQLAlchemyError, settings: Settings) -> str:
    address = configuration.shown(settings.database_url)
    if isinstance(error, OperationalError) and "locked" in str(error.orig):
        return "La base est occupée par un autre programme : réessayez dans un instant."
    if isinstance(error, OperationalError | InterfaceError) or unavailable(error):
        return f"La base {address} ne répond pas : vérifiez CJS_DATABASE_URL, le disque et le serveur."
    return f"La base {address} refuse ce travail ({type(error).__name__}) : lancez « cjs-bot doctor »."
