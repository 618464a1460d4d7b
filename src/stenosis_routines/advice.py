"""What a person is told, in their language (data/advice.toml)."""

from functools import cache

from stenosis_routines._data import toml

__all__ = ["LANGUAGES", "advice"]

#: The languages advice is given in.
LANGUAGES = ("en", "ko")


@cache
def _texts() -> dict[str, dict[str, str]]:
    return toml("advice")


def advice(topic: str, language: str | None = None) -> str:
    """The text on a topic: consult, doctor, guidance, stop or stop_now.

    ``language`` is a BCP 47 tag; English where it is not told or there is no text in it.

    >>> advice("stop")
    'Stop at once if symptoms are severe or if pain gets worse while you exercise, and ask for medical guidance.'

    Raises: KeyError if there is no such topic.
    """
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    texts = _texts()[topic]
    return texts[primary if primary in LANGUAGES else "en"]
