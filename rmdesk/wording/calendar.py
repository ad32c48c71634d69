"""What a calendar file says, and what is said about it."""

from rmdesk.wording import tr

NEUTRAL_TITLE = tr("Mentoring")
"""What a session is called in a calendar unless the two chose another title."""
WHAT_LEAVES = tr(
    "Only days, times and one title leave: no topic, no name, nobody's notes. The file is not encrypted, and"
    " whoever sees your calendar sees the title."
)
SAVE_AGAIN = tr("If you saved a calendar file before, save it again: the new one changes the old dates.")


def saved(count: int, name: str) -> str:
    """3 dates are in mentoring.ics."""
    if count == 1:
        return tr("One date is in {name}.").format(name=name)
    return tr("{count} dates are in {name}.").format(count=count, name=name)
