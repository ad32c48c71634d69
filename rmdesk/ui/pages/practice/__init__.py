"""The page Practice."""

from rmdesk.ui.pages.practice.page import PracticePage

__all__ = ["PracticePage"]
