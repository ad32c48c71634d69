"""What may not leave in free text: names, initials, watchwords, addresses, clock times, paths.

Texts are searched as a reader sees them (`rmdesk.domain.rendering`), findings are told in places of the text
as written. Decisions where a search cannot know:

* *Names.* Whole words only, never a part of a longer word. A full name in its order (or family name first) is
  always a name, and so is each part of it. A part that is also an everyday word or a month (Mark, May, Rose)
  asks its author when it has a capital, and is that everyday word otherwise; behind a title or the person's
  own initial ("Mr May", "M. May") it is a name.
* *Initials.* Two or three capitals alone, or with dots, that are the initials of a known person are withheld;
  when they are also an everyday word or abbreviation (IT, PA), or stand apart ("G H", "G-H"), they ask. Of
  all other capitals the everyday ones (KPI, HR, P&L) pass; what the list does not know asks its author,
  because it may be a person whom nobody entered. Codes with digits (B2B, Q1, HL-07) are no initials.
* *Watchwords* never ask. They are whole words, also in compounds, where a capital, a digit, a hyphen or an
  underscore shows where they begin and end (Heron-team, ProjectHeronPlan, heron_plan), with all letters apart
  (H e r o n), broken by signs or a line end, and with digits, signs or two letters drawn as one (rn for m, vv
  for w) in place of letters. A break between two everyday words ("her on Monday") is no hidden word.
* *Look-alikes* are those of Unicode TR39 and some more (`rmdesk.look_alikes`). Digits of other scripts are
  digits; because some look like letters, names and watchwords are looked for in both readings.

Not promised, and the help says so: synonyms, other languages and scripts as such (a name written in Cyrillic
by its sound), a word inside a longer one in the same case (projectheron), cl drawn as d, and ciphers: a word
written backwards or upside down, in numbers, percent codes, Morse or Braille.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rmdesk.domain.common_words import ABBREVIATIONS, COMMON_WORDS, STOP_WORDS
from rmdesk.domain.hidden_words import HiddenWord
from rmdesk.domain.rendering import View, rendered, views
from rmdesk.domain.spellings import DRAWN_ALIKE, name_parts
from rmdesk.domain.traces import FindingKind, traces, turned

_ENOUGH = 1000
_ASKING = frozenset({FindingKind.POSSIBLE_NAME, FindingKind.POSSIBLE_INITIALS, FindingKind.POSSIBLE_BLAME})
_CAPITAL = "[A-ZÀ-ÞΑ-ΩА-Я]"
_GAP = r"[\W_]{0,3}"
_STANDING_CAPITALS = tuple(
    re.compile(
        rf"(?s){_CAPITAL}(?<![^\W_].)(?=((?:{_GAP}{_CAPITAL}){{{more}}})(?:['’]?s)?(?![^\W_])(\.?)(-\d)?)"
    )
    for more in (1, 2)
)
_TWO_CAPITALS = re.compile(rf"{_CAPITAL}{_GAP}{_CAPITAL}")
_DOTTED = re.compile(r"\.\s?[^\W\d_]\.")
_SMALL_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]\.\s?[^\W\d_]\.(?:\s?[^\W\d_]\.)?")
_LATIN = frozenset({"e.g.", "i.e.", "a.m.", "p.m.", "p.a.", "n.b.", "c.v.", "p.s.", "a.k.a."})
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n•–]|^\s*[-*])[\s\"'“‘(]*$")
_TITLE_BEFORE = re.compile(
    r"(?<![^\W_])(?:[Mm](?:rs?|s|x)|MRS?|MS|Miss|[Dd]r|DR|[Pp]rof(?:essor)?|Sir|Dame|Herr|Frau)\.?\s{1,2}$"
)
_INITIAL_BEFORE = re.compile(r"(?<![^\W_])([A-Z])\.\s?$")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: where it stands in the text as given, and the entry it comes from, as entered."""

    kind: FindingKind
    start: int
    end: int
    word: str

    @property
    def must_ask(self) -> bool:
        """Whether the author decides. Everything else is withheld until it is worded otherwise."""
        return self.kind in _ASKING


