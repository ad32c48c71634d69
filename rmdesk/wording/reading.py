"""What a person reads when a file is no summary, page of news or report that rmdesk wrote."""

import re
from collections.abc import Mapping

from rmdesk.errors import NotASummary
from rmdesk.wording import tr

_WHOLE: Mapping[str, str] = {
    "empty": tr("The file is empty."),
    "too large": tr("The file is larger than 1 MB: no summary is. It was not read."),
    "not UTF-8": tr("The file is not UTF-8 text, as every summary is. It was not read."),
    "control character": tr("The file holds control characters: it is not a text that rmdesk wrote."),
    "no front matter": tr("The file does not begin with the lines between --- that every summary has."),
    "two front matters": tr("The file holds two blocks of front matter. A summary has one."),
    "another kind": tr("The file does not say that it is a summary, news or a report by rmdesk."),
}
"""Problems of the file itself."""
_AT: Mapping[str, str] = {
    "newer": tr("This file was made by a newer rmdesk. Install the newer version to read it."),
    "not a key": tr("In {place} there is no key with one value."),
    "unknown": tr("{place} is not a field of such a file."),
    "twice": tr("{place} stands there twice."),
    "missing": tr("{place} is missing."),
    "out of order": tr("{place} stands in the wrong place."),
    "not a number": tr("{place} is not a whole number."),
    "not a share": tr("{place} is not a percentage with one decimal."),
    "not a day": tr("{place} is not a date such as 2026-06-16."),
    "not a reference": tr("{place} is not a reference such as HL-07."),
    "not one line": tr("{place} is not one line in double quotes."),
    "too long": tr("{place} is empty or longer than 60 characters."),
    "not a hash": tr("{place} is not a hash of 64 digits."),
    "not known": tr("{place} holds a word that rmdesk does not write there."),
    "impossible": tr("{place} cannot be so large, or does not fit the figures beside it."),
    "reversed": tr("{place} is before the start of the period."),
    "after generated": tr("{place} is after the day the file was made."),
    "not the second consent": tr("{place} is not the day of the second consent."),
    "not expected": tr("{place} is not as rmdesk writes it."),
    "mark-up": tr("{place} holds mark-up: bold, links, pictures or HTML, which rmdesk never writes."),
    "figures differ": tr("{place} tells other figures than the front matter."),
}
"""Problems of one field, line or section."""
_PLACES: Mapping[str, str] = {
    "title": tr("The title"),
    "agreed by": tr("“Agreed by”"),
    "lessons learnt": tr("“Lessons learnt”"),
    "tips": tr("“Tips”"),
}
_NUMBERED = re.compile(r"(section|line) (\d+)")


def not_a_summary_words(fault: NotASummary) -> str:
    """One sentence that names the field. Never words from the file, but for a key's name."""
    whole = _WHOLE.get(fault.problem)
    return whole or _AT[fault.problem].format(place=_place(fault.field))


def _place(field: str) -> str:
    numbered = _NUMBERED.fullmatch(field)
    if numbered is None:
        return _PLACES.get(field) or tr("The field {name}").format(name=field)
    if numbered[1] == "section":
        return tr("Section {number}").format(number=numbered[2])
    return tr("line {number} of the front matter").format(number=numbered[2])
