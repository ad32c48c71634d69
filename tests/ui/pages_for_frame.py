"""Two plain pages for the tests of the frame: a list to filter, and a form."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import words


class ListPage(Page):
    """A head with a filter and a button, a card with words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reloads = 0
        self.opened = ""
        self.is_new = False
        self.head.set_title("Sessions")
        self.head.set_subtitle("12 of 12 held, one moved. 610 minutes together.")
        self.filter = Field("Filter", name="Filter")
        self.main = button("New session", "primary", "plus")
        self.head.add(self.filter)
        self.head.add(self.main)
        card = Card()
        self.first = Field("Topic", name="Topic")
        card.body.addWidget(self.first)
        card.body.addWidget(words("Tuesday 10 February, 45 of 45 minutes"))
        card.body.addStretch()
        self.body.addWidget(card, 1)

    def reload(self) -> None:
        self.reloads += 1

    def open_record(self, record_id: str) -> None:
        self.opened = record_id

    def primary(self) -> QPushButton:
        return self.main

    def new_thing(self) -> None:
        self.is_new = True

    def filter_field(self) -> QLineEdit:
        return self.filter

    def first_focus(self) -> QWidget:
        return self.first


class FormPage(Page):
    """Two fields with their badges; saving can be made to fail."""

    can_save = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.set_title("Goals")
        self.saves = 0
        for name in ("I can now", "Thanks for"):
            field, badge = Field(name=name), Badge(desk.readers)
            for widget in (labelled(name, field), field, badge):
                self.body.addWidget(widget)
            attach(badge, field)
        self.body.addStretch()

    def save_now(self) -> bool:
        self.saves += 1
        return self.can_save
