"""The bundled fonts: Inter for all text, Inter Display for page titles, figures and the clock."""

from PySide6.QtGui import QFont, QFontDatabase

from rmdesk import resources

TEXT = "Inter"
DISPLAY = "Inter Display"
_FILES = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "Inter-Italic",
    "InterDisplay-Medium",
    "InterDisplay-SemiBold",
)
_FALLBACKS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "sans-serif")


def load() -> None:
    """Make the bundled fonts known to Qt. All seven take under a millisecond once Qt's font list is up."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"{name}.ttf")))


def made(px: int, weight: int, family: str = TEXT, *, tabular: bool = False) -> QFont:
    """A font of `px` height, unhinted, or headlines set unevenly. `tabular`: all digits of one width."""
    font = QFont([family, *_FALLBACKS])
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        make_tabular(font)
    return font


def make_tabular(font: QFont) -> None:
    """Give all digits of `font` one width, so that figures in columns stand under each other."""
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
