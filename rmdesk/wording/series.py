"""What sessions are called that the program makes: those of a series, and one to catch up."""

from rmdesk.domain.vocabulary import SessionFormat
from rmdesk.wording import tr

FORMATS: dict[SessionFormat, str] = {
    SessionFormat.DESK: tr("Desk work"),
    SessionFormat.CALL: tr("Call"),
    SessionFormat.PRESENTATION: tr("Presentation and questions"),
    SessionFormat.SITE_WALK: tr("Site walk"),
    SessionFormat.CONVERSATION: tr("Conversation, no clock"),
}
"""The formats in a list to choose from."""
OPEN_TOPIC = tr("Topic still open")
"""A session of a series until the two choose; its number stands beside it in every list."""
CATCH_UP_TOPIC = tr("Catch up")
CATCH_UP_PLAN = tr(
    "What happened since, 6 min: each tells one thing\n"
    "One thing each, 10 min: what would help most now\n"
    "The next date, 4 min: one that both can keep"
)
"""20 minutes."""
