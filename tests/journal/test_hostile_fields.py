"""Every hostile text in every free text of the journal, through the gate, into every file and format."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DebriefKind, DocumentKind, FileFormat, RemarkKind, Role, Side
from rmdesk.errors import InvalidInput, LeakFound, NotASummary
from rmdesk.export import markdown
from rmdesk.export.pdf import footer, shown
from rmdesk.export.reading import FreeText, read_summary
from rmdesk.export.reading_back import pdf_text
from rmdesk.export.text import one_line, sentence
from rmdesk.journal import saving, strikes
from rmdesk.journal.agreements import missing
from rmdesk.journal.choices import Choice
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import new_pairing, set_programme
from rmdesk.journal.saving import SavedFile
from rmdesk.journal.sessions import by_date
from rmdesk.journal.summaries import StruckRow, preview
from rmdesk.storage.records import Action, Agreement, DebriefLine, Goal, LedgerEntry, Note, Remark
from tests.conftest import Template, pairing_form, partner_key
from tests.domain.hostile_texts import BREAKERS, HERON, HIDDEN_WORDS, LINDQVIST, NORTH_STAR
from tests.export.hl07 import hl07
from tests.export.test_hostile import settable
from tests.export.test_reading import BOTH
from tests.journal.leak_pairs import PERIOD, STAKEHOLDER, Pairs, agreed, fill_in, two_pairings
from tests.journal.privacy_material import Pair

CONTROL = "We read more"
THIRD = f"Ingrid {LINDQVIST}"
HIDDEN = [one.text.encode(errors="replace").decode() for one in HIDDEN_WORDS]
SHORT = [one.text.encode(errors="replace").decode() for one in BREAKERS if len(one.text) <= 1500]
kinds = pytest.mark.parametrize("kind", list(DocumentKind))


def choice_of(kind: DocumentKind) -> Choice:
    """All of what there is to tell."""
    return Choice(None if kind is DocumentKind.NEWS else PERIOD, frozenset(), kind)


def write_everywhere(db: Db, pairing_id: str, texts: list[str]) -> None:
    """Each text in each field that has readers, raised to everyone at work, every doubt cleared."""
    for session in by_date(db, pairing_id):
        session.topic = session.plan = session.guest = "\n".join(texts)
        session.audience, session.raised_under = Audience.EVERYONE, 1
    inside = by_date(db, pairing_id)[1].id
    usual: dict[str, Any] = {
        "pairing_id": pairing_id,
        "author": Role.EXECUTIVE,
        "side": Side.EXECUTIVE,
        "written_at": datetime(2026, 1, 27, 9, tzinfo=UTC),
        "audience": Audience.EVERYONE,
        "raised_under": 1,
        "cleared": (HERON, NORTH_STAR, THIRD),
    }
    for text in (CONTROL, *texts):
        for record in _records(text, usual, inside):
            db.add(record)


def _records(text: str, usual: dict[str, Any], session_id: str) -> Iterator[Any]:
    own = usual | {"session_id": session_id}
    yield Goal(**usual, title=text, evidence_wanted=text)
    yield Goal(**(usual | {"side": Side.MENTOR}), title=CONTROL, wording=text)
    for side in (Side.EXECUTIVE, Side.MENTOR):
        yield LedgerEntry(**(own | {"side": side}), text=text)
    yield Note(**own, text=text)
    yield Note(**own, text=text, is_informal=True)
    yield Action(**own, text=text)
    yield from (DebriefLine(**own, kind=kind, text=text) for kind in DebriefKind)
    yield from (Remark(**own, kind=kind, text=text) for kind in RemarkKind)
    yield Remark(**own, kind=RemarkKind.LESSON_LEARNT, text=CONTROL, wording=text)
    yield Remark(**own, kind=RemarkKind.TIP, text=text, wording=CONTROL)


@pytest.fixture(scope="module")
def hiding(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pairs]:
    """Every text that hides a word, everywhere; in the agreement too."""
    with two_pairings(template, tmp_path_factory.mktemp("hiding") / "greta.rmdesk") as pairs:
        yield from _written(pairs, HIDDEN)


@pytest.fixture(scope="module")
def breaking(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pairs]:
    """Every text that tries to break a file, everywhere."""
    with two_pairings(template, tmp_path_factory.mktemp("breaking") / "greta.rmdesk") as pairs:
        yield from _written(pairs, SHORT)


def _written(pairs: Pairs, texts: list[str]) -> Iterator[Pairs]:
    for pair in (pairs.inside, pairs.alone):
        fill_in(pair, THIRD, "\n".join(texts), HERON, NORTH_STAR)
        pair.journal.do(None, write_everywhere, pair.pairing_id, texts)
    yield pairs


@kinds
def test_nothing_of_a_hidden_word_leaves(hiding: Pairs, kind: DocumentKind) -> None:
    file = agreed(hiding.of(kind), choice_of(kind))
    for form in FileFormat:
        assert saving.finished(file, form).name.endswith(form.value)
    free = [one.text for one in read_summary(file.content).free if one.subject not in _SETTINGS]
    said = {CONTROL, f"{CONTROL}."}
    assert {part for text in free for part in text.removesuffix(".").split(". ")} <= said
    told = 2 if kind is DocumentKind.NEWS else 9
    assert len(free) >= told


_SETTINGS = (Subject.PROGRAMME, Subject.PAIR_REFERENCE)


def test_a_hidden_word_in_the_programme_is_found_when_it_is_entered_or_when_it_is_signed(
    hiding: Pairs,
) -> None:
    pair = hiding.alone
    form = replace(pairing_form(), pair_ref="HL-09", coordinator_name=THIRD)
    pairing_id = pair.journal.do(None, new_pairing, form, partner_key()).id
    other = Pair(pair.journal, pairing_id, pair.clock)
    waiting = other.agree(HERON, NORTH_STAR, signed=False)
    passed = []
    for text in HIDDEN:
        for programme, reference in ((text, "HL-09"), ("A pilot", text)):
            try:
                pair.journal.do(None, set_programme, pairing_id, programme, reference, THIRD)
            except InvalidInput:
                continue
            lacks = pair.journal.ask(lambda db: missing(db, db.find(Agreement, waiting)))
            passed += [] if "watchword in the programme" in lacks else [(programme, reference)]
    assert passed == []


def test_a_hidden_word_in_the_programme_is_found_in_the_finished_file(hiding: Pairs) -> None:
    file = agreed(hiding.inside, choice_of(DocumentKind.SUMMARY))
    harmless = markdown.whole_file(markdown.signed_bytes(hl07()), BOTH)
    assert saving.finished(replace(file, content=harmless), FileFormat.HTML).data
    for text in HIDDEN:
        line = one_line(text)
        if "\n" in text or line == "see then":  # refused when entered; characters that no file may hold
            continue
        summary = replace(hl07(), programme=line)
        content = markdown.whole_file(markdown.signed_bytes(summary), BOTH)
        with pytest.raises((LeakFound, NotASummary)):
            saving.finished(replace(file, content=content), FileFormat.HTML)


# What may leave reads to the letter ------------------------------------------------------------------------


def leaving(pair: Pair, kind: DocumentKind) -> tuple[StruckRow, ...]:
    """The lines that leave."""
    return pair.journal.ask(preview, pair.pairing_id, choice_of(kind)).lines


@kinds
def test_what_leaves_reads_to_the_letter(breaking: Pairs, kind: DocumentKind) -> None:
    pair = breaking.of(kind)
    file = agreed(pair, choice_of(kind))
    lines = leaving(pair, kind)
    assert len({line.text for line in lines}) > len(SHORT) / 3
    read = read_summary(saving.finished(file, FileFormat.MARKDOWN).data)
    assert read.is_unedited
    assert as_read(read.free) == as_written(lines, kind)


def as_written(lines: Iterable[StruckRow], kind: DocumentKind) -> dict[str, object]:
    """What the file must say of each subject; next steps are one paragraph, help is one line."""
    told: dict[str, list[str]] = {}
    for line in lines:
        subject = Subject.LESSON_LEARNT if line.subject is Subject.TIP and _joined(kind) else line.subject
        text = one_line(line.text)
        if text or line.subject is Subject.GOAL:
            told.setdefault(subject.value, []).append(text)
    made: dict[str, object] = {key: Counter(texts) for key, texts in told.items()}
    if Subject.NEXT_STEP in told:
        made[Subject.NEXT_STEP] = Counter([" ".join(map(sentence, told[Subject.NEXT_STEP]))])
    if Subject.HELP_WANTED in told:
        made[Subject.HELP_WANTED] = Counter(["; ".join(told[Subject.HELP_WANTED])])
    if Subject.LEARNT in told:
        made[Subject.LEARNT] = Counter("; ".join(told[Subject.LEARNT]).split("; "))
    return made


def _joined(kind: DocumentKind) -> bool:
    """In a summary tips stand below the lessons; news give them a heading."""
    return kind is not DocumentKind.NEWS


def as_read(free: Iterable[FreeText]) -> dict[str, object]:
    """What the file says of each subject."""
    told: dict[str, list[str]] = {}
    for one in free:
        if one.subject not in _SETTINGS:
            told.setdefault(one.subject.value, []).append(one.text)
    return {key: Counter(texts) for key, texts in told.items()}


@kinds
def test_html_has_no_element_but_ours(breaking: Pairs, kind: DocumentKind) -> None:
    file = agreed(breaking.of(kind), choice_of(kind))
    page = saving.finished(file, FileFormat.HTML).data.decode()
    parser = _Tags()
    parser.feed(page)
    parser.close()
    assert parser.found <= _OURS, parser.found - _OURS
    read = read_summary(file.content)
    words = one_line(" ".join(parser.words))
    assert all(one_line(one.text) in words for one in read.free if one.subject not in _SETTINGS)


_OURS = {
    *(
        (tag, ())
        for tag in ("head", "title", "style", "body", "main", "section", "blockquote", "p", "h1", "h2")
    ),
    *((tag, ()) for tag in ("ul", "li", "table", "thead", "tbody", "tr", "td")),
    ("html", ("lang",)),
    ("th", ("scope",)),
    ("meta", ("charset",)),
    ("meta", ("http-equiv", "content")),
    ("meta", ("name", "content")),
    ("!", ("DOCTYPE html",)),
}


class _Tags(HTMLParser):
    """Every element with the names of its attributes, everything else that is no text, and the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[tuple[str, tuple[str, ...]]] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.add(("!", (decl,)))

    def handle_comment(self, data: str) -> None:
        self.found.add(("!--", (data,)))

    def handle_pi(self, data: str) -> None:
        self.found.add(("?", (data,)))

    def unknown_decl(self, data: str) -> None:
        self.found.add(("![", (data,)))


