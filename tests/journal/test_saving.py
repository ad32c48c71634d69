"""The finished file in each format: leak-checked as it is, refused on any hit, logged without its text."""

from dataclasses import replace
from datetime import date

import pytest

from rmdesk.domain.blame_words import blame
from rmdesk.domain.vocabulary import (
    Audience,
    DocumentKind,
    FileFormat,
    Manner,
    RemarkKind,
    Role,
    Saving,
)
from rmdesk.errors import InvalidInput, LeakFound, NoSummary
from rmdesk.export.reading import read_summary
from rmdesk.journal import consents, remarks, saving, signatures
from rmdesk.journal.agreement_forms import terms_of
from rmdesk.journal.agreements import current, draft, view
from rmdesk.journal.choices import EVERYONE, THE_PAIR, Choice, recipients
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import propose_change, save_terms
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import add_person, new_pairing
from rmdesk.journal.readers import clear_word
from rmdesk.journal.saving import SavedFile
from rmdesk.journal.signatures import Paper
from rmdesk.storage.records import Remark
from rmdesk.wording.errors import sentence
from tests.conftest import SetClock, pairing_form, partner_key, write_scope
from tests.journal.privacy_material import Pair, day, seed, span

PERIOD = span(0, 28)
SCAN = bytes(range(32))
formats = pytest.mark.parametrize("form", list(FileFormat))
LESSON = "Ask twice, said Quimby"
"""What `conftest.folder` prepares: an agreement in force, three sessions held, and this lesson."""


def agreed(pair: Pair, choice: Choice) -> SavedFile:
    """Both agree; the file to save."""
    pair.journal.do(None, consents.consent_as_owner, pair.pairing_id, choice)
    pair.journal.do(None, consents.consent_as_partner, pair.pairing_id, choice, seed())
    found = pair.journal.ask(consents.share_view, pair.pairing_id, choice).agreed
    assert found is not None
    return pair.journal.ask(saving.file_to_save, found.id)


@formats
def test_each_format_is_made_of_the_agreed_bytes(pair: Pair, form: FileFormat) -> None:
    file = agreed(pair, Choice(PERIOD))
    made = saving.finished(file, form)
    assert made.name == f"rmdesk-summary_HL-07_2026-02-10.{form.value}"
    assert (made.data == file.content) is (form is FileFormat.MARKDOWN)
    assert saving.finished(file, form).data == made.data


@formats
def test_a_name_entered_after_the_consents_stops_the_saving(pair: Pair, form: FileFormat) -> None:
    agreed(pair, Choice(PERIOD))
    pair.journal.do(None, add_person, pair.pairing_id, "Quimby")
    found = pair.share(PERIOD).agreed
    assert found is not None
    with pytest.raises(LeakFound) as leak:
        saving.finished(pair.journal.ask(saving.file_to_save, found.id), form)
    assert sentence(leak.value) == (
        "A line of yours holds a name. Nothing was written; take the text back, change the line, and both"
        " agree anew."
    )
    (own,) = leak.value.own
    assert pair.journal.ask(lambda db: db.find(Remark, own).text) == "Ask twice, said Quimby"


@formats
def test_a_file_name_that_tells_is_refused(pair: Pair, form: FileFormat) -> None:
    file = agreed(pair, Choice(PERIOD))
    with pytest.raises(LeakFound):
        saving.finished(file, form, f"for Greta Halvorsen.{form.value}")
    assert saving.finished(file, form, f"spring.{form.value}").name == f"spring.{form.value}"


@formats
def test_what_left_is_logged_without_its_text(pair: Pair, form: FileFormat) -> None:
    file = agreed(pair, Choice(PERIOD))
    pair.journal.do(None, saving.note_saved, file.summary_id, form)
    (entry,) = pair.journal.ask(saving.export_log, pair.pairing_id)
    assert (entry.format, entry.kind, entry.recipient) == (form, DocumentKind.SUMMARY, "Ines Castellano")
    assert "Ask twice" not in str(entry)


def test_a_summary_goes_to_a_stakeholder_of_the_same_audience_and_to_nobody_else(pair: Pair) -> None:
    change = pair.journal.do(None, propose_change, pair.pairing_id)
    terms = terms_of(pair.journal.ask(view, change.id))
    named = (("HR of the division", Audience.COORDINATOR), ("The works council", Audience.EVERYONE))
    pair.journal.do(None, save_terms, change.id, "Posts", replace(terms, stakeholders=named))
    pair.agree()
    assert pair.journal.ask(recipients, pair.pairing_id) == ("Ines Castellano", "HR of the division")
    to_hr = Choice(PERIOD, recipient="HR of the division")
    file = agreed(pair, to_hr)
    assert pair.journal.ask(consents.share_view, pair.pairing_id, to_hr).is_whole
    assert not pair.journal.ask(
        consents.share_view, pair.pairing_id, Choice(PERIOD, recipient="Ines Castellano")
    ).consents, "a consent is bound to whom it is for"
    assert b"HR of" not in file.content
    with pytest.raises(NoSummary) as refused:
        pair.journal.do(
            None, consents.consent_as_owner, pair.pairing_id, Choice(PERIOD, recipient="The works council")
        )
    assert sentence(refused.value).startswith("Nobody of that name may receive a summary.")


