"""The story of the demo pairing, as it stood at one moment, in the eyes of one of the two."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from rmdesk import resources
from rmdesk.domain.vocabulary import (
    ActionState,
    Audience,
    DebriefKind,
    Evidence,
    GoalState,
    LedgerKind,
    LoggedKind,
    PulseBand,
    RemarkKind,
    Role,
    SessionFormat,
    SessionState,
    Side,
    TopicFamily,
)
from rmdesk.storage.records import (
    Action,
    DebriefLine,
    Goal,
    GoalStep,
    LedgerEntry,
    LoggedChange,
    MentoringSession,
    Note,
    PulseWave,
    Record,
    Remark,
)
from rmdesk.storage.records.record import Authored, Readable

Entry = Mapping[str, Any]
"""One table of the story's file."""

_START = time(8, 15, tzinfo=UTC)
_GOALS_SET = datetime(2026, 1, 13, 8, 40, tzinfo=UTC)
_SECOND_VERSION = date(2026, 4, 7)


@dataclass(frozen=True, slots=True)
class View:
    """Whose journal, and until when."""

    role: Role
    at: datetime
    pairing_id: str

    def happened(self, moment: datetime) -> bool:
        """Whether a moment has come."""
        return moment <= self.at

    def sees(self, record: Record) -> bool:
        """What someone wrote, and what the other would have shown them."""
        if not isinstance(record, Readable) or not isinstance(record, Authored):
            return True
        return record.author is self.role or record.audience >= Audience.PAIR


def load() -> Entry:
    """The story's file."""
    return tomllib.loads(resources.path("demo", "pairing.toml").read_text(encoding="utf-8"))


def turns() -> Mapping[str, str]:
    """Who drove when, by session number, in the notation of `domain.practice_notation.parse_turns`."""
    text = resources.path("demo", "turns.toml").read_text(encoding="utf-8")
    loaded: Mapping[str, str] = tomllib.loads(text)["turns"]
    return loaded


def goals(story: Entry, view: View) -> Iterator[tuple[Goal, list[GoalStep]]]:
    """The goals and their steps, with the states they had then."""
    for position, entry in enumerate(story["goal"]):
        goal = Goal(
            **_common(entry, view, _GOALS_SET + timedelta(minutes=position)),
            **readers_of(_GOALS_SET, Audience.COORDINATOR),
            title=entry["title"],
            evidence_wanted=entry["evidence_wanted"],
            due=entry["due"],
            is_in_focus=entry.get("in_focus", False),
        )
        today = view.at.date()
        if entry["seen_on"] <= today:
            goal.evidence = Evidence(entry["evidence"])
        for state, day in entry["states"]:
            if day <= today:
                goal.state, goal.state_on = GoalState(state), day
        yield (
            goal,
            [
                GoalStep(goal_id=goal.id, position=number, text=text, done_on=_if_past(day, today))
                for number, (text, day) in enumerate(entry["steps"])
            ],
        )


def sessions(story: Entry, view: View) -> dict[int, MentoringSession]:
    """The sessions by number: held ones as they were, the others still planned."""
    return {entry["number"]: _session(entry, view) for entry in story["session"]}


def _session(entry: Entry, view: View) -> MentoringSession:
    starts_at = datetime.combine(entry["on"], _START)
    session = MentoringSession(
        pairing_id=view.pairing_id,
        author=Role.EXECUTIVE,
        side=Side.PAIR,
        written_at=_GOALS_SET + timedelta(minutes=10),
        **readers_of(_GOALS_SET, Audience.PAIR),
        starts_at=starts_at,
        minutes_planned=entry["planned"],
        topic=entry["topic"],
        family=TopicFamily(entry["family"]),
        format=SessionFormat(entry["format"]),
        learner=Role(entry["learner"]),
        plan=entry["plan"],
        guest=entry.get("guest", ""),
    )
    if "moved_from" in entry:
        if view.happened(entry["moved_known"]):
            session.moved_from, session.changed_by = entry["moved_from"], Role(entry["moved_by"])
        else:
            session.starts_at = datetime.combine(entry["moved_from"], _START)
    if view.happened(starts_at + timedelta(minutes=entry["held"])):
        session.state, session.minutes_held = SessionState.HELD, entry["held"]
        session.nothing_learnt = tuple(entry.get("nothing_learnt", ()))
        wrapped_up = starts_at + timedelta(minutes=75)
        session.wrapped_up_at = wrapped_up if view.happened(wrapped_up) else None
    return session


