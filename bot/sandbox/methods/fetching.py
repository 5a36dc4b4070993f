"""How a bot gets its updates: by polling, or by a webhook that it sets."""

import re

from bot.sandbox import errors
from bot.sandbox.accounts import Webhook
from bot.sandbox.calls import Call
from bot.sandbox.objects import Object, present

LONGEST_POLL = 50
TERMINATED_BY_WEBHOOK = "terminated by setWebhook request"


async def get_updates(call: Call) -> list[Object]:
    if call.bot.webhook.url:
        raise errors.conflict(errors.WEBHOOK_ACTIVE)
    queue = call.bot.updates
    if "allowed_updates" in call.parameters:
        queue.allowed = frozenset(call["allowed_updates"])
    queue.confirm(call.get("offset", 0))
    limit = min(max(call.get("limit", 100), 1), 100)
    call.world.presence.set(call.bot, True)
    try:
        return await queue.fetch(limit, min(max(call.get("timeout", 0), 0), LONGEST_POLL))
    finally:
        call.world.presence.doubt(call.bot)


async def set_webhook(call: Call) -> bool:
    url = call["url"]
    if not url:
        return await delete_webhook(call)
    check_webhook(url, call.get("secret_token", ""))
    hook = Webhook(url, call.get("secret_token", ""), certificate="certificate" in call.parameters)
    hook.max_connections = min(max(call.get("max_connections", 40), 1), 100)
    await call.world.webhooks.stop(call.bot)
    forget_pending(call)
    if "allowed_updates" in call.parameters:
        call.bot.updates.allowed = frozenset(call["allowed_updates"])
    call.bot.webhook = hook
    call.bot.updates.end_poll(TERMINATED_BY_WEBHOOK)
    call.world.webhooks.start(call.bot)
    return True


def check_webhook(url: str, secret: str) -> None:
    """Plain HTTP is accepted here, as by a local Bot API server."""
    if not re.match(r"https?://[^/\s]+", url):
        raise errors.bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise errors.bad_request("secret token contains unallowed characters")


async def delete_webhook(call: Call) -> bool:
    await call.world.webhooks.stop(call.bot)
    call.bot.webhook = Webhook()
    forget_pending(call)
    return True


def forget_pending(call: Call) -> None:
    if call.get("drop_pending_updates"):
        call.bot.updates.waiting.clear()


def get_webhook_info(call: Call) -> Object:
    hook, queue = call.bot.webhook, call.bot.updates
    return present(
        url=hook.url,
        has_custom_certificate=hook.certificate,
        pending_update_count=len(queue.waiting),
        max_connections=hook.max_connections if hook.url else None,
        ip_address="127.0.0.1" if hook.url else None,
        last_error_date=hook.last_error_date,
        last_error_message=hook.last_error_message,
        allowed_updates=sorted(queue.allowed) or None,
    )
