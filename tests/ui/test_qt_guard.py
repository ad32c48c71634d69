"""Guards against faults of Qt for Python that no other test would name."""

import sys

import pytest
from PySide6.QtWidgets import QLabel

from rmdesk.ui.theme import Theme

_FIXED_IN = (3, 12)


def test_void_calls_leave_the_count_of_none_alone(dressed: Theme) -> None:
    """PySide6 6.12.0 takes a reference from None in each void call on Python 3.11 and dies after 6,000."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(2_000):
        label.setText("x")
    change = abs(sys.getrefcount(None) - before)
    assert change < 50 or sys.version_info >= _FIXED_IN


@pytest.mark.parametrize(
    "module", ["PySide6.QtWidgets", "rmdesk.ui.widgets.buttons", "rmdesk.ui.widgets.field"]
)
def test_qt_s_namespace_is_not_built_by_what_the_unlock_page_needs(module: str) -> None:
    """Making `Qt` takes 14 ms; in a process of its own, as it happens at the start."""
    import subprocess

    told = f"import {module}, PySide6.QtCore as core; print('Qt' in vars(core))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
