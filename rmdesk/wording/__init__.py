"""Words for people, shared by the window, the command line and the exporters.

`tr` is where a translation enters: texts are looked up by their English wording.
"""

from gettext import translation

# Looked for once: `gettext.gettext` searches the disk anew for each text it is asked.
tr = translation("rmdesk", fallback=True).gettext

__all__ = ["tr"]
