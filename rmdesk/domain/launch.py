"""The five steps of a launch, as the action plan for reverse mentoring names them."""

from enum import StrEnum


class Step(StrEnum):
    """One step, in order. Any may be left and taken up again."""

    GOALS = "goals"
    PAIR = "pair"
    GROUND_RULES = "ground rules"
    TEACH = "teach and be taught"
    LOGISTICS = "logistics"
