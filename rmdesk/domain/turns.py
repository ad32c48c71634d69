"""Whose turn it is to chair a session: the two alternate, so that neither is the host for good."""

from rmdesk.domain.vocabulary import Role


def chair_of(number: int | None, chosen: Role | None) -> Role | None:
    """Who chairs the session with this number: odd ones the executive, even ones the mentor.

    `chosen` overrides it; None for a session without a number that nobody was chosen for.
    """
    if chosen is not None or number is None:
        return chosen
    return Role.EXECUTIVE if number % 2 else Role.MENTOR
