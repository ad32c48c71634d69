"""A value of a takeout read strictly: what is not exactly what a takeout writes is refused with its place."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from rmdesk.domain.lesson_plan import KNOWS
from rmdesk.domain.privacy import Reason
from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, Role, Tag
from rmdesk.errors import NotATakeout
from rmdesk.journal.practices import SWITCH_MINUTES
from rmdesk.journal.preparing import PREPARATION
from rmdesk.journal.takeout_tables import Field, Kind
from rmdesk.storage.header import CEILING, FLOOR, SALT_BYTES

_ID = re.compile(r"[0-9a-f]{32}")
_WITHHELD = re.compile(r"[^\t\n]*\t([^\t]*)\t([^\t]*)\t\d{1,4}")
_PLACE = re.compile(r"0|[1-9][0-9]{0,4}")
_YEARS = range(1900, 2200)
_USUAL = range(10**9)
_LIMITS: Mapping[str, range] = {
    "code_memory_kib": range(FLOOR.memory_kib, CEILING.memory_kib + 1),
    "code_time": range(FLOOR.time, CEILING.time + 1),
    "code_lanes": range(FLOOR.lanes, CEILING.lanes + 1),
    "cadence_days": range(1, 367),
    "switch_minutes": SWITCH_MINUTES,
    "knows": KNOWS,
    **dict.fromkeys(("executive_preparation", "mentor_preparation"), PREPARATION),
    **dict.fromkeys(("minutes", "minutes_planned", "minutes_held"), range(10_001)),
}
"""Beyond these the program would stumble; what a sign-off code may cost is bounded as in a key header."""
_SIZES: Mapping[str, int] = {
    **dict.fromkeys(("executive_key", "mentor_key", "digest", "scan"), 32),
    "code_salt": SALT_BYTES,
    "signature": 64,
}
_LISTED: Mapping[str, frozenset[str]] = {
    "tags": frozenset(Tag),
    "subjects": frozenset(Subject),
    "unticked": frozenset(str(section.value) for section in Section),
    "answers": frozenset("12345"),
    "nothing_learnt": frozenset(Role),
}
"""Lists of the program's own words."""


def value_of(field: Field, given: object, place: str) -> object:
    """The value as the records have it. Raises NotATakeout with `place` and the kind that was expected."""
    if given is None and field.may_be_null:
        return None
    made = None if given is None else _MADE[field.kind](field, given)
    if made is None:
        raise NotATakeout(place, field.kind.value)
    return made


def _id(_field: Field, given: object) -> object:
    return given if isinstance(given, str) and _ID.fullmatch(given) else None


def _text(_field: Field, given: object) -> object:
    return given if isinstance(given, str) and clean(given) == given else None


def _moment(_field: Field, given: object) -> object:
    try:
        made = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None
    if made is None or made.tzinfo is None or made.year not in _YEARS:
        return None
    return made if made.isoformat(timespec="seconds") == given else None


def _day(_field: Field, given: object) -> object:
    try:
        made = date.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None
    return made if made is not None and made.year in _YEARS and made.isoformat() == given else None


def _yes(_field: Field, given: object) -> object:
    return given if isinstance(given, bool) else None


def _number(field: Field, given: object) -> object:
    is_number = isinstance(given, int) and not isinstance(given, bool)
    return given if is_number and given in _LIMITS.get(field.name, _USUAL) else None


def _words(field: Field, given: object) -> object:
    if not isinstance(given, list) or not all(isinstance(word, str) for word in given):
        return None
    listed = _LISTED.get(field.name)
    if field.name == "withheld":
        is_known = all(_is_withheld(word) for word in given)
    elif field.name == "ticked":
        is_known = all(_PLACE.fullmatch(word) for word in given)
    elif listed is not None:
        is_known = listed.issuperset(given)
    else:
        is_known = all(clean(word) == word for word in given)
    return tuple(given) if is_known else None


def _is_withheld(line: str) -> bool:
    parts = _WITHHELD.fullmatch(line)
    return parts is not None and parts[1] in _SUBJECTS and parts[2] in _REASONS


def _level(field: Field, given: object) -> object:
    return Audience[given.upper()] if isinstance(given, str) and given in field.choices else None


def _choice(field: Field, given: object) -> object:
    return given if isinstance(given, str) and given in field.choices else None


def _bytes(field: Field, given: object) -> object:
    try:
        made = base64.b64decode(given, validate=True) if isinstance(given, str) else None
    except (binascii.Error, ValueError):
        return None
    if made is None or base64.b64encode(made).decode("ascii") != given:
        return None
    return made if len(made) == _SIZES.get(field.name, len(made)) else None


_SUBJECTS = frozenset(subject.value for subject in Subject)
_REASONS = frozenset(str(reason.value) for reason in Reason)
_MADE: Mapping[Kind, Callable[[Field, object], object]] = {
    Kind.ID: _id,
    Kind.TEXT: _text,
    Kind.MOMENT: _moment,
    Kind.DAY: _day,
    Kind.YES: _yes,
    Kind.NUMBER: _number,
    Kind.WORDS: _words,
    Kind.LEVEL: _level,
    Kind.CHOICE: _choice,
    Kind.BYTES: _bytes,
}
