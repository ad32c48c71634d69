"""The Lessons page."""

from rmdesk.ui.pages.lessons.page import LessonsPage

__all__ = ["LessonsPage"]
