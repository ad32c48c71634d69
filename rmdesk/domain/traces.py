"""What gives a person, place or time away by its shape: addresses, links, clock times, paths, markup."""

import re
from collections.abc import Iterator
from enum import StrEnum

from rmdesk.domain.rendering import View


class FindingKind(StrEnum):
    """What was found in a free text that may not leave."""

    NAME = "name"
    POSSIBLE_NAME = "possible_name"
    WATCHWORD = "watchword"
    INITIALS = "initials"
    POSSIBLE_INITIALS = "possible_initials"
    EMAIL = "email"
    LINK = "link"
    MARKUP = "markup"
    CLOCK_TIME = "clock_time"
    PATH = "path"
    POSSIBLE_BLAME = "possible_blame"


_TOP_DOMAINS = (
    "com|org|net|edu|gov|mil|int|eu|uk|de|fr|es|pt|pl|nl|lu|ch|se|dk|fi|ie|cz|sk|hu|ro|bg|gr|tr|ua|ru|cn|jp|kr|au|nz"
    "|ca|br|mx|ar|za|io|ai|co|dev|app|biz|online|site|shop|store|cloud|tech|blog|page|xyz|tv|ly|gg|link|news"
)
_WORDLIKE_TOP_DOMAINS = "no|it|is|me|us|in|at|be|to|so|my|am|as|by|do|info|name|pro|work|team"
_DOT = r"(?:\s{0,3}\.\s{0,3}|\s{0,3}[(\[{<]\s{0,3}(?:dot|\.)\s{0,3}[)\]}>]\s{0,3}|\s{1,3}dot\s{1,3})"
_AT = r"(?:\s{0,3}[(\[{<]\s{0,3}(?:at|@)\s{0,3}[)\]}>]\s{0,3}|\s{0,3}@\s{0,3})"
_LABEL = r"[\w-]{1,63}"
_HOUR_NAME = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

_EMAIL = re.compile(
    rf"(?<![\w.+%-])[\w.+%-]+(?:{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,8}}{_DOT}[^\W\d_]{{2,24}}"
    rf"|@[\w-]+|\s{{1,3}}at\s{{1,3}}{_LABEL}\s{{1,3}}dot\s{{1,3}}[^\W\d_]{{2,24}})",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<![^\W_])(?:[a-z][a-z0-9+.-]{1,14}\\?:\s?(?:\\?/\s?){2}|(?:mailto|javascript|hxxps?|https?):|tel:\s?\+?\d|file:\s?/|data:\w+/\w"
    r"|www\s?\.\s?\w)|\]\([^()\n]*\)|\]\[[^\[\]\n]+\]|(?m:^\s{0,3}\[[^\[\]\n]+\]:\s*\S)|(?<![\w.])@[a-z]\w{2,}",
    re.IGNORECASE,
)
_LINK_SIGNS = ("](", "][", "]:", "@", "www", "http", "hxxp", "mailto:", "javascript:")
_IN_LINKS = re.compile(r":(?:\s?\\?/|(?<=tel:)\s?\+?\d|(?<=data:)\w+/)")
_DOMAIN = re.compile(
    rf"(?<![\w.@-])(?:[\w-]+\.)+(?:(?:{_TOP_DOMAINS})|(?-i:{_WORDLIKE_TOP_DOMAINS}))(?![\w-])"
    rf"|(?<![\w.])(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\w.])"
    rf"|(?<![\w-])[\w-]{{2,63}}\s?[(\[{{]\s?(?:dot|\.)\s?[)\]}}]\s?[a-z]{{2,}}",
    re.IGNORECASE,
)
_KNOWN_ENDS = frozenset(f"{_TOP_DOMAINS}|{_WORDLIKE_TOP_DOMAINS}".split("|"))
_ENDS = re.compile(r"\.([^\W\d_]+)")
_FOUR_NUMBERS = re.compile(r"\.\d{1,3}\.\d{1,3}\.\d")
_SPELT_SIGN = re.compile(r"[(\[{<]\s{0,3}(?:at\b|dot|\.|@)")
_DOT_WORD = re.compile(r"dot\s")
_MARKUP = re.compile(
    r"<(?:/?[A-Za-z][^<>]*>|!--|![A-Z\[]|\?|/?(?:script|style|iframe|img|svg|object|embed|link|meta|base)\b)|-->"
    r"|!\[[^\[\]]*\](?:\(|\[)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_CLOCK_TIME = re.compile(
    r"(?:[01]?\d|2[0-3])\s?:\s?[0-5]\d(?::[0-5]\d)?(?!\d|\s?%)"
    r"|(?:1[0-2]|0?\d)(?:[.:][0-5]\d)?\s?[ap](?:m|\.\s?m\b\.?)(?![^\W_])"
    r"|(?:[01]?\d|2[0-3])\s?h\s?[0-5]\d(?![^\W_])"
    r"|(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?\s?uhr\b",
    re.IGNORECASE,
)
_CLOCK_SIGNS = re.compile(r"[0-9]\s?(?::\s?[0-5]|[aApP][mM.]|[hH]\s?[0-5]|[uU][hH])")
_CLOCK_WORDS = re.compile(
    rf"\b(?:\d{{1,2}}|{_HOUR_NAME})\s?o\s?['’`]\s?clock\b"
    rf"|\b(?:half past|quarter past|quarter to)\s(?:\d{{1,2}}|{_HOUR_NAME})\b"
)
_CLOCK_WORD_SIGNS = ("clock", "half past", "quarter past", "quarter to")
_PATH = re.compile(
    r"(?<![^\W_])[A-Za-z]:(?:\\|/(?!/))|\\\\[\w.$-]+\\|(?<![\w\\])[\w.-]+(?:\\[\w.-]+){2,}|%\w+%\\|\$\w+/\w"
    r"|(?<![\w./:)<])/(?:[\w.-]+/[\w.-]+|(?:home|users|usr|etc|var|tmp|mnt|opt|srv|root|media|volumes)\b)"
    r"|(?<![\w~])~[\w-]*/\w|(?<![\w.])\.{1,2}[/\\]\w|(?<![\w./-])(?:[\w.-]+/){2,}[\w-]+\.[a-z]\w{0,4}\b",
    re.IGNORECASE,
)
_IN_PATHS = re.compile(r"/(?:[\w.-]+/|(?:home|users|usr|etc|var|tmp|mnt|opt|srv|root|media|volumes)\b)")
_PATH_SIGNS = ("./", ":/", "~", "$")
_OVERRIDES = re.compile("[\\u202d\\u202e]")


