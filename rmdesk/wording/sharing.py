"""Words about what leaves: the kinds of file, their formats, what was looked for, what left when."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import DocumentKind, FileFormat
from rmdesk.wording import dates, tr
from rmdesk.wording.facts import reason_words, subject_words

TITLES: Mapping[DocumentKind, str] = {
    DocumentKind.SUMMARY: tr("Share"),
    DocumentKind.NEWS: tr("Share the news"),
    DocumentKind.REPORT: tr("Closing report"),
}
SAVE: Mapping[DocumentKind, str] = {
    DocumentKind.SUMMARY: tr("Save summary…"),
    DocumentKind.NEWS: tr("Save news…"),
    DocumentKind.REPORT: tr("Save report…"),
}
PROBLEM_TITLES: Mapping[DocumentKind, str] = {
    DocumentKind.SUMMARY: tr("No summary for this period"),
    DocumentKind.NEWS: tr("No news yet"),
    DocumentKind.REPORT: tr("No report for this period"),
}
FORMATS: Mapping[FileFormat, str] = {
    FileFormat.MARKDOWN: tr("Markdown"),
    FileFormat.HTML: tr("HTML"),
    FileFormat.PDF: tr("PDF"),
}
SAVING_IS_OFF = tr("Saving is off: the leak check found something")
IT_STAYS_OUT = tr("It stays out: one of you struck it.")
STRIKES_ARE_SECRET = tr("The two of you can guess whose strike it was; this screen names nobody.")


class Left(NamedTuple):
    """One file that left."""

    at: datetime
    recipient: str
    file_format: FileFormat
    version: int
    digest: bytes
    withheld: int


def choice_words(kind: DocumentKind, reader: str) -> str:
    """The part of the choice that leads to this kind of file."""
    if kind is DocumentKind.SUMMARY:
        return tr("For {reader}").format(reader=reader)
    return TITLES[kind]


def readers_words(kind: DocumentKind, reader: str) -> str:
    """Who will read it, and that it is exactly this. `reader`: the recipient's first name, or ""."""
    if kind is DocumentKind.REPORT:
        return tr("The two of you will read exactly this text, and nobody else gets it")
    if kind is DocumentKind.SUMMARY:
        said = tr("{reader} will read exactly the text of the summary, and nothing else")
        return said.format(reader=reader)
    if reader:
        said = tr("Everyone at work may read exactly this page, {reader} too; no author is named")
        return said.format(reader=reader)
    return tr("Everyone at work may read exactly this page; no author is named")


def secret_words(kind: DocumentKind, reader: str) -> str:
    """What a strike tells to whom, honestly."""
    if kind is DocumentKind.REPORT:
        return STRIKES_ARE_SECRET
    if kind is DocumentKind.NEWS or not reader:
        said = tr("Nobody who reads it can tell that anything was left out.")
    else:
        said = tr("{reader} cannot tell that anything was left out.").format(reader=reader)
    return f"{said} {STRIKES_ARE_SECRET}"


def struck_words(count: int, struck: int) -> str:
    """How many lines go in, and how many were struck."""
    if struck:
        return tr("{count} of {all} lines").format(count=count, all=count + struck)
    return tr("1 line") if count == 1 else tr("{count} lines").format(count=count)


def looked_for(names: int, watchwords: int) -> str:
    """What the gate looked for in the text on the paper: never more."""
    said = tr("Looked for {names} and {watchwords} in the text as it will be shown: none.")
    return said.format(names=_names(names), watchwords=_watchwords(watchwords))


def read_back(file_format: FileFormat, names: int, watchwords: int) -> str:
    """What was looked for in the bytes that will be written."""
    said = tr(
        "Read back from the finished file ({format}): the text you both agreed to, and of {names} and"
        " {watchwords} none."
    )
    return said.format(format=FORMATS[file_format], names=_names(names), watchwords=_watchwords(watchwords))


def line_words(subject: Subject, session_number: int | None) -> str:
    """Which line it is, for its author: Lesson learnt, session 4."""
    if session_number is None:
        return subject_words(subject)
    return tr("{subject}, session {number}").format(subject=subject_words(subject), number=session_number)


def leak_words(line: str, reason: Reason) -> str:
    """Why a file is not written, to the author of the line that holds it back, and what helps."""
    said = tr("{line}: {why}. Take the text back with Veto, then reword the line or leave it here.")
    return said.format(line=line, why=reason_words(reason))


def name_words(reason: str) -> str:
    """Why a file name cannot be used."""
    if reason == "differs":
        return tr("Not every system takes that file name. Nothing was written; choose another one.")
    said = tr("That file name holds {why}. Nothing was written; choose another one.")
    return said.format(why=reason_words(Reason(reason)))


def left_words(left: Left, recipient: str) -> tuple[str, str]:
    """Two lines of the log: when, to whom, in which format; then what proves it, and how much stayed."""
    when = f"{dates.short_day(left.at)}, {dates.clock(left.at)}"
    first = f"{when} · {recipient} · {FORMATS[left.file_format]}"
    said = tr("agreement {version} · {digest} · {count} withheld")
    digest = left.digest.hex()[:8]
    return first, said.format(version=left.version, digest=digest, count=left.withheld)


def blame_words(line: str, words: tuple[str, ...]) -> str:
    """Asks the author about a word in a line for everyone at work."""
    said = tr("{line}: may {words} put blame on someone?")
    return said.format(line=line, words=", ".join(f"“{word}”" for word in words))


def _names(count: int) -> str:
    said = tr("{count} name") if count == 1 else tr("{count} names")
    return said.format(count=dates.number(count))


def _watchwords(count: int) -> str:
    said = tr("{count} watchword") if count == 1 else tr("{count} watchwords")
    return said.format(count=dates.number(count))
