"""What `doctor` asks Telegram: the token, the bot's name, the operator's chat and the webhook."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from telegram import WebhookInfo

from bot.operations import configuration, words
from bot.operations import telegram as asking
from bot.operations.finding import Finding
from bot.settings import Settings

RECENT = timedelta(hours=1)
PENDING_ALLOWED = 100


def telegram(settings: Settings) -> Iterator[Finding]:
    """Raises Problem without a token that Telegram takes."""
    report = asking.report(settings)
    yield Finding("jeton", seen=f"c'est celui de @{report.username}")
    yield _name(configuration.username(settings), report.username)
    if report.operator_reached is False:
        remedy = "écrivez /start au bot depuis cette conversation, ou corrigez CJS_OPERATOR_CHAT_ID"
        yield Finding("exploitant", wrong="le bot ne peut pas lui écrire", remedy=remedy)
    elif report.operator_reached:
        yield Finding("exploitant", seen="le bot peut lui écrire")
    yield from _webhook(settings, report.webhook)


def _name(wanted: str | None, real: str) -> Finding:
    if wanted is not None and wanted.casefold() != real.casefold():
        return Finding("nom du bot", wrong=f"Telegram dit @{real}", remedy="corrigez CJS_BOT_USERNAME")
    return Finding("nom du bot", seen=f"@{real}")


def _webhook(settings: Settings, known: WebhookInfo) -> Iterator[Finding]:
    yield _address(settings, known)
    if known.pending_update_count > PENDING_ALLOWED:
        wrong = f"{known.pending_update_count} messages attendent"
        yield Finding("file d'attente", wrong=wrong, remedy="lancez « cjs-bot run » et regardez son journal")
    if known.url and _recent(known.last_error_date):
        wrong = f"Telegram n'a pas pu livrer {words.quoted(known.last_error_message or '')}"
        yield Finding("livraison", wrong=wrong, remedy="vérifiez que l'adresse publique mène au bot")


def _address(settings: Settings, known: WebhookInfo) -> Finding:
    """`run` sets it, or takes it away; so another address means that the bot did not start since."""
    wanted = settings.webhook_url or ""
    remote = settings.telegram_api_url.startswith("https://api.telegram.org")
    if remote and wanted and not wanted.startswith("https://"):
        return Finding("webhook", wrong="Telegram veut https", remedy="corrigez CJS_WEBHOOK_URL")
    if known.url != wanted:
        return Finding("webhook", wrong="Telegram en connaît un autre", remedy="relancez « cjs-bot run »")
    return Finding("webhook", seen="celui des réglages" if wanted else "aucun, le bot interroge Telegram")


def _recent(at: datetime | None) -> bool:
    return at is not None and datetime.now(UTC) - at < RECENT
