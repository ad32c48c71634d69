"""The partner's consent at this desk: by the sign-off code, or as it was given on paper."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import DocumentKind
from rmdesk.export.markdown import HEADINGS
from rmdesk.journal.choices import sections_of
from rmdesk.journal.consents import consent_as_partner, consent_on_paper
from rmdesk.journal.db import Db
from rmdesk.journal.signatures import Paper
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.paper import PaperAsked, PaperDialog
from rmdesk.ui.dialogs.sign_off import HandOver, SignOffDialog, Waits, seed_of
from rmdesk.ui.pages.share.state import ShareState, agree
from rmdesk.wording import dates, tr


class PartnersAnswer(QObject):
    """Opens the dialogs; a wrong code costs a growing wait, also when the dialog is closed meanwhile."""

    given = Signal()

    def __init__(self, page: QWidget, desk: Desk, by: object) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._by = by
        self._waits = Waits()
        self.dialog: SignOffDialog | PaperDialog | None = None
        """What was opened last."""

    def by_code(self, shown: ShareState) -> None:
        """Ask for the sign-off code."""
        agreement = shown.agreement
        if agreement is None:
            return
        dialog = SignOffDialog(
            self._page.window(),
            self._desk.tasks,
            _asked(shown),
            lambda code: seed_of(agreement, code),
            lambda seed: self._agree_by_code(shown, seed),
        )
        dialog.use_waits(self._waits)
        self._open(dialog)

    def on_paper(self, shown: ShareState) -> None:
        """Ask for the day on the paper and its scan."""
        partner = shown.first_name(shown.own_role.other)
        told = tr("The paper shows the text on this page, and that {name} agrees to it.")
        asked = PaperAsked(
            title=tr("{name} agreed on paper").format(name=partner),
            told=told.format(name=partner),
            say=tr("It was agreed on paper"),
        )
        today = self._desk.journal.ask(lambda db: db.today())
        self._open(
            PaperDialog(
                self._page.window(),
                self._desk.tasks,
                asked,
                today,
                lambda paper: self._agree_on_paper(shown, paper),
            )
        )

    def _open(self, dialog: SignOffDialog | PaperDialog) -> None:
        dialog.accepted.connect(self.given)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _agree_by_code(self, shown: ShareState, seed: bytes) -> None:
        pairing_id = self._desk.pairing_id

        def consent(db: Db) -> None:
            consent_as_partner(db, pairing_id, shown.view.choice, seed)

        self._desk.journal.do(self._by, agree, pairing_id, shown.view, consent)

    def _agree_on_paper(self, shown: ShareState, paper: Paper) -> None:
        pairing_id, role = self._desk.pairing_id, shown.own_role.other

        def consent(db: Db) -> None:
            consent_on_paper(db, pairing_id, shown.view.choice, role, paper)

        self._desk.journal.do(self._by, agree, pairing_id, shown.view, consent)


def _asked(shown: ShareState) -> HandOver:
    partner = shown.first_name(shown.own_role.other)
    told = tr("{name}, your code agrees to exactly the text on the page behind this window.")
    return HandOver(
        title=tr("{name} agrees to this text").format(name=partner),
        told=told.format(name=partner),
        lines=_in_short(shown),
        say=tr("I agree to this text"),
    )


def _in_short(shown: ShareState) -> list[str]:
    if shown.kind is DocumentKind.NEWS:
        return [tr("Lessons and tips for everyone at work, without an author.")]
    sections = [one for one in sections_of(shown.kind) if one not in shown.view.unticked]
    lines = [_section(one) for one in sections]
    if shown.view.period is not None:
        period = dates.period(shown.view.period.start, shown.view.period.end)
        lines.insert(0, tr("The text of {period}.").format(period=period))
    return lines


def _section(section: Section) -> str:
    return f"{section.value}. {HEADINGS[section]}"
