"""The order in which Tab goes: as one reads, through the layouts, whenever a widget was made."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QScrollArea,
    QWidget,
)

from rmdesk.ui.theme import theme

_WHOLE = (QAbstractSpinBox, QComboBox, QAbstractItemView)  # one stop each, whatever they are made of


def reading_order(root: QWidget) -> list[QWidget]:
    """The visible, enabled stops under `root`, in the order of its layouts."""
    found: list[QWidget] = []
    _visit(root, found)
    return found


def is_stop(widget: QWidget) -> bool:
    """Whether Tab rests here."""
    wants = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return wants and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def next_stop(stops: list[QWidget], here: QWidget | None, *, forward: bool) -> QWidget | None:
    """The stop after or before the one that holds the focus; the first or last when none does."""
    if not stops:
        return None
    # The innermost: a card is a stop and holds others.
    around = [at for at, stop in enumerate(stops) if here is stop or (here and stop.isAncestorOf(here))]
    if not around:
        return stops[0] if forward else stops[-1]
    return stops[(around[-1] + (1 if forward else -1)) % len(stops)]


def show_whole(widget: QWidget) -> None:
    """Scroll every area around `widget` so that it can be seen."""
    # What was shown or filled a moment ago has its place only after the layouts that still wait.
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            # Qt shows only the caret of a field that has the focus: the edges bring the field around it.
            parent.ensureWidgetVisible(widget, theme().px(8), theme().px(24))
        parent = parent.parentWidget()


def _visit(widget: QWidget, found: list[QWidget]) -> None:
    if widget.isHidden():
        return
    if is_stop(widget):
        found.append(widget)
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            _visit(inside, found)
        return
    layout = widget.layout()
    if layout is not None:
        _visit_layout(layout, found)
    elif not is_stop(widget):  # one that places its parts itself
        for part in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            _visit(part, found)


def _visit_layout(layout: QLayout, found: list[QWidget]) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            _visit(widget, found)
        elif (inner := item.layout()) is not None:
            _visit_layout(inner, found)
