"""Starts the program: the window, or a command of the command line."""

import sys
from pathlib import Path

from rmdesk.storage.process import forbid_core_dumps


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line; the result is the exit code."""
    forbid_core_dumps()
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        return _window(None)
    from rmdesk import cli

    return cli.guarded(lambda: _dispatch(given))


def _dispatch(given: list[str]) -> int:
    from rmdesk import cli

    chosen = cli.parsed(given)
    if chosen.command is None:
        return _window(chosen.journal)
    if chosen.command == "demo":
        from rmdesk.demo_command import DemoOptions, run

        return run(DemoOptions(chosen.role, chosen.at, chosen.folder, chosen.window))
    if chosen.command == "pictures":
        from rmdesk import pictures

        return pictures.run(chosen)
    return cli.run(chosen)


def _window(journal: Path | None) -> int:
    from rmdesk import app

    return app.run(journal)


if __name__ == "__main__":
    sys.exit(main())
