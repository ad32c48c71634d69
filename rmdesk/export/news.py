"""The page for everyone at work: lessons and tips, without names, reference, author or period."""

from dataclasses import dataclass

from rmdesk.domain.summary import SCHEMA, Line
from rmdesk.domain.vocabulary import DocumentKind
from rmdesk.export.front_matter import kind_key
from rmdesk.export.markdown import to_sign
from rmdesk.export.sections import NOTHING, QUOTES, bullets

TITLE = "Shared by a reverse mentoring pair"
LESSONS, TIPS = "Lessons learnt", "Tips"


@dataclass(frozen=True, slots=True)
class News:
    """What the gate released for everyone at work; a tip's text may end with what it saves."""

    agreement_version: int
    lessons: tuple[Line, ...]
    tips: tuple[Line, ...]


def signed_bytes(news: News) -> bytes:
    """The part of the page that both sides agree to, byte for byte."""
    keys = (kind_key(DocumentKind.NEWS), str(SCHEMA)), ("agreement_version", str(news.agreement_version))
    blocks = [f"# {TITLE}", f"> {QUOTES[DocumentKind.NEWS]}"]
    for heading, lines in ((LESSONS, news.lessons), (TIPS, news.tips)):
        blocks += f"## {heading}", bullets(lines) or NOTHING
    return to_sign(keys, "\n\n".join(blocks) + "\n")
