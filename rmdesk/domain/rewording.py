"""Another wording for a text that holds a watchword: the program suggests it, its author accepts or edits."""

import re
from collections.abc import Mapping

from rmdesk.domain.lexicon import Finding, Lexicon
from rmdesk.domain.traces import FindingKind

_ARTICLE = re.compile(r"(an?|the)\s+", re.IGNORECASE)
_DETERMINERS = frozenset(
    {"the", "this", "that", "these", "those", "my", "your", "our", "his", "her", "its", "their"}
    | {"each", "every", "no", "any", "some", "both", "another", "which", "two", "three", "four", "five"}
)
_PREVIOUS_WORD = re.compile(r"([^\W\d_]+)\s+$")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s|\n)(?:\s*[-*>•]\s)?[\s*_\"'“‘(]*$")
_POSSESSIVE = re.compile(r"['’‘´`]s$|(?<=[sS])['’]$")


def suggestion(text: str, replacements: Mapping[str, str]) -> str:
    """`text` with every watchword (the keys) in its suggested wording (the values), the rest kept.

    Articles, plural and possessive follow the sentence: "the Heron's plan" with "a project" is "the project's
    plan". A watchword without a wording stays.
    """
    worded = {word: " ".join(wording.split()) for word, wording in replacements.items() if wording.strip()}
    pieces: list[str] = []
    at = 0
    for finding in Lexicon((), worded).find(text):
        if finding.kind is FindingKind.WATCHWORD and finding.start >= at:
            kept, wording = _fitted(text[at : finding.start], text, finding, worded[finding.word])
            pieces += kept, wording
            at = finding.end
    return "".join(pieces) + text[at:]


def _fitted(before: str, text: str, finding: Finding, wording: str) -> tuple[str, str]:
    """What stands before the watchword, and the wording as this place needs it."""
    found = text[finding.start : finding.end]
    article = _ARTICLE.match(wording)
    noun = wording[article.end() :] if article else wording
    previous = _PREVIOUS_WORD.search(before)
    word = previous[1].lower() if previous else ""
    starts = _SENTENCE_START.search(text[: finding.start][-12:]) is not None
    plural = _is_plural(found, finding.word)
    if previous and word == noun.lower():
        return before[: previous.start()], _ended(previous[1], found, plural)
    if previous and article and word in {"a", "an"}:
        starts = previous[1][0].isupper()
        before = before[: previous.start()]
    elif word in _DETERMINERS or plural:
        wording = noun
    wording = _ended(wording, found, plural)
    if starts:
        wording = wording[0].upper() + wording[1:]
    space_before = " " if finding.start and text[finding.start - 1].isalnum() else ""
    space_after = " " if text[finding.end : finding.end + 1].isalnum() else ""
    return before, f"{space_before}{wording}{space_after}"


def _is_plural(found: str, word: str) -> bool:
    letters = re.sub(r"[\W_]", "", _POSSESSIVE.sub("", found)).lower()
    return letters.endswith("s") and not re.sub(r"[\W_]", "", word).lower().endswith("s")


def _ended(wording: str, found: str, plural: bool) -> str:
    if plural:
        wording += "es" if wording.endswith(("s", "x", "ch", "sh")) else "s"
    if not _POSSESSIVE.search(found):
        return wording
    return wording + ("’" if "’" in found else "'") + ("" if wording.endswith("s") else "s")
