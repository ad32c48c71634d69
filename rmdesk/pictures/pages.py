"""Every page of one of the demo's journals."""

from collections.abc import Sequence
from pathlib import Path

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.stage import Look, draw, dressed, on_stage
from rmdesk.ui.page_table import PAGES, existing_pages


def draw_pages(demo: Demo, role: Role, clock: DemoClock, folder: Path, looks: Sequence[Look]) -> list[Path]:
    """Draw each page as it stands at the clock's moment. Returns the files."""
    theme = dressed()
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Path] = []
    with on_stage(demo, role, clock, theme) as stage:
        has_programme = stage.desk.readers.coordinator is not None
        for look in looks:
            for number, page in enumerate(existing_pages(PAGES, has_programme=has_programme), start=1):
                stage.window.go_to(page.page_id)
                path = folder / f"{number:02d}-{page.page_id}"
                drawn.append(draw(stage.window, theme, look, path))
    return drawn
