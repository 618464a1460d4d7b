"""Free text as chat coaches, leaflets and forum posts write it: Markdown, lists, tables, plain lines.

Source: no specification; answers of chat coaches, leaflets of hospitals in seven languages, posts and pasted
spreadsheets, seen in 2026. How doses are said is in data/text.toml. The place of a prescription is its line.

Traps: a line may be a movement, its dose, how it is done, or advice, and only its words and its place say which.
So every line is kept: as an item, as notes, as a title, or as guidance; the rules judge all of these. A dose that is
not understood whole, and a number in a list that no dose explains, are in ``Routine.unread``. HTML is not rendered,
and numbers in other digits than 0 to 9 are not read.

What the last line of an example is, decided by the first row that fits (" / " ends a line):

========  ============================================================  =========================================
Read as   Example                                                       Because
========  ============================================================  =========================================
guidance  - Heel slides /  / Exercises to avoid / - Bridges             in a list of what to avoid
item      - Heel slides / ## Please leave out / - Lunges 3 x 10         ... unless it has a dose
guidance  - Heel slides / - Avoid squats                                a sentence that only warns
guidance  - Heel slides / - ❌ Squats                                    a mark of what is not to be done
guidance  - Heel slides / **Don't ❌** / - Squats                        ... behind a heading
guidance  - Heel slides /  / Off the menu: squats                       words that warn, and a colon
guidance  - Heel slides / - Do not avoid squats                         any other denial: rules judge it
all       ## Twice a day / - Heel slides                                a dose alone, of all below it
all       - Heel slides / - Knee rolls /  / Do each exercise 10 times.  a sentence about each of them
all       - Heel slides / - Knee rolls /  / Twice a day please.         how often, behind all of them
all       All of it is done lying down. / - Ankle circles 10 reps       a position of all below it
all       ## On your back / - Ankle circles 10 reps                     a heading that names a position
session   Day 2 / - Heel slides                                         words that part a programme
session   ## My favourites / - Twirl 10 reps                            a heading over a list with doses
session   | Day | Exercise | / |---|---| / | Monday | Squat |           a column of days
guidance  - Heel slides /  / ## Tips / - Breathe                        below a heading of advice
guidance  - Heel slides /  / ## Sumo                                    a heading with nothing below it
item      - Heel slides /  / ### 2. Letting go                          a numbered heading
item      # Bed plan / ## Knee hug                                      a heading that names a movement
dose      Buttock squeezes / Repeat x 10.                               a short line over a dose is a movement
note      ## Knee hug / 1. Lie on your back.                            a step below its movement
note      1. Heel slides /    - Lower slowly                            further in, and how it is done
dose      1. Heel slides / - Reps: 10                                   a dose below its movement
item      1. Heel slides / - Twirl x 10                                 a name with a dose of its own
item      1. Heel slides /    - Twirl                                   a name that is not known
item      - Heel slides / - Take 5 slow breaths                         breaths in a list are no dose of the rest
item      - Heel slides 10 reps / - Aunt Mabel's special                any other line of a list
item      Heel slides /  / Squats 3 x 10                                a plain line with a name and a dose
item      Heel slides / Knee to chest                                   a plain line that is a known name
2 items   Do 10 squats. Then 10 lunges.                                 sentences that bid
item      Instead of squats, do ankle pumps, 10 reps.                   ... and warn of something else
item      | What | How much | / |---|---| / | Knee hug | 10 reps |      a row, by the column with movements
guidance  - Heel slides 10 reps / - Pain is a sign that you overdo it.  a sentence in a list
unread    - Heel slides, 3-1-2                                          a number that no dose explains
unread    - Heel slides, every other day                                a dose that no field can hold
item      5 Gentle Exercises / - Heel slides                            what only counts is no dose
guidance  - Heel slides /  / See page 2 of 3.                           any other prose
nothing   # Bread / - 2 eggs / - Bake for 50 minutes                    nothing known, and no sets or repetitions
========  ============================================================  =========================================
"""

import re

from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.document import as_text
from stenosis_routines.formats.reading.problems import fail
from stenosis_routines.formats.reading.table import header_of, is_table
from stenosis_routines.formats.text.page import Page
from stenosis_routines.routine import Routine

__all__ = ["FORMAT", "read", "recognises"]

#: How much of a document is looked at to see whether it is a routine, in bytes.
_GLANCED = 100_000
#: The name of a column that ends in a number, and neither "squat 3x10" nor "squat 10".
_NUMBERED_COLUMN = re.compile(r"(?:[^\W\d]+|(?:set|week|day) )\d{1,2}")
#: The beginning of a list in JSON; not "[14/03/2025, 09:12] Priya: ...", "[ ]" of a checklist or "[1]" before a line.
_LIST = re.compile(rb"\[\s*(?:[\"{\[]|-?\d+(?:\.\d+)?\s*(?:,|\]\s*\Z)|(?:true|false|null)\b|\]\s*\Z)")


def recognises(glance: Glance) -> bool:
    """Whether it is text of no other format that lists movements."""
    data = glance.data if len(glance.data) <= _GLANCED else glance.data[:_GLANCED].rpartition(b"\n")[0]
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return not _foreign(data) and Page.of(text, glance=True).is_routine


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from the lines of a text.

    Raises:
        UnreadableRoutineError: it is no text, is JSON, a CSV table or a calendar, or lists no movement: no line is a
            movement that is known, and no item of a list or row of a table has a dose.
    """
    text = as_text(data)
    if len(text.splitlines()) > limits.rows:
        fail(f"line {limits.rows + 1}", f"at most {limits.rows} lines", code="too-large")
    if _foreign(data):
        fail("", "plain text or Markdown", "a document of another kind", "wrong-type")
    page = Page.of(text)
    if not page.is_routine:
        fail("", "a text with at least one movement", code="missing")
    return page.routine()


def _foreign(data: bytes) -> bool:
    """Whether it is JSON, HTML, a calendar, a table of comma-separated values or no text at all."""
    start = data[:_GLANCED].lstrip()
    if start[:1] == b"{" or _LIST.match(start):
        return True
    if b"\0" in data or start[:6].lower().startswith((b"begin:", b"<!", b"<?", b"<html")):
        return True
    if is_table(data) or (start.startswith(b'"') and b'","' in start.partition(b"\n")[0]):
        return True
    first, _, rest = start.partition(b"\n")
    width = len([name for name in header_of(first) if name])  # "Hi Brenda," is no header
    if width < 2 or any(sign in first for sign in b"\t|") or any(map(_is_data, header_of(first))):
        return False
    tight = b", " not in first and b"; " not in first
    return tight or (width > 2 and width == len(header_of(rest.lstrip().partition(b"\n")[0])))


def _is_data(cell: str) -> bool:
    """Whether a cell holds a number or ends a sentence, which no header does; "vo2" and "set 1" name columns."""
    return re.search(r"[\d。！？]", cell) is not None and _NUMBERED_COLUMN.fullmatch(cell) is None


FORMAT = Format(
    name="text",
    family="text",
    look="plain text or Markdown that lists movements",
    recognises=recognises,
    read=read,
)
