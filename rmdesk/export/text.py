"""Free text made safe for CommonMark: it reads as typed and is never taken as mark-up."""

import re

_INLINE = re.compile(r"[\\`*_\[\]>|]")
_AS_ENTITY = re.compile(r"[<~]|&(?=#?[0-9A-Za-z]+;)|^=")
"""Signs that some readers of Markdown do not take a backslash before."""
_AT_START = re.compile(r"^[#+-]")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")
_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Line breaks and runs of white space become one space."""
    return _SPACE.sub(" ", text).strip()


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
