"""What would become of a sentence, in one sentence: the words of the rule simulator."""

from collections.abc import Mapping
from typing import NamedTuple

from rmdesk.domain.privacy import Reason
from rmdesk.domain.vocabulary import Audience, Form
from rmdesk.wording import tr
from rmdesk.wording.facts import reason_words


class Asked(NamedTuple):
    """Who would read it (`reader`: a first name, or everyone at work), and how far it could ever go."""

    audience: Audience
    reader: str
    furthest: Audience
    coordinator: str | None


_LEAVES: Mapping[Form, str] = {
    Form.AS_WRITTEN: tr("It leaves as written, once both of you agree: {reader} reads it."),
    Form.WITHOUT_AUTHOR: tr("It leaves without an author, once both of you agree: {reader} reads it."),
    Form.COUNTED_ONLY: tr("It is counted only: {reader} does not read the words."),
}

_BINDS_THE_PAIR = frozenset({Reason.RULE, Reason.SUBJECT, Reason.NO_AGREEMENT})
"""What holds a text back from the partner too; words and forms matter only for what leaves as a file."""


def leaves_words(form: Form, asked: Asked) -> str:
    """The sentence for a text that may go as far as was asked."""
    if asked.audience is Audience.PAIR:
        return tr("Once you raise it, {reader} reads it as written.").format(reader=asked.reader)
    return _LEAVES[form].format(reader=asked.reader)


def stays_words(reason: Reason, asked: Asked) -> str:
    """The sentence for a text that stays, without the rule's own sentence."""
    if asked.audience is Audience.PAIR and reason not in _BINDS_THE_PAIR:
        said = tr("Once you raise it, {reader} reads it here; in a file it has no place: {why}.")
        return said.format(reader=asked.reader, why=reason_words(reason))
    if reason is Reason.COUNTED_ONLY:
        return _LEAVES[Form.COUNTED_ONLY].format(reader=asked.reader)
    if reason is Reason.SUBJECT:
        return tr("It stays: {kind}.").format(kind=_kind_words(asked))
    return tr("It stays: {why}.").format(why=reason_words(reason))


def _kind_words(asked: Asked) -> str:
    if asked.furthest is Audience.ONLY_ME:
        return tr("this kind of text is only yours")
    if asked.furthest is Audience.COORDINATOR and asked.coordinator:
        return tr("this kind of text goes no further than {name}").format(name=asked.coordinator)
    return tr("this kind of text stays with the two of you")
