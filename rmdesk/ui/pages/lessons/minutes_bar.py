"""The bar under the steps: whose hands are on the device for how long, and whether it adds up."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.lesson_plan import PlanForm
from rmdesk.domain.vocabulary import Role, StepKind
from rmdesk.ui.painting import bar, rounded, smooth
from rmdesk.ui.sizes import row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.text import set_look, words
from rmdesk.wording import tr

_HEIGHT = 8
_GAP = 2
_LABEL = 92
Segment = tuple[int, Role | None]
"""Minutes, and whose hands; None: nobody's, it is talk."""


class MinutesBar(QWidget):
    """Segments as long as their minutes: solid ink, hatched clay, pale for talk."""

    def __init__(self) -> None:
        super().__init__()
        self._segments: tuple[Segment, ...] = ()
        self._whole = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_segments(self, segments: Sequence[Segment], whole: int) -> None:
        """Show these; what is free of the `whole` minutes stays pale."""
        self._segments, self._whole = tuple(segments), max(1, whole)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(QPainter(self))
        radius = 2.5 * look.scale
        painter.fillPath(rounded(QRectF(self.rect()), radius), look.color("track"))
        total = max(self._whole, sum(minutes for minutes, _ in self._segments))
        left = 0.0
        for minutes, role in self._segments:
            width = self.width() * minutes / total
            place = QRectF(left, 0, max(1.0, width - look.px(_GAP)), self.height())
            if role is None:
                painter.fillPath(rounded(place, radius), look.color("rule"))
            else:
                bar(painter, place, role, radius)
            left += width


class MinutesLine(QWidget):
    """The bar between its name and "40 of 40"."""

    def __init__(self) -> None:
        super().__init__()
        line = row(self, spacing=10)
        self._name = words("", "small", "muted", wraps=False)
        sizes(self._name, min_width=_LABEL)
        self.bar = MinutesBar()
        self.sum = words("", "label", wraps=False, tabular=True)
        line.addWidget(self._name)
        line.addWidget(self.bar, 1)
        line.addWidget(self.sum)

    def show_form(self, form: PlanForm, whole: int, names: dict[Role, str]) -> None:
        """Show whose hands are on the device how long."""
        is_talk = all(step.kind is StepKind.TALK for step in form.steps)
        self._name.setText(tr("Minutes") if is_talk else tr("Hands on"))
        hands = [(step.minutes, None if step.kind is StepKind.TALK else step.driver) for step in form.steps]
        self.bar.set_segments(hands, whole)
        said = tr("{minutes} of {whole}").format(minutes=form.step_minutes, whole=whole)
        self.sum.setText(said)
        is_over = form.step_minutes > whole
        set_look(self.sum, tone="warning" if is_over else "text")
        self.bar.setAccessibleName(_sentence(hands, names, said))


def _sentence(hands: Sequence[Segment], names: dict[Role, str], said: str) -> str:
    """Greta drives 30 minutes, Tobias 10. 40 of 40 minutes are planned."""
    driven = [
        tr("{name} drives {minutes} minutes").format(
            name=names[role], minutes=sum(minutes for minutes, who in hands if who is role)
        )
        for role in Role
        if any(who is role for _, who in hands)
    ]
    return ". ".join((*driven, tr("{sum} minutes are planned").format(sum=said))) + "."
