"""The command line: the same verbs as the window, without Qt.

Exit codes: 0 done, 1 a named error in one sentence on stderr, 2 wrong use. Never a traceback.
"""

import argparse
import errno
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
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NEED_JOURNAL = ("export", "search", "check", "takeout", "import", "calendar")
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
    parser.add_argument(
        "--journal", type=Path, metavar="PATH", help=tr("the journal to work on or to open in the window")
    )
    commands = parser.add_subparsers(dest="command", metavar=tr("command"))
    _add_demo(commands)
    _add_journal_commands(commands)
    _add_export(commands)
    _add_own_data(commands)
    _add_pictures(commands)
    chosen = parser.parse_args(arguments)
    if chosen.command in _NEED_JOURNAL and chosen.journal is None:
        parser.error(tr("{command} needs --journal PATH").format(command=chosen.command))
    return chosen


def run(chosen: argparse.Namespace) -> int:
    """Do one of the commands that need no window. Raises RmdeskError."""
    from rmdesk import cli_files, cli_journal

    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "new": cli_journal.new,
        "export": cli_journal.export,
        "search": cli_journal.search,
        "check": cli_journal.check,
        "restore": cli_journal.restore,
        "takeout": cli_files.takeout,
        "import": cli_files.take_in,
        "read": cli_files.read,
        "calendar": cli_files.calendar,
    }
    return commands[chosen.command](chosen)


def guarded(command: Callable[[], int]) -> int:
    """Run `command`; an error becomes one sentence on stderr and exit code 1."""
    try:
        code = command()
        sys.stdout.flush()
    except errors.RmdeskError as fault:
        return _failed(sentence(fault))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return FAILED
    except Exception as fault:  # noqa: BLE001 - the message may hold journal text: only type and place are told
        if isinstance(fault, OSError) and fault.errno in _NO_ROOM:
            _drop_output()
            return _failed(sentence(errors.DiskFull()))
        return _failed(fault_sentence(place_of(fault)))
    return code


def _failed(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return FAILED


def _drop_output() -> None:
    """What Python would still flush at the end has nowhere to go: no reader, or no room."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise _wrong(tr("'{text}' is not a moment; write it as 2026-04-21T09:24"), text) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _wrong(tr("'{text}' is not a date; write it as 2026-01-13"), text) from None


def _size(text: str) -> str:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise _wrong(tr("write the size as 1180x780"), text)
    return text


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError:
        raise _wrong(tr("'{text}' is neither executive nor mentor"), text) from None


def _wrong(words: str, text: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(words.format(text=text))


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help=tr("show the demo pairing, in journals of its own"))
    _add_role_and_moment(demo)
    demo.add_argument(
        "--dir", dest="folder", type=Path, metavar="DIR", help=tr("where its journals and files go")
    )
    demo.add_argument("--no-window", dest="window", action="store_false", help=tr("draw the pages instead"))


def _add_journal_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = commands.add_parser("new", help=tr("make a new journal and print its recovery key"))
    new.add_argument("path", type=Path, metavar="PATH", help=tr("the journal to make: PATH.rmdesk"))
    new.add_argument("--name", default="", metavar="NAME", help=tr("your name; asked for when left out"))
    search = commands.add_parser("search", help=tr("find words in a journal, newest first"))
    _add_journal(search)
    search.add_argument(
        "words", nargs="+", metavar="WORDS", help=tr("a text is found that holds all of them")
    )
    check = commands.add_parser("check", help=tr("read everything and check every seal and signature"))
    _add_journal(check)
    restore = commands.add_parser("restore", help=tr("put a backup in a journal's place"))
    restore.add_argument(
        "backup", type=Path, metavar="BACKUP", help=tr("a backup: it lies in the journal's folder backups")
    )
    restore.add_argument("path", type=Path, metavar="PATH", help=tr("the journal, which need not exist"))
    for command in (new, search, check, restore):
        _add_passphrase(command)


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = commands.add_parser("export", help=tr("write the summary that both agreed to"))
    _add_journal(export)
    export.add_argument(
        "--pairing", required=True, metavar="REF", help=tr("the pair reference, such as HL-07")
    )
    for name, place, words in (
        ("--from", "start", tr("the first day of the period (YYYY-MM-DD)")),
        ("--to", "end", tr("the last day of the period (YYYY-MM-DD)")),
    ):
        export.add_argument(name, dest=place, type=_day, required=True, metavar="DATE", help=words)
    export.add_argument(
        "--out", required=True, metavar="FILE|-", help=tr("the file to write; - is standard output")
    )
    export.add_argument(
        "--format", choices=("md", "html", "pdf"),
        help=tr("Markdown, HTML or PDF; when left out, the ending of FILE decides"),
    )  # fmt: skip
    export.add_argument(
        "--explain", action="store_true", help=tr("list what was withheld and why, never texts")
    )
    _add_passphrase(export)


def _add_own_data(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    takeout = commands.add_parser("takeout", help=tr("write everything you wrote into a folder, unencrypted"))
    _add_journal(takeout)
    takeout.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=tr("a folder that is new or empty")
    )
    takeout.add_argument("--yes", action="store_true", help=tr("go on without being asked"))
    taken = commands.add_parser("import", help=tr("take a takeout's journal.json into a journal"))
    _add_journal(taken)
    taken.add_argument("file", type=Path, metavar="FILE", help=tr("the journal.json of a takeout"))
    dates = commands.add_parser("calendar", help=tr("write the dates of the sessions as a calendar file"))
    _add_journal(dates)
    dates.add_argument("--pairing", metavar="REF", help=tr("the pair reference; else the pairing shown last"))
    dates.add_argument(
        "--out", required=True, metavar="FILE|-", help=tr("the file to write; - is standard output")
    )
    for command in (takeout, taken, dates):
        _add_passphrase(command)
    read = commands.add_parser(
        "read", help=tr("show a summary that rmdesk wrote, and whether it was changed")
    )
    read.add_argument("file", metavar="FILE|-", help=tr("the Markdown file; - is standard input"))


def _add_pictures(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pictures = commands.add_parser("pictures", help=tr("draw every page of the demo into a folder"))
    pictures.add_argument("folder", type=Path, metavar="DIR", help=tr("where the pictures go"))
    _add_role_and_moment(pictures)
    pictures.add_argument(
        "--theme", choices=("light", "dark", "both"), default="both", help=tr("both when left out")
    )
    pictures.add_argument(
        "--text", type=int, choices=(100, 125, 150, 175), default=100, help=tr("the text size in percent")
    )
    pictures.add_argument(
        "--size",
        type=_size,
        default="1180x780",
        metavar="WxH",
        help=tr("the window's size, such as 1180x780"),
    )


def _add_role_and_moment(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as", dest="role", type=_role, default=Role.EXECUTIVE, metavar="executive|mentor",
        help=tr("whose journal is shown; the executive's when left out"),
    )  # fmt: skip
    command.add_argument(
        "--at", type=_moment, metavar="TIME",
        help=tr("another moment, such as 2026-04-21T09:24 (UTC without an offset)"),
    )  # fmt: skip


def _add_journal(command: argparse.ArgumentParser) -> None:
    """Left out here, the one given before the command counts."""
    command.add_argument(
        "--journal", type=Path, default=argparse.SUPPRESS, metavar="PATH", help=tr("the journal's folder")
    )


def _add_passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE",
        help=tr("its first line is the passphrase; without it RMDESK_PASSPHRASE is taken, or you are asked"),
    )  # fmt: skip
