"""Two consents to the very same bytes, and nothing without them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, RemarkKind, Role, Tag
from rmdesk.errors import NoSummary, NotYours, WrongCode
from rmdesk.export.markdown import is_unedited, signed_part
from rmdesk.journal import consents, deleting, goals, pairings, saving, sessions
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.choices import Choice
from rmdesk.journal.db import Db
from rmdesk.journal.readers import accept_wording, tag_text
from rmdesk.journal.remarks import edit_remark
from rmdesk.storage.records import (
    AgreedSummary,
    Agreement,
    Consent,
    ExportLogEntry,
    Goal,
    MentoringSession,
    PrivacyRule,
    Record,
    Remark,
)
from rmdesk.wording.errors import sentence
from tests.conftest import pairing_form, partner_key, partner_seed
from tests.journal.privacy_material import Pair, day, span

PERIOD = span(0, 28)
LESSON = "Ask twice"
"""What `conftest.folder` prepares: an agreement in force, three sessions held, and this lesson."""


def lesson(pair: Pair) -> str:
    """The id of the lesson."""
    return pair.journal.ask(lambda db: db.scalars(sa.select(Remark.id).filter_by(text="Ask twice")).one())


def count(pair: Pair, kind: type[Record]) -> int:
    """How many there are."""
    return pair.journal.ask(lambda db: db.scalar(sa.select(sa.func.count()).select_from(kind))) or 0


def stored(pair: Pair) -> AgreedSummary:
    """The newest stored summary."""
    rows = sa.select(AgreedSummary).order_by(AgreedSummary.counter.desc()).limit(1)
    return pair.journal.ask(lambda db: db.scalars(rows).one())


def both(pair: Pair) -> AgreedSummary:
    """Both agree."""
    pair.partners_consent(PERIOD)
    pair.own_consent(PERIOD)
    return stored(pair)


def refused(pair: Pair, summary_id: str) -> str:
    """Why there is no file to save; "" when there is one."""
    try:
        pair.journal.ask(saving.file_to_save, summary_id)
    except NoSummary as fault:
        return fault.reason
    return ""


def test_nothing_is_stored_before_the_first_and_no_file_before_the_second(pair: Pair) -> None:
    shown = pair.share(PERIOD)
    assert shown.preview is not None
    assert count(pair, AgreedSummary) == 0
    pair.partners_consent(PERIOD)
    first = stored(pair)
    assert first.file_bytes is None
    assert first.signed_bytes == shown.signed
    assert not pair.share(PERIOD).is_whole
    with pytest.raises(NoSummary) as fault:
        pair.journal.ask(saving.file_to_save, first.id)
    assert sentence(fault.value) == "Greta has not agreed to this text yet. Nothing was written."
    with pytest.raises(NoSummary, match="consent missing"):
        pair.journal.do(None, saving.note_saved, first.id)
    assert count(pair, ExportLogEntry) == 0
    pair.own_consent(PERIOD)
    assert refused(pair, first.id) == ""
    assert pair.share(PERIOD).is_whole


def test_the_owner_may_be_first_and_agreeing_twice_counts_once(pair: Pair) -> None:
    pair.own_consent(PERIOD)
    pair.own_consent(PERIOD)
    assert (count(pair, AgreedSummary), count(pair, Consent)) == (1, 1)
    with pytest.raises(NoSummary) as fault:
        pair.journal.ask(saving.file_to_save, stored(pair).id)
    assert fault.value.values == {"who": "Tobias"}
    pair.partners_consent(PERIOD)
    pair.partners_consent(PERIOD)
    assert (count(pair, AgreedSummary), count(pair, Consent)) == (1, 2)


def test_the_saved_bytes_are_the_stored_ones_and_hold_what_was_signed(pair: Pair) -> None:
    summary = both(pair)
    file = pair.journal.ask(saving.file_to_save, summary.id)
    assert file.content == summary.file_bytes
    assert signed_part(file.content) == summary.signed_bytes
    assert is_unedited(file.content)
    assert file.name == "rmdesk-summary_HL-07_2026-02-10.md"


def test_a_wrong_code_gives_no_consent(pair: Pair) -> None:
    wrong = partner_seed("another four random words")
    with pytest.raises(WrongCode):
        pair.journal.do(
            None, consents.consent_as_partner, pair.pairing_id, Choice(PERIOD, frozenset()), wrong
        )
    assert (count(pair, AgreedSummary), count(pair, Consent)) == (0, 0)


def test_generated_is_the_day_of_the_second_consent(pair: Pair) -> None:
    pair.own_consent(PERIOD)
    pair.clock.forward(days=2)
    pair.partners_consent(PERIOD)
    file = stored(pair).file_bytes
    assert file is not None
    assert b"generated: 2026-02-12\n" in file
    assert b"consent_executive: 2026-02-10\n" in file
    assert b"consent_mentor: 2026-02-12\n" in file


def undo_its_deletion(pair: Pair) -> None:
    deleted = pair.journal.do(None, deleting.delete, Remark, lesson(pair))
    pair.journal.do(None, deleting.put_back, deleted)


def raise_it_again(pair: Pair) -> None:
    record_id = lesson(pair)
    pair.read(Remark, record_id, Audience.ONLY_ME)
    pair.read(Remark, record_id, Audience.COORDINATOR)


def say_the_same_instead(pair: Pair) -> None:
    pair.read(Remark, lesson(pair), Audience.PAIR)
    pair.say("Ask twice")


def lose_a_session(pair: Pair) -> None:
    first = pair.journal.ask(sessions.by_date, pair.pairing_id)[0]
    pair.meet(7)
    pair.journal.do(None, deleting.delete, MentoringSession, first.id)


DEEDS: dict[str, Callable[[Pair], object]] = {
    "edit it": lambda pair: pair.journal.do(None, edit_remark, lesson(pair), "Ask three times"),
    "word it": lambda pair: pair.journal.do(None, accept_wording, Remark, lesson(pair), "Ask more"),
    "raise another": lambda pair: pair.say("One more"),
    "meet again": lambda pair: pair.meet(21),
    "take it back": lambda pair: pair.read(Remark, lesson(pair), Audience.PAIR),
    "tag it": lambda pair: pair.journal.do(None, tag_text, Remark, lesson(pair), Tag.PAY),
    "delete it": lambda pair: pair.journal.do(None, deleting.delete, Remark, lesson(pair)),
    "delete it and undo": undo_its_deletion,
    "raise it again": raise_it_again,
    "say the same instead": say_the_same_instead,
    "agree anew": lambda pair: pair.agree("Lark"),
    "agree to the same": lambda pair: pair.agree(),
    "narrow a rule": lambda pair: pair.agree(rules=(RuleForm(11, audience=Audience.PAIR),)),
    "lose a session": lose_a_session,
}
EDITS = ("edit it", "word it", "raise another", "meet again", "lose a session")
VETOES = tuple(deed for deed in DEEDS if deed not in EDITS)


@pytest.mark.parametrize("deed", list(DEEDS))
def test_any_change_before_the_second_consent_drops_the_first(pair: Pair, deed: str) -> None:
    pair.own_consent(PERIOD)
    first = stored(pair)
    DEEDS[deed](pair)
    shown = pair.share(PERIOD)
    assert shown.agreed is None
    assert shown.dropped == (Role.EXECUTIVE,)
    pair.partners_consent(PERIOD)
    second = stored(pair)
    assert second.id != first.id
    assert second.file_bytes is None, "the earlier consent is not counted for another text"
    assert count(pair, Consent) == 1
    pair.own_consent(PERIOD)
    assert refused(pair, second.id) == ""


def test_another_choice_of_sections_is_another_text(pair: Pair) -> None:
    pair.own_consent(PERIOD)
    pair.partners_consent(PERIOD, Section.LESSONS)
    assert stored(pair).file_bytes is None
    assert stored(pair).unticked == (str(Section.LESSONS.value),)
    assert count(pair, Consent) == 1


def test_another_period_is_another_text(pair: Pair) -> None:
    pair.meet(30)
    pair.own_consent(PERIOD)
    pair.partners_consent(span(0, 30))
    assert stored(pair).file_bytes is None
    assert count(pair, Consent) == 1


@pytest.mark.parametrize("deed", EDITS)
def test_after_both_have_agreed_edits_change_nothing(pair: Pair, deed: str) -> None:
    summary = both(pair)
    DEEDS[deed](pair)
    assert pair.share(PERIOD).is_whole
    assert pair.journal.ask(saving.file_to_save, summary.id).content == summary.file_bytes


@pytest.mark.parametrize("deed", VETOES)
def test_a_veto_before_the_first_saving_drops_both(pair: Pair, deed: str) -> None:
    summary = both(pair)
    DEEDS[deed](pair)
    assert refused(pair, summary.id) == "text changed"
    assert not pair.share(PERIOD).is_whole
    with pytest.raises(NoSummary, match="text changed"):
        pair.journal.do(None, saving.note_saved, summary.id)
    pair.own_consent(PERIOD)
    assert stored(pair).file_bytes is None
    pair.partners_consent(PERIOD)
    assert refused(pair, stored(pair).id) == "", "both may agree anew"


@pytest.mark.parametrize("deed", list(DEEDS))
def test_after_saving_nothing_can_be_called_back(pair: Pair, deed: str) -> None:
    content = pair.save(PERIOD)
    summary = stored(pair)
    DEEDS[deed](pair)
    assert pair.journal.ask(saving.file_to_save, summary.id).content == content
    with pytest.raises(NoSummary) as fault:
        pair.journal.do(None, consents.withdraw, summary.id, Role.MENTOR)
    assert "nothing can be called back" in sentence(fault.value)
    with pytest.raises(NotYours):
        pair.journal.do(None, deleting.delete, AgreedSummary, summary.id)


@pytest.mark.parametrize("role", list(Role))
def test_a_consent_is_withdrawn_without_a_reason(pair: Pair, role: Role) -> None:
    summary = both(pair)
    pair.journal.do(None, consents.withdraw, summary.id, role)
    assert refused(pair, summary.id) == "consent missing"
    assert set(pair.share(PERIOD).consents) == {role.other}
    pair.journal.do(None, consents.withdraw, summary.id, role)
    pair.journal.do(None, consents.withdraw, summary.id, role.other)
    assert (count(pair, AgreedSummary), count(pair, Consent)) == (0, 0)


FORGERIES = (
    "UPDATE consent SET signature = x'00' WHERE role = 'mentor'",
    "UPDATE consent SET signature = (SELECT signature FROM consent WHERE role = 'executive')"
    " WHERE role = 'mentor'",
    "DELETE FROM consent WHERE role = 'mentor'",
    "UPDATE agreed_summary SET signed_bytes = CAST(CAST(signed_bytes AS TEXT) || '!' AS BLOB)",
    "UPDATE agreed_summary SET recipient = 'Someone Else'",
    "UPDATE agreement SET mentor_key = executive_key",
    "UPDATE signature SET signature = x'00'",
    "UPDATE privacy_rule SET is_kept = 0 WHERE number = 4",
)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_row_is_no_consent(pair: Pair, forgery: str) -> None:
    summary = both(pair)
    pair.journal.do(None, lambda db: db.execute(sa.text(forgery)))
    assert refused(pair, summary.id) == "consent missing"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE agreed_summary SET file_bytes ="
        " CAST(replace(CAST(file_bytes AS TEXT), '135 minutes', '136 minutes') AS BLOB)",
        "UPDATE agreed_summary SET file_bytes ="
        " CAST(replace(CAST(file_bytes AS TEXT), 'manner_mentor: code', 'manner_mentor: paper') AS BLOB)",
        "UPDATE agreed_summary SET file_bytes = NULL",
    ],
)
def test_changed_file_bytes_are_not_saved(pair: Pair, change: str) -> None:
    summary = both(pair)
    pair.journal.do(None, lambda db: db.execute(sa.text(change)))
    assert refused(pair, summary.id) == "text changed"


def test_a_forged_consent_stands_in_for_nobody_and_in_nobodys_way(pair: Pair) -> None:
    pair.own_consent(PERIOD)
    summary = stored(pair)

    def forge(db: Db) -> None:
        db.add(
            Consent(
                summary_id=summary.id,
                role=Role.MENTOR,
                given_at=db.now(),
                digest=summary.digest,
                signature=db.sign_as_owner(summary.digest),
            )
        )

    pair.journal.do(None, forge)
    pair.own_consent(PERIOD)
    assert refused(pair, summary.id) == "consent missing"
    assert stored(pair).file_bytes is None
    pair.partners_consent(PERIOD)
    assert refused(pair, summary.id) == ""


def test_the_log_and_the_list_of_what_stayed_hold_no_words(pair: Pair) -> None:
    pair.say("The Heron closes")
    pair.say("Ask Tobias", RemarkKind.NEXT_STEP)
    pair.say("between us", audience=Audience.PAIR)
    pair.save(PERIOD)
    pair.clock.forward(minutes=5)
    pair.journal.do(None, saving.note_saved, stored(pair).id)
    log = pair.journal.ask(lambda db: list(db.scalars(sa.select(ExportLogEntry))))
    assert [(entry.recipient, entry.agreement_version) for entry in log] == [("Ines Castellano", 1)] * 2
    assert log[1].at - log[0].at == timedelta(minutes=5)
    assert stored(pair).first_saved == log[0].at
    assert log[0].withheld == len(stored(pair).withheld) > 0
    said = repr(log) + "".join(stored(pair).withheld)
    assert not any(word in said for word in ("Heron", "closes", "Ask", "Tobias", "between", "Topic"))


def test_the_command_line_gets_the_agreed_file_or_is_told_what_is_missing(pair: Pair) -> None:
    def ask(reference: str, first: int, last: int) -> bytes:
        file = pair.journal.ask(saving.agreed_file, reference, day(first), day(last))
        return file.content

    def told(reference: str, first: int, last: int) -> str:
        with pytest.raises(NoSummary) as fault:
            ask(reference, first, last)
        return sentence(fault.value)

    assert told("HL-07", 0, 28).startswith("Nothing is agreed")
    pair.own_consent(PERIOD)
    assert told("HL-07", 0, 28) == "Tobias has not agreed to this text yet. Nothing was written."
    assert "January" not in told("HL-07", 0, 27)
    pair.partners_consent(PERIOD)
    assert ask("HL-07", 0, 28) == stored(pair).file_bytes
    assert "2026-01-13 to 2026-02-10." in told("HL-07", 0, 27)
    assert told("XX-01", 0, 28) == "No pairing has the reference XX-01. There are: HL-07."


def test_the_agreed_file_is_found_although_another_text_of_the_period_waits(pair: Pair) -> None:
    content = pair.save(PERIOD)
    pair.say("One more")
    pair.own_consent(PERIOD)
    assert pair.journal.ask(saving.agreed_file, "HL-07", day(0), day(28)).content == content


def test_two_pairings_in_one_journal_do_not_mix(pair: Pair) -> None:
    form = replace(pairing_form(), partner_name="Ravi Nair", pair_ref="HL-08", coordinator_name="Ada Lund")
    other_id = pair.journal.do(None, pairings.new_pairing, form, partner_key("another four words")).id
    other = Pair(pair.journal, other_id, pair.clock)
    for role in Role:
        pair.journal.do(None, goals.set_goal, other_id, role, goals.GoalForm("Read more"))
    other.say("Only there")
    for goal_id in other.goals():
        other.read(Goal, goal_id, Audience.COORDINATOR)
    pair.say("Ravi would say so")
    pair.say("So would Ada")
    text = pair.text(PERIOD)
    assert not any(word in text for word in ("Only there", "Read more", "Ravi", "Ada", "HL-08"))
    with pytest.raises(NoSummary, match="no agreement"):
        other.text(PERIOD)


@pytest.mark.parametrize("kind", [Agreement, PrivacyRule])
def test_the_agreement_cannot_be_deleted_away(pair: Pair, kind: type[Record]) -> None:
    newest = pair.agree("Lark")
    rules = sa.select(PrivacyRule.id).filter_by(number=4)
    rule = pair.journal.ask(lambda db: list(db.scalars(rules)))[0]
    record_id = newest if kind is Agreement else rule
    with pytest.raises(NotYours):
        pair.journal.do(None, deleting.delete, kind, record_id)
