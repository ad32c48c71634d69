"""The one style sheet of the application, made from the tokens.

Widgets choose their rules by dynamic properties (`kind`, `tone`, `card`, `chip`, `badge`, `notice`, `frame`);
no widget has a style sheet of its own, or it would keep old colours when the theme changes.
"""

from rmdesk.ui.tokens import Tokens

CHIPS = {
    "neutral": ("sunken", "muted"),
    "accent": ("accent_soft", "accent"),
    "clay": ("clay_soft", "clay"),
    "success": ("success_soft", "success"),
    "warning": ("warning_soft", "warning"),
    "danger": ("danger_soft", "danger"),
}
"""Tone of a chip: ground and words."""
BADGES = {"only_me": "neutral", "pair": "accent", "coordinator": "warning", "everyone": "warning"}
"""Who reads this: colour rises with exposure."""
TONES = (
    "text",
    "muted",
    "accent",
    "clay",
    "success",
    "warning",
    "danger",
    "on_accent",
    "on_danger",
    "window",
)


def style_sheet(tokens: Tokens, *, dark: bool, scale: float) -> str:
    """The rules for one theme and one text size."""
    sheet = _Sheet(tokens, tokens.dark if dark else tokens.light, scale)
    parts = (sheet.frame(), sheet.text(), sheet.boxes(), sheet.buttons(), sheet.fields(), sheet.lists())
    return "\n".join(parts)


