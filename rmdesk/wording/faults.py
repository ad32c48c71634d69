"""A fault of the program itself, told without a word of the journal: its type and its place only."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from rmdesk.wording import tr


class FaultPlace(NamedTuple):
    """Where it happened. The message of an exception may hold journal text, so it is never looked at."""

    kind: str
    file: str
    line: int


def place_of(fault: BaseException) -> FaultPlace:
    """The innermost place in our own code, else the innermost of all."""
    trace, place = fault.__traceback__, FaultPlace(type(fault).__name__, "?", 0)
    is_ours = False
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        ours = "rmdesk" in file.parts
        if ours or not is_ours:
            place, is_ours = FaultPlace(place.kind, file.name, trace.tb_lineno), ours
        trace = trace.tb_next
    return place


def fault_sentence(place: FaultPlace) -> str:
    """What a person reads."""
    said = tr("Something went wrong inside rmdesk ({kind} in {file}, line {line}).")
    safe = tr("Nothing that was saved is lost.")
    return f"{said.format(kind=place.kind, file=place.file, line=place.line)} {safe}"


def write_report(file: Path, place: FaultPlace) -> None:
    """Keep the last fault beside the journals; where that cannot be written, the sentence must do."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{place.kind} in {place.file}, line {place.line}\n", "utf-8")
