"""Who reads what, in names: the words of badges, menus and lines of reach."""

from typing import NamedTuple

from rmdesk.domain.vocabulary import Audience, Tag
from rmdesk.wording import tr


class Readers(NamedTuple):
    """The people of a pairing as the journal's owner sees them; `coordinator` is None without a programme."""

    owner: str
    partner: str
    coordinator: str | None

    def badge_words(self, audience: Audience) -> str:
        """As short as a badge: "only you"."""
        return {
            Audience.ONLY_ME: tr("only you"),
            Audience.PAIR: tr("you and {partner}").format(partner=self.partner),
            Audience.COORDINATOR: tr("{coordinator} too, if you both agree").format(
                coordinator=self._coordinator()
            ),
            Audience.EVERYONE: tr("everyone at work, if you both agree"),
        }[audience]

    def short_words(self, audience: Audience) -> str:
        """Where a badge has half a line: "Ines too"."""
        return {
            Audience.COORDINATOR: tr("{coordinator} too").format(coordinator=self._coordinator()),
            Audience.EVERYONE: tr("everyone at work"),
        }.get(audience) or self.badge_words(audience)

    def sentence(self, audience: Audience) -> str:
        """As the menu says it."""
        return {
            Audience.ONLY_ME: tr("Only you read this"),
            Audience.PAIR: tr("You and {partner} read this").format(partner=self.partner),
            Audience.COORDINATOR: tr("{coordinator} reads it too, if you both agree").format(
                coordinator=self._coordinator()
            ),
            Audience.EVERYONE: tr("Everyone at work may read it, if you both agree"),
        }[audience]

    def steps(self) -> tuple[str, str, str, str]:
        """The four steps of how far a thing may travel."""
        return (tr("only me"), tr("the pair"), self._coordinator(), tr("everyone"))

    def _coordinator(self) -> str:
        return self.coordinator or tr("the coordinator")


AUDIENCE_ICONS = {
    Audience.ONLY_ME: "lock",
    Audience.PAIR: "users-round",
    Audience.COORDINATOR: "send",
    Audience.EVERYONE: "megaphone",
}
AUDIENCE_LEVELS = {
    Audience.ONLY_ME: "only_me",
    Audience.PAIR: "pair",
    Audience.COORDINATOR: "coordinator",
    Audience.EVERYONE: "everyone",
}
"""The `badge` property of the style sheet."""


def tag_words(tag: Tag) -> str:
    """What rule R4 is about, as the badge's menu says it."""
    return {
        Tag.NONE: tr("None of these"),
        Tag.PAY: tr("Pay"),
        Tag.HEALTH: tr("Health"),
        Tag.RELIGION: tr("Religion"),
        Tag.FAMILY: tr("Family"),
        Tag.PERFORMANCE: tr("Someone's performance"),
    }[tag]
