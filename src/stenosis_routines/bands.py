"""Bands of pain from named clinics (data/bands.toml): from which number to stop. Monitors and plans use them."""

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
    """A level of pain that stops a session, and its source."""

    name: str
    #: The lowest pain at which to stop, 0 to 10.
    stop_from: int
    citation: Citation

    def stops(self, pain: float) -> bool:
        """Whether this pain, 0 to 10, is a reason to stop; what is between two numbers counts as the higher one."""
        return math.ceil(pain) >= self.stop_from


@cache
def pain_bands() -> Mapping[str, PainBand]:
    """The pain bands of data/bands.toml by name.

    >>> pain_bands()["provide-nhs"].stop_from
    6
    """
    return MappingProxyType(
        {
            name: PainBand(name, band["stop_from"], Citation(band["source"], "pain while exercising", "", band["says"]))
            for name, band in toml("bands").items()
        }
    )
