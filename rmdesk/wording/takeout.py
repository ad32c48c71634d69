"""Words of the takeout: its warning, what its pages call records and fields, what an import says."""

from collections.abc import Mapping
from typing import NamedTuple

from rmdesk.domain.vocabulary import Audience, Role
from rmdesk.errors import NotATakeout
from rmdesk.wording import tr

HEADINGS: Mapping[str, tuple[str, str]] = {
    "person": (tr("People"), tr("Person")),
    "agreement": (tr("The agreement"), tr("Version")),
    "privacy_rule": (tr("Privacy rules"), tr("Rule")),
    "watchword": (tr("Watchwords"), tr("Watchword")),
    "commitment": (tr("Commitments"), tr("Commitment")),
    "stakeholder": (tr("Stakeholders"), tr("Stakeholder")),
    "agreed_goal": (tr("Goals as agreed"), tr("Goal as agreed")),
    "narrowing": (tr("Rules made stricter"), tr("Made stricter")),
    "signature": (tr("Signatures"), tr("Signed")),
    "logged_change": (tr("Changes"), tr("Change")),
    "goal": (tr("Goals"), tr("Goal")),
    "goal_step": (tr("Steps"), tr("Step")),
    "lesson_step": (tr("Steps"), tr("Step")),
    "mentoring_session": (tr("Sessions"), tr("Session")),
    "practice_run": (tr("Practice"), tr("Practice")),
    "lesson_plan": (tr("Lessons"), tr("Lesson")),
    "skill": (tr("Skills"), tr("Skill")),
    "skill_evidence": (tr("What shows it"), tr("What shows it")),
    "note": (tr("Notes"), tr("Note")),
    "note_version": (tr("Earlier wordings"), tr("Earlier wording")),
    "debrief_line": (tr("After the session"), tr("After the session")),
    "ledger_entry": (tr("Learnt"), tr("Learnt")),
    "action": (tr("Actions"), tr("Action")),
    "remark": (tr("Sentences for a summary"), tr("Sentence")),
    "pulse_wave": (tr("Pulse"), tr("Pulse")),
    "agreed_summary": (tr("Summaries"), tr("Summary")),
    "consent": (tr("Consents"), tr("Agreed to by")),
    "struck_line": (tr("Struck lines"), tr("Struck line")),
    "export_log": (tr("What left"), tr("Left")),
}
"""What many and one of each kind of record are called."""

_LABELS: Mapping[str, str] = {
    "also_called": tr("also called"),
    "asked_on": tr("asked on"),
    "closed_on": tr("closed on"),
    "evidence_wanted": tr("evidence"),
    "evidence": tr("evidence so far"),
    "moved_from": tr("moved from"),
    "minutes_held": tr("minutes held"),
    "minutes_planned": tr("minutes planned"),
    "as_measured": tr("as the clock had it"),
    "seen_on": tr("on"),
    "nothing_learnt": tr("said nothing today"),
    "ticked": tr("lines of the plan that are done"),
    "understanding": tr("check for understanding"),
    "business": tr("what it does for the business"),
    "spare": tr("if there is time left"),
    "knows": tr("how well the teacher knows it, 0 to 4"),
    "listen": tr("listen for"),
    "wrong": tr("what can go wrong"),
    "corrected": tr("in words, after the session"),
    "owner_role": tr("out of the journal of"),
    "pair_ref": tr("pair reference"),
    "wording": tr("said outside as"),
    "written_at": tr("written"),
}

README = tr(
    "# What you wrote in Reverse Mentoring Desk\n\n"
    "Taken out of the journal of {owner} on {day}.\n\n"
    "**Nothing in this folder is encrypted.** Whoever can open it reads everything: also what only you could"
    " read in the journal. Keep it where nobody else gets at it, and delete it when it is no longer needed."
    "\n\n"
    "- `{pages}` holds one page for each pairing, to read in any program that shows Markdown or plain text.\n"
    "- `journal.json` holds every record, whole. `rmdesk import --journal PATH journal.json` takes it"
    " into another journal. `journal.schema.json` (JSON Schema) says what each part means.\n\n"
    "Here is all that you wrote, and what your partner showed the two of you; their lines are marked as"
    " theirs. What a partner keeps to themselves is not here, nor which lines they struck from a summary. The"
    " journal's keys are not here either: in another journal a change of the agreement is signed anew before"
    " the next summary.\n"
)

WARNING = tr(
    "Takeout writes everything you wrote, and what your partner showed the two of you, unencrypted, into"
    " {folder}. Whoever can open that folder reads it."
)
"""Said before a takeout is begun."""
QUESTION = tr("Type {yes} to go on: ")
NOT_CONFIRMED = tr("Nothing was written.")
NOBODY_TO_ASK = tr("There is nobody to ask here: give --yes to go on. Nothing was written.")
UNCHANGED = tr("Unchanged since it was saved. This finds accidental edits, not forgery.")
CHANGED = tr("Changed after it was made: what it says now is not what was saved.")


