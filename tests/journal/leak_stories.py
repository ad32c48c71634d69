"""Random pairings: versions of an agreement, texts of every kind, and what becomes of them on the way out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from rmdesk.domain.subjects import FURTHEST, SHOWN_BY_SIDE, Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import (
    Audience,
    DebriefKind,
    DocumentKind,
    FileFormat,
    Form,
    RemarkKind,
    Role,
    Saving,
    Side,
    Tag,
)
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.storage.records import Action, DebriefLine, Goal, LedgerEntry, Note, Record, Remark
from tests.domain.texts_for_redaction import HIDDEN_HERONS, INNOCENT, SHAPES

NAMED = (
    *("Greta", "Tobias’s view", "ask **Hal**vorsen", "ADEYEMI", "Ines Castellano", "c a s t e l l a n o"),
    *("T.A. said", "as GH wrote", "To&#98;ias", "Tobi\u00adas", "Halvorsens", "Gre\u200bta", "Ｇｒｅｔａ"),
)
FORBIDDEN = (*HIDDEN_HERONS, *(shape[0] for shape in SHAPES), *NAMED)
"""With a third person called Heron, none of these may leave, whatever the rules say."""
LARK = "Blue Lark"
LARKS = ("the Blue Lark flies", "blue-lark", "B l u e L a r k", "Blue\nLark", "ВLUE LАRК")
"""These may leave while no version that binds the text has the watchword."""
BLAMING = (
    ("It was the fault of the night shift", "fault of the"),
    ("they dropped the ball", "dropped the ball"),
    ("Somebody was careless", "careless"),
)
"""These wait for their author before everyone at work reads them; with the words that the author clears."""
SUBJECTS = tuple(subject for subject in Subject if FURTHEST[subject] >= Audience.COORDINATOR)
OUTSIDE = 4
"""Places of a text: three sessions (0 to 2), none (3: the day it was written), a session still to come."""


class Hidden(Enum):
    """What a text hides."""

    NOTHING = "nothing"
    ALWAYS = "always"
    LARK = "lark"
    BLAME = "blame"


class Before(Enum):
    """What happened to an earlier rendering of the same file."""

    NOTHING = "nothing"
    ONE_CONSENT = "one consent"
    BOTH_CONSENTS = "both consents"
    SAVED = "saved"


@dataclass(frozen=True)
class Version:
    """One version of the agreement, or a narrowing of it: rules of the pair's own, watchwords, what holds."""

    caps: tuple[tuple[Audience, frozenset[Subject]], ...]
    forms: tuple[tuple[Form, frozenset[Subject]], ...]
    watchwords: tuple[str, ...]
    keeps_tags: bool
    tick: bool

    def rules(self, first: int = 11) -> Iterator[RuleForm]:
        """The rules as a form hands them back."""
        for number, (audience, subjects) in enumerate(self.caps, start=first):
            yield RuleForm(number, audience=audience, subjects=tuple(sorted(subjects)))
        for number, (form, subjects) in enumerate(self.forms, start=first + 5):
            yield RuleForm(number, form=form, subjects=tuple(sorted(subjects)))

    def holds_back(self, subject: Subject, tag: Tag, reader: Audience) -> bool:
        """Whether this version keeps such a text from the reader."""
        about_caps = [audience for audience, about in self.caps if not about or subject in about]
        about_forms = [form for form, about in self.forms if not about or subject in about]
        without_side = subject in SHOWN_BY_SIDE and Form.WITHOUT_AUTHOR in about_forms
        return (
            min(about_caps, default=Audience.EVERYONE) < reader
            or Form.COUNTED_ONLY in about_forms
            or without_side
            or (self.keeps_tags and tag is not Tag.NONE)
        )


