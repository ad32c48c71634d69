"""The partner's turn at this desk: what is signed once more in short, and the sign-off code."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from rmdesk.errors import RmdeskError, WrongCode
from rmdesk.storage.records import Agreement
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import column
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Well
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

LONGEST_WAIT = 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """What the partner is asked for."""

    title: str
    told: str
    """Who should sit here now, and what the code does."""
    lines: Sequence[str]
    """The text in short."""
    say: str
    """The words of the button."""


class Waits:
    """How long to wait after wrong codes: 1, 2, 4… seconds. A page keeps one: closing the dialog does not
    help."""

    def __init__(self, second_ms: int = 1000) -> None:
        self._second_ms = second_ms
        self._wrong = 0
        self._until = 0.0

    @property
    def left_ms(self) -> int:
        """Milliseconds until the next try."""
        return max(0, round((self._until - time.monotonic()) * 1000))

    def add(self) -> tuple[int, int]:
        """One more wrong code: the wait in seconds and in milliseconds."""
        self._wrong += 1
        seconds = min(2 ** (self._wrong - 1), LONGEST_WAIT)
        self._until = time.monotonic() + seconds * self._second_ms / 1000
        return seconds, seconds * self._second_ms

    def reset(self) -> None:
        """The code was right."""
        self._wrong = 0


def seed_of(agreement: Agreement, code: str) -> bytes:
    """The partner's secret from the code; about a second: in the worker. Raises KeyHeaderRefused."""
    from rmdesk.storage.header import Cost
    from rmdesk.storage.signing import code_signing_key

    cost = Cost(agreement.code_memory_kib, agreement.code_time, agreement.code_lanes)
    return code_signing_key(code, agreement.code_salt, cost)


class SignOffDialog(Dialog):
    """Use `open()` and `accepted`. A wrong code costs a growing wait; nothing typed is lost."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        hand_over: HandOver,
        derive: Callable[[str], bytes],
        finish: Callable[[bytes], None],
    ) -> None:
        """`derive` runs in the worker; `finish` signs with its result and may raise any RmdeskError."""
        super().__init__(parent, hand_over.title, gap=10)
        self._tasks = tasks
        self._derive = derive
        self._finish = finish
        self._waits = Waits()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._on_wait_over)
        self._say = escaped(hand_over.say)
        self.setAccessibleDescription(hand_over.told)
        self.code = Field()
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.fault = words("", "small", "danger", wraps=True)
        self.yes = button(self._say, "primary", "check")
        self.no = button(tr("Not now"), "plain")
        self._lay_out(hand_over)
        self._connect()
        self._show_ready()
        self.code.setFocus()

    def use_waits(self, waits: Waits) -> None:
        """Go on counting wrong codes, and waiting, where another dialog stopped."""
        self._waits = waits
        if waits.left_ms:
            self._wait.start(waits.left_ms)
            self._say_fault(_again_in(-(-waits.left_ms // 1000)))

    @property
    def is_waiting(self) -> bool:
        """Whether a wrong code still costs time."""
        return self._wait.isActive()

    def _on_code_edited(self) -> None:
        self.code.set_wrong(False)
        if not self.is_waiting:
            self.fault.clear()
            self._show_ready()

    def _on_yes_clicked(self) -> None:
        code = self.code.text()
        if not code or self.is_waiting or not self.yes.isEnabled():
            return
        self.fault.clear()
        self.yes.setEnabled(False)
        self.yes.setText(tr("Checking…"))
        derive = self._derive
        self._tasks.run(lambda: derive(code), self._on_derived, self._on_failed, self)

    def _on_derived(self, seed: bytes) -> None:
        if not self.isVisible():
            return
        try:
            self._finish(seed)
        except RmdeskError as fault:
            self._on_failed(fault)
            return
        self._waits.reset()
        self.code.clear()
        self.accept()

    def _on_failed(self, fault: RmdeskError) -> None:
        said = sentence(fault)
        if isinstance(fault, WrongCode):
            seconds, milliseconds = self._waits.add()
            said = f"{said} {_again_in(seconds)}"
            self._wait.start(milliseconds)
            self.code.set_wrong(True)
            self.code.selectAll()
        self._say_fault(said)
        self._show_ready()
        self.code.setFocus()

    def _on_wait_over(self) -> None:
        self._show_ready()

    def _say_fault(self, said: str) -> None:
        self.fault.setText(said)
        self.fault.setAccessibleName(said)

    def _show_ready(self) -> None:
        self.yes.setText(self._say)
        self.yes.setEnabled(bool(self.code.text()) and not self.is_waiting)

    def _connect(self) -> None:
        self.code.returnPressed.connect(self._on_yes_clicked)
        self.code.textEdited.connect(self._on_code_edited)
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self.reject)

    def _lay_out(self, hand_over: HandOver) -> None:
        lines = self.body
        lines.addWidget(words(hand_over.told, "body", "muted", wraps=True))
        well = Well(inner=(16, 12, 16, 12))
        short = column(spacing=4)
        for said in hand_over.lines:
            short.addWidget(words(said, "small", wraps=True))
        well.body.addLayout(short, 1)
        lines.addWidget(well)
        field = column(spacing=4)
        field.addWidget(labelled(tr("Sign-off code"), self.code))
        field.addWidget(self.code)
        field.addWidget(self.fault)
        lines.addLayout(field)
        self.add_answers(self.no, self.yes)


def _again_in(seconds: int) -> str:
    return tr("Try again in {seconds} s.").format(seconds=seconds)
