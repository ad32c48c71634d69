"""The command line: the same verbs as the window, without Qt.

Exit codes: 0 done, 1 a named error in one sentence on stderr, 2 wrong use. Never a traceback.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from rmdesk import __version__, errors
from rmdesk.domain.vocabulary import Role
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.faults import fault_sentence, place_of

DONE, FAILED, WRONG_USE = 0, 1, 2
_INTERRUPTED = 130  # what a shell expects after Ctrl+C


def parsed(arguments: list[str]) -> argparse.Namespace:
    """What was asked for; `command` is None for the window. Ends the program with 2 on wrong use."""
    parser = argparse.ArgumentParser(
        prog="rmdesk",
        description=tr("Reverse Mentoring Desk: an encrypted journal for one reverse-mentoring pair."),
        epilog=tr("The passphrase is asked for, or taken from --passphrase-file or RMDESK_PASSPHRASE."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"rmdesk {__version__}")
    parser.add_argument("--journal", type=Path, metavar="PATH", help=tr("the journal to open in the window"))
    commands = parser.add_subparsers(dest="command", metavar=tr("command"))
    _add_demo(commands)
    _add_journal_commands(commands)
    _add_export(commands)
    _add_pictures(commands)
    return parser.parse_args(arguments)


def run(chosen: argparse.Namespace) -> int:
    """Do one of the commands that need no window. Raises RmdeskError."""
    from rmdesk import cli_journal

    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "new": cli_journal.new,
        "export": cli_journal.export,
        "search": cli_journal.search,
        "check": cli_journal.check,
        "restore": cli_journal.restore,
    }
    return commands[chosen.command](chosen)


def guarded(command: Callable[[], int]) -> int:
    """Run `command`; an error becomes one sentence on stderr and exit code 1."""
    try:
        code = command()
        sys.stdout.flush()
    except errors.RmdeskError as fault:
        sys.stderr.write(f"{sentence(fault)}\n")
        return FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader went away; what Python would still flush at the end has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as fault:  # noqa: BLE001 - the message may hold journal text: only type and place are told
        sys.stderr.write(f"{fault_sentence(place_of(fault))}\n")
        return FAILED
    return code


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _size(text: str) -> str:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ValueError
    return text


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help=tr("show the demo pairing, in journals of its own"))
    demo.add_argument(
        "--as", dest="role", type=Role, choices=list(Role), default=Role.EXECUTIVE, metavar="executive|mentor"
    )
    demo.add_argument(
        "--at", type=_moment, metavar="TIME", help=tr("another moment, such as 2026-04-21T09:24")
    )
    demo.add_argument("--dir", dest="folder", type=Path, metavar="DIR")
    demo.add_argument("--no-window", dest="window", action="store_false", help=tr("draw the pages instead"))


def _add_journal_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = commands.add_parser("new", help=tr("make a new journal and print its recovery key"))
    new.add_argument("path", type=Path, metavar="PATH")
    new.add_argument("--name", default="", help=tr("your name; asked for when left out"))
    search = commands.add_parser("search", help=tr("find words in a journal, newest first"))
    search.add_argument("--journal", type=Path, required=True, metavar="PATH")
    search.add_argument("words", nargs="+", metavar="WORDS")
    check = commands.add_parser("check", help=tr("read everything and check every seal and signature"))
    check.add_argument("--journal", type=Path, required=True, metavar="PATH")
    restore = commands.add_parser("restore", help=tr("put a backup in a journal's place"))
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("path", type=Path, metavar="PATH")
    for command in (new, search, check, restore):
        _add_passphrase(command)


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = commands.add_parser("export", help=tr("write the summary that both agreed to"))
    export.add_argument("--journal", type=Path, required=True, metavar="PATH")
    export.add_argument("--pairing", required=True, metavar="REF")
    export.add_argument("--from", dest="start", type=_day, required=True, metavar="DATE")
    export.add_argument("--to", dest="end", type=_day, required=True, metavar="DATE")
    export.add_argument("--out", required=True, metavar="FILE|-")
    export.add_argument(
        "--explain", action="store_true", help=tr("list what was withheld and why, never texts")
    )
    _add_passphrase(export)


def _add_pictures(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pictures = commands.add_parser("pictures", help=tr("draw every page of the demo into a folder"))
    pictures.add_argument("folder", type=Path, metavar="DIR")
    pictures.add_argument("--as", dest="role", type=Role, choices=list(Role), default=Role.EXECUTIVE)
    pictures.add_argument("--at", type=_moment, metavar="TIME")
    pictures.add_argument("--theme", choices=("light", "dark", "both"), default="both")
    pictures.add_argument("--text", type=int, choices=(100, 125, 150, 175), default=100)
    pictures.add_argument("--size", type=_size, default="1180x780", metavar="WxH")


def _add_passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=tr("its first line is the passphrase")
    )
