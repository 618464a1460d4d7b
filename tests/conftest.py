"""What the tests share."""

import pytest

from stenosis_routines import cli


@pytest.fixture
def run(capsys):
    """Runs one command line: its exit code, standard output and standard error."""

    def call(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return call
