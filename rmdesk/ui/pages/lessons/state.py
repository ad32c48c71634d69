"""What the editor shows: a plan of the pair's, or a ready-made one to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from rmdesk import resources
from rmdesk.domain.lesson_file import lesson_or_kit
from rmdesk.domain.lesson_plan import PlanForm, PlanHint, from_file, hints
from rmdesk.domain.vocabulary import PlanKind, Role, SessionState, TopicFamily
from rmdesk.journal.sessions import SessionRow
from rmdesk.storage.records import LessonPlan
from rmdesk.ui.desk import Desk

_READY = "ready:"


class Mode(Enum):
    """What can be done with the plan that shows."""

    OWN = "own"
    GIVEN = "given"
    """Own, and its session was held: the steps are corrected, the words before stay."""
    TO_READ = "to read"
    """Ready-made, or the partner's."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One plan as the editor shows it. `record` None: a ready-made one."""

    form: PlanForm
    mode: Mode
    names: Mapping[Role, str]
    record: LessonPlan | None = None
    session: SessionRow | None = None

    @property
    def whole(self) -> int:
        """The minutes there are for it."""
        return self.form.minutes if self.session is None else self.session.session.minutes_planned

    @property
    def guest(self) -> str:
        """The role of its session's guest; "" without one."""
        return self.session.session.guest if self.session is not None else ""

    @property
    def learner(self) -> str:
        """The first name of who learns."""
        return self.names[self.form.learner]

    @property
    def teacher(self) -> str:
        """The first name of who teaches."""
        return self.names[self.form.teacher]

    def hints_for(self, form: PlanForm) -> tuple[PlanHint, ...]:
        """What would make the plan better as it stands in the editor now."""
        whole = form.minutes if self.session is None else self.whole
        return hints(form, whole, has_guest=bool(self.guest))


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready-made lesson or kit. `key` tells it from a plan's id."""

    key: str
    form: PlanForm


@cache
def ready_made() -> tuple[Ready, ...]:
    """All that come with the program: lessons by family, then conversation kits."""
    families = list(TopicFamily)
    files = (*resources.path("lessons").glob("*.md"), *resources.path("kits").glob("*.md"))
    found = [
        Ready(_READY + file.stem, from_file(lesson_or_kit(file.read_text(encoding="utf-8"))))
        for file in files
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.form.kind is PlanKind.KIT,
                families.index(one.form.family),
                one.form.title,
            ),
        )
    )


def ready_of(key: str) -> Ready | None:
    """The ready-made one with this key; None: the key is a plan's id."""
    return next((one for one in ready_made() if one.key == key), None)


def names_of(desk: Desk) -> dict[Role, str]:
    """The first names of the two."""
    own = desk.own_role
    return {own: desk.readers.owner, own.other: desk.readers.partner}


def mode_of(record: LessonPlan, session: SessionRow | None, own_role: Role) -> Mode:
    """What the owner of the journal can do with a plan."""
    if record.author is not own_role:
        return Mode.TO_READ
    is_held = session is not None and session.session.state is SessionState.HELD
    return Mode.GIVEN if is_held else Mode.OWN
