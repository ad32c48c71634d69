"""The edges of what may be sent, to whom and when: each stands for one condition of the journal's code."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.domain.narrowing import Narrower
from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, DocumentKind, FileFormat, LoggedKind, RemarkKind, Role, Side
from rmdesk.errors import InvalidInput, NoSummary
from rmdesk.journal import choices, consents, narrowings, saving, sessions, strikes
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.agreements import draft, in_force, versions
from rmdesk.journal.change_log import change_log
from rmdesk.journal.choices import Choice
from rmdesk.journal.facts import Period
from rmdesk.journal.journal import Journal
from rmdesk.journal.notes import write_note
from rmdesk.journal.pairings import new_pairing
from rmdesk.journal.periods import proposed_period
from rmdesk.journal.summaries import Preview, preview
from rmdesk.storage.records import Note
from rmdesk.wording.errors import sentence
from tests.conftest import SetClock, Template, pairing_form, partner_key, write_scope
from tests.journal.leak_pairs import agreed
from tests.journal.privacy_material import Pair, after_three, day, prepared, seed, span

PERIOD = span(0, 28)
NEWS = Choice(kind=DocumentKind.NEWS)
SUMMARY = Choice(PERIOD, frozenset())


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
    """The pair on the evening of its third session."""
    return after_three(journal, pairing_id, clock)


@pytest.fixture
def another(journal: Journal, clock: SetClock) -> Callable[[str], Pair]:
    """Makes one more pairing in the same journal, nothing signed: with a reference, or of the two alone."""

    def made(reference: str = "") -> Pair:
        form = replace(pairing_form(programme=bool(reference)), pair_ref=reference)
        pairing_id = journal.do(None, new_pairing, form, partner_key()).id
        journal.do(None, write_scope, pairing_id)
        return Pair(journal, pairing_id, clock)

    return made


def shown(pair: Pair, choice: Choice) -> Preview:
    """What a choice would send."""
    return pair.journal.ask(preview, pair.pairing_id, choice)


def refused(pair: Pair, choice: Choice) -> str:
    """Why nothing can be sent; "" when it can."""
    try:
        shown(pair, choice)
    except NoSummary as fault:
        return fault.reason
    return ""


def refused_for(pair: Pair, period: Period) -> str:
    return refused(pair, Choice(period, frozenset()))


def strike(pair: Pair, line: str, role: Role, kind: DocumentKind = DocumentKind.SUMMARY) -> None:
    pair.journal.do(None, strikes.strike, pair.pairing_id, kind, line, role)


def put_back(pair: Pair, line: str, role: Role, kind: DocumentKind = DocumentKind.SUMMARY) -> bool:
    return pair.journal.do(None, strikes.put_line_back, pair.pairing_id, kind, line, role)


def save(pair: Pair, choice: Choice) -> str:
    """Both agree, and it is saved; the id of what was agreed to."""
    file = agreed(pair, choice)
    pair.journal.do(None, saving.note_saved, file.summary_id, FileFormat.MARKDOWN)
    return file.summary_id


# Whom, and what --------------------------------------------------------------------------------------------


def test_what_a_consent_signs_is_never_translated() -> None:
    assert (choices.EVERYONE, choices.THE_PAIR) == ("everyone at work", "the pair")


def test_whom_a_summary_can_go_to(pair: Pair, another: Callable[[str], Pair]) -> None:
    unsigned, alone = another("HL-08"), another("")
    assert pair.journal.ask(choices.recipients, unsigned.pairing_id) == ("Ines Castellano",)
    assert pair.journal.ask(choices.recipients, alone.pairing_id) == ()


def test_the_sections_of_each_kind_of_file() -> None:
    assert choices.sections_of(DocumentKind.NEWS) == ()
    assert choices.sections_of(DocumentKind.SUMMARY) == tuple(Section)
    assert set(Section) - set(choices.sections_of(DocumentKind.REPORT)) == {Section.IDEAS}


def test_a_choice_without_days_means_those_proposed(pair: Pair, another: Callable[[str], Pair]) -> None:
    assert shown(pair, Choice()).period == PERIOD
    nothing_held = another("HL-08")
    nothing_held.agree()
    assert refused(nothing_held, Choice()) == "too few sessions"
    with pytest.raises(NoSummary) as fault:
        shown(nothing_held, Choice())
    assert fault.value.values == {"held": 0}
    pair.save(PERIOD)
    pair.plan(42)
    assert pair.journal.ask(proposed_period, pair.pairing_id) == PERIOD, "nothing new is held yet"


def test_news_need_no_session(another: Callable[[str], Pair]) -> None:
    pair = another("HL-08")
    pair.agree()
    pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    assert b"Scan with the phone" in shown(pair, NEWS).signed


def test_news_cover_every_day_of_the_pairing(pair: Pair) -> None:
    tip = pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    period = shown(pair, NEWS).period
    assert period == Period(day(0), day(28))
    pair.clock.forward(days=30)
    assert [line.ref for line in shown(pair, NEWS).lines] == [tip]


def test_a_session_held_meanwhile_drops_no_consent_to_news(pair: Pair) -> None:
    pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    pair.journal.do(None, consents.consent_as_owner, pair.pairing_id, NEWS)
    pair.journal.do(None, sessions.hold_session, pair.plan(28), 30)
    kept = pair.journal.ask(consents.share_view, pair.pairing_id, NEWS)
    assert set(kept.consents) == {Role.EXECUTIVE}


@pytest.fixture
def alone(another: Callable[[str], Pair]) -> Pair:
    """The two alone, after one session."""
    pair = another("")
    pair.agree()
    pair.meet(0)
    return pair


def test_a_report_may_tell_one_session_of_one_day(alone: Pair) -> None:
    report = Choice(span(0, 0), frozenset(), DocumentKind.REPORT)
    assert refused(alone, report) == ""
    assert shown(alone, report).session_ids == ()


def test_what_has_no_place_in_a_report_is_withheld_as_such(alone: Pair) -> None:
    idea = alone.say("Meet once a quarter", RemarkKind.PROGRAMME_IDEA, Audience.PAIR)
    help_wanted = alone.say("A room", RemarkKind.HELP_WANTED, Audience.PAIR)
    alone.say("Go on", RemarkKind.NEXT_STEP, Audience.PAIR)
    note = alone.journal.do(None, write_note, sessions.Place(alone.pairing_id), "We laughed", Side.PAIR)
    alone.read(Note, note.id, Audience.PAIR)
    made = shown(alone, Choice(span(0, 0), frozenset(), DocumentKind.REPORT))
    stays = {row.ref: row.reason for row in made.withheld}
    assert {stays[idea], stays[help_wanted], stays[note.id]} == {Reason.NO_PLACE}
    assert [line.text for line in made.lines] == ["Go on"]
    assert b"Go on" in made.signed


# Which days ------------------------------------------------------------------------------------------------


def test_a_period_may_lie_before_an_earlier_summary_and_share_no_day_with_it(pair: Pair) -> None:
    pair.meet(42, 56, 70)
    pair.plan(98)
    pair.save(span(41, 70))
    assert refused_for(pair, span(0, 40)) == ""
    assert refused_for(pair, span(0, 41)) == "overlaps", "a shared day, though no session is on it"


def test_a_period_may_begin_the_day_after_an_earlier_summary(pair: Pair) -> None:
    pair.meet(42, 56, 70)
    pair.plan(98)
    pair.save(span(0, 29))
    assert refused_for(pair, span(30, 70)) == ""
    assert refused_for(pair, span(29, 70)) == "overlaps"


def test_the_refusal_names_the_last_day_that_was_told(pair: Pair) -> None:
    pair.meet(42, 56, 70)
    pair.plan(98)
    pair.save(span(0, 28))
    pair.save(span(42, 70))
    with pytest.raises(NoSummary) as fault:
        pair.text(span(0, 70))
    assert "24 March 2026" in sentence(fault.value)


def test_a_cancelled_session_is_not_one_of_the_three_new_ones(pair: Pair) -> None:
    pair.save(PERIOD)
    pair.meet(42, 56)
    pair.journal.do(None, sessions.cancel_session, pair.plan(57), Role.MENTOR)
    assert refused_for(pair, span(0, 56)) == "overlaps"


def test_another_pairings_summary_and_ones_own_news_block_no_day(
    pair: Pair, another: Callable[[str], Pair]
) -> None:
    other = another("HL-08")
    other.agree()
    other.meet(0, 14, 28)
    save(other, SUMMARY)
    pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    save(pair, NEWS)
    pair.plan(42)
    assert refused_for(pair, PERIOD) == ""


# Strikes ---------------------------------------------------------------------------------------------------


def test_a_strike_is_put_back_from_its_own_kind_of_file_and_its_own_line(pair: Pair) -> None:
    tip = pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    other = pair.say("Write for one reader", RemarkKind.TIP, Audience.EVERYONE)
    for line in (tip, other):
        for kind in (DocumentKind.SUMMARY, DocumentKind.NEWS):
            strike(pair, line, Role.MENTOR, kind)
    assert put_back(pair, tip, Role.MENTOR)
    assert {row.ref for row in shown(pair, SUMMARY).struck} == {other}
    assert {row.ref for row in shown(pair, NEWS).struck} == {tip, other}


def test_putting_back_what_one_did_not_strike_changes_nothing(pair: Pair) -> None:
    tip = pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    assert put_back(pair, tip, Role.MENTOR)
    strike(pair, tip, Role.EXECUTIVE)
    assert not put_back(pair, tip, Role.MENTOR)


def test_a_strike_drops_the_consents_to_what_tells_that_line_and_to_nothing_else(pair: Pair) -> None:
    tip = pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    news, summary = agreed(pair, NEWS), agreed(pair, SUMMARY)
    later = pair.say("Of later")
    strike(pair, later, Role.MENTOR)
    assert pair.journal.ask(saving.file_to_save, summary.summary_id).content == summary.content
    strike(pair, tip, Role.MENTOR)
    with pytest.raises(NoSummary):
        pair.journal.ask(saving.file_to_save, summary.summary_id)
    assert pair.journal.ask(saving.file_to_save, news.summary_id).content == news.content


def test_a_strike_after_the_saving_changes_nothing_in_the_log(pair: Pair) -> None:
    tip = pair.say("Scan with the phone", RemarkKind.TIP, Audience.EVERYONE)
    summary = save(pair, SUMMARY)
    strike(pair, tip, Role.MENTOR)
    pair.journal.do(None, saving.note_saved, summary, FileFormat.HTML)
    first, second = pair.journal.ask(saving.export_log, pair.pairing_id)
    assert first.digest == second.digest != b""


# Stricter at once ------------------------------------------------------------------------------------------


def test_before_anything_is_in_force_nothing_can_be_made_stricter(another: Callable[[str], Pair]) -> None:
    pair = another("HL-08")
    waiting = pair.agree("Lark", signed=False)
    assert not pair.journal.ask(narrowings.stricter_in, waiting)
    with pytest.raises(InvalidInput, match="nothing narrower"):
        pair.journal.do(None, narrowings.narrow_as_owner, waiting)
    with pytest.raises(InvalidInput, match="nothing narrower"):
        pair.journal.do(None, narrowings.narrow_as_partner, waiting, seed())


def test_a_version_that_was_in_force_is_no_draft_to_narrow_by(pair: Pair) -> None:
    pair.agree("Lark")
    first = pair.journal.ask(versions, pair.pairing_id)[-1]
    assert first.version == 1
    assert pair.journal.ask(narrowings.stricter_in, first.id) == Narrower()


def test_a_narrowed_rule_leaves_the_tick_as_it_is_and_is_logged_by_its_numbers(pair: Pair) -> None:
    pair.agree(tick=True)
    rules = tuple(
        RuleForm(number, audience=Audience.PAIR, subjects=(subject,))
        for number, subject in ((11, Subject.GOAL), (12, Subject.LEARNT))
    )
    waiting = pair.agree(rules=rules, tick=True, signed=False)
    pair.journal.do(None, narrowings.narrow_as_owner, waiting)
    agreement = pair.journal.ask(in_force, pair.pairing_id)
    assert agreement is not None
    assert agreement.now.shows_first_and_last
    log = pair.journal.ask(change_log, pair.pairing_id)
    assert [row.what for row in log if row.kind is LoggedKind.NARROWED] == ["R11, R12"]
    assert pair.journal.ask(draft, pair.pairing_id) is not None, "the draft stays"
