"""The page Progress."""

from rmdesk.ui.pages.progress.page import ProgressPage

__all__ = ["ProgressPage"]
