"""Letters of other scripts that look Latin are known from Unicode's own table, read when a text needs it."""

import subprocess
import sys

import pytest

from rmdesk.domain.redaction import rendered
from rmdesk.look_alikes import look_alikes


@pytest.mark.parametrize(
    ("character", "letters"),
    [
        *(("а", "a"), ("Н", "H"), ("ο", "o"), ("օ", "o"), ("Ꭱ", "R"), ("ɡ", "g"), ("ø", "o"), ("ł", "l")),
        *(("н", "h"), ("ꮐ", "g"), ("ԍ", "g"), ("٥", "o"), ("०", "o"), ("×", "x"), ("℮", "e"), ("ƙ", "k")),
        *(("И", "N"), ("Ξ", "E"), ("ǝ", "e"), ("°", "o"), ("∶", ":"), ("ʼ", "'"), ("⁄", "/"), ("₥", "rn")),
    ],
)
def test_a_look_alike_is_known(character: str, letters: str) -> None:
    assert look_alikes()[character] == letters


def test_only_characters_beyond_ascii_are_exchanged_and_only_for_ascii() -> None:
    assert len(look_alikes()) > 1500
    assert all(len(one) == 1 and not one.isascii() for one in look_alikes())
    assert all(letters and letters.isascii() for letters in look_alikes().values())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("٢٠٢٦ २०२६ ２０２６ 𝟚𝟘𝟚𝟞", "2026 2026 2026 2026"),
        ("Ѕаlе", "sale"),
        ("10 × 20 © 5²", "10 × 20 © 52"),
        ("Straße, Þór, ﬁne", "strasse, thor, fine"),
        ("日本 שלום", "日本 שלום"),
    ],
)
def test_signs_stay_signs_and_digits_digits_in_what_a_reader_sees(text: str, shown: str) -> None:
    assert rendered(text) == shown


def test_ordinary_texts_never_read_the_table() -> None:
    said = "Ordinary – “quoted”, naïve café, Zürich: 5 € … it’s fine • done"
    program = (
        "from rmdesk.domain.redaction import Lexicon\n"
        "from rmdesk.look_alikes import look_alikes\n"
        f"Lexicon(['Zoë Ångström'], ['Heron']).find({said!r})\n"
        "assert look_alikes.cache_info().currsize == 0\n"
        "Lexicon([], ['Heron']).find('Неrоn')\n"
        "assert look_alikes.cache_info().currsize == 1\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
