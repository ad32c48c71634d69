"""The badge "who reads this" beside every text box: it tells, and a click raises or takes back."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Audience, Tag
from rmdesk.ui.icons import icon, menu_mark
from rmdesk.ui.readers import AUDIENCE_ICONS, AUDIENCE_LEVELS, Readers, tag_words
from rmdesk.ui.sizes import sizes
from rmdesk.ui.style_sheet import BADGES, CHIPS
from rmdesk.ui.widgets.buttons import Button
from rmdesk.ui.widgets.question import Question
from rmdesk.ui.widgets.text import escaped, set_look
from rmdesk.wording import tr

_WITHOUT_PROGRAMME = (Audience.ONLY_ME, Audience.PAIR, Audience.EVERYONE)


class Badge(Button):
    """A button of 26 px: icon and words say who reads; its menu has one sentence for each reader."""

    chosen = Signal(Audience)
    """The person chose these readers; the badge already says so."""
    tag_chosen = Signal(Tag)
    """The person said what the text is about, for rule R4."""
    informal_chosen = Signal(bool)
    """The person said whether a note comes from an informal source."""

    def __init__(
        self,
        readers: Readers,
        audience: Audience = Audience.ONLY_ME,
        tag: Tag = Tag.NONE,
        *,
        quiet: bool = False,
    ) -> None:
        """`quiet`: short words without a ground, where it would outshine the text beside it."""
        super().__init__()
        self._readers = readers
        self._audience = audience
        self._tag = tag
        self._is_quiet = quiet
        self._refused: dict[Audience, str] = {}
        self._informal: bool | None = None
        self._question: Question | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setProperty("quiet", "true" if quiet else "false")
        sizes(self, icon=13)
        self._show()
        self.clicked.connect(self.open_menu)

    @property
    def audience(self) -> Audience:
        """Who reads."""
        return self._audience

    @property
    def tag(self) -> Tag:
        """What the text is about, for rule R4."""
        return self._tag

    def set_audience(self, audience: Audience) -> None:
        """Say who reads; no signal."""
        self._audience = audience
        self._show()

    def set_tag(self, tag: Tag) -> None:
        """Say what the text is about; no signal."""
        self._tag = tag

    def set_informal(self, informal: bool | None) -> None:
        """Say whether a note comes from an informal source; None: the text is no note."""
        self._informal = informal

    def set_readers(self, readers: Readers) -> None:
        """Use other names."""
        self._readers = readers
        self._show()

    def set_refused(self, reasons: Mapping[Audience, str]) -> None:
        """Readers that cannot be chosen, each with the reason as a sentence."""
        self._refused = dict(reasons)

    def set_readonly(self, readonly: bool) -> None:
        """A text of the other author: the badge only tells."""
        self.setDisabled(readonly)

    def open_menu(self) -> None:
        """Show the readers to choose from under the badge."""
        menu = self._menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[self._offered().index(self._audience)])

    def _on_reader_triggered(self, audience: Audience) -> None:
        if audience > max(self._audience, Audience.PAIR):
            self._ask(audience)
        elif audience != self._audience:
            self._choose(audience)

    def _choose(self, audience: Audience) -> None:
        self.set_audience(audience)
        self.chosen.emit(audience)

    def _on_tag_triggered(self, tag: Tag) -> None:
        if tag != self._tag:
            self._tag = tag
            self.tag_chosen.emit(tag)

    def _ask(self, audience: Audience) -> None:
        names = self._readers
        if audience is Audience.EVERYONE:
            title = tr("May everyone at work read this?")
        else:
            title = tr("May {coordinator} read this?").format(coordinator=names.steps()[audience])
        text = tr(
            "You, {partner} and {reader} will read these words, once both of you agreed to the text."
        ).format(partner=names.partner, reader=names.steps()[audience])
        self._question = Question(self.window(), title, text, tr("Raise it"), no=tr("Leave it"))
        self._question.accepted.connect(lambda: self._choose(audience))
        self._question.finished.connect(self._question.deleteLater)
        self._question.open()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for audience in self._offered():
            action = self._entry(menu, audience)
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        tags = menu.addMenu(tr("This is about"))
        tag_group = QActionGroup(tags)
        for tag in Tag:
            tag_action = QAction(menu_mark(), tag_words(tag), tags)
            tag_action.setCheckable(True)
            tag_action.setChecked(tag is self._tag)
            tag_action.triggered.connect(lambda _on=False, chosen=tag: self._on_tag_triggered(chosen))
            tag_group.addAction(tag_action)
            tags.addAction(tag_action)
        if self._informal is not None:
            source = QAction(menu_mark(), tr("From an informal source: it can never be raised"), menu)
            source.setCheckable(True)
            source.setChecked(self._informal)
            source.triggered.connect(self.informal_chosen)
            menu.addAction(source)
        return menu

    def _offered(self) -> list[Audience]:
        """Without a programme there is no coordinator to choose; what was raised before says so still."""
        has_programme = self._readers.coordinator is not None
        return [one for one in Audience if has_programme or one in (self._audience, *_WITHOUT_PROGRAMME)]

    def _entry(self, menu: QMenu, audience: Audience) -> QAction:
        reason = self._refused.get(audience, "")
        sentence = self._readers.sentence(audience)
        text = f"{sentence} · {reason}" if reason else sentence
        action = QAction(icon(AUDIENCE_ICONS[audience], "muted"), escaped(text), menu)
        action.setEnabled(not reason or audience is self._audience)
        action.setCheckable(True)
        action.setChecked(audience is self._audience)
        action.triggered.connect(lambda _on=False, chosen=audience: self._on_reader_triggered(chosen))
        return action

    def _show(self) -> None:
        level = AUDIENCE_LEVELS[self._audience]
        said = self._readers.badge_words(self._audience)
        self.setText(escaped(self._readers.short_words(self._audience) if self._is_quiet else said))
        self.setIcon(icon(AUDIENCE_ICONS[self._audience], CHIPS[BADGES[level]][1]))
        self.setAccessibleName(tr("Who reads this: {readers}").format(readers=said))
        before = self.property("badge")
        if before is None:
            self.setProperty("badge", level)
        elif before != level:
            set_look(self, badge=level)


class _RaiseKey(QObject):
    """Opens a badge by Ctrl+R typed in the field beside it."""

    def __init__(self, badge: Badge, field: QWidget) -> None:
        super().__init__(field)
        self.badge = badge

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(
            event, QKeyEvent
        ):
            is_raise = (
                event.key() == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            )
            if is_raise and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if is_raise and self.badge.isEnabled():
                self.badge.open_menu()
                return True
        return False


def attach(badge: Badge, field: QWidget) -> None:
    """Let Ctrl+R in `field` open `badge`, and Tab go from the one to the other."""
    field.installEventFilter(_RaiseKey(badge, field))
    QWidget.setTabOrder(field, badge)


def badge_of(field: QWidget | None) -> Badge | None:
    """The badge beside `field`, if one is attached."""
    keys = field.findChildren(_RaiseKey, options=Qt.FindChildOption.FindDirectChildrenOnly) if field else []
    return keys[0].badge if keys else None
