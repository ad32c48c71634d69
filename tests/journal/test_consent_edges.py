"""The edges of consents: which choice is meant, what is stored, what a consent is bound to."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, DocumentKind, FileFormat, RemarkKind, Role
from rmdesk.errors import NoSummary
from rmdesk.journal import consents, saving
from rmdesk.journal.agreement_forms import terms_of
from rmdesk.journal.agreements import view
from rmdesk.journal.choices import Choice
from rmdesk.journal.consents import ShareView
from rmdesk.journal.drafts import propose_change, save_terms
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import new_pairing
from rmdesk.journal.signatures import Paper
from tests.conftest import SetClock, Template, pairing_form, partner_key, write_scope
from tests.journal.leak_pairs import agreed
from tests.journal.privacy_material import Pair, after_three, day, prepared, seed, span

PERIOD = span(0, 28)
SHORTER = span(0, 28 + 14)
NEWS = Choice(kind=DocumentKind.NEWS)
HR = "HR of the division"
LEFT_OUT = frozenset({Section.LESSONS})


@pytest.fixture(scope="module")
def prepared_folder(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: an agreement in force, three sessions held, and a lesson that may be told."""
    return prepared(template, tmp_path_factory.mktemp("prepared") / "greta.rmdesk", lesson="Ask twice")


@pytest.fixture
def folder(prepared_folder: Path, tmp_path: Path) -> Path:
    """A copy for each test."""
    return Path(shutil.copytree(prepared_folder, tmp_path / "greta.rmdesk"))


@pytest.fixture
def pair(journal: Journal, pairing_id: str, clock: SetClock) -> Pair:
    """The pair on the evening of its third session, with a stakeholder beside the coordinator."""
    pair = after_three(journal, pairing_id, clock)
    change = journal.do(None, propose_change, pairing_id)
    terms = terms_of(journal.ask(view, change.id))
    journal.do(
        None,
        save_terms,
        change.id,
        "Posts",
        replace(terms, stakeholders=((HR, Audience.COORDINATOR),)),
    )
    pair.agree()
    return pair


def own_consent(pair: Pair, choice: Choice) -> None:
    pair.journal.do(None, consents.consent_as_owner, pair.pairing_id, choice)


def partners_consent(pair: Pair, choice: Choice) -> None:
    pair.journal.do(None, consents.consent_as_partner, pair.pairing_id, choice, seed())


def share(pair: Pair, choice: Choice | None = None) -> ShareView:
    """What the Share page would show."""
    return pair.journal.ask(consents.share_view, pair.pairing_id, choice or Choice())


# Which choice is meant -------------------------------------------------------------------------------------


def test_without_a_word_the_proposed_days_all_sections_and_the_coordinator_are_meant(pair: Pair) -> None:
    shown = share(pair)
    assert shown.choice == Choice(PERIOD, frozenset(), DocumentKind.SUMMARY, "")
    assert (shown.period, shown.unticked, shown.saved_at) == (PERIOD, frozenset(), None)


def test_without_a_word_the_text_that_waits_is_meant(pair: Pair) -> None:
    pair.meet(42)
    waits = Choice(PERIOD, LEFT_OUT, recipient=HR)
    own_consent(pair, waits)
    shown = share(pair)
    assert shown.choice == waits
    assert (shown.period, shown.unticked) == (PERIOD, LEFT_OUT)
    assert set(shown.consents) == {Role.EXECUTIVE}
    partners_consent(pair, Choice())
    assert share(pair).is_whole, "the partner agreed to what waits"


def test_a_word_of_ones_own_comes_before_the_text_that_waits(pair: Pair) -> None:
    pair.meet(42)
    own_consent(pair, Choice(PERIOD, LEFT_OUT, recipient=HR))
    chosen = Choice(SHORTER, frozenset(), recipient="Ines Castellano")
    shown = share(pair, chosen)
    assert shown.choice == chosen
    assert shown.consents == {}
    assert shown.dropped == (Role.EXECUTIVE,)


def test_what_was_saved_is_not_proposed_again(pair: Pair) -> None:
    file = agreed(pair, Choice(PERIOD, LEFT_OUT, recipient=HR))
    pair.journal.do(None, saving.note_saved, file.summary_id, FileFormat.MARKDOWN)
    assert share(pair, Choice(PERIOD, LEFT_OUT, recipient=HR)).saved_at is not None
    pair.meet(42, 56, 70)
    pair.plan(98)
    shown = share(pair)
    assert shown.choice == Choice(span(42, 70), frozenset(), DocumentKind.SUMMARY, "")
    assert shown.problem is None


def test_news_have_no_days_to_choose(pair: Pair) -> None:
    pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    shown = share(pair, replace(NEWS, period=span(0, 1)))
    assert shown.preview is not None
    assert shown.preview.period == span(0, 28)


def test_a_summary_that_waits_says_nothing_about_the_news(pair: Pair) -> None:
    pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    own_consent(pair, NEWS)
    assert share(pair).consents == {}
    assert set(share(pair, NEWS).consents) == {Role.EXECUTIVE}


# What a consent is bound to --------------------------------------------------------------------------------


def test_a_whole_text_stays_whole_when_one_agrees_again_after_an_edit(pair: Pair) -> None:
    file = agreed(pair, Choice(PERIOD))
    pair.say("Of later")
    own_consent(pair, Choice(PERIOD))
    assert pair.journal.ask(saving.file_to_save, file.summary_id).content == file.content
    assert share(pair, Choice(PERIOD)).is_whole


def test_a_text_of_other_sections_or_for_someone_else_is_not_the_whole_one(pair: Pair) -> None:
    agreed(pair, Choice(PERIOD, frozenset()))
    for other in (Choice(PERIOD, LEFT_OUT), Choice(PERIOD, frozenset(), recipient=HR)):
        assert not share(pair, other).is_whole
    own_consent(pair, Choice(PERIOD, frozenset(), recipient=HR))
    assert share(pair, Choice(PERIOD, frozenset(), recipient=HR)).agreed is not None
    assert not share(pair, Choice(PERIOD, frozenset(), recipient=HR)).is_whole


def test_before_anything_is_in_force_nobody_can_agree(journal: Journal, clock: SetClock) -> None:
    form = replace(pairing_form(), pair_ref="HL-08")
    pairing_id = journal.do(None, new_pairing, form, partner_key()).id
    journal.do(None, write_scope, pairing_id)
    bare = Pair(journal, pairing_id, clock)
    bare.meet(0, 14, 28)
    deeds: tuple[Callable[[Pair, Choice], None], ...] = (own_consent, partners_consent)
    for deed in deeds:
        with pytest.raises(NoSummary) as fault:
            deed(bare, Choice(PERIOD))
        assert fault.value.reason == "no agreement"


def test_a_paper_of_today_counts(pair: Pair) -> None:
    paper = Paper(day(28), bytes(32))
    pair.journal.do(None, consents.consent_on_paper, pair.pairing_id, Choice(PERIOD), Role.MENTOR, paper)
    assert set(share(pair).consents) == {Role.MENTOR}
