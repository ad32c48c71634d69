"""A second start finds the first: the window that has the journal already comes to the front.

A connection to the first program's socket is the whole request, and a word made for each program the whole
answer, by which a program knows its own. Loaded after the first paint.
"""

import getpass
import hashlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WORD = 16
"""Bytes of a program's word."""


def socket_name(folder: Path) -> str:
    """Where the program that has this journal is asked: one place for each user and journal, telling neither.

    A path in the user's own runtime folder where the system has one, else a name for Qt to place.
    """
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    known = f"{user}\0{os.path.normcase(folder.resolve())}".encode("utf-8", "surrogateescape")
    name = f"rmdesk-{hashlib.sha256(known).hexdigest()[:24]}"
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(own) / name) if own and Path(own).is_dir() else name


class FirstWindow(QObject):
    """Answers for one journal, and asks whether another program answers for one."""

    asked = Signal()
    """Another start wants the window of this one."""
    answered = Signal()
    """The program that has the journal brings its window to the front."""
    alone = Signal()
    """Nobody answers for the journal that was asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._question = QLocalSocket(self)
        self._question.readyRead.connect(self._on_ready_read)
        self._question.errorOccurred.connect(self._on_error_occurred)
        self._is_asking = False
        self._word = os.urandom(_WORD)

    def answer_for(self, folder: Path) -> None:
        """Be the first for this journal from now on: what a killed program left in the place is removed."""
        name = socket_name(folder)
        if self._server.isListening() and self._server.serverName() == name:
            return
        self._server.close()
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def ask(self, folder: Path) -> None:
        """Ask the first to come up: `answered` or `alone` follows, or nothing while it is too busy."""
        self._is_asking = False
        self._question.abort()
        self._is_asking = True
        _allow_foreground()
        self._question.connectToServer(socket_name(folder))

    def close(self) -> None:
        """Answer and ask no more."""
        self._is_asking = False
        self._question.abort()
        self._server.close()

    def _on_new_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.write(self._word)
            caller.disconnectFromServer()
            self.asked.emit()

    def _on_ready_read(self) -> None:
        if self._is_asking and self._question.bytesAvailable() >= _WORD:
            self._is_asking = False
            is_own = self._question.read(_WORD).data() == self._word
            (self.alone if is_own else self.answered).emit()

    def _on_error_occurred(self, _error: QLocalSocket.LocalSocketError) -> None:
        if self._is_asking:
            self._is_asking = False
            self.alone.emit()


def _allow_foreground() -> None:
    """Windows lets only the program in front, which this one is now, hand the front to another."""
    if sys.platform == "win32":
        from ctypes import windll

        any_process = -1
        windll.user32.AllowSetForegroundWindow(any_process)