@dataclass(frozen=True)
class State:
    """What of a text can be edited: its words, its readers, its tag."""

    audience: Audience
    raised_under: int
    tag: Tag
    words: str
    hides: Hidden
    instead_of: str
    cleared: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One text: what it is, where it stands, and its one or two states; who strikes it, and when."""

    kind: type[Record]
    sort: DebriefKind | RemarkKind | None
    author: Role
    side: Side
    place: int
    is_informal: bool
    saves: bool
    states: tuple[State, ...]
    struck: frozenset[Role]
    struck_later: frozenset[Role]
    put_back: frozenset[Role]

    def record(self, pairing_id: str, session_id: str | None, number: int) -> Any:
        """The record in its first state, its words marked by its number."""
        values: dict[str, Any] = {
            "pairing_id": pairing_id,
            "author": self.author,
            "side": Side.EXECUTIVE
            if self.side is Side.PAIR and self.kind in (Goal, LedgerEntry)
            else self.side,
            "written_at": datetime(2026, 1, 27, 9, tzinfo=UTC),
        }
        if self.kind is Goal:
            made: Any = Goal(**values, title="", evidence_wanted=f"shown {mark(number, 'y')}")
        elif self.sort is not None:
            made = self.kind(**values, session_id=session_id, text="", kind=self.sort)
        else:
            made = self.kind(**values, session_id=session_id, text="")
        if isinstance(made, Note):
            made.is_informal = self.is_informal
        if isinstance(made, Remark) and self.saves and made.kind is RemarkKind.TIP:
            made.saves, made.saving = figure(number), Saving.MINUTES_A_WEEK
        return made

    def write(self, record: Any, number: int, which: int, earlier: int) -> None:
        """Put one state into the record, behind the verbs' back; `earlier` versions precede the story's."""
        state = self.states[which]
        own = f"{state.words} {mark(number, 'xv'[which])}"
        text = f"{state.instead_of} {mark(number, 'z')}" if state.instead_of else own
        if isinstance(record, Goal):
            record.title = text
        else:
            record.text = text
        record.wording = own if state.instead_of else None
        record.audience, record.tag, record.cleared = state.audience, state.tag, state.cleared
        record.raised_under = state.raised_under + earlier if state.raised_under else 0


@dataclass(frozen=True)
class Story:
    """What the two agree, write, strike, edit and send."""

    kind: DocumentKind
    form: FileFormat
    unticked: frozenset[Section]
    to_stakeholder: bool
    versions: tuple[Version, ...]
    narrowing: Version
    narrows_in: int
    """Before the first rendering (1), between the two (2), or never (0)."""
    narrows: Role
    before: Before
    texts: tuple[Said, ...]


def mark(number: int, sort: str = "x") -> str:
    """A word of small letters that stands for one text: mkbax."""
    return "mk" + "".join("abcdefghij"[int(digit)] for digit in f"{number:02d}") + sort


def figure(number: int) -> int:
    """What one tip saves: 9017 for text 1."""
    return 9007 + 10 * number


_some = st.frozensets(st.sampled_from(SUBJECTS), min_size=1, max_size=2)
_rarely_all = st.integers(0, 7).flatmap(lambda one: _some if one else st.just(frozenset[Subject]()))
_caps = st.sampled_from([*Audience, Audience.COORDINATOR, *[Audience.EVERYONE] * 4])
_forms = st.sampled_from([*Form, *[Form.AS_WRITTEN] * 3])
_versions = st.builds(
    Version,
    st.lists(st.tuples(_caps, _rarely_all), max_size=2).map(tuple),
    st.lists(st.tuples(_forms, _rarely_all), max_size=1).map(tuple),
    st.sampled_from([(), ("Heron",), ("Heron",), ("Heron", LARK), (LARK,)]),
    st.integers(0, 4).map(bool),
    st.booleans(),
)
_kinds: st.SearchStrategy[tuple[type[Record], DebriefKind | RemarkKind | None]] = st.sampled_from(
    [
        *[(Remark, kind) for kind in [*RemarkKind, *[RemarkKind.LESSON_LEARNT, RemarkKind.TIP] * 3]],
        *[(kind, None) for kind in (Goal, Goal, LedgerEntry, LedgerEntry, Note, Action)],
        *[(DebriefLine, kind) for kind in DebriefKind],
    ]
)
_TEXTS = {
    Hidden.NOTHING: INNOCENT,
    Hidden.ALWAYS: FORBIDDEN,
    Hidden.LARK: LARKS,
    Hidden.BLAME: tuple(words for words, _ in BLAMING),
}
_words = st.sampled_from([*Hidden, Hidden.ALWAYS, *[Hidden.NOTHING] * 6]).flatmap(
    lambda hides: st.tuples(st.sampled_from(_TEXTS[hides]), st.just(hides))
)
_far = [*Audience, *[Audience.COORDINATOR] * 3, *[Audience.EVERYONE] * 6]
_strikes = st.sampled_from(
    [frozenset[Role]()] * 12 + [frozenset({role}) for role in Role] + [frozenset(Role)]
)


@st.composite
def _states(draw: st.DrawFn) -> State:
    words, hides = draw(_words)
    clears = ("Ada Heron", "Heron", "Greta Halvorsen", LARK, words, *(word for _, word in BLAMING))
    return State(
        draw(st.sampled_from(_far)),
        draw(st.integers(0, 4)),
        draw(st.sampled_from([*Tag, *[Tag.NONE] * 20])),
        words,
        hides,
        draw(st.sampled_from(["", "", "Greta wept", "the Heron closes"])),
        draw(st.sampled_from([(), clears])),
    )


@st.composite
def _said(draw: st.DrawFn) -> Said:
    kind, sort = draw(_kinds)
    return Said(
        kind,
        sort,
        draw(st.sampled_from(Role)),
        draw(st.sampled_from(Side)),
        draw(st.sampled_from([0, 1, 2, *[2 if kind is DebriefLine else 3] * 3, OUTSIDE])),
        draw(st.booleans()),
        draw(st.booleans()),
        tuple(draw(st.lists(_states(), min_size=1, max_size=2))),
        draw(_strikes),
        draw(_strikes),
        draw(_strikes),
    )


def stories(forms: tuple[FileFormat, ...]) -> st.SearchStrategy[Story]:
    """Stories that end in a file of one of these formats."""
    kinds = st.sampled_from(
        [DocumentKind.SUMMARY, DocumentKind.SUMMARY, DocumentKind.NEWS, DocumentKind.REPORT]
    )
    return st.builds(
        Story,
        kinds,
        st.sampled_from(forms),
        st.frozensets(st.sampled_from([*Section, Section.GOALS]), max_size=2),
        st.booleans(),
        st.lists(_versions, min_size=1, max_size=3).map(tuple),
        _versions,
        st.integers(0, 2),
        st.sampled_from(Role),
        st.sampled_from(Before),
        st.lists(_said(), min_size=1, max_size=12).map(tuple),
    ).map(_as_sent)


def _as_sent(story: Story) -> Story:
    """News have no sections to leave out."""
    return replace(story, unticked=frozenset()) if story.kind is DocumentKind.NEWS else story
