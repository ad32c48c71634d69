"""The Sessions page."""

from rmdesk.ui.pages.sessions.page import SessionsPage

__all__ = ["SessionsPage"]