@kinds
def test_a_print_says_the_same(breaking: Pairs, kind: DocumentKind) -> None:
    pair = breaking.of(kind)
    stays = [line.ref for line in leaving(pair, kind) if line.text not in can_be_set()]

    def strike_all(db: Db) -> None:
        for ref in stays:
            strikes.strike(db, pair.pairing_id, kind, ref, Role.MENTOR)

    pair.journal.do(None, strike_all)
    file = agreed(pair, choice_of(kind))
    text = printed(file)
    lines = leaving(pair, kind)
    assert len({line.text for line in lines}) > len(SHORT) / 3
    assert [line.text for line in lines if folded(one_line(line.text)) not in text] == []


@cache
def can_be_set() -> frozenset[str]:
    """The texts of whose every character the fonts have a picture."""
    return frozenset((CONTROL, *settable(SHORT)))


def printed(file: SavedFile) -> str:
    """All pages without their feet, and without white space: lines break where the page ends."""
    read = pdf_text(saving.finished(file, FileFormat.PDF).data)
    title = read_summary(file.content).document.title
    assert set(read.info) == {"/Title", "/CreationDate"}
    assert read.info["/Title"] == title
    feet = [folded(footer(title, number, len(read.pages))) for number in range(1, len(read.pages) + 1)]
    return "".join(folded(page).removesuffix(foot) for page, foot in zip(read.pages, feet, strict=True))


def folded(text: str) -> str:
    """Without white space and what takes no room."""
    return "".join(shown(text).split())


def test_whom_the_agreement_names_is_in_no_file(hiding: Pairs) -> None:
    file = agreed(hiding.inside, choice_of(DocumentKind.NEWS))
    assert STAKEHOLDER.encode() not in file.content
