"""The left part of the page: what goes in, what stays, what was looked for, who agreed, what left."""

from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import DocumentKind
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.share.consents import ConsentsCard
from rmdesk.ui.pages.share.contents import WhatGoesIn
from rmdesk.ui.pages.share.leak_check import LeakCheck
from rmdesk.ui.pages.share.lines import LinesCard
from rmdesk.ui.pages.share.log import LogCard
from rmdesk.ui.pages.share.news import HeldNews
from rmdesk.ui.pages.share.sentences import SentencesCard
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.pages.share.withheld import WithheldCard
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.wording import sharing, tr


class Left(QWidget):
    """One card under the other, in the order in which one asks."""

    def __init__(self, desk: Desk, by: object) -> None:
        """`by` is the page that writes."""
        super().__init__()
        self._desk = desk
        self.kinds = Segmented(self._kind_words(), name=tr("What is to be sent"))
        self.contents = WhatGoesIn(desk.journal.clock().date())
        self.held_news = HeldNews()
        self.lines = LinesCard()
        self.withheld = WithheldCard()
        self.check = LeakCheck(desk)
        self.consents = ConsentsCard()
        self.sentences = SentencesCard(desk, by)
        self.log = LogCard()
        lines = column(self, spacing=10)
        choice = row()
        choice.addWidget(self.kinds)
        choice.addStretch(1)
        lines.addLayout(choice)
        for part in (self.contents, self.held_news, self.lines, self.withheld, self.check, self.consents):
            lines.addWidget(part)
        lines.addWidget(self.sentences)
        lines.addWidget(self.log)
        lines.addStretch(1)

    def show_state(self, state: ShareState) -> None:
        """Show all of it."""
        self.kinds.set_index(int(state.kind is DocumentKind.NEWS))
        for part in (self.contents, self.held_news, self.lines, self.withheld, self.consents):
            part.show_state(state)
        self.check.show_state(state, self.consents.file_format)
        self.sentences.show_state(state)
        self.log.show_state(state)

    def _kind_words(self) -> tuple[str, str]:
        reader = self._desk.readers.coordinator or ""
        first = DocumentKind.SUMMARY if reader else DocumentKind.REPORT
        return sharing.choice_words(first, reader), sharing.choice_words(DocumentKind.NEWS, reader)