# News ------------------------------------------------------------------------------------------------------

NEWS = Choice(kind=DocumentKind.NEWS)


def tip(pair: Pair, text: str, minutes: int | None = None) -> str:
    """A tip for everyone at work."""
    made = pair.say(text, RemarkKind.TIP, Audience.EVERYONE)
    if minutes:
        pair.journal.do(None, remarks.say_what_it_saves, made, minutes, Saving.MINUTES_A_WEEK)
    return made


def test_news_tell_tips_and_lessons_that_were_raised_to_everyone_and_nothing_else(pair: Pair) -> None:
    tip(pair, "Scan with the phone", 15)
    pair.say("A second reader checks figures", audience=Audience.EVERYONE)
    file = agreed(pair, NEWS)
    text = file.content.decode()
    assert "- Scan with the phone (saves about 15 minutes a week, an estimate)" in text
    assert "- A second reader checks figures" in text
    for never in ("Ask twice", "HL-07", "Hallveig", "Greta", "2026-01", "session"):
        assert never not in text
    assert read_summary(file.content).kind is DocumentKind.NEWS
    found = pair.journal.ask(consents.share_view, pair.pairing_id, NEWS).agreed
    assert found is not None
    assert found.recipient == EVERYONE


def test_news_are_told_once(pair: Pair) -> None:
    tip(pair, "Scan with the phone")
    file = agreed(pair, NEWS)
    pair.journal.do(None, saving.note_saved, file.summary_id, FileFormat.HTML)
    problem = pair.journal.ask(consents.share_view, pair.pairing_id, NEWS).problem
    assert problem is not None
    assert sentence(problem) == (
        "No lesson or tip was raised to everyone at work yet, or all were shared already."
    )
    tip(pair, "Write for one reader")
    again = pair.journal.ask(consents.share_view, pair.pairing_id, NEWS)
    assert b"Write for one reader" in again.signed
    assert b"Scan" not in again.signed


def test_words_that_put_blame_on_someone_wait_for_their_author(pair: Pair) -> None:
    blamed = pair.say("It was the fault of the night shift", audience=Audience.EVERYONE)
    tip(pair, "Scan with the phone")
    shown = pair.journal.ask(consents.share_view, pair.pairing_id, NEWS)
    assert b"night shift" not in shown.signed
    assert b"night shift" in pair.preview(PERIOD).signed, "for the coordinator nobody looks for blame"
    rows = {row.ref: row.reason.value for row in shown.preview.withheld} if shown.preview else {}
    assert rows[blamed] == "possible_blame"
    said = pair.journal.ask(lambda db: db.find(Remark, blamed).text)
    for found in blame(said):
        pair.journal.do(None, clear_word, Remark, blamed, found.word)
    assert b"night shift" in pair.journal.ask(consents.share_view, pair.pairing_id, NEWS).signed


def test_tips_stand_below_the_lessons_of_a_summary(pair: Pair) -> None:
    tip(pair, "Scan with the phone", 15)
    lessons = pair.text(PERIOD).split("## 7. Lessons learnt to share")[1].split("## 8.")[0]
    assert lessons.split("\n- ")[1:] == [
        "Ask twice, said Quimby",
        "Scan with the phone (saves about 15 minutes a week, an estimate)\n\n",
    ]


