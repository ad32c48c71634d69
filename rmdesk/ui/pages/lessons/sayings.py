"""What the Lessons page says: where a plan belongs, when, how long."""

from datetime import date

from rmdesk.domain.vocabulary import PlanKind
from rmdesk.journal.lessons import ShelfRow
from rmdesk.journal.sessions import SessionRow
from rmdesk.ui.pages.lessons.state import Ready, Shown
from rmdesk.wording import dates, tr
from rmdesk.wording.lessons import FAMILIES

_WEEK = 7


def facts_line(shown: Shown, guest: str) -> str:
    """For session 8, Tuesday 21 April  ·  workplace technology  ·  guest: IT."""
    session = shown.session
    where = tr("Ready-made: use or duplicate it to change it")
    if shown.record is not None:
        where = tr("On your shelf") if session is None else _for_session(session)
    parts = [where, FAMILIES[shown.form.family], tr("guest: {guest}").format(guest=guest) if guest else ""]
    return "  ·  ".join(part for part in parts if part)


def _for_session(session: SessionRow) -> str:
    day = dates.weekday(session.session.starts_at.date())
    if session.number is None:
        return tr("For a cancelled session, {day}").format(day=day)
    return tr("For session {number}, {day}").format(number=session.number, day=day)


def open_words(session: SessionRow) -> str:
    """Open session 8."""
    return tr("Open session {number}").format(number=session.number)


def use_words(session: SessionRow) -> str:
    """Use for session 8."""
    return tr("Use for session {number}").format(number=session.number)


def session_words(session: SessionRow) -> str:
    """Session 8, Tuesday 21 April, in a menu."""
    day = dates.weekday(session.session.starts_at.date())
    return tr("Use for session {number}, {day}").format(number=session.number, day=day)


def plan_line(row: ShelfRow, today: date) -> str:
    """40 min  ·  next Tuesday."""
    when = FAMILIES[row.plan.family] if row.session is None else _when(row.session, today)
    return tr("{minutes} min  ·  {what}").format(minutes=row.minutes, what=when)


def ready_line(one: Ready) -> str:
    """35 min  ·  workplace technology."""
    return tr("{minutes} min  ·  {what}").format(minutes=one.form.minutes, what=FAMILIES[one.form.family])


def _when(session: SessionRow, today: date) -> str:
    day = session.session.starts_at.date()
    away = (day - today).days
    if away == 0:
        return tr("today")
    if 0 < away < _WEEK:
        return tr("next {day}").format(day=dates.weekday(day).split()[0])
    number = "–" if session.number is None else str(session.number)
    return tr("session {number}, {day}").format(number=number, day=dates.short_day(day))


def subtitle(kind: PlanKind | None, minutes: int) -> str:
    """One skill, steps in words, 40 minutes."""
    if kind is PlanKind.KIT:
        return tr("One conversation, questions in parts, {minutes} minutes").format(minutes=minutes)
    return tr("One skill, steps in words, {minutes} minutes").format(minutes=minutes)
