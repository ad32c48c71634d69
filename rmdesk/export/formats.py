"""One agreed text in each format it can be saved as."""

from dataclasses import dataclass

from rmdesk.domain.vocabulary import FileFormat
from rmdesk.export.names import file_name
from rmdesk.export.reading import read_summary


@dataclass(frozen=True, slots=True)
class Finished:
    """The bytes that are about to be written, and the name they get."""

    data: bytes
    file_format: FileFormat
    name: str


def make(agreed: bytes, file_format: FileFormat) -> Finished:
    """The file in this format, from the whole Markdown file that both agreed to.

    Raises NotASummary when `agreed` is no such file, CannotBeSet when PDF lacks a character.
    """
    document = read_summary(agreed).document
    name = file_name(document, file_format)
    match file_format:
        case FileFormat.MARKDOWN:
            return Finished(agreed, file_format, name)
        case FileFormat.HTML:
            from rmdesk.export.html import html_file

            return Finished(html_file(document), file_format, name)
        case FileFormat.PDF:
            from rmdesk.export.pdf import pdf_file

            return Finished(pdf_file(document), file_format, name)
