"""The design tokens: every colour and size, read from one file."""

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


def read_tokens() -> Tokens:
    """Read the file. The table of contrasts after the sizes is for the tests and is not read.

    The file is TOML; its few shapes (strings, numbers, lists of them, tables on one line) are read here,
    because `tomllib` takes 3 ms to import before the first paint, and patterns 2 ms to compile. A test holds
    both readings equal.
    """
    text = resources.path("themes", "tokens.toml").read_text(encoding="utf-8").partition("\n[contrast]")[0]
    table: dict[str, dict[str, Any]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            section = table[line[1 : line.index("]")]] = {}
        elif " = " in line and not line.startswith("#"):
            key, _, raw = line.partition(" = ")
            section[key.rstrip()] = _value(raw)
    styles = {
        name: TypeStyle(row["px"], row["weight"], row.get("family", "Inter"), row.get("feature") == "tnum")
        for name, row in table["type"].items()
        if name != "hinting"
    }
    return Tokens(
        table["color.light"], table["color.dark"], table["space"], table["radius"], table["size"], styles
    )


def _value(raw: str) -> Any:
    """What stands after the "=": a remark may follow it."""
    raw = raw.lstrip()
    if raw.startswith('"'):
        return raw.split('"')[1]
    if raw.startswith("["):
        return [_value(part) for part in raw[1 : raw.index("]")].split(",")]
    if raw.startswith("{"):
        pairs = (pair.split("=") for pair in raw[1 : raw.index("}")].split(","))
        return {key.strip(): _value(part) for key, part in pairs}
    number = raw.partition("#")[0]
    return float(number) if "." in number else int(number)
