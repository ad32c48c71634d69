"""Where things lie: the data folder, the settings file, and the members of a journal folder.

A journal is a folder `<name>.rmdesk`. Imported before the first paint: keep the imports lean.
`RMDESK_DATA_DIR` (an absolute folder) replaces both platform folders: for tests, portable copies
and the demo.
"""

import os
from pathlib import Path

SUFFIX = ".rmdesk"
"""The ending of a journal folder, and of a backup, which is a journal folder too."""

DATABASE = "journal.db"
HEADER = "keys.json"
PREVIOUS_HEADER = "keys.json.previous"
BACKUPS = "backups"
LOCK = "lock"
LOCK_OWNER = "lock.owner"


def data_folder() -> Path:
    """The folder for the user's journals; not created here."""
    if chosen := os.environ.get("RMDESK_DATA_DIR"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("rmdesk", appauthor=False)


def settings_file() -> Path:
    """The file that keeps theme, text size and the like; never journal text."""
    if chosen := os.environ.get("RMDESK_DATA_DIR"):
        return Path(chosen) / "settings.json"
    from platformdirs import user_config_path

    return user_config_path("rmdesk", appauthor=False) / "settings.json"


def default_journal() -> Path:
    """The journal that is opened when none is named."""
    return data_folder() / f"journal{SUFFIX}"


def database(journal: Path) -> Path:
    """The SQLCipher database of a journal folder."""
    return journal / DATABASE


def header(journal: Path) -> Path:
    """The key header of a journal folder."""
    return journal / HEADER


def previous_header(journal: Path) -> Path:
    """The key header before the last change, until the new one has opened the journal."""
    return journal / PREVIOUS_HEADER


def backups(journal: Path) -> Path:
    """The folder with the backups of a journal."""
    return journal / BACKUPS


def lock(journal: Path) -> Path:
    """The file the kernel lock is held on."""
    return journal / LOCK


def lock_owner(journal: Path) -> Path:
    """The note beside the lock that says who holds it."""
    return journal / LOCK_OWNER
