"""The demo's own clock: it never takes the system's date."""

import time
from datetime import UTC, datetime, timedelta

CLOSE = datetime(2026, 6, 16, 10, 2, tzinfo=UTC)
"""The usual moment: Tobias has consented to the summary, Greta has not answered yet."""


class DemoClock:
    """Starts at a moment of the story; stands still until `run` lets it go on with real seconds."""

    def __init__(self, start: datetime = CLOSE) -> None:
        self._start = start
        self._since: float | None = None

    def __call__(self) -> datetime:
        """The demo's time, in UTC."""
        if self._since is None:
            return self._start
        return self._start + timedelta(seconds=time.monotonic() - self._since)

    def set(self, moment: datetime) -> None:
        """Stand at a moment: the story is written down in its own order."""
        self._start, self._since = moment, None

    def run(self) -> None:
        """Go on from here, second by second."""
        self._start, self._since = self(), time.monotonic()
