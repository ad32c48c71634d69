"""File names that every system takes, and that tell no more than the file does."""

import re
import unicodedata

from rmdesk.domain.vocabulary import FileFormat
from rmdesk.export.document import Document

_LONGEST = 120
"""Characters, of up to four bytes each: file systems take 255 bytes, and `.part` may be added."""
_BYTES = 200
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINER = "\u200d"
"""Holds emoji together; every other unseen character is dropped."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|\s|$)", re.IGNORECASE)
_ENDINGS = tuple(f".{one.value}" for one in FileFormat)
_UNNAMED = "rmdesk"


def file_name(document: Document, file_format: FileFormat) -> str:
    """rmdesk-summary_HL-07_2026-06-16.md; news and reports have no reference."""
    parts = (f"rmdesk-{document.kind.value}", document.reference, document.day.isoformat())
    return f"{'_'.join(part for part in parts if part)}.{file_format.value}"


def safe_name(wish: str, ending: str) -> str:
    """The nearest name to `wish` that can stand in any folder, with this ending ("md", "ics")."""
    seen = "".join(_seen(character) for character in wish)
    stem = " ".join(_FORBIDDEN.sub("-", seen).split())
    while stem.lower().endswith((*_ENDINGS, f".{ending}")):
        stem = stem[: stem.rindex(".")]
    stem = _cut(stem.lstrip(" .-~").rstrip(" ."))
    if _DEVICE.match(stem):
        stem = f"_{stem}"
    return f"{stem or _UNNAMED}.{ending}"


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    if character != _JOINER and unicodedata.category(character) in _UNSEEN:
        return ""
    return character


def _cut(stem: str) -> str:
    """Never within a character's bytes."""
    short = stem[:_LONGEST].encode()[:_BYTES].decode(errors="ignore")
    return short.strip(f" .{_JOINER}")
