"""What `doctor` finds when it asks Telegram."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import WebhookInfo

from bot.operations import telegram_checks
from bot.settings import Settings
from tests.operations.findings import only, wrong
from tests.support import bot_api
from tests.support.shell import Shell


class TestTelegram:
    def test_without_a_token_says_how_to_get_one(self, well: Shell) -> None:
        well.set(CJS_TELEGRAM_TOKEN=None)
        assert "@BotFather" in only(well("doctor"))

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
    def test_says_what_iswrong(
        self, well: Shell, telegram: bot_api.BotApi, method: str, answer: Any, said: str
    ) -> None:
        telegram.answers[method] = answer
        assert said in only(well("doctor"))

    def test_without_a_network(self, well: Shell) -> None:
        well.set(CJS_TELEGRAM_API_URL="http://127.0.0.1:9")
        assert [line.split(",")[0] for line in wrong(well("doctor"))] == [
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
        assert "relancez « cjs-bot run »" in only(well("doctor"))

    @pytest.mark.parametrize(("ago", "told"), [(60, True), (7200, False)], ids=["lately", "long ago"])
    def test_a_failed_delivery_is_told_if_lately(
        self, well: Shell, telegram: bot_api.BotApi, ago: int, told: bool
    ) -> None:
        at = int(datetime.now(UTC).timestamp()) - ago
        url = "https://cjs.example/chemin-secret"
        self.tell(telegram, url=url, last_error_date=at, last_error_message="Connection refused")
        assert ("Connection refused" in well("doctor").out) is told

    def test_telegram_itself_wants_https(self) -> None:
        real = "https://api.telegram.org"
        settings = Settings(
            telegram_api_url=real, webhook_url="http://cjs.example", webhook_secret=SecretStr("s")
        )
        found = telegram_checks._address(settings, WebhookInfo("http://cjs.example", False, 0))
        assert found.wrong == "Telegram veut https"
