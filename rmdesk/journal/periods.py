"""Which days a summary may tell: no arithmetic on sessions."""

import sqlalchemy as sa

from rmdesk.domain.summary import LEAST_SESSIONS
from rmdesk.domain.vocabulary import DocumentKind, SessionState
from rmdesk.errors import NoSummary
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Material, Period
from rmdesk.journal.pairings import pairing_row
from rmdesk.journal.sessions import by_date
from rmdesk.storage.records import AgreedSummary
from rmdesk.wording.dates import day_in_full


def proposed_period(db: Db, pairing_id: str) -> Period | None:
    """From the first held session after the last saved summary to the last held one; the whole pairing
    where a closing summary may be made. None before the first held session."""
    days = [one.starts_at.date() for one in by_date(db, pairing_id) if one.state is SessionState.HELD]
    if not days:
        return None
    earlier = saved_summaries(db, pairing_id)
    if not earlier or _may_close(db, pairing_id):
        return Period(days[0], days[-1])
    told_until = max(one.period_end for one in earlier)
    return Period(next((day for day in days if day > told_until), days[0]), days[-1])


def news_period(db: Db, pairing_id: str) -> Period:
    """News are about the whole pairing up to today."""
    pairing = pairing_row(db, pairing_id).pairing
    return Period(min(pairing.created_at.date(), pairing.first_session_at.date(), db.today()), db.today())


def check_period(db: Db, found: Material, kind: DocumentKind) -> None:
    """No arithmetic on sessions: enough of them, and no day twice except in the closing summary.

    The pair's own report is bound by neither: the two know their sessions.
    """
    period = found.period
    if period.end < period.start:
        raise NoSummary("period reversed")
    if period.end > db.today():
        raise NoSummary("period in the future")
    if kind is DocumentKind.REPORT:
        return
    if len(found.held) < LEAST_SESSIONS:
        raise NoSummary("too few sessions", held=len(found.held))
    earlier = saved_summaries(db, found.pairing_id)
    told = {session for one in earlier for session in one.session_ids}
    overlaps = any(one.period_start <= period.end and one.period_end >= period.start for one in earlier)
    overlaps = overlaps or any(one.id in told for one in found.held)
    if overlaps and not _is_closing(db, found):
        raise NoSummary("overlaps", until=day_in_full(max(one.period_end for one in earlier)))


def _is_closing(db: Db, found: Material) -> bool:
    """From the first held session's day to the last, where a closing summary may be made."""
    held = [one for one in by_date(db, found.pairing_id) if one.state is SessionState.HELD]
    return len(held) == len(found.held) and _may_close(db, found.pairing_id)


def _may_close(db: Db, pairing_id: str) -> bool:
    """No session is still to come, and at least three are in no earlier summary, or none is and none is
    gone since: so that the difference of two summaries never tells about one session."""
    everything = by_date(db, pairing_id)
    if any(one.state is SessionState.PLANNED for one in everything):
        return False
    held = {one.id for one in everything if one.state is SessionState.HELD}
    told = _told_sessions(db, pairing_id)
    return len(held - told) >= LEAST_SESSIONS or held == told


def saved_summaries(db: Db, pairing_id: str) -> list[AgreedSummary]:
    """The summaries that left at least once, the earliest first."""
    return saved(db, pairing_id, DocumentKind.SUMMARY)


def saved(db: Db, pairing_id: str, kind: DocumentKind) -> list[AgreedSummary]:
    """What of one kind left at least once, the earliest first."""
    rows = sa.select(AgreedSummary).filter_by(pairing_id=pairing_id, kind=kind)
    return [one for one in db.scalars(rows.order_by(AgreedSummary.counter)) if one.first_saved is not None]


def told_practices(db: Db, pairing_id: str) -> frozenset[str]:
    """The sessions of every summary that left with figures of the practice."""
    told = (one for one in saved_summaries(db, pairing_id) if b"\nhands_on_minutes: " in one.signed_bytes)
    return frozenset(session for one in told for session in one.session_ids)


def _told_sessions(db: Db, pairing_id: str) -> set[str]:
    return {session for one in saved_summaries(db, pairing_id) for session in one.session_ids}
