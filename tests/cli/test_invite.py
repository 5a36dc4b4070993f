"""The command `invite`."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.people import invitations
from tests.support import bot_api
from tests.support.shell import BOT_NAME, Shell

LINK = re.compile(rf"https://t\.me/{BOT_NAME}\?start=([A-Za-z0-9_-]{{22}})")


def _kept(shell: Shell) -> dict[str, Any]:
    with sqlite3.connect(shell.folder / "data" / "cjs.db") as connection:
        connection.row_factory = sqlite3.Row
        row = dict(connection.execute("SELECT * FROM invitations").fetchone())
    connection.close()
    return row


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["member", "--coop", "CJS Rennes"], "(coopérant·e, CJS Rennes)"),
        (["animator", "--coop", "cjs rennés"], "(animateur·rice, CJS Rennes)"),
        (["partner", "--coop", "CJS RENNES"], "(partenaire local, CJS Rennes)"),
        (["regional", "--region", "bretagne"], "(coordination de la région, Bretagne)"),
        (["coordinator"], "(coordination nationale)"),
    ],
)
def test_the_link_is_the_last_line(shell: Shell, words: list[str], said: str) -> None:
    done = shell.ready()("invite", "--role", *words)
    assert (done.code, done.err) == (0, "")
    assert LINK.fullmatch(done.last)
    assert said in done.out


def test_what_is_kept_is_what_was_asked(shell: Shell) -> None:
    shell.ready()
    done = shell("invite", "--role", "member", "--coop", "CJS Rennes", "--uses", "12", "--days", "3")
    kept, code = _kept(shell), LINK.fullmatch(done.last)
    assert code is not None
    assert (kept["role"], kept["cooperative_id"], kept["uses_allowed"]) == ("member", 1, 12)
    assert kept["code_hash"] == invitations.fingerprint(code[1])
    until = datetime.fromisoformat(kept["expires_at"]).replace(tzinfo=UTC)
    assert timedelta(days=2, hours=23) < until - datetime.now(UTC) <= timedelta(days=3)


def test_a_region_without_a_cooperative_may_be_invited_and_is_said(shell: Shell) -> None:
    done = shell.ready()("invite", "--role", "regional", "--region", "  Île-de-\u200bFrance ")
    assert (done.code, _kept(shell)["region"]) == (0, "Île-de-France")
    assert "Aucune coopérative n'est encore dans la région" in done.out
    assert LINK.fullmatch(done.last)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no role"),
        pytest.param(["--role", "chef"], id="an unknown role"),
        pytest.param(["--role", "member"], id="a member of nothing"),
        pytest.param(["--role", "partner"], id="a partner of nothing"),
        pytest.param(["--role", "animator", "--region", "B"], id="an animator of a region"),
        pytest.param(["--role", "member", "--coop", "C", "--region", "B"], id="a member of both"),
        pytest.param(["--role", "regional"], id="a region's coordination without a region"),
        pytest.param(["--role", "regional", "--coop", "C"], id="a region's coordination in a cooperative"),
        pytest.param(["--role", "coordinator", "--coop", "C"], id="the coordination in a cooperative"),
        pytest.param(["--role", "coordinator", "--region", "B"], id="the coordination in a region"),
        pytest.param(["--role", "coordinator", "--uses", "0"], id="for nobody"),
        pytest.param(["--role", "coordinator", "--uses", "1001"], id="for too many"),
        pytest.param(["--role", "coordinator", "--uses", "٣"], id="another script's digits"),
        pytest.param(["--role", "coordinator", "--days", "0"], id="for no day"),
        pytest.param(["--role", "coordinator", "--days", "-1"], id="for days gone by"),
        pytest.param(["--role", "coordinator", "--days", "9" * 5000], id="for ever"),
    ],
)
def test_wrong_usage_is_2(shell: Shell, words: list[str]) -> None:
    refused = shell("invite", *words)
    assert (refused.code, refused.out) == (2, "")
    assert "Traceback" not in refused.err


@pytest.mark.parametrize("name", ["CJS Brest", "", "%", "CJS Rennes\u0000x", "x" * 5000])
def test_an_unknown_cooperative_is_one_sentence(shell: Shell, name: str) -> None:
    refused = shell.ready()("invite", "--role", "member", "--coop", name)
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "n'existe pas" in refused.err
    assert len(refused.err) < 200


class TestTheName:
    """Of the bot, in the link."""

    @pytest.fixture(autouse=True)
    def unnamed(self, shell: Shell) -> None:
        shell.ready().set(CJS_BOT_USERNAME=None)

    def test_is_asked_of_telegram(self, shell: Shell, telegram: bot_api.BotApi) -> None:
        done = shell("invite", "--role", "coordinator")
        assert (done.code, bool(LINK.fullmatch(done.last))) == (0, True)

    def test_may_have_its_at_sign(self, shell: Shell) -> None:
        shell.set(CJS_BOT_USERNAME=f"@{BOT_NAME}")
        assert LINK.fullmatch(shell("invite", "--role", "coordinator").last)

    @pytest.mark.parametrize("name", ["a b", "x", "é" * 10, "a/b?c=d", "a" * 33])
    def test_that_cannot_be_one_is_one_sentence(self, shell: Shell, name: str) -> None:
        shell.set(CJS_BOT_USERNAME=name)
        refused = shell("invite", "--role", "coordinator")
        assert (refused.code, "CJS_BOT_USERNAME" in refused.err) == (1, True)

    def test_without_a_token_says_how_to_get_one(self, shell: Shell) -> None:
        refused = shell("invite", "--role", "coordinator")
        assert refused.code == 1
        assert "@BotFather" in refused.err
        assert "cjs-bot demo" in refused.err

    @pytest.mark.parametrize(
        ("answer", "said"),
        [
            pytest.param(401, "ne reconnaît pas CJS_TELEGRAM_TOKEN", id="an unknown token"),
            pytest.param(500, "ne répond pas", id="Telegram is ill"),
            pytest.param(400, "refuse la demande", id="Telegram refuses"),
        ],
    )
    def test_that_telegram_does_not_tell_is_one_sentence(
        self, shell: Shell, telegram: bot_api.BotApi, answer: int, said: str
    ) -> None:
        telegram.answers["getme"] = answer
        refused = shell("invite", "--role", "coordinator")
        assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
        assert said in refused.err
        assert bot_api.TOKEN not in refused.err

    def test_without_a_network_is_one_sentence(self, shell: Shell) -> None:
        shell.set(CJS_TELEGRAM_TOKEN=bot_api.TOKEN, CJS_TELEGRAM_API_URL="http://127.0.0.1:9")
        refused = shell("invite", "--role", "coordinator")
        assert refused.code == 1
        assert refused.err == "Telegram ne répond pas : vérifiez le réseau et CJS_TELEGRAM_API_URL.\n"

    @pytest.mark.parametrize("token", ["abc", "12x:abc", "123:", ":abc", "123:a b", "123:é", " "])
    def test_with_what_is_no_token_is_one_sentence(self, shell: Shell, token: str) -> None:
        shell.set(CJS_TELEGRAM_TOKEN=token)
        refused = shell("invite", "--role", "coordinator")
        assert (refused.code, refused.err.count("\n")) == (1, 1)
        assert not token.strip() or token not in refused.err
