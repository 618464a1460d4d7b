"""``python -m stenosis_routines``, and the command ``stenosis-routines``."""

import gc
import sys

from stenosis_routines.cli import run


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    gc.freeze()  # what is imported by now stays, so that no search for garbage needs to go through it
    code = run(sys.argv[1:])
    gc.freeze()  # nor at the end, where the process leaves everything behind
    sys.exit(code)


if __name__ == "__main__":
    main()
