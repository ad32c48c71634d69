"""The Progress page in words: one function per chart makes its sentence.

The same sentence stands above the chart, is its accessible text, and goes with its picture.
"""

from datetime import date, timedelta

from rmdesk.domain.practice_measures import Totals
from rmdesk.domain.progress import Progress, SessionFigures
from rmdesk.domain.vocabulary import Role, SessionState
from rmdesk.wording import dates, tr
from rmdesk.wording.practice import percent

_WEEK = timedelta(days=7)


def minutes_of(seconds: int) -> int:
    """Whole minutes, half up."""
    return (seconds + 30) // 60


def share_of(totals: Totals) -> int:
    """The learner's share in whole percent; there must be driving time."""
    return percent(totals.learner_seconds, totals.driving_seconds)


def share_words(totals: Totals) -> str:
    """20 %."""
    return tr("{percent}\u00a0%").format(percent=share_of(totals))


def who(progress: Progress, role: Role) -> str:
    """You, or the other's first name."""
    return tr("You") if role is progress.own_role else progress.name(role)


def who_inside(progress: Progress, role: Role) -> str:
    """The same inside a sentence: you, or the name."""
    return tr("you") if role is progress.own_role else progress.name(role)


def hands_title(progress: Progress, role: Role) -> str:
    """The title of the curve of whoever learns."""
    if role is progress.own_role:
        return tr("Your hands on the device")
    return tr("{name}’s hands on the device").format(name=progress.name(role))


def share_sentence(progress: Progress, role: Role) -> str:
    """How the share of `role` as the learner went, from the first practice to the last, and over all."""
    several = progress.practised_by(role)
    if not several:
        return tr("No practice with hands on the device yet.")
    first, last = several[0], several[-1]
    if len(several) == 1:
        return _one_share(progress, role, first)
    line = _way(progress, role, *(share_of(one.driven or Totals()) for one in (first, last)))
    whole = progress.totals_of(role)
    return line.format(
        name=progress.name(role),
        first=share_words(first.driven or whole),
        last=share_words(last.driven or whole),
        begin=first.number,
        end=last.number,
        all=whole.learner_share,
        part=minutes_of(whole.learner_seconds),
        whole=minutes_of(whole.driving_seconds),
    )


def _one_share(progress: Progress, role: Role, one: SessionFigures) -> str:
    line = tr("{name}’s share was {percent} in session {number} ({part} of {whole} minutes).")
    if role is progress.own_role:
        line = tr("Your share was {percent} in session {number} ({part} of {whole} minutes).")
    totals = one.driven or Totals()
    return line.format(
        name=progress.name(role),
        percent=share_words(totals),
        number=one.number,
        part=minutes_of(totals.learner_seconds),
        whole=minutes_of(totals.driving_seconds),
    )


def _way(progress: Progress, role: Role, first: int, last: int) -> str:
    """The sentence for a share that rose, fell or stayed, as the figures it names say."""
    over = tr("over all practice it is {all}\u00a0% ({part} of {whole} minutes).")
    own = role is progress.own_role
    rose = (
        tr("Your share rose from {first} in session {begin} to {last} in session {end}; "),
        tr("{name}’s share rose from {first} in session {begin} to {last} in session {end}; "),
    )
    fell = (
        tr("Your share fell from {first} in session {begin} to {last} in session {end}; "),
        tr("{name}’s share fell from {first} in session {begin} to {last} in session {end}; "),
    )
    stayed = (
        tr("Your share was {first} in session {begin} and in session {end}; "),
        tr("{name}’s share was {first} in session {begin} and in session {end}; "),
    )
    chosen = rose if last > first else fell if last < first else stayed
    return (chosen[0] if own else chosen[1]) + over


def learner_words(progress: Progress, role: Role) -> str:
    """Tobias learns: 89.7 % (35 of 39 minutes); empty where this one never learnt by driving."""
    whole = progress.totals_of(role)
    if not whole.driving_seconds:
        return ""
    return tr("{learns}: {all}\u00a0% ({part} of {whole} minutes)").format(
        learns=learns_words(progress, role),
        all=whole.learner_share,
        part=minutes_of(whole.learner_seconds),
        whole=minutes_of(whole.driving_seconds),
    )


def learns_words(progress: Progress, role: Role) -> str:
    """You learn, Tobias learns."""
    if role is progress.own_role:
        return tr("You learn")
    return tr("{name} learns").format(name=progress.name(role))


def minutes_sentence(progress: Progress) -> str:
    """Who drove how many minutes; the mentor's are hatched in the picture."""
    totals = progress.totals
    if not totals.driving_seconds:
        return tr("Nobody has driven yet.")
    minutes = {
        Role.EXECUTIVE: str(minutes_of(totals.executive_seconds)),
        Role.MENTOR: tr("{minutes} (hatched)").format(minutes=minutes_of(totals.mentor_seconds)),
    }
    own = progress.own_role
    return tr("You drove {own}, {name} {other}.").format(
        own=minutes[own], name=progress.name(own.other), other=minutes[own.other]
    )


