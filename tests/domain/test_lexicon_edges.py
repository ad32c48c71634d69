"""The edges of the search for words: each stands for one condition of its code."""

import pytest

from rmdesk.domain.redaction import FindingKind, Lexicon

NAMES = ("Greta Halvorsen", "Tobias Adeyemi")
LATIN = ("e.g.", "i.e.", "a.m.", "p.m.", "p.a.", "n.b.", "c.v.", "p.s.", "a.k.a.")


def found(text: str, *names: str) -> list[tuple[str, str]]:
    """What is found in a text, in its order: kind and word."""
    return [(one.kind.value, one.word) for one in Lexicon(names or NAMES, ("Heron",)).find(text)]


@pytest.mark.parametrize("before", ["", "We met.", "until,", "then:", "on the 13,", "it was 1.", "("])
@pytest.mark.parametrize("after", ["", " was early.", ":"])
def test_a_clock_time_is_one_whatever_sign_stands_before_it(before: str, after: str) -> None:
    assert ("clock_time", "9:30") in found(f"{before}9:30{after}")


@pytest.mark.parametrize("end", ["com", "news", "no", "team"])
def test_the_first_and_the_last_of_the_known_endings_make_a_link(end: str) -> None:
    assert found(f"see halden-works.{end} there") == [("link", f"halden-works.{end}")]


def test_the_end_of_a_comment_alone_is_markup() -> None:
    assert found("we saw --> here") == [("markup", "-->")]


@pytest.mark.parametrize("abbreviation", LATIN)
def test_an_abbreviation_is_nobodys_initials(abbreviation: str) -> None:
    name = " ".join(f"{letter.upper()}yqlo" for letter in abbreviation.split(".") if letter)
    assert found(f"so, {abbreviation} this", name) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("as GH said", ["initials"]),
        ("as G.H said", ["initials"]),
        ("as G.H. said", ["initials"]),
        ("as G. H. said", ["initials"]),
        ("as G. H said", ["possible_initials"]),
        ("as G H said", ["possible_initials"]),
        ("as g.h. said", ["possible_initials"]),
        ("as XQ said", ["possible_initials"]),
        ("as X.Q. said", ["possible_initials"]),
        ("as X. Q. said", ["possible_initials"]),
        ("as X. Q said", []),
        ("as X Q said", []),
        ("as x.q. said", []),
        ("the KPI of HR", []),
        ("as H.R. of it", []),
        ("see XQ-7", []),
    ],
)
def test_capitals_are_initials_by_how_they_stand(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in found(text)] == kinds


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ludwig van Beethoven", {"LB", "LVB", "LV"}),
        ("Greta Zoe Quist Dahl", {"GD", "GZ", "GZQ"}),
        ("Ylva-Britt Quist", {"YQ", "YB", "YBQ"}),
    ],
)
def test_the_initials_of_a_name_of_several_parts(name: str, letters: set[str]) -> None:
    for one in sorted(letters):
        assert (FindingKind.INITIALS.value, name) in found(f"as {one} said", name), one


@pytest.mark.parametrize("text", ["Cruz Dahl", "dahl anna", "Anna Dahl", "Beth", "Anna  Beth  Cruz  Dahl"])
def test_a_name_is_found_by_each_part_and_by_the_first_and_the_last(text: str) -> None:
    name = "Anna Beth Cruz Dahl"
    assert {word for _, word in found(f"so {text} spoke", name)} == {name}


@pytest.mark.parametrize("text", ["Will Marsh", "Marsh Will"])
def test_everyday_words_are_a_name_for_certain_when_first_and_last_stand_together(text: str) -> None:
    name = "Will Joy Marsh"
    assert ("name", name) in found(f"so {text} spoke", name)


def test_a_part_of_one_letter_is_looked_for_in_no_text() -> None:
    assert found("plan q is ready, so is Q", "Qiu Q") == []


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("An open door", False),
        ("So I asked An yesterday", True),
        ("So I asked an open question", False),
        ("We met. An open door", False),
        ("We met; An read it", True),
    ],
)
def test_a_word_without_meaning_is_a_name_inside_a_sentence_alone(text: str, is_asked: bool) -> None:
    assert bool(found(text, "An Quimby")) is is_asked


@pytest.mark.parametrize(
    ("text", "name", "is_found"),
    [
        ("so it was read", "Wa Quimby", False),
        ("so it is Wa's turn", "Wa Quimby", True),
        ("so we always read", "Alway Quimby", True),
    ],
)
def test_a_short_name_with_an_ending_is_an_everyday_word(text: str, name: str, is_found: bool) -> None:
    assert bool(found(text, name)) is is_found


@pytest.mark.parametrize(
    ("text", "watchword", "is_found"),
    [
        ("so is-it done", "Isit", False),
        ("so isi-t there", "Isit", True),
        ("go x on it", "Xon", True),
        ("plan X on it", "Xon", False),
        ("it’s on me", "Son", False),
    ],
)
def test_a_word_in_pieces_is_one_unless_each_piece_is_a_word(
    text: str, watchword: str, is_found: bool
) -> None:
    assert bool(Lexicon((), (watchword,)).find(text)) is is_found


@pytest.mark.parametrize(
    ("text", "name", "is_found"),
    [
        ("ask s eton there", "Seton Quimby", True),
        ("that’s eton there", "Seton Quimby", False),
        ("ask s etonia there", "Seton Quimby", False),
        ("спросиgreta там", "Greta Quimby", True),
        ("the XGreta and Bob", "Greta Quimby", True),
        ("the XGRETA and Bob", "Greta Quimby", False),
        ("the GRETAho team", "Greta Quimby", True),
        ("the IDAho team", "Ida Quimby", False),
    ],
)
def test_a_name_in_a_longer_word_is_found_where_something_shows_its_ends(
    text: str, name: str, is_found: bool
) -> None:
    assert bool(found(text, name)) is is_found


@pytest.mark.parametrize("name", ["Ludwig van Beethoven", "Ludwig Van Beethoven"])
def test_a_particle_inside_a_name_is_nobody(name: str) -> None:
    assert found("so the van is here, the Van too", name) == []
    assert found("so van Beethoven spoke", name) == [("name", name)]


@pytest.mark.parametrize("text", ["the Blue Ladies fly", "the blue ladies fly", "BlueLadies"])
def test_the_plural_of_a_phrase_that_ends_in_y_is_found(text: str) -> None:
    assert [one.word for one in Lexicon((), ("Blue Lady",)).find(text)] == ["Blue Lady"]
