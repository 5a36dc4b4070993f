"""The command `invite`."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.cooperatives import queries, rules
from bot.cooperatives.models import Cooperative
from bot.operations import configuration, cooperatives, database, moment, words
from bot.people import invitations
from bot.people.invitations import Wanted
from bot.people.models import Role
from bot.settings import Settings

ROLES = {
    Role.MEMBER: "coopérant·e",
    Role.ANIMATOR: "animateur·rice",
    Role.PARTNER: "partenaire local",
    Role.REGIONAL: "coordination de la région",
    Role.COORDINATOR: "coordination nationale",
}


def invite(settings: Settings, wanted: Wanted, cooperative_name: str | None) -> None:
    """Prints what the invitation is, then the link alone on the last line."""
    username = bot_name(settings)
    now = moment.now(settings)
    with database.writing(settings) as session:
        cooperative = cooperatives.named(session, cooperative_name) if cooperative_name is not None else None
        reach = replace(
            wanted,
            cooperative_id=cooperative.id if cooperative else None,
            region=_region(session, wanted.region),
        )
        code = invitations.invite(session, reach, now)
        described = _described(reach, cooperative, now, settings)
    print(described)
    print(invitations.link(username, code))


def bot_name(settings: Settings) -> str:
    """From the settings, otherwise Telegram is asked."""
    known = configuration.username(settings)
    if known is not None:
        return known
    from bot.operations import telegram  # PTB takes a third of a second to load

    return telegram.username(settings)


def _region(session: Session, region: str | None) -> str | None:
    """As it is already written; a region may have its coordination before its first cooperative."""
    if region is None:
        return None
    known = queries.spelling_of_region(session, region)
    if known is None:
        print(f"Aucune coopérative n'est encore dans la région {words.quoted(region)}.")
    return known or rules.clean("region", region)


def _described(wanted: Wanted, cooperative: Cooperative | None, now: datetime, settings: Settings) -> str:
    place = cooperative.name if cooperative else wanted.region
    where = f", {place}" if place else ""
    zone = ZoneInfo(cooperative.timezone if cooperative else settings.default_timezone)
    until = invitations.expires_at(wanted, now).astimezone(zone)
    people = "1 personne" if wanted.uses == 1 else f"{wanted.uses} personnes"
    return f"Invitation ({ROLES[wanted.role]}{where}) pour {people}, jusqu'au {until:%d/%m/%Y à %H:%M} :"
