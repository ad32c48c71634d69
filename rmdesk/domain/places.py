"""A text that is rewritten in passes, and the way back from its places to those of the original."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass


class _Pass:
    """How one pass made a text of another: in pieces, each kept as it stood or put in place of something.

    It costs room by the piece, not by the character.
    """

    __slots__ = ("_are_kept", "_begins", "_old_begins", "_old_ends", "_texts")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._begins = [0]
        self._old_begins: list[int] = []
        self._old_ends: list[int] = []
        self._are_kept: list[bool] = []

    @property
    def text(self) -> str:
        """What the pass has written so far."""
        return "".join(self._texts)

    def put(self, piece: str, old_begin: int, old_end: int, *, is_kept: bool) -> None:
        """Write `piece` for the characters from `old_begin` to before `old_end`."""
        if piece:
            self._texts.append(piece)
            self._begins.append(self._begins[-1] + len(piece))
            self._old_begins.append(old_begin)
            self._old_ends.append(old_end)
            self._are_kept.append(is_kept)

    def stretch(self, old_end: int) -> None:
        """Count what vanishes up to `old_end` to the character before it, if there is one."""
        if self._old_ends:
            self._old_ends[-1] = old_end

    def old_begin(self, place: int) -> int:
        """Where the character at `place` began in the text before."""
        piece = bisect_right(self._begins, place) - 1
        within = place - self._begins[piece] if self._are_kept[piece] else 0
        return self._old_begins[piece] + within

    def old_end(self, place: int) -> int:
        """Where the character at `place` ended in the text before."""
        piece = bisect_right(self._begins, place) - 1
        if self._are_kept[piece] and place + 1 < self._begins[piece + 1]:
            return self._old_begins[piece] + place - self._begins[piece] + 1
        return self._old_ends[piece]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way from what was written to what is searched."""

    text: str
    passes: tuple[_Pass, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the characters from `start` to before `end`, at least one."""
        for one in reversed(self.passes):
            start, end = one.old_begin(start), one.old_end(end - 1)
        return start, end

    def exchanged(self, text: str) -> "Draft":
        """The same with letters for letters: `text` is as long as before."""
        return Draft(text, self.passes)

    def replaced(
        self,
        found: Iterable[re.Match[str]],
        replacement: Callable[[re.Match[str]], str],
        *,
        is_absorbed: bool = False,
    ) -> "Draft":
        """With each match replaced; `is_absorbed` counts what vanishes to the character before it."""
        made = _Pass()
        at = 0
        for match in found:
            begin, end = match.span()
            made.put(self.text[at:begin], at, begin, is_kept=True)
            new = replacement(match)
            made.put(new, begin, end, is_kept=False)
            if is_absorbed and not new:
                made.stretch(end)
            at = end
        if at == 0:
            return self
        made.put(self.text[at:], at, len(self.text), is_kept=True)
        return Draft(made.text, (*self.passes, made))
