"""The records of a journal, one file for each noun."""

from rmdesk.storage.records.action import Action
from rmdesk.storage.records.agreement import (
    AgreedGoal,
    Agreement,
    Commitment,
    LoggedChange,
    Narrowing,
    PrivacyRule,
    Signature,
    Stakeholder,
    Watchword,
)
from rmdesk.storage.records.debrief import DebriefLine
from rmdesk.storage.records.goal import Goal, GoalStep
from rmdesk.storage.records.ledger import LedgerEntry
from rmdesk.storage.records.lesson import LessonPlan, LessonStep
from rmdesk.storage.records.note import Note, NoteVersion
from rmdesk.storage.records.pairing import Pairing
from rmdesk.storage.records.people import Owner, Part, Person
from rmdesk.storage.records.practice import PracticeRun, Segment
from rmdesk.storage.records.pulse import PulseWave
from rmdesk.storage.records.record import Authored, Numbered, Readable, Record, Signed, new_id
from rmdesk.storage.records.remark import Remark
from rmdesk.storage.records.session import MentoringSession
from rmdesk.storage.records.skill import Skill, SkillEvidence
from rmdesk.storage.records.summary import AgreedSummary, Consent, ExportLogEntry, StruckLine

__all__ = [
    "Action",
    "AgreedGoal",
    "AgreedSummary",
    "Agreement",
    "Authored",
    "Commitment",
    "Consent",
    "DebriefLine",
    "ExportLogEntry",
    "Goal",
    "GoalStep",
    "LedgerEntry",
    "LessonPlan",
    "LessonStep",
    "LoggedChange",
    "MentoringSession",
    "Narrowing",
    "Note",
    "NoteVersion",
    "Numbered",
    "Owner",
    "Pairing",
    "Part",
    "Person",
    "PracticeRun",
    "PrivacyRule",
    "PulseWave",
    "Readable",
    "Record",
    "Remark",
    "Segment",
    "Signature",
    "Signed",
    "Skill",
    "SkillEvidence",
    "Stakeholder",
    "StruckLine",
    "Watchword",
    "new_id",
]
