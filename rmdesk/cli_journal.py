"""The commands that work on a journal: new, export, search, check, restore."""

import argparse
import getpass
import os
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rmdesk import paths
from rmdesk.domain.doors import Door
from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.errors import InvalidInput, JournalExists, JournalMissing, NoSummary, WrongPassphrase
from rmdesk.export.names import safe_name
from rmdesk.journal import checking, keeping, saving
from rmdesk.journal.keeping import Kept
from rmdesk.journal.search import search as found_texts
from rmdesk.storage.files import check_out, translated_os_errors, write_out
from rmdesk.wording import tr
from rmdesk.wording.facts import reason_words, subject_words

_MOST_HITS = 50
KINDS: Mapping[str, str] = {
    "note": tr("note"),
    "debrief_line": tr("after the session"),
    "ledger_entry": tr("learnt"),
    "action": tr("action"),
    "remark": tr("remark"),
    "goal": tr("goal"),
    "goal_step": tr("goal step"),
    "mentoring_session": tr("session"),
    "lesson_plan": tr("lesson"),
    "lesson_step": tr("lesson step"),
    "skill": tr("skill"),
    "skill_evidence": tr("what shows a skill"),
}
"""What a text that was found is called, by its table."""


def new(chosen: argparse.Namespace) -> int:
    """Make a journal; the recovery key goes to stdout, once."""
    folder = chosen.path
    if folder.suffix != paths.SUFFIX:
        folder = folder.with_name(folder.name + paths.SUFFIX)
    name = chosen.name or _asked(tr("Your name: "))
    passphrase = _given(chosen.passphrase_file)
    if passphrase is None:
        passphrase = _typed(tr("Passphrase (12 characters or more): "))
        if _typed(tr("Passphrase again: ")) != passphrase:
            raise InvalidInput("passphrase", "not the same")
    kept, recovery_key = keeping.create(folder, name, passphrase, keeping.system_clock)
    kept.close()
    tell(
        tr("A new journal: {folder}. Write this recovery key down; it is shown only now:").format(
            folder=folder
        )
    )
    sys.stdout.write(f"{recovery_key}\n")
    return 0


def export(chosen: argparse.Namespace) -> int:
    """Write exactly the file that both agreed to, and note that it left."""
    if chosen.start > chosen.end:
        raise NoSummary("period reversed")
    with opened(chosen.journal, chosen.passphrase_file) as kept:
        file = kept.journal.ask(saving.agreed_file, chosen.pairing, chosen.start, chosen.end)
        form = _format(chosen.format, chosen.out)
        if chosen.out == "-":
            sys.stdout.buffer.write(saving.finished(file, form).data)
            sys.stdout.buffer.flush()
        elif not _is_written(file, form, Path(chosen.out)):
            return 1
        kept.journal.do(None, saving.note_saved, file.summary_id, form)
    tell(withheld_words(len(file.withheld)))
    if chosen.explain:
        for (subject, reason), count in sorted(Counter(map(_explained, file.withheld)).items()):
            tell(f"- {subject}, {count}: {reason}")
    return 0


def _is_written(file: saving.SavedFile, form: FileFormat, place: Path) -> bool:
    """Under a name that every system takes and that tells nothing; False when it is another one."""
    check_out(place, may_replace=False)
    if place.name != safe_name(place.name, form):
        words = tr("Take the name {name}: it can stand everywhere and tells the format. Nothing was written.")
        tell(words.format(name=safe_name(place.name, form)))
        return False
    write_out(place, saving.finished(file, form, place.name).data, Door[file.kind.name], may_replace=False)
    return True


def _format(asked: str | None, out: str) -> FileFormat:
    """As asked, else as the file's ending says, else Markdown."""
    known = {form.value: form for form in FileFormat}
    return known.get(asked or Path(out).suffix.lower().removeprefix("."), FileFormat.MARKDOWN)


