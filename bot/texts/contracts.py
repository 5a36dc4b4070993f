"""What is said about contracts."""

from bot.contracts.models import Contract


def as_activity(contract: Contract) -> str:
    """A contract as a button under « Tu as fait quoi ? »: « Tonte, Mme Le Goff »."""
    return f"{contract.service[:24]}, {contract.customer[:30]}"
