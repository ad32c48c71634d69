"""A story lived through a real journal: agreed, written, struck, narrowed, edited, consented to and saved."""

from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DocumentKind
from rmdesk.errors import InvalidInput, NoSummary
from rmdesk.journal import consents, narrowings, saving, strikes
from rmdesk.journal.agreement_forms import AgreementForm, RuleForm
from rmdesk.journal.agreements import current, draft
from rmdesk.journal.choices import Choice
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import propose_change, save_draft
from rmdesk.journal.saving import SavedFile
from rmdesk.journal.sessions import by_date
from rmdesk.journal.signatures import sign_as_owner, sign_as_partner
from rmdesk.journal.summaries import Preview, preview
from rmdesk.storage.records import AgreedSummary, ExportLogEntry, Goal
from tests.journal.leak_pairs import PERIOD, STAKEHOLDER
from tests.journal.leak_stories import Before, Story, Version
from tests.journal.leak_telling import is_in_period, subject
from tests.journal.privacy_material import seed, to_form

Line = tuple[str, Subject]


@dataclass(frozen=True)
class Lived:
    """What came of a story. `facts` are all texts of the period, `seen` the lines of the last preview."""

    file: SavedFile | None
    log: str
    narrowed: bool
    facts: list[Line]
    seen: list[Line]


class Told(Exception):
    """Ends the transaction, so that nothing of a story stays; holds what came of it."""

    def __init__(self, lived: Lived) -> None:
        super().__init__()
        self.lived = lived


def live(db: Db, pairing_id: str, story: Story) -> None:
    """Raise `Told` in the end."""
    before = current(db, pairing_id)
    earlier = before.version if before else 0
    for version in story.versions:
        _agree(db, pairing_id, version)
    records = _write(db, pairing_id, story, earlier)
    choice = _choice(story)
    narrowed = story.narrows_in == 1 and _narrow(db, pairing_id, story)
    _first_time(db, pairing_id, story, choice)
    _strike(db, pairing_id, story, records)
    narrowed = narrowed or (story.narrows_in == 2 and _narrow(db, pairing_id, story))
    for number, said in enumerate(story.texts):
        if len(said.states) > 1:
            said.write(records[number], number, 1, earlier)
    db.flush()
    seen = [] if _is_told(story) else _seen(db, pairing_id, choice)
    file = _sent(db, pairing_id, choice)
    log = repr(
        [(*row.digest, row.withheld, row.kind, row.format) for row in db.scalars(sa.select(ExportLogEntry))]
    )
    raise Told(Lived(file, log, narrowed, _facts(db, pairing_id, story, records), seen))


def _is_told(story: Story) -> bool:
    """The same days are not told twice: what was saved stands."""
    return story.before is Before.SAVED and story.kind is DocumentKind.SUMMARY


def _choice(story: Story) -> Choice:
    if story.kind is DocumentKind.NEWS:
        return Choice(kind=story.kind, unticked=frozenset())
    to = STAKEHOLDER if story.to_stakeholder and story.kind is DocumentKind.SUMMARY else ""
    return Choice(PERIOD, story.unticked, story.kind, to)


def _agree(db: Db, pairing_id: str, version: Version) -> None:
    waiting = draft(db, pairing_id) or propose_change(db, pairing_id)
    save_draft(db, waiting.id, _form(db, waiting.id, version, RuleForm(4, is_kept=version.keeps_tags)))
    db.flush()
    sign_as_owner(db, waiting.id)
    sign_as_partner(db, waiting.id, seed())
    db.flush()


def _form(db: Db, draft_id: str, version: Version, tags: RuleForm) -> AgreementForm:
    """The usual rules, with this version's own beside them."""
    form = to_form(db, draft_id)
    usual = tuple(
        replace(tags, audience=rule.audience) if rule.number == 4 else rule
        for rule in form.rules
        if rule.number <= 10
    )
    words = tuple((word, "mkwording") for word in version.watchwords)
    return AgreementForm("mkscope", "mkchange", version.tick, (*usual, *version.rules()), words)


def _narrow(db: Db, pairing_id: str, story: Story) -> bool:
    """Beside the version in force, on one side's word; whether anything in it was stricter."""
    waiting = propose_change(db, pairing_id)
    form = to_form(db, waiting.id)
    stricter = story.narrowing
    rules = tuple(
        replace(rule, is_kept=rule.is_kept or stricter.keeps_tags) if rule.number == 4 else rule
        for rule in form.rules
    )
    words = (*form.watchwords, *((word, "mkwording") for word in stricter.watchwords))
    tick = form.shows_first_and_last and stricter.tick
    save_draft(
        db,
        waiting.id,
        AgreementForm(
            form.scope, form.change, tick, (*rules, *stricter.rules(31)), tuple(dict(words).items())
        ),
    )
    db.flush()
    try:
        if story.narrows.value == "executive":
            narrowings.narrow_as_owner(db, waiting.id)
        else:
            narrowings.narrow_as_partner(db, waiting.id, seed())
    except InvalidInput:
        return False
    db.flush()
    return True


