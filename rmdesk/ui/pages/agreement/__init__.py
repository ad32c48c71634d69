"""The Agreement page."""

from rmdesk.ui.pages.agreement.page import AgreementPage

__all__ = ["AgreementPage"]
