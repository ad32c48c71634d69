"""The figures of a front matter as the tree that the program's sentences are written from."""

from datetime import date
from decimal import Decimal

from rmdesk.domain.summary import Changes, Learning, Meetings, PracticeFigures, Pulse, Summary
from rmdesk.domain.vocabulary import PulseBand
from rmdesk.export.reading_front import Front


def figures(front: Front) -> Summary:
    """The summary without a person's words."""
    return Summary(
        pair_ref=front.pair_ref,
        programme=front.programme,
        period_start=date.min,
        period_end=date.min,
        agreement_version=front.agreement_version,
        meetings=_meetings(front),
        learning=_learning(front),
        practice=_practice(front),
        pulse=_pulse(front),
        changes=_changes(front),
    )


def _meetings(front: Front) -> Meetings | None:
    if "sessions_planned" not in front.values:
        return None
    names = ("sessions_planned", "sessions_held", "sessions_moved", "minutes_met")
    return Meetings(*(front.number(name) for name in names))


def _learning(front: Front) -> Learning | None:
    if "learnt_executive" not in front.values:
        return None
    return Learning(front.number("learnt_executive"), front.number("learnt_mentor"))


def _practice(front: Front) -> PracticeFigures | None:
    if "hands_on_minutes" not in front.values:
        return None
    return PracticeFigures(
        front.number("hands_on_minutes"),
        Decimal(str(front.values["learner_share_all"])),
        front.number("switches"),
        front.number("takeovers"),
        _share(front, "learner_share_first"),
        _share(front, "learner_share_last"),
    )


def _share(front: Front, name: str) -> Decimal | None:
    return Decimal(str(front.values[name])) if name in front.values else None


def _pulse(front: Front) -> Pulse | None:
    if "pulse_band" not in front.values:
        return None
    return Pulse(front.number("pulse_waves"), PulseBand(front.text("pulse_band")))


def _changes(front: Front) -> Changes | None:
    if "actions_agreed" not in front.values:
        return None
    return Changes((), front.number("actions_agreed"), front.number("actions_done"))
