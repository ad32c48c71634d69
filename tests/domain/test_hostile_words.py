"""Every way of our own to hide a word is found, and words that only resemble one are left alone."""

import pytest

from rmdesk.domain.redaction import FindingKind, Lexicon
from tests.domain.hostile_texts import (
    BREAKERS,
    HERON,
    HIDDEN_WORDS,
    LINDQVIST,
    NORTH_STAR,
    HostileText,
)

LEXICON = Lexicon([f"Ingrid {LINDQVIST}"], [HERON, NORTH_STAR])
WIDER = Lexicon(
    ["Ingrid Lindqvist"], ["Heron", "North Star", "Lark", "Modem", "Dover", "Mango", "Stone", "Beach"]
)
EVERYDAY = Lexicon(["Will May", "Rose Hill", "Mark Day", "Grace Young"], [])
ENTRIES = {FindingKind.WATCHWORD, FindingKind.NAME, FindingKind.POSSIBLE_NAME}

INNOCENT = (
    *("a heroine of ours", "the Roman road", "no heronry here", "Larkin wrote", "Theron is a town"),
    *("Larkspur is blue", "larking about", "a skylark sang", "here on time", "he ran on", "her on Monday"),
    *("her\non Monday", "a hero now", "the hero, not me", "chaperones", "Heronsgate"),
    *("no rth", "north of the star", "the north; a star", "star, north", "Northstead", "a northern star"),
    *("the Starnorth road", "north-east", "starting north"),
    *("an Ingridient", "the Lindqvistian view", "Lind and Qvist", "a linden", "Ingrida", "hybrid"),
    *("a modern kernel", "Larkspur", "clover and sole"),
    *("a man goes", "a man, go", "the man go", "it's tone that counts", "that's tone", "its tone"),
    *("plan B each week", "option B, each", "3.0 n", "h3 r0", "0 n 0", "e-r-o", "H, e, l, l, o"),
    *("H2O and CO2", "a 3-for-2 offer", "30 000 units", "3:1 in favour", "€500 and $50 saved", "+5 %"),
    *("neon light", "Café Nero n'est pas loin", "naïve", "Zürich", "façade", "Ωmega"),
    *("Привет, мир", "Это новая неделя", "Καλημέρα κόσμε", "שלום עולם", "مرحبا بالعالم", "こんにちは世界"),
    *(
        "नमस्ते दुनिया",
        "हमारे ५ दिन",
        "٥٠ يوما",
        "안녕하세요",
        "👩‍👩‍👧 welcome",
        "10 × 20 cm, ±2°",
        "© 2026, ® and ™",
    ),
    *("A ∪ B, a ∨ b", "x ∈ ℝ, ∞", "½ of it, 5², H₂O", "•  one  •  two", "→ next ←", "“quotes” – dashes…"),
    *(
        "snake_case_name",
        "camelCaseName",
        "HTTPServer",
        "README.md",
        "report_v2_final.pdf",
        "her_on_time.txt",
    ),
)

ASKED = (
    ("Ask Rose about it", ["Rose Hill"]),
    ("Rose's idea", ["Rose Hill"]),
    ("Then Will agreed", ["Will May"]),
    ("Grace said so", ["Grace Young"]),
    ("In May", ["Will May"]),
    ("Mark left", ["Mark Day"]),
    ("Will you come?", ["Will May"]),
)
FIRM = (
    ("Mr May came", "Will May"),
    ("We met Mr. Will there", "Will May"),
    ("Prof. Day", "Mark Day"),
    ("W. May", "Will May"),
    ("will may", "Will May"),
    ("Will **May**", "Will May"),
    ("May, Will", "Will May"),
)
NOT_ASKED = (
    *(
        "we will see",
        "it may help",
        "a rose garden",
        "mark the box",
        "by the grace of",
        "the day",
    ),
    *("the willow", "Markets rose", "Maybe", "Rosemary", "Daylight", "Graceful"),
)


@pytest.mark.parametrize("hostile", HIDDEN_WORDS, ids=[f"{one.kind}: {one.why}" for one in HIDDEN_WORDS])
def test_a_hidden_word_is_found(hostile: HostileText) -> None:
    wanted = FindingKind.NAME if hostile.word == LINDQVIST else FindingKind.WATCHWORD
    found = [one for one in LEXICON.find(hostile.text) if one.kind is wanted]
    assert found, LEXICON.find(hostile.text)
    assert all(hostile.word in one.word and not one.must_ask for one in found)
    assert all(0 <= one.start < one.end <= len(hostile.text) for one in found)


@pytest.mark.parametrize("text", INNOCENT)
def test_a_word_that_only_resembles_one_is_left_alone(text: str) -> None:
    assert [one for one in WIDER.find(text) if one.kind in ENTRIES] == []


@pytest.mark.parametrize(("text", "names"), ASKED)
def test_a_name_that_is_an_everyday_word_asks(text: str, names: list[str]) -> None:
    findings = EVERYDAY.find(text)
    assert [one.word for one in findings] == names
    assert all(one.must_ask for one in findings)


@pytest.mark.parametrize(("text", "name"), FIRM)
def test_a_title_an_initial_or_the_whole_name_leaves_no_question(text: str, name: str) -> None:
    findings = [one for one in EVERYDAY.find(text) if one.kind is FindingKind.NAME]
    assert [one.word for one in findings] == [name]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_the_everyday_word_itself_is_not_asked_about(text: str) -> None:
    assert EVERYDAY.find(text) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        *(
            ("Iark", "Lark"),
            ("the Iarks", "Lark"),
            ("Мodern", ""),
            ("ModeIn", ""),
            ("MALL", "Mall"),
            ("MaIl", "Mall"),
        ),
        *(("MAIL", ""), ("mail", ""), ("lris", "Iris"), ("IRlS", "Iris"), ("VІLLА", "Villa"), ("vllla", "")),
        *(("modem", "Modem"), ("rnodern", "Modem"), ("a modern one", ""), ("Arnber", "Amber"), ("ember", "")),
        *(("vvidget", "Widget"), ("rev vidget", ""), ("the fidget", "")),
    ],
)
def test_letters_drawn_alike_count_where_they_look_alike(text: str, word: str) -> None:
    lexicon = Lexicon([], ["Lark", "Mall", "Iris", "Villa", "Modem", "Amber", "Widget"])
    assert [one.word for one in lexicon.find(text)] == ([word] if word else [])


def test_names_are_found_whole_only() -> None:
    assert LEXICON.find("an Ingridient of Ingridsson") == ()
    assert [one.word for one in LEXICON.find("INGRID, and InGrid_")] == ["Ingrid Lindqvist"] * 2


@pytest.mark.parametrize("hostile", BREAKERS, ids=[f"{one.kind}: {one.why}" for one in BREAKERS])
def test_a_breaking_text_is_searched_without_harm(hostile: HostileText) -> None:
    for one in LEXICON.find(hostile.text):
        assert 0 <= one.start < one.end <= len(hostile.text)


def test_the_lists_are_long_and_hold_nothing_twice() -> None:
    assert len({one.text for one in HIDDEN_WORDS}) == len(HIDDEN_WORDS) >= 110
    assert len({one.text for one in BREAKERS}) == len(BREAKERS) >= 60
    assert len(set(INNOCENT)) == len(INNOCENT) >= 60


def test_nothing_hides_a_word_by_being_one() -> None:
    plain = {one.word for one in HIDDEN_WORDS}
    assert plain == {HERON, NORTH_STAR, LINDQVIST}
