"""The ladder of each skill: see, with help, alone, teach."""

from PySide6.QtCore import QRectF

from rmdesk.domain.progress import SkillFigures
from rmdesk.domain.vocabulary import Role, Rung
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.ink import AXIS, SMALL, STRONG, STRONG_AXIS, Ink
from rmdesk.ui.painting import rounded
from rmdesk.wording import tr
from rmdesk.wording.progress import who
from rmdesk.wording.progress_charts import alone_words, paper_skills
from rmdesk.wording.skills import RUNGS

_ROW, _TALL = 46, 84
_BESIDE = 560
"""px at 100 % from which the ladder stands beside the words instead of under them."""
_BARS = 300
_BAR, _GAP = 5, 4


class SkillsChart(Chart):
    """One row a skill: title, whose it is and how long "alone" took, four bars with their words."""

    least_width = 620

    def height_at(self, width: float) -> float:
        count = len(self.progress.skills) if self.progress else 0
        return max(count, 1) * (_ROW if width >= _BESIDE else _TALL)

    def spots(self, place: QRectF, scale: float) -> list[QRectF]:
        count = len(self.progress.skills) if self.progress else 0
        return [_row(place, at, scale) for at in range(count)]

    def for_paper(self) -> Chart:
        if self.progress is None:
            return self
        made = SkillsChart()
        made.show_progress(*paper_skills(self.progress))
        return made

    def plot(self, ink: Ink, place: QRectF) -> None:
        for at, skill in enumerate(self.progress.skills if self.progress else ()):
            self._paint_skill(ink, _row(place, at, ink.scale), skill)

    def _paint_skill(self, ink: Ink, row: QRectF, skill: SkillFigures) -> None:
        told, bars = QRectF(row), QRectF(row)
        if row.width() >= ink.px(_BESIDE):
            bars.setLeft(row.right() - max(ink.px(_BARS), row.width() / 2))
            told.setRight(bars.left() - ink.px(16))
        else:
            told.setHeight(ink.px(40))
            bars.setTop(row.top() + ink.px(38))
        told.setHeight(ink.px(22))
        ink.words(told, ink.elided(skill.title, STRONG, told.width()), STRONG)
        told.translate(0, ink.px(18))
        said = self._said(skill)
        ink.words(told, ink.elided(said, SMALL, told.width()), SMALL)
        _paint_ladder(ink, bars, skill)

    def _said(self, skill: SkillFigures) -> str:
        name = who(self.progress, skill.side) if self.progress else ""
        if skill.days_to_alone is None:
            return tr("{who} · not alone yet").format(who=name)
        return tr("{who} · alone after {days}").format(who=name, days=alone_words(skill))


def _row(place: QRectF, at: int, scale: float) -> QRectF:
    high = (_ROW if place.width() >= _BESIDE * scale else _TALL) * scale
    return QRectF(place.left(), place.top() + at * high, place.width(), high - 4 * scale)


def _paint_ladder(ink: Ink, place: QRectF, skill: SkillFigures) -> None:
    gap = ink.px(_GAP)
    wide = (place.width() - 3 * gap) / 4
    reached = skill.rung.height if skill.rung is not None else 0
    for at, rung in enumerate(Rung):
        left = place.left() + at * (wide + gap)
        bar = QRectF(left, place.top() + ink.px(8), wide, ink.px(_BAR))
        if at < reached:
            ink.bar(bar, Role(skill.side))
        else:
            ink.painter.fillPath(rounded(bar, ink.px(2.5)), ink.color("track"))
        words = QRectF(left, bar.bottom() + ink.px(3), wide, ink.px(18))
        style = STRONG_AXIS if at == reached - 1 else AXIS
        ink.words(words, ink.elided(RUNGS[rung], style, wide), style)
