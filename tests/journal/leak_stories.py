"""Random pairings: versions of an agreement, and texts of every kind, known to be allowed out or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from rmdesk.domain.subjects import FURTHEST, SHOWN_BY_SIDE, Subject
from rmdesk.domain.vocabulary import Audience, DebriefKind, Form, RemarkKind, Role, Side, Tag
from rmdesk.journal.agreements import RuleForm
from rmdesk.journal.readers import subject_of
from rmdesk.storage.records import Action, DebriefLine, Goal, LedgerEntry, Note, Record, Remark
from tests.domain.texts_for_redaction import HIDDEN_HERONS, INNOCENT, SHAPES

NAMED = (
    *("Greta", "Tobias’s view", "ask **Hal**vorsen", "ADEYEMI", "Ines Castellano", "c a s t e l l a n o"),
    *("T.A. said", "as GH wrote", "To&#98;ias", "Tobi\u00adas", "Halvorsens", "Gre\u200bta", "Ｇｒｅｔａ"),
)
FORBIDDEN = (*HIDDEN_HERONS, *(shape[0] for shape in SHAPES), *NAMED)
"""With a third person called Heron, none of these may leave, whatever the rules say."""
SUBJECTS = tuple(subject for subject in Subject if FURTHEST[subject] >= Audience.COORDINATOR)


@dataclass(frozen=True)
class Version:
    """One version of the agreement: rules of the pair's own, watchwords, what was struck."""

    caps: tuple[tuple[Audience, frozenset[Subject]], ...]
    forms: tuple[tuple[Form, frozenset[Subject]], ...]
    watchwords: tuple[str, ...]
    keeps_tags: bool
    tick: bool

    def rules(self) -> Iterator[RuleForm]:
        """The rules as a form hands them back."""
        for number, (audience, subjects) in enumerate(self.caps, start=11):
            yield RuleForm(number, audience=audience, subjects=tuple(sorted(subjects)))
        for number, (form, subjects) in enumerate(self.forms, start=21):
            yield RuleForm(number, form=form, subjects=tuple(sorted(subjects)))

    def holds_back(self, subject: Subject, tag: Tag) -> bool:
        """Whether this version keeps such a text from the coordinator."""
        about_caps = [audience for audience, about in self.caps if not about or subject in about]
        about_forms = [form for form, about in self.forms if not about or subject in about]
        without_side = subject in SHOWN_BY_SIDE and Form.WITHOUT_AUTHOR in about_forms
        return (
            min(about_caps, default=Audience.EVERYONE) < Audience.COORDINATOR
            or Form.COUNTED_ONLY in about_forms
            or without_side
            or (self.keeps_tags and tag is not Tag.NONE)
        )


@dataclass(frozen=True)
class Said:
    """One text: what it is, who may read it, and the words that would leave."""

    kind: type[Record]
    sort: DebriefKind | RemarkKind | None
    audience: Audience
    raised_under: int
    tag: Tag
    author: Role
    side: Side
    words: str
    is_forbidden: bool
    instead_of: str
    cleared: tuple[str, ...]

    def record(self, pairing_id: str, session_id: str, place: int) -> Any:
        """The record, its words marked by its place."""
        own = f"{self.words} {mark(place)}"
        values: dict[str, Any] = {
            "pairing_id": pairing_id,
            "author": self.author,
            "side": Side.EXECUTIVE
            if self.side is Side.PAIR and self.kind in (Goal, LedgerEntry)
            else self.side,
            "written_at": datetime(2026, 1, 27, 9, tzinfo=UTC),
            "audience": self.audience,
            "raised_under": self.raised_under,
            "tag": self.tag,
            "cleared": self.cleared,
            "wording": own if self.instead_of else None,
        }
        text = f"{self.instead_of} {mark(place, 'z')}" if self.instead_of else own
        if self.kind is Goal:
            return Goal(**values, title=text, evidence_wanted=f"shown {mark(place, 'y')}")
        if self.sort is not None:
            values["kind"] = self.sort
        return self.kind(**values, session_id=session_id, text=text)

    def may_leave(self, record: Any, versions: tuple[Version, ...]) -> bool:
        """Told anew from the story, without the gate."""
        subject = subject_of(record)
        bound = {len(versions), self.raised_under} & set(range(1, len(versions) + 1))
        return (
            self.audience >= Audience.COORDINATOR
            and subject in SUBJECTS
            and not self.is_forbidden
            and not any(versions[number - 1].holds_back(subject, self.tag) for number in bound)
        )


def mark(place: int, sort: str = "x") -> str:
    """A word of small letters that stands for one text: mkbax."""
    return "mk" + "".join("abcdefghij"[int(digit)] for digit in f"{place:02d}") + sort


_about = st.frozensets(st.sampled_from(SUBJECTS), max_size=2)
_versions = st.builds(
    Version,
    st.lists(st.tuples(st.sampled_from(Audience), _about), max_size=2).map(tuple),
    st.lists(st.tuples(st.sampled_from(Form), _about), max_size=1).map(tuple),
    st.sampled_from([(), ("Heron",), ("Heron", "Blue Lark"), ("Blue Lark",)]),
    st.integers(0, 4).map(bool),
    st.booleans(),
)
_kinds: st.SearchStrategy[tuple[type[Record], DebriefKind | RemarkKind | None]] = st.one_of(
    st.tuples(st.sampled_from([Goal, LedgerEntry, Note, Action]), st.none()),
    st.tuples(st.just(Remark), st.sampled_from(RemarkKind)),
    st.tuples(st.just(Remark), st.sampled_from(RemarkKind)),
    st.tuples(st.just(DebriefLine), st.sampled_from(DebriefKind)),
)
_words = st.one_of(
    st.tuples(st.sampled_from(INNOCENT), st.just(False)),
    st.tuples(st.sampled_from(FORBIDDEN), st.just(True)),
)


@st.composite
def _said(draw: st.DrawFn) -> Said:
    kind, sort = draw(_kinds)
    words, is_forbidden = draw(_words)
    return Said(
        kind,
        sort,
        draw(st.sampled_from([*Audience, Audience.COORDINATOR, Audience.COORDINATOR])),
        draw(st.integers(0, 4)),
        draw(st.sampled_from([Tag.NONE, Tag.NONE, Tag.NONE, *Tag])),
        draw(st.sampled_from(Role)),
        draw(st.sampled_from(Side)),
        words,
        is_forbidden,
        draw(st.sampled_from(["", "", "Greta wept", "the Heron closes"])),
        draw(st.sampled_from([(), (), ("Ada Heron", "Heron", "Greta Halvorsen", words)])),
    )


stories = st.tuples(
    st.lists(_versions, min_size=1, max_size=3).map(tuple), st.lists(_said(), min_size=1, max_size=12)
)
