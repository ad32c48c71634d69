"""Loads, in the worker and after the first paint, what the desk needs: while the person still types."""

import gc
import sys
from importlib import import_module

from rmdesk.ui import system_lock
from rmdesk.ui.page_table import PAGES

_REST = (
    "rmdesk.journal.keeping",
    "rmdesk.journal.sign_off",
    "rmdesk.wording.errors",
    "rmdesk.ui.workplace",
    "rmdesk.ui.first_window",
    "fsrs",  # Today asks for refreshers, and would load it on the screen's thread
)


def load_the_rest() -> None:
    """Import the journal, its libraries and the pages; no widget is made outside the screen's thread.

    The collector waits meanwhile and never goes through what was loaded, as with Qt itself: all of it stays
    for good, and one time through all of it (97,000 objects) holds the window up for 60 ms.
    """
    if "rmdesk.ui.workplace" in sys.modules:
        _load()
        return
    gc.disable()
    try:
        _load()
    finally:
        gc.freeze()
        gc.enable()


def _load() -> None:
    for name in _REST:
        import_module(name)
    for page in PAGES:
        import_module(page.factory.partition(":")[0])
    system_lock.load()