def search(chosen: argparse.Namespace) -> int:
    """One line for each text found, the newest first."""
    with opened(chosen.journal, chosen.passphrase_file) as kept:
        hits = kept.journal.ask(found_texts, " ".join(chosen.words), _MOST_HITS + 1)
    for hit in hits[:_MOST_HITS]:
        sys.stdout.write(f"{KINDS[hit.kind]}: {' '.join(hit.snippet.split())}\n")
    sys.stdout.flush()  # what is said of the hits comes after them
    if not hits:
        tell(tr("Nothing found."))
    if len(hits) > _MOST_HITS:
        tell(tr("Only the newest {count} are shown.").format(count=_MOST_HITS))
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Read the whole journal; 1 when something is wrong, each thing on a line of its own."""
    with opened(chosen.journal, chosen.passphrase_file) as kept:
        wrong = checking.problems(kept)
    for problem in wrong:
        sys.stdout.write(tr("The database: {problem}").format(problem=problem) + "\n")
    if wrong:
        damaged = tr("This journal is damaged. It was not changed; to go on, restore the newest backup:")
        tell(f"{damaged} rmdesk restore BACKUP PATH")
        return 1
    sys.stdout.write(tr("This journal is sound.") + "\n")
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Put a backup in the place of a journal; what stood there is kept beside."""
    with translated_os_errors(chosen.backup):
        if not paths.database(chosen.backup).exists():
            raise InvalidInput("backup", "missing")  # before anyone types a passphrase in vain
    unlock = keeping.with_passphrase(_passphrase(chosen.passphrase_file))
    try:
        before = keeping.restore(chosen.backup, chosen.path, unlock)
    except WrongPassphrase:
        raise InvalidInput("backup", "wrong passphrase") from None
    except JournalExists as fault:
        if fault.detail != "another journal":
            raise
        raise InvalidInput("restore", "another journal") from None
    tell(tr("Restored: {folder}.").format(folder=chosen.path))
    if before is not None:
        tell(tr("The files that stood there are kept in {folder}.").format(folder=before))
    return 0


def withheld_words(count: int) -> str:
    """How many lines stayed."""
    if count == 1:
        return tr("1 line was withheld.")
    return tr("{count} lines were withheld.").format(count=count)


@contextmanager
def opened(folder: Path, file: Path | None) -> Iterator[Kept]:
    """The journal, closed again at the end; `file` holds the passphrase in its first line."""
    with translated_os_errors(folder):
        if not folder.exists():
            raise JournalMissing(folder)  # before anyone types a passphrase in vain
    unlock = keeping.with_passphrase(_passphrase(file))
    kept = keeping.open_journal(folder, unlock, keeping.system_clock)
    try:
        yield kept
    finally:
        kept.close()


def _passphrase(file: Path | None) -> str:
    given = _given(file)
    return _typed(tr("Passphrase: ")) if given is None else given


def _typed(prompt: str) -> str:
    """From the terminal, else the next line of standard input. Raises InvalidInput at its end."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except getpass.GetPassWarning:  # no terminal: nobody reads a prompt
            line = sys.stdin.readline()
        except EOFError:
            line = ""
            tell("")  # the prompt's line is still open
    if not line:
        raise InvalidInput("passphrase", "not given")
    return line.rstrip("\r\n")


def _given(file: Path | None) -> str | None:
    """The passphrase of the file or of the environment; None when it is to be asked for."""
    if file is not None:
        try:
            lines = file.read_text("utf-8", "replace").splitlines()
        except OSError:
            raise InvalidInput("passphrase file", "cannot be read") from None
        return lines[0] if lines else ""
    return os.environ.get("RMDESK_PASSPHRASE")


def _asked(words: str) -> str:
    sys.stderr.write(words)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _explained(line: str) -> tuple[str, str]:
    """What a withheld line is, and why it stays."""
    _record, subject, reason, rule = line.split("\t")
    return subject_words(Subject(subject)), reason_words(Reason(reason), int(rule))


def tell(line: str) -> None:
    """Say something beside the output: on standard error."""
    sys.stderr.write(f"{line}\n")
