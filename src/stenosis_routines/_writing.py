"""Files, written whole or not at all."""

import errno
import os
from contextlib import suppress

__all__ = ["write_whole"]


def write_whole(path: str | os.PathLike[str], text: str, *, new: bool = False) -> None:
    """Write a text to a file as UTF-8, whole or not at all; with ``new``, only where there is no file yet.

    The text goes to a file beside the target, is brought to the disk, and takes the place of the target: a full disk or
    an end in the middle leaves what was there. A link stays a link, and the file that it leads to is written. The
    permissions of a file stay as they are. A device, a pipe and what this process prints to (``/dev/stdout``) are
    written to directly, since nothing can take their place.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    data = text.encode()
    if new and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    if (stream := _stream(path)) is not None:
        with open(stream, "wb") as file:
            file.write(data)
        return
    target = os.path.realpath(path)
    mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else None
    if mode is not None and not os.access(target, os.W_OK):  # renaming would replace it all the same
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    beside = os.path.join(os.path.dirname(target), f".{os.urandom(8).hex()}.part")
    try:
        with open(beside, "xb") as file:
            if mode is not None:
                os.chmod(beside, mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _stream(path: str | os.PathLike[str]) -> int | str | os.PathLike[str] | None:
    """What to open to write to something that is no file of its own; ``None`` for a file, or where nothing is yet."""
    try:
        held = os.stat(path)
    except FileNotFoundError:
        return None
    for descriptor in (1, 2):  # opened anew, a file that is printed to would lose what was printed before
        with suppress(OSError):
            if os.path.samestat(held, os.fstat(descriptor)):
                return os.dup(descriptor)
    return path if not os.path.isfile(path) else None
