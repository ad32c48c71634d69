"""A practice as text: short, for tests, the demo and what the clock had before a correction."""

import re
from collections.abc import Iterable

from rmdesk.domain.practice import Practice, Turn
from rmdesk.domain.vocabulary import Began, Hands, Role, TakeoverReason

_HANDS = {"E": Hands.EXECUTIVE, "M": Hands.MENTOR, "talk": Hands.TALK, "pause": Hands.PAUSE}
_VERBS = {Began.SWITCH: "switch", Began.TAKEOVER: "takeover", Began.GIVE_BACK: "back"}
_ITEM = re.compile(
    rf"(?:(?P<verb>switch|back|takeover(?: (?P<reason>{'|'.join(TakeoverReason)}))?) (?=[EM]))?"
    r"(?P<hands>E|M|talk|pause) (?P<minutes>[0-9]+):(?P<seconds>[0-5][0-9])"
)


def parse_turns(text: str) -> tuple[Turn, ...]:
    """Turns from the short notation, played on the clock itself, so only what it can do is accepted.

    Items are separated by ";", times are minutes:seconds: `talk 8:00; E 9:30; switch M 2:10; back E 4:10;
    takeover slow M 0:50; pause 1:00`. A bare E or M starts, or goes on after a talk or a pause.
    Raises ValueError naming the item.
    """
    practice, at = Practice(Role.EXECUTIVE, 0), 0
    for item in (part.strip() for part in text.split(";")):
        match = _ITEM.fullmatch(item)
        if match is None:
            raise ValueError(f"not a turn: {item!r}")
        played = _played(practice, at, match)
        hands = _HANDS[match["hands"]]
        if played is practice or played.current is None or played.current.hands is not hands:
            raise ValueError(f"cannot follow here: {item!r}")
        practice, at = played, at + int(match["minutes"]) * 60 + int(match["seconds"])
    return practice.end(at).turns


def turns_as_text(turns: Iterable[Turn]) -> str:
    """The short notation of these turns: the inverse of `parse_turns`."""
    letters = {hands: letter for letter, hands in _HANDS.items()}
    items = []
    for turn in turns:
        words = [_VERBS.get(turn.began, ""), turn.reason or "", letters[turn.hands]]
        minutes, seconds = divmod(turn.seconds, 60)
        items.append(" ".join([*filter(None, words), f"{minutes}:{seconds:02}"]))
    return "; ".join(items)


def _played(practice: Practice, at: int, item: re.Match[str]) -> Practice:
    """The practice after the key that this item stands for."""
    verb, hands = item["verb"], item["hands"]
    if verb == "switch":
        may_switch = practice.last_driver is not None and not practice.during_takeover
        return practice.switch(at) if may_switch else practice
    if verb == "back":
        return practice.give_back(at)
    if verb is not None:
        return practice.take_over(at, TakeoverReason(item["reason"]) if item["reason"] else None)
    if hands == "pause":
        if practice.is_paused:  # the program was closed during the pause
            return Practice.continued(practice.learner, 0, practice.turns_at(at), at)
        return practice.pause(at)
    if hands == "talk" and not practice.is_paused:
        return practice.talk(at)
    if hands != "talk" and practice.last_driver is None:
        return practice.start(at, Role(_HANDS[hands].value))
    return practice.resume(at)
