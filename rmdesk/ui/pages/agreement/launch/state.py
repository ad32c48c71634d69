"""What the launch shows, read in one go."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.launch import Step
from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.domain.vocabulary import Role, Side
from rmdesk.journal.db import Db
from rmdesk.journal.goals import GoalRow, goal_rows
from rmdesk.journal.launch import LaunchView, launch_view
from rmdesk.journal.launch_steps import first_session, has_usual_rules
from rmdesk.journal.pairings import first_name
from rmdesk.storage.records import Agreement, Pairing, PrivacyRule
from rmdesk.wording import launch as said
from rmdesk.wording.rules import Names
from rmdesk.wording.tuesday import People


@dataclass(frozen=True, slots=True)
class LaunchState:
    """The launch with its goals."""

    view: LaunchView
    goals: tuple[GoalRow, ...]
    session_day: date | None
    """The day of the first session, while it can still be planned anew."""
    has_usual_rules: bool
    """Whether nobody changed the rules that were proposed."""

    @property
    def pairing(self) -> Pairing:
        """The pairing itself."""
        return self.view.pairing.pairing

    @property
    def agreement(self) -> Agreement:
        """The draft."""
        return self.view.agreement.agreement

    @property
    def rules(self) -> tuple[PrivacyRule, ...]:
        """The rules of the draft, by number."""
        return self.view.agreement.rules

    @property
    def people(self) -> People:
        """First names."""
        row = self.view.pairing
        coordinator = first_name(row.coordinator) if row.coordinator else None
        return People(first_name(row.executive), first_name(row.mentor), coordinator)

    @property
    def names(self) -> Names:
        """First names for the sentences of the rules."""
        return Names(self.people.mentor, self.people.coordinator)

    def name(self, role: Role) -> str:
        """What the two call each other."""
        return first_name(self.view.pairing.name(role))

    def commitments(self, side: Side) -> tuple[str, ...]:
        """What one side promises."""
        return tuple(one.text for one in self.view.agreement.commitments if one.side is side)

    def made(self, step: Step) -> str:
        """What a step produced, once the two went through it; else nothing."""
        return _MADE[step](self) if step in self.view.done else ""


def launch_state(db: Db, pairing_id: str) -> LaunchState | None:
    """Everything the page shows; None once the first agreement is in force."""
    found = launch_view(db, pairing_id)
    if found is None:
        return None
    session = first_session(db, pairing_id)
    is_external = found.pairing.pairing.is_external
    return LaunchState(
        found,
        goal_rows(db, pairing_id),
        session.starts_at.date() if session is not None else None,
        has_usual_rules(db, found.agreement.agreement.id, is_external=is_external),
    )


def _goals_made(state: LaunchState) -> str:
    return said.goals_made(state.view.goals[Role.EXECUTIVE], state.view.goals[Role.MENTOR])


def _pair_made(state: LaunchState) -> str:
    return said.pair_made(state.people.executive, state.people.mentor)


def _rules_made(state: LaunchState) -> str:
    kept = sum(rule.is_kept or rule.kind in ALWAYS_ON for rule in state.rules)
    return said.rules_made(kept, len(state.rules) - kept, ask_again=state.pairing.rules_again)


def _teaching_made(state: LaunchState) -> str:
    sides = (len(state.commitments(side)) for side in (Side.EXECUTIVE, Side.MENTOR))
    return said.teaching_made(*sides)


def _logistics_made(state: LaunchState) -> str:
    return said.logistics_made(state.agreement.sessions, state.pairing.first_session_at.date())


_MADE = {
    Step.GOALS: _goals_made,
    Step.PAIR: _pair_made,
    Step.GROUND_RULES: _rules_made,
    Step.TEACH: _teaching_made,
    Step.LOGISTICS: _logistics_made,
}
