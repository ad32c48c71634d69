"""Words of the agreement beside its rules: what differs, what changed, what it promises, how it ends."""

from collections.abc import Mapping
from datetime import date

from rmdesk.domain.vocabulary import Cadence, GoalState, LoggedKind
from rmdesk.wording import tr
from rmdesk.wording.dates import day_and_month, day_in_full, number
from rmdesk.wording.goals import STATES
from rmdesk.wording.rules import Names

_FIELDS: Mapping[str, str] = {
    "scope": tr("What it is for"),
    "horizon_short": tr("Soon"),
    "horizon_long": tr("In the long run"),
    "exit_words": tr("How either may stop"),
    "ends_on": tr("The end"),
    "sessions": tr("Sessions"),
    "minutes": tr("Minutes each"),
    "cadence_days": tr("How often"),
    "executive_budget": tr("{executive}’s time a month"),
    "mentor_budget": tr("{mentor}’s time a month"),
    "shows_first_and_last": tr("First and last practice"),
    "commitments": tr("What each promises"),
    "stakeholders": tr("Who else has an interest"),
}
_CADENCES: Mapping[int, str] = {
    Cadence.WEEKLY.value: tr("every week"),
    Cadence.FORTNIGHTLY.value: tr("every two weeks"),
    Cadence.EVERY_THREE_WEEKS.value: tr("every three weeks"),
    Cadence.EVERY_FOUR_WEEKS.value: tr("every four weeks"),
}
_STATES: Mapping[str, str] = {state.value: STATES[state] for state in GoalState}
_GROUP = 4
"""Hexadecimal digits of a fingerprint that stand together."""

USUAL_EXIT = tr("Either of us may stop at any time, no fault, no reason asked.")
"""The no-fault exit of a pair that has no words of its own."""


def exit_sentence(own_words: str) -> str:
    """The no-fault exit in the agreement's own words."""
    return own_words.strip() or USUAL_EXIT


def scan_words(scan: bytes, *, groups: int = 2) -> str:
    """The beginning of a fingerprint, for comparing by eye: "3F2A 91C0 …"; all of it without the dots."""
    digits = scan.hex().upper()
    parts = [digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP)]
    return " ".join(parts[:groups]) + (" …" if groups < len(parts) else "")


def cadence_words(days: int) -> str:
    """How often the two meet: "every two weeks"."""
    return _CADENCES.get(days) or tr("every {days} days").format(days=days)


def meeting_words(sessions: int, minutes: int, cadence_days: int) -> str:
    """Twelve sessions of 45 minutes, every two weeks."""
    if sessions == 1:
        return tr("One session of {minutes} minutes").format(minutes=minutes)
    return tr("{sessions} sessions of {minutes} minutes, {often}").format(
        sessions=number(sessions).capitalize(), minutes=minutes, often=cadence_words(cadence_days)
    )


def end_words(ends_on: date | None) -> str:
    """The decision at the end; "" when no end is agreed."""
    if ends_on is None:
        return ""
    said = tr("Ends on {day} with one decision: continue, stop, or a new topic.")
    return said.format(day=day_and_month(ends_on))


def budget_words(minutes: int | None) -> str:
    """The time one side gives, preparation included; "" when none is agreed."""
    return "" if minutes is None else tr("{minutes} minutes a month").format(minutes=minutes)


def field_words(field: str, executive: str, mentor: str) -> str:
    """What a text or figure of the agreement is called; both first names stand where it is one side's."""
    return _FIELDS[field].format(executive=executive, mentor=mentor)


def value_words(field: str, value: str, names: tuple[str, str], coordinator: str | None) -> str:
    """A stored value of `journal.comparing.Difference` as a person reads it. `names`: executive, mentor."""
    if not value:
        return tr("nothing")
    if field == "ends_on":
        return day_in_full(date.fromisoformat(value))
    if field == "cadence_days":
        return cadence_words(int(value))
    if field in {"executive_budget", "mentor_budget"}:
        return budget_words(int(value))
    if field == "shows_first_and_last":
        return tr("may be shown") if value == "True" else tr("are not shown")
    if field == "commitments":
        return _renamed(value, {"executive": names[0], "mentor": names[1], "pair": tr("both")})
    if field == "stakeholders":
        readers = {
            "coordinator": _reads(coordinator, is_everyone=False),
            "everyone": _reads(coordinator, is_everyone=True),
        }
        return "\n".join(_reader(line, readers) for line in value.splitlines())
    return value


def _renamed(value: str, words: Mapping[str, str]) -> str:
    lines = (line.partition(": ") for line in value.splitlines())
    return "\n".join(f"{words.get(side, side)}: {said}" for side, _, said in lines)


