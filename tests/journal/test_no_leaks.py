"""Random pairings through a real encrypted journal: what may not leave is in no byte that leaves."""

import re
import shutil
import unicodedata
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from hypothesis import given

from rmdesk.domain.vocabulary import Audience
from rmdesk.journal import consents, keeping
from rmdesk.journal.agreements import AgreementForm, RuleForm, draft, propose_change, save_draft
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import add_person
from rmdesk.journal.sessions import by_date
from rmdesk.journal.signatures import sign_as_owner, sign_as_partner
from rmdesk.storage.records import AgreedSummary, ExportLogEntry
from tests.conftest import PASSPHRASE, SetClock, Template
from tests.journal.leak_stories import Said, Version, mark, stories
from tests.journal.privacy_material import Pair, after_three, prepared, seed, span, to_form

PERIOD = span(0, 28)


class Told(Exception):
    """Ends the transaction, so that nothing of a story stays; holds what would have left."""

    def __init__(self, leaving: str, may_leave: dict[str, bool]) -> None:
        super().__init__()
        self.leaving = leaving
        self.may_leave = may_leave


@pytest.fixture(scope="module")
def pair(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """One journal for all stories, with a private text in every column of a session."""
    folder = prepared(template, tmp_path_factory.mktemp("leaks") / "greta.rmdesk")
    clock = SetClock()
    kept = keeping.open_journal(folder, keeping.with_passphrase(PASSPHRASE), clock)
    made = after_three(kept.journal, template.pairing_id, clock)
    kept.journal.do(None, add_person, made.pairing_id, "Ada Heron")
    yield made
    kept.journal.has_changed = False
    kept.close()
    shutil.rmtree(folder)


def tell(db: Db, pairing_id: str, versions: tuple[Version, ...], texts: list[Said]) -> None:
    """Live the story, let both agree, and save; then raise `Told`."""
    for version in versions:
        _agree(db, pairing_id, version)
    sessions = by_date(db, pairing_id)
    for session in sessions:
        session.plan, session.guest, session.audience = "mkplan", "mkguest", Audience.COORDINATOR
        session.topic = "mktopic"
    may_leave = {}
    for place, said in enumerate(texts):
        record = said.record(pairing_id, sessions[1].id, place)
        if record.raised_under:
            record.raised_under += 1  # the prepared journal has a version before the story's
        db.add(record)
        db.flush()
        may_leave[mark(place)] = said.may_leave(record, versions)
    consents.consent_as_partner(db, pairing_id, PERIOD, frozenset(), seed())
    consents.consent_as_owner(db, pairing_id, PERIOD, frozenset())
    agreed = db.scalars(sa.select(AgreedSummary)).one()
    file = consents.file_to_save(db, agreed.id)
    consents.note_saved(db, agreed.id)
    log = repr([row.withheld for row in db.scalars(sa.select(ExportLogEntry))])
    raise Told("\n".join((file.name, file.content.decode(), *file.withheld, log)), may_leave)


def _agree(db: Db, pairing_id: str, version: Version) -> None:
    waiting = draft(db, pairing_id) or propose_change(db, pairing_id)
    form = to_form(db, waiting.id)
    usual = tuple(
        RuleForm(4, is_kept=version.keeps_tags, audience=rule.audience) if rule.number == 4 else rule
        for rule in form.rules
        if rule.number <= 10
    )
    words = tuple((word, "a project") for word in version.watchwords)
    rules = (*usual, *version.rules())
    save_draft(db, waiting.id, AgreementForm("", "", version.tick, rules, words))
    db.flush()
    sign_as_owner(db, waiting.id)
    sign_as_partner(db, waiting.id, seed())
    db.flush()


@given(stories)
def test_what_may_not_leave_is_in_nothing_that_leaves(
    pair: Pair, story: tuple[tuple[Version, ...], list[Said]]
) -> None:
    versions, texts = story
    with pytest.raises(Told) as caught:
        pair.journal.do(None, tell, pair.pairing_id, versions, texts)
    leaving = caught.value.leaving
    left = set(re.findall(r"mk[a-j]{2}[xyz]|mk(?:plan|guest|topic)", leaving))
    allowed = {one for one, may in caught.value.may_leave.items() if may}
    assert left == allowed, "neither more nor less than the story lets out"
    words = re.findall(r"[a-z]+", unicodedata.normalize("NFKD", leaving).lower())
    hidden = ("heron", "greta", "halvorsen", "tobias", "adeyemi", "castellano", "ines", "wept")
    assert not [word for word in words if word.startswith(hidden)]
    assert not re.search(r"@|://|www\.|\d:\d\d\b(?!\d)", leaving.replace("3:1", ""))
