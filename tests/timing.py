"""Bounds on time, so that no document keeps a reader busy without end; how fast things are is in benchmarks/."""

import gc
import time
from contextlib import contextmanager


@contextmanager
def soon(seconds=1):
    """Fails if what stands in it takes more processor time.

    Without the collector of garbage, whose one pass over all that earlier tests left in memory may take a second.
    """
    gc.disable()
    started = time.process_time()
    try:
        yield
        taken = time.process_time() - started
    finally:
        gc.enable()
    assert taken < seconds
