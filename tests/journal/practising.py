"""A process that runs practices for ever, says which turn is stored, and is killed by test_practice_kill.py.

Arguments: the journal. Standard input: a line with the data key in hex; it is opened with that.
"""

import sys
from itertools import count
from pathlib import Path

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_notation import turns_as_text
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import keeping, sessions
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import shown_pairing
from rmdesk.journal.practices import running_practice, save_turn, start_practice, turns_of
from rmdesk.journal.sessions import SessionForm

PLANNED = 36_000


def main() -> None:
    key = bytes.fromhex(sys.stdin.readline())
    kept = keeping.open_journal(Path(sys.argv[1]), lambda _header: key, keeping.system_clock)
    journal = kept.journal
    shown = journal.ask(shown_pairing)
    assert shown is not None
    run = journal.ask(running_practice, shown.pairing.id)
    if run is None:
        form = SessionForm(journal.clock(), 55, "Phone as a tool")
        session = journal.do(None, sessions.plan_session, shown.pairing.id, form)
        run = journal.do(None, start_practice, session.id, Role.EXECUTIVE, PLANNED)
    run_id, learner = run.id, run.learner

    def stored(db: Db) -> Practice:
        return Practice.continued(learner, PLANNED, turns_of(db, run_id), 0.0)

    practice = journal.ask(stored)
    known = len(practice.turns)
    say("ready")
    for second in count(1):
        practice = _next(practice, second)
        for position in range(known, len(practice.turns)):
            journal.do(None, save_turn, run_id, position, practice.turns[position])
            say(f"{position} {turns_as_text(practice.turns[position : position + 1])}")
        known = len(practice.turns)


def _next(practice: Practice, second: int) -> Practice:
    if practice.current is None:
        return practice.start(second, practice.learner)
    return practice.resume(second) if practice.is_paused else practice.switch(second)


def say(line: str) -> None:
    """One line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
