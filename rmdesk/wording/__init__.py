"""Words for people, shared by the window, the command line and the exporters.

`tr` is where a translation enters: texts are looked up by their English wording.
"""

from gettext import gettext as tr

__all__ = ["tr"]
