"""The owner of the journal and the people of a pairing, with the names to look for."""

from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.storage.records.record import Id, Numbered, Record, When, Words, belongs_to, mark, words


class Part(StrEnum):
    """What a person is to a pairing."""

    EXECUTIVE = "executive"
    MENTOR = "mentor"
    COORDINATOR = "coordinator"
    THIRD = "third"


class Owner(Numbered, Record, kw_only=True):
    """Whose journal this is. There is one row."""

    __tablename__ = "owner"

    name: Mapped[str] = words(Subject.OWNER_NAME)
    created_at: Mapped[When]
    last_pairing_id: Mapped[Id | None] = mapped_column(default=None)
    """The pairing shown last."""


class Person(Numbered, Record, kw_only=True):
    """Someone whose name must not leave: the two, the coordinator, third persons."""

    __tablename__ = "person"

    pairing_id: Mapped[Id] = belongs_to("pairing.id")
    part: Mapped[Part] = mark()
    name: Mapped[str] = words(Subject.PERSON_NAME)
    also_called: Mapped[tuple[str, ...]] = mapped_column(
        Words, default=(), info={"subjects": (Subject.PERSON_NAME,)}
    )
    """Further names to look for: a nickname, a former name."""
