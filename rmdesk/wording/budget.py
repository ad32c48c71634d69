"""A month's time in one sentence: under the bar, and for who hears the screen."""

from rmdesk.domain.budget import Budget
from rmdesk.wording import tr
from rmdesk.wording.dates import month_name


def budget_words(budget: Budget) -> str:
    """June: 105 of 120 minutes, 60 more planned. Preparation is included, as the agreement says."""
    said = tr("{month}: {used}").format(month=month_name(budget.month), used=_used(budget))
    if not budget.to_come:
        return said
    return tr("{said}, {minutes} more planned").format(said=said, minutes=budget.to_come)


def _used(budget: Budget) -> str:
    if budget.agreed is None:
        return tr("{used} minutes, no limit agreed").format(used=budget.used)
    said = tr("{used} of {agreed} minutes").format(used=budget.used, agreed=budget.agreed)
    return tr("{said}, {over} over").format(said=said, over=budget.over) if budget.over else said
