"""The agreement being changed and signed, and the summary on its way out."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.scene import AFTER_SESSION_8, Play, Scene, write
from rmdesk.pictures.stage import Stage, settle
from rmdesk.pictures.writing_scenes import held_back
from rmdesk.ui.pages.agreement import AgreementPage
from rmdesk.ui.pages.share import SharePage

_AFTER = QDate(2027, 1, 1)


def _agreement(act: Callable[[AgreementPage], object]) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("agreement")
        if isinstance(stage.window.page, AgreementPage):
            act(stage.window.page)
            settle()

    return play


def _change(shown: AgreementPage) -> None:
    """A second change, with a rule of the pair's own."""
    shown.change.click()
    write(shown.editor.change, "One lesson in three is Greta's")
    shown.editor.add_rule.click()
    settle()


def _subjects(shown: AgreementPage) -> None:
    """The menu of a rule of the pair's own: what it is about."""
    _change(shown)
    shown.editor.own[0].subjects.setFocus()
    menu = shown.editor.own[0].subjects.menu()
    menu.popup(shown.editor.own[0].subjects.mapToGlobal(QPoint(0, 0)))
    menu.setActiveAction(menu.actions()[2])


def _signed_by_one(shown: AgreementPage) -> None:
    shown.change.click()
    write(shown.editor.change, "One lesson in three is Greta's")
    shown.change.click()
    shown.signatures.sign.click()


def _sign_off(shown: AgreementPage) -> None:
    _signed_by_one(shown)
    settle()
    shown.signatures.hand_over.click()


def _discard(shown: AgreementPage) -> None:
    shown.change.click()
    shown.editor.discard.click()


def _reveal(shown: AgreementPage) -> None:
    if shown.rules.watchwords is not None:
        shown.rules.watchwords.reveal.click()


def _share(act: Callable[[SharePage], object]) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("share")
        if isinstance(stage.window.page, SharePage):
            act(stage.window.page)
            settle()

    return play


def _saved(stage: Stage) -> None:
    def save(shown: SharePage) -> None:
        shown.saving.choose = lambda _window, name, chosen: chosen(stage.folder / name)
        shown.deed.click()
        shown.deed.click()

    _share(save)(stage)


def _too_late(shown: SharePage) -> None:
    shown.contents.end.setDate(_AFTER)


def _reword(stage: Stage) -> None:
    held_back(stage)

    def reword(shown: SharePage) -> None:
        shown.withheld.toggle.click()
        shown.withheld.rewording.emit(next(iter(shown.state.rewordings)))

    _share(reword)(stage)


def _as_file(shown: SharePage) -> None:
    shown.paper.segments.set_index(1)
    shown.paper.segments.chosen.emit(1)


SHARING = (
    Scene("agreement-draft", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_change)),
    Scene("agreement-subjects", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_subjects)),
    Scene("agreement-signed-by-one", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_signed_by_one)),
    Scene("agreement-sign-off", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_sign_off)),
    Scene("agreement-discard", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_discard)),
    Scene("agreement-revealed", Role.EXECUTIVE, CLOSE, _agreement(_reveal)),
    Scene("agreement-names", Role.EXECUTIVE, CLOSE, _agreement(lambda shown: shown.names.change.click())),
    Scene("share-agreed", Role.EXECUTIVE, CLOSE, _share(lambda shown: shown.deed.click())),
    Scene("share-saved", Role.EXECUTIVE, CLOSE, _saved),
    Scene("share-problem", Role.EXECUTIVE, CLOSE, _share(_too_late)),
    Scene("share-withheld", Role.EXECUTIVE, CLOSE, _share(lambda shown: shown.withheld.toggle.click())),
    Scene("share-reword", Role.EXECUTIVE, CLOSE, _reword),
    Scene("share-as-file", Role.EXECUTIVE, CLOSE, _share(_as_file)),
    Scene("share-sentence", Role.EXECUTIVE, CLOSE, _share(lambda shown: shown.sentences.write.click())),
)
