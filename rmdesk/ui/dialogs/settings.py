"""Settings: rest before the lock, text size, look, sound. Each holds at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.settings import IDLE_MINUTES, MODES, TEXT_SIZES, Settings
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import NumberField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr


class SettingsDialog(Dialog):
    """Four rows; what is chosen shows in the window behind."""

    chosen = Signal(object)
    """The new `Settings`."""

    def __init__(self, parent: QWidget | None, settings: Settings) -> None:
        super().__init__(parent, tr("Settings"), width=520)
        self._settings = settings
        self.minutes = NumberField(IDLE_MINUTES.start, IDLE_MINUTES.stop - 1)
        self.minutes.setValue(settings.idle_minutes)
        self.minutes.valueChanged.connect(
            lambda minutes: self._choose(self._settings._replace(idle_minutes=minutes))
        )
        self.text_size = Segmented([f"{size} %" for size in TEXT_SIZES], name=tr("Text size"))
        self.text_size.set_index(TEXT_SIZES.index(settings.text_size))
        self.text_size.chosen.connect(self._on_text_size_chosen)
        self.look = Segmented((tr("As the system"), tr("Light"), tr("Dark")), name=tr("Look"))
        self.look.set_index(MODES.index(settings.theme))
        self.look.chosen.connect(self._on_look_chosen)
        self.sound = Tick(tr("A quiet sound when it is time to switch, and five minutes before the end"))
        self.sound.setChecked(settings.alert_sound)
        self.sound.toggled.connect(lambda sounds: self._choose(self._settings._replace(alert_sound=sounds)))
        sizes(self.minutes, width=90)
        self._add(tr("Lock after minutes of rest"), self.minutes)
        self._add(tr("Text size"), self.text_size)
        self._add(tr("Look"), self.look)
        self.body.addWidget(self.sound)
        close = button(tr("Close"), "plain")
        close.clicked.connect(self.accept)
        self.add_answers(close)
        self.minutes.setFocus()

    def _on_text_size_chosen(self, place: int) -> None:
        self._choose(self._settings._replace(text_size=TEXT_SIZES[place]))

    def _on_look_chosen(self, place: int) -> None:
        self._choose(self._settings._replace(theme=MODES[place]))

    def _choose(self, settings: Settings) -> None:
        self._settings = settings
        self.chosen.emit(settings)

    def _add(self, text: str, field: QWidget) -> None:
        line = row(spacing=16)
        line.addWidget(labelled(text, field, "strong"), 1)
        line.addWidget(field)
        self.body.addLayout(line)
