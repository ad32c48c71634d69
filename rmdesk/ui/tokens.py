"""The design tokens: every colour and size, read from one file."""

from typing import NamedTuple

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
    """Read the file. The table of contrasts after the sizes is for the tests and is not parsed."""
    import tomllib

    text = resources.path("themes", "tokens.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text.partition("\n[contrast]")[0])
    styles = {
        name: TypeStyle(row["px"], row["weight"], row.get("family", "Inter"), row.get("feature") == "tnum")
        for name, row in table["type"].items()
        if name != "hinting"
    }
    colors = table["color"]
    return Tokens(colors["light"], colors["dark"], table["space"], table["radius"], table["size"], styles)