class Lexicon:
    """The names and watchwords of one release, made ready for searching many texts."""

    def __init__(self, names: Iterable[str], watchwords: Iterable[str]) -> None:
        """`names`: full names as entered; `watchwords`: of one word or more. Blank ones are passed over."""
        named = [" ".join(name.split()) for name in names]
        self._words = [HiddenWord(word, FindingKind.WATCHWORD) for word in watchwords if word.strip()]
        for name in named:
            self._words += _words_of_name(name)
        self._keys = _by_rare_pair(self._words)
        self._judgements: dict[tuple[str, str, str], tuple[FindingKind | None, str]] = {}
        self._initials = {letters: name for name in reversed(named) for letters in _initials_of(name)}

    def find(self, text: str) -> tuple[Finding, ...]:
        """What in `text` may not leave or must be asked about, in the order of the text.

        A flood is cut: of more than a thousand findings of one sort the rest is not told.
        """
        found = [Finding(kind, start, end, text[start:end]) for kind, start, end in turned(text)]
        possible: dict[str, list[HiddenWord]] = {}
        for view in views(text):
            letters = HiddenWord.letters_of(view)
            if letters is None:
                words = self._words
            elif letters in possible:
                words = possible[letters]
            else:
                words = possible[letters] = self._possible(letters)
            found += islice(self._entries_in(view, words), _ENOUGH)
            if not view.is_guess:
                found += islice(self._initials_in(view), _ENOUGH)
                for kind, start, end in islice(traces(view), _ENOUGH):
                    begin, beyond = view.span(start, end)
                    found.append(Finding(kind, begin, beyond, text[begin:beyond]))
        return _settled(found) if found else ()

    def _possible(self, letters: str) -> list[HiddenWord]:
        """The words that can be in a text of these letters."""
        pairs = (words for pair, words in self._keys.items() if pair in letters)
        return list(dict.fromkeys(word for words in pairs for key, word in words if key in letters))

    def _entries_in(self, view: View, words: Iterable[HiddenWord]) -> Iterator[Finding]:
        for word in words:
            for start, end in word.occurrences(view):
                kind = word.kind
                if kind is FindingKind.POSSIBLE_NAME:
                    if _is_addressed(view, start, word.entered):
                        kind = FindingKind.NAME
                    elif not _reads_as_name(view, start, end):
                        continue
                yield Finding(kind, *view.span(start, end), word.entered)

    def _initials_in(self, view: View) -> Iterator[Finding]:
        for pattern in _STANDING_CAPITALS if _TWO_CAPITALS.search(view.cased) else ():
            for match in pattern.finditer(view.cased):
                kind, entered = self._judged(match[0] + match[1], match[2], match[3] or "")
                if kind is not None:
                    yield Finding(kind, *view.span(match.start(), match.end(1)), entered)
        for match in _SMALL_INITIALS.finditer(view.cased) if _DOTTED.search(view.cased) else ():
            letters = _letters(match[0]).upper()
            if letters in self._initials and match[0].islower() and match[0] not in _LATIN:
                yield Finding(
                    FindingKind.POSSIBLE_INITIALS, *view.span(*match.span()), self._initials[letters]
                )

    def _judged(self, written: str, dot: str, number: str) -> tuple[FindingKind | None, str]:
        """What capitals standing alone are, with what follows them; the same ones stand in many texts."""
        capitals = (written, dot, number)
        if capitals not in self._judgements:
            if len(self._judgements) > _ENOUGH:
                self._judgements.clear()
            self._judgements[capitals] = self._judge(*capitals)
        return self._judgements[capitals]

    def _judge(self, written: str, dot: str, number: str) -> tuple[FindingKind | None, str]:
        """In one piece, with dots, or apart (with signs or spaces)."""
        letters = _letters(written)
        dotted = written.replace(". ", ".") == ".".join(letters) and (" " not in written or dot == ".")
        in_one_piece = written == letters
        everyday = (
            letters in ABBREVIATIONS or letters.lower() in STOP_WORDS or letters.lower() in COMMON_WORDS
        )
        if letters in self._initials:
            firm = (in_one_piece or dotted) and not everyday
            return FindingKind.INITIALS if firm else FindingKind.POSSIBLE_INITIALS, self._initials[letters]
        if everyday or not (in_one_piece or dotted) or (in_one_piece and number):
            return None, ""
        return FindingKind.POSSIBLE_INITIALS, written


