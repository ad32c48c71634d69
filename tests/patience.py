"""A guard against what would hang. No test is decided by a machine's speed: figures are the benchmarks'."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 60.0
"""Seconds of processor time: some hundred times what the slowest machine needs, and far less than a hang."""


@contextmanager
def patience() -> Iterator[None]:
    """Whatever is done inside comes to an end."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < _PATIENCE, "this would hang"
