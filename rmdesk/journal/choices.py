"""What the two choose to send: a kind of file, to whom, which period, without which sections."""

from dataclasses import dataclass

from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, DocumentKind
from rmdesk.errors import NoSummary
from rmdesk.journal.agreements import current, parts_of
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Period
from rmdesk.journal.pairings import PairingRow, pairing_row
from rmdesk.journal.periods import news_period, proposed_period
from rmdesk.storage.records import Stakeholder

EVERYONE = "everyone at work"
THE_PAIR = "the pair"
"""Recipients that are no person: part of what a consent signs, so never translated."""
IN_THE_NEWS = (Subject.LESSON_LEARNT, Subject.TIP)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be sent: a kind of file, to whom, which period, without which sections.

    `recipient` "": the coordinator. None: as in the newest one that was not saved, else as proposed.
    """

    period: Period | None = None
    unticked: frozenset[Section] | None = None
    kind: DocumentKind = DocumentKind.SUMMARY
    recipient: str = ""


def recipients(db: Db, pairing_id: str) -> tuple[str, ...]:
    """To whom a summary can go: the coordinator, then the stakeholders of the same audience."""
    pairing = pairing_row(db, pairing_id)
    agreement = current(db, pairing_id)
    if not pairing.has_programme:
        return ()
    known = parts_of(db, Stakeholder, agreement.id) if agreement else []
    others = (one.name for one in known if one.audience is Audience.COORDINATOR)
    return (pairing.coordinator or "", *others)


def recipient_of(db: Db, pairing: PairingRow, choice: Choice) -> str:
    """The one name that the consents are bound to."""
    if choice.kind is DocumentKind.NEWS:
        return EVERYONE
    if choice.kind is DocumentKind.REPORT:
        if pairing.has_programme:
            raise NoSummary("has a programme")
        return THE_PAIR
    known = recipients(db, pairing.pairing.id)
    if not known:
        raise NoSummary("no programme")
    if choice.recipient and choice.recipient not in known:
        raise NoSummary("no recipient")
    return choice.recipient or known[0]


def period_of(db: Db, pairing_id: str, choice: Choice) -> Period:
    if choice.kind is DocumentKind.NEWS:
        return news_period(db, pairing_id)
    period = choice.period or proposed_period(db, pairing_id)
    if period is None:
        raise NoSummary("too few sessions", held=0)
    return period


def sections_of(kind: DocumentKind) -> tuple[Section, ...]:
    """The sections of one kind of file: without a programme there is nobody to improve it."""
    if kind is DocumentKind.NEWS:
        return ()
    return tuple(one for one in Section if kind is DocumentKind.SUMMARY or one is not Section.IDEAS)
