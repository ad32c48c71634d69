"""The agreement on paper, for the two: rules as sentences, watchwords covered unless they are revealed."""

from html import escape

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Audience, Role, Side
from rmdesk.ui.pages.agreement.rule_lines import (
    RuleLine,
    hidden_since,
    rule_lines,
    rule_number,
    watchwords_now,
)
from rmdesk.ui.pages.agreement.rules import MASK, revealed_words
from rmdesk.ui.pages.agreement.signatures import signed_words
from rmdesk.ui.pages.agreement.state import AgreementState, Version
from rmdesk.ui.pages.agreement.terms import goal_words
from rmdesk.ui.printing import ChoosePrinter, choose_printer, new_printer, print_html
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import (
    budget_words,
    end_words,
    exit_sentence,
    meeting_words,
    stakeholder_reader,
)
from rmdesk.wording.roles import file_role_words


class Printing(QObject):
    """Prints one version. `choose` is how a printer is asked for."""

    def __init__(self, window: QWidget, choose: ChoosePrinter = choose_printer) -> None:
        super().__init__(window)
        self._window = window
        self.choose = choose

    def ask(self, version: Version, state: AgreementState, *, is_revealed: bool) -> None:
        """Ask for a printer, then print what was shown when it was asked for."""
        printer = new_printer(tr("Agreement, version {number}").format(number=version.number))
        page = html_of(version, state, is_revealed=is_revealed)
        self.choose(self._window.window(), printer, lambda: print_html(page, printer))


def html_of(version: Version, state: AgreementState, *, is_revealed: bool) -> str:
    """One version as a page of HTML; every word of the pair is escaped."""
    parts = [
        f"<h1>{escape(tr('Agreement, version {number}').format(number=version.number))}</h1>",
        _lines(_head(version, state)),
        _section(tr("What it is for"), _about(version)),
        _section(tr("The rules"), ()),
        _rules(version, state, is_revealed=is_revealed),
        *(_section(name, lines) for name, lines in _promises(version, state)),
        _section(tr("Goals as signed"), _goals(version)),
        _section(tr("Who else has an interest"), _stakeholders(version, state)),
        _section(tr("The way out"), (exit_sentence(version.view.agreement.exit_words),)),
        _section(tr("Signatures"), _signatures(version, state)),
    ]
    return "".join(parts)


def _section(title: str, lines: tuple[str, ...]) -> str:
    if not lines and title != tr("The rules"):
        return ""
    return f"<h2>{escape(title)}</h2>{_lines(lines)}"


def _lines(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _head(version: Version, state: AgreementState) -> tuple[str, ...]:
    both = tr("{executive}, Executive, and {mentor}, Mentor").format(
        executive=state.pairing.executive, mentor=state.pairing.mentor
    )
    since = version.view.agreement.in_force_at
    stands = tr("A draft, not in force") if since is None else tr("In force since {day}")
    return both, stands.format(day=dates.day_in_full(since) if since else "")


def _about(version: Version) -> tuple[str, ...]:
    one = version.view.agreement
    soon = tr("Soon: {text}").format(text=one.horizon_short) if one.horizon_short else ""
    later = tr("In the long run: {text}").format(text=one.horizon_long) if one.horizon_long else ""
    how = meeting_words(one.sessions, one.minutes, one.cadence_days) + "."
    return one.scope, soon, later, how, end_words(one.ends_on)


def _rules(version: Version, state: AgreementState, *, is_revealed: bool) -> str:
    watchwords = watchwords_now(version.view)
    shown = revealed_words(watchwords) if is_revealed else "   ".join(MASK for _ in watchwords)
    rows = []
    for line in rule_lines(version.view):
        said = [line.sentence(state.names, len(watchwords))]
        said += [shown] if line.is_about_watchwords and shown else []
        said += [_note(line)] if _note(line) else []
        text = "<br>".join(escape(one) for one in said)
        rows.append(f"<tr><td>{rule_number(line.number)}</td><td>{text}</td></tr>")
    may = tr("The first and the last practice may be shown.")
    may_not = tr("The first and the last practice are not shown.")
    shows = version.view.agreement.shows_first_and_last and hidden_since(version.view) is None
    return f"<table>{''.join(rows)}</table>{_lines((may if shows else may_not,))}"


def _note(line: RuleLine) -> str:
    return line.note if line.counts else tr("struck")


def _promises(version: Version, state: AgreementState) -> list[tuple[str, tuple[str, ...]]]:
    one = version.view.agreement
    budgets = {Role.EXECUTIVE: one.executive_budget, Role.MENTOR: one.mentor_budget}
    found = []
    for role in Role:
        sides = (Side(role.value), Side.PAIR)
        said = [row.text for row in version.view.commitments if row.side in sides]
        if budget := budget_words(budgets[role]):
            said.append(tr("{budget}, preparation included").format(budget=budget))
        found.append((tr("{name} promises").format(name=state.first_name(role)), tuple(said)))
    return found


def _goals(version: Version) -> tuple[str, ...]:
    return tuple(
        f"{file_role_words(Role(goal.side.value))}: {goal.title}. {goal_words(goal)}"
        for goal in version.view.goals
    )


def _stakeholders(version: Version, state: AgreementState) -> tuple[str, ...]:
    return tuple(
        tr("{name}: {reads}").format(
            name=one.name,
            reads=stakeholder_reader(is_everyone=one.audience is Audience.EVERYONE, names=state.names),
        )
        for one in version.view.stakeholders
    )


def _signatures(version: Version, state: AgreementState) -> tuple[str, ...]:
    empty = "_" * 40
    return tuple(
        f"{state.pairing.name(role)}, {file_role_words(role)}: {signed_words(version, role) or empty}"
        for role in Role
    )
