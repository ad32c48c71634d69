"""The launch: its five steps, as the two of the demo would go through them."""

from collections.abc import Callable
from dataclasses import replace

from rmdesk.domain.launch import Step
from rmdesk.domain.vocabulary import Cadence, Role, Side
from rmdesk.journal.agreement_forms import PartnerKey
from rmdesk.journal.agreements import current
from rmdesk.journal.goals import GoalForm, goal_rows, set_goal
from rmdesk.journal.launch import PairForm, save_pair
from rmdesk.journal.launch_steps import (
    LogisticsForm,
    TeachForm,
    Topics,
    begin_launch,
    keep_rule,
    keep_step,
    save_logistics,
    save_teaching,
    set_watchwords,
)
from rmdesk.journal.pairings import PairingForm, pairing_row
from rmdesk.pictures.scene import FIRST_DAY, Play, Scene
from rmdesk.pictures.stage import Stage, settle
from rmdesk.ui.pages.agreement.launch import LaunchPage
from rmdesk.wording.launch import topic_of_launch, topic_of_retrospective

_PROMISES = (
    (Side.EXECUTIVE, "I come prepared, and I drive"),
    (Side.EXECUTIVE, "I say what I did with what I heard"),
    (Side.MENTOR, "Hands in my pockets"),
    (Side.MENTOR, "I say what for before I say where"),
)


def begin(stage: Stage) -> str:
    """The same two begin once more: a pairing in its launch, with the demo's goals and watchwords."""
    journal, old_id = stage.desk.journal, stage.desk.pairing_id
    old, row = journal.ask(current, old_id), journal.ask(pairing_row, old_id)
    goals = journal.ask(goal_rows, old_id)
    if old is None:
        raise RuntimeError("the demo begins with an agreement")
    key = PartnerKey(old.mentor_key, old.code_salt, old.code_memory_kib, old.code_time, old.code_lanes)
    form = PairingForm(
        row.owner, row.partner, Role.EXECUTIVE, row.pairing.first_session_at, Cadence.FORTNIGHTLY.value, 55,
        "Hallveig RM pilot 2026", "HL-07", row.coordinator or "",
    )  # fmt: skip
    topics = Topics(topic_of_launch(), topic_of_retrospective())
    new_id = journal.do(stage, begin_launch, form, key, topics).id
    for one in goals:
        said = GoalForm(one.goal.title, one.goal.evidence_wanted, one.goal.due)
        journal.do(stage, set_goal, new_id, one.side, said)
    journal.do(stage, set_watchwords, new_id, (("Heron", "a project"), ("Lark", "a plan")))
    stage.desk.show_pairing(new_id)
    return new_id


def _fill(stage: Stage, pairing_id: str) -> None:
    """What the two say on the other steps."""
    journal = stage.desk.journal
    said = PairForm(alike="Both began on the warehouse floor.", different="Age, division, and who decides.")
    journal.do(stage, save_pair, pairing_id, replace(said, is_reporting_line=True))
    journal.do(stage, save_teaching, pairing_id, TeachForm(_PROMISES, 120, 180))
    meetings = LogisticsForm(
        stage.desk.journal.ask(pairing_row, pairing_id).pairing.first_session_at, 55, 14, 12,
        scope="The phone as a tool, posts in plain words; and how the firm decides.",
        horizon_short="Greta posts without a helper",
        horizon_long="Both teach the next pair",
    )  # fmt: skip
    journal.do(stage, save_logistics, pairing_id, meetings)


def _on_step(step: Step, act: Callable[[LaunchPage], object] | None = None) -> Play:
    def play(stage: Stage) -> None:
        pairing_id = begin(stage)
        _fill(stage, pairing_id)
        for before in list(Step)[: list(Step).index(step)]:
            stage.desk.journal.do(stage, keep_step, pairing_id, before)
        stage.window.go_to("launch", step.value)
        stage.desk.saved_at(f"{stage.clock():%H:%M}")
        if isinstance(stage.window.page, LaunchPage) and act is not None:
            act(stage.window.page)
        settle()

    return play


def _struck(stage: Stage) -> None:
    """A rule is struck, another is being written."""
    _on_step(Step.GROUND_RULES)(stage)
    stage.desk.journal.do(stage, keep_rule, stage.desk.pairing_id, 5, is_kept=False)
    settle()


LAUNCH = (
    Scene("02-wizard", Role.EXECUTIVE, FIRST_DAY, _on_step(Step.GROUND_RULES)),
    Scene("launch-goals", Role.EXECUTIVE, FIRST_DAY, _on_step(Step.GOALS)),
    Scene("launch-pair", Role.EXECUTIVE, FIRST_DAY, _on_step(Step.PAIR)),
    Scene("launch-struck", Role.EXECUTIVE, FIRST_DAY, _struck),
    Scene("launch-teach", Role.EXECUTIVE, FIRST_DAY, _on_step(Step.TEACH)),
    Scene("launch-logistics", Role.EXECUTIVE, FIRST_DAY, _on_step(Step.LOGISTICS)),
)
