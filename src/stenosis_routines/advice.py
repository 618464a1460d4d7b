"""The advice that plans, mending and the monitor give."""

from stenosis_routines.speech import spoken, words

__all__ = ["advice", "spoken"]


def advice(topic: str, language: str | None = None) -> str:
    """The text on a topic: consult, doctor, guidance, nothing_left, stop or stop_now; see ``spoken``.

    >>> advice("stop")
    'Stop at once if symptoms are severe or if pain gets worse while you exercise, and ask for medical guidance.'

    Raises: KeyError if there is no such topic.
    """
    return words(f"advice.{topic}", language)