def traces(view: View) -> Iterator[tuple[FindingKind, int, int]]:
    """What of `view` looks like an address, a link, markup, a clock time or a path: kind, start, end there.

    Clock times have two-digit minutes, am or pm, or words; 2.5, 3:1 and 24/7 are none. Before each search
    stands a cheap look for what it cannot do without.
    """
    text, folded = view.cased, view.folded
    has_brackets = any(bracket in text for bracket in "([{<")
    is_spelt = _DOT_WORD.search(folded) or (has_brackets and _SPELT_SIGN.search(folded))
    if is_spelt or "@" in text:
        yield from _all(FindingKind.EMAIL, _EMAIL, text)
    if any(sign in folded for sign in _LINK_SIGNS) or _IN_LINKS.search(folded):
        yield from _all(FindingKind.LINK, _LINK, text)
    if is_spelt or _FOUR_NUMBERS.search(text) or not _KNOWN_ENDS.isdisjoint(_ENDS.findall(folded)):
        yield from _all(FindingKind.LINK, _DOMAIN, text)
    if "<" in text or "-->" in text or "![" in text:
        yield from _all(FindingKind.MARKUP, _MARKUP, text)
    yield from _clock_times(view)
    if "\\" in text or (
        "/" in text and (_IN_PATHS.search(folded) or any(sign in text for sign in _PATH_SIGNS))
    ):
        yield from _all(FindingKind.PATH, _PATH, text)


def turned(text: str) -> Iterator[tuple[FindingKind, int, int]]:
    """Direction overrides of the text as written: they show letters in an order that no search sees."""
    if not text.isascii():
        yield from _all(FindingKind.MARKUP, _OVERRIDES, text)


def _clock_times(view: View) -> Iterator[tuple[FindingKind, int, int]]:
    has_digits = any(digit in view.cased for digit in "1234567890")
    for number in _NUMBER.finditer(view.cased) if has_digits and _CLOCK_SIGNS.search(view.cased) else ():
        time = _CLOCK_TIME.match(view.cased, number.start())
        if time is not None:
            yield FindingKind.CLOCK_TIME, *time.span()
    if any(word in view.folded for word in _CLOCK_WORD_SIGNS):
        yield from _all(FindingKind.CLOCK_TIME, _CLOCK_WORDS, view.folded)


def _all(kind: FindingKind, pattern: re.Pattern[str], text: str) -> Iterator[tuple[FindingKind, int, int]]:
    for match in pattern.finditer(text):
        yield kind, *match.span()
