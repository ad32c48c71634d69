"""What the Sessions page says: names, dates, minutes, rules in short."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from rmdesk.domain.momentum import Momentum
from rmdesk.domain.vocabulary import (
    DebriefKind,
    Hands,
    RemarkKind,
    Role,
    SessionFormat,
    SessionState,
    Side,
    StepKind,
    TopicFamily,
)
from rmdesk.journal.session_detail import RulesInForce
from rmdesk.journal.sessions import Run, SessionRow
from rmdesk.storage.records import LessonStep, MentoringSession
from rmdesk.ui.desk import Desk
from rmdesk.ui.widgets import session_rows
from rmdesk.wording import dates, tr

FAMILIES = {
    TopicFamily.WORKPLACE_TECHNOLOGY: tr("Workplace technology"),
    TopicFamily.SOCIAL_MEDIA: tr("Social media"),
    TopicFamily.WHAT_THE_YOUNG_THINK: tr("What the young think"),
    TopicFamily.CONSUMER_CULTURES: tr("Consumer cultures"),
    TopicFamily.MORALE: tr("Morale"),
    TopicFamily.JOB_SKILLS: tr("Job skills"),
    TopicFamily.THE_PAIRING: tr("The pairing"),
}
REMARKS = {
    RemarkKind.WHAT_CHANGED: tr("What changed"),
    RemarkKind.LESSON_LEARNT: tr("Lesson learnt"),
    RemarkKind.WAY_OF_WORKING: tr("Way of working"),
    RemarkKind.PROGRAMME_IDEA: tr("Programme idea"),
    RemarkKind.NEXT_STEP: tr("Next step"),
    RemarkKind.HELP_WANTED: tr("Help wanted"),
    RemarkKind.TIP: tr("Tip"),
}
LINES = {
    DebriefKind.KEEP: tr("Keep"),
    DebriefKind.CHANGE: tr("Change"),
    DebriefKind.THANKS: tr("Thanks for"),
    DebriefKind.STUNG: tr("What stung"),
    DebriefKind.QUESTION: tr("The question you bring"),
}
STEPS = {
    StepKind.I_DO: tr("I do"),
    StepKind.WE_DO: tr("We do"),
    StepKind.YOU_DO: tr("You do"),
    StepKind.CHECK: tr("Check"),
    StepKind.TALK: tr("Talk"),
}


def name_of(desk: Desk, who: Role | Side) -> str:
    """The first name of one of the two; of both: "Both"."""
    if who is Side.PAIR:
        return tr("Both")
    is_owner = who.value == desk.own_role.value
    return desk.readers.owner if is_owner else desk.readers.partner


def step_head(desk: Desk, step: LessonStep) -> str:
    """We do  ·  10 min  ·  Greta drives; of a conversation only its title and minutes."""
    parts = [step.title or STEPS[step.kind], tr("{minutes} min").format(minutes=step.minutes)]
    if step.kind is not StepKind.TALK:
        parts.append(tr("{name} drives").format(name=name_of(desk, step.driver)))
    return "  ·  ".join(parts)


def steps_line(steps: Sequence[LessonStep]) -> str:
    """3 of 4 steps done, stuck at one."""
    said = tr("{done} of {all} steps done").format(done=sum(one.is_done for one in steps), all=len(steps))
    stuck = sum(one.is_stuck for one in steps)
    return tr("{done}, stuck at {count}").format(done=said, count=dates.number(stuck)) if stuck else said


def chair_line(desk: Desk, chair: Role | None, *, is_chosen: bool) -> str:
    """Whose turn it is to chair, and why."""
    if chair is None:
        return tr("Nobody chairs a session without a number.")
    who = tr("You chair this one") if chair is desk.own_role else tr("{name} chairs this one")
    why = tr("as the two of you chose") if is_chosen else tr("you take turns")
    return f"{who.format(name=name_of(desk, chair))}  ·  {why}"


def subtitle(momentum: Momentum, minutes: int) -> str:
    """12 of 12 held, one moved. 610 minutes together."""
    if not momentum.dots:
        return tr("What you do together, and what stays of it")
    if not max(momentum.due, momentum.held):
        return tr("None held yet.")
    said = tr("{held} of {due} held").format(held=momentum.held, due=max(momentum.due, momentum.held))
    if momentum.moved:
        said = tr("{held}, {moved} moved").format(held=said, moved=dates.number(momentum.moved))
    return tr("{held}. {minutes} minutes together.").format(held=said, minutes=minutes)


def list_row(row: SessionRow) -> session_rows.SessionRow:
    """A session as the list paints it."""
    session = row.session
    when = tr("{day}  ·  {minutes} min").format(
        day=dates.short_day(session.starts_at.date()), minutes=row.minutes
    )
    is_held = session.state is SessionState.HELD
    return session_rows.SessionRow(
        key=session.id,
        title=session.topic,
        number="–" if row.number is None else str(row.number),
        when=when,
        share=row.share if is_held else None,
        learner=row.run.learner if row.run else session.learner,
        ending=_ending(row),
    )


def _ending(row: SessionRow) -> str:
    if row.session.state is SessionState.PLANNED:
        return tr("moved") if row.session.moved_from else tr("planned")
    if row.session.state is SessionState.CANCELLED:
        return tr("cancelled")
    is_talk = row.run is not None or row.session.format is SessionFormat.CONVERSATION
    return tr("talk") if is_talk else tr("held")


def facts_line(desk: Desk, session: MentoringSession, lesson: str = "") -> str:
    """Tuesday 10 February · 45 of 45 minutes · moved from 24 March · with IT."""
    parts = [dates.weekday(session.starts_at.date())]
    if session.state is SessionState.HELD:
        parts.append(
            tr("{held} of {planned} minutes").format(
                held=session.minutes_held, planned=session.minutes_planned
            )
        )
    else:
        parts.append(dates.clock(session.starts_at))
        parts.append(tr("{minutes} minutes").format(minutes=session.minutes_planned))
    if session.state is SessionState.CANCELLED:
        who = name_of(desk, session.changed_by) if session.changed_by else ""
        parts.append(tr("cancelled by {name}").format(name=who) if who else tr("cancelled"))
    if session.moved_from:
        parts.append(tr("moved from {day}").format(day=dates.day_and_month(session.moved_from)))
    if session.learner is not Role.EXECUTIVE:
        parts.append(tr("{name} learns").format(name=name_of(desk, session.learner)))
    if lesson:
        parts.append(tr("lesson “{title}”").format(title=lesson))
    if session.is_helpdesk:
        parts.append(tr("helpdesk"))
    if session.guest:
        parts.append(tr("guest: {guest}").format(guest=session.guest))
    return "  ·  ".join(parts)


def deleted_line(session: MentoringSession, now: datetime) -> str:
    """What the toast says. Of a date to come also that only cancelling takes it out of a calendar."""
    said = tr("“{topic}” was deleted, with all that was in it.").format(topic=session.topic)
    if session.state is SessionState.HELD or session.starts_at < now:
        return said
    kept = tr("If you saved its date to a calendar, it stays there: cancel the session instead.")
    return f"{said} {kept}"


def rules_line(rules: RulesInForce | None) -> str:
    """What the agreement in force says, in short."""
    if rules is None:
        return tr("No agreement is in force yet: nothing leaves this journal.")
    says = []
    if rules.starts_only_me:
        says.append(tr("notes stay yours until you raise them"))
    if rules.says_roles:
        says.append(tr("roles instead of names"))
    if rules.watchwords == 1:
        says.append(tr("one watchword stays in the room"))
    elif rules.watchwords:
        says.append(tr("{count} watchwords stay in the room").format(count=dates.number(rules.watchwords)))
    said = tr("Agreement {version} is in force").format(version=rules.version)
    return f"{said}: {', '.join(says)}." if says else f"{said}."


def _counts(desk: Desk, run: Run) -> list[tuple[str, str]]:
    """Figure and word of each thing the clock counted."""
    totals = run.totals
    own_first = sorted(Role, key=lambda role: role is not desk.own_role)
    seconds = {Role.EXECUTIVE: totals.executive_seconds, Role.MENTOR: totals.mentor_seconds}
    own, other = ((_minutes(seconds[role]), role) for role in own_first)
    counts = [(own[0], tr("min you")), (other[0], name_of(desk, other[1]))]
    if totals.talk_seconds:
        counts.append((_minutes(totals.talk_seconds), tr("talk")))
    return counts


def hands_words(desk: Desk, run: Run) -> str:
    """24 min you · 4 Tobias · 17 talk · 3 switches, 1 takeover."""
    return " · ".join([*(f"{figure} {word}" for figure, word in _counts(desk, run)), _changes(run)])


def hands_html(desk: Desk, run: Run) -> str:
    """The same with the figures in bold."""
    counts = [f"<b>{figure}</b> {escape(word)}" for figure, word in _counts(desk, run)]
    return " · ".join([*counts, escape(_changes(run))])


def _changes(run: Run) -> str:
    switches, takeovers = run.totals.switches, len(run.totals.takeovers)
    said = tr("1 switch") if switches == 1 else tr("{count} switches").format(count=switches)
    taken = tr("1 takeover") if takeovers == 1 else tr("{count} takeovers").format(count=takeovers)
    return tr("{switches}, {takeovers}").format(switches=said, takeovers=taken)


def _minutes(seconds: int) -> str:
    return str((seconds + 30) // 60)


def hands_turns(run: Run) -> list[tuple[Hands, float, bool]]:
    """The driving time of each, the learner's first, for the bar."""
    totals = run.totals
    seconds = {Role.EXECUTIVE: totals.executive_seconds, Role.MENTOR: totals.mentor_seconds}
    order = (run.learner, run.learner.other)
    return [(Hands(role.value), float(seconds[role]), False) for role in order if seconds[role]]
