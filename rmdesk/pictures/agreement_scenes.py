"""The agreement as a living thing: read, changed, signed, made stricter, compared, stopped, erased."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Role, Side
from rmdesk.journal.agreement_forms import AgreementForm, RuleForm, Terms
from rmdesk.journal.drafts import propose_change, save_draft
from rmdesk.journal.stopping import stop_pairing
from rmdesk.pictures.scene import AFTER_SESSION_8, Play, Scene, write
from rmdesk.pictures.stage import Stage, settle
from rmdesk.ui.dialogs.paper import PaperDialog
from rmdesk.ui.pages.agreement import AgreementPage
from rmdesk.ui.pages.agreement.draft import form_of
from rmdesk.ui.pages.agreement.state import agreement_state
from rmdesk.ui.reading_order import show_whole

_LATER = datetime(2026, 9, 20, 9, 0, tzinfo=UTC)
_TERMS = Terms(
    why="Forty minutes is as long as one can take in.",
    horizon_short="Greta drives in every second session",
    horizon_long="The phone is a work tool, and the maze for new hires is shorter",
    ends_on=date(2026, 6, 16),
    sessions=12,
    minutes=40,
    executive_budget=120,
    mentor_budget=180,
    commitments=(
        (Side.EXECUTIVE, "I leave my own phone in the bag unless it is the exercise."),
        (Side.EXECUTIVE, "I say so when I do not follow, at once."),
        (Side.MENTOR, "Hands in pockets: I say what for, then where, then which button."),
    ),
    stakeholders=(("HR", Audience.COORDINATOR), ("IT service desk", Audience.EVERYONE)),
)


def _agreement(act: Callable[[AgreementPage], object] = lambda _shown: None) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("agreement")
        if isinstance(stage.window.page, AgreementPage):
            act(stage.window.page)
            settle()

    return play


def _with_draft(act: Callable[[AgreementPage], object]) -> Play:
    """A draft that says all it can say, and is stricter about goals."""

    def play(stage: Stage) -> None:
        journal, pairing_id = stage.desk.journal, stage.desk.pairing_id
        draft = journal.do(stage, propose_change, pairing_id)
        state = journal.ask(agreement_state, pairing_id)
        if state.draft is not None:
            form = form_of(state.draft.view)
            _fill(stage, draft.id, form)
        _agreement(act)(stage)

    return play


def _fill(stage: Stage, draft_id: str, form: AgreementForm) -> None:
    stricter = RuleForm(11, audience=Audience.PAIR, subjects=(Subject.GOAL,))
    change = "Goals stay with us; what each promises"
    full = replace(form, change=change, terms=_TERMS, rules=(*form.rules, stricter))
    stage.desk.journal.do(stage, save_draft, draft_id, full)


def _change(shown: AgreementPage) -> None:
    """A second change, with a rule of the pair's own."""
    shown.change.click()
    write(shown.editor.change, "One lesson in three is Greta's")
    shown.editor.add_rule.click()
    settle()


def _terms(shown: AgreementPage) -> None:
    """The terms of a draft, all unfolded."""
    shown.change.click()
    for folded in (shown.editor.terms.how, shown.editor.terms.around):
        folded.toggle.click()
    settle()
    shown.editor.terms.promises.fields[Role.MENTOR].setFocus()
    _show_last(shown)


def _show_last(shown: AgreementPage) -> None:
    """Scroll to the end of the page."""
    settle()
    for area in shown.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _show_draft(shown: AgreementPage) -> None:
    shown.which.set_index(1)
    shown.which.chosen.emit(1)
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


def _on_paper(shown: AgreementPage) -> None:
    _signed_by_one(shown)
    settle()
    shown.signatures.on_paper.click()


def _signed_on_paper(stage: Stage) -> None:
    """Signed by one in the program, by the other on paper."""
    scan = stage.folder / "scan.png"
    scan.write_bytes(b"a scan of the signed agreement")
    _agreement(_on_paper)(stage)
    page = stage.window.page
    dialog = page.dialog if isinstance(page, AgreementPage) else None
    if isinstance(dialog, PaperDialog):
        dialog.choose = lambda _window, chosen: chosen(scan)
        dialog.pick.click()
        while stage.desk.tasks.is_busy:
            settle()
        dialog.yes.click()


