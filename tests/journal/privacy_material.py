"""A pair that can agree, meet and write in one line each; and random pairings for the search for leaks."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, RemarkKind, Role, Side
from rmdesk.journal import consents, goals, saving, signatures, summaries
from rmdesk.journal.agreement_forms import AgreementForm, RuleForm, rule_form
from rmdesk.journal.agreements import draft, view
from rmdesk.journal.choices import Choice
from rmdesk.journal.consents import ShareView
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import propose_change, save_draft
from rmdesk.journal.facts import Period
from rmdesk.journal.journal import Journal
from rmdesk.journal.ledger import write_learnt
from rmdesk.journal.readers import Text, raise_text
from rmdesk.journal.remarks import write_remark
from rmdesk.journal.sessions import Place, SessionForm, hold_session, plan_session
from rmdesk.journal.summaries import Preview
from rmdesk.storage.records import LedgerEntry, Record, Remark
from tests.conftest import SetClock, Template, partner_seed

FIRST_DAY = date(2026, 1, 13)


@cache
def seed() -> bytes:
    """The partner's secret, derived once."""
    return partner_seed()


def day(after: int) -> date:
    """So many days after the first session."""
    return FIRST_DAY + timedelta(days=after)


def span(first: int, last: int) -> Period:
    """From one day to another, counted from the first session."""
    return Period(day(first), day(last))


def to_form(db: Db, agreement_id: str) -> AgreementForm:
    """A version as the page would hand it back unchanged."""
    seen = view(db, agreement_id)
    return AgreementForm(
        scope=seen.agreement.scope,
        change=seen.agreement.change,
        shows_first_and_last=seen.agreement.shows_first_and_last,
        rules=tuple(rule_form(rule) for rule in seen.rules),
        watchwords=tuple((word.word, word.wording) for word in seen.watchwords),
    )


@dataclass
class Pair:
    """One pairing in an open journal, and the clock that it lives by."""

    journal: Journal
    pairing_id: str
    clock: SetClock

    def agree(
        self, *watchwords: str, rules: tuple[RuleForm, ...] = (), tick: bool = False, signed: bool = True
    ) -> str:
        """The next version of the agreement, signed by both; a goal of each side if there is none."""
        if not self.journal.ask(goals.goal_rows, self.pairing_id):
            for role in Role:
                self.journal.do(
                    None, goals.set_goal, self.pairing_id, role, goals.GoalForm("Explain variance")
                )
        waiting = self.journal.ask(draft, self.pairing_id) or self.journal.do(
            None, propose_change, self.pairing_id
        )
        form = self.journal.ask(to_form, waiting.id)
        changed = {rule.number for rule in rules}
        kept = tuple(rule for rule in form.rules if rule.number not in changed)
        words = tuple((word, "a project") for word in watchwords) or form.watchwords
        self.journal.do(
            None,
            save_draft,
            waiting.id,
            AgreementForm(form.scope or "Posts and a phone", form.change, tick, (*kept, *rules), words),
        )
        if signed:
            self.journal.do(None, signatures.sign_as_owner, waiting.id)
            self.journal.do(None, signatures.sign_as_partner, waiting.id, seed())
        return waiting.id

    def plan(self, after: int) -> str:
        """A session so many days after the first."""
        form = SessionForm(datetime.combine(day(after), time(8, 15), UTC), 45, f"Topic of day {after}")
        return self.journal.do(None, plan_session, self.pairing_id, form).id

    def meet(self, *after: int) -> list[str]:
        """Sessions held on these days; it is the evening of the last one then."""
        ids = [self.plan(one) for one in after]
        for session_id in ids:
            self.journal.do(None, hold_session, session_id, 45)
        self.clock.time = max(self.clock.time, datetime.combine(day(max(after)), time(18), UTC))
        return ids

    def say(
        self,
        text: str,
        kind: RemarkKind = RemarkKind.LESSON_LEARNT,
        audience: Audience = Audience.COORDINATOR,
        session_id: str | None = None,
    ) -> str:
        """A sentence for the summary, raised."""
        place = Place(self.pairing_id, session_id)
        remark = self.journal.do(None, write_remark, place, kind, text)
        self.journal.do(None, raise_text, Remark, remark.id, audience)
        return remark.id

    def learn(self, text: str, session_id: str, side: Side = Side.EXECUTIVE) -> str:
        """Something learnt in a session, raised to the coordinator."""
        entry = self.journal.do(None, write_learnt, Place(self.pairing_id, session_id), side, text)
        self.journal.do(None, raise_text, LedgerEntry, entry.id, Audience.COORDINATOR)
        return entry.id

    def read(self, kind: type[Text], record_id: str, audience: Audience) -> None:
        """Raise a text or take it back."""
        self.journal.do(None, raise_text, kind, record_id, audience)

    def change(self, kind: type[Record], record_id: str, **values: object) -> None:
        """Write behind the verbs' back."""

        def write(db: Db) -> None:
            record = db.find(kind, record_id)
            for name, value in values.items():
                setattr(record, name, value)

        self.journal.do(None, write)

    def text(self, period: Period, *unticked: Section) -> str:
        """What the summary would say."""
        shown = self.journal.ask(summaries.preview, self.pairing_id, Choice(period, frozenset(unticked)))
        return shown.signed.decode()

    def preview(self, period: Period) -> Preview:
        """What would leave, and what would stay."""
        return self.journal.ask(summaries.preview, self.pairing_id, Choice(period))

    def consent_as_both(self, period: Period) -> None:
        """Both agree."""
        self.own_consent(period)
        self.partners_consent(period)

    def own_consent(self, period: Period, *unticked: Section) -> None:
        """The owner agrees."""
        self.journal.do(None, consents.consent_as_owner, self.pairing_id, Choice(period, frozenset(unticked)))

    def partners_consent(self, period: Period, *unticked: Section) -> None:
        """The partner agrees, with the code."""
        self.journal.do(
            None, consents.consent_as_partner, self.pairing_id, Choice(period, frozenset(unticked)), seed()
        )

    def share(self, period: Period, *unticked: Section) -> ShareView:
        """What the Share page would show."""
        return self.journal.ask(consents.share_view, self.pairing_id, Choice(period, frozenset(unticked)))

    def save(self, period: Period) -> bytes:
        """Both agree, and the file is saved."""
        self.consent_as_both(period)
        agreed = self.share(period).agreed
        assert agreed is not None
        file = self.journal.ask(saving.file_to_save, agreed.id)
        self.journal.do(None, saving.note_saved, agreed.id)
        return file.content

    def goals(self) -> list[str]:
        """The ids of the goals."""
        return [row.goal.id for row in self.journal.ask(goals.goal_rows, self.pairing_id)]


def prepared(template: Template, folder: Path, *, lesson: str = "") -> Path:
    """A closed journal: an agreement with the watchword Heron in force, sessions held on days 0, 14, 28."""
    copy = Path(shutil.copytree(template.folder, folder))
    clock = SetClock()
    kept = template.open(copy, clock)
    pair = Pair(kept.journal, template.pairing_id, clock)
    pair.agree("Heron")
    pair.meet(0, 14, 28)
    if lesson:
        pair.say(lesson)
    kept.journal.has_changed = False
    kept.close()
    return copy


def after_three(journal: Journal, pairing_id: str, clock: SetClock) -> Pair:
    """The pair of a prepared journal, on the evening of its third session."""
    clock.time = datetime.combine(day(28), time(18), UTC)
    return Pair(journal, pairing_id, clock)
