"""The cooperative's own names, by which a message is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """Customers and open contracts as they are written there, members by first name, activities it uses."""

    customers: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody for whom work may be done."""
        return tuple(dict.fromkeys((*self.customers, *self.contracts)))
