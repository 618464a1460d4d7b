"""``python -m stenosis_routines``, and the command ``stenosis-routines``."""

import sys

from stenosis_routines.cli import run


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
