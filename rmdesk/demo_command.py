"""`rmdesk demo`: build the demo pairing, then show it in a window, or draw it and write Greta's summary."""

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rmdesk import paths
from rmdesk.demo.build import Demo, build
from rmdesk.demo.clock import CLOSE, DemoClock
from rmdesk.domain.doors import Door
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import consents, keeping, pairings, saving
from rmdesk.journal.journal import Journal
from rmdesk.storage.files import check_is_free, write_out
from rmdesk.wording import tr


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What the command line said. `at` without an offset is UTC."""

    role: Role = Role.EXECUTIVE
    at: datetime | None = None
    folder: Path | None = None
    has_window: bool = True


def run(options: DemoOptions) -> int:
    """Build both journals anew and show one of them. Returns the exit code.

    Raises JournalExists (something else stands there), InvalidInput (a moment before the pairing).
    """
    folder = options.folder or paths.data_folder() / "demo"
    check_is_free(folder)
    at = options.at or CLOSE
    clock = DemoClock(at if at.tzinfo else at.replace(tzinfo=UTC))
    demo = build(folder / "journals", clock)
    _say_secrets(demo)
    if options.has_window and has_display():
        from rmdesk.app import run_demo

        clock.run()
        return run_demo(demo.journal(options.role), demo.passphrase, clock)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from rmdesk.pictures.pages import draw_pages
    from rmdesk.pictures.stage import Look

    drawn = draw_pages(demo, options.role, clock, folder, (Look("light"), Look("dark")))
    _say(tr("{count} pictures: {folder}").format(count=len(drawn), folder=folder))
    summary = save_summary_of_greta(demo, clock, folder)
    if summary is None:
        _say(tr("No summary is due at this moment; none was written."))
    else:
        _say(tr("Summary: {file}").format(file=summary))
    return 0


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def save_summary_of_greta(demo: Demo, clock: DemoClock, folder: Path) -> Path | None:
    """Greta's open consent, given by the verb of the window in a journal that was built just now; then
    the file. None when Tobias has not agreed to anything at this moment."""
    unlock = keeping.with_passphrase(demo.passphrase)
    kept = keeping.open_journal(demo.journal(Role.EXECUTIVE), unlock, clock)
    try:
        return _agree_and_save(kept.journal, folder)
    finally:
        kept.journal.has_changed = False
        kept.close()


def _agree_and_save(journal: Journal, folder: Path) -> Path | None:
    shown = journal.ask(pairings.shown_pairing)
    if shown is None:
        return None
    pairing_id = shown.pairing.id
    view = journal.ask(consents.share_view, pairing_id)
    if view.period is None or Role.MENTOR not in view.consents:
        return None
    journal.do(None, consents.consent_as_owner, pairing_id, view.choice)
    agreed = journal.ask(consents.share_view, pairing_id).agreed
    if agreed is None:
        return None
    file = journal.ask(saving.file_to_save, agreed.id)
    path = folder / file.name
    write_out(path, file.content, Door.SUMMARY)
    journal.do(None, saving.note_saved, agreed.id)
    return path


def _say_secrets(demo: Demo) -> None:
    _say(tr("Demo passphrase: {words}").format(words=demo.passphrase))
    for role, name in ((Role.EXECUTIVE, "Greta"), (Role.MENTOR, "Tobias")):
        _say(tr("Sign-off code of {name}: {words}").format(name=name, words=demo.codes[role]))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
