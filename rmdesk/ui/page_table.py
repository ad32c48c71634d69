"""The pages: one row each. Rail, Go menu, keys and palette are built from this table."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from rmdesk.domain.vocabulary import Role
from rmdesk.wording import tr

if TYPE_CHECKING:
    from rmdesk.ui.desk import Desk
    from rmdesk.ui.page import Page


class PageRow(NamedTuple):
    """A page: `factory` is "module:class", imported when the page is first shown."""

    page_id: str
    title: str
    icon: str
    factory: str
    in_rail_of: frozenset[Role]
    needs_programme: bool = False
    joins_with_clock: bool = False
    """Shows in every rail, last, while a clock runs."""
    is_of_launch: bool = False
    """There is one only until the first agreement is in force."""

    def make(self, desk: "Desk") -> "Page":
        """Build the page."""
        module, _, name = self.factory.partition(":")
        return cast("Page", getattr(import_module(module), name)(desk))


_BOTH = frozenset(Role)
_MENTOR = frozenset((Role.MENTOR,))
_AT = "rmdesk.ui.pages"

PAGES: tuple[PageRow, ...] = (
    PageRow("today", tr("Today"), "house", f"{_AT}.today:TodayPage", _BOTH),
    PageRow("sessions", tr("Sessions"), "calendar-days", f"{_AT}.sessions:SessionsPage", _BOTH),
    PageRow("lessons", tr("Lessons"), "book-open", f"{_AT}.lessons:LessonsPage", _MENTOR),
    PageRow(
        "practice", tr("Practice"), "timer", f"{_AT}.practice:PracticePage", _MENTOR, joins_with_clock=True
    ),
    PageRow("goals", tr("Goals"), "target", f"{_AT}.goals:GoalsPage", _BOTH),
    PageRow("progress", tr("Progress"), "chart-line", f"{_AT}.progress:ProgressPage", _BOTH),
    PageRow("agreement", tr("Agreement"), "handshake", f"{_AT}.agreement:AgreementPage", _BOTH),
    PageRow("share", tr("Share"), "send", f"{_AT}.share:SharePage", _BOTH),
    PageRow(
        "launch",
        tr("Launch"),
        "flag",
        f"{_AT}.agreement.launch:LaunchPage",
        frozenset(),
        is_of_launch=True,
    ),
)


def existing_pages(
    pages: tuple[PageRow, ...], *, has_programme: bool, is_launching: bool = False
) -> tuple[PageRow, ...]:
    """The pages this pairing has now; without a programme nobody is there to share with."""
    there = (row for row in pages if has_programme or not row.needs_programme)
    return tuple(row for row in there if is_launching or not row.is_of_launch)


def rail_pages(pages: tuple[PageRow, ...], role: Role, *, clock_runs: bool = False) -> tuple[PageRow, ...]:
    """The pages in the rail of `role`, in order. What joins while a clock runs stands last: no key shifts."""
    own = tuple(row for row in pages if role in row.in_rail_of)
    joining = tuple(row for row in pages if clock_runs and row.joins_with_clock and row not in own)
    return own + joining
