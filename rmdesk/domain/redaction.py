"""Redaction: what may not leave in free text, what a reader sees of it, and what to say instead.

The search is in `rmdesk.domain.lexicon`, its decisions in that module's docstring; this is the way in.
"""

from rmdesk.domain.lexicon import Finding, Lexicon
from rmdesk.domain.rendering import clean, rendered
from rmdesk.domain.rewording import suggestion
from rmdesk.domain.traces import FindingKind

__all__ = ["Finding", "FindingKind", "Lexicon", "clean", "rendered", "suggestion"]
