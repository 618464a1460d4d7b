"""WPL documents (Wellness Plan Language, JSON, version 1).

Source: the JSON Schema https://wpl.dev/schemas/wpl/v1.schema.json, version 1.6.0 (Apache-2.0), seen in 2026.
A plan has phases, weeks, days, blocks and activities; every training day becomes a session, every activity that moves
the body a prescription, with its JSON Pointer as the path.

Traps: an exercise may have only a reference in snake_case; a load may be a share of a maximum and so unknown in
kilograms; a rest day may hold activities; a plan may include other plans or change itself by rules, neither of which
can be judged here. What cannot be read is listed in ``Routine.unread``. Meditation, nutrition and habits of the few
categories that move nobody are left out, unless their names or texts mention a movement after all.
"""

from stenosis_routines.formats.format import Format
from stenosis_routines.formats.wpl.reader import read, recognises
from stenosis_routines.formats.wpl.writer import losses, write

__all__ = ["FORMAT", "losses", "read", "recognises", "write"]


FORMAT = Format(
    name="wpl",
    family="json",
    look="JSON of the Wellness Plan Language with plan and phases",
    recognises=recognises,
    read=read,
    write=write,
    losses=losses,
    write_options=("source",),
)
