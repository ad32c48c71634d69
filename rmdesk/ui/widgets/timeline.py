"""The timeline of a practice: who had their hands on the device, when, and how often someone reached over."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Hands, Role
from rmdesk.ui import fonts
from rmdesk.ui.icons import paint_icon
from rmdesk.ui.painting import bar, dotted, rounded, smooth
from rmdesk.ui.sizes import clear, gap, row
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

Turn = tuple[Hands, float, bool]
"""Whose hands, seconds, and whether it began by taking over."""
Form = Literal["large", "detail", "small"]
_HEIGHTS = {"large": 34, "detail": 10, "small": 5}
_HEAD = 22  # place above a large strip for hands and minutes that do not fit inside
_FOOT = 24  # place below it for the scale
_GAP = 2
_INSIDE_FROM = 44  # px a segment needs to hold its minutes


class _Block(NamedTuple):
    hands: Hands
    seconds: float
    is_takeover: bool
    rect: QRectF


def clock_words(seconds: float) -> str:
    """Minutes and seconds: 9:30."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


class TimelineStrip(QWidget):
    """Large (34 px, with minutes, hands, scale), detail (10 px) or small (5 px)."""

    def __init__(self, form: Form = "large") -> None:
        super().__init__()
        self._form: Form = form
        self._turns: tuple[Turn, ...] = ()
        self._total = 1.0
        self._now: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_turns(self, turns: Sequence[Turn], total_seconds: float, *, now: float | None = None) -> None:
        """Show these turns on a line of `total_seconds` (longer if they need it); a mark stands at `now`."""
        self._turns = tuple(turns)
        self._total = max(total_seconds, sum(seconds for _, seconds, _ in turns), now or 0.0, 1.0)
        self._now = now
        self.update()

    def set_sentence(self, sentence: str) -> None:
        """What it shows, in words; the same sentence that stands above it."""
        self.setAccessibleName(sentence)

    def sizeHint(self) -> QSize:
        height = _HEIGHTS[self._form] + (_HEAD + _FOOT if self._form == "large" else 0)
        return QSize(theme().px(120), theme().px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _strip(self) -> QRectF:
        top = theme().px(_HEAD) if self._form == "large" else 0
        return QRectF(0, top, self.width(), theme().px(_HEIGHTS[self._form]))

    def _blocks(self) -> list[_Block]:
        strip = self._strip()
        blocks: list[_Block] = []
        begin = 0.0
        for hands, seconds, is_takeover in self._turns:
            left = strip.left() + begin / self._total * strip.width()
            begin += seconds
            right = strip.left() + begin / self._total * strip.width() - _GAP
            rect = QRectF(left, strip.top(), max(right - left, 2.0), strip.height())
            blocks.append(_Block(hands, seconds, is_takeover, rect))
        return blocks

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        strip = self._strip()
        radius = self._radius()
        is_well = self._form == "large" and not theme().is_dark  # a dark well is darker than the card
        painter.fillPath(rounded(strip, radius), theme().color("sunken" if is_well else "track"))
        blocks = self._blocks()
        for block in blocks:
            painter.fillRect(block.rect.adjusted(0, 0, _GAP, 0), theme().color("surface"))
            self._paint_block(painter, block, radius)
        if self._form == "large":
            self._paint_all_words(painter, blocks)
        if self._form == "large":
            self._paint_scale(painter, strip)
        if self._now is not None and self._form != "small":
            self._paint_now(painter, strip)

    def _radius(self) -> float:
        return theme().scale * (4 if self._form == "large" else 2.5)

    def _paint_block(self, painter: QPainter, block: _Block, radius: float) -> None:
        if block.hands in (Hands.EXECUTIVE, Hands.MENTOR):
            bar(painter, block.rect, Role(block.hands.value), radius)
        elif block.hands is Hands.PAUSE:
            self._paint_pause(painter, block)
        elif self._form == "small":
            painter.fillPath(rounded(block.rect, radius), theme().color("rule"))
        else:
            dotted(painter, block.rect, radius)

    def _paint_pause(self, painter: QPainter, block: _Block) -> None:
        """A gap with its word, or its icon where the word has no room: counted nowhere."""
        look = theme()
        if self._form != "large":
            return
        painter.setFont(fonts.made(look.px(12), QFont.Weight.Normal.value, tabular=True))
        said = tr("pause")
        if painter.fontMetrics().horizontalAdvance(said) + look.px(6) <= block.rect.width():
            painter.setPen(look.color("muted"))
            painter.drawText(block.rect, Qt.AlignmentFlag.AlignCenter, said)
        elif block.rect.width() >= look.px(10):
            side = min(look.px(12), block.rect.width())
            place = QRectF(0, 0, side, side)
            place.moveCenter(block.rect.center())
            paint_icon(painter, "pause", place, "muted")

    def _paint_all_words(self, painter: QPainter, blocks: list[_Block]) -> None:
        taken = -1.0  # up to where something stands above the strip already
        for block in sorted(blocks, key=lambda block: block.rect.left()):
            half = theme().px(11 if block.is_takeover else 18)
            is_free = block.rect.center().x() - half > taken
            if self._paint_words(painter, block, is_free=is_free):
                taken = block.rect.center().x() + half

    def _paint_words(self, painter: QPainter, block: _Block, *, is_free: bool) -> bool:
        """True when it painted above the strip, where there is place only while `is_free`."""
        look = theme()
        if block.hands is Hands.PAUSE:
            return False
        above = QRectF(block.rect.center().x() - look.px(30), 0, look.px(60), look.px(_HEAD - 4))
        if block.is_takeover:
            side = look.px(16)
            place = QRectF(above.center().x() - side / 2, above.bottom() - side, side, side)
            paint_icon(painter, "hand", place, "clay" if block.hands is Hands.MENTOR else "accent")
            return True
        is_inside = block.rect.width() > look.px(_INSIDE_FROM) and block.hands is not Hands.MENTOR
        if not is_inside and (not is_free or block.rect.width() < look.px(20)):
            return False
        tones = {Hands.EXECUTIVE: "on_accent" if is_inside else "accent", Hands.MENTOR: "clay"}
        painter.setPen(look.color(tones.get(block.hands, "muted")))
        weight = QFont.Weight.Normal if block.hands is Hands.TALK else QFont.Weight.DemiBold
        if not is_inside:
            weight = QFont.Weight.Medium
        painter.setFont(fonts.made(look.px(13 if is_inside else 12), weight.value, tabular=True))
        place = block.rect if is_inside else above
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, clock_words(block.seconds))
        return not is_inside

    def _paint_scale(self, painter: QPainter, strip: QRectF) -> None:
        look = theme()
        painter.setFont(fonts.made(look.px(12), QFont.Weight.Normal.value, tabular=True))
        painter.setPen(look.color("muted"))
        place = QRectF(0, strip.bottom() + look.px(5), look.px(40), look.px(_FOOT - 5))
        minutes = round(self._total / 60)
        for minute in _scale(minutes):
            x = strip.left() + minute * 60 / self._total * strip.width()
            align = Qt.AlignmentFlag.AlignHCenter
            place.moveCenter(QPointF(x, place.center().y()))
            if minute == 0:
                place.moveLeft(strip.left())
                align = Qt.AlignmentFlag.AlignLeft
            elif place.right() > strip.right():
                place.moveRight(strip.right())
                align = Qt.AlignmentFlag.AlignRight
            painter.drawText(place, align | Qt.AlignmentFlag.AlignTop, str(minute))

    def _paint_now(self, painter: QPainter, strip: QRectF) -> None:
        over = theme().px(6) if self._form == "large" else theme().px(2)
        x = strip.left() + (self._now or 0.0) / self._total * strip.width()
        mark = QRectF(min(x, strip.right() - 2), strip.top() - over, 2, strip.height() + 2 * over)
        painter.fillRect(mark, theme().color("text"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def _scale(minutes: int) -> list[int]:
    """The minutes written under the line: quarters of an hour, the end always, none too near to it."""
    marks = [minute for minute in range(0, minutes, 15) if minutes - minute >= 5]
    return [*marks, minutes]


class Swatch(QWidget):
    """12 px of the pattern of one kind of turn."""

    def __init__(self, hands: Hands) -> None:
        super().__init__()
        self._hands = hands
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(12), theme().px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        rect = QRectF(0, (self.height() - theme().px(10)) / 2, self.width(), theme().px(10))
        if self._hands in (Hands.EXECUTIVE, Hands.MENTOR):
            bar(painter, rect, Role(self._hands.value), 2.5 * theme().scale)
        else:
            dotted(painter, rect, 2.5 * theme().scale)


class Legend(QWidget):
    """Swatches with words: whose minutes look how."""

    def __init__(self) -> None:
        super().__init__()
        self._line = row(self, spacing=6)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_entries(self, entries: Sequence[tuple[Hands, str]]) -> None:
        """One swatch and its words for each entry."""
        clear(self._line)
        for place, (hands, text) in enumerate(entries):
            if place:
                self._line.addWidget(gap(4, across=True))
            self._line.addWidget(Swatch(hands))
            self._line.addWidget(words(text, "small", "muted", wraps=False, tabular=True))
