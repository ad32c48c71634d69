"""Free text made safe for CommonMark: it reads as typed and is never taken as mark-up."""

import re
from collections.abc import Iterable

from rmdesk.domain.redaction import clean
from rmdesk.domain.summary import Line

_INLINE = re.compile(r"[\\`*_\[\]>|]")
_AS_ENTITY = re.compile(r"[<~]|&(?=#|[0-9A-Za-z]+;)|^=")
"""Signs that some readers of Markdown do not take a backslash before."""
_AT_START = re.compile(r"^[#+-]")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")
_TOKEN = re.compile(r"\\([\\`*_\[\]>|#+.)-])|&#(38|60|61|126);|[\\`*_\[\]<>|~]|&(?=#|[0-9A-Za-z]+;)")
"""An escaped sign, a sign as an entity, or (without a group) a sign that was left live."""
_LIVE_AT_START = re.compile(r"[#+=\s-]|\d{1,9}[.)]")
_QUOTED_SIGN = re.compile(r'\\(["\\])')
_IN_QUOTES = re.compile(r'(?:[^"\\]|\\["\\])*+')
_SPACE = re.compile(r"\s+")
UNSEEN = re.compile(
    "[\u00ad\u034f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Signs that take no room and that no writing needs: they could carry what nobody sees."""


def one_line(text: str) -> str:
    """Line breaks and runs of white space become one space; what no text file may hold, or nobody could see,
    is dropped."""
    return _SPACE.sub(" ", UNSEEN.sub("", clean(_SPACE.sub(" ", text)))).strip()


def escaped(text: str) -> str:
    """One line of CommonMark that shows `text` to the letter, also at the start of a line or in a table."""
    line = _AS_ENTITY.sub(lambda sign: f"&#{ord(sign[0])};", one_line(text))
    line = _INLINE.sub(r"\\\g<0>", line)
    line = _AT_START.sub(r"\\\g<0>", line)
    return _LIST_NUMBER.sub(r"\1\\\2", line)


def quoted(text: str) -> str:
    """A double-quoted YAML string on one line."""
    line = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"'


def sentence(text: str) -> str:
    """The text with one full stop at its end, unless it ends a sentence already."""
    line = one_line(text)
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def written(lines: Iterable[Line] | None) -> list[str]:
    """What people wrote, each on one line; without what has no character that may be printed."""
    return [text for line in lines or () if (text := one_line(line.text))]


def quoted_text(value: str) -> str | None:
    """What `quoted` was given; None when it did not write this value."""
    if len(value) < 2 or value[0] != '"' or _IN_QUOTES.fullmatch(value, 1, len(value) - 1) is None:
        return None
    return _QUOTED_SIGN.sub(r"\1", value[1:-1])


def read_back(source: str) -> str | None:
    """The text that `escaped` made `source` from; None where a mark stands that it would have escaped."""
    if _LIVE_AT_START.match(source):
        return None
    plain = [_sign(token) for token in _TOKEN.finditer(source)]
    if None in plain:
        return None
    signs = iter(plain)
    return one_line(_TOKEN.sub(lambda _: next(signs) or "", source))


def _sign(token: re.Match[str]) -> str | None:
    if token[1]:
        return token[1]
    return chr(int(token[2])) if token[2] else None
