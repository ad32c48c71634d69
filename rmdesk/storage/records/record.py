"""What all records share: ids, authors, readers, and the privacy subject of every text column."""

import json
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import Annotated, Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Manner, Role, Side, Tag


def new_id() -> str:
    """A random 128-bit id, 32 hex digits, made where the record is written."""
    return secrets.token_hex(16)


class Moment(sa.types.TypeDecorator[datetime]):
    """A time with its offset, as ISO 8601 text: shown as it was where it was written."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without an offset")
        return value.isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class Words(sa.types.TypeDecorator[tuple[str, ...]]):
    """A short list of words or ids as JSON text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        return None if value is None else tuple(json.loads(value))


class Level(sa.types.TypeDecorator[Audience]):
    """An audience as its number, so that the database can compare."""

    impl = sa.SmallInteger
    cache_ok = True

    def process_bind_param(self, value: Audience | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Audience | None:  # noqa: ARG002
        return None if value is None else Audience(value)


def _values(members: type[Enum]) -> list[str]:
    return [str(member.value) for member in members]


TECHNICAL: dict[Any, Any] = {"subjects": (Subject.TECHNICAL,)}
"""The `info` of columns that hold the program's own marks, never a person's words."""

Id = Annotated[str, mapped_column(sa.String(32), info=TECHNICAL)]
When = Annotated[datetime, mapped_column(Moment, info={"subjects": (Subject.EDIT_TIME,)})]
Reader = Annotated[Audience, mapped_column(Level, info=TECHNICAL)]


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """One row of one noun. Detached, it is a plain value."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        Enum: sa.Enum(Enum, native_enum=False, length=32, create_constraint=False, values_callable=_values),
        IntEnum: Level,
    }


def words(*subjects: Subject, **options: Any) -> Any:
    """A column for a person's words; `subjects` say what they may be, and so how far they may go."""
    return mapped_column(sa.Text, info={"subjects": subjects}, **options)


def figure(subject: Subject, **options: Any) -> Any:
    """A column for a number, a date or a yes: it never leaves by itself, at most in a sum."""
    return mapped_column(info={"subjects": (subject,)}, **options)


def mark(**options: Any) -> Any:
    """A column for the program's own marks (an enum, a key, a digest)."""
    return mapped_column(info=TECHNICAL, **options)


def belongs_to(target: str, **options: Any) -> Any:
    """A column that names the record this one belongs to and goes with."""
    return mapped_column(sa.ForeignKey(target, ondelete="CASCADE"), index=True, info=TECHNICAL, **options)


class Numbered(MappedAsDataclass, kw_only=True):
    """A random id, and the journal's counter that orders records whatever the clock says."""

    id: Mapped[Id] = mapped_column(primary_key=True, default_factory=new_id)
    counter: Mapped[int] = mark(unique=True, default=0)
    """Taken from the journal's counter when the record is first saved (`storage.counter`)."""


class Authored(Numbered, kw_only=True):
    """A record of one pairing with an author (who typed it) and a side (whom it is about)."""

    pairing_id: Mapped[Id] = belongs_to("pairing.id")
    author: Mapped[Role] = mark()
    side: Mapped[Side] = mark()
    written_at: Mapped[When]


class Signed(MappedAsDataclass, kw_only=True):
    """One side's Ed25519 signature under a digest."""

    role: Mapped[Role] = mark()
    manner: Mapped[Manner] = mark(default=Manner.CODE)
    digest: Mapped[bytes] = mark()
    signature: Mapped[bytes] = mark()
    paper_on: Mapped[date | None] = mark(default=None)
    """The day it was signed on paper; the journal's owner then vouches for it with their own key."""
    scan: Mapped[bytes | None] = mark(default=None)
    """SHA-256 of the scan of the signed paper."""


class Readable(MappedAsDataclass, kw_only=True):
    """A text with readers. It starts at `ONLY_ME` unless the pairing's default says otherwise."""

    audience: Mapped[Reader] = mapped_column(default=Audience.ONLY_ME)
    raised_under: Mapped[int] = mark(default=0)
    """The agreement version in force when the text was raised; 0 when none was."""
    tag: Mapped[Tag] = mark(default=Tag.NONE)
    wording: Mapped[str | None] = words(Subject.OUTSIDE_WORDING, default=None)
    """What leaves instead of the text, accepted by the author; None: the text as it is."""
    cleared: Mapped[tuple[str, ...]] = mapped_column(
        Words, default=(), info={"subjects": (Subject.OUTSIDE_WORDING,)}
    )
    """Words that could be names, of which the author said that they are none."""
