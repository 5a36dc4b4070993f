"""The one clock that says what `now` is; in the sandbox it can be moved forward."""

from datetime import UTC, datetime, timedelta


class Clock:
    """The machine's time plus an offset that only the sandbox sets."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset
