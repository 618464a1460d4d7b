"""Movements and what they ask of the body: observable facts, no verdicts."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs

from stenosis_routines._fields import (
    DECLARED,
    Text,
    Texts,
    Word,
    checked,
    comma_text,
    flag,
    instance,
    line_text,
    members,
    text_list,
)

__all__ = [
    "Aim",
    "Basis",
    "Effort",
    "Exercise",
    "Hints",
    "LegLoad",
    "Posture",
    "Region",
    "SpineMotion",
    "Traits",
]


class Posture(Word):
    """The main position while the work is done."""

    SUPINE = "supine"
    INCLINE = "incline"
    SIDE_LYING = "side_lying"
    PRONE = "prone"
    PLANK = "plank"
    QUADRUPED = "quadruped"
    KNEELING = "kneeling"
    SEATED = "seated"
    STANDING = "standing"
    HANGING = "hanging"
    INVERTED = "inverted"
    OTHER = "other"


PostureWord: TypeAlias = Literal[
    "supine",
    "incline",
    "side_lying",
    "prone",
    "plank",
    "quadruped",
    "kneeling",
    "seated",
    "standing",
    "hanging",
    "inverted",
    "other",
]


class SpineMotion(Word):
    """What the lumbar spine does; a movement may do several (cat-cow flexes and extends)."""

    NEUTRAL = "neutral"
    FLEXION = "flexion"
    EXTENSION = "extension"
    ROTATION = "rotation"
    LATERAL_FLEXION = "lateral_flexion"


SpineMotionWord: TypeAlias = Literal["neutral", "flexion", "extension", "rotation", "lateral_flexion"]


class LegLoad(Word):
    """How much load hips and legs carry."""

    NONE = "none"
    LIGHT = "light"
    HEAVY = "heavy"


LegLoadWord: TypeAlias = Literal["none", "light", "heavy"]


class Aim(Word):
    """What the movement is done for."""

    RELAXATION = "relaxation"
    MOBILITY = "mobility"
    STRETCH = "stretch"
    BALANCE = "balance"
    STRENGTH = "strength"
    CARDIO = "cardio"
    POWER = "power"


AimWord: TypeAlias = Literal["relaxation", "mobility", "stretch", "balance", "strength", "cardio", "power"]


class Effort(Word):
    """How hard it is."""

    GENTLE = "gentle"
    MODERATE = "moderate"
    STRENUOUS = "strenuous"


EffortWord: TypeAlias = Literal["gentle", "moderate", "strenuous"]


class Region(Word):
    """A part of the body that the movement is for."""

    PELVIS = "pelvis"
    LOWER_BACK = "lower_back"
    HIP = "hip"
    KNEE = "knee"
    ANKLE = "ankle"
    TRUNK = "trunk"
    UPPER_BODY = "upper_body"


RegionWord: TypeAlias = Literal["pelvis", "lower_back", "hip", "knee", "ankle", "trunk", "upper_body"]


class Basis(Word):
    """How a fact is known. An unknown fact has no basis (``None``)."""

    DECLARED = "declared"
    ANSWERED = "answered"
    CATALOGUED = "catalogued"
    INFERRED = "inferred"


# A converter of its own for each field: its signature says which words the field takes, and type checkers read it.


def _posture(value: Posture | PostureWord | None) -> Posture | None:
    return None if value is None else Posture(value)


def _leg_load(value: LegLoad | LegLoadWord | None) -> LegLoad | None:
    return None if value is None else LegLoad(value)


def _aim(value: Aim | AimWord | None) -> Aim | None:
    return None if value is None else Aim(value)


def _effort(value: Effort | EffortWord | None) -> Effort | None:
    return None if value is None else Effort(value)


def _motions(values: Iterable[SpineMotion | SpineMotionWord] | None) -> frozenset[SpineMotion] | None:
    return None if values is None else members(SpineMotion, values)


def _regions(values: Iterable[Region | RegionWord]) -> frozenset[Region]:
    return members(Region, values)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Traits:
    """The facts of one movement. ``None`` means unknown, and unknown never counts as safe."""

    #: The main position; ``None`` is unknown.
    posture: Posture | None = attrs.field(default=None, converter=_posture)
    #: Everything the lumbar spine does; ``None`` is unknown, and so is an empty set.
    spine_motion: frozenset[SpineMotion] | None = attrs.field(default=None, converter=_motions)
    #: What hips and legs carry; ``None`` is unknown.
    leg_load: LegLoad | None = attrs.field(default=None, converter=_leg_load)
    #: What it is done for; ``None`` is unknown.
    aim: Aim | None = attrs.field(default=None, converter=_aim)
    #: How hard it is; ``None`` is unknown.
    effort: Effort | None = attrs.field(default=None, converter=_effort)
    #: Whether a mixed movement also gets up on the feet (burpee, get-up); ``None`` is unknown.
    upright_phase: bool | None = attrs.field(default=None, converter=flag)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Hints:
    """What a document says about a movement besides its name; evidence that is never trusted alone.

    Category, equipment, muscles and instructions may be given as a text or as a list of texts. Lists of categories and
    of equipment are kept as a text with commas between, instructions as lines.
    """

    #: The language of the name, as a BCP 47 tag such as ``ko``; ``None`` is unknown.
    language: str | None = attrs.field(default=None, validator=Text(35))
    #: The document's own category, such as ``stretching``.
    category: str | None = attrs.field(default=None, converter=comma_text, validator=Text(200))
    #: The equipment, such as ``barbell``.
    equipment: str | None = attrs.field(default=None, converter=comma_text, validator=Text(200))
    #: The muscles it names, each in at most 200 characters.
    muscles: tuple[str, ...] = attrs.field(default=(), converter=text_list, validator=Texts(Text(200)))
    #: How to do it, in sentences.
    instructions: str | None = attrs.field(default=None, converter=line_text, validator=Text(10_000))


#: The traits and hints of every exercise that declares none; always these same objects.
NO_TRAITS = Traits()
NO_HINTS = Hints()


#: What a language model has no place for in its answer: evidence and facts, which it would have to invent.
_DECLARED = {DECLARED: True}


def _traits(value: Traits) -> Traits:
    return instance(Traits, value)


def _hints(value: Hints) -> Hints:
    return instance(Hints, value)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Exercise:
    """A movement: its name, and the facts that its author declares.

    Unknown facts are looked up by name when a routine is checked.
    """

    #: The name as written, 1 to 200 characters.
    name: str = attrs.field(validator=Text(200, least=1))
    #: Its id in the catalogue, or in the document it came from; ``None`` if it has none.
    id: str | None = attrs.field(default=None, validator=Text(200, least=1), metadata=_DECLARED)
    #: The declared facts.
    traits: Traits = attrs.field(default=NO_TRAITS, converter=_traits, metadata=_DECLARED)
    #: The parts of the body it is for; empty is unknown.
    regions: frozenset[Region] = attrs.field(default=frozenset(), converter=_regions, metadata=_DECLARED)
    #: Whether it works one side at a time and should alternate; ``None`` is unknown.
    one_sided: bool | None = attrs.field(default=None, converter=flag, metadata=_DECLARED)
    #: What the document says besides the name.
    hints: Hints = attrs.field(default=NO_HINTS, converter=_hints, metadata=_DECLARED)

    @property
    def is_plain(self) -> bool:
        """Whether it is no more than a name."""
        declares = self.id is not None or self.regions or self.one_sided is not None
        return self.traits is NO_TRAITS and self.hints is NO_HINTS and not declares