def _by_rare_pair(words: Iterable[HiddenWord]) -> dict[str, list[tuple[str, HiddenWord]]]:
    """The keys of the words, those with two letters drawn as one apart: few texts hold such a pair."""
    found: dict[str, list[tuple[str, HiddenWord]]] = {}
    for word in words:
        for key in word.keys:
            pair = next((pair for pair in DRAWN_ALIKE.values() if pair in key), "")
            found.setdefault(pair, []).append((key, word))
    return found


def _words_of_name(name: str) -> Iterator[HiddenWord]:
    parts = name_parts(name)
    if len(parts) > 1:
        yield HiddenWord(name, FindingKind.NAME)
        yield HiddenWord(name, FindingKind.NAME, spelling=f"{parts[-1]} {parts[0]}")
        yield HiddenWord(name, FindingKind.NAME, spelling=f"{parts[0]} {parts[-1]}")
    pieces = [piece for part in parts for piece in re.split(r"[-‐‑–/]", part)]
    for part in dict.fromkeys([*parts, *pieces]):
        spelling = rendered(part)
        if len(_letters(spelling)) < 2:
            continue
        common = spelling in COMMON_WORDS or spelling in STOP_WORDS
        yield HiddenWord(name, FindingKind.POSSIBLE_NAME if common else FindingKind.NAME, spelling=part)


def _initials_of(name: str) -> set[str]:
    """With and without particles, of two or three letters: Ludwig van Beethoven is LB and LVB."""
    initials: set[str] = set()
    for words in (name_parts(name), name.split()):
        first = [piece[0] for word in words for piece in re.split(r"[-‐‑–]", word) if piece]
        letters = [initial.upper()[:1] for initial in map(rendered, first) if initial]
        if len(letters) > 1:
            initials |= {letters[0] + letters[-1], letters[0] + letters[1], "".join(letters[:3])}
    return initials


def _reads_as_name(view: View, start: int, end: int) -> bool:
    """An everyday word is perhaps a name with a capital; a word without meaning only inside a sentence."""
    if not view.cased[start].isupper():
        return False
    if view.folded[start:end] not in STOP_WORDS:
        return True
    return _SENTENCE_START.search(view.cased[max(0, start - 6) : start]) is None


def _is_addressed(view: View, start: int, entered: str) -> bool:
    """Whether a capital follows a title, or the person's own first initial: "Mr May", "M. May"."""
    if not view.cased[start].isupper():
        return False
    before = view.cased[max(0, start - 12) : start]
    initial = _INITIAL_BEFORE.search(before)
    is_own = initial is not None and initial[1] == rendered(entered)[:1].upper()
    return is_own or _TITLE_BEFORE.search(before) is not None


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _settled(found: list[Finding]) -> tuple[Finding, ...]:
    """Without what lies within another finding of its kind, or asks about what is withheld anyway."""
    found.sort(key=lambda finding: (finding.start, -finding.end, finding.must_ask))
    reach: dict[FindingKind | None, int] = {}
    kept = []
    for finding in found:
        covered = reach.get(finding.kind, -1) if not finding.must_ask else max(reach.values(), default=-1)
        if finding.end > covered:
            kept.append(finding)
            reach[finding.kind] = finding.end
    return tuple(kept)
