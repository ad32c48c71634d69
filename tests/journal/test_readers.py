"""Raising, taking back, tagging, rewording: only by its author, never further than a rule allows."""

import pytest

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DebriefKind, RemarkKind, Role, Side, Tag
from rmdesk.errors import NotAllowedByAgreement, NotYours
from rmdesk.journal import notes, readers
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.db import Db
from rmdesk.journal.notes import write_note
from rmdesk.journal.pairings import add_person
from rmdesk.journal.remarks import edit_remark
from rmdesk.journal.sessions import Place, by_date
from rmdesk.storage.records import DebriefLine, Goal, LedgerEntry, Note, Remark
from rmdesk.wording.errors import sentence
from tests.journal.privacy_material import Pair, span

PERIOD = span(0, 28)
LESSON = ""
"""What `conftest.folder` prepares: an agreement in force, three sessions held."""


def stored(pair: Pair, record_id: str, kind: type[readers.Text] = Remark) -> readers.Text:
    """A text as it stands in the journal."""
    return pair.journal.ask(lambda db: db.find(kind, record_id))


def test_only_its_author_changes_a_texts_readers(pair: Pair) -> None:
    remark = pair.say("Ask twice")
    pair.change(Remark, remark, author=Role.MENTOR)
    do = pair.journal.do
    with pytest.raises(NotYours):
        do(None, readers.raise_text, Remark, remark, Audience.ONLY_ME)
    with pytest.raises(NotYours):
        do(None, readers.tag_text, Remark, remark, Tag.PAY)
    with pytest.raises(NotYours):
        do(None, readers.accept_wording, Remark, remark, "x")
    with pytest.raises(NotYours):
        do(None, readers.clear_word, Remark, remark, "x")
    assert stored(pair, remark).audience is Audience.COORDINATOR


def test_a_text_is_raised_under_the_version_of_that_day(pair: Pair) -> None:
    remark = pair.say("Ask twice", audience=Audience.PAIR)
    assert stored(pair, remark).raised_under == 1
    pair.agree("Lark")
    pair.read(Remark, remark, Audience.ONLY_ME)
    assert stored(pair, remark).raised_under == 1, "taking back is no raise"
    pair.read(Remark, remark, Audience.COORDINATOR)
    assert stored(pair, remark).raised_under == 2


def test_what_stung_and_notes_stay_and_the_refusal_says_why(pair: Pair) -> None:
    note = pair.journal.do(None, write_note, Place(pair.pairing_id), "a note", Side.PAIR)
    pair.read(Note, note.id, Audience.PAIR)
    with pytest.raises(NotAllowedByAgreement) as fault:
        pair.read(Note, note.id, Audience.COORDINATOR)
    assert "stays with the two of you" in sentence(fault.value)

    def sting(db: Db) -> DebriefLine:
        line = DebriefLine(
            pairing_id=pair.pairing_id,
            session_id=by_date(db, pair.pairing_id)[0].id,
            author=Role.EXECUTIVE,
            side=Side.EXECUTIVE,
            written_at=db.now(),
            kind=DebriefKind.STUNG,
            text="it did",
        )
        db.add(line)
        return line

    stung = pair.journal.do(None, sting)
    for audience in (Audience.PAIR, Audience.COORDINATOR):
        with pytest.raises(NotAllowedByAgreement):
            pair.read(DebriefLine, stung.id, audience)


def test_a_refused_raise_names_the_rule(pair: Pair) -> None:
    remark = pair.say("Ask twice", audience=Audience.PAIR)
    pair.agree(rules=(RuleForm(11, audience=Audience.PAIR, subjects=(Subject.LESSON_LEARNT,)),))
    with pytest.raises(NotAllowedByAgreement) as fault:
        pair.read(Remark, remark, Audience.COORDINATOR)
    assert fault.value.rule == 11
    assert "R11" in sentence(fault.value)
    assert stored(pair, remark).audience is Audience.PAIR
    pair.say("Go on", RemarkKind.NEXT_STEP)


def test_only_lessons_and_tips_are_raised_to_everyone_at_work(pair: Pair) -> None:
    for kind in RemarkKind:
        if kind in (RemarkKind.LESSON_LEARNT, RemarkKind.TIP):
            raised = pair.say("Ask twice", kind, Audience.EVERYONE)
            assert stored(pair, raised).audience is Audience.EVERYONE
        else:
            with pytest.raises(NotAllowedByAgreement):
                pair.say("Ask twice", kind, Audience.EVERYONE)


def test_what_comes_from_an_informal_source_can_never_be_raised(pair: Pair) -> None:
    place = Place(pair.pairing_id, None)
    note = pair.journal.do(None, notes.write_note, place, "My son showed me", Side.EXECUTIVE)
    pair.read(Note, note.id, Audience.PAIR)
    pair.journal.do(None, lambda db: notes.mark_informal(db, note.id, is_informal=True))
    assert pair.journal.ask(lambda db: db.find(Note, note.id)).audience is Audience.ONLY_ME
    with pytest.raises(NotAllowedByAgreement) as fault:
        pair.read(Note, note.id, Audience.PAIR)
    assert sentence(fault.value) == "The agreement holds this back: this kind of text stays with its author."
    pair.journal.do(None, lambda db: notes.mark_informal(db, note.id, is_informal=False))
    pair.read(Note, note.id, Audience.PAIR)


