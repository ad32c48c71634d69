"""The summary on its way out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.vocabulary import Audience, FileFormat, RemarkKind, Role, Saving
from rmdesk.journal.pairings import add_person
from rmdesk.journal.readers import raise_text
from rmdesk.journal.remarks import say_what_it_saves, write_remark
from rmdesk.journal.sessions import Place
from rmdesk.pictures.scene import Play, Scene, session_of
from rmdesk.pictures.stage import Stage, settle
from rmdesk.pictures.writing_scenes import held_back
from rmdesk.storage.records import Remark
from rmdesk.ui.pages.share import SharePage

_AFTER = QDate(2027, 1, 1)


def _share(act: Callable[[SharePage], object]) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("share")
        if isinstance(stage.window.page, SharePage):
            act(stage.window.page)
            settle()

    return play


def _read_back(stage: Stage) -> None:
    """Let the worker make and read back the finished files."""
    while stage.desk.tasks.is_busy:
        settle()


def _agreed(stage: Stage) -> None:
    _share(lambda shown: shown.deed.click())(stage)
    _read_back(stage)


def saved_as(stage: Stage, kind: FileFormat) -> Path:
    """Agreed to by both and saved; returns the file."""
    _agreed(stage)
    files: list[Path] = []

    def save(shown: SharePage) -> None:
        def choose(_window: QWidget, name: str, chosen: Callable[[Path], object]) -> None:
            files.append(stage.folder / name)
            chosen(files[0])

        shown.saving.choose = choose
        shown.left.consents.formats.set_index(list(FileFormat).index(kind))
        shown.left.consents.format_chosen.emit()
        shown.deed.click()
        _read_back(stage)

    _share(save)(stage)
    return files[0]


def _saved(stage: Stage) -> None:
    """As a PDF, with the log of what left open."""
    saved_as(stage, FileFormat.PDF)
    _share(lambda shown: shown.left.log.toggle.click())(stage)


def _leak(stage: Stage) -> None:
    """A name that became known after both had agreed stands in a line of the owner's."""
    _agreed(stage)
    stage.desk.journal.do(stage, add_person, stage.desk.pairing_id, "Internal Figure")
    settle()
    _read_back(stage)


def _struck(shown: SharePage) -> None:
    shown.left.lines.toggle.click()
    shown.left.lines.rows[1].tick.click()
    shown.left.lines.rows[2].tick.setFocus()


def _handed_over(shown: SharePage) -> None:
    shown.deed.click()
    shown.hand_over()
    if shown.reading is not None:
        shown.reading.lines.toggle.click()
        shown.reading.lines.rows[2].tick.setFocus()


def _news(stage: Stage) -> None:
    """Two lines for everyone at work, one with a word that may blame."""
    journal, pairing_id = stage.desk.journal, stage.desk.pairing_id
    place = Place(pairing_id, session_of(stage, 9).id)
    for kind, said in _FOR_EVERYONE:
        remark = journal.do(stage, write_remark, place, kind, said)
        journal.do(stage, raise_text, Remark, remark.id, Audience.EVERYONE)
        if kind is RemarkKind.TIP:
            journal.do(stage, say_what_it_saves, remark.id, 30, Saving.MINUTES_A_WEEK)

    def show(shown: SharePage) -> None:
        shown.left.kinds.set_index(1)
        shown.left.kinds.current.setFocus()
        shown.left.kinds.chosen.emit(1)

    _share(show)(stage)


_FOR_EVERYONE = (
    (
        RemarkKind.LESSON_LEARNT,
        "A post with a wrong figure stayed up four minutes; now two people read it first",
    ),
    (
        RemarkKind.LESSON_LEARNT,
        "The scanner list was old; that was careless, and now it is printed each week",
    ),
    (RemarkKind.TIP, "Say what for, then where, then which button"),
)


def _too_late(shown: SharePage) -> None:
    shown.left.contents.end.setDate(_AFTER)


def _reword(stage: Stage) -> None:
    held_back(stage)

    def reword(shown: SharePage) -> None:
        shown.left.withheld.toggle.click()
        shown.left.withheld.rewording.emit(next(iter(shown.state.rewordings)))

    _share(reword)(stage)


def _as_file(shown: SharePage) -> None:
    shown.paper.segments.set_index(1)
    shown.paper.segments.chosen.emit(1)


SHARING = (
    Scene("share-agreed", Role.EXECUTIVE, CLOSE, _agreed),
    Scene("share-leak", Role.EXECUTIVE, CLOSE, _leak),
    Scene("share-struck", Role.EXECUTIVE, CLOSE, _share(_struck)),
    Scene("share-handed-over", Role.MENTOR, CLOSE, _share(_handed_over)),
    Scene("share-news", Role.EXECUTIVE, CLOSE, _news),
    Scene("share-saved", Role.EXECUTIVE, CLOSE, _saved),
    Scene("share-problem", Role.EXECUTIVE, CLOSE, _share(_too_late)),
    Scene("share-withheld", Role.EXECUTIVE, CLOSE, _share(lambda shown: shown.left.withheld.toggle.click())),
    Scene("share-reword", Role.EXECUTIVE, CLOSE, _reword),
    Scene("share-as-file", Role.EXECUTIVE, CLOSE, _share(_as_file)),
    Scene("share-sentence", Role.EXECUTIVE, CLOSE, _share(lambda shown: shown.left.sentences.write.click())),
)
