"""A file for others as Markdown, schema 1: what is signed, and the whole file made from it.

Signed are the file's bytes without the lines `generated`, `consent_*` and `sha256` and without everything
from `## Agreed by`. The whole file is made from these stored bytes, never from a new rendering.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.summary import Summary
from rmdesk.domain.vocabulary import DocumentKind, Manner, Role
from rmdesk.export.front_matter import front_matter
from rmdesk.export.sections import HEADINGS, body
from rmdesk.wording.dates import day_in_full

_TAG = b"rmdesk/consent/1"
AGREED_BY = "Agreed by"
__all__ = [
    "HEADINGS",
    "Agreed",
    "digest",
    "file_name",
    "is_unedited",
    "signed_bytes",
    "signed_part",
    "whole_file",
]


@dataclass(frozen=True, slots=True)
class Agreed:
    """One side's consent as the file tells it."""

    on: date
    manner: Manner


def file_name(pair_ref: str, period_end: date) -> str:
    """rmdesk-summary_HL-07_2026-06-16.md."""
    return f"rmdesk-summary_{pair_ref}_{period_end.isoformat()}.md"


def signed_bytes(summary: Summary, kind: DocumentKind = DocumentKind.SUMMARY) -> bytes:
    """The part of the file that both sides agree to, byte for byte: a summary or a report for the pair."""
    return to_sign(front_matter(summary, kind), body(summary, kind))


def to_sign(keys: Iterable[tuple[str, str]], text: str) -> bytes:
    """The signed part of any kind of file, from its keys and the text under them."""
    front = "\n".join(f"{key}: {value}" for key, value in keys)
    return f"---\n{front}\n---\n\n{text}".encode()


def digest(pairing_id: str, recipient: str, signed: bytes) -> bytes:
    """What a consent signs: SHA-256 over the tag, the pairing, the recipient and the signed bytes."""
    parts = (_TAG, pairing_id.encode(), recipient.encode(), signed)
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def whole_file(signed: bytes, consents: Mapping[Role, Agreed]) -> bytes:
    """The file that is saved: the signed bytes, the consents, the day of the second, and the hash."""
    generated = max(agreed.on for agreed in consents.values())
    front, text = _parts(signed.decode())
    lines: list[str] = []
    before = next((line for line in front if line.startswith("period_end:")), front[0])
    for line in front:
        lines.append(line)
        if line is before:
            lines.append(f"generated: {generated.isoformat()}")
        if line.startswith("agreement_version:"):
            lines += _consent_lines(consents)
            version = int(line.removeprefix("agreement_version:"))
    lines.append('sha256: ""')
    end = f"\n## {AGREED_BY}\n\n{agreed_by(consents, version)}\n"
    text = "---\n" + "\n".join(lines) + "\n---\n" + text + end
    hashed = hashlib.sha256(text.encode()).hexdigest()
    return text.replace('sha256: ""', f'sha256: "{hashed}"', 1).encode()


def signed_part(file: bytes) -> bytes:
    """The signed bytes inside a whole file: the reverse of `whole_file`."""
    front, text = _parts(file.decode())
    kept = [line for line in front if not re.match(r"generated:|consent_|sha256:", line)]
    return ("---\n" + "\n".join(kept) + "\n---\n" + text[: text.rindex(f"\n## {AGREED_BY}\n")]).encode()


def is_unedited(file: bytes) -> bool:
    """Whether the hash in the file is that of its content. It finds accidental edits, not forgery."""
    found = re.search(rb'^sha256: "([0-9a-f]{64})"$', file, re.MULTILINE)
    if found is None:
        return False
    bare = file.replace(found.group(0), b'sha256: ""', 1)
    return hashlib.sha256(bare).hexdigest().encode() == found.group(1)


def _parts(text: str) -> tuple[list[str], str]:
    head, rest = text.removeprefix("---\n").split("\n---\n", 1)
    return head.split("\n"), rest


def _consent_lines(consents: Mapping[Role, Agreed]) -> list[str]:
    return [
        line
        for role in Role
        for line in (
            f"consent_{role.value}: {consents[role].on.isoformat()}",
            f"consent_manner_{role.value}: {consents[role].manner.value}",
        )
    ]


def agreed_by(consents: Mapping[Role, Agreed], version: int) -> str:
    """The sentence under the last heading."""
    executive, mentor = consents[Role.EXECUTIVE].on, consents[Role.MENTOR].on
    return (
        f"Executive, {day_in_full(executive)}, and mentor, {day_in_full(mentor)},"
        f" under version {version} of their agreement."
    )
