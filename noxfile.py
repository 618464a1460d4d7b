"""The tests on every Python that is here, with the newest and with the oldest dependencies: ``make nox``."""

import nox

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False

PROJECT = nox.project.load_toml("pyproject.toml")
#: What the tests need.
GROUP = nox.project.dependency_groups(PROJECT, "test")
#: The oldest dependencies that the project says it works with.
OLDEST = [need.replace(">=", "==") for need in PROJECT["project"]["dependencies"]]
PYTEST = ("pytest", "-n", "2", "--dist", "loadfile")


@nox.session(python=nox.project.python_versions(PROJECT))
def tests(session: nox.Session) -> None:
    """The tests, with the newest dependencies."""
    session.install("-e", ".[all]", *GROUP)
    session.run(*PYTEST, *session.posargs)


@nox.session(python=nox.project.python_versions(PROJECT)[0])
def oldest(session: nox.Session) -> None:
    """The tests, with the oldest dependencies."""
    session.install("-e", ".[all]", *GROUP, *OLDEST)
    session.run(*PYTEST, *session.posargs)
