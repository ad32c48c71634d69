"""What may not leave is found however it is written, and ordinary business sentences are left alone."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rmdesk.domain.redaction import Finding, FindingKind, Lexicon, clean, rendered, suggestion
from tests.domain.texts_for_redaction import FLOODS, HIDDEN_HERONS, INNOCENT, NOT_HERON, SHAPES
from tests.patience import patience

NAMES = ("Greta Halvorsen", "Tobias Adeyemi", "Ines Castellano", "Lindqvist")
LEXICON = Lexicon(NAMES, ("Heron", "Lark", "Blue Harbour"))
COMMON = Lexicon(
    ("Mark May", "Will Young", "An Li", "Ed Green", "Don Ives", "Anne-Marie O'Brien", "Ludwig van Beethoven"),
    (),
)
WORDINGS = {"Heron": "a project", "Lark": "a plan"}


def found(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in lexicon.find(text)]


@pytest.mark.parametrize("text", HIDDEN_HERONS)
def test_a_hidden_watchword_is_found(text: str) -> None:
    watchwords = [finding for finding in LEXICON.find(text) if finding.kind is FindingKind.WATCHWORD]
    assert [finding.word for finding in watchwords] == ["Heron"]
    assert not watchwords[0].must_ask


@pytest.mark.parametrize("text", NOT_HERON)
def test_other_words_are_not_the_watchword(text: str) -> None:
    assert FindingKind.WATCHWORD not in [kind for kind, _ in found(text)]


def test_there_are_enough_examples() -> None:
    assert len(set(HIDDEN_HERONS)) >= 80
    assert len(set(INNOCENT)) >= 60


@pytest.mark.parametrize("text", INNOCENT)
def test_ordinary_sentences_hold_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "kind", "part"), SHAPES)
def test_addresses_links_markup_times_and_paths_are_found(text: str, kind: str, part: str) -> None:
    hits = [place for found_kind, place in found(text) if found_kind.value == kind]
    assert any(part in place for place in hits), found(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Blue Harbour", "blue-harbour", "BLUE  HARBOUR", "Blue\nHarbour", "BlueHarbour", "Blue_Harbour"),
        *("Blue **Har**bour's", "b l u e h a r b o u r", "Blue&nbsp;Harbour"),
    ],
)
def test_watchwords_of_two_words_are_found_across_any_gap(text: str) -> None:
    assert [finding.word for finding in LEXICON.find(text)] == ["Blue Harbour"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Greta said so", FindingKind.NAME),
        ("ask halvorsen", FindingKind.NAME),
        ("Greta Halvorsen's idea", FindingKind.NAME),
        ("Halvorsen, Greta", FindingKind.NAME),
        ("Inés and the team", FindingKind.NAME),
        ("Lindqvist’s team", FindingKind.NAME),
        ("G.H. agreed", FindingKind.INITIALS),
        ("GH agreed", FindingKind.INITIALS),
        ("T. A. agreed", FindingKind.INITIALS),
        ("**G**H agreed", FindingKind.INITIALS),
        ("with GH's help", FindingKind.INITIALS),
        ("G H agreed", FindingKind.POSSIBLE_INITIALS),
        ("G-H agreed", FindingKind.POSSIBLE_INITIALS),
        ("g.h. agreed", FindingKind.POSSIBLE_INITIALS),
        ("XQ agreed", FindingKind.POSSIBLE_INITIALS),
        ("X.Q. agreed", FindingKind.POSSIBLE_INITIALS),
    ],
)
def test_names_and_initials(text: str, kind: FindingKind) -> None:
    assert [hit for hit, _ in found(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("mark may", [FindingKind.NAME]),
        ("Mark the box", [FindingKind.POSSIBLE_NAME]),
        ("mark the box, it may help", []),
        ("In May we met", [FindingKind.POSSIBLE_NAME]),
        ("MAY", [FindingKind.POSSIBLE_NAME]),
        ("An idea", []),
        ("We asked An", [FindingKind.POSSIBLE_NAME]),
        ("don't, don’t", []),
        ("I've read it", []),
        ("e.g. this one", []),
        ("E.G. said", [FindingKind.INITIALS]),
        ("Anne Marie", [FindingKind.NAME]),
        ("OBrien's list", [FindingKind.NAME]),
        ("the van", []),
        ("LVB and LB", [FindingKind.INITIALS, FindingKind.INITIALS]),
    ],
)
def test_names_that_are_everyday_words_ask(text: str, kinds: list[FindingKind]) -> None:
    findings = COMMON.find(text)
    assert [finding.kind for finding in findings] == kinds
    assert all(finding.must_ask is finding.kind.value.startswith("possible") for finding in findings)


def test_everyday_abbreviations_ask_only_as_known_initials() -> None:
    assert found("HR and IT, KPIs, P&L, R&D, Q1, B2B") == []
    assert found("PA wrote", Lexicon(["Pia Alm"], [])) == [(FindingKind.POSSIBLE_INITIALS, "PA")]


def test_findings_tell_the_place_in_the_text_as_given() -> None:
    text = "Before &amp; the H**er**on&#39;s plan, Gre\u0301ta said."
    assert found(text) == [(FindingKind.WATCHWORD, "H**er**on&#39;s"), (FindingKind.NAME, "Gre\u0301ta")]


def test_blank_and_strange_entries_are_harmless() -> None:
    lexicon = Lexicon(["", "  ", "van"], ["", " ", "C++", "鷺"])
    assert found("vitamin C and a cup", lexicon) == []
    assert found("in 鷺集 and C++", lexicon) == [
        (FindingKind.WATCHWORD, "鷺"),
        (FindingKind.WATCHWORD, "C++"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("H**er**on &amp;amp; `code`", "heron & code"),
        ("[Read *this*](http://x.y) <b>now</b><!-- no -->", "read this now"),
        ("Ｃａｆｅ\u0301\u200b  a\\*b\x00", "cafe a*b"),
        ("snake_case and _emphasis_", "snake_case and emphasis"),
    ],
)
def test_rendered_is_what_a_reader_sees(text: str, shown: str) -> None:
    assert rendered(text) == shown


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("The Heron's plan is late", "The project's plan is late"),
        ("Heron is late. Heron waits", "A project is late. A project waits"),
        ("two Herons", "two projects"),
        ("a Heron", "a project"),
        ("If *Heron* closes", "If *a project* closes"),
        ("- Heron first", "- A project first"),
        ("the project Heron", "the project"),
        ("Herons’ days", "Projects’ days"),
        ("H**er**on and larks", "A project and plans"),
        ("ProjectHeron", "Project a project"),
        ("Nothing here", "Nothing here"),
    ],
)
def test_suggestion_fits_the_sentence(text: str, suggested: str) -> None:
    assert suggestion(text, WORDINGS) == suggested


def test_a_watchword_without_a_wording_stays() -> None:
    assert suggestion("Heron and Lark", {"Heron": "a project", "Lark": " "}) == "A project and Lark"


@pytest.mark.parametrize("text", HIDDEN_HERONS)
def test_a_suggestion_holds_no_watchword_any_more(text: str) -> None:
    reworded = suggestion(text, WORDINGS)
    assert FindingKind.WATCHWORD not in [kind for kind, _ in found(reworded)]


def test_clean_keeps_everything_but_what_breaks_storage() -> None:
    assert clean("a\x00b\ud800c\x07\x7f\x85d\r\ne\rf\tg\n") == "abcd\ne\nf\tg\n"
    kept = "ab \u200f שלום 👩‍👩‍👧 e\u0301 \u00ad &amp; **x**"
    assert clean(kept) == kept


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_are_answered(flood: str) -> None:
    with patience():
        LEXICON.find(flood)
        rendered(flood)


@given(st.text(max_size=200))
def test_any_text_has_findings_in_its_own_places(text: str) -> None:
    for finding in LEXICON.find(text):
        assert isinstance(finding, Finding)
        assert 0 <= finding.start < finding.end <= len(text)
    assert rendered(text) == rendered(text).strip()
    assert clean(clean(text)) == clean(text)


JOINTS = (
    "",
    "**",
    "`",
    "_",
    "\u200b",
    "\u00ad",
    "\ufe0f",
    "&shy;",
    "<b>",
    "</i>",
    "<!-- -->",
    "\\",
    "-",
    ".",
    "·",
)
LETTERS = {"h": "hHｈ𝐡", "e": "eEéеẹ", "r": "rRｒ𝓻", "o": "oOöоο", "n": "nNńｎ"}


@given(
    letters=st.tuples(*(st.sampled_from(LETTERS[letter]) for letter in "heron")),
    joints=st.tuples(*(st.sampled_from(JOINTS) for _ in range(4))),
    around=st.sampled_from(
        [("", ""), ("the ", "'s plan"), ("(", ")"), ("“", "”s"), ("old-", "_x"), ("\n", "\n")]
    ),
)
def test_any_mixture_of_disguises_is_found(
    letters: tuple[str, ...], joints: tuple[str, ...], around: tuple[str, str]
) -> None:
    assume(joints[2] != "_")  # "her_on" is two everyday words, as "her on" is
    word = "".join(letter + joint for letter, joint in zip(letters, (*joints, ""), strict=True))
    assert "Heron" in [finding.word for finding in LEXICON.find(around[0] + word + around[1])]
