"""Runs every block of code in README and docs, and every doctest in the library."""

import os
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

slow_is_fine = [HealthCheck.too_slow, HealthCheck.data_too_large]
# In CI the same examples every time; new ones are for the desk and for the nightly profile.
settings.register_profile(
    "test", max_examples=200, deadline=None, suppress_health_check=slow_is_fine, derandomize="CI" in os.environ
)
settings.register_profile("nightly", max_examples=10_000, deadline=None, suppress_health_check=slow_is_fine)
# For a mutant, which runs what reaches it: few examples and always the same ones, and none made smaller.
settings.register_profile(
    "mutation",
    max_examples=20,
    deadline=None,
    suppress_health_check=slow_is_fine,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))

ROOT = Path(__file__).parent


def _at_the_root(namespace):
    namespace["find_spec"] = find_spec  # for blocks that need what cannot be installed everywhere
    namespace["_back"] = os.getcwd()
    os.chdir(ROOT)


def _back_again(namespace):
    os.chdir(namespace["_back"])


pytest_collect_file = (
    Sybil(
        parsers=[PythonCodeBlockParser(), SkipParser()],
        patterns=["*.md"],
        setup=_at_the_root,
        teardown=_back_again,
    )
    + Sybil(parsers=[DocTestParser()], path="src", patterns=["*.py"])
).pytest()
