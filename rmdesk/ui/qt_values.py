"""Values of Qt's enums for what is built before the first paint.

Qt's namespace `Qt` holds 130 enums, and PySide6 makes all of them when the name is first used: 14 ms, a
tenth of a bare window's start. Properties take the plain numbers too
(`label.setProperty("textFormat", PLAIN_TEXT)`), so the unlock page and the widgets it is made of use these
and leave `Qt` to the time after the first paint.
"""

PLAIN_TEXT = 0
"""`Qt.TextFormat.PlainText`"""
AUTO_TEXT = 2
"""`Qt.TextFormat.AutoText`"""
CENTRE = 0x84
"""`Qt.AlignmentFlag.AlignCenter`"""
NEVER = 1
"""`Qt.ScrollBarPolicy.ScrollBarAlwaysOff`"""
NO_FOCUS = 0
"""`Qt.FocusPolicy.NoFocus`"""
