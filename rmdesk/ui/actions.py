"""The one table of what can be done: menus, palette, keys and the list of shortcuts are built from it."""

from typing import NamedTuple

from rmdesk.wording import tr


class ActionRow(NamedTuple):
    """One thing to do. `menu` is a key of `MENUS`, "" for keys that stand in no menu."""

    action_id: str
    text: str
    key: str
    icon: str
    menu: str
    help: str
    group: int = 0
    """Rows of one menu with different groups stand apart."""


MENUS: tuple[tuple[str, str], ...] = (
    ("file", tr("&File")),
    ("edit", tr("&Edit")),
    ("view", tr("&View")),
    ("go", tr("&Go")),
    ("session", tr("&Session")),
    ("help", tr("&Help")),
)
"""The menus from left to right; Go begins with the pages."""

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new_pairing", tr("New pairing…"), "", "users-round", "file", tr("begin with another partner")),
    ActionRow(
        "switch_pairing",
        tr("Other pairing…"),
        "",
        "arrow-left-right",
        "file",
        tr("show another of your pairings"),
    ),
    ActionRow(
        "open_journal",
        tr("Open other journal…"),
        "Ctrl+O",
        "folder-open",
        "file",
        tr("lock this one first"),
        1,
    ),
    ActionRow(
        "new_journal", tr("New journal…"), "", "book-open", "file", tr("with a passphrase of its own"), 1
    ),
    ActionRow(
        "read_file",
        tr("Read a summary…"),
        "",
        "file-text",
        "file",
        tr("shows a saved file, and whether it was changed"),
        1,
    ),
    ActionRow(
        "takeout",
        tr("Save a readable copy…"),
        "",
        "hard-drive",
        "file",
        tr("all of the journal, unencrypted"),
        1,
    ),
    ActionRow("import", tr("Import…"), "", "download", "file", tr("a readable copy into this journal"), 1),
    ActionRow(
        "settings",
        tr("Settings…"),
        "Ctrl+,",
        "settings",
        "file",
        tr("look, text size and minutes of rest"),
        2,
    ),
    ActionRow(
        "change_passphrase",
        tr("Change passphrase…"),
        "",
        "key-round",
        "file",
        tr("the recovery key stays good"),
        2,
    ),
    ActionRow(
        "print",
        tr("Print…"),
        "Ctrl+P",
        "file-text",
        "file",
        tr("the page, on paper for the two of you"),
        2,
    ),
    ActionRow(
        "lock", tr("Lock now"), "Ctrl+L", "lock", "file", tr("saves, and forgets the passphrase at once"), 3
    ),
    ActionRow("quit", tr("Quit"), "Ctrl+Q", "log-out", "file", tr("saves and closes the journal"), 3),
    ActionRow(
        "undo",
        tr("Undo"),
        "Ctrl+Z",
        "undo-2",
        "edit",
        tr("takes back typing, or what you did last while Undo is shown"),
    ),
    ActionRow(
        "redo", tr("Redo"), "Ctrl+Shift+Z", "arrow-right", "edit", tr("does again what Undo took back")
    ),
    ActionRow("new_thing", tr("New"), "Ctrl+N", "plus", "edit", tr("a new thing of this page"), 1),
    ActionRow("duplicate", tr("Duplicate"), "Ctrl+D", "book-open", "edit", tr("a copy of the lesson"), 1),
    ActionRow(
        "raise",
        tr("Who reads this"),
        "Ctrl+R",
        "users-round",
        "edit",
        tr("the badge of the field you are in"),
        1,
    ),
    ActionRow(
        "filter",
        tr("Filter this list"),
        "Ctrl+F",
        "search",
        "edit",
        tr("shows only what holds your words"),
        2,
    ),
    ActionRow(
        "search", tr("Search or do something"), "Ctrl+K", "search", "edit", tr("in this journal only"), 2
    ),
    ActionRow("text_larger", tr("Text larger"), "Ctrl++", "type", "view", tr("up to 175 %")),
    ActionRow("text_smaller", tr("Text smaller"), "Ctrl+-", "type", "view", tr("down to 100 %")),
    ActionRow("text_normal", tr("Text normal"), "Ctrl+0", "type", "view", tr("100 %")),
    ActionRow("theme_light", tr("Light"), "", "sun", "view", tr("colours of paper"), 1),
    ActionRow("theme_dark", tr("Dark"), "", "moon", "view", tr("colours of the night"), 1),
    ActionRow(
        "theme_system",
        tr("Light or dark as the system"),
        "",
        "monitor",
        "view",
        tr("follows your desktop"),
        1,
    ),
    ActionRow(
        "full_screen", tr("Full screen"), "F11", "maximize", "view", tr("the window without its frame"), 2
    ),
    ActionRow("back", tr("Back"), "Alt+Left", "arrow-left", "go", tr("the page before this one"), 9),
    ActionRow("new_session", tr("New session…"), "", "calendar-days", "session", tr("plan the next meeting")),
    ActionRow(
        "plan_series",
        tr("Plan a series…"),
        "",
        "calendar-days",
        "session",
        tr("several meetings at once, with their dates"),
    ),
    ActionRow(
        "run_session",
        tr("Run this session"),
        "",
        "play",
        "session",
        tr("agenda to tick, a line for notes, the time"),
    ),
    ActionRow("start_clock", tr("Start the clock"), "", "timer", "session", tr("who drives, who navigates")),
    ActionRow(
        "small_strip", tr("Small strip"), "", "pin", "session", tr("the clock, small, above other windows")
    ),
    ActionRow("wrap_up", tr("Wrap up"), "", "notebook-pen", "session", tr("five lines after a session")),
    ActionRow(
        "save_calendar",
        tr("Save the dates as a calendar file…"),
        "",
        "download",
        "session",
        tr("days, times and one title; no topic, no name"),
        1,
    ),
    ActionRow(
        "save_summary",
        tr("Save summary…"),
        "Ctrl+E",
        "download",
        "session",
        tr("what both of you agreed to"),
        1,
    ),
    ActionRow("shortcuts", tr("Keys"), "Ctrl+/", "keyboard", "help", tr("everything that has a key")),
    ActionRow(
        "what_is_stored",
        tr("What is stored where"),
        "",
        "hard-drive",
        "help",
        tr("files, folders and who can read them"),
    ),
    ActionRow("about", tr("About rmdesk"), "", "info", "help", tr("version and licences")),
    ActionRow(
        "primary", tr("The page's main button"), "Ctrl+Return", "check", "", tr("agrees, saves, goes on")
    ),
    ActionRow(
        "next_region", tr("Next part of the window"), "F6", "arrow-right", "", tr("rail, page, status line")
    ),
    ActionRow(
        "previous_region", tr("Part before"), "Shift+F6", "arrow-left", "", tr("status line, page, rail")
    ),
)
"""Only what the program can do; an action that nobody bound is shown nowhere."""

