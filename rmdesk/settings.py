"""The settings of this computer: how the window looks, when it locks. Nothing from a journal is in them."""

from pathlib import Path
from typing import Literal, NamedTuple, TypeGuard

Mode = Literal["system", "light", "dark"]
MODES: tuple[Mode, ...] = ("system", "light", "dark")
TEXT_SIZES = (100, 125, 150, 175)
IDLE_MINUTES = range(1, 61)
_MOST_RECENT = 8
_FARTHEST = 100_000
"""px; Qt cannot place a window beyond what a C integer holds."""


class RecentJournal(NamedTuple):
    """A journal that was open here; `used` is the local time of the last use, ISO, to the minute."""

    path: str
    used: str = ""


class Settings(NamedTuple):
    """What a person chose."""

    theme: Mode = "system"
    text_size: int = 100
    """Percent: 100, 125, 150 or 175."""
    idle_minutes: int = 10
    """Minutes of rest before the desk locks."""
    alert_sound: bool = False
    recent: tuple[RecentJournal, ...] = ()
    """The last used first."""
    strip_place: tuple[int, int] | None = None
    """Where the clock's small strip stood last, in px of the desktop."""

    def with_recent(self, path: Path, used: str) -> "Settings":
        """These settings with the journal at `path` as the one last used."""
        others = tuple(journal for journal in self.recent if journal.path != str(path))
        return self._replace(recent=(RecentJournal(str(path), used), *others)[:_MOST_RECENT])


def load(file: Path) -> Settings:
    """Read the settings. A missing or damaged file, or a value out of bounds, gives the usual value."""
    try:
        if not file.is_file():  # a pipe would keep the start waiting
            return Settings()
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return Settings()
    import json

    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return Settings()
    return _checked(raw) if isinstance(raw, dict) else Settings()


def save(settings: Settings, file: Path) -> None:
    """Write the settings in one step. Raises OSError when the folder cannot be written."""
    import json

    values = {**settings._asdict(), "recent": [journal._asdict() for journal in settings.recent]}
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    beside.replace(file)


def _checked(raw: dict[str, object]) -> Settings:
    usual = Settings()
    mode, size, idle = raw.get("theme"), raw.get("text_size"), raw.get("idle_minutes")
    recent = raw.get("recent")
    return Settings(
        theme=mode if mode in MODES else usual.theme,
        text_size=size if _is_whole(size) and size in TEXT_SIZES else usual.text_size,
        idle_minutes=idle if _is_whole(idle) and idle in IDLE_MINUTES else usual.idle_minutes,
        alert_sound=raw.get("alert_sound") is True,
        recent=tuple(_recent(recent))[:_MOST_RECENT] if isinstance(recent, list) else (),
        strip_place=_place(raw.get("strip_place")),
    )


def _place(raw: object) -> tuple[int, int] | None:
    if not isinstance(raw, list) or len(raw) != len(("x", "y")):
        return None
    x, y = raw
    is_near = _is_whole(x) and _is_whole(y) and max(abs(x), abs(y)) <= _FARTHEST
    return (x, y) if is_near else None


def _is_whole(value: object) -> TypeGuard[int]:
    return type(value) is int


def _recent(raw: list[object]) -> list[RecentJournal]:
    return [
        RecentJournal(str(entry["path"]), str(entry.get("used", "")))
        for entry in raw
        if isinstance(entry, dict) and isinstance(entry.get("path"), str) and entry["path"]
    ]
