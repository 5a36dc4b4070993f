"""What `doctor` finds, and what it says to do."""

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from pydantic import SecretStr

from bot.operations import machine_checks
from bot.operations.lock import running_lock
from bot.settings import Settings
from tests.support import bot_api
from tests.support.shell import Outcome, Shell


@pytest.fixture
def well(shell: Shell, telegram: bot_api.BotApi) -> Shell:
    """An installation of which nothing is to be said."""
    shell.set(CJS_HTTP_PORT="0", CJS_OPERATOR_CHAT_ID="5")
    return shell.ready()


def _wrong(done: Outcome) -> list[str]:
    return [line for line in done.out.splitlines() if not line.startswith("ok : ")]


def _only(done: Outcome) -> str:
    (line,) = _wrong(done)
    assert done.code == 1
    assert line.startswith("à corriger : ")
    assert " → " in line
    return line


def test_a_good_installation_is_well(well: Shell) -> None:
    done = well("doctor")
    assert (done.code, done.err, _wrong(done)) == (0, "", [])


def test_every_setting_has_a_line_and_secrets_are_not_shown(well: Shell) -> None:
    well.set(CJS_WEBHOOK_SECRET="motdepasse")
    said = well("doctor").out
    for name in Settings.model_fields:
        assert said.count(f"ok : CJS_{name.upper()} (") == 1
    assert "motdepasse" not in said
    assert bot_api.TOKEN not in said


class TestSettings:
    def test_each_mistake_has_its_line(self, well: Shell) -> None:
        well.set(CJS_HTTP_PORT="x", CJS_SEND_RATE="99")
        wrong = _wrong(well("doctor"))
        assert [line.split()[3] for line in wrong[:2]] == ["CJS_HTTP_PORT,", "CJS_SEND_RATE,"]

    def test_an_unknown_variable_is_told(self, well: Shell) -> None:
        (well.folder / ".env").write_text("CJS_TELEGRAM_TOKN=1:a\n")
        assert "CJS_TELEGRAM_TOKN" in _only(well("doctor"))

    def test_a_wrong_time_zone_is_told_and_the_rest_is_looked_at(self, well: Shell) -> None:
        well.set(CJS_DEFAULT_TIMEZONE="Europe/Nulle")
        done = well("doctor")
        assert "CJS_DEFAULT_TIMEZONE" in _only(done)
        assert "ok : jeton" in done.out


class TestTelegram:
    def test_without_a_token_says_how_to_get_one(self, well: Shell) -> None:
        well.set(CJS_TELEGRAM_TOKEN=None)
        assert "@BotFather" in _only(well("doctor"))

    @pytest.mark.parametrize(
        ("method", "answer", "said"),
        [
            pytest.param("getme", 401, "CJS_TELEGRAM_TOKEN", id="an unknown token"),
            pytest.param("getme", 500, "ne répond pas", id="Telegram is ill"),
            pytest.param("getme", bot_api.ME | {"username": "autre_bot"}, "@autre_bot", id="another bot"),
            pytest.param("getchat", 400, "CJS_OPERATOR_CHAT_ID", id="an operator who cannot be reached"),
            pytest.param(
                "getwebhookinfo",
                bot_api.NO_WEBHOOK | {"url": "https://ailleurs.fr/x"},
                "Telegram en connaît un autre",
                id="a webhook that is not in the settings",
            ),
            pytest.param(
                "getwebhookinfo",
                bot_api.NO_WEBHOOK | {"pending_update_count": 500},
                "500 messages attendent",
                id="a long queue",
            ),
        ],
    )
    def test_says_what_is_wrong(
        self, well: Shell, telegram: bot_api.BotApi, method: str, answer: Any, said: str
    ) -> None:
        telegram.answers[method] = answer
        assert said in _only(well("doctor"))

    def test_without_a_network(self, well: Shell) -> None:
        well.set(CJS_TELEGRAM_API_URL="http://127.0.0.1:9")
        assert [line.split(",")[0] for line in _wrong(well("doctor"))] == [
            "à corriger : horloge",
            "à corriger : Telegram",
        ]


class TestWebhook:
    @pytest.fixture(autouse=True)
    def set_up(self, well: Shell, telegram: bot_api.BotApi) -> None:
        well.set(CJS_WEBHOOK_URL="https://cjs.example/chemin-secret", CJS_WEBHOOK_SECRET="secret")
        self.tell(telegram, url="https://cjs.example/chemin-secret")

    @staticmethod
    def tell(telegram: bot_api.BotApi, **changes: Any) -> None:
        telegram.answers["getwebhookinfo"] = bot_api.NO_WEBHOOK | changes

    def test_the_one_of_the_settings_is_well(self, well: Shell) -> None:
        done = well("doctor")
        assert (done.code, "chemin-secret" in done.out) == (0, False)

    def test_one_that_telegram_does_not_know(self, well: Shell, telegram: bot_api.BotApi) -> None:
        self.tell(telegram)
        assert "relancez « cjs-bot run »" in _only(well("doctor"))

    @pytest.mark.parametrize(("ago", "told"), [(60, True), (7200, False)], ids=["lately", "long ago"])
    def test_a_failed_delivery_is_told_if_lately(
        self, well: Shell, telegram: bot_api.BotApi, ago: int, told: bool
    ) -> None:
        at = int(datetime.now(UTC).timestamp()) - ago
        url = "https://cjs.example/chemin-secret"
        self.tell(telegram, url=url, last_error_date=at, last_error_message="Connection refused")
        assert ("Connection refused" in well("doctor").out) is told

    def test_telegram_itself_wants_https(self) -> None:
        from telegram import WebhookInfo

        from bot.operations import telegram_checks

        real = "https://api.telegram.org"
        settings = Settings(
            telegram_api_url=real, webhook_url="http://cjs.example", webhook_secret=SecretStr("s")
        )
        found = telegram_checks._address(settings, WebhookInfo("http://cjs.example", False, 0))
        assert found.wrong == "Telegram veut https"


