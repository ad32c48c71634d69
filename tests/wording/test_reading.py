"""Every problem of the strict reader has a sentence, and no sentence is without its problem."""

import re
from pathlib import Path

import pytest

from rmdesk import export
from rmdesk.errors import NotASummary
from rmdesk.wording.reading import not_a_summary_words

SOURCE = "".join(path.read_text("utf-8") for path in Path(export.__path__[0]).glob("reading*.py"))
RAISED = set(re.findall(r'(?:NotASummary\([^()]*(?:\([^()]*\))?[^()]*, |ValueError\()"([^"{]+)"', SOURCE)) | {
    "not a reference",
    "not a hash",
    "not expected",
    "figures differ",
}


def test_the_source_raises_what_is_known() -> None:
    assert len(RAISED) > 20


@pytest.mark.parametrize("problem", sorted(RAISED))
def test_each_problem_has_a_sentence(problem: str) -> None:
    sentence = not_a_summary_words(NotASummary("switches", problem))
    assert sentence.endswith(".")
    assert sentence[0].isupper()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("switches", "The field switches is missing."),
        ("section 4", "Section 4 is missing."),
        ("agreed by", "“Agreed by” is missing."),
        ("title", "The title is missing."),
    ],
)
def test_the_place_is_named_in_words(field: str, said: str) -> None:
    assert not_a_summary_words(NotASummary(field, "missing")) == said
    assert "line 21" in not_a_summary_words(NotASummary("line 21", "not a key"))
