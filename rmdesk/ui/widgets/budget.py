"""A month's time of one side: a bar of what is used and planned, and its sentence beside it."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.budget import Budget
from rmdesk.ui.painting import bar, dotted, rounded, smooth
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.fold import Part, TightFold
from rmdesk.ui.widgets.text import set_look, words
from rmdesk.wording.budget import budget_words

_HEIGHT = 8


class BudgetLine(TightFold):
    """Hidden while there is nothing to say; beyond what was agreed the words are amber, never red."""

    def __init__(self) -> None:
        self.bar = BudgetBar()
        self.said = words(kind="small", tone="muted", wraps=False, tabular=True)
        super().__init__(Part(self.bar), Part(self.said, stretch=0), gap=10)

    def show_budget(self, budget: Budget) -> None:
        """Show this month."""
        said = budget_words(budget)
        self.setVisible(not budget.is_empty)
        self.bar.setVisible(budget.agreed is not None)
        self.bar.show_budget(budget, said)
        self.said.setText(said)
        set_look(self.said, tone="warning" if budget.over else "muted")


class BudgetBar(QWidget):
    """Used is solid (the mentor's hatched), planned is dotted, beyond what was agreed it is amber."""

    def __init__(self) -> None:
        super().__init__()
        self._budget: Budget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_budget(self, budget: Budget, said: str) -> None:
        """Show this month; `said` is its sentence."""
        self._budget = budget
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(48), theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        budget = self._budget
        if budget is None or budget.agreed is None:
            return
        painter, look = smooth(QPainter(self)), theme()
        radius, rect = 2.5 * look.scale, QRectF(self.rect())
        painter.fillPath(rounded(rect, radius), look.color("track"))
        most = max(budget.agreed, budget.used + budget.to_come, 1)
        used = rect.width() * budget.used / most
        coming = rect.width() * budget.to_come / most
        if coming >= 1:
            dotted(painter, QRectF(used, 0, coming, rect.height()), radius)
        if used >= 1:
            bar(painter, QRectF(0, 0, used, rect.height()), budget.role, radius)
        if budget.over:
            begins = rect.width() * budget.agreed / most
            self._paint_over(painter, QRectF(begins, 0, used - begins, rect.height()))

    def _paint_over(self, painter: QPainter, rect: QRectF) -> None:
        """A gap, then amber: where the agreed time ends."""
        look = theme()
        painter.fillRect(rect, look.color("surface"))
        rest = rect.adjusted(2 * look.scale, 0, 0, 0)
        painter.fillPath(rounded(rest, 2.5 * look.scale), look.color("warning"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
