"""The ground of a trial: a migrated database with a cooperative, its members, and what is to be announced."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.db import migrations
from bot.db.engine import open_engine
from bot.delivery import outbox
from bot.delivery.models import Outgoing
from bot.people.models import Membership, Person, Role, Standing

TOKEN = "123456:bench-bench-bench-bench-bench-bench"  # noqa: S105 - the sandbox takes any
FIRST_ID = 10_001
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
ANY_DAY = {"sunday": False, "holidays": False}  # a trial goes the same way whatever the day


@dataclass(frozen=True)
class Ground:
    """`people` members with ids from FIRST_ID on, who write.

    The first `keyed` of them get an announcement each; so do `gone` members more, who have blocked the bot.
    """

    people: int
    keyed: int = 0
    gone: int = 0
    spread_seconds: float = 0.0

    @property
    def ids(self) -> range:
        return range(FIRST_ID, FIRST_ID + self.people)

    @property
    def gone_ids(self) -> range:
        return range(self.ids.stop, self.ids.stop + self.gone)

    @property
    def announced(self) -> list[int]:
        """The gone ones among the others, since each falls due after the one before."""
        return sorted([*self.ids[: self.keyed], *self.gone_ids], key=lambda each: each * 7919 % 1009)


def name_of(telegram_id: int) -> str:
    """A first name that is nobody else's, in letters only, as it can be typed: « Zobadaba »."""
    number, syllables = telegram_id, []
    for _ in range(3):
        number, rest = divmod(number, len(CONSONANTS) * len(VOWELS))
        syllables.append(CONSONANTS[rest % len(CONSONANTS)] + VOWELS[rest // len(CONSONANTS)])
    return f"Zo{''.join(syllables)}"


def announcement(telegram_id: int) -> str:
    """The words that nobody may get twice."""
    return f"Annonce pour {telegram_id}."


def prepare(url: str, ground: Ground) -> None:
    """Tables as the models say, at head, filled."""
    engine = open_engine(url)
    migrations.metadata().create_all(engine)
    _stamp(engine)
    with Session(engine) as session, session.begin():
        _fill(session, ground, datetime.now(UTC))
    engine.dispose()


def environment(api_url: str, url: str, port: int, webhook: bool = False) -> dict[str, str]:
    """What the child reads; limits off."""
    hook = {"CJS_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "CJS_WEBHOOK_SECRET": "bench-secret"}
    return {
        "CJS_TELEGRAM_TOKEN": TOKEN,
        "CJS_TELEGRAM_API_URL": api_url,
        "CJS_DATABASE_URL": url,
        "CJS_HTTP_PORT": str(port),
        "CJS_SEND_RATE": "0",
        **(hook if webhook else {}),
    }


def _stamp(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
        )
        connection.execute(text("DELETE FROM alembic_version"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": migrations.head()})


def _fill(session: Session, ground: Ground, now: datetime) -> None:
    year = timedelta(days=180)
    cooperative = Cooperative(
        name="Kop'Jeunes",
        town="Rennes",
        region="Bretagne",
        timezone="Europe/Paris",
        season_starts_on=(now - year).date(),
        season_ends_on=date((now + year).year, 12, 31),
        limits=ANY_DAY,
        created_at=now,
    )
    ids = (*ground.ids, *ground.gone_ids)
    people = [Person(first_name=name_of(each), telegram_id=each, created_at=now) for each in ids]
    session.add_all([cooperative, *people])
    session.flush()
    session.add_all(_member(person, cooperative, now) for person in people)
    for place, telegram_id in enumerate(ground.announced):
        not_before = now + timedelta(seconds=place * ground.spread_seconds / len(ground.announced))
        call = outbox.Call("sendMessage", {"chat_id": telegram_id, "text": announcement(telegram_id)})
        row_id = outbox.put_once(session, telegram_id, call, now, key=f"bench:{telegram_id}")
        session.get_one(Outgoing, row_id).not_before = not_before


def _member(person: Person, cooperative: Cooperative, now: datetime) -> Membership:
    return Membership(
        person_id=person.id,
        cooperative_id=cooperative.id,
        role=Role.MEMBER,
        standing=Standing.ACTIVE,
        asked_at=now,
        decided_at=now,
    )