@pytest.mark.parametrize("amount", [0, -1, 10_000_001])
def test_what_a_tip_saves_is_a_figure_that_can_be(pair: Pair, amount: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        pair.journal.do(None, remarks.say_what_it_saves, tip(pair, "x y"), amount, Saving.MONEY_A_YEAR)
    assert sentence(refused.value) == "What a tip saves is a whole number from 1 to 10,000,000."


# Without a programme ---------------------------------------------------------------------------------------


@pytest.fixture
def alone(journal: Journal, clock: SetClock) -> Pair:
    """A pair without a programme, after two sessions."""
    pairing_id = journal.do(None, new_pairing, pairing_form(programme=False), partner_key()).id
    journal.do(None, write_scope, pairing_id)
    pair = Pair(journal, pairing_id, clock)
    pair.agree("Heron")
    pair.meet(0, 14)
    return pair


def test_without_a_programme_the_two_make_a_closing_report_for_themselves(alone: Pair) -> None:
    alone.say("Ask twice", audience=Audience.PAIR)
    choice = Choice(kind=DocumentKind.REPORT)
    file = agreed(alone, choice)
    text = file.content.decode()
    assert "# Closing report, 13 January to 27 January 2026" in text
    assert "- Ask twice" in text
    for never in ("oordinator", "rogramme", "pair_ref", "Help wanted"):
        assert never not in text
    found = alone.journal.ask(consents.share_view, alone.pairing_id, choice).agreed
    assert found is not None
    assert found.recipient == THE_PAIR
    assert saving.finished(file, FileFormat.PDF).name == "rmdesk-report_2026-01-27.pdf"


def test_there_is_a_report_or_a_summary_never_both(pair: Pair, alone: Pair) -> None:
    for of, kind in ((pair, DocumentKind.REPORT), (alone, DocumentKind.SUMMARY)):
        found = of.journal.ask(consents.share_view, of.pairing_id, Choice(PERIOD, kind=kind))
        assert found.problem is not None
        assert "programme" in sentence(found.problem)


# On paper --------------------------------------------------------------------------------------------------


def test_a_version_signed_on_paper_is_in_force_and_the_summary_says_which(pair: Pair) -> None:
    pair.journal.do(None, propose_change, pair.pairing_id)
    waiting = pair.journal.ask(draft, pair.pairing_id)
    assert waiting is not None
    paper = Paper(day(28), SCAN)
    pair.journal.do(None, signatures.sign_on_paper, waiting.id, Role.MENTOR, paper)
    pair.journal.do(None, signatures.sign_as_owner, waiting.id)
    signed = pair.journal.ask(view, waiting.id).signatures[Role.MENTOR]
    assert (signed.manner, signed.paper_on, signed.scan) == (Manner.PAPER, day(28), SCAN)
    assert pair.journal.ask(signatures.is_signed, waiting, Role.MENTOR) is not None
    choice = Choice(PERIOD)
    pair.journal.do(None, consents.consent_as_owner, pair.pairing_id, choice)
    pair.journal.do(None, consents.consent_on_paper, pair.pairing_id, choice, Role.MENTOR, paper)
    found = pair.share(PERIOD).agreed
    assert found is not None
    text = (found.file_bytes or b"").decode()
    assert "consent_mentor: 2026-02-10\nconsent_manner_mentor: paper" in text
    assert "consent_manner_executive: code" in text


@pytest.mark.parametrize("column", ["scan", "paper_on", "signature"])
def test_a_paper_changed_behind_the_owners_word_counts_for_nothing(pair: Pair, column: str) -> None:
    choice = Choice(PERIOD)
    pair.journal.do(None, consents.consent_as_owner, pair.pairing_id, choice)
    pair.journal.do(
        None, consents.consent_on_paper, pair.pairing_id, choice, Role.MENTOR, Paper(day(28), SCAN)
    )
    consent = pair.share(PERIOD).consents[Role.MENTOR]
    values = {"scan": b"x" * 32, "paper_on": date(2026, 1, 1), "signature": b"x" * 64}
    pair.change(type(consent), consent.id, **{column: values[column]})
    found = pair.share(PERIOD).agreed
    assert found is not None
    with pytest.raises(NoSummary) as refused:
        pair.journal.ask(saving.file_to_save, found.id)
    assert sentence(refused.value) == "Tobias has not agreed to this text yet. Nothing was written."


def test_a_paper_of_tomorrow_is_refused(pair: Pair) -> None:
    with pytest.raises(InvalidInput) as refused:
        pair.journal.do(
            None,
            consents.consent_on_paper,
            pair.pairing_id,
            Choice(PERIOD),
            Role.MENTOR,
            Paper(day(29), SCAN),
        )
    assert sentence(refused.value) == "The day on the paper is after today. Nothing was signed."


# A journal that was imported ------------------------------------------------------------------------------


def test_an_agreement_that_names_another_key_needs_a_new_version_before_anybody_agrees(pair: Pair) -> None:
    version = pair.journal.ask(current, pair.pairing_id)
    assert version is not None
    pair.change(type(version), version.id, executive_key=b"x" * 32)
    with pytest.raises(NoSummary) as refused:
        pair.own_consent(PERIOD)
    assert sentence(refused.value).startswith("This journal was imported and has a key of its own.")
    pair.change(type(version), version.id, executive_key=pair.journal.ask(Db.owner_key))
    pair.own_consent(PERIOD)


def test_a_draft_that_names_another_key_takes_the_journals_own_when_its_owner_signs(pair: Pair) -> None:
    change = pair.journal.do(None, propose_change, pair.pairing_id)
    pair.change(type(change), change.id, executive_key=b"x" * 32)
    pair.journal.do(None, signatures.sign_as_partner, change.id, seed())
    pair.journal.do(None, signatures.sign_as_owner, change.id)
    seen = pair.journal.ask(view, change.id)
    assert set(seen.signatures) == {Role.EXECUTIVE}, "the partner signed another text"
    pair.journal.do(None, signatures.sign_as_partner, change.id, seed())
    found = pair.journal.ask(current, pair.pairing_id)
    assert found is not None
    assert found.id == change.id
