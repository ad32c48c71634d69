"""`rmdesk pictures DIR`: every scene, or every page at one moment, in any look."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize

from rmdesk.demo.build import build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.entry import draw_entry
from rmdesk.pictures.pages import draw_pages
from rmdesk.pictures.scene import Scene
from rmdesk.pictures.scenes import SCENES
from rmdesk.pictures.stage import Look, draw, dressed, on_stage, wear
from rmdesk.storage.files import check_is_free, translated_os_errors


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
    """Draw into the folder; returns the files. Raises JournalExists where something else stands there."""
    check_is_free(wanted.folder)
    with translated_os_errors(wanted.folder):
        wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rmdesk-pictures-") as place:
        if wanted.at is not None:
            at = wanted.at if wanted.at.tzinfo else wanted.at.replace(tzinfo=UTC)
            clock = DemoClock(at)
            demo = build(Path(place) / "demo", clock)
            return draw_pages(demo, wanted.role, clock, wanted.folder, wanted.looks())
        drawn = draw_entry(wanted.folder, wanted.looks())
        for at in dict.fromkeys(scene.at for scene in SCENES):
            drawn += _draw_scenes([scene for scene in SCENES if scene.at == at], Path(place), wanted)
        return drawn


def _draw_scenes(scenes: Sequence[Scene], place: Path, wanted: Wanted) -> list[Path]:
    """Draw the scenes of one moment. Each has journals of its own: a scene may write in them."""
    theme, clock = dressed(), DemoClock(scenes[0].at)
    told = build(place / f"{clock():%Y%m%d%H%M}", clock)
    drawn: list[Path] = []
    for number, scene in enumerate(scenes):
        demo = replace(told, folder=told.folder / str(number))
        clock.set(scene.at)  # a scene may turn it
        shutil.copytree(told.journal(scene.role), demo.journal(scene.role))
        with on_stage(demo, scene.role, clock, theme) as stage:
            scene.play(stage)
            for look in wanted.looks():
                wear(theme, look)
                drawn.append(draw(scene.shown(stage), theme, look, wanted.folder / scene.name))
    return drawn
