"""What the process itself must not give away."""

import sys


def forbid_core_dumps() -> bool:
    """Keep the key and note text out of core dumps; False where the system has no such limit."""
    if sys.platform == "win32":
        return False
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True