def takeovers_sentence(progress: Progress, *, names: bool = True) -> str:
    """How often someone took over, who, until when. On paper without `names`: who stays on the screen."""
    several = [one for one in progress.practised if one.driven and one.driven.takeovers]
    count = len(progress.totals.takeovers)
    if not progress.practised:
        return tr("Nobody has driven yet.")
    if not count:
        return tr("Nobody took over.")
    line = tr("One takeover") if count == 1 else tr("{count} takeovers").format(count=_capital(count))
    parts = f"{line}{_by(progress, count)}." if names else f"{line}."
    if several[-1] is not progress.practised[-1]:
        parts += " " + tr("None after session {number}.").format(number=several[-1].number)
    return parts


def _by(progress: Progress, count: int) -> str:
    totals = progress.totals
    sides = sorted(Role, key=totals.taken_over_by, reverse=True)
    if count == totals.taken_over_by(sides[0]):
        return tr(" by {who}").format(who=who_inside(progress, sides[0]))
    return tr(": {first} {most}, {second} {least}").format(
        first=who_inside(progress, sides[0]),
        most=dates.number(totals.taken_over_by(sides[0])),
        second=who_inside(progress, sides[1]),
        least=dates.number(totals.taken_over_by(sides[1])),
    )


def learning_sentence(progress: Progress) -> str:
    """How many things each learnt."""
    own = progress.own_role
    mine, other = progress.learnt(own), progress.learnt(own.other)
    if not mine and not other:
        return tr("Nothing learnt is shared yet.")
    name = progress.name(own.other)
    line = tr("You learnt {own} things, {name} {other}.")
    if mine <= 1:
        line = (
            tr("You learnt one thing, {name} {other}.")
            if mine
            else tr("You learnt nothing yet, {name} {other}.")
        )
    return line.format(own=mine, name=name, other=other or tr("nothing yet"))


def sessions_sentence(progress: Progress) -> str:
    """Held of planned, what was moved and by how long, what was cancelled."""
    if not progress.sessions:
        return tr("No sessions yet.")
    held = sum(one.state is SessionState.HELD for one in progress.sessions)
    moved = [one for one in progress.sessions if one.was_moved]
    cancelled = sum(one.state is SessionState.CANCELLED for one in progress.sessions)
    parts = [tr("{held} of {planned} held").format(held=held, planned=len(progress.sessions))]
    if moved:
        line = tr("{count} moved") if len(moved) > 1 else _moved_words(moved[0])
        parts.append(line.format(count=dates.number(len(moved))))
    if cancelled:
        parts.append(tr("{count} cancelled").format(count=dates.number(cancelled)))
    return ", ".join(parts) + "."


def _moved_words(one: SessionFigures) -> str:
    later = one.on - (one.moved_from or one.on)
    if later == _WEEK:
        return tr("one moved by a week")
    if later > _WEEK and not later % _WEEK:
        return tr("one moved by {count} weeks").format(count=dates.number(later // _WEEK))
    if later <= timedelta(0):
        return tr("one moved forward")
    if later.days == 1:
        return tr("one moved by a day")
    return tr("one moved by {count} days").format(count=dates.number(later.days))


def skills_sentence(progress: Progress) -> str:
    """How many skills are done alone, and how long it took at the least and at the most."""
    if not progress.skills:
        return tr("No skills are written down yet.")
    days = sorted(one.days_to_alone for one in progress.skills if one.days_to_alone is not None)
    if not days:
        return tr("No skill has reached “alone” yet.")
    line = tr("{count} of {all} reached “alone”").format(count=len(days), all=len(progress.skills))
    if days[0] == days[-1]:
        return tr("{line}, after {days}.").format(line=line, days=days_words(days[0]))
    return tr("{line}, after {least} to {days}.").format(line=line, least=days[0], days=days_words(days[-1]))


def days_words(days: int) -> str:
    """1 day, 126 days; none is the same day."""
    return tr("1 day") if days == 1 else tr("{days} days").format(days=days)


def span_sentence(progress: Progress) -> str:
    """What the page is about: what you can do in June that you could not do in January."""
    held = progress.held
    if not held or (held[0].on.year, held[0].on.month) == (held[-1].on.year, held[-1].on.month):
        return tr("What you can do now that you could not do before")
    return tr("What you can do in {end} that you could not do in {begin}").format(
        begin=_month(held[0].on, held[-1].on), end=_month(held[-1].on, held[0].on)
    )


def _month(day: date, other: date) -> str:
    name = dates.month_name(day)
    return name if day.year == other.year else f"{name} {day.year}"


def _capital(count: int) -> str:
    words = dates.number(count)
    return f"{words[0].upper()}{words[1:]}"
