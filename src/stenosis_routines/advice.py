"""What a person is told, in their language: English or Korean (data/advice.toml)."""

from functools import cache

from stenosis_routines._data import toml
from stenosis_routines.errors import InvalidValueError

__all__ = ["advice", "spoken"]


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
