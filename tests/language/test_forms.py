"""The forms of single words and what single words mean, so that a change shows that no sentence happens to meet.

Each line of ``forms.txt`` is a word, and what it comes to; the word in brackets above it is the function that says so.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from stenosis_routines.language import names, phrases
from stenosis_routines.language.german import ordered
from stenosis_routines.language.hangul import jamo, matches, verb_forms
from stenosis_routines.language.japanese import FORM, longest, stems
from stenosis_routines.language.korean import korean
from stenosis_routines.language.tokens import tokens
from stenosis_routines.language.unread import has_a_sign, seems, tagged
from stenosis_routines.language.vocabulary import _inflected, listed, vocabulary

FILE = Path(__file__).parent / "forms.txt"


def said(readings: Mapping[str, object]) -> str:
    return " ".join(f"{kind}={value}" for kind, value in readings.items()) or "?"


def of_tokens(found) -> str:
    return "; ".join(f"{token.text or '-'}: {said(token.readings)}{' plural' * token.plural}" for token in found)


def korean_stem(verb: str) -> str:
    return ", ".join(f"{form} {classes}" for form, classes in verb_forms(verb))


def korean_ending(line: str) -> str:
    """The endings that letters begin with, behind a form of some classes."""
    classes, letters = line.split(" ", 1)
    letters = jamo(letters) + "|"
    found = sorted(matches(letters, 0, classes))
    return ", ".join(f"{letters[:end].strip()} {value or '-'} {added or '-'}" for end, value, added in found)


def japanese_stem(phrase: str) -> str:
    return ", ".join(f"{stem} {form or '-'}" for stem, form in stems(phrase))


def japanese_word(text: str) -> str:
    readings, end = longest(vocabulary("ja").root, text, 0)
    return f"{text[:end]}: {said(readings)}"


def english_verb(verb: str) -> str:
    return ", ".join(_inflected(verb, "motion", "en", {"lie": ["lies", "lay", "lying"]}))


def spanish_verb(verb: str) -> str:
    return ", ".join(_inflected(verb, "motion", "es", {}))


def pattern(phrase: str) -> str:
    return " / ".join(listed(phrase))


def looked_up(line: str) -> str:
    """What a phrase means in a language, whether it is a plural, and what is recorded of its form."""
    language, phrase = line.split(" ", 1)
    words = vocabulary(language)
    node = words.root
    for step in phrase if language in ("ja", "zh") else phrase.split(" "):
        node = node.get(step, {})
    lists = [name for name in ("plurals", "listed", "before_last") if phrase in getattr(words, name)]
    return " ".join((said(node.get(None, {})), *lists)).replace(f"{FORM}=", "forms: ")


def in_name(line: str) -> str:
    """What is read in a name: notions, doubt, a guess, unknown words."""
    language, text = line.split(" ", 1)
    found = names.read(text, language)
    signs = "?" * found.unsure + "~" * found.guessed
    return " ".join([*(notion.name if notion else "|" for notion in found.found), signs, *map(repr, found.unknown)])


def notion(name: str) -> str:
    """Its kind and the facts that it brings."""
    one = names.lexicon().notions[name]
    facts = [one.kind, one.posture, one.load, one.aim, one.effort, *sorted(one.spine), *sorted(one.regions)]
    return " ".join([*map(str, filter(None, facts)), *sorted(one.marks), f"instead={one.instead}" * bool(one.instead)])


def behind(word: str) -> str:
    parts, is_guess = names._behind(word, "en")
    return f"{' '.join(parts) or '-'}{' ?' * is_guess}"


def dose(text: str) -> str:
    return "; ".join(
        f"{text[one.start : one.end]}: {' '.join(one.meaning)} {one.numbers}" for one in phrases.doses(text)
    )


FUNCTIONS: Mapping[str, Callable[[str], object]] = {
    "a Korean stem, with the classes of endings of each form": korean_stem,
    "Korean endings: classes and letters": korean_ending,
    "Korean words": lambda text: of_tokens(korean(text)),
    "a Japanese stem": japanese_stem,
    "a Japanese word in a text": japanese_word,
    "an English verb": english_verb,
    "a Spanish verb": spanish_verb,
    "a pattern": pattern,
    "a phrase of a language": looked_up,
    "German words in order": lambda text: of_tokens(ordered(tokens(text, "de"), vocabulary("de"))),
    "French words": lambda text: of_tokens(tokens(text, "fr")),
    "an English word without its plural": names.fold,
    "a misspelt word": behind,
    "a notion": notion,
    "a name": in_name,
    "a number that leads": phrases.leading_number,
    "a dose": dose,
    "without its doses": phrases.without_doses,
    "nothing but noise": phrases.is_noise,
    "begins with a verb": lambda text: phrases.begins("verbs", text),
    "without its verb": phrases.without_verb,
    "blank": phrases.is_blank,
    "a tag": tagged,
    "a sign of a language": has_a_sign,
    "a language": lambda text: seems([text]),
}


def blocks() -> dict[str, list[str]]:
    """The words of the file, by the function that is asked."""
    found: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif line:
            words.append(line.partition("  ->  ")[0])
    return found


def test_forms_are_those_that_were_approved() -> None:
    parts = (
        "\n".join((f"[{name}]", *(f"{word}  ->  {FUNCTIONS[name](word)}" for word in words), ""))
        for name, words in blocks().items()
    )
    found = "\n".join(parts)
    if os.environ.get("APPROVE"):
        FILE.write_text(found, encoding="utf-8")
    assert found.splitlines() == FILE.read_text(encoding="utf-8").splitlines()
