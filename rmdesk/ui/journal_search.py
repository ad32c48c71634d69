"""Hits of the journal's search as lines of the palette."""

from typing import NamedTuple

from rmdesk.domain.subjects import FURTHEST, Subject
from rmdesk.journal.journal import Journal
from rmdesk.journal.search import SearchHit, search
from rmdesk.ui.hits import Hit, Span
from rmdesk.wording import tr

_MOST = 20
"""Lines of hits in the palette; more words find the rest."""


class _Kind(NamedTuple):
    page_id: str
    icon: str
    title: str
    subject: Subject | None = None
    """What it is, where all texts of the kind are the same: none is read further than that may go."""


_SESSION = "sessions"
_KINDS = {
    "note": _Kind(_SESSION, "notebook-pen", tr("Note")),
    "debrief_line": _Kind(_SESSION, "message-circle", tr("Debrief")),
    "ledger_entry": _Kind(_SESSION, "lightbulb", tr("Learnt")),
    "action": _Kind(_SESSION, "flag", tr("Action")),
    "remark": _Kind(_SESSION, "pen-line", tr("Remark")),
    "mentoring_session": _Kind(_SESSION, "calendar-days", tr("Session")),
    "goal": _Kind("goals", "target", tr("Goal")),
    "goal_step": _Kind("goals", "target", tr("Step"), Subject.GOAL_STEP),
    "skill": _Kind("goals", "target", tr("Skill")),
    "skill_evidence": _Kind("goals", "target", tr("What shows a skill")),
    "lesson_plan": _Kind("lessons", "book-open", tr("Lesson")),
    "lesson_step": _Kind("lessons", "book-open", tr("Step of a lesson")),
    "agreement": _Kind("agreement", "handshake", tr("Agreement")),
    "privacy_rule": _Kind("agreement", "handshake", tr("Privacy rule")),
}
_OTHER = _Kind("today", "file-text", tr("Text"))


def palette_hits(journal: Journal, pairing_id: str, words: str) -> list[Hit]:
    """The newest texts of the pairing that hold `words`."""
    return [_line(hit) for hit in journal.ask(search, words, _MOST, pairing_id)]


def _line(hit: SearchHit) -> Hit:
    kind = _KINDS.get(hit.kind, _OTHER)
    is_session = kind.page_id == _SESSION
    group = tr("Goals, lessons and agreement") if not is_session else tr("Notes and sessions")
    spans: tuple[Span, ...] = tuple((start, end - start) for start, end in hit.spans)
    return Hit(
        group=group,
        icon=kind.icon,
        title=hit.snippet.replace("\n", " "),
        title_spans=spans,
        detail=kind.title,
        audience=min(hit.audience, FURTHEST[kind.subject]) if kind.subject else hit.audience,
        page_id=kind.page_id,
        record_id=hit.record_id,
    )
