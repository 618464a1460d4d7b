"""The tests on every Python that is here, with the newest and with the oldest dependencies: ``make nox``."""

import nox

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False

OLDEST = ("attrs==24.2.0", "cattrs==24.1.0", "msgspec==0.19.0")
PYTEST = ("pytest", "-n", "2", "--dist", "loadfile")


def group() -> list[str]:
    """What the tests need."""
    return nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), "test")


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def tests(session: nox.Session) -> None:
    """The tests, with the newest dependencies."""
    session.install("-e", ".[all]", *group())
    session.run(*PYTEST, *session.posargs)


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """The tests, with the oldest dependencies that pyproject.toml allows."""
    session.install("-e", ".[all]", *group(), *OLDEST)
    session.run(*PYTEST, *session.posargs)
