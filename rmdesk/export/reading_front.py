"""Front matter read strictly: flat, typed, in its order, nothing twice, nothing unknown.

No YAML reader is asked: those load aliases, tags and numbers that were never meant (product.md, 6).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rmdesk.domain.summary import SCHEMA, Section
from rmdesk.domain.vocabulary import DocumentKind, Manner, PulseBand, Role
from rmdesk.errors import NotASummary
from rmdesk.export.front_matter import kind_key
from rmdesk.export.markdown import Agreed
from rmdesk.export.text import one_line, quoted_text

Value = int | Decimal | date | str
MOST = 1_000_000
_PROGRAMME_LENGTH = 60
_NUMBER = re.compile(r"0|[1-9][0-9]{0,6}")
_SHARE = re.compile(r"(?:0|[1-9][0-9]{0,2})\.[0-9]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,15}")
_HASH = re.compile(r"(?:[0-9a-f]{64})?")
_LINE = re.compile(r"([a-z][a-z0-9_]{0,39}): (.+)")


@dataclass(frozen=True, slots=True)
class Key:
    """One line: its name, how its value is read (raising ValueError with a problem), and its section."""

    name: str
    read: Callable[[str], Value]
    section: Section | None = None
    """With an unticked section its keys are left out."""


@dataclass(frozen=True, slots=True)
class Front:
    """The typed values of one file, by key in their order."""

    kind: DocumentKind
    values: Mapping[str, Value]

    @property
    def generated(self) -> date:
        """The day of the second consent."""
        return self.day("generated")

    @property
    def agreement_version(self) -> int:
        """Under which version both agreed."""
        return self.number("agreement_version")

    @property
    def consents(self) -> Mapping[Role, Agreed]:
        """When and how each side agreed."""
        return {
            role: Agreed(self.day(f"consent_{role.value}"), Manner(self.text(f"consent_manner_{role.value}")))
            for role in Role
        }

    @property
    def pair_ref(self) -> str:
        """Empty where the kind has none."""
        return self.text("pair_ref")

    @property
    def programme(self) -> str:
        """Empty where the kind has none."""
        return self.text("programme")

    def text(self, key: str) -> str:
        """A free string; empty without the key."""
        return str(self.values.get(key, ""))

    def number(self, key: str) -> int:
        """A count. Raises KeyError without the key."""
        return int(str(self.values[key]))

    def day(self, key: str) -> date:
        """A day. Raises KeyError without the key."""
        return date.fromisoformat(str(self.values[key]))


def _count(raw: str) -> int:
    if not _NUMBER.fullmatch(raw):
        raise ValueError("not a number")
    if int(raw) > MOST:
        raise ValueError("impossible")
    return int(raw)


def _schema(raw: str) -> int:
    if _count(raw) != SCHEMA:
        raise ValueError("newer")
    return SCHEMA


def _share(raw: str) -> Decimal:
    if not _SHARE.fullmatch(raw):
        raise ValueError("not a share")
    if Decimal(raw) > 100:
        raise ValueError("impossible")
    return Decimal(raw)


def _day(raw: str) -> date:
    if not _DAY.fullmatch(raw):
        raise ValueError("not a day")
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise ValueError("not a day") from None


def _words(raw: str) -> str:
    text = quoted_text(raw)
    if text is None or text != one_line(text):
        raise ValueError("not one line")
    return text


def _programme(raw: str) -> str:
    if not 0 < len(_words(raw)) <= _PROGRAMME_LENGTH:
        raise ValueError("too long")
    return _words(raw)


def _matching(pattern: re.Pattern[str], problem: str) -> Callable[[str], str]:
    def read(raw: str) -> str:
        text = quoted_text(raw)
        if text is None or not pattern.fullmatch(text):
            raise ValueError(problem)
        return text

    return read


def _one_of(*known: str) -> Callable[[str], str]:
    def read(raw: str) -> str:
        if raw not in known:
            raise ValueError("not known")
        return raw

    return read


def _keys(kind: DocumentKind) -> Iterable[Key]:
    yield Key(kind_key(kind), _schema)
    if kind is DocumentKind.SUMMARY:
        yield Key("pair_ref", _matching(_REFERENCE, "not a reference"))
        yield Key("programme", _programme)
    if kind is not DocumentKind.NEWS:
        yield from (Key("period_start", _day), Key("period_end", _day))
    yield from (Key("generated", _day), Key("agreement_version", _count))
    for role in Role:
        yield Key(f"consent_{role.value}", _day)
        yield Key(f"consent_manner_{role.value}", _one_of(*Manner))
    if kind is not DocumentKind.NEWS:
        yield from _FIGURES
    if kind is DocumentKind.SUMMARY:
        yield Key("help_wanted", _words, Section.NEXT_STEP)
    yield Key("sha256", _matching(_HASH, "not a hash"))


_FIGURES = (
    Key("sessions_planned", _count, Section.MEETINGS),
    Key("sessions_held", _count, Section.MEETINGS),
    Key("sessions_moved", _count, Section.MEETINGS),
    Key("minutes_met", _count, Section.MEETINGS),
    Key("hands_on_minutes", _count, Section.PRACTICE),
    Key("learner_share_first", _share, Section.PRACTICE),
    Key("learner_share_last", _share, Section.PRACTICE),
    Key("learner_share_all", _share, Section.PRACTICE),
    Key("switches", _count, Section.PRACTICE),
    Key("takeovers", _count, Section.PRACTICE),
    Key("learnt_executive", _count, Section.LEARNING),
    Key("learnt_mentor", _count, Section.LEARNING),
    Key("goals_set", _count, Section.GOALS),
    Key("goals_achieved", _count, Section.GOALS),
    Key("actions_agreed", _count, Section.CHANGES),
    Key("actions_done", _count, Section.CHANGES),
    Key("pulse_waves", _count, Section.PULSE),
    Key("pulse_band", _one_of(*PulseBand), Section.PULSE),
)
KEYS: Mapping[DocumentKind, tuple[Key, ...]] = {kind: tuple(_keys(kind)) for kind in DocumentKind}
_TICKED = frozenset({"learner_share_first", "learner_share_last"})
"""The two that stand only with the agreement's tick."""
_NOT_ABOVE = (
    ("sessions_held", "sessions_planned"),
    ("sessions_moved", "sessions_planned"),
    ("goals_achieved", "goals_set"),
    ("actions_done", "actions_agreed"),
)