def texts(story: Entry, view: View, held: Mapping[int, MentoringSession]) -> list[Record]:
    """Everything written after a session, in the order it was written, as far as `view` sees it."""
    made: list[tuple[datetime, Record]] = []
    for table, make in _MAKERS.items():
        for entry in story[table]:
            session = held[entry["session"]]
            written_at = _written_at(entry, session)
            if view.happened(written_at):
                made.append((written_at, make(entry, view, session, written_at)))
    ordered = sorted(made, key=lambda row: row[0])
    return [record for _, record in ordered if view.sees(record)]


def _written_at(entry: Entry, session: MentoringSession) -> datetime:
    """The time the entry names, else a few minutes after the session ended."""
    if "at" in entry:
        return datetime.combine(session.starts_at.date(), time.fromisoformat(entry["at"]), UTC)
    return session.starts_at + timedelta(minutes=(session.minutes_held or 0) + 5)


def _common(entry: Entry, view: View, written_at: datetime) -> dict[str, Any]:
    """Author and side: a text without an author is by the side it is about, and the reverse."""
    author = Role(entry.get("author") or entry["side"])
    side = Side(entry.get("side") or author.value)
    return {"pairing_id": view.pairing_id, "author": author, "side": side, "written_at": written_at}


def readers_of(raised_at: datetime, audience: Audience) -> dict[str, Any]:
    """The readers of a text, raised at that moment under the version of that day."""
    version = 2 if raised_at.date() >= _SECOND_VERSION else 1
    return {"audience": audience, "raised_under": version if audience > Audience.ONLY_ME else 0}


def _text(entry: Entry, view: View, session: MentoringSession, written_at: datetime) -> dict[str, Any]:
    raised_at = entry.get("raised", written_at)
    named = Audience[entry.get("audience", "coordinator").upper()]
    audience = named if view.happened(raised_at) else Audience.ONLY_ME
    return {
        **_common(entry, view, written_at),
        **readers_of(raised_at, audience),
        "session_id": session.id,
        "text": entry["text"],
    }


def changes(story: Entry, view: View) -> Iterator[LoggedChange]:
    """What the change log tells besides versions and moved sessions."""
    for entry in story["change"]:
        if view.happened(entry["at"]):
            yield LoggedChange(
                **_common(entry, view, entry["at"]),
                kind=LoggedKind(entry["kind"]),
                what=entry["what"],
                why=entry["why"],
            )


def _note(entry: Entry, view: View, session: MentoringSession, at: datetime) -> Record:
    return Note(**_text(entry, view, session, at))


def _debrief(entry: Entry, view: View, session: MentoringSession, at: datetime) -> Record:
    return DebriefLine(**_text(entry, view, session, at), kind=DebriefKind(entry["kind"]))


def _learnt(entry: Entry, view: View, session: MentoringSession, at: datetime) -> Record:
    return LedgerEntry(**_text(entry, view, session, at), kind=LedgerKind(entry.get("kind", "skill")))


def _action(entry: Entry, view: View, session: MentoringSession, at: datetime) -> Record:
    action = Action(**_text({"audience": "pair", **entry}, view, session, at), due=entry["due"])
    for key, state in (("done", ActionState.DONE), ("dropped", ActionState.DROPPED)):
        if key in entry and entry[key] <= view.at.date():
            action.state, action.state_on = state, entry[key]
    return action


def _remark(entry: Entry, view: View, session: MentoringSession, at: datetime) -> Record:
    fields = _text(entry, view, session, at)
    return Remark(**{**fields, "side": Side.PAIR}, kind=RemarkKind(entry["kind"]))


def _pulse(entry: Entry, view: View, session: MentoringSession, at: datetime) -> Record:
    return PulseWave(
        pairing_id=view.pairing_id,
        author=view.role,
        side=Side(view.role.value),
        written_at=at,
        number=(1, 4, 8, 12).index(entry["session"]) + 1,
        asked_on=session.starts_at.date(),
        answers=tuple(str(answer) for answer in entry[view.role.value]),
        has_both=True,
        band=PulseBand(entry["band"]),
        executive_shares=True,
        mentor_shares=True,
    )


def _if_past(day: date | str, today: date) -> date | None:
    return day if isinstance(day, date) and day <= today else None


_MAKERS = {
    "learnt": _learnt,
    "action": _action,
    "note": _note,
    "debrief": _debrief,
    "remark": _remark,
    "pulse": _pulse,
}
