"""Pictures of every page, drawn from the demo without a display."""

import argparse
import os
import sys

from rmdesk.wording import tr


def run(chosen: argparse.Namespace) -> int:
    """`rmdesk pictures DIR`: draw, and say how many. Returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from rmdesk.pictures.draw import Wanted, draw_all

    width, _, height = chosen.size.partition("x")
    themes = ("light", "dark") if chosen.theme == "both" else (chosen.theme,)
    wanted = Wanted(
        folder=chosen.folder,
        themes=themes,
        text=chosen.text,
        size=(int(width), int(height)),
        role=chosen.role,
        at=chosen.at,
    )
    drawn = draw_all(wanted)
    sys.stdout.write(tr("{count} pictures: {folder}").format(count=len(drawn), folder=chosen.folder) + "\n")
    return 0
