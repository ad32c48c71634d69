"""Sizes that follow the text size: given in px at 100 %, kept on the widget, applied again on change."""

from typing import TypedDict, Unpack, cast

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rmdesk.ui.theme import theme

_PROPERTY = "px"
_FREE = 16777215  # Qt's "no limit"
ICON_GAP = 6
"""px added to Qt's own 4 between an icon and its word."""
Margins = tuple[float, float, float, float]


class Px(TypedDict, total=False):
    """Sizes in px at 100 %. `width` and `height` are fixed ones; 0 gives them free again."""

    margins: Margins
    spacing: float
    width: float
    height: float
    min_width: float
    max_width: float
    min_height: float
    max_height: float
    icon: float


def sizes(target: QLayout | QWidget, **px: Unpack[Px]) -> None:
    """Give `target` sizes that follow the text size from now on."""
    kept = dict(target.property(_PROPERTY) or {})
    kept.update(cast(dict[str, object], px))
    target.setProperty(_PROPERTY, kept)
    _apply(target, px)


def apply_everywhere(app: QApplication) -> None:
    """Apply all sizes given so far at the present text size."""
    for widget in app.allWidgets():
        _apply_kept(widget)
        layout = widget.layout()
        if layout is not None:
            _apply_kept(layout)
            for inner in layout.findChildren(QLayout):
                _apply_kept(inner)


def column(
    parent: QWidget | None = None, *, spacing: float = 0, margins: Margins = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Things under each other; `spacing` and `margins` in px at 100 %."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    sizes(layout, spacing=spacing, margins=margins)
    return layout


def row(parent: QWidget | None = None, *, spacing: float = 0, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Things beside each other; `spacing` and `margins` in px at 100 %."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    sizes(layout, spacing=spacing, margins=margins)
    return layout


def gap(size: float, *, across: bool = False) -> QWidget:
    """An empty place of `size` px in a column, or with `across` in a row."""
    empty = QWidget()
    policy = QSizePolicy.Policy
    empty.setSizePolicy(
        policy.Fixed if across else policy.Ignored, policy.Ignored if across else policy.Fixed
    )
    if across:
        sizes(empty, width=size)
    else:
        sizes(empty, height=size)
    return empty


def clear(layout: QLayout) -> None:
    """Take everything out of `layout` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def _apply_kept(target: QObject) -> None:
    kept = target.property(_PROPERTY)
    if kept:
        _apply(target, cast(Px, kept))


def _apply(target: QObject, px: Px) -> None:
    if isinstance(target, QLayout):
        _apply_to_layout(target, px)
    elif isinstance(target, QWidget):
        _apply_to_widget(target, px)


def _apply_to_layout(layout: QLayout, px: Px) -> None:
    scaled = theme().px
    if "margins" in px:
        left, top, right, bottom = px["margins"]
        layout.setContentsMargins(scaled(left), scaled(top), scaled(right), scaled(bottom))
    if "spacing" in px:
        layout.setSpacing(scaled(px["spacing"]))


def _apply_to_widget(widget: QWidget, px: Px) -> None:
    scaled = theme().px
    low_width = px.get("width", px.get("min_width"))
    high_width = px.get("width", px.get("max_width"))
    low_height = px.get("height", px.get("min_height"))
    high_height = px.get("height", px.get("max_height"))
    if low_width is not None:
        widget.setMinimumWidth(scaled(low_width))
    if high_width is not None:
        widget.setMaximumWidth(scaled(high_width) or _FREE)
    if low_height is not None:
        widget.setMinimumHeight(scaled(low_height))
    if high_height is not None:
        widget.setMaximumHeight(scaled(high_height) or _FREE)
    if isinstance(widget, QLabel):
        widget.setIndent(widget.indent())  # else it keeps the size it wanted at the text size before
    if "icon" in px and isinstance(widget, QAbstractButton):
        # Wider than high and drawn at the left: the rest is the distance between icon and word.
        widget.setIconSize(QSize(scaled(px["icon"] + ICON_GAP), scaled(px["icon"])))
