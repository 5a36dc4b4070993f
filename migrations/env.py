"""How Alembic reaches the database and the models, from `cjs-bot db upgrade` and from its own command."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine

from bot.db import migrations
from bot.db.base import Identifier
from bot.db.engine import open_engine
from bot.settings import Settings


def plain_type(kind: str, value: Any, _context: AutogenContext) -> str | Literal[False]:
    """A migration names SQLAlchemy's types, never ours, since ours may change after it."""
    if kind == "type" and value is Identifier:
        return 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
    if kind == "type" and isinstance(value, sa.TypeDecorator):
        return f"sa.{value.impl!r}"
    return False


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=migrations.metadata(),
        render_as_batch=True,
        render_item=plain_type,
        transactional_ddl=True,  # SQLite too: our engine says BEGIN itself
    )
    with context.begin_transaction():
        context.run_migrations()
        migrations.check_references(connection)


def run(engine: Engine) -> None:
    with engine.connect() as connection, migrations.references_unwatched(connection):
        migrate(connection)


if context.is_offline_mode():
    raise SystemExit("migrations need a database: there is no offline mode")
run(context.config.attributes.get("engine") or open_engine(Settings().database_url))
