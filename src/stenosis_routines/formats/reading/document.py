"""A document as bytes and as text, before anything is known of its format."""

from stenosis_routines.errors import echo
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import fail

__all__ = ["as_bytes", "as_text"]


def as_bytes(data: object, limits: Limits = DEFAULT) -> bytes:
    """The document as bytes without a byte order mark, unless it is too large or empty."""
    if isinstance(data, str):
        try:
            data = data.encode()
        except UnicodeEncodeError as error:
            fail(f"character {error.start}", "text of Unicode characters", echo(data[error.start]), "not-text")
    elif not isinstance(data, bytes):
        fail("", "a document as bytes or str", type(data).__name__, "wrong-type")
    if len(data) > limits.bytes:
        fail("", f"a document of at most {limits.bytes} bytes", "more", "too-large")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        fail("", "a document", "nothing", "missing")
    return data


def as_text(data: bytes) -> str:
    """The document as text, if it is UTF-8 without NUL."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        fail(f"byte {error.start}", "UTF-8 text", f"a byte that is none (0x{data[error.start]:02x})", "not-text")
    if (place := text.find("\0")) >= 0:
        fail(f"character {place}", "text without NUL", code="not-text")
    return text
