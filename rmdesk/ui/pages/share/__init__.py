"""The Share page."""

from rmdesk.ui.pages.share.page import SharePage

__all__ = ["SharePage"]
