"""While a session lasts: the lines of its plan are ticked one by one, each saved at once."""

from rmdesk.domain.plan_lines import plan_lines
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.readers import require_own
from rmdesk.storage.records import MentoringSession


def tick_line(db: Db, session_id: str, line: int, is_done: bool) -> None:
    """A line of the plan is done, or not; `line` counts those of `plan_lines` from 0.

    Raises InvalidInput for a line that is not there, NotFound, NotYours.
    """
    session = db.find(MentoringSession, session_id)
    require_own(db, session)
    if line not in range(len(plan_lines(session.plan))):
        raise InvalidInput("plan line", "gone")
    done = {int(one) for one in session.ticked} - {line}
    if is_done:
        done.add(line)
    session.ticked = tuple(map(str, sorted(done)))
