"""The launch: five steps to the first agreement."""

from rmdesk.ui.pages.agreement.launch.page import LaunchPage

__all__ = ["LaunchPage"]
