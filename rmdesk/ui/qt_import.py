"""Imports Qt once, and puts Python's own import function back.

PySide6 replaces `builtins.__import__` and then reads the source of every module imported later: late
imports, the database above all, take up to twice as long and cost memory for good. The replacement
serves only `from __feature__ import …`, which the program does not use.
"""

import builtins
from importlib import import_module


def import_qt() -> None:
    """Load Qt's widgets. To be called before anything else imports PySide6."""
    original = builtins.__import__
    try:
        import_module("PySide6.QtWidgets")
    finally:
        builtins.__import__ = original