def _write(db: Db, pairing_id: str, story: Story, earlier: int) -> list[Any]:
    sessions = by_date(db, pairing_id)
    for session in sessions:
        session.plan, session.guest, session.audience = "mkplan", "mkguest", Audience.EVERYONE
        session.topic = "mktopic"
    places: list[str | None] = [sessions[0].id, sessions[1].id, sessions[2].id, None, sessions[3].id]
    records = []
    for number, said in enumerate(story.texts):
        record = said.record(pairing_id, places[said.place], number)
        said.write(record, number, 0, earlier)
        db.add(record)
        db.flush()
        records.append(record)
        for role in sorted(said.struck):
            strikes.strike(db, pairing_id, story.kind, record.id, role)
    db.flush()
    return records


def _first_time(db: Db, pairing_id: str, story: Story, choice: Choice) -> None:
    """News without a line cannot be rendered."""
    try:
        if story.before is not Before.NOTHING:
            consents.consent_as_owner(db, pairing_id, choice)
        if story.before in (Before.BOTH_CONSENTS, Before.SAVED):
            consents.consent_as_partner(db, pairing_id, choice, seed())
        if story.before is Before.SAVED:
            saving.note_saved(db, _newest(db).id)
    except NoSummary as refused:
        assert refused.reason == "no news"  # noqa: PT017 - the only fault that a story has


def _strike(db: Db, pairing_id: str, story: Story, records: list[Any]) -> None:
    other = DocumentKind.REPORT if story.kind is DocumentKind.NEWS else DocumentKind.NEWS
    for record, said in zip(records, story.texts, strict=True):
        for role in sorted(said.struck_later):
            strikes.strike(db, pairing_id, story.kind, record.id, role)
        db.flush()
        for role in sorted(said.put_back):
            strikes.put_line_back(db, pairing_id, story.kind, record.id, role)
            strikes.strike(db, pairing_id, other, record.id, role)
        db.flush()


def _seen(db: Db, pairing_id: str, choice: Choice) -> list[Line]:
    """Each line of a preview as it would be made now: those that leave, and those that stay."""
    try:
        shown: Preview = preview(db, pairing_id, choice)
    except NoSummary as refused:
        assert refused.reason == "no news"  # noqa: PT017 - the only fault that a story has
        return []
    stays = [(row.ref, row.subject) for row in shown.withheld]
    assert {row.ref for row in shown.struck} <= {ref for ref, _ in stays}
    return [*((row.ref, row.subject) for row in shown.lines), *stays]


def _sent(db: Db, pairing_id: str, choice: Choice) -> SavedFile | None:
    """Both agree, and it is saved; without a line to tell, nothing that was agreed to before may leave."""
    try:
        consents.consent_as_partner(db, pairing_id, choice, seed())
        consents.consent_as_owner(db, pairing_id, choice)
    except NoSummary as refused:
        assert refused.reason == "no news"  # noqa: PT017 - the only fault that a story has
        for stale in db.scalars(sa.select(AgreedSummary).filter_by(first_saved=None)):
            _must_stay(db, stale)
        return None
    agreed = _newest(db)
    file = saving.file_to_save(db, agreed.id)
    saving.note_saved(db, agreed.id)
    return file


def _must_stay(db: Db, stale: AgreedSummary) -> None:
    try:
        saving.file_to_save(db, stale.id)
    except NoSummary:
        return
    raise AssertionError("a text that both took back could be saved")


def _newest(db: Db) -> AgreedSummary:
    rows = sa.select(AgreedSummary).order_by(AgreedSummary.counter.desc()).limit(1)
    return db.scalars(rows).one()


def _facts(db: Db, pairing_id: str, story: Story, records: list[Any]) -> list[Line]:
    """Every text of the period, told from what the story and the prepared journal hold."""
    facts: list[Line] = []
    for session in by_date(db, pairing_id)[:3]:
        facts += [(session.id, one) for one in (Subject.TOPIC, Subject.PLAN, Subject.GUEST)]
    told = {record.id for record in records}
    goals = db.scalars(sa.select(Goal).filter_by(pairing_id=pairing_id))
    facts += [(goal.id, Subject.GOAL) for goal in goals if goal.id not in told]
    for record, said in zip(records, story.texts, strict=True):
        if is_in_period(said):
            facts.append((record.id, subject(said)))
            facts += [(record.id, Subject.GOAL_EVIDENCE)] if said.kind is Goal else []
    return facts