def test_a_tag_takes_a_text_back_and_losing_it_does_not_raise_it(pair: Pair) -> None:
    remark = pair.say("Ask twice")
    pair.journal.do(None, readers.tag_text, Remark, remark, Tag.HEALTH)
    assert stored(pair, remark).audience is Audience.ONLY_ME
    with pytest.raises(NotAllowedByAgreement) as fault:
        pair.read(Remark, remark, Audience.PAIR)
    assert fault.value.rule == 4
    pair.journal.do(None, readers.tag_text, Remark, remark, Tag.NONE)
    assert stored(pair, remark).audience is Audience.ONLY_ME


def test_narrowing_the_agreement_holds_back_what_was_raised_before(pair: Pair) -> None:
    pair.say("Ask twice")
    assert "Ask twice" in pair.text(PERIOD)
    pair.agree(rules=(RuleForm(11, audience=Audience.PAIR),))
    assert "Ask twice" not in pair.text(PERIOD)
    pair.agree(rules=(RuleForm(11, is_kept=False),))
    assert "Ask twice" in pair.text(PERIOD), "it was raised when no rule held it back"


def test_a_wording_leaves_instead_and_is_searched_itself(pair: Pair) -> None:
    remark = pair.say("The Heron closes")
    assert "closes" not in pair.text(PERIOD)
    pair.journal.do(None, readers.accept_wording, Remark, remark, "A project closes")
    assert "- A project closes\n" in pair.text(PERIOD)
    for wording in ("A H e r o n closes", "Greta's plan closes", "It <b>closes</b>", "Heron"):
        pair.journal.do(None, readers.accept_wording, Remark, remark, wording)
        assert "closes" not in pair.text(PERIOD)
        assert "Heron" not in pair.text(PERIOD)
    pair.journal.do(None, readers.accept_wording, Remark, remark, "")
    assert stored(pair, remark).wording is None


def test_a_wording_raises_nothing(pair: Pair) -> None:
    remark = pair.say("Among us", audience=Audience.ONLY_ME)
    pair.journal.do(None, readers.accept_wording, Remark, remark, "Something harmless")
    text = pair.text(PERIOD)
    assert "Among us" not in text
    assert "harmless" not in text


def test_a_real_name_cannot_be_cleared_and_a_possible_one_for_these_words_alone(pair: Pair) -> None:
    pair.journal.do(None, add_person, pair.pairing_id, "Mark Rose")
    clear = readers.clear_word
    firm = pair.say("Greta consented")
    for word in ("Greta Halvorsen", "Greta"):
        pair.journal.do(None, clear, Remark, firm, word)
    assert "consented" not in pair.text(PERIOD)
    remark = pair.say("Ask for the Mark, not the logo")
    assert "logo" not in pair.text(PERIOD)
    pair.journal.do(None, clear, Remark, remark, "Mark Rose")
    pair.journal.do(None, clear, Remark, remark, "Mark Rose")
    assert stored(pair, remark).cleared == ("Mark Rose",)
    assert "logo" in pair.text(PERIOD)
    pair.journal.do(None, readers.accept_wording, Remark, remark, "Ask Mark about the logo")
    assert "logo" not in pair.text(PERIOD), "another wording asks again"
    pair.journal.do(None, clear, Remark, remark, "Mark Rose")
    pair.journal.do(None, edit_remark, remark, "Mark drew the logo")
    record = stored(pair, remark)
    assert (record.wording, record.cleared) == (None, ())
    assert "logo" not in pair.text(PERIOD), "and so do other words"


def test_goal_titles_are_searched_and_keep_to_their_row(pair: Pair) -> None:
    executive, mentor = pair.goals()
    pair.journal.do(None, add_person, pair.pairing_id, "Ravi Menon")
    for goal_id, title in ((executive, "Learn from Menon"), (mentor, "Read | write\n| x | y |")):
        pair.change(Goal, goal_id, title=title)
        pair.read(Goal, goal_id, Audience.COORDINATOR)
    text = pair.text(PERIOD)
    assert "Menon" not in text
    assert "| Mentor | Read \\| write \\| x \\| y \\| | in progress | none yet |\n" in text


def test_lines_that_stand_together_do_not_make_a_watchword(pair: Pair) -> None:
    pair.agree("North Star")
    (session_id,) = pair.meet(30)
    for text in ("we look north", "star charts"):
        pair.learn(text, session_id)
    text = pair.text(span(0, 30))
    assert "- Executive: we look north\n" in text
    assert "star charts" not in text
    assert stored(pair, pair.learn("more", session_id), LedgerEntry).audience is Audience.COORDINATOR
