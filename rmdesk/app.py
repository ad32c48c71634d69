"""The program with a window: builds everything once. Imported at the start, so its imports are lean."""

import sys
from pathlib import Path
from types import TracebackType

from rmdesk.ui.qt_import import import_qt

import_qt()

from PySide6.QtWidgets import QApplication  # noqa: E402 - only now may Qt be imported

from rmdesk import paths, settings  # noqa: E402 - as above
from rmdesk.ui import theme  # noqa: E402 - as above
from rmdesk.ui.entry.anew import Anew, Before, before  # noqa: E402 - as above
from rmdesk.ui.entry.opening import Clock  # noqa: E402 - as above
from rmdesk.ui.shell import Shell  # noqa: E402 - as above


def run(folder: Path | None = None) -> int:
    """Show the window until it is closed; `folder` is the journal, the one used last when None."""
    file = paths.settings_file()
    chosen = settings.load(file)
    app = dressed_app(chosen)
    earlier = before()
    shell = Shell(chosen, file, folder if earlier is None else earlier.folder)
    shell.anew = Anew(shell.entrance)  # this process is all its own
    return _run(app, shell, earlier)


def run_demo(folder: Path, passphrase: str, clock: Clock) -> int:
    """Show a demo journal, unlocked, at its own clock; the settings of the computer play no part."""
    chosen = settings.Settings()
    app = dressed_app(chosen)
    shell = Shell(chosen, None, folder, clock)
    shell.entrance.window.painted.connect(lambda: shell.entrance.unlock_with(passphrase))
    return _run(app, shell)


def dressed_app(chosen: settings.Settings) -> QApplication:
    """The application in its theme; it ends when the shell says so, not with the last window."""
    app = theme.application("rmdesk")
    app.setApplicationName("rmdesk")
    app.setQuitOnLastWindowClosed(False)  # the journal is closed first, in the worker
    theme.install(app, chosen.theme, chosen.text_size / 100, hurry=True)
    sys.excepthook = _on_fault
    return app


def _run(app: QApplication, shell: Shell, earlier: Before | None = None) -> int:
    shell.ended.connect(app.quit)
    shell.entrance.window.painted.connect(lambda: _dress_late(app))
    if earlier is None:
        shell.start()
    else:
        shell.start_in_place(earlier)
    return app.exec()


def _dress_late(app: QApplication) -> None:
    """What the first picture does not need."""
    from rmdesk.ui.icons import app_icon

    app.setWindowIcon(app_icon())
    app.setDesktopFileName("rmdesk")


def _on_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program: type and place go into a local report, one sentence to the person.

    A named error that nobody expected there, such as damage found on a page, has its own sentence.
    """
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    from rmdesk.errors import RmdeskError
    from rmdesk.ui.dialogs.fault import show_fault
    from rmdesk.wording.errors import sentence
    from rmdesk.wording.faults import fault_sentence, place_of, write_report

    fault.__traceback__ = trace
    place = place_of(fault)
    write_report(paths.data_folder() / "last-fault.txt", place)
    show_fault(sentence(fault) if isinstance(fault, RmdeskError) else fault_sentence(place))
