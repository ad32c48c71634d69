"""What Today says, made from what the journal says: greeting, subtitle, month, momentum."""

from datetime import date, datetime

from rmdesk.domain.vocabulary import Audience, Role, SessionState
from rmdesk.journal.pairings import first_name
from rmdesk.journal.sessions import SessionRow
from rmdesk.journal.today import Month, PersonRow, Today
from rmdesk.journal.wrapups import WrapUp, WrapUpLine, ended_at
from rmdesk.storage.records import MentoringSession
from rmdesk.wording import dates, tr

_NOON, _EVENING = 12, 18
_SEPARATOR = "  ·  "


def greeting(today: Today) -> str:
    """Good morning, Greta."""
    name = first_name(today.pairing.owner)
    if today.now.hour < _NOON:
        return tr("Good morning, {name}").format(name=name)
    if today.now.hour < _EVENING:
        return tr("Good afternoon, {name}").format(name=name)
    return tr("Good evening, {name}").format(name=name)


def subtitle(today: Today) -> str:
    """The day, and where one stands between two sessions."""
    return _SEPARATOR.join(part for part in (dates.weekday(today.now.date()), _where(today)) if part)


def _where(today: Today) -> str:
    partner = first_name(today.pairing.partner)
    latest, upcoming = today.latest, today.upcoming
    if latest is not None and ended_at(latest.session).date() == today.now.date():
        said = tr("session {number} with {partner} ended at {time}")
        when = dates.clock(ended_at(latest.session))
        return said.format(number=latest.number, partner=partner, time=when)
    if upcoming is None:
        return ""
    days = (upcoming.session.starts_at.date() - today.now.date()).days
    if days > 0:
        return tr("session {number} with {partner} {when}").format(
            number=upcoming.number, partner=partner, when=in_days(days)
        )
    started = upcoming.session.starts_at <= today.now
    said = (
        tr("session {number} with {partner} since {time}")
        if started
        else tr("session {number} with {partner} at {time}")
    )
    when = dates.clock(upcoming.session.starts_at)
    return said.format(number=upcoming.number, partner=partner, time=when)


def in_days(days: int) -> str:
    """In so many days."""
    if days == 0:
        return tr("today")
    return tr("tomorrow") if days == 1 else tr("in {days} days").format(days=days)


def question(wrapup: WrapUp, now: datetime) -> str:
    """How was this morning?"""
    ended = wrapup.ended_at
    if ended.date() != now.date():
        return tr("How was session {number}?").format(number=wrapup.number)
    if ended.hour < _NOON:
        return tr("How was this morning?")
    return tr("How was this afternoon?") if ended.hour < _EVENING else tr("How was this evening?")


def invitation(wrapup: WrapUp) -> str:
    """Who reads the lines, and what Done does to a session that is still planned."""
    starts_alone = all(
        record.audience is Audience.ONLY_ME for record in wrapup.lines.values() if record.counter == 0
    )
    reads = (
        tr("Any line may stay empty. Nobody else reads a line until you raise it.")
        if starts_alone
        else tr("Any line may stay empty. The badge of each line says who reads it.")
    )
    if wrapup.session.state is not SessionState.PLANNED:
        return reads
    minutes = wrapup.session.minutes_planned
    counts = tr("Done counts it as held, {minutes} minutes.").format(minutes=minutes)
    return f"{reads} {counts}"


def hands(wrapup: WrapUp, own: Role) -> str:
    """You drove 30 of 35 minutes; empty when nobody drove."""
    if wrapup.run is None or wrapup.run.totals.driving_seconds == 0:
        return ""
    totals = wrapup.run.totals
    seconds = totals.executive_seconds if own is Role.EXECUTIVE else totals.mentor_seconds
    return tr("You drove {own} of {all} minutes").format(
        own=round(seconds / 60), all=round(totals.driving_seconds / 60)
    )


