"""The small strip in each of its states, one below the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Role, TakeoverReason
from rmdesk.pictures.scene import IN_SESSION_8, Scene
from rmdesk.pictures.stage import Stage
from rmdesk.ui.clock_words import Moment
from rmdesk.ui.sizes import column
from rmdesk.ui.strip import Strip

_SO_FAR = "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 4:10; talk 5:00"
_SHEET = "strips"


def _moments(names: dict[Role, str]) -> tuple[Moment, ...]:
    """Greta drives, time to switch, why, took over, because, talk, paused, late, over the time."""
    resting = Practice.continued(Role.EXECUTIVE, 3600, parse_turns(_SO_FAR), 0.0)
    drives = resting.resume(0.0)
    drives = drives.talk(0.0) if drives.is_talking else drives
    taken = drives.take_over(280.0)
    told = taken.with_reason(TakeoverReason.STUCK)
    talk, paused = drives.talk(280.0), drives.pause(280.0)
    return (
        Moment(drives, 280.0, names, switch_minutes=20),
        Moment(drives, 560.0, names, switch_minutes=20),
        Moment(taken, 285.0, names, asks_why=True, switch_minutes=20),
        Moment(taken, 292.0, names, switch_minutes=20),
        Moment(told, 292.0, names, switch_minutes=20),
        Moment(talk, 410.0, names, switch_minutes=20),
        Moment(paused, 330.0, names, switch_minutes=20),
        Moment(drives, 1100.0, names, switch_minutes=30),
        Moment(drives, 1500.0, names, switch_minutes=30),
    )


def _draw_up(stage: Stage) -> None:
    """A sheet with a strip for each state; only it is shown."""
    sheet = QWidget(stage.window, Qt.WindowType.Window)
    sheet.setObjectName(_SHEET)
    lines = column(sheet, spacing=14, margins=(40, 20, 40, 20))
    readers = stage.desk.readers
    names = {Role.MENTOR: readers.owner, Role.EXECUTIVE: readers.partner}
    for free, moment in [(True, one) for one in _moments(names)] + [(False, _moments(names)[0])]:
        strip = Strip(lambda _event: False, is_free=free)
        strip.show_moment(moment)
        strip.setParent(sheet)
        strip.show_at(None, sheet)
        lines.addWidget(strip, 0, Qt.AlignmentFlag.AlignHCenter)
    stage.window.hide()


def _sheet(stage: Stage) -> QWidget:
    found = stage.window.findChild(QWidget, _SHEET)
    assert found is not None
    return found


STRIPS = (Scene("08-strip", Role.MENTOR, IN_SESSION_8, _draw_up, _sheet),)
