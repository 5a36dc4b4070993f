"""What `doctor` finds, and what it says to do."""

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from bot.operations import machine_checks
from bot.operations.lock import running_lock
from bot.settings import Settings
from tests.operations.findings import only, wrong
from tests.support import bot_api
from tests.support.shell import Shell


def test_a_good_installation_is_well(well: Shell) -> None:
    done = well("doctor")
    assert (done.code, done.err, wrong(done)) == (0, "", [])


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
        lines = wrong(well("doctor"))
        assert [line.split()[3] for line in lines[:2]] == ["CJS_HTTP_PORT,", "CJS_SEND_RATE,"]

    def test_an_unknown_variable_is_told(self, well: Shell) -> None:
        (well.folder / ".env").write_text("CJS_TELEGRAM_TOKN=1:a\n")
        assert "CJS_TELEGRAM_TOKN" in only(well("doctor"))

    def test_a_wrong_time_zone_is_told_and_the_rest_is_looked_at(self, well: Shell) -> None:
        well.set(CJS_DEFAULT_TIMEZONE="Europe/Nulle")
        done = well("doctor")
        assert "CJS_DEFAULT_TIMEZONE" in only(done)
        assert "ok : jeton" in done.out


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
        assert "horloge" in only(well("doctor"))

    def test_the_clock_of_the_sandbox_is_asked(self, well: Shell, sandbox_clock: str) -> None:
        well.set(CJS_CLOCK_URL=sandbox_clock)
        assert "horloge du bac à sable (avance de 1:00:00)" in well("doctor").out

    def test_a_clock_of_the_sandbox_that_is_away(self, well: Shell) -> None:
        well.set(CJS_CLOCK_URL="http://127.0.0.1:9")
        assert "CJS_CLOCK_URL" in only(well("doctor"))

    def test_a_port_that_somebody_has(self, well: Shell) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            well.set(CJS_HTTP_PORT=str(taken.getsockname()[1]))
            assert "CJS_HTTP_PORT" in only(well("doctor"))
            with running_lock("sqlite:///data/cjs.db"):
                assert well("doctor").code == 0

    def test_a_host_that_is_not_here(self, well: Shell) -> None:
        well.set(CJS_HTTP_HOST="192.0.2.1")
        assert "CJS_HTTP_HOST" in only(well("doctor"))

    def test_a_disk_that_is_nearly_full(self, well: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(machine_checks, "FREE_BYTES", 10**18)
        assert "place sur le disque" in only(well("doctor"))

    def test_a_machine_without_time_zones(self, well: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(machine_checks, "ZONES_EXPECTED", 10_000)
        assert "tzdata" in only(well("doctor"))

    def test_a_database_that_others_can_read(self, well: Shell) -> None:
        path = well.folder / "data" / "cjs.db"
        path.chmod(0o644)
        assert "chmod 600 data/cjs.db" in only(well("doctor"))

    def test_a_folder_that_is_readonly(self, well: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.access", lambda *_: False)
        assert "lecture seule" in only(well("doctor"))


class TestTheDatabase:
    def test_that_is_not_there(self, well: Shell) -> None:
        (well.folder / "data" / "cjs.db").unlink()
        assert "cjs-bot db upgrade" in only(well("doctor"))

    def test_that_is_not_at_head(self, well: Shell) -> None:
        with closing(sqlite3.connect(well.folder / "data" / "cjs.db")) as connection:
            connection.execute("DROP TABLE alembic_version")
        assert "cjs-bot db upgrade" in only(well("doctor"))

    def test_that_is_no_database(self, well: Shell) -> None:
        (well.folder / "data" / "cjs.db").write_text("x" * 9000)
        done = well("doctor")
        assert (done.code, "à corriger : base" in done.out) == (1, True)

    def test_with_rows_that_point_nowhere(self, well: Shell) -> None:
        with closing(sqlite3.connect(well.folder / "data" / "cjs.db")) as connection:
            connection.execute("INSERT INTO contract_steps VALUES (1, 99, 'paid', '2027-01-01', NULL)")
            connection.commit()
        assert "cjs-bot restore" in only(well("doctor"))

    def test_with_a_cooperative_in_no_time_zone(self, well: Shell) -> None:
        with closing(sqlite3.connect(well.folder / "data" / "cjs.db")) as connection:
            connection.execute("UPDATE cooperatives SET timezone = 'Europe/Nulle'")
            connection.commit()
        assert "CJS Rennes" in only(well("doctor"))

    def test_whose_server_is_away(self, well: Shell) -> None:
        well.set(CJS_DATABASE_URL="postgresql+psycopg://u:motdepasse@127.0.0.1:9/cjs")
        done = well("doctor")
        assert "ne répond pas" in only(done)
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
