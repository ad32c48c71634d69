"""What the two roles are called: as the pair renamed them on the screen; in a file always the usual words."""

from typing import Protocol

from rmdesk.domain.vocabulary import Role
from rmdesk.wording import tr


class Titled(Protocol):
    """Who has titles for the roles: a pairing. "" stands for the usual word."""

    executive_title: str
    mentor_title: str


def role_words(titled: Titled, role: Role) -> str:
    """The role on the screen: "executive", or what the pair calls it, such as "owner"."""
    if role is Role.EXECUTIVE:
        return titled.executive_title.strip() or tr("executive")
    return titled.mentor_title.strip() or tr("mentor")


def file_role_words(role: Role) -> str:
    """The role on paper and in a file, whatever it is called on the screen: "Executive"."""
    return tr("Executive") if role is Role.EXECUTIVE else tr("Mentor")
