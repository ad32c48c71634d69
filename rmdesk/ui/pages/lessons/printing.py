"""A lesson on paper, for the two: watchwords covered, every word of theirs escaped."""

from html import escape

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rmdesk.domain.lesson_plan import StepForm
from rmdesk.domain.vocabulary import PlanKind, StepKind
from rmdesk.ui.pages.lessons import sayings
from rmdesk.ui.pages.lessons.state import Shown
from rmdesk.ui.printing import ChoosePrinter, choose_printer, new_printer, print_html
from rmdesk.wording import tr
from rmdesk.wording.lessons import KINDS, place_words

_AFTER = ("understanding", "spare", "risk", "wrong")


class Printing(QObject):
    """Prints one plan. `choose` is how a printer is asked for."""

    def __init__(self, window: QWidget, choose: ChoosePrinter = choose_printer) -> None:
        super().__init__(window)
        self._window = window
        self.choose = choose

    def ask(self, shown: Shown, guest: str) -> None:
        """Ask for a printer, then print what was shown when it was asked for; `guest` is covered already."""
        printer = new_printer(tr("Lesson"))
        page = html_of(shown, guest)
        self.choose(self._window.window(), printer, lambda: print_html(page, printer))


def html_of(shown: Shown, guest: str = "") -> str:
    """One plan as a page of HTML."""
    form = shown.form
    before = ("prepare",) if form.kind is PlanKind.KIT else ()
    after = ("listen", "risk", "wrong") if form.kind is PlanKind.KIT else _AFTER
    why = tr("Why it matters to {name}").format(name=shown.learner)
    parts = [
        f"<h1>{escape(form.title)}</h1>",
        _text(sayings.facts_line(shown, guest) if shown.record is not None else ""),
        _section(why, form.why),
        _section(place_words("business"), form.business),
        *(_section(place_words(name), getattr(form, name)) for name in before),
        *(_step(one, shown) for one in form.steps),
        *(_section(place_words(name), getattr(form, name)) for name in after),
    ]
    return "".join(parts)


def _step(step: StepForm, shown: Shown) -> str:
    if step.kind is StepKind.TALK:
        head = tr("{what}, {minutes} min").format(what=step.title, minutes=step.minutes)
    else:
        who = shown.names[step.driver]
        head = tr("{kind}, {minutes} min, {name} drives")
        head = head.format(kind=KINDS[step.kind], minutes=step.minutes, name=who)
    return f"<h3>{escape(head)}</h3>{_text(step.words)}"


def _section(title: str, text: str) -> str:
    return f"<h2>{escape(title)}</h2>{_text(text)}" if text.strip() else ""


def _text(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
