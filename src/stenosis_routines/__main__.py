"""``python -m stenosis_routines``, and the command ``stenosis-routines``."""

import sys
from importlib import import_module

from stenosis_routines.errors import MissingExtraError


def main() -> None:
    """Runs the command line; if its packages are missing, says which extra to install."""
    try:
        import_module("cyclopts")
    except ImportError:
        print(f"stenosis-routines: {MissingExtraError('cli')}", file=sys.stderr)
        sys.exit(2)
    from stenosis_routines.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
