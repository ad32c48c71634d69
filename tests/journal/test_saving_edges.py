"""The edges of saving: which line leaks, what was let pass where, and a file that is not the agreed one."""

from dataclasses import replace

import pytest

from rmdesk.domain.vocabulary import Audience, FileFormat, Manner, Role
from rmdesk.errors import LeakFound, NoSummary
from rmdesk.export import markdown
from rmdesk.journal import saving
from rmdesk.journal.agreements import current
from rmdesk.journal.choices import Choice
from rmdesk.journal.pairings import add_person, new_pairing
from rmdesk.storage.records import AgreedSummary, Goal, Remark
from tests.conftest import pairing_form, partner_key
from tests.journal.leak_pairs import agreed
from tests.journal.privacy_material import Pair, day, span

PERIOD = span(0, 28)
LESSON = "Ask twice"
"""What `conftest.folder` prepares: an agreement in force, three sessions held, and this lesson."""


def leak_in(pair: Pair, summary_id: str) -> LeakFound:
    """The refusal to finish the file as the journal stands now."""
    with pytest.raises(LeakFound) as leak:
        saving.finished(pair.journal.ask(saving.file_to_save, summary_id), FileFormat.MARKDOWN)
    return leak.value


def refused(pair: Pair, summary_id: str) -> str:
    """Why the file is not handed out."""
    with pytest.raises(NoSummary) as fault:
        pair.journal.ask(saving.file_to_save, summary_id)
    return fault.value.reason


def test_of_several_lines_of_ones_own_only_the_one_that_leaks_is_named(pair: Pair) -> None:
    telling = pair.say("Quimby reads first")
    summary_id = agreed(pair, Choice(PERIOD)).summary_id
    pair.journal.do(None, add_person, pair.pairing_id, "Quimby")
    assert leak_in(pair, summary_id).own == (telling,)


def test_a_line_of_the_partner_is_named_to_nobody_else(pair: Pair) -> None:
    telling = pair.say("Quimby reads first")
    pair.change(Remark, telling, author=Role.MENTOR)
    summary_id = agreed(pair, Choice(PERIOD)).summary_id
    pair.journal.do(None, add_person, pair.pairing_id, "Quimby")
    assert leak_in(pair, summary_id).own == ()


@pytest.mark.parametrize("wording", [None, "Let Quimby explain"])
def test_a_goal_is_named_by_the_words_that_would_leave(pair: Pair, wording: str | None) -> None:
    goal_id = pair.goals()[0]
    title = "Explain variance" if wording else "Let Quimby explain"
    pair.change(Goal, goal_id, title=title, wording=wording, audience=Audience.COORDINATOR, raised_under=1)
    summary_id = agreed(pair, Choice(PERIOD)).summary_id
    pair.journal.do(None, add_person, pair.pairing_id, "Quimby")
    assert leak_in(pair, summary_id).own == (goal_id,)


def test_a_word_let_pass_in_one_line_is_not_let_pass_in_another(pair: Pair) -> None:
    pair.journal.do(None, add_person, pair.pairing_id, "Mark Quimby")
    first, second = pair.say("Let Mark decide"), pair.say("Ask Mark first")
    for line in (first, second):
        pair.change(Remark, line, cleared=("Mark Quimby",))
    file = agreed(pair, Choice(PERIOD))
    assert saving.finished(file, FileFormat.MARKDOWN).data == file.content
    pair.change(Remark, second, cleared=())
    assert leak_in(pair, file.summary_id).own == (second,)


def test_a_watchword_agreed_after_the_saving_stops_the_next_format(pair: Pair) -> None:
    pair.save(PERIOD)
    saved = pair.share(PERIOD).agreed
    assert saved is not None
    pair.agree("twice")
    assert leak_in(pair, saved.id).reason == "watchword"


def test_a_whole_file_of_another_text_is_not_handed_out(pair: Pair) -> None:
    file = agreed(pair, Choice(PERIOD))
    other = markdown.signed_part(file.content).replace(b"Ask twice", b"Ask never")
    consents = dict.fromkeys(Role, markdown.Agreed(day(28), Manner.CODE))
    forged = markdown.whole_file(other, consents)
    assert markdown.is_unedited(forged)
    pair.change(AgreedSummary, file.summary_id, file_bytes=forged)
    assert refused(pair, file.summary_id) == "text changed"


def test_a_text_taken_back_behind_the_programs_back_drops_both_consents_too(pair: Pair) -> None:
    lesson = pair.say("Read aloud")
    file = agreed(pair, Choice(PERIOD))
    pair.change(Remark, lesson, audience=Audience.PAIR)
    assert refused(pair, file.summary_id) == "text changed"
    pair.change(Remark, lesson, audience=Audience.EVERYONE)
    assert pair.journal.ask(saving.file_to_save, file.summary_id).content == file.content


def test_before_the_saving_a_key_that_is_not_the_journals_own_is_told_as_such(pair: Pair) -> None:
    file = agreed(pair, Choice(PERIOD))
    version = pair.journal.ask(current, pair.pairing_id)
    assert version is not None
    pair.change(type(version), version.id, executive_key=b"x" * 32)
    assert refused(pair, file.summary_id) == "another key"


def test_what_stays_is_listed_by_its_id_its_subject_its_reason_and_the_rule(pair: Pair) -> None:
    telling = pair.say("Greta reads first")
    listed = [line.split("\t") for line in agreed(pair, Choice(PERIOD)).withheld]
    assert [telling, "lesson learnt", "name", "2"] in listed
    assert {len(line) for line in listed} == {4}


def test_what_one_pairing_agreed_to_and_saved_is_not_anothers(pair: Pair) -> None:
    form = replace(pairing_form(), pair_ref="HL-08")
    other = pair.journal.do(None, new_pairing, form, partner_key()).id
    pair.save(PERIOD)
    assert len(pair.journal.ask(saving.export_log, pair.pairing_id)) == 1
    assert pair.journal.ask(saving.export_log, other) == ()
    with pytest.raises(NoSummary) as fault:
        pair.journal.ask(saving.agreed_file, "HL-08", day(0), day(28))
    assert fault.value.reason == "nothing agreed"
