"""By what documents are judged and how they are read: the options, and where one is missing, the file with settings."""

import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatch
from functools import partial
from typing import Any, TypeVar, cast

import attrs

from stenosis_routines import render
from stenosis_routines._plugins import ANSWERS, installed
from stenosis_routines._structure import structure
from stenosis_routines._toml import parse_toml
from stenosis_routines.answers import Answers
from stenosis_routines.check import Report, check
from stenosis_routines.cli.configuration import beside, configuration
from stenosis_routines.cli.files import Named, content, text_of
from stenosis_routines.cli.rulebooks import rulebook
from stenosis_routines.cli.streams import width
from stenosis_routines.errors import (
    InvalidValueError,
    MissingExtraError,
    PluginError,
    Problem,
    StenosisRoutinesError,
    UnreadableRoutineError,
)
from stenosis_routines.formats import FormatName, is_plan, loads, loads_plan
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.routine import Plan, Routine
from stenosis_routines.rules import article
from stenosis_routines.rules.rulebook import Finding, RuleBook

__all__ = ["Settings", "from_file", "routine_alone", "settings", "settled", "value_in"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Settings:
    """What holds for all documents of one command."""

    profile: Profile = attrs.field(factory=Profile)
    rulebook: RuleBook = article
    waivers: tuple[Waiver, ...] = ()
    answers: Answers | None = None
    #: The format of all documents; ``None``: as ``formats`` or the content says.
    format: FormatName | None = None
    formats: tuple[tuple[str, FormatName], ...] = ()
    #: What is known beside the document.
    reading: tuple[tuple[str, Any], ...] = ()
    #: What a folder or a pattern leaves out.
    exclude: tuple[str, ...] = ()
    #: Beginnings of the codes of the findings to show (all, if there is none), and of those not to show.
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    output: str | None = None
    #: What there is to say about the settings themselves.
    notes: tuple[str, ...] = ()

    def routine(self, data: bytes, document: Named) -> Routine:
        """The routine in a document. Raises: UnreadableRoutineError."""
        return _routine(data, document.name, self.format_of(document), dict(self.reading))

    def format_of(self, document: Named) -> FormatName | None:
        """The format of a document, where it is stated."""
        if self.format is not None:
            return self.format
        path = os.path.normpath(document.name).replace(os.sep, "/")
        for pattern, format in self.formats:
            if fnmatch(path, pattern) or fnmatch(os.path.basename(path), pattern):
                return format
        return None

    def judged(self, routine: Routine) -> Report:
        """What a check of a routine finds."""
        return check(routine, profile=self.profile, rulebook=self.rulebook, waivers=self.waivers, answers=self.answers)

    def shown(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings to show."""
        return tuple(finding for finding in findings if self.shows(finding.code))

    def shows(self, code: str) -> bool:
        """Whether findings with a code are to be shown."""
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore or ("\n",))


def settings(options: Namespace) -> Settings:
    """The settings of a command. Raises: StenosisRoutinesError, with every problem of a file."""
    given: dict[str, Any] = vars(options)
    label = f"--config {given['config']}" if given.get("config") else "settings"
    stated, file = from_file(
        label, lambda: configuration(given.get("config"), "no_config" in given and not options.no_config)
    )

    def value(key: str, default: T) -> T:
        """The value in the file that an option or else a key names."""
        if (path := given.get(key)) is not None:
            return from_file(f"--{key} {path}", lambda: value_in(path, type(default)))
        if (named := getattr(stated, key)) is not None:
            return from_file(f"{file}: {key} {named}", lambda: value_in(beside(file, named), type(default)))
        return default

    profile, language = value("profile", Profile()), given.get("language") or stated.language
    if given.get("answers"):
        answers, notes = settled(given["answers"])
    else:
        answers, notes = settled(stated.answers, f"{file}: answers", file)
    book = article
    if given.get("rulebook") is not None:
        book = from_file(f"--rulebook {given['rulebook']}", lambda: rulebook(given["rulebook"]))
    elif stated.rulebook is not None and "rulebook" in given:
        named = stated.rulebook
        book = from_file(f"{file}: rulebook {named}", lambda: rulebook(named, os.path.dirname(file)))
    select, ignore = (_codes(given.get(key) or getattr(stated, key), key, book) for key in ("select", "ignore"))
    return Settings(
        profile=profile if language is None else attrs.evolve(profile, language=language),
        rulebook=book,
        waivers=value("waivers", _WaiverFile(())).waivers if "waivers" in given else (),
        answers=answers,
        format=given.get("format"),
        formats=cast("tuple[tuple[str, FormatName], ...]", tuple(stated.formats.items())),
        reading=tuple(_reading(options).items()),
        exclude=tuple(given.get("exclude") or stated.exclude),
        select=select,
        ignore=ignore,
        output=given.get("output") or stated.output,
        notes=notes,
    )


def _reading(options: Namespace) -> dict[str, Any]:
    """What is known beside the document: who wrote it, and what was given of the options that few formats take."""
    stated = vars(options)
    names: str | None = stated.get("names")
    given = {
        "origin": stated.get("origin"),
        "weight_unit": stated.get("weight_unit"),
        "names": None if names is None else from_file(f"--names {names}", lambda: content(Named(names, names))),
    }
    return {option: value for option, value in given.items() if value is not None}


def settled(named: Sequence[str], label: str = "--answers", file: str = "") -> tuple[Answers | None, tuple[str, ...]]:
    """All answers that are named, the later ones first; and how many entries are not filled in.

    ``file`` is the file with settings that names them, if it does.
    """
    if not named:
        return None, ()
    answers = Answers()
    for name in named:
        answers |= from_file(f"{label} {name}", partial(_answers_in, name, file))
    open_ = len(answers.open)
    entries = "1 entry is" if open_ == 1 else f"{open_} entries are"
    note = f"{label}: {entries} not filled in, and settle{'s' if open_ == 1 else ''} nothing"
    return answers, (note,) if open_ else ()


def _answers_in(name: str, file: str) -> Answers:
    """The answers that an installed package offers under a name, else those in the file of that name."""
    found = installed(ANSWERS, name, Answers)
    return Answers.loads(text_of(beside(file, name))) if found is None else found


def _codes(stated: Sequence[str], key: str, book: RuleBook) -> tuple[str, ...]:
    """Beginnings of codes, given as a list or with commas between. Raises: InvalidValueError, if a rule has no such."""
    codes = [code.strip().upper() for part in stated for code in part.split(",") if code.strip()]
    for code in codes:
        if not any(rule.code.upper().startswith(code) for rule in (*book, *article)):
            raise InvalidValueError(key, "the beginning of a code such as SR1 or SR101", code)
    return tuple(codes)


@attrs.frozen
class _WaiverFile:
    waivers: tuple[Waiver, ...]


def from_file(label: str, read: Callable[[], T]) -> T:
    """What stands in the file of an option. Raises: StenosisRoutinesError, with every problem."""
    try:
        return read()
    except UnreadableRoutineError as error:
        raise StenosisRoutinesError(render.unreadable_text(error, label, width=width())) from error


def value_in(path: str, wanted: type[T]) -> T:
    """The value in a TOML or JSON file. Raises: UnreadableRoutineError."""
    text = text_of(path)
    if path.lower().endswith(".json"):
        from stenosis_routines.formats.reading.json import parse_json  # imported here because most commands need none

        return structure(parse_json(text.encode()), wanted)
    return structure(parse_toml(text), wanted)


def routine_alone(data: bytes, document: Named, options: Namespace) -> Routine:
    """The routine in the only document of a command, whose source is the name of its file without folders.

    Raises: UnreadableRoutineError.
    """
    name = None if document.path is None else os.path.basename(document.path)
    return _routine(data, name, options.format, _reading(options))


def _routine(data: bytes, name: str | None, format: FormatName | None, reading: dict[str, Any]) -> Routine:
    """The routine in a document; of a saved plan, this week's. Raises: UnreadableRoutineError."""
    if format is None and is_plan(data):
        return _this_week(loads_plan(data))
    try:
        return loads(data, format=format, source=name, **reading)
    except (MissingExtraError, PluginError) as error:  # concerns one file; other files can still be read
        raise UnreadableRoutineError([Problem("", "the packages that read it", str(error), "missing")]) from error


def _this_week(plan: Plan) -> Routine:
    """This week's routine of a saved plan, with its person. Raises: UnreadableRoutineError if the plan is stopped."""
    if plan.routine is None:
        found = "" if plan.stop is None else f"one that was stopped on {plan.stop.day}"
        raise UnreadableRoutineError([Problem("/stop", "a plan that goes on", found)])
    return attrs.evolve(plan.routine, profile=plan.profile)
