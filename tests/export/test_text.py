"""Hostile text stays text: two readers of Markdown show it as typed, and make nothing else of it."""

from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rmdesk.domain.summary import Summary
from rmdesk.export.markdown import signed_bytes
from rmdesk.export.text import escaped, one_line, quoted, sentence
from tests.export.hl07 import hl07, lines

HOSTILE = (
    *("# Heading", "###### Six", "#no heading", "## ", "Title\n===", "Title\n---", "===", "---", "- - -"),
    *("***", "* * *", "___", "_ _ _", "+ plus", "- minus", "* star", "1. one", "1) one", "0. zero"),
    *("2026", "2026.", "12)", "123456789. nine digits", "1234567890. ten digits", "-", "+", "*", "1."),
    *("- [ ] task", "> quoted", ">", ">> twice", "    indented code", "\tindented", "a\n\n    code"),
    *("```\ncode\n```", "```", "~~~\ncode\n~~~", "~~struck~~", "~", "`code`", "`` two ` ticks ``", "`"),
    *("a ` b", "``", "`a` | `b`", "*em*", "**strong**", "_em_", "__strong__", "***both***"),
    *("snake_case_word", "2*3*4", "a*b", "_", "**", "[link](http://x)", "[ref][1]", "[1]: http://x"),
    *("[a]", "![image](x.png)", "!", "[^1]", "[x](<y>)", "](", "<http://x.y>", "<a@b.c>", "<b>bold</b>"),
    *("<!-- comment -->", "<script>x</script>", "<br>", "<", "a<b>c", "<?php ?>", "<![CDATA[x]]>"),
    *("</div>", "5 < 10 > 3", "<div\nclass=x>", "&lt;b&gt;", "&amp;", "&#42;", "&copy;", "&", "R&D"),
    *(
        "A & B;",
        "&x",
        "&#0 x",
        "&#x41 b",
        "&#",
        "&#x2a;a&#x2a;",
        "&amp;lt;",
        "P&L; a",
        "&nosuch;",
        "&#0;",
        "a | b",
        "| a | b |",
    ),
    *("|", "||", "a\\|b", "a\\\\|b", "\\|", "`|`", "| --- |", "|\n| --- |\n| x |", "hard  \nbreak"),
    *("hard\\\nbreak", "end\\", "end\\\\", "\\", "\\\\", "\\*", "\\_a\\_", "a\\b", "\\&amp;", '"quotes"'),
    *("'single'", "“curly”", "---\nkey: value\n---", "...", "key: value", 'sha256: ""', "%YAML 1.2"),
    *("## Agreed by", "\n## Agreed by\n", "generated: 2026-01-01", "Term\n: definition", "*[HTML]: x"),
    *("{: #id}", "line one\nline two", "  spaces   inside  ", "tab\there", "no\u00a0break"),
    *("para\u2029graph", "ünïcödé 漢字", "a ~ b", "H~2~O", "x^2^", "==mark==", "++ins++", ":smile:"),
    *("[[wiki]]", "$x$", "http:\\//x", "(c)", "--"),
)


class _Shown(HTMLParser):
    """The words a reader sees, and every element that was made."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag if not attrs else f"{tag} {attrs}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"<!--{data}-->")


@cache
def _common_mark() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def shown(source: str, reader: str) -> _Shown:
    """What one of the two readers makes of Markdown."""
    if reader == "markdown_it":
        html = _common_mark().render(source)
    else:
        html = markdown.markdown(source, extensions=["tables"], output_format="html")
    parsed = _Shown()
    parsed.feed(html)
    parsed.close()
    return parsed


def told(parsed: _Shown) -> str:
    """All words, white space folded."""
    return one_line(" ".join(parsed.words))


READERS = ("markdown_it", "markdown")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_a_list_entry_and_a_cell_show_the_text_as_typed(text: str, reader: str) -> None:
    paragraph = shown(f"{escaped(text)}\n", reader)
    assert (one_line("".join(paragraph.words)), paragraph.tags) == (one_line(text), ["p"])
    entry = shown(f"- {escaped(text)}\n- after\n", reader)
    assert (one_line("".join(entry.words)), entry.tags) == (f"{one_line(text)} after", ["ul", "li", "li"])
    table = shown(f"| Side | Goal |\n| --- | --- |\n| Mentor | {escaped(text)} |\n", reader)
    assert table.tags.count("tr") == 2
    assert table.tags.count("td") == 2
    assert set(table.tags) == {"table", "thead", "tbody", "tr", "th", "td"}
    assert told(table) == f"Side Goal Mentor {one_line(text)}"


def hostile_summary(text: str) -> Summary:
    """The demo's summary with one text everywhere a person's words may stand."""
    summary = hl07()
    assert summary.goals
    assert summary.learning
    assert summary.changes
    return replace(
        summary,
        programme=text[:60],
        goals=tuple(replace(goal, title=lines(text)[0]) for goal in summary.goals),
        learning=replace(summary.learning, executive_lines=lines(text, text), mentor_lines=lines(text)),
        changes=replace(summary.changes, lines=lines(text)),
        lessons=lines(text, text),
        ideas=lines(text),
        way_of_working=lines(text),
        next_steps=lines(text, text),
        help_wanted=lines(text, text),
    )


def body(summary: Summary) -> str:
    """The file's text after the front matter."""
    text = signed_bytes(summary).decode()
    assert text.startswith("---\n")
    front, rest = text[4:].split("\n---\n", 1)
    assert all(":" in line and not line.startswith((" ", "-")) for line in front.split("\n"))
    return rest


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_the_whole_summary_keeps_its_shape(text: str, reader: str) -> None:
    usual = shown(body(hostile_summary("words")), reader)
    hostile = shown(body(hostile_summary(text)), reader)
    assert hostile.tags == usual.tags
    assert not {"a", "img", "em", "strong", "code", "pre", "hr", "br"}.intersection(hostile.tags)
    line = one_line(text)
    assert told(hostile).count(line) >= 17


@given(st.text(alphabet=st.sampled_from("ab1.)(-+*_#>|<&;=~`[]!:\\ \n\t\"'"), min_size=1).filter(str.strip))
def test_any_mix_of_signs_is_shown_as_typed(text: str) -> None:
    for reader in READERS:
        paragraph = shown(f"{escaped(text)}\n", reader)
        assert one_line("".join(paragraph.words)) == one_line(text)
        assert paragraph.tags == ["p"]
        table = shown(f"| Goal |\n| --- |\n| {escaped(text)} |\n", reader)
        assert told(table) == f"Goal {one_line(text)}"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_quoted_string_ends_only_at_its_end(text: str) -> None:
    line = quoted(text)
    assert line[0] == line[-1] == '"'
    assert "\n" not in line
    inner = line[1:-1]
    assert inner.replace("\\\\", "").replace('\\"', "").count('"') == 0
    assert inner.replace("\\\\", "\x00").replace('\\"', '"').replace("\x00", "\\") == one_line(text)


@pytest.mark.parametrize(
    ("text", "ended"),
    [("so", "so."), ("so.", "so."), ("so!", "so!"), ("so?", "so?"), ("so…", "so…"), (" so \n", "so.")],
)
def test_a_sentence_has_one_full_stop(text: str, ended: str) -> None:
    assert sentence(text) == ended
