"""What the process must not give away."""

import subprocess
import sys

_ASK = """
import resource
from rmdesk.storage.process import forbid_core_dumps
assert forbid_core_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_no_core_is_dumped_from_now_on() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASK], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "(0, 0)"
