"""The commands `coop add` and `coop list`."""

from bot.cooperatives import actions, queries
from bot.cooperatives.rules import Details
from bot.operations import database, moment
from bot.settings import Settings


def add(settings: Settings, details: Details) -> None:
    with database.writing(settings) as session:
        cooperative = actions.add(session, details, moment.now(settings))
        print(f"La coopérative « {cooperative.name} » est ajoutée.")


def list_all(settings: Settings) -> None:
    """One line each, in columns that a tabulation separates."""
    with database.reading(settings) as session:
        found = queries.all_of_them(session)
        for each in found:
            season = f"{each.season_starts_on}:{each.season_ends_on}"
            print("\t".join((each.name, each.town, each.region, each.timezone, season)))
        if not found:
            print("Aucune coopérative : ajoutez-en une avec « cjs-bot coop add ».")
