"""The blocks that our exporter writes, read back strictly: anything else is not a file of ours."""

from rmdesk.errors import NotASummary
from rmdesk.export.document import Bullets, Heading, Paragraph, Quote, Table
from rmdesk.export.text import read_back


class Blocks:
    """The blocks of a body, taken one after the other; `place` is where a fault would be."""

    def __init__(self, body: str) -> None:
        self._blocks = body.strip("\n").split("\n\n")
        self._at = 0
        self.place = "title"

    @property
    def next(self) -> str:
        """The source of the next block; empty at the end."""
        return self._blocks[self._at] if self._at < len(self._blocks) else ""

    def heading(self, level: int) -> Heading:
        """A heading of this level, as it reads."""
        return Heading(level, self._words(self._one_line("#" * level + " "), is_heading=True))

    def quote(self) -> Quote:
        """A quotation of one line."""
        return Quote(self._words(self._one_line("> ")))

    def paragraph(self) -> Paragraph:
        """A paragraph of one line."""
        if self.next.startswith(("- ", "|")):
            raise NotASummary(self.place, "not expected")
        return Paragraph(self._words(self._one_line("")))

    def bullets(self) -> Bullets:
        """A list, one line for each entry."""
        lines = self._taken().split("\n")
        if not all(line.startswith("- ") for line in lines):
            raise NotASummary(self.place, "not expected")
        return Bullets(tuple(self._words(line[2:]) for line in lines))

    def table(self, head: tuple[str, ...]) -> Table:
        """A table under exactly this head."""
        lines = self._taken().split("\n")
        rule = f"|{' --- |' * len(head)}"
        if lines[:2] != [f"| {' | '.join(head)} |", rule]:
            raise NotASummary(self.place, "not expected")
        rows = tuple(self._row(line, len(head)) for line in lines[2:])
        return Table(head, rows)

    def end(self) -> None:
        """Nothing may follow."""
        if self.next:
            raise NotASummary(self.place, "not expected")

    def _row(self, line: str, cells: int) -> tuple[str, ...]:
        if not (line.startswith("| ") and line.endswith(" |") and len(line) > 3):
            raise NotASummary(self.place, "not expected")
        row = line[2:-2].split(" | ")
        if len(row) != cells:
            raise NotASummary(self.place, "not expected")
        return tuple(self._words(cell) if cell else "" for cell in row)

    def _one_line(self, start: str) -> str:
        source = self._taken()
        if not source or "\n" in source or not source.startswith(start):
            raise NotASummary(self.place, "not expected")
        return source.removeprefix(start)

    def _taken(self) -> str:
        source = self.next
        self._at += 1
        return source

    def _words(self, source: str, *, is_heading: bool = False) -> str:
        """What was escaped; a number at the start of a heading makes no list."""
        text = read_back(f"§{source}" if is_heading else source)
        if not text:
            raise NotASummary(self.place, "mark-up")
        return text.removeprefix("§") if is_heading else text
