"""What charts over sessions share: which numbers stand under them, and where free places for words are."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF

_STEPS = (1, 2, 5, 10, 20, 50, 100)
_TOPS = (10, 20, 40, 60, 80, 100, 120, 160, 200, 300, 400, 600, 800, 1000)


def every(count: int, distance: float, room: float) -> int:
    """Every how many sessions a number fits: they are `distance` px apart, a number needs `room`."""
    return next((step for step in _STEPS if step * distance >= room), max(count, 1))


def shown_numbers(count: int, step: int, always: Sequence[int] = ()) -> list[int]:
    """The numbers to write under 1 to `count`: every `step`th and `always`, which push near ones away."""
    usual = [number for number in range(1, count + 1) if number % step == 0 or number == 1 or step == 1]
    kept = [one for one in usual if all(abs(one - other) >= step or one == other for other in always)]
    return sorted({*kept, *always})


def top_of(most: float) -> int:
    """The highest line of an axis in minutes, above `most`."""
    return next((top for top in _TOPS if top >= most), -(-int(most) // 500) * 500)


def free_place(candidates: Iterable[QRectF], lines: Sequence[QLineF], taken: Sequence[QRectF]) -> QRectF:
    """The first place that no line crosses and nothing stands in; the first of all where there is none."""
    several = list(candidates)
    for place in several:
        if not any(place.intersects(other) for other in taken) and not any(
            _cross(place, one) for one in lines
        ):
            return place
    return several[0]


def segments(points: Sequence[QPointF]) -> list[QLineF]:
    """The lines from each point to the next."""
    return [QLineF(begin, end) for begin, end in pairwise(points)]


def _cross(place: QRectF, line: QLineF) -> bool:
    if max(line.x1(), line.x2()) < place.left() or min(line.x1(), line.x2()) > place.right():
        return False
    if max(line.y1(), line.y2()) < place.top() or min(line.y1(), line.y2()) > place.bottom():
        return False
    if place.contains(line.p1()) or place.contains(line.p2()):
        return True
    corners = (place.topLeft(), place.topRight(), place.bottomRight(), place.bottomLeft(), place.topLeft())
    crossing = QLineF.IntersectionType.BoundedIntersection
    return any(line.intersects(edge)[0] is crossing for edge in segments(corners))