def line_words(line: WrapUpLine, partner: str) -> tuple[str, str]:
    """The label of a line, and the hint in its empty field."""
    return {
        WrapUpLine.CAN_NOW: (tr("I can now"), tr("One thing, as you would tell a colleague")),
        WrapUpLine.PARTNER_LEARNT: (
            tr("{partner} learnt").format(partner=partner),
            tr("What went the other way"),
        ),
        WrapUpLine.CHANGE: (tr("One thing to change"), tr("Keep it as it is, or name one thing")),
        WrapUpLine.WILL: (tr("I will"), tr("What, until we meet again")),
        WrapUpLine.THANKS: (tr("Thanks for"), tr("Something small will do")),
        WrapUpLine.STUNG: (tr("What stung"), tr("And what you will do with it")),
    }[line]


def steps(person: PersonRow) -> str:
    """3 of 4 steps, and the next one."""
    said = tr("{done} of {all} steps").format(done=person.steps_done, all=len(person.steps))
    if person.next_step is None:
        return said
    return said + _SEPARATOR + tr("next: {step}").format(step=person.next_step.text)


def month(found: Month) -> str:
    """One sentence on the last thirty days."""
    held = (
        tr("one session held")
        if found.held == 1
        else tr("{count} sessions held").format(count=dates.number(found.held))
    )
    learnt = (
        tr("one thing learnt")
        if found.learnt == 1
        else tr("{count} things learnt").format(count=dates.number(found.learnt))
    )
    done = (
        tr("one action done")
        if found.done == 1
        else tr("{count} actions done").format(count=dates.number(found.done))
    )
    return tr("Since {day}: {held}, {learnt}, {done}.").format(
        day=dates.day_and_month(found.since), held=held, learnt=learnt, done=done
    )


def cadence(today: Today) -> str:
    """8 of 8 held, one moved; before the first was due, that none is held."""
    found = today.momentum
    if not found.due:
        return tr("None held yet")
    said = tr("{held} of {due} held").format(held=found.held, due=found.due)
    if not found.moved:
        return said
    return tr("{held}, {number} moved").format(held=said, number=dates.number(found.moved))


def since_last(today: Today) -> str:
    """The last one 5 days ago, two cancelled in a row; the head of the page tells of one today."""
    found = today.momentum
    said = []
    if found.days_since_last:
        said.append(tr("the last one {when}").format(when=_days_ago(found.days_since_last)))
    if found.cancelled_in_a_row > 1:
        said.append(tr("{count} cancelled in a row").format(count=dates.number(found.cancelled_in_a_row)))
    return ", ".join(said)


def _days_ago(days: int) -> str:
    return tr("yesterday") if days == 1 else tr("{days} days ago").format(days=days)


def caught_up(session: MentoringSession) -> str:
    """20 minutes to catch up: Wednesday 22 April, 08:15."""
    starts = session.starts_at
    return tr("20 minutes to catch up: {day}, {time}.").format(
        day=dates.weekday(starts.date()), time=dates.clock(starts)
    )


def following(today: Today) -> str:
    """Next: Tuesday 5 May, 08:15, in 14 days."""
    row = today.upcoming
    if row is None:
        return tr("No next session yet")
    starts = row.session.starts_at
    return tr("Next: {day}, {time}, {when}").format(
        day=dates.weekday(starts.date()),
        time=dates.clock(starts),
        when=in_days((starts.date() - today.now.date()).days),
    )


def meeting(row: SessionRow, partner: str) -> str:
    """08:15 with Tobias."""
    return tr("{time} with {partner}").format(time=dates.clock(row.session.starts_at), partner=partner)


def due(on: date | None) -> str:
    """30 Apr; empty without a date."""
    return dates.short_day(on) if on is not None else ""


def length(session: MentoringSession) -> str:
    """How long the meeting is planned, and whether a guest comes."""
    minutes = tr("{minutes} minutes").format(minutes=session.minutes_planned)
    guest = tr("guest: {guest}").format(guest=session.guest) if session.guest else ""
    return _SEPARATOR.join(part for part in (minutes, guest) if part)
