"""The hints of a session in words: a question, and what one can do about it."""

from rmdesk.domain.session_hints import SessionHint
from rmdesk.wording import tr


def hint_words(hint: SessionHint, learner: str, percent: int) -> tuple[str, str]:
    """The question and the words of its one action; `percent` is the learner's share of the driving time."""
    said, action = _HINTS[hint]
    return said.format(learner=learner, percent=percent), action


_HINTS: dict[SessionHint, tuple[str, str]] = {
    SessionHint.DELEGATED: (
        tr(
            "{learner}, who was learning, drove {percent}\u00a0% of the hands-on time: delegated, not learnt."
        ),
        tr("Plan the same again…"),
    ),
    SessionHint.LECTURE: (
        tr("One of you talked and the other listened. Was there nothing that went the other way?"),
        tr("Write what it was"),
    ),
    SessionHint.ALL_TALK: (
        tr("As far as the clock knows, nobody had their hands on the device. Was all talk the plan?"),
        tr("Yes, a conversation"),
    ),
    SessionHint.HELPDESK: (
        tr("Two sessions running went into mending things. Would a helpdesk do that, and this time be kept?"),
        tr("Plan a lesson…"),
    ),
}