class Names(NamedTuple):
    """The people of a pairing as its owner names them; no coordinator without a programme."""

    owner_role: Role
    owner: str
    partner: str
    coordinator: str | None

    def of(self, role: Role) -> str:
        """The name of one of the two."""
        return self.owner if role is self.owner_role else self.partner

    def readers(self, audience: Audience) -> str:
        """Who may read a line, in the words of its badge."""
        return {
            Audience.ONLY_ME: tr("only you"),
            Audience.PAIR: tr("you and {partner}").format(partner=self.partner),
            Audience.COORDINATOR: tr("{coordinator} too, if you both agree").format(
                coordinator=self.coordinator or tr("the coordinator")
            ),
            Audience.EVERYONE: tr("everyone at work, if you both agree"),
        }[audience]


def heading(table: str) -> str:
    """What many of these records are called."""
    return HEADINGS[table][0] if table in HEADINGS else _plain(table).capitalize()


def noun(table: str) -> str:
    """What one of these records is called."""
    return HEADINGS[table][1] if table in HEADINGS else _plain(table).capitalize()


def label(field: str) -> str:
    """What a field is called: evidence, minutes held."""
    return _LABELS.get(field) or _plain(field)


def rule_line(number: int, sentence: str, is_kept: bool) -> str:
    """R3: Two watchwords never leave."""
    line = tr("R{number}: {sentence}").format(number=number, sentence=sentence)
    return line if is_kept else tr("{line} (not ticked)").format(line=line)


def _plain(name: str) -> str:
    return name.removeprefix("is_").removeprefix("has_").replace("_", " ")


_WRONG: Mapping[str, str] = {
    "size": tr("it is larger than rmdesk takes in"),
    "not text": tr("it is not text in UTF-8"),
    "not JSON": tr("it is not JSON"),
    "twice": tr("a name or an id stands there twice"),
    "unknown": tr("rmdesk does not know this name"),
    "missing": tr("something is missing there"),
    "newer": tr("it was made by a newer rmdesk; install the newer version"),
    "not a file": tr("it is not an ordinary file"),
    "changed": tr("the file was changed while it was read"),
    "reference": tr("it belongs to a record that does not stand before it in the file"),
    "people": tr("a pairing has one executive and one mentor, and a coordinator only with a programme"),
    "no agreement": tr("the pairing has no version of its agreement"),
    "fit": tr("it does not fit the other fields of the record"),
    "not there": tr("there is no such file"),
    "theirs": tr("the mark of whose record it is does not fit its author"),
    "another pairing": tr("it belongs to two pairings"),
    "taken": tr("another record of this journal has its place"),
    "differs": tr("this journal has the pairing already, with other content"),
}
_LONGEST_PLACE = 100
_EXPECTED: Mapping[str, str] = {
    "id": tr("an id"),
    "text": tr("a text"),
    "moment": tr("a moment with its offset"),
    "day": tr("a date"),
    "yes": tr("true or false"),
    "number": tr("a whole number in its bounds"),
    "words": tr("a list of words"),
    "level": tr("who may read"),
    "choice": tr("one of the known values"),
    "bytes": tr("bytes in base64"),
    "object": tr("an object"),
    "list": tr("a list"),
}


def not_a_takeout_words(fault: NotATakeout) -> str:
    """Why a file was not taken in: the place, then what is wrong there."""
    why = _WRONG.get(fault.problem) or tr("{expected} is expected there").format(
        expected=_EXPECTED.get(fault.problem, fault.problem)
    )
    if not fault.place:
        return tr("This file cannot be taken in: {why}. Nothing was changed.").format(why=why)
    return tr("This file cannot be taken in, at {place}: {why}. Nothing was changed.").format(
        place=_shown(fault.place), why=why
    )


def _shown(place: str) -> str:
    """A place as a terminal may show it: its names stand in a foreign file."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in place[:_LONGEST_PLACE])
    return plain if len(place) <= _LONGEST_PLACE else f"{plain}…"


def taken_out(count: int, folder: object) -> str:
    """What a takeout wrote, and where."""
    return tr("Written into {folder}: {count} records. Nothing there is encrypted.").format(
        count=count, folder=folder
    )


def taken_in(pairings: int, records: int, there: int) -> str:
    """What an import did."""
    if not pairings:
        return tr("Nothing to do: this journal has all of it already.") if there else tr("The file is empty.")
    if pairings == 1:
        return tr("Taken in: one pairing with {count} records.").format(count=records)
    return tr("Taken in: {pairings} pairings with {count} records.").format(pairings=pairings, count=records)
