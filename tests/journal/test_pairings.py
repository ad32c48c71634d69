"""Who is who, what every summary shows of them, and whose names are looked for."""

from dataclasses import replace

import pytest

from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Role
from rmdesk.errors import InvalidInput, NotReadyToSign
from rmdesk.journal import pairings, signatures
from rmdesk.journal.agreement_forms import Terms
from rmdesk.journal.drafts import propose_change, save_terms
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import check_pairing, names_to_look_for
from rmdesk.journal.simulator import Wish, simulate
from rmdesk.storage.records import Part, Person
from rmdesk.wording.errors import sentence
from tests.conftest import SetClock, pairing_form, partner_key
from tests.journal.privacy_material import Pair


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("programme", "Greta's pilot", "programme"),
        ("programme", "Adeyemi pilot", "programme"),
        ("programme", "Pilot of G. H.", "programme"),
        ("programme", "Castellano pilot", "programme"),
        ("programme", "pilot, see www.firm.com", "programme"),
        ("programme", "ines@firm.com", "programme"),
        ("programme", "two\nlines", "programme"),
        ("programme", "x" * 61, "programme"),
        ("programme", " ", "programme"),
        ("pair_ref", "GRETA-1", "pair reference"),
        ("pair_ref", "TOBIAS", "pair reference"),
        ("pair_ref", "GH-TA", "pair reference"),
        ("pair_ref", "TA-07", "pair reference"),
        ("pair_ref", "hl-07", "pair reference"),
        ("pair_ref", "HL-07/../X", "pair reference"),
        ("pair_ref", "-HL", "pair reference"),
        ("pair_ref", "H" * 17, "pair reference"),
        ("pair_ref", "", "pair reference"),
        ("coordinator_name", " ", "coordinator"),
        ("partner_name", "greta HALVORSEN", "partner name"),
        ("partner_name", "", "partner name"),
        ("owner_name", "\u0000 ", "owner name"),
        ("minutes", 4, "minutes"),
    ],
)
def test_what_cannot_stand_is_refused_with_a_sentence(field: str, value: object, wrong: str) -> None:
    with pytest.raises(InvalidInput) as fault:
        check_pairing(replace(pairing_form(), **{field: value}))  # type: ignore[arg-type] # one of its fields
    assert fault.value.field == wrong
    assert "Please look at" not in sentence(fault.value)


def test_a_usual_programme_and_none_are_fine() -> None:
    check_pairing(pairing_form())
    check_pairing(pairing_form(programme=False))


def test_names_of_every_pairing_and_the_owner_are_looked_for(journal: Journal, pairing_id: str) -> None:
    form = replace(pairing_form(), owner_name="Greta H. Lund", partner_name="Ravi Nair", pair_ref="HL-08")
    other = journal.do(None, pairings.new_pairing, form, partner_key()).id
    journal.do(None, pairings.add_person, other, "Lindqvist")
    names = journal.ask(names_to_look_for, pairing_id)
    assert names[:3] == ("Greta Halvorsen", "Tobias Adeyemi", "Ines Castellano")
    assert {"Greta H. Lund", "Ravi Nair", "Lindqvist"} <= set(names)
    assert len(names) == len(set(names))
    assert journal.ask(names_to_look_for, other)[0] == "Greta H. Lund"


def test_nicknames_are_looked_for(journal: Journal, pairing_id: str, clock: SetClock) -> None:
    person = journal.do(None, pairings.add_person, pairing_id, "  Berit   Lindqvist ")
    assert person.name == "Berit Lindqvist"
    Pair(journal, pairing_id, clock).change(Person, person.id, also_called=("Bibi",))
    assert {"Berit Lindqvist", "Bibi"} <= set(journal.ask(names_to_look_for, pairing_id))
    journal.do(None, pairings.remove_person, person.id)
    assert "Bibi" not in journal.ask(names_to_look_for, pairing_id)


def test_a_stakeholders_name_is_looked_for_and_a_role_is_not(pair: Pair) -> None:
    db, pairing_id = pair.journal, pair.pairing_id
    change = db.do(None, propose_change, pairing_id)
    listed = ("HR", "Head of Finance", "Berit Lindqvist (boss of Tobias)", "Hallveig depot")
    terms = Terms(stakeholders=tuple((name, Audience.EVERYONE) for name in listed))
    db.do(None, save_terms, change.id, "", terms)
    found = db.ask(names_to_look_for, pairing_id)
    assert found[-1] == "Berit Lindqvist"
    assert db.ask(pairings.names_of_stakeholders, pairing_id) == ("Berit Lindqvist",)
    pair.agree()
    wish = Wish("Lindqvist’s depots wait for HR.", Subject.LESSON_LEARNT, Audience.COORDINATOR)
    assert db.ask(simulate, pairing_id, wish).reason is Reason.NAME
    wish = Wish("The depots wait for HR and for finance.", Subject.LESSON_LEARNT, Audience.COORDINATOR)
    assert db.ask(simulate, pairing_id, wish).reason is None


def test_the_two_and_the_coordinator_are_always_looked_for(journal: Journal, pairing_id: str) -> None:
    for person in journal.ask(pairings.people, pairing_id):
        assert person.part is not Part.THIRD
        with pytest.raises(InvalidInput):
            journal.do(None, pairings.remove_person, person.id)
    with pytest.raises(InvalidInput):
        journal.do(None, pairings.add_person, pairing_id, " \u0000 ")


def test_a_watchword_in_the_programmes_name_holds_back_the_signing(
    journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    pair = Pair(journal, pairing_id, clock)
    waiting = pair.agree("Hallveig", signed=False)
    with pytest.raises(NotReadyToSign) as fault:
        journal.do(None, signatures.sign_as_owner, waiting)
    assert "which every summary shows" in sentence(fault.value)
    pair.agree("Heron")


@pytest.mark.parametrize("role", list(Role))
def test_each_has_a_name_and_a_partner(journal: Journal, role: Role) -> None:
    form = replace(pairing_form(role), pair_ref="HL-09")
    made = journal.do(None, pairings.new_pairing, form, partner_key())
    row = journal.ask(pairings.pairing_row, made.id)
    assert (row.owner, row.partner) == (form.owner_name, form.partner_name)
    assert (row.executive, row.mentor) == ("Greta Halvorsen", "Tobias Adeyemi")
    assert row.has_programme
    assert pairings.first_name(row.partner) == form.partner_name.split()[0]
