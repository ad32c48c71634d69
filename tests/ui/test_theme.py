"""The tokens keep their promises of contrast, and the window wears them at every text size."""

import tomllib
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rmdesk import resources
from rmdesk.ui.fonts import made
from rmdesk.ui.sizes import column, gap, sizes
from rmdesk.ui.theme import Theme
from rmdesk.ui.tokens import SCALES, read_tokens
from rmdesk.ui.widgets.text import words


@pytest.fixture(scope="module")
def file() -> dict[str, Any]:
    """The token file as a TOML reader reads it."""
    return tomllib.loads(resources.path("themes", "tokens.toml").read_text(encoding="utf-8"))


def test_the_quick_reader_reads_what_toml_says(file: dict[str, Any]) -> None:
    tokens = read_tokens()
    assert tokens.light == file["color"]["light"]
    assert tokens.dark == file["color"]["dark"]
    assert (tokens.space, tokens.radius, tokens.size) == (file["space"], file["radius"], file["size"])
    assert {name: style.px for name, style in tokens.styles.items()} == {
        name: row["px"] for name, row in file["type"].items() if name != "hinting"
    }
    assert tokens.styles["clock"] == (112, 500, "Inter Display", True)
    assert list(SCALES) == file["meta"]["scales"]


def test_light_and_dark_name_the_same_colours(file: dict[str, Any]) -> None:
    assert file["color"]["light"].keys() == file["color"]["dark"].keys()


def test_every_contrast_is_what_the_file_says_and_enough(file: dict[str, Any]) -> None:
    rows = {name: row for name, row in file["contrast"].items() if name != "pairs"}
    assert rows.keys() == file["contrast"]["pairs"].keys()
    for name, row in rows.items():
        for look in ("light", "dark"):
            found = min(_contrast(pair, file["color"][look]) for pair in file["contrast"]["pairs"][name])
            assert found == pytest.approx(row[look], abs=0.01), (name, look)
            assert found >= row["needed"], (name, look)


def test_the_palette_has_all_roles_and_greys_what_is_disabled(dressed: Theme, qapp: QApplication) -> None:
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == dressed.hex("window")
    assert palette.color(QPalette.ColorRole.PlaceholderText).name().upper() == dressed.hex("muted")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name().upper() == dressed.hex("control")


def test_dark_and_light_are_chosen_and_told(dressed: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dressed.changed):
        dressed.set_mode("dark")
    assert dressed.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(dressed.tokens.dark["window"])


def test_system_follows_what_the_desktop_shows(dressed: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dressed.changed):
        dressed.set_mode("system")
    assert not dressed.is_dark  # the tests' desktop is light


@pytest.mark.parametrize("scale", SCALES)
def test_sizes_follow_the_text(dressed: Theme, qtbot: QtBot, scale: float) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    lines = column(box, spacing=8, margins=(10, 0, 0, 4))
    sizes(box, width=200)
    space = gap(12)
    lines.addWidget(space)
    title = words("Goals", "page_title")
    lines.addWidget(title)
    box.show()
    dressed.set_scale(scale)
    assert box.width() == round(200 * scale)
    assert lines.spacing() == round(8 * scale)
    assert lines.contentsMargins().left() == round(10 * scale)
    assert space.height() == round(12 * scale)
    assert title.fontInfo().pixelSize() == round(28 * scale)


def test_a_label_with_a_smaller_least_size_wants_less(dressed: Theme, qtbot: QtBot) -> None:
    label = words("M2", "small", wraps=False)
    qtbot.addWidget(label)
    dressed.set_scale(1.75)
    sizes(label, width=32, min_height=22)
    label.show()
    assert label.sizeHint() == QSize(56, 38)  # Qt keeps it, whatever the least size is later
    sizes(label, width=18, min_height=12)
    assert label.sizeHint().width() < 56
    assert label.sizeHint().height() < 38


def test_another_text_size_than_the_four_is_ignored(dressed: Theme) -> None:
    dressed.set_scale(1.1)
    assert dressed.scale == 1.0


def test_titles_and_text_are_set_in_the_bundled_fonts(dressed: Theme, qtbot: QtBot) -> None:
    title, text = words("Goals", "page_title"), words("Goals", "strong")
    for label in (title, text):
        qtbot.addWidget(label)
        label.ensurePolished()
    assert title.fontInfo().family() == "Inter Display"
    assert (text.fontInfo().family(), text.fontInfo().weight()) == ("Inter", 600)


def test_figures_in_columns_have_one_width(dressed: Theme, qtbot: QtBot) -> None:
    label = words("1", "figure")
    qtbot.addWidget(label)
    label.ensurePolished()
    metrics = label.fontMetrics()
    assert metrics.horizontalAdvance("1") == metrics.horizontalAdvance("8")
    assert made(20, 400).featureTags() == []


def test_what_waits_for_the_first_paint_is_dropped_with_its_owner(qtbot: QtBot, dressed: Theme) -> None:
    done: list[str] = []
    dressed.later(dressed, lambda: done.append("now"))
    assert done == ["now"]


def _contrast(pair: str, colors: dict[str, str]) -> float:
    """WCAG 2: (lighter + 0.05) / (darker + 0.05)."""
    first, second = (_luminance(colors[name]) for name in pair.split("/"))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(color: str) -> float:
    """WCAG 2 relative luminance."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
