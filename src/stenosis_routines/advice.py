"""The advice that plans, mending and the monitor give."""

from stenosis_routines.speech import spoken, words

__all__ = ["EVERY_ROUTINE", "advice", "spoken"]

#: What every routine says to the person, in this order: what to do before (A24), and when to stop (A20).
EVERY_ROUTINE = ("consult", "stop")


def advice(topic: str, language: str | None = None) -> str:
    """The text on a topic: consult, doctor, guidance, nothing_left, stop or stop_now; see ``spoken``.

    >>> advice("stop")
    'Stop at once if symptoms are severe or if pain gets worse while you exercise, and ask for medical guidance.'

    Raises: KeyError if there is no such topic.
    """
    return words(f"advice.{topic}", language)
