"""What the reader and the writers of WPL agree on: how texts that WPL has no place for are written."""

import re

__all__ = ["BETWEEN", "NAMED", "STENOSIS", "is_prose"]

#: How guidance begins that lists the contraindications of a plan.
NAMED = "Contraindications named by the document: "
#: What separates the names in the title of a session.
BETWEEN = " / "
#: A condition that is, or may be, the one this library is about: ICD-10 M48.0, SNOMED CT, or a word for it.
STENOSIS = re.compile(r"m48\W?0|\b(?:18347007|76107001)\b|stenos|협착|[狭狹]窄", re.IGNORECASE)


def is_prose(text: str) -> bool:
    """Whether a text has more than one word; languages that are not written in ASCII may do without blanks."""
    return not text.isascii() or (
        len(words := text.split()) > 1 and sum(any(map(str.isalpha, word)) for word in words) > 1
    )
