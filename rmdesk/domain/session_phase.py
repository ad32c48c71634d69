"""Where a session stands at a moment: before it, while it lasts, after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rmdesk.domain.vocabulary import SessionState

OPENS = timedelta(minutes=15)
"""So long before its start a session can be run: people sit down early."""


class Phase(StrEnum):
    """What one wants to do with a session now."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Span:
    """When a session is planned for, and whether its clock has begun and not ended."""

    starts_at: datetime
    minutes: int
    is_practising: bool = False


def phase_of(state: SessionState, span: Span, now: datetime) -> Phase:
    """Held and cancelled ones are over; a planned one is over at its planned end unless its clock runs on."""
    if state is not SessionState.PLANNED:
        return Phase.AFTER
    if span.is_practising:
        return Phase.DURING
    if now < span.starts_at - OPENS:
        return Phase.BEFORE
    return Phase.DURING if now < span.starts_at + timedelta(minutes=span.minutes) else Phase.AFTER
