"""A window in a process of its own, for rows 1 and 12: `python -m tests.benchmarks.child WHAT [PASSPHRASE]`.

WHAT is `bare` (a plain window with one field), `unlock` (the program as it starts) or `today` (and unlocked).
It says on its output which moment it reached and when, in nanoseconds of the computer's monotonic clock, and
stays until its input ends. What a side does not need, it does not import.
"""

import sys
import time


def main(what: str, *passphrase: str) -> None:
    """Show the window until the parent has seen enough."""
    if what == "bare":
        _bare()
    else:
        _ours(*passphrase)


def _bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

    class Field(QLineEdit):
        is_painted = False

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            if not self.is_painted:
                self.is_painted = True
                QTimer.singleShot(0, _type_a_letter)

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1180, 780)
    QVBoxLayout(window).addWidget(Field())
    window.show()
    app.exec()


def _ours(*passphrase: str) -> None:
    """As `rmdesk.__main__` does it, with an ear at the screen."""
    from rmdesk.storage.process import forbid_core_dumps

    forbid_core_dumps()
    from rmdesk import app, paths, settings
    from rmdesk.ui.shell import Shell

    file = paths.settings_file()
    chosen = settings.load(file)
    qt = app.dressed_app(chosen)
    shell = Shell(chosen, file)
    from PySide6.QtCore import QTimer

    def say_loaded(_nothing: object) -> None:
        _say("loaded")
        if passphrase:
            shell.entrance.unlock_with(passphrase[0])
            later.start()

    def wait_for_the_worker() -> None:
        shell.tasks.run(lambda: None, say_loaded, lambda fault: sys.exit(str(fault)), shell)

    def say_open() -> None:
        if shell.workplace is not None:
            later.stop()
            QTimer.singleShot(1000, lambda: _say("today"))

    later = QTimer(interval=100)
    later.timeout.connect(say_open)
    shell.start()
    if shell.screen is None:
        raise LookupError("no screen")
    shell.screen.painted.connect(lambda: QTimer.singleShot(0, _type_a_letter))
    shell.entrance.window.painted.connect(wait_for_the_worker)
    qt.exec()


def _type_a_letter() -> None:
    """A key for whatever has the focus: the moment is reached when the letter stands there."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    field = QApplication.focusWidget()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    if not isinstance(field, QLineEdit):
        raise LookupError("no field has the focus")
    QCoreApplication.sendEvent(field, key)
    if field.text() != "a":
        raise LookupError("the field took no key")
    field.clear()
    _say("ready")


def _say(moment: str) -> None:
    sys.stdout.write(f"{moment} {time.monotonic_ns()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
