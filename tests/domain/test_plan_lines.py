"""Plans read from their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.plan_lines import PlanLine, current_line, plan_lines

EIGHTH = """\
I do, 5 min: Scan, check, confirm: once, aloud
We do, 15 min: One pallet: what for, where, which button

You do, 15 min: Second and third pallet, Greta alone
Check, 5 min: Greta explains the flow backwards
"""


class TestPlanLines:
    def test_a_step_has_title_minutes_and_detail(self) -> None:
        assert plan_lines(EIGHTH)[0] == PlanLine("I do", 5, "Scan, check, confirm: once, aloud")
        assert [line.title for line in plan_lines(EIGHTH)] == ["I do", "We do", "You do", "Check"]
        assert [line.minutes for line in plan_lines(EIGHTH)] == [5, 15, 15, 5]

    @pytest.mark.parametrize(
        ("line", "read"),
        [
            ("Check: say it backwards", PlanLine("Check", None, "say it backwards")),
            ("- You do, 20 minutes: alone", PlanLine("You do", 20, "alone")),
            ("2. We do , 1 minute : once", PlanLine("We do", 1, "once")),
            ("Talk, 10 min", PlanLine("Talk", 10, "")),
            ("Talk:", PlanLine("Talk", None, "")),
            ("Bring the phone", PlanLine("", None, "Bring the phone")),
            (
                "Bring the phone, the cable and the pass",
                PlanLine("", None, "Bring the phone, the cable and the pass"),
            ),
            ("Meet at 10:30 at the dock", PlanLine("", None, "Meet at 10:30 at the dock")),
            ("https://example.org/plan", PlanLine("", None, "https://example.org/plan")),
            (": nothing before", PlanLine("", None, ": nothing before")),
            ("First, 5 min and no colon", PlanLine("", None, "First, 5 min and no colon")),
            (f"{'long ' * 10}title: x", PlanLine("", None, f"{'long ' * 10}title: x")),
        ],
    )
    def test_other_lines_are_read_tolerantly(self, line: str, read: PlanLine) -> None:
        assert plan_lines(line) == (read,)

    @given(st.text())
    def test_no_text_is_refused_and_no_line_lost(self, text: str) -> None:
        assert len(plan_lines(text)) <= len(text.splitlines())
        assert all(line.title or line.detail for line in plan_lines(text))


class TestCurrentLine:
    @pytest.mark.parametrize(
        ("seconds", "place"),
        [(0, 0), (299, 0), (300, 1), (1199, 1), (1200, 2), (2100, 3), (2400, 3), (9999, 3)],
    )
    def test_the_minutes_say_which_step_is_due(self, seconds: int, place: int) -> None:
        assert current_line(plan_lines(EIGHTH), seconds) == place

    def test_lines_without_minutes_are_never_due(self) -> None:
        lines = plan_lines("Bring the phone\nI do, 5 min: x\nRemember: hands off\nYou do, 5 min: y")
        assert [current_line(lines, at) for at in (0, 300)] == [1, 3]
        assert current_line(plan_lines("Bring the phone"), 0) is None
