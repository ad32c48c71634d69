"""The demo, built once for a worker's tests at each moment; nobody writes to it, who writes takes a copy."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rmdesk.demo.build import Demo

AtMoment = Callable[[datetime], Demo]
"""The demo as it stood then."""


def own_copy(demo: Demo, folder: Path) -> Demo:
    """A demo of one's own, closed."""
    ignored = shutil.ignore_patterns("lock*")
    return replace(demo, folder=Path(shutil.copytree(demo.folder, folder, ignore=ignored)))