class _Sheet:
    """Writes rules; `c` is a colour, `px` a scaled size, `ring` the width of the focus ring."""

    def __init__(self, tokens: Tokens, colors: dict[str, str], scale: float) -> None:
        self._tokens = tokens
        self._c = colors
        self._scale = scale
        self._ring = self._px(tokens.size["ring"])

    def _px(self, size: float) -> int:
        return round(size * self._scale)

    def _type(self, style: str) -> str:
        look = self._tokens.styles[style]
        family = f' font-family: "{look.family}";' if look.family != "Inter" else ""
        return f"font-size: {self._px(look.px)}px; font-weight: {look.weight};{family}"

    def _height(self, name: str, border: int = 1) -> str:
        height = self._px(self._tokens.size[name]) - 2 * border
        return f"min-height: {height}px; max-height: {height}px;"

    def _radius(self, name: str) -> str:
        return f"border-radius: {self._px(self._tokens.radius[name])}px;"

    def frame(self) -> str:
        """Window, menus, scroll bars, tool tips."""
        c, px = self._c, self._px
        handle = (px(12) - 2 * px(2)) // 2  # half of its width: one more, and Qt draws it square
        return f"""
QMainWindow {{ background: {c["rail"]}; }}
QDialog {{ background: {c["window"]}; }}
QFrame[frame="sheet"] {{ background: {c["window"]}; border: 0; border-top: 1px solid {c["border"]};
  border-left: 1px solid {c["border"]}; border-top-left-radius: {px(self._tokens.radius["card"])}px; }}
QFrame[frame="whole"] {{ background: {c["window"]}; border: 0; border-top: 1px solid {c["rail"]};
  border-left: 1px solid {c["rail"]}; }}
QFrame[frame="steps"] {{ background: {c["rail"]}; border: 0; }}
QFrame[frame="line"] {{ background: {c["border"]}; border: 0; }}
QMenuBar {{ background: {c["rail"]}; color: {c["muted"]}; {self._type("small")} padding: 0 0 0 {px(8)}px; }}
QMenuBar::item {{ padding: {px(11)}px {px(9)}px {px(12)}px {px(9)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {c["hover"]}; color: {c["text"]}; }}
QMenu {{ background: {c["surface"]}; border: 1px solid {c["rule"]}; padding: {px(5)}px;
  font-size: {px(14)}px; }}
QMenu::item {{ padding: {px(7)}px {px(24)}px {px(7)}px {px(10)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {c["accent_soft"]}; color: {c["text"]}; }}
QMenu::item:disabled {{ color: {c["muted"]}; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::indicator {{ image: none; width: 0; height: 0; }}
QMenu::separator {{ height: 1px; background: {c["border"]}; margin: {px(5)}px {px(8)}px; }}
QToolTip {{ background: {c["surface"]}; color: {c["text"]}; border: 1px solid {c["rule"]};
  padding: {px(4)}px; }}
QScrollArea, QAbstractScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: {px(2)}px; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: {px(2)}px; }}
QScrollBar::handle {{ background: {c["rule"]}; border-radius: {handle}px; min-height: {px(28)}px;
  min-width: {px(28)}px; }}
QScrollBar::handle:hover {{ background: {c["control"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""

    def text(self) -> str:
        """Labels by kind and tone, chips and key caps."""
        c, px = self._c, self._px
        rules = [f'QLabel[kind="{kind}"] {{ {self._type(kind)} }}' for kind in self._tokens.styles]
        rules += [f'QLabel[tone="{tone}"] {{ color: {c[tone]}; }}' for tone in TONES]
        rules.append(f'QLabel[kind="subtitle"] {{ {self._type("body")} }}')
        rules.append(
            f"QLabel[chip] {{ {self._type('badge')} {self._height('chip', 0)} {self._radius('chip')}"
            f" padding: 0 {px(13)}px; }}"
        )
        for tone, (ground, word) in CHIPS.items():
            rules.append(f'QLabel[chip="{tone}"] {{ background: {c[ground]}; color: {c[word]}; }}')
        rules.append(
            f"QLabel[key] {{ font-size: {px(12)}px; font-weight: 500; min-height: {px(18)}px;"
            f" max-height: {px(18)}px; {self._radius('key')} padding: 0 {px(6)}px; }}"
        )
        for key, (ground, edge, word) in {
            "plain": (c["sunken"], c["rule"], c["muted"]),
            "on_accent": ("transparent", c["on_accent"], c["on_accent"]),
        }.items():
            rules.append(
                f'QLabel[key="{key}"] {{ background: {ground}; border: 1px solid {edge}; color: {word}; }}'
            )
        return "\n".join(rules)

    def boxes(self) -> str:
        """Cards, wells, notices and the palette's sheet."""
        c = self._c
        row, bar = self._radius("row"), self._px(6)
        return f"""
QFrame[card="true"] {{ background: {c["surface"]}; border: 1px solid {c["border"]}; {self._radius("card")} }}
QFrame[well="true"] {{ background: {c["sunken"]}; border: 0; {row} }}
QFrame[segments="true"] {{ background: {c["sunken"]}; border: 0; {self._radius("control")} }}
QFrame[notice="banner"] {{ background: {c["danger_fill"]}; border: 0; {row} }}
QFrame[notice="hint"] {{ background: {c["warning_soft"]}; border: 0; {row} }}
QFrame[notice="good"] {{ background: {c["success_soft"]}; border: 0; {row} }}
QFrame[notice="wrong"] {{ background: {c["danger_soft"]}; border: 0; {row} }}
QFrame[notice="toast"] {{ background: {c["text"]}; border: 0; {row} }}
QProgressBar {{ background: {c["track"]}; border: 0; border-radius: {bar // 2}px; min-height: {bar}px;
  max-height: {bar}px; }}
QProgressBar::chunk {{ background: {c["accent"]}; border-radius: {bar // 2}px; }}"""

    def buttons(self) -> str:
        """Every push button by kind, badges, segments."""
        rules = [self._button("primary", 15, 600, 15), self._button("plain", 15, 500, 15)]
        rules += [self._button("flat", 15, 500, 10), self._button("danger", 15, 600, 15)]
        rules += [
            self._button(kind, 13, 500, 12, small=True) for kind in ("plain", "banner", "toast", "primary")
        ]
        rules.append(self._button("flat", 13, 500, 2, small=True))
        rules.append("QPushButton::menu-indicator { image: none; width: 0; }")
        rules.append(self._search_button())
        rules.append(self._large_button())
        rules.append(self._segment())
        rules += [self._badge(level, tone) for level, tone in BADGES.items()]
        return "\n".join(rules)

    def _button(self, kind: str, size: int, weight: int, inner: int, *, small: bool = False) -> str:
        c, px, ring = self._c, self._px, self._ring
        ground, word, edge, hover = {
            "primary": (c["accent"], c["on_accent"], c["accent"], c["accent_hover"]),
            "plain": (c["surface"], c["text"], c["control"], c["hover"]),
            "flat": ("transparent", c["accent"], "transparent", c["hover"]),
            "danger": (c["danger_fill"], c["on_danger"], c["danger_fill"], c["danger_fill"]),
            "banner": ("transparent", c["on_danger"], c["on_danger"], "transparent"),
            "toast": ("transparent", c["window"], c["window"], "transparent"),
        }[kind]
        ring_color = {"primary": "text", "danger": "text", "banner": "on_danger", "toast": "window"}.get(
            kind, "focus"
        )
        height = "button_small" if small else "button"
        chosen = f'QPushButton[kind="{kind}"][small="{str(small).lower()}"]'
        grey = "transparent" if kind == "flat" else c["sunken"]
        return f"""
{chosen} {{ background: {ground}; color: {word}; border: 1px solid {edge}; {self._radius("control")}
  font-size: {px(size)}px; font-weight: {weight}; padding: 0 {max(px(inner) - 1, 1)}px;
  {self._height(height)} }}
{chosen}:hover {{ background: {hover}; }}
{chosen}:disabled {{ background: {grey}; color: {c["control"]};
  border-color: {c["border"] if grey != "transparent" else grey}; }}
{chosen}:focus {{ border: {ring}px solid {c[ring_color]}; padding: 0 {max(px(inner) - ring, 0)}px;
  {self._height(height, ring)} }}"""

    def _large_button(self) -> str:
        """The one button of the lock screen, as high as its field."""
        px, ring = self._px, self._ring
        chosen = 'QPushButton[kind="primary"][large="true"]'
        return f"""
{chosen} {{ min-height: {px(44) - 2}px; max-height: {px(44) - 2}px; }}
{chosen}:focus {{ min-height: {px(44) - 2 * ring}px; max-height: {px(44) - 2 * ring}px; }}"""

    def _search_button(self) -> str:
        c, px, ring = self._c, self._px, self._ring
        return f"""
QPushButton[kind="search"] {{ background: {c["surface"]}; border: 1px solid {c["border"]};
  {self._radius("control")} min-height: {px(30) - 2}px; max-height: {px(30) - 2}px; }}
QPushButton[kind="search"]:focus {{ border: {ring}px solid {c["focus"]}; min-height: {px(30) - 2 * ring}px;
  max-height: {px(30) - 2 * ring}px; }}"""

    def _segment(self) -> str:
        c, px, ring = self._c, self._px, self._ring
        chosen = 'QPushButton[kind="segment"]'
        return f"""
{chosen} {{ background: transparent; border: 1px solid transparent; color: {c["muted"]};
  font-size: {px(13)}px; font-weight: 500; padding: 0 {px(12)}px; border-radius: {px(7)}px;
  min-height: {px(28)}px; max-height: {px(28)}px; }}
{chosen}:checked {{ background: {c["surface"]}; border-color: {c["rule"]}; color: {c["text"]};
  font-weight: 600; }}
{chosen}:focus {{ border: {ring}px solid {c["focus"]}; padding: 0 {px(12) + 1 - ring}px;
  min-height: {px(28) + 2 - 2 * ring}px; max-height: {px(28) + 2 - 2 * ring}px; }}"""

    def _badge(self, level: str, tone: str) -> str:
        c, px, ring = self._c, self._px, self._ring
        ground, word = CHIPS[tone]
        chosen = f'QPushButton[badge="{level}"]'
        return f"""
{chosen} {{ background: {c[ground]}; color: {c[word]}; border: 1px solid {c[ground]}; {self._radius("badge")}
  {self._type("badge")} padding: 0 {px(12) - 1}px 0 {px(8) - 1}px; {self._height("badge")} }}
{chosen}:hover {{ border-color: {c[word]}; }}
{chosen}[quiet="true"] {{ background: transparent; border-color: transparent;
  padding: 0 {px(5) - 1}px 0 {px(5) - 1}px; }}
{chosen}[quiet="true"]:hover {{ background: {c[ground]}; }}
{chosen}:focus {{ border: {ring}px solid {c["focus"]}; {self._height("badge", ring)}
  padding: 0 {px(12) - ring}px 0 {px(8) - ring}px; }}
{chosen}[quiet="true"]:focus {{ border-color: {c["focus"]}; padding: 0 {px(5) - ring}px; }}"""

    def fields(self) -> str:
        """Fields of one line and of many, choices, dates, numbers."""
        c, px, ring = self._c, self._px, self._ring
        one_line = ("QLineEdit", "QComboBox", "QAbstractSpinBox")
        each = ", ".join(one_line)
        all_kinds = (*one_line, "QPlainTextEdit", 'QTextEdit[field="true"]')
        every, focused, off = (
            ", ".join(f"{kind}{state}" for kind in all_kinds) for state in ("", ":focus", ":disabled")
        )
        return f"""
{every} {{ background: {c["surface"]}; color: {c["text"]}; border: 1px solid {c["control"]};
  {self._radius("control")} padding: 0 {px(10)}px; selection-background-color: {c["selection"]};
  selection-color: {c["text"]}; placeholder-text-color: {c["muted"]}; }}
{each} {{ {self._height("field")} }}
{focused} {{ border: {ring}px solid {c["focus"]}; padding: 0 {px(10) + 1 - ring}px; }}
{", ".join(f"{kind}:focus" for kind in one_line)} {{ {self._height("field", ring)} }}
QPlainTextEdit {{ padding: {px(4)}px {px(7)}px; }}
QPlainTextEdit:focus {{ padding: {px(4) + 1 - ring}px {px(7) + 1 - ring}px; }}
{off} {{ background: {c["sunken"]}; color: {c["muted"]}; border-color: {c["border"]}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border-color: {c["danger"]}; }}
QLineEdit[kind="large"] {{ min-height: {px(42)}px; max-height: {px(42)}px; padding: 0 {px(10)}px; }}
QLineEdit[kind="large"]:focus {{ min-height: {px(44) - 2 * ring}px; max-height: {px(44) - 2 * ring}px; }}
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus {{ border: 0; background: transparent; padding: 0;
  {self._type("search")} min-height: {px(49)}px; max-height: {px(49)}px; }}
QLineEdit[kind="title"] {{ {self._type("card_title")} background: transparent; border-color: transparent;
  padding: 0; }}
QLineEdit[kind="title"]:hover {{ border-color: {c["rule"]}; }}
QLineEdit[kind="title"]:focus {{ border: {ring}px solid {c["focus"]}; padding: 0; }}
QLineEdit[kind="title"][wrong="true"] {{ border-color: {c["danger"]}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: 0; padding: 0;
  background: transparent; min-height: 0; }}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button,
QTimeEdit::down-button {{ border: 0; width: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {px(30)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: {c["surface"]}; border: 1px solid {c["rule"]}; padding: {px(4)}px;
  selection-background-color: {c["accent_soft"]}; selection-color: {c["text"]}; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {px(30)}px; padding: 0 {px(6)}px; border: 0;
  border-radius: {px(6)}px; }}
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {{
  background: {c["accent_soft"]}; color: {c["text"]}; }}"""

    def lists(self) -> str:
        """Lists and tables painted by delegates, and the calendar of a date field."""
        c, px = self._c, self._px
        return f"""
QListView, QTableView {{ background: transparent; border: 0; outline: 0; }}
QTableView {{ {self._type("small")} selection-background-color: {c["accent_soft"]};
  selection-color: {c["text"]}; }}
QTableView:focus {{ selection-background-color: {c["selection"]}; }}
QTableView QHeaderView, QTableView QHeaderView::section {{ background: transparent; color: {c["muted"]};
  border: 0; {self._type("label")} }}
QTableView QHeaderView::section {{ border-bottom: 1px solid {c["rule"]}; padding: 0 {px(3)}px; }}
QCalendarWidget {{ background: {c["surface"]}; border: 1px solid {c["rule"]}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c["surface"]}; }}
QCalendarWidget QAbstractItemView {{ background: {c["surface"]}; color: {c["text"]};
  alternate-background-color: {c["surface"]}; selection-background-color: {c["accent"]};
  selection-color: {c["on_accent"]}; font-size: {px(14)}px; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {c["control"]}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {c["text"]}; border: 0; font-weight: 600;
  font-size: {px(15)}px; padding: {px(4)}px {px(8)}px; {self._radius("control")} }}
QCalendarWidget QToolButton:hover {{ background: {c["hover"]}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; width: 0; }}
QCalendarWidget QSpinBox {{ min-height: {px(28)}px; max-height: {px(28)}px; padding: 0 {px(4)}px; }}"""