CLOCK_KEYS: tuple[ActionRow, ...] = (
    ActionRow("switch", tr("Switch"), "Space", "", "", tr("on the clock and its strip; gives back too")),
    ActionRow("took_over", tr("Took over"), "T", "", "", tr("then 1 to 4: slow, stuck, shortcut, asked")),
    ActionRow("talk", tr("Talk"), "K", "", "", tr("hands off; once more drives on")),
    ActionRow("pause", tr("Pause"), "P", "", "", tr("an interruption, counted nowhere; once more goes on")),
    ActionRow("note", tr("Add a note"), "N", "", "", tr("of this session, beside the clock")),
    ActionRow(
        "stuck", tr("Stuck here"), "S", "", "", tr("marks the step that is due; once more takes it back")
    ),
    ActionRow(
        "clock", tr("Back to the clock"), "Esc", "", "", tr("from a step, from a note, from the strip")
    ),
)
"""Keys of the clock while it runs; they stand in the list of keys and in no menu."""

EXTRA_KEYS = {
    "redo": ("Ctrl+Y",),
    "text_larger": ("Ctrl+=",),
    "primary": ("Ctrl+Enter",),
    "shortcuts": ("Ctrl+?",),
}
"""Second keys for the same thing: keyboards differ."""

NOT_IN_PALETTE = frozenset({"search", "undo", "redo", "primary", "next_region", "previous_region", "raise"})
"""What makes no sense to pick from a list that covers the page."""

WHILE_HANDED_OVER = frozenset(
    {
        *("lock", "quit", "undo", "redo", "back", "primary", "next_region", "previous_region", "shortcuts"),
        *("text_larger", "text_smaller", "text_normal", "theme_light", "theme_dark", "theme_system"),
        "full_screen",
    }
)
"""What can be done while the partner reads at this desk. A hidden menu bar alone would leave the keys alive,
and hides no menus where the system shows them at the top of the screen."""


def by_id(action_id: str) -> ActionRow:
    """The row with this id. Raises KeyError."""
    return _BY_ID[action_id]


def key_words(key: str) -> str:
    """A key as it is written on a keyboard: "Ctrl Enter"."""
    last_is_plus = key.endswith("++")
    spaced = key.replace("Return", tr("Enter")).replace("+", " ").strip()
    return f"{spaced} +" if last_is_plus else spaced


_BY_ID = {row.action_id: row for row in ACTIONS}