class TestTheMachine:
    @pytest.mark.parametrize(("seconds", "well_set"), [(0, True), (-60, False), (3600, False)])
    def test_its_clock_is_compared_with_telegram_s(
        self, well: Shell, telegram: bot_api.BotApi, seconds: int, well_set: bool
    ) -> None:
        telegram.date = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
        done = well("doctor")
        assert (done.code == 0) is well_set
        assert ("timedatectl" in done.out) is not well_set

    def test_a_date_that_is_none_is_not_compared(self, well: Shell, telegram: bot_api.BotApi) -> None:
        telegram.date = "hier"
        assert "horloge" in _only(well("doctor"))

    def test_the_clock_of_the_sandbox_is_asked(self, well: Shell, sandbox_clock: str) -> None:
        well.set(CJS_CLOCK_URL=sandbox_clock)
        assert "horloge du bac à sable (avance de 1:00:00)" in well("doctor").out

    def test_a_clock_of_the_sandbox_that_is_away(self, well: Shell) -> None:
        well.set(CJS_CLOCK_URL="http://127.0.0.1:9")
        assert "CJS_CLOCK_URL" in _only(well("doctor"))

    def test_a_port_that_somebody_has(self, well: Shell) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            well.set(CJS_HTTP_PORT=str(taken.getsockname()[1]))
            assert "CJS_HTTP_PORT" in _only(well("doctor"))
            with running_lock("sqlite:///data/cjs.db"):
                assert well("doctor").code == 0

    def test_a_host_that_is_not_here(self, well: Shell) -> None:
        well.set(CJS_HTTP_HOST="192.0.2.1")
        assert "CJS_HTTP_HOST" in _only(well("doctor"))

    def test_a_disk_that_is_nearly_full(self, well: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(machine_checks, "FREE_BYTES", 10**18)
        assert "place sur le disque" in _only(well("doctor"))

    def test_a_machine_without_time_zones(self, well: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(machine_checks, "ZONES_EXPECTED", 10_000)
        assert "tzdata" in _only(well("doctor"))

    def test_a_database_that_others_can_read(self, well: Shell) -> None:
        path = well.folder / "data" / "cjs.db"
        path.chmod(0o644)
        assert "chmod 600 data/cjs.db" in _only(well("doctor"))

    def test_a_folder_that_is_read_only(self, well: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.access", lambda *_: False)
        assert "lecture seule" in _only(well("doctor"))


class TestTheDatabase:
    def test_that_is_not_there(self, well: Shell) -> None:
        (well.folder / "data" / "cjs.db").unlink()
        assert "cjs-bot db upgrade" in _only(well("doctor"))

    def test_that_is_not_at_head(self, well: Shell) -> None:
        with closing(sqlite3.connect(well.folder / "data" / "cjs.db")) as connection:
            connection.execute("DROP TABLE alembic_version")
        assert "cjs-bot db upgrade" in _only(well("doctor"))

    def test_that_is_no_database(self, well: Shell) -> None:
        (well.folder / "data" / "cjs.db").write_text("x" * 9000)
        done = well("doctor")
        assert (done.code, "à corriger : base" in done.out) == (1, True)

    def test_with_rows_that_point_nowhere(self, well: Shell) -> None:
        with closing(sqlite3.connect(well.folder / "data" / "cjs.db")) as connection:
            connection.execute("INSERT INTO contract_steps VALUES (1, 99, 'paid', '2027-01-01', NULL)")
            connection.commit()
        assert "cjs-bot restore" in _only(well("doctor"))

    def test_with_a_cooperative_in_no_time_zone(self, well: Shell) -> None:
        with closing(sqlite3.connect(well.folder / "data" / "cjs.db")) as connection:
            connection.execute("UPDATE cooperatives SET timezone = 'Europe/Nulle'")
            connection.commit()
        assert "CJS Rennes" in _only(well("doctor"))

    def test_whose_server_is_away(self, well: Shell) -> None:
        well.set(CJS_DATABASE_URL="postgresql+psycopg://u:motdepasse@127.0.0.1:9/cjs")
        done = well("doctor")
        assert "ne répond pas" in _only(done)
        assert "motdepasse" not in done.out


@pytest.fixture
def sandbox_clock() -> Iterator[str]:
    class Clock(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(200)
            self.end_headers()
            self.wfile.write(b'{"offset_seconds": 3600}')

    server = HTTPServer(("127.0.0.1", 0), Clock)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/clock"
    server.shutdown()
    thread.join()
    server.server_close()


def test_now_is_moved_by_the_sandbox_s_clock(well: Shell, sandbox_clock: str) -> None:
    well.set(CJS_CLOCK_URL=sandbox_clock)
    well("invite", "--role", "coordinator", "--days", "1")
    with closing(sqlite3.connect(well.folder / "data" / "cjs.db")) as connection:
        (made_at,) = connection.execute("SELECT created_at FROM invitations").fetchone()
    ahead = datetime.fromisoformat(made_at).replace(tzinfo=UTC) - datetime.now(UTC)
    assert timedelta(minutes=59) < ahead < timedelta(minutes=61)
