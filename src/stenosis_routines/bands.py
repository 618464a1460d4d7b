"""Bands of pain from named clinics (data/bands.toml): when to take care and to stop. Monitors and plans use them."""

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import attrs

from stenosis_routines._data import toml
from stenosis_routines.citation import Citation

__all__ = ["PainBand", "pain_bands"]


@attrs.frozen
class PainBand:
    """The levels of pain at which to take care and to stop, and their source."""

    name: str
    #: The lowest pain at which to take care, 0 to 10; equal to ``stop_from`` if the source has no such level.
    care_from: int
    #: The lowest pain at which to stop, 0 to 10.
    stop_from: int
    citation: Citation

    def stops(self, pain: float) -> bool:
        """Whether this pain, 0 to 10, is a reason to stop; what is between two numbers counts as the higher one."""
        return math.ceil(pain) >= self.stop_from


@cache
def pain_bands() -> Mapping[str, PainBand]:
    """The pain bands of data/bands.toml by name.

    >>> band = pain_bands()["provide-nhs"]
    >>> band.care_from, band.stop_from
    (4, 6)
    """
    return MappingProxyType(
        {
            name: PainBand(
                name,
                band["care_from"],
                band["stop_from"],
                Citation(band["source"], "pain while exercising", "", band["says"]),
            )
            for name, band in toml("bands").items()
        }
    )
