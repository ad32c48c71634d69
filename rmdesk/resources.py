"""Where fonts, icons and the theme lie: in the installed package, or beside it in a checkout.

Nothing else in the program knows these places.
"""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def path(*parts: str) -> Path:
    """The file or folder `parts` under the resources: `path("icons", "lock.svg")`."""
    return _root().joinpath(*parts)
