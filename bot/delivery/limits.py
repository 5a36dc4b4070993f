"""Telegram's limits and ours: how much may go out now, and how much a person may send in."""

from dataclasses import dataclass, field

OVERALL_BURST = 2
CHAT_RATE, CHAT_BURST = 1.0, 5
PERSON_RATE, PERSON_BURST = 3.0, 30
MANY = 1_000_000
TIDY_EVERY = 1000  # newly met people, after which the calm ones are forgotten


@dataclass
class Bucket:
    """Tokens that come back at `rate` a second up to `burst`; seconds are the machine's."""

    rate: float
    burst: float
    level: float = field(default=-1.0)
    at: float = 0.0

    def refill(self, clock: float) -> float:
        full = self.level < 0
        self.level = self.burst if full else min(self.burst, self.level + (clock - self.at) * self.rate)
        self.at = clock
        return self.level

    def take(self, clock: float) -> bool:
        if self.refill(clock) < 1:
            return False
        self.level -= 1
        return True

    def wait(self, clock: float) -> float:
        """Seconds until the next token."""
        return max(0.0, (1 - self.refill(clock)) / self.rate)


class Pace:
    """How fast we send: all chats together, one chat, and not at all after a 429. Rate 0 lifts all."""

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self._overall = Bucket(per_second or 1.0, OVERALL_BURST)
        self._chats: dict[int, Bucket] = {}
        self._frozen_until = 0.0
        self._frozen_chats: dict[int, float] = {}

    def room(self, clock: float) -> int:
        if clock < self._frozen_until:
            return 0
        return int(self._overall.refill(clock)) if self.per_second else MANY

    def wait(self, clock: float) -> float:
        """Seconds until there may be room again."""
        if clock < self._frozen_until:
            return self._frozen_until - clock
        return self._overall.wait(clock) if self.per_second else 0.0

    def full_chats(self, clock: float) -> set[int]:
        """Chats that may get nothing just now; buckets that are full again are forgotten."""
        frozen = {chat for chat, until in self._frozen_chats.items() if clock < until}
        for chat, bucket in list(self._chats.items()):
            if bucket.refill(clock) >= bucket.burst:
                del self._chats[chat]
        return frozen | {chat for chat, bucket in self._chats.items() if bucket.level < 1}

    def spend(self, chat_id: int, clock: float) -> None:
        if self.per_second:
            self._overall.take(clock)
            self._chats.setdefault(chat_id, Bucket(CHAT_RATE, CHAT_BURST)).take(clock)

    def freeze(self, chat_id: int, seconds: float, clock: float) -> None:
        """After a 429: of a private chat all sends wait, of a group (negative id) that group's."""
        if chat_id < 0:
            self._frozen_chats[chat_id] = clock + seconds
        else:
            self._frozen_until = max(self._frozen_until, clock + seconds)


class Patience:
    """How many updates of one person are obeyed: a burst, then a few a second; one notice, then silence."""

    def __init__(self, lifted: bool = False) -> None:
        self.lifted = lifted
        self._people: dict[int, Bucket] = {}
        self._warned: set[int] = set()

    def allows(self, sender_id: int, clock: float) -> bool:
        if self.lifted:
            return True
        if sender_id not in self._people and len(self._people) % TIDY_EVERY == TIDY_EVERY - 1:
            self.tidy(clock)
        bucket = self._people.setdefault(sender_id, Bucket(PERSON_RATE, PERSON_BURST))
        if bucket.refill(clock) >= PERSON_BURST / 2:
            self._warned.discard(sender_id)  # calm again: the next flood is a new one
        return bucket.take(clock)

    def warns_now(self, sender_id: int) -> bool:
        """True once for each time that somebody runs dry."""
        new = sender_id not in self._warned
        self._warned.add(sender_id)
        return new

    def tidy(self, clock: float) -> None:
        """Forgets people whose bucket is full again."""
        for person, bucket in list(self._people.items()):
            if bucket.refill(clock) >= bucket.burst:
                del self._people[person]
                self._warned.discard(person)
