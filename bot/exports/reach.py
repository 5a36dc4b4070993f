"""Whose rows a table holds: the network's, some cooperatives', or one person's own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """None is no limit. `shielded`: hours that would say what a few people did are left out."""

    cooperative_ids: tuple[int, ...] | None = None
    membership_ids: tuple[int, ...] | None = None
    shielded: bool = False


EVERYTHING = Reach()
NETWORK = "Tout le réseau"


def of_cooperative(cooperative_id: int) -> Reach:
    return Reach((cooperative_id,))
