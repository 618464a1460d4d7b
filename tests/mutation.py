"""For ``make mutation``: no mutant is judged by what the library remembers of a run without it; quick tests come first.

A mutant runs in a fork of a process that has run the tests already. ``lru_cache`` remembers answers, which are
forgotten; ``cache`` holds data that was read, which stays, since reading it takes longer than most tests.
"""

import os
import sys

from mutmut.state import state


def pytest_sessionstart():
    _forget()


def pytest_collection_modifyitems(items):
    seconds = state().duration_by_test
    items.sort(key=lambda item: seconds.get(item.nodeid, 0))


def pytest_runtest_setup():
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":  # which test reaches which function
        _forget()


def _forget():
    for name, module in list(sys.modules.items()):
        if name.startswith("stenosis_routines"):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()
