"""The page Goals."""

from rmdesk.ui.pages.goals.page import GoalsPage

__all__ = ["GoalsPage"]
