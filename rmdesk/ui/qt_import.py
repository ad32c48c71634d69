"""Imports Qt once, without the collector, and puts Python's own import function back.

PySide6 replaces `builtins.__import__` and then reads the source of every module imported later: late
imports, the database above all, take up to twice as long and cost memory for good. The replacement
serves only `from __feature__ import …`, which the program does not use.

What PySide6 makes while it loads stays for good: a twentieth of a bare window's start goes into collecting
there, in vain.
"""

import builtins
import gc
import sys
from importlib import import_module


def import_qt() -> None:
    """Load Qt's widgets. To be called before anything else imports PySide6."""
    if "PySide6.QtWidgets" in sys.modules:
        return
    original = builtins.__import__
    gc.disable()
    try:
        import_module("PySide6.QtWidgets")
    finally:
        builtins.__import__ = original
        gc.freeze()
        gc.enable()
