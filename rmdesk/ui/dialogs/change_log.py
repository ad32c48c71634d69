"""The whole change log: what, why, from when; a reason can be added to what the program logged."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rmdesk.journal.change_log import ChangeRow
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import hairline
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import logged_words, moved_words, version_words

_DAY_WIDTH = 92


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line in words. `change_id`: of a logged change that may still get a reason."""

    on: date
    what: str
    why: str
    change_id: str | None
    is_version: bool = False


def change_lines(
    log: Sequence[ChangeRow], numbers: Mapping[str, int | None], partner: str
) -> tuple[ChangeLine, ...]:
    """The change log in words. `numbers` of the sessions by their ids, `partner` by first name."""
    return tuple(
        ChangeLine(
            one.moved_from or one.on,
            _what(one, numbers, partner),
            one.why,
            one.change_id,
            is_version=bool(one.version),
        )
        for one in log
    )


def _what(change: ChangeRow, numbers: Mapping[str, int | None], partner: str) -> str:
    if change.kind is not None:
        return logged_words(change.kind, change.what, partner)
    if change.moved_from is not None:
        return moved_words(numbers.get(change.session_id or ""), change.on)
    said = version_words(change.version, change.what)
    return tr("Version {number}: {what}").format(number=change.version, what=said)


class ChangeLogDialog(Dialog):
    """All changes, the newest first."""

    def __init__(
        self, parent: QWidget, lines: Sequence[ChangeLine], explain: Callable[[str, str], object]
    ) -> None:
        """`explain` keeps a reason: the change's id and the words."""
        super().__init__(parent, tr("Change log"), width=600, gap=8)
        self._explain = explain
        self.reasons: list[Field] = []
        self._keep: list[Callable[[], None]] = []
        for place, line in enumerate(lines):
            if place:
                self.body.addWidget(hairline())
            self.body.addLayout(self._row(line))
        self.close_button = button(tr("Done"), "primary")
        self.close_button.clicked.connect(self.accept)
        self.add_answers(self.close_button)
        self.close_button.setDefault(False)  # Enter in a field keeps the reason
        self.close_button.setFocus()

    def _row(self, change: ChangeLine) -> QHBoxLayout:
        line = row(spacing=10)
        day = words(dates.day_and_month(change.on), "small", "muted", tabular=True)
        sizes(day, width=_DAY_WIDTH)
        line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        lines: QVBoxLayout = column(spacing=4)
        lines.addWidget(words(change.what, "body", wraps=True))
        if change.change_id is not None:
            lines.addWidget(self._reason(change, change.change_id))
        elif change.why:
            lines.addWidget(words(change.why, "small", "muted", wraps=True))
        line.addLayout(lines, 1)
        return line

    def _reason(self, change: ChangeLine, change_id: str) -> Field:
        name = tr("Why: {what}").format(what=change.what)
        field = Field(tr("Why, in one line"), change.why, name=name)

        def keep() -> None:
            if field.isModified():
                field.setModified(False)
                self._explain(change_id, field.clean_text())

        field.editingFinished.connect(keep)
        self.reasons.append(field)
        self._keep.append(keep)
        return field

    def done(self, result: int) -> None:
        for keep in self._keep:
            keep()
        super().done(result)
