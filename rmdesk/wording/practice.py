"""The practice in words: the one sentence above its timeline, and the words of its states."""

from datetime import date

from rmdesk.domain.practice_measures import Totals
from rmdesk.domain.vocabulary import TakeoverReason
from rmdesk.wording import dates, tr

REASONS: dict[TakeoverReason, str] = {
    TakeoverReason.SLOW: tr("slow"),
    TakeoverReason.STUCK: tr("stuck"),
    TakeoverReason.SHORTCUT: tr("shortcut"),
    TakeoverReason.ASKED: tr("asked"),
}
"""Why someone took over, in the order of the keys 1 to 4."""


def practice_sentence(learner: str, totals: Totals) -> str:
    """What a timeline shows: the learner's share in whole percent, switches and takeovers.

    Also the accessible text of the timeline, so the two never disagree.
    """
    return " ".join(part for part in (_share(learner, totals), _counts(totals)) if part)


def session_word(number: int | None, total: int) -> str:
    """Session 8 of 12; a cancelled one has no number."""
    return (
        tr("Session")
        if number is None
        else tr("Session {number} of {total}").format(number=number, total=total)
    )


def other_day(day: date, today: date) -> str:
    """planned for Tuesday 5 May, so that nobody clocks the wrong session unseen; "" on the day itself."""
    if day == today:
        return ""
    said = dates.weekday(day)
    return tr("planned for {day}").format(day=said) if day > today else said


def time_left(seconds: int) -> str:
    """To the planned end, in begun minutes: "5 minutes left"; beyond it, in full ones."""
    if seconds <= -60:
        over = -seconds // 60
        return tr("1 minute over") if over == 1 else tr("{minutes} minutes over").format(minutes=over)
    if seconds <= 0:
        return tr("The planned time is over")
    left = -(-seconds // 60)
    return tr("1 minute left") if left == 1 else tr("{minutes} minutes left").format(minutes=left)


def driven_words(totals: Totals) -> str:
    """What the clock saw of the learner's hands, as evidence beside a tick."""
    if totals.driving_seconds == 0:
        return tr("Nobody drove: the session was all talk.")
    return tr("{percent}\u00a0% of the hands-on time, {learnt} of {whole} minutes").format(
        percent=percent(totals.learner_seconds, totals.driving_seconds),
        learnt=dates.minutes_and_seconds(totals.learner_seconds),
        whole=dates.minutes_and_seconds(totals.driving_seconds),
    )


def corrected_words(day: date, learner: str, measured: Totals) -> str:
    """That a practice was corrected, and what the clock had: for the sentence of the timeline."""
    had = practice_sentence(learner, measured)
    return tr("Corrected on {day}. The clock had: {sentence}").format(
        day=dates.day_and_month(day), sentence=had
    )


def percent(part: int, whole: int) -> int:
    """`part` of `whole` in whole percent, half up; `whole` is not 0."""
    return (200 * part + whole) // (2 * whole)


def _share(learner: str, totals: Totals) -> str:
    if totals.driving_seconds == 0:
        return tr("Nobody has driven so far; {minutes} of talk.").format(
            minutes=dates.minutes_and_seconds(totals.talk_seconds)
        )
    return tr("{learner}, who is learning, drove {percent}\u00a0% of the hands-on time.").format(
        learner=learner, percent=percent(totals.learner_seconds, totals.driving_seconds)
    )


def _counts(totals: Totals) -> str:
    parts = [part for part in (_switches(totals.switches), _takeovers(totals)) if part]
    if not parts:
        return ""
    line = ", ".join(parts)
    return f"{line[0].upper()}{line[1:]}."


def _switches(count: int) -> str:
    if not count:
        return ""
    return tr("one switch") if count == 1 else tr("{count} switches").format(count=dates.number(count))


def _takeovers(totals: Totals) -> str:
    count = len(totals.takeovers)
    if not count:
        return ""
    line = tr("one takeover") if count == 1 else tr("{count} takeovers").format(count=dates.number(count))
    told = [(words, totals.taken_over_for(reason)) for reason, words in REASONS.items()]
    told = [(words, times) for words, times in told if times]
    if not told:
        return line
    if count == 1:
        return f"{line} ({told[0][0]})"
    why = ", ".join(f"{dates.number(times)} {words}" for words, times in told)
    return f"{line} ({why})"
