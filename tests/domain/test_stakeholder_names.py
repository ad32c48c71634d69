"""Whose name stands among the stakeholders of an agreement."""

import pytest

from rmdesk.domain.stakeholder_names import names_in

ROLES = """
    HR
    IT service desk
    The board
    Works Council
    Data Protection Officer
    Head of Logistics
    Head of Fulfilment
    Finance director
    Oslo depot
    Customers and suppliers
    Her boss
    CHRO
    Sales North
"""
NAMED = {
    "Anna Lindqvist": ("Anna Lindqvist",),
    "HR (Anna Lind)": ("Anna Lind",),
    "Anna Lindqvist, head of HR": ("Anna Lindqvist",),
    "Finance director Berit Lindqvist": ("Berit Lindqvist",),
    "Boss: Ludwig van der Berg": ("Ludwig van der Berg",),
    "Anna from HR": ("Anna",),
    "Anna’s team": ("Anna",),
    "Mark": ("Mark",),
    "Mark Young": ("Mark Young",),
    "Mr May": ("May",),
    "ANNA LINDQVIST": ("ANNA LINDQVIST",),
    "Zoë Ångström / Jan Lie": ("Zoë Ångström", "Jan Lie"),
    "王小明": ("王小明",),
}


@pytest.mark.parametrize("entry", [line.strip() for line in ROLES.splitlines() if line.strip()])
def test_a_role_names_nobody(entry: str) -> None:
    assert names_in(entry) == ()


@pytest.mark.parametrize("entry", NAMED)
def test_a_name_is_found_beside_a_role(entry: str) -> None:
    assert names_in(entry) == NAMED[entry]


def test_who_is_looked_for_anyway_is_not_told_twice() -> None:
    assert names_in("Boss of Tobias", frozenset({"tobias"})) == ()
