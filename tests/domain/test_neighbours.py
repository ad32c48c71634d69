"""Lines that stand together are searched together, under every version that ever bound one of them."""

from types import MappingProxyType

from rmdesk.domain.privacy import Fact, InForce, Reason, Release, Rules, release
from rmdesk.domain.subjects import Subject
from rmdesk.domain.usual_rules import USUAL_RULES
from rmdesk.domain.vocabulary import Audience, Role, Side

OLD = Rules(1, USUAL_RULES, {"North Star": "a project", "Heron": "a plan"})
NOW = Rules(2, USUAL_RULES, {})


def told(*texts: str, raised_under: int) -> Release:
    """What becomes of several lessons of one side, one below the other."""
    facts = [
        Fact(
            f"{place}",
            Subject.LESSON_LEARNT,
            Role.MENTOR,
            Side.PAIR,
            Audience.COORDINATOR,
            text,
            raised_under,
        )
        for place, text in enumerate(texts)
    ]
    agreement = InForce(NOW, MappingProxyType({1: OLD, 2: NOW}))
    return release(facts, agreement, Audience.COORDINATOR, ("Greta Halvorsen",))


def test_two_lines_do_not_say_together_what_an_earlier_version_forbade() -> None:
    found = told("We go north", "star of the show", raised_under=1)
    assert [one.fact.text for one in found.released] == ["We go north"]
    assert [(one.fact.text, one.reason) for one in found.withheld] == [("star of the show", Reason.WATCHWORD)]


def test_a_line_of_its_own_obeys_only_what_binds_it() -> None:
    found = told("We go slowly", "Heron is a bird", raised_under=2)
    assert [one.fact.text for one in found.released] == ["We go slowly", "Heron is a bird"]