def _new_code(shown: AgreementPage) -> None:
    _signed_by_one(shown)
    settle()
    shown.signatures.new_code.click()


def _discard(shown: AgreementPage) -> None:
    shown.change.click()
    shown.editor.discard.click()


def _reveal(shown: AgreementPage) -> None:
    if shown.rules.watchwords is not None:
        shown.rules.watchwords.reveal.click()


def _hold(shown: AgreementPage) -> None:
    """What is stricter holds at once; then the rules in force."""
    shown.signatures.narrower.at_once.click()
    shown.which.set_index(0)
    shown.which.chosen.emit(0)


def _below(shown: AgreementPage) -> None:
    _show_draft(shown)
    _show_last(shown)


def _held(shown: AgreementPage) -> None:
    _show_draft(shown)
    _hold(shown)


def _log(shown: AgreementPage) -> None:
    """With a line that can still get a reason."""
    _held(shown)
    shown.versions.whole_log.click()


def _try(text: str) -> Callable[[AgreementPage], object]:
    def act(shown: AgreementPage) -> None:
        shown.simulator.text.setFocus()
        shown.simulator.text.setPlainText(text)
        shown.simulator.answer()
        settle()
        show_whole(shown.simulator)

    return act


def _stopped(shown: AgreementPage) -> None:
    shown.way_out.stop.click()
    shown.dialog.accept() if shown.dialog is not None else None


def _due(stage: Stage) -> None:
    """Closed in June; in September what only one could read is due."""
    stage.clock.set(CLOSE)
    stage.desk.journal.do(stage, stop_pairing, stage.desk.pairing_id)
    stage.clock.set(_LATER)
    _agreement()(stage)


_HELD_BACK = "If Heron closes, G. H. must tell the depots first."

AGREEMENT = (
    Scene("09-agreement", Role.EXECUTIVE, CLOSE, _agreement()),
    Scene("agreement-below", Role.EXECUTIVE, CLOSE, _agreement(_show_last)),
    Scene("agreement-revealed", Role.EXECUTIVE, CLOSE, _agreement(_reveal)),
    Scene("agreement-try-held", Role.EXECUTIVE, CLOSE, _agreement(_try(_HELD_BACK))),
    Scene(
        "agreement-try-leaves",
        Role.EXECUTIVE,
        CLOSE,
        _agreement(_try("A second reader looks for figures before a post goes out.")),
    ),
    Scene("agreement-log", Role.EXECUTIVE, AFTER_SESSION_8, _with_draft(_log)),
    Scene("agreement-names", Role.EXECUTIVE, CLOSE, _agreement(lambda shown: shown.names.change.click())),
    Scene("agreement-stop", Role.EXECUTIVE, CLOSE, _agreement(lambda shown: shown.way_out.stop.click())),
    Scene("agreement-stopped", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_stopped)),
    Scene("agreement-erase", Role.EXECUTIVE, CLOSE, _due),
    Scene("agreement-whole-draft", Role.EXECUTIVE, AFTER_SESSION_8, _with_draft(_show_draft)),
    Scene(
        "agreement-whole-draft-below",
        Role.EXECUTIVE,
        AFTER_SESSION_8,
        _with_draft(_below),
    ),
    Scene(
        "agreement-stricter",
        Role.EXECUTIVE,
        AFTER_SESSION_8,
        _with_draft(_held),
    ),
    Scene(
        "agreement-compare",
        Role.EXECUTIVE,
        AFTER_SESSION_8,
        _with_draft(lambda shown: shown.versions.compare.click()),
    ),
    Scene("agreement-terms", Role.EXECUTIVE, AFTER_SESSION_8, _with_draft(_terms)),
    Scene("agreement-draft", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_change)),
    Scene("agreement-subjects", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_subjects)),
    Scene("agreement-signed-by-one", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_signed_by_one)),
    Scene("agreement-sign-off", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_sign_off)),
    Scene("agreement-on-paper", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_on_paper)),
    Scene("agreement-signed-on-paper", Role.EXECUTIVE, AFTER_SESSION_8, _signed_on_paper),
    Scene("agreement-new-code", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_new_code)),
    Scene("agreement-discard", Role.EXECUTIVE, AFTER_SESSION_8, _agreement(_discard)),
)
