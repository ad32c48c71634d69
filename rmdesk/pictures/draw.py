"""`rmdesk pictures DIR`: every scene, or every page at one moment, in any look."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QSize

from rmdesk.demo.build import build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.entry import draw_entry
from rmdesk.pictures.pages import draw_pages
from rmdesk.pictures.scenes import SCENES, Scene
from rmdesk.pictures.stage import Look, draw, dressed, on_stage


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for. With a moment: the pages as they stood then, else every scene."""

    folder: Path
    themes: tuple[str, ...] = ("light", "dark")
    text: int = 100
    size: tuple[int, int] = (1180, 780)
    role: Role = Role.EXECUTIVE
    at: datetime | None = None

    def looks(self) -> list[Look]:
        """One look for each theme."""
        return [Look(theme, self.text, QSize(*self.size)) for theme in self.themes]


def draw_all(wanted: Wanted) -> list[Path]:
    """Draw into the folder; returns the files."""
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rmdesk-pictures-") as place:
        if wanted.at is not None:
            at = wanted.at if wanted.at.tzinfo else wanted.at.replace(tzinfo=UTC)
            clock = DemoClock(at)
            demo = build(Path(place) / "demo", clock)
            return draw_pages(demo, wanted.role, clock, wanted.folder, wanted.looks())
        drawn = draw_entry(wanted.folder, wanted.looks())
        for at, scenes in groupby(SCENES, key=lambda scene: scene.at):
            drawn += _draw_scenes(list(scenes), at, Path(place), wanted)
        return drawn


def _draw_scenes(scenes: Iterable[Scene], at: datetime, place: Path, wanted: Wanted) -> list[Path]:
    theme = dressed()
    clock = DemoClock(at)
    drawn: list[Path] = []
    for scene in scenes:
        demo = build(place / "demo", clock)
        with on_stage(demo, scene.role, clock, theme) as stage:
            scene.play(stage)
            drawn += [draw(stage.window, theme, look, wanted.folder / scene.name) for look in wanted.looks()]
    return drawn
