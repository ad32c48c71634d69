"""Today: what this hour asks for, both people, and whether the cadence is kept."""

from rmdesk.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
