"""How pages print: the printer is asked for with the system's dialog, with the margins of all our paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ChoosePrinter = Callable[[QWidget, "QPrinter", Callable[[], None]], None]
"""Asks for a printer: the window, the printer to set up, and what to do when it is chosen."""
_MARGIN = 20
"""Millimetres."""
_POINTS = 10.5
_STYLE = (
    "h1 { font-size: 18pt; } h2 { font-size: 12.5pt; } h3 { font-size: 11pt; }"
    " td { padding: 3px 8px 3px 0; } p { margin: 3px 0; }"
)


def new_printer(name: str) -> "QPrinter":
    """A printer for a paper called `name`, not asked for yet."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageMargins(QMarginsF(*(_MARGIN,) * 4), QPageLayout.Unit.Millimeter)
    return printer


def choose_printer(window: QWidget, printer: "QPrinter", go: Callable[[], None]) -> None:
    """Ask with the system's dialog."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, window)
    dialog.accepted.connect(go)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own `open` wants a slot by name


def print_html(page: str, printer: "QPrinter") -> None:
    """Print a page of HTML that we made, every word of a person escaped, in the look of all our paper."""
    document = QTextDocument()
    font = QFont(QApplication.font())
    font.setPointSizeF(_POINTS)
    # A colon between figures would become a sign of the font's own, which nobody can search for or copy.
    font.setFeature(QFont.Tag.fromString("calt"), 0)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(page)
    document.setPageSize(QSizeF(printer.pageRect(printer.Unit.Point).size()))
    document.print_(printer)
