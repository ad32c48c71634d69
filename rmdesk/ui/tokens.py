"""The design tokens: every colour and size, read from one file."""

import re
from typing import Any, NamedTuple

from rmdesk import resources


class TypeStyle(NamedTuple):
    """One style of text: height in px at 100 %, weight, family, whether digits share one width."""

    px: int
    weight: int
    family: str
    is_tabular: bool


class Tokens(NamedTuple):
    """What the file says; colours as Qt reads them (`#RRGGBB` or `#AARRGGBB`), sizes in px at 100 %."""

    light: dict[str, str]
    dark: dict[str, str]
    space: dict[str, int]
    radius: dict[str, int]
    size: dict[str, float]
    styles: dict[str, TypeStyle]


SCALES = (1.0, 1.25, 1.5, 1.75)
_SECTION = re.compile(r"^\[([\w.]+)\]", re.MULTILINE)
_LINE = re.compile(r"^(\w+) *= *(\"[^\"]*\"|\[[^]]*\]|\{[^}]*\}|[\d.]+)", re.MULTILINE)
_PAIR = re.compile(r"(\w+) *= *(\"[^\"]*\"|[\d.]+)")


def read_tokens() -> Tokens:
    """Read the file. The table of contrasts after the sizes is for the tests and is not read.

    The file is TOML; its few shapes (strings, numbers, lists of them, tables on one line) are read here,
    because `tomllib` takes 3 ms to import before the first paint. A test holds both readings equal.
    """
    text = resources.path("themes", "tokens.toml").read_text(encoding="utf-8").partition("\n[contrast]")[0]
    _, *found = _SECTION.split(text)
    table = dict(zip(found[::2], map(_section, found[1::2]), strict=True))
    styles = {
        name: TypeStyle(row["px"], row["weight"], row.get("family", "Inter"), row.get("feature") == "tnum")
        for name, row in table["type"].items()
        if name != "hinting"
    }
    return Tokens(
        table["color.light"], table["color.dark"], table["space"], table["radius"], table["size"], styles
    )


def _section(text: str) -> dict[str, Any]:
    return {key: _value(raw) for key, raw in _LINE.findall(text)}


def _value(raw: str) -> Any:
    if raw.startswith('"'):
        return raw.strip('"')
    if raw.startswith("["):
        return [_value(part.strip()) for part in raw.strip("[]").split(",")]
    if raw.startswith("{"):
        return {key: _value(part) for key, part in _PAIR.findall(raw)}
    return float(raw) if "." in raw else int(raw)
