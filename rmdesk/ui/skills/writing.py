"""What pages write about skills: each deed at once, with a way back where it can be regretted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Outcome
from rmdesk.errors import RmdeskError
from rmdesk.journal import skill_evidence, skills
from rmdesk.journal.goals import GoalRow
from rmdesk.journal.skill_evidence import EvidenceForm
from rmdesk.journal.skills import SkillRow
from rmdesk.storage.records import Skill, SkillEvidence
from rmdesk.ui.desk import Desk
from rmdesk.ui.record_writing import RecordWriting
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.skills import OUTCOMES


class SkillWriting(RecordWriting):
    """The verbs of skills."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.goals: Sequence[GoalRow] = ()
        """The goals a skill can serve."""

    def tell(self, skill: Skill, session_id: str, outcome: Outcome | None) -> None:
        """How a skill went in a session; None: not today."""
        record = skill_evidence.record_outcome
        self._try(lambda: self.desk.journal.do(self.page, record, skill.id, session_id, outcome))

    def answer(self, skill: Skill, outcome: Outcome) -> None:
        """How a refresher went; the toast takes it back."""
        made: list[SkillEvidence] = []
        verb = skill_evidence.answer_refresher
        if self._try(lambda: made.append(self.desk.journal.do(self.page, verb, skill.id, outcome))):
            said = tr("Refreshed: {skill}, {outcome}").format(skill=skill.title, outcome=OUTCOMES[outcome])
            self.desk.toast(said, lambda: self._remove(SkillEvidence, made[0].id))

    def serve(self, skill: Skill, goal_id: str | None) -> None:
        """Say which goal a skill serves."""
        self._try(lambda: self.desk.journal.do(self.page, skills.serve_goal, skill.id, goal_id))

    def show(self, skill_id: str, form: EvidenceForm) -> str:
        """Keep what shows a skill; the sentence of what was wrong, or nothing."""
        try:
            self.desk.journal.do(self.page, skill_evidence.add_evidence, skill_id, form)
        except RmdeskError as fault:
            return sentence(fault)
        self.changed.emit()
        return ""

    def delete_skill(self, row: SkillRow) -> None:
        """Delete a skill with what shows it; the toast brings it back."""
        self._delete(Skill, row.skill.id, tr("Skill deleted"))

    def delete_evidence(self, evidence: SkillEvidence) -> None:
        """Delete what was seen on one day; the toast brings it back."""
        self._delete(SkillEvidence, evidence.id, tr("Deleted what shows it"))
