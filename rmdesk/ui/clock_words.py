"""The running practice in words, the same on its page and in the small strip."""

from typing import NamedTuple

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_measures import driven_since_switch, is_switch_due
from rmdesk.domain.vocabulary import Role
from rmdesk.wording import dates, tr

LATE_SECONDS = 300
"""So long before the planned end the words turn to clay."""


class Moment(NamedTuple):
    """The practice as it is now."""

    practice: Practice
    at: float
    names: dict[Role, str]
    asks_why: bool = False
    is_conversation: bool = False
    switch_minutes: int = 10
    """After so many minutes of one driver it is time to switch."""

    @property
    def is_late(self) -> bool:
        """Whether the last five minutes run."""
        return self.practice.is_running and self.practice.remaining(self.at) <= LATE_SECONDS

    @property
    def is_switch_due(self) -> bool:
        """Whether the driver has driven as long as the two wanted."""
        return is_switch_due(self.practice, self.at, self.switch_minutes * 60)

    @property
    def switch_words(self) -> str:
        """What Space does now."""
        if self.practice.during_takeover:
            return tr("Give back")
        if self.practice.last_driver is None:
            return tr("{name} drives").format(name=self.names[self.practice.learner])
        return tr("Switch")

    @property
    def due_words(self) -> str:
        """That it is time to switch; empty when it is not."""
        if not self.is_switch_due:
            return ""
        minutes = driven_since_switch(self.practice, self.at) // 60
        if minutes == 1:
            return tr("Time to switch: 1 minute")
        return tr("Time to switch: {minutes} minutes").format(minutes=minutes)

    @property
    def time_words(self) -> str:
        """The running time, 41:20."""
        elapsed = self.practice.elapsed(self.at)
        return f"{elapsed // 60:02d}:{elapsed % 60:02d}"

    @property
    def turn_time(self) -> str:
        """The time of the turn under way, 4:40."""
        return dates.minutes_and_seconds(self.practice.turn_elapsed(self.at))
