"""The outline of a session by its format: parts with minutes that add up to what is planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rmdesk.domain.vocabulary import SessionFormat

LEAST = 2
"""Minutes under which a part is not worth a line: in a short session the lighter parts fall out."""


class AgendaPart(StrEnum):
    """What a part of a session is for."""

    ARRIVE = "arrive"
    LOOK_BACK = "look back"
    QUESTION = "question"
    SHOW = "show"
    TRY_TOGETHER = "try together"
    ALONE = "alone"
    PRESENT = "present"
    ASK = "ask"
    WALK = "walk"
    STOP = "stop"
    TALK = "talk"
    OTHER_WAY = "other way"
    AGREE = "agree"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One part and its whole minutes."""

    part: AgendaPart
    minutes: int


_P = AgendaPart
_WEIGHTS: Mapping[SessionFormat, Mapping[AgendaPart, int]] = {
    SessionFormat.CALL: {_P.ARRIVE: 2, _P.LOOK_BACK: 5, _P.QUESTION: 10, _P.OTHER_WAY: 7, _P.DEBRIEF: 6},
    SessionFormat.DESK: {
        _P.LOOK_BACK: 5,
        _P.SHOW: 5,
        _P.TRY_TOGETHER: 12,
        _P.ALONE: 15,
        _P.DEBRIEF: 8,
    },
    SessionFormat.PRESENTATION: {
        _P.LOOK_BACK: 4,
        _P.PRESENT: 12,
        _P.ASK: 15,
        _P.AGREE: 7,
        _P.DEBRIEF: 7,
    },
    SessionFormat.SITE_WALK: {_P.QUESTION: 5, _P.WALK: 25, _P.STOP: 8, _P.AGREE: 7, _P.DEBRIEF: 6},
    SessionFormat.CONVERSATION: {
        _P.LOOK_BACK: 5,
        _P.QUESTION: 5,
        _P.TALK: 20,
        _P.OTHER_WAY: 8,
        _P.DEBRIEF: 7,
    },
}
"""Minutes of each part in a session of its usual length; other lengths keep the proportions."""


def skeleton(meeting: SessionFormat, minutes: int) -> tuple[AgendaLine, ...]:
    """The parts of a session of this format; their minutes add up to `minutes` exactly.

    Shares are rounded down and the rest goes to the largest remainders; parts that would get less than
    `LEAST` minutes fall out, the lightest first, and the others take their time.
    """
    weights = dict(_WEIGHTS[meeting])
    while len(weights) > 1 and min(weights.values()) * minutes < LEAST * sum(weights.values()):
        del weights[min(weights, key=weights.__getitem__)]
    total = sum(weights.values())
    given = {part: minutes * weight // total for part, weight in weights.items()}
    by_rest = sorted(weights, key=lambda part: -(minutes * weights[part] % total))
    for part in by_rest[: minutes - sum(given.values())]:
        given[part] += 1
    return tuple(AgendaLine(part, each) for part, each in given.items())
