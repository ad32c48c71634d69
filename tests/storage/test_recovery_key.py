"""The printed recovery key: what a tired person types is either right or named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.errors import RecoveryKeyTypo
from rmdesk.storage.recovery_key import ALPHABET, GROUPS, generate, parse, printed

KEY = bytes(range(7, 247, 12))


@given(st.binary(min_size=20, max_size=20))
def test_what_was_printed_is_read_back(key: bytes) -> None:
    assert parse(printed(key)) == key


def test_it_is_eight_groups_of_five_and_never_the_same() -> None:
    text = printed(generate())
    assert [len(group) for group in text.split("-")] == [5] * GROUPS
    assert text != printed(generate())


@pytest.mark.parametrize("group", range(1, GROUPS + 1))
def test_every_single_wrong_symbol_is_found_in_its_group(group: int) -> None:
    text = printed(KEY)
    start = (group - 1) * 6
    for place in range(start, start + 5):
        for symbol in ALPHABET.replace(text[place], ""):
            with pytest.raises(RecoveryKeyTypo) as typo:
                parse(text[:place] + symbol + text[place + 1 :])
            assert typo.value.group == group


def test_every_swap_of_two_symbols_of_a_group_is_found() -> None:
    groups = printed(KEY).split("-")
    for number, group in enumerate(groups):
        for first in range(5):
            for second in range(first + 1, 5):
                if group[first] == group[second]:
                    continue
                signs = list(group)
                signs[first], signs[second] = signs[second], signs[first]
                with pytest.raises(RecoveryKeyTypo) as typo:
                    parse("-".join([*groups[:number], "".join(signs), *groups[number + 1 :]]))
                assert typo.value.group == number + 1


def test_two_groups_swapped_are_found() -> None:
    groups = printed(KEY).split("-")
    groups[2], groups[5] = groups[5], groups[2]
    with pytest.raises(RecoveryKeyTypo) as typo:
        parse("-".join(groups))
    assert typo.value.group == 3


def test_lower_case_spaces_look_alikes_and_dashes_are_accepted() -> None:
    key = bytes.fromhex("00000842108421084210000084210842108421ff")
    text = printed(key)
    assert {"0", "1"} <= set(text)
    loosely = f"  {text.lower().replace('0', 'o').replace('1', 'l').replace('-', ' – ')}\n"
    assert parse(loosely) == key
    assert parse(text.replace("-", "").replace("1", "I").replace("0", "O")) == key


@pytest.mark.parametrize("text", ["", "-", printed(KEY)[:-1], printed(KEY)[:17], printed(KEY) + "7"])
def test_missing_or_left_over_symbols_are_told_apart_from_a_typo(text: str) -> None:
    with pytest.raises(RecoveryKeyTypo) as typo:
        parse(text)
    assert typo.value.group == 0


@pytest.mark.parametrize("text", ["U" * 40, "ü" * 40, "\x00" * 40, "\ud800" * 40, "7" * 1_000_000])
def test_garbage_is_a_typo_and_not_a_crash(text: str) -> None:
    with pytest.raises(RecoveryKeyTypo):
        parse(text)
