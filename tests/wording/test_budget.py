"""A month's time in one sentence."""

from datetime import date

import pytest

from rmdesk.domain.budget import Budget
from rmdesk.domain.vocabulary import Role
from rmdesk.wording.budget import budget_words


@pytest.mark.parametrize(
    ("agreed", "used", "to_come", "said"),
    [
        (120, 105, 0, "June: 105 of 120 minutes"),
        (120, 55, 60, "June: 55 of 120 minutes, 60 more planned"),
        (120, 130, 45, "June: 130 of 120 minutes, 10 over, 45 more planned"),
        (None, 45, 0, "June: 45 minutes, no limit agreed"),
    ],
)
def test_the_sentence_of_the_bar(agreed: int | None, used: int, to_come: int, said: str) -> None:
    assert budget_words(Budget(Role.MENTOR, date(2026, 6, 1), agreed, used, to_come)) == said