def _reader(line: str, readers: Mapping[str, str]) -> str:
    name, _, audience = line.rpartition(": ")
    return f"{name} {readers.get(audience, audience)}"


def direction_words(*, narrows: bool, widens: bool) -> str:
    """Whether a version lets less or more leave than the one it is compared with."""
    if narrows and widens:
        return tr("It narrows some rules and widens others.")
    if narrows:
        return tr("It narrows: less may leave.")
    if widens:
        return tr("It widens: more may leave. What was raised before keeps the stricter rule.")
    return tr("What may leave stays the same.")


def watchwords_changed(added: int, removed: int) -> str:
    """How many watchwords differ; never which. "" when none does."""
    parts = []
    if added:
        parts.append(tr("{count} added").format(count=number(added)))
    if removed:
        parts.append(tr("{count} removed").format(count=number(removed)))
    return ", ".join(parts)


def version_words(version: int, change: str) -> str:
    """What a version changed, in the pair's words where they gave any."""
    if change:
        return change
    return tr("First agreement") if version == 1 else tr("No words for this change")


def moved_words(session: int | None, moved_to: date) -> str:
    """Session 6 moved to 31 March."""
    day = day_and_month(moved_to)
    if session is None:
        return tr("A session moved to {day}").format(day=day)
    return tr("Session {number} moved to {day}").format(number=session, day=day)


def logged_words(kind: LoggedKind, what: str, partner: str) -> str:
    """A line of the change log, from what is stored of it. `partner`: whose code it may be about."""
    if kind is LoggedKind.GOAL:
        return _goal_words(what)
    if kind is LoggedKind.NARROWED:
        made = tr("{rules} made stricter at once").format(rules=what)
        return made if what else tr("More held back at once")
    if kind is LoggedKind.NEW_CODE:
        return tr("{partner} signs with a new code: {fingerprint}").format(partner=partner, fingerprint=what)
    if kind is LoggedKind.ERASED:
        one, more = tr("One text erased, as rule R10 says"), tr("{count} texts erased, as rule R10 says")
        return one if what == "1" else more.format(count=what)
    return tr("The pairing was stopped")


def _goal_words(what: str) -> str:
    label, before, after = (*what.split("\t"), "", "")[:3]
    return tr("{goal}: {before} → {after}").format(
        goal=label, before=_goal_value(before), after=_goal_value(after)
    )


def _goal_value(value: str) -> str:
    if value in _STATES:
        return _STATES[value]
    try:
        return day_in_full(date.fromisoformat(value))
    except ValueError:
        return value or tr("nothing")


def erasing_words(only_me_on: date | None, pair_on: date | None) -> str:
    """What the rule of erasing does, and when; "" when it says nothing."""
    if only_me_on and pair_on:
        return tr("Only-you notes are erased on {only_me}, pair notes on {pair} (rule R10).").format(
            only_me=day_in_full(only_me_on), pair=day_in_full(pair_on)
        )
    if only_me_on:
        return tr("Only-you notes are erased on {day} (rule R10).").format(day=day_in_full(only_me_on))
    if pair_on:
        return tr("Pair notes are erased on {day} (rule R10).").format(day=day_in_full(pair_on))
    return ""


def due_words(only_me: int, pair: int) -> str:
    """How many texts are to be erased today: "3 only-you texts and one pair text"."""
    parts = []
    if only_me:
        one, more = tr("one only-you text"), tr("{count} only-you texts")
        parts.append(one if only_me == 1 else more.format(count=only_me))
    if pair:
        one, more = tr("one text of the two of you"), tr("{count} texts of the two of you")
        parts.append(one if pair == 1 else more.format(count=pair))
    return tr(" and ").join(parts)


def stricter_since(day: date) -> str:
    """What stands beside a rule that one of the two made stricter; it names nobody."""
    return tr("stricter since {day}, on one side’s word").format(day=day_and_month(day))


def rules_listed(numbers: tuple[int, ...]) -> str:
    """R5, R6 and R11."""
    said = [f"R{one}" for one in numbers]
    if len(said) < 2:
        return "".join(said)
    return tr("{first} and {last}").format(first=", ".join(said[:-1]), last=said[-1])


def stakeholder_reader(*, is_everyone: bool, names: Names) -> str:
    """Which audience a stakeholder belongs to."""
    return _reads(names.coordinator, is_everyone=is_everyone)


def _reads(coordinator: str | None, *, is_everyone: bool) -> str:
    if is_everyone:
        return tr("reads what everyone at work may read")
    if coordinator is None:
        return tr("reads nothing yet")
    return tr("reads what {name} reads").format(name=coordinator)
