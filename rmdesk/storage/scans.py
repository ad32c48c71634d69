"""The scan of a signed paper: only its SHA-256 is kept, never the file."""

import hashlib
import os
import stat
from pathlib import Path

from rmdesk.errors import InvalidInput

LARGEST = 200 * 1024 * 1024
"""Bytes."""
_CHUNK = 1024 * 1024


def scan_digest(path: Path) -> bytes:
    """The SHA-256 of a scan, read in pieces; for the worker.

    Raises InvalidInput for what is no ordinary file, empty, too large, or cannot be read. A pipe is never
    waited for.
    """
    try:
        # Without O_NONBLOCK opening a pipe would wait for somebody to write to it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb", buffering=0) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size == 0:
                raise InvalidInput("scan", "cannot be read")
            digest, size = hashlib.sha256(), 0
            while piece := file.read(_CHUNK):
                size += len(piece)
                if size > LARGEST:
                    raise InvalidInput("scan", "too large")
                digest.update(piece)
    except (OSError, ValueError) as fault:
        raise InvalidInput("scan", "cannot be read") from fault
    return digest.digest()
