"""What a person is told, in their language: English or Korean (data/advice.toml)."""

from functools import cache

from stenosis_routines._data import toml
from stenosis_routines.errors import InvalidValueError

__all__ = ["EVERY_ROUTINE", "advice", "spoken"]

#: What every routine says to the person, in this order: what to do before (A24), and when to stop (A20).
EVERY_ROUTINE = ("consult", "stop")


def spoken(language: str | None) -> str:
    """The language that is spoken to a person who asks for this BCP 47 tag: ``ko`` or ``en``."""
    if language is not None and not isinstance(language, str):
        raise InvalidValueError("language", "a language tag such as ko", language)
    return "ko" if (language or "").replace("_", "-").partition("-")[0].lower() == "ko" else "en"


@cache
def _texts() -> dict[str, dict[str, str]]:
    return toml("advice")


def advice(topic: str, language: str | None = None) -> str:
    """The text on a topic: consult, doctor, guidance, nothing_left, stop or stop_now; see ``spoken``.

    >>> advice("stop")
    'Stop at once if symptoms are severe or if pain gets worse while you exercise, and ask for medical guidance.'

    Raises: KeyError if there is no such topic.
    """
    return _texts()[topic][spoken(language)]