def read_front(lines: list[str]) -> Front:
    """The lines between the two `---`. Raises NotASummary naming the key or line."""
    raw = _raw(lines)
    first = next(iter(raw), "")
    kind = next((kind for kind in DocumentKind if kind_key(kind) == first), None)
    if kind is None:
        raise NotASummary("front matter", "another kind")
    _check_keys(kind, list(raw))
    front = Front(kind, {key.name: _value(key, raw[key.name]) for key in KEYS[kind] if key.name in raw})
    _check_figures(front)
    _check_days(front)
    return front


def _raw(lines: list[str]) -> dict[str, str]:
    raw: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        found = _LINE.fullmatch(line)
        if found is None:
            raise NotASummary(f"line {number}", "not a key")
        if found[1] in raw:
            raise NotASummary(found[1], "twice")
        raw[found[1]] = found[2]
    return raw


def _check_keys(kind: DocumentKind, given: list[str]) -> None:
    known = [key.name for key in KEYS[kind]]
    for name in given:
        if name not in known:
            raise NotASummary(name, "unknown")
    there = {key.section for key in KEYS[kind] if key.name in given and key.section}
    ticked = bool(_TICKED & set(given))
    for key in KEYS[kind]:
        optional = key.section is not None and key.section not in there
        if key.name not in given and not optional and (key.name not in _TICKED or ticked):
            raise NotASummary(key.name, "missing")
    expected = [name for name in known if name in given]
    for name, right in zip(given, expected, strict=True):
        if name != right:
            raise NotASummary(name, "out of order")


def _value(key: Key, raw: str) -> Value:
    try:
        return key.read(raw)
    except ValueError as fault:
        raise NotASummary(key.name, str(fault)) from None


def _check_figures(front: Front) -> None:
    for smaller, larger in _NOT_ABOVE:
        if smaller in front.values and front.number(smaller) > front.number(larger):
            raise NotASummary(smaller, "impossible")
    if front.agreement_version == 0:
        raise NotASummary("agreement_version", "impossible")
    shared = front.values.get("pulse_band", PulseBand.NOT_SHARED.value) != PulseBand.NOT_SHARED.value
    if (front.values.get("pulse_waves", 0) != 0) != shared:
        raise NotASummary("pulse_waves", "impossible")


def _check_days(front: Front) -> None:
    if "period_end" in front.values:
        if front.day("period_start") > front.day("period_end"):
            raise NotASummary("period_end", "reversed")
        if front.day("period_end") > front.generated:
            raise NotASummary("period_end", "after generated")
    if max(agreed.on for agreed in front.consents.values()) != front.generated:
        raise NotASummary("generated", "not the second consent")
