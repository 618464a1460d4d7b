"""A document of free text as far as it is read: its parts, its movements, what is said of all of them, its advice."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

import attrs

from stenosis_routines.formats.reading.problems import Collector, name_limits
from stenosis_routines.formats.said.dosing import COUNTS, DOSE, HOW_OFTEN, Phrase, parsed
from stenosis_routines.formats.said.fields import measured
from stenosis_routines.formats.text.assembled import assembled
from stenosis_routines.formats.text.entries import (
    holds_doses,
    is_another,
    is_dosed_next,
    is_known_dosed,
    is_label,
    is_movement,
    is_prescribed,
    is_remark,
    leads,
    says_dose,
    warns_of,
)
from stenosis_routines.formats.text.headings import Role, role_of
from stenosis_routines.formats.text.layout import NO_MARKS, Line, is_number_alone, lines_of, numbering, unpictured
from stenosis_routines.formats.text.parts import Item, Part
from stenosis_routines.formats.text.pieces import (
    ENDING,
    EXPLAINS,
    PICTURES,
    PLAIN,
    REFUSED,
    after_label,
    before_list,
    bidden_by,
    column,
    columns_of,
    explained,
    is_caution,
    is_position,
    is_refused,
    is_rest_day,
    is_step,
    looks_like_heading,
    part_label,
    places,
    rank_of,
    sentences,
    split,
    without_aside,
)
from stenosis_routines.formats.text.sorting import (
    NAME_WORDS,
    bans,
    bids_lying,
    bounds_dose,
    breathes_lying,
    calms,
    counts_breaths,
    denies,
    gives_reason_to_stop,
    heads,
    heads_denied_verbs,
    heads_text,
    heads_warning,
    is_howto,
    is_name,
    is_question,
    is_sentence,
    is_warned,
    knows,
    labels_position,
    lies_for_all,
    movement,
    names_any,
    names_only_loads,
    names_only_pain,
    only_labels,
    posture_of,
    rests_lying,
    says_position,
    sets_up,
    size,
    times_one,
    titles_position,
    warning,
    warns,
)
from stenosis_routines.language.amounts import LONG_MIN
from stenosis_routines.language.frame import closes
from stenosis_routines.language.phrases import EDGES, begins, has, is_blank, is_noise, without_verb
from stenosis_routines.recognise import recognise
from stenosis_routines.routine import Routine

__all__ = ["Page"]

_MOVEMENT = "a movement of its own, or none"


#: When one of so many lines is read, these are forgotten. Fewer at a time would make long documents slow.
_FORGOTTEN = 8


@attrs.define(eq=False)
class Page:
    """The document as far as it was read."""

    #: The lines that are not read yet, and some that are.
    lines: list[Line]
    collector: Collector
    parts: list[Part] = attrs.field(factory=lambda: [Part("", "line 1")])
    title: str = ""
    guidance: list[str] = attrs.field(factory=list[str])
    #: The movement that lines may still be about.
    item: Item | None = None
    #: Its line.
    item_line: Line = attrs.field(factory=lambda: Line(""))
    #: Whether the lines are under a heading of advice.
    advice: bool = False
    #: Whether that heading has its advice in the same line: "Equipment: a mat".
    labelled: bool = False
    #: Whether that heading and its lines are read together: "Stop if" over a list.
    together: bool = False
    #: The first and the last line of a list of what is to be avoided, and its text.
    warning: Line | None = None
    warned: list[str] = attrs.field(factory=list[str])
    #: Whether that list is in plain lines, each of which is a text of its own.
    warned_in_lines: bool = False
    #: The indent of the first line under its heading.
    warned_indent: int = 0
    #: What is said behind all movements of how often they are done, with its part.
    closing: list[tuple[Part, Phrase, Line]] = attrs.field(factory=list[tuple[Part, Phrase, Line]])
    group: str | None = None
    #: How many of the problems are about what lines are made of.
    marked: int = 0
    #: Whether a movement that is known was found, or one of a list with a dose.
    is_routine: bool = False

    @classmethod
    def of(cls, text: str, *, glance: bool = False) -> "Page":
        """A document, read; with ``glance`` only until a line shows that it is a routine."""
        collector = Collector()
        page = cls(lines_of(text, collector), collector)
        page.marked = len(collector.unread)
        place = 0
        while place < len(page.lines) and not (glance and page.is_routine):
            place = page._take(place)
            if page.is_routine and place > len(page.lines) // _FORGOTTEN:
                del page.lines[:place]  # nothing looks back, and a long document has many
                place = 0
        page._end_warning()
        if not page.is_routine and not any(line.cells or line.kind for line in page.lines):
            page._take_prose()
        return page

    def _take(self, place: int) -> int:
        """Read the line or table at a place; gives the next place."""
        line = self.lines[place]
        if self.warning is not None and not self.warned_in_lines and self._is_warned(line):
            self._warn(line)
            return place + 1
        if len(self.warned) == 1 and self._is_warned_in_a_line(line):
            self.guidance.append(f"{warning(self.warned[0])}: {line.text}")
            self.warned_in_lines = True
            return place + 1
        self._end_warning()
        if is_rest_day(line.text) and not line.links:
            return place + 1
        if line.cells:
            return self._table(place)
        if self.advice and self._begins_movements(place):
            self.advice = self.labelled = False
        if self._is_reason_to_stop(line):
            self._guide(line.text, line)
            return place + 1
        indent = None if self.item is None else self.item_line.indent
        role = role_of(self.lines, place, indent=indent, titled=bool(self.title))
        if role is not None:
            self._head(line, role)
        elif self._is_about_item(line):
            for sentence in sentences(line.text):
                self._note(sentence, line)
        elif line.kind and line.kind not in ("#", "**") and not (line.linked and movement(line.text) is None):
            self._entry(line)
        else:
            self.item = None if line.gap else self.item
            self._said(line)
        for address in line.links:
            self._keep(address)
        return place + 1

    def _is_reason_to_stop(self, line: Line) -> bool:
        """Whether a plain line goes on with the heading above it: "your leg gives way" under "Stop if"."""
        plain = not (line.gap or line.kind or line.cells or line.links)
        return plain and self.advice and self.together and gives_reason_to_stop(line.text, self.guidance[-1])

    def _begins_movements(self, place: int) -> bool:
        """Whether a line below advice is the first movement: below "Equipment: a mat", or with its dose below it."""
        line = self.lines[place]
        text = line.text.rstrip(ENDING)
        if not line.gap or line.cells:
            return False
        name = parsed(text, True).name
        if self.labelled and (knows(text) or breathes_lying(name)):
            return True
        beside = takewhile(lambda one: one is line or not one.gap, self.lines[place : place + _FORGOTTEN])
        if sum(map(is_known_dosed, beside)) > 1 and line.kind == "number":
            return True
        below = takewhile(lambda one: not one.gap and one.kind != "number", self.lines[place + 1 :])
        return line.kind == "number" and bool(recognise(text).movements) and any(map(says_dose, below))

    def _unread(self, line: Line, expected: str, *found: str) -> None:
        for said in found:
            self.collector.note(line.path, expected, said)

    def _keep(self, text: str) -> None:
        """A text that goes with the movement, or with all of the routine."""
        if self.item is not None:
            self.item.note(text)
        else:
            self.guidance.append(text)

    def _take_prose(self) -> None:
        """Read a text of sentences alone: each one that counts a step is a movement, with the step before it."""
        phrase = [(line, sentence) for line in self.lines for sentence in sentences(line.text) if not line.cells]
        steps = [sentence for _, sentence in phrase if is_howto(sentence) and not warns(sentence)]
        counted = any(COUNTS & parsed(sentence).fields.keys() for _, sentence in phrase)
        if not counted or not any(map(knows, steps)):
            return
        del self.collector.unread[self.marked :]
        self.guidance, self.parts, self.closing, step = [], [Part("", "line 1")], [], ""
        self.is_routine = True
        for line, sentence in phrase:
            self._place(sentence, line)
            said = parsed(sentence)
            counted = bool(COUNTS & said.fields.keys()) and not warns(sentence)
            if counted and is_howto(said.name) and not begins("thus", sentence):
                self._add(line, said)
            elif counted and step:
                self._add(line, attrs.evolve(parsed(step), fields={}, unread=[]))
                self._note(sentence, line)
            elif self._is_statement(said, sentence):
                self._common(said, line, sentence)
            else:
                self.guidance.append(sentence)
            step = sentence if is_howto(sentence) and not counted and parsed(sentence).name else ""  # "Try:" names none

    # Headings.

    def _head(self, line: Line, role: Role) -> None:
        match role:
            case "open":
                self._open(line)
            case "open_with":
                self._open_with(line)
            case "item":
                self._head_item(line)
            case "numbered":
                self._numbered(line)
            case "dose":
                self._statement(line)
            case "advice":
                self._advise(line)
            case "warning":
                self._warning_of(line)

    def _warning_of(self, line: Line) -> None:
        """The heading of a list of what is to be avoided."""
        self.advice, self.item = True, None
        self.warning, self.warned = line, [line.text.rstrip(ENDING)]

    def _is_warned(self, line: Line) -> bool:
        """Whether a line is in the list of what is to be avoided."""
        assert self.warning is not None  # noqa: S101 - the caller has checked
        first = len(self.warned) == 1
        if line.cells or looks_like_heading(line) or not line.kind or parsed(line.text, True).fields:
            return False
        if not first and (line.gap or line.kind != self.warning.kind or line.indent < self.warned_indent):
            return False
        text = explained(line.text)[0] if movement(explained(line.text)[0]) else line.text
        named = names_only_pain(text) or names_only_loads(text) or names_any(text)  # "Anything that hurts."
        listed = named or not is_sentence(text)
        # "Lifting heavy weights with your legs", though it speaks of "your".
        listed = listed or (text[-1] not in ".!?。！？" and warns(f"{warning(self.warned[0])}:\n- {text}"))
        return not (self._bids(text) and movement(text)) and listed

    def _bids(self, text: str) -> bool:
        """Whether a text under the heading of what is to be avoided asks for something: "Do", "Lift your hips"."""
        bids = without_verb(text) != text or begins("openers", text) or (is_howto(text) and movement(text) is None)
        return bids and not (heads_denied_verbs(self.warned[0]) or names_only_loads(text))

    def _is_warned_in_a_line(self, line: Line) -> bool:
        """Whether a line under the heading lists what is to be avoided: "What to avoid", "Squats, lunges, lifting"."""
        if line.kind or line.cells or looks_like_heading(line) or parsed(line.text, True).fields:
            return False
        if self.warned_in_lines and (line.gap or is_sentence(line.text)):
            return False
        if warns(f"{warning(self.warned[0])}: {line.text}"):
            return not self._bids(line.text)
        # "Resting" under "Avoid" is no warning, but without its heading it would be read as advice; and so would "not
        # doing squats" under "Common mistakes" be.
        listed = not movement(line.text) or denies(line.text)
        return listed and not (self.warned_in_lines or is_sentence(line.text))

    def _warn(self, line: Line) -> None:
        if len(self.warned) == 1:
            self.warned_indent = line.indent
        self.warned.append(line.text)
        self.warning = line

    def _end_warning(self) -> None:
        if self.warning is None:
            return
        heading, *warned = self.warned
        if not self.warned_in_lines:
            named = [] if heads_warning(heading) else [heading]  # "❌ Bridges" over how they are done
            self.guidance.append("\n".join([warning(heading), *named, *warned]) if warned else heading)
        self.warning, self.warned, self.warned_in_lines = None, [], False

    def _advise(self, line: Line) -> None:
        """The heading of advice, or of what is said of the movement before it."""
        text = line.text.rstrip(ENDING)
        phrase = parsed(text)
        if COUNTS & phrase.fields.keys():
            self._unread(line, DOSE, text)
        if labels_position(text):
            self._place(text, line)
        apart = line.gap and line.kind == self.item_line.kind == "**"  # a heading beside that of the movement
        if self.item is None or line.level or apart or (line.gap and (not self._item_heads or not is_step(text))):
            self.advice, self.item, self.together = True, None, heads_text(text)
            self.labelled = bool(after_label(text)) or ":" in text[:-1] or "：" in text[:-1]
            self.guidance.append(text)
        else:
            self.item.note(text)

    def _statement(self, line: Line) -> None:
        """A dose alone as a heading: that of the movement before it, or of all movements under it."""
        text = line.text.rstrip(ENDING)
        if self.item is not None and not line.gap and not line.level:
            self._note(text, line)
        else:
            self.item = None
            self._common(parsed(text), line, text)

    def _head_item(self, line: Line) -> None:
        self.advice = False
        text = line.text.rstrip(ENDING)
        phrase = parsed(text, True)
        self._add(line, phrase if phrase.name else attrs.evolve(phrase, name=text))

    def _numbered(self, line: Line) -> None:
        """A movement that is only numbered: the first step below that names a movement names it."""
        place = self.lines.index(line) + 1
        below = next((one for one in self.lines[place:] if not is_number_alone(one.text.rstrip(ENDING))), None)
        if below is not None and not below.kind and not is_sentence(below.text) and knows(parsed(below.text).name):
            self.item, self.advice = None, False
            return  # the movement has a line of its own
        steps = [] if below is None or looks_like_heading(below) else sentences(below.text)
        lying = any(posture_of(step) for step in steps)  # then what else would be done on the feet is not
        found = [(step, recognise(step)) for step in steps if is_howto(step)]
        named = [step for step, known in found if known.movements and not (lying and known.contraindications)]
        name = named[0].rstrip(".!。") if named and size(named[0]) <= 2 * NAME_WORDS else line.text.rstrip(ENDING)
        line.numbered = True
        self._add(line, Phrase(name=name))

    def _open(self, line: Line) -> None:
        """A heading that parts the programme, with what it says of all movements under it."""
        text = line.text.rstrip(ENDING)
        part = self._part(line, text)
        shared = {field: value for field, value in parsed(text).fields.items() if field != "hold_s"}
        self._common(Phrase(fields=shared), line, text)
        if titles_position(text):
            part.position = posture_of(text)

    def _open_with(self, line: Line) -> None:
        """A heading such as "Cool-down: 5 minutes of easy walking", with its movement."""
        text = line.text.rstrip(ENDING)
        rest = after_label(text)
        if rest and (movement(rest) or times_one(rest) or COUNTS & parsed(rest).fields.keys()) and not is_noise(rest):
            self._part(line, text)
            self._items(rest, line)
        else:
            self._open(line)

    def _part(self, line: Line, title: str) -> Part:
        title = PICTURES.sub("", title).strip() or title
        if not self.title and line.kind in ("#", "**") and self._is_first():
            self.title = title
        self.parts.append(Part(title, line.path, rank_of(line), advice=len(self.guidance)))
        self.item, self.advice = None, False
        self.group = line.path if has("groups", title) else None
        return self.parts[-1]

    # Lines about a movement.

    def _is_about_item(self, line: Line) -> bool:
        item = self.item
        if item is None or self.advice or self._is_common(line):
            return False
        text, phrase = line.text, parsed(line.text, bool(line.kind))
        first = sentences(text)[0]
        if line.lead and not line.kind and not leads(line) and (line.numbered or movement(line.lead)):
            return False
        if (bidden_by(first, []) != first or without_verb(first) != first) and self._is_bid(first):
            return False
        if not line.kind and is_another(line, first, item.name):
            return False
        if line.kind:
            above = self.item_line.kind
            under = line.indent > self.item_line.indent or self._item_heads
            under = under or (line.kind.startswith("bullet") and not line.gap and above.startswith(("number", "group")))
            return under and not is_movement(line, first, item.name)
        if is_movement(line, first, item.name):
            return False
        if not line.gap or line.indent > self.item_line.indent:
            return True
        if (self._item_heads or not item.dose.fields) and not warns_of(line):
            dosed = bool(COUNTS & item.dose.fields.keys())
            return not dosed and (not begins("openers", text) or bool(phrase.fields)) and not begins("frames", text)
        return False

    @property
    def _item_heads(self) -> bool:
        """Whether the movement is the heading of what is said of it."""
        return not self.item_line.cells and not self.item_line.kind.startswith(("bullet", "number"))

    def _is_common(self, line: Line) -> bool:
        """Whether a line is about all movements."""
        first = sentences(line.text)[0]
        phrase = parsed(first)
        if not phrase.fields:
            return False
        dosed = self.item is None or bool(self.item.dose.fields) or not self._item_heads
        often = phrase.fields.keys() <= HOW_OFTEN and movement(phrase.name) is None
        if often and not line.kind and has("repeats", first) and dosed:
            return True
        return has("every", first) or (line.gap and dosed and not phrase.name and phrase.fields.keys() <= HOW_OFTEN)

    def _note(self, sentence: str, line: Line) -> None:
        """A sentence about the movement before it."""
        item, phrase = self.item, parsed(sentence, bool(line.kind))
        assert item is not None  # noqa: S101 - the caller has checked
        if is_question(sentence) or warns(sentence):
            phrase = Phrase(name=sentence)
        elif denies(sentence):
            phrase = attrs.evolve(
                phrase, fields={key: value for key, value in phrase.fields.items() if key != "effort"}
            )
        if item.dose.fields.get("days_per_week") == 7 and phrase.lows.get("times_per_day") == 1:
            phrase = Phrase(name=phrase.name, rest=phrase.rest)  # "once or twice daily" beside "daily"
        if phrase.name and COUNTS & phrase.fields.keys() & item.dose.fields.keys():
            self._unread(line, DOSE, sentence)  # said twice, it may be of two movements
        dosed = bool(phrase.fields) and (bool(COUNTS & phrase.fields.keys()) or not is_caution(sentence))
        if dosed:
            self._unread(line, DOSE, *item.takes(phrase))
        elif size(sentence) <= EXPLAINS:
            self._unread(line, DOSE, *phrase.unread)
        self.is_routine = self.is_routine or (item.numbered and bool({"sets", "reps"} & phrase.fields.keys()))
        if bids_lying(sentence) and (position := posture_of(sentence)) is not None:
            item.positions |= {position}
        if phrase.name or not dosed:
            # A line of a list begins a sentence: "- keep breathing".
            item.note(f"{sentence[:1].upper()}{sentence[1:]}" if line.kind == "bullet" else sentence)
        else:
            item.note(*phrase.rest)

    # Lines of a list.

    def _entry(self, line: Line) -> None:
        """A line of a list that is not about the movement before it."""
        first, *others = sentences(line.text)
        head, behind = explained(first)
        if warns_of(line):
            self._advice(line)
            return
        named = line.lead or (head if behind else "")
        counted = any(COUNTS & parsed(sentence).fields.keys() for sentence in (first, *others))
        if self.advice and named and only_labels(named) and not counted:
            self._advice(line)  # "**Be patient.** It may take several weeks."
            return
        if named and is_name(named) and not leads(line):
            self._items(first, line)
            first = ""
        phrase = parsed(first, True)
        refused = is_refused(line) and not phrase.fields
        if not first:
            pass
        elif numbering(first) and not phrase.name:
            self._items(first, line)
        elif calms(first) and (not self.advice or breathes_lying(phrase.name)):
            self._add(line, phrase if phrase.name else attrs.evolve(phrase, name=first.rstrip(".。")))
        elif not phrase.name and phrase.fields:
            self._common(phrase, line, first)
        elif refused or warns(first) or (self.advice and not is_prescribed(first, phrase)):
            self._advice(line)
            return
        elif not phrase.fields and self._is_first() and sets_up(first):
            self._advice(line)  # "- Lie on your back with your knees bent" above what is done so
            return
        elif self._refers(phrase, first):
            return
        elif self._is_statement(phrase, first):
            self._common(phrase, line, first)
            self.guidance.append(first)
        elif (leads(line) and movement(phrase.name) is None and not COUNTS & phrase.fields.keys()) or (
            is_remark(first.rstrip(".。") if others else first, phrase) and not is_dosed_next(first, others)
        ):
            self._advice(line)
            return
        else:
            self._items(first, line)
        for sentence in others:
            if self.item is not None and self.item_line is line:
                self._note(sentence, line)
            else:
                self._sentence(sentence, line)

    def _advice(self, line: Line) -> None:
        """A line of a list that is advice."""
        for sentence in sentences(line.text):
            self._state(sentence, line)
        text = REFUSED.sub(", ", line.text)
        if warns_of(line):
            lead, _, behind = text.partition(":") if ":" in text else text.partition("：")
            text = f"{warning(lead)}: {behind.strip(' ,')}"
        elif is_refused(line) and not (warns(line.text) and (bans(line.text) or not denies(line.text))):
            text = f"{warning('')}: {text}"
        self._guide(text, line)

    def _guide(self, text: str, line: Line) -> None:
        """Keep a text of advice, together with the heading above it if that is read with its lines."""
        if self.advice and self.together and not (line.gap and "\n" in self.guidance[-1]):
            self.guidance[-1] += f"\n{text}"
        else:
            self.guidance.append(text)

    def _refers(self, phrase: Phrase, text: str) -> bool:
        """Whether a sentence says how often a movement above is done; that movement then has this dose."""
        if not phrase.fields or not phrase.fields.keys() <= HOW_OFTEN or not is_sentence(text):
            return False
        said = heads(phrase.name)
        meant = [item for part in self.parts for item in part.items if said and said.keys() <= heads(item.name).keys()]
        for item in meant:
            item.takes(Phrase(fields=phrase.fields))
            item.note(text)
        return bool(meant)

    def _items(self, text: str, line: Line) -> None:
        """A line that is a movement, or several."""
        text, aside = without_aside(text)
        lead, text = before_list(text)
        if lead:
            self.guidance.append(lead)
        for part in split(text):
            head, behind = explained(part)
            phrase = parsed(head, bool(line.kind or line.lead))
            if not phrase.name and (number := numbering(head)):
                phrase = attrs.evolve(phrase, name=number)
            if phrase.name:
                self._add(line, phrase, sentences(behind) if behind else ())
            elif self.item is not None and self.item_line is line:
                self._note(part, line)
            elif parsed(part).fields:
                self._common(parsed(part), line, part)
            else:
                self._unread(line, DOSE, *parsed(part).unread)
                self.guidance.append(part)
        if aside and self.item is not None:
            self.item.note(aside)

    def _add(self, line: Line, phrase: Phrase, behind: Iterable[str] = ()) -> None:
        beside = [text for text in phrase.rest if places(text)]  # makes another movement of it
        name = self.collector.fitted(line.path, ", ".join((phrase.name, *beside)), name_limits())
        self.item = Item(line.path, name, line.group or self.group, line.numbered)
        self.item_line = line
        self.parts[-1].items.append(self.item)
        counted = bool({"sets", "reps", "per_side", "rpe", "rir"} & phrase.fields.keys()) and not phrase.guessed
        self.is_routine = self.is_routine or knows(name) or (counted and bool(line.kind or line.cells))
        self._unread(line, DOSE, *self.item.takes(phrase))
        for text in (*(text for text in phrase.rest if text not in beside), *behind):
            self._note(text, line)

    # Prose.

    def _said(self, line: Line) -> None:
        """A line outside lists: movements, statements about all of them, and advice."""
        left = list[str]()
        if warns_of(line):
            self._advice(line)
            self.item = None
            return
        first, *others = sentences(line.text)
        if others and line.lead and part_label(line.lead) is not None and first.rstrip(".") == line.lead.rstrip("."):
            self._part(line, first.rstrip("."))  # "**Warm up.** Lie on your back and breathe."
        else:
            others = [first, *others]
        for sentence in others:
            if not self._sentence(sentence, line, left):
                left.append(sentence)
        asked = bool(left and self.guidance) and is_question(self.guidance[-1])
        if left and self.guidance and size(line.text) <= NAME_WORDS and closes(self.guidance[-1]):
            self.guidance[-1] += f"\n{line.text}"  # who signs
        elif asked and warns(f"{self.guidance[-1]}\n{line.text}"):
            self.guidance[-1] += f"\n{line.text}"  # "What should I leave alone?", with its answer
        elif left:
            self._guide(" ".join(left), line)
            if self.item is None or self.item_line is not line:
                self.item = None

    def _sentence(self, sentence: str, line: Line, left: list[str] | None = None) -> bool:
        """A sentence of prose; whether it is more than advice. Without a list for what is left, it is guidance."""
        bid = self._is_bid(sentence)
        if self.item is not None and self.item_line is line and not (bid and without_verb(sentence) != sentence):
            self._note(sentence, line)
            return True
        led = line.lead and not leads(line) and not is_label(line) and part_label(line.lead) is None  # "**Warm up.**"
        if bid or (led and sentence == sentences(line.text)[0]):
            self._items(bidden_by(sentence, left if left is not None else self.guidance), line)
            return True
        known = self._state(sentence, line)
        if not known and left is None:
            self.guidance.append(sentence)
        return known and not left  # "It hurts when you walk. Do it daily." speaks of what stands before it

    def _state(self, sentence: str, line: Line) -> bool:
        """Take what a sentence states about all movements; whether it says nothing else."""
        phrase = parsed(sentence)
        self._place(sentence, line)
        if counts_breaths(sentence) or bounds_dose(sentence):
            return False
        if self._refers(phrase, sentence):
            return True
        if self._is_statement(phrase, sentence):
            self._common(phrase, line, sentence)
            return not phrase.name and not phrase.rest
        counted = COUNTS & phrase.fields.keys()
        if (counted and not warns(sentence)) or (phrase.unread and not phrase.name and not phrase.fields):
            self._unread(line, DOSE, sentence)
        return False

    def _place(self, sentence: str, line: Line) -> None:
        """Take the position that a sentence states for all movements of this part, but not from what is warned of."""
        if is_refused(line) or is_warned(sentence, line.text):
            return
        text, first = sentence.strip(EDGES), self._is_first()
        of_all = has("every", sentence) or labels_position(sentence)
        says = is_position(sentence) or (first and lies_for_all(text)) or (of_all and says_position(sentence))
        if says and not has("partly", sentence):
            self.parts[-1].position = posture_of(sentence) or self.parts[-1].position

    def _is_first(self) -> bool:
        """Whether no movement stands above."""
        return not any(part.items for part in self.parts)

    def _is_statement(self, phrase: Phrase, text: str) -> bool:
        """Whether a sentence says how much of all movements is done."""
        if not phrase.fields or ("hold_s" in phrase.fields and is_caution(text)):
            return False
        if not phrase.name or (has("every", text) and movement(phrase.name) is None):
            return True
        often = phrase.fields.keys() <= HOW_OFTEN and movement(phrase.name) is None
        return self.item is None and often and (begins("thus", text) or has("repeats", text))

    def _is_bid(self, sentence: str) -> bool:
        """Whether a sentence of prose is a movement that is to be done."""
        bidden = bidden_by(sentence, [])
        phrase = parsed(bidden)
        long = size(sentence) > 3 * NAME_WORDS * len(split(bidden))
        if long or warns(sentence) or not phrase.name or is_question(sentence):
            return False
        named, counted = movement(bidden), bool(COUNTS & phrase.fields.keys())
        short, led = size(phrase.name) < NAME_WORDS, without_verb(bidden) != bidden
        if begins("openers", without_verb(bidden)):
            return False
        named_so = knows(phrase.name) or rests_lying(phrase.name)
        if "hold_s" in phrase.fields and not is_sentence(sentence) and named_so:
            return True  # "Constructive rest - 3 min"
        if named is None:
            dosed = counted or ("hold_s" in phrase.fields and has("holds", sentence) and not is_caution(sentence))
            advice = begins("guides", bidden) or begins("frames", bidden) or has("wholes", bidden)
            advice = advice or begins("openers", phrase.name)
            plain = dosed and short and is_name(phrase.name) and not advice and (led or not is_sentence(sentence))
            return plain and not self._is_statement(phrase, sentence)
        if counted or "hold_s" in phrase.fields:
            return not is_caution(without_verb(bidden)) or (counted and not is_sentence(sentence))
        if phrase.fields and not is_sentence(sentence):
            return True
        plain = not is_sentence(sentence) or led or size(sentence) < 3
        return plain and named.understood and short

    def _common(self, phrase: Phrase, line: Line, text: str) -> None:
        """A dose without a movement: of the movement that is the heading, or of all in this part."""
        part = self.parts[-1]
        if not has("holds", text):  # how long all of it takes
            if (phrase.number("hold_s") or 0) > 60 * LONG_MIN:
                self._unread(line, f"at most {LONG_MIN} minutes", text)
            fields = {field: value for field, value in phrase.fields.items() if field != "hold_s"}
            phrase = attrs.evolve(phrase, fields=fields)
        if not phrase.fields and not phrase.unread:
            return
        if has("exempts", text):
            phrase = attrs.evolve(phrase, default=True)
            part.common = attrs.evolve(part.common, default=True)
        heads = part.path == line.path
        if not heads and phrase.fields.keys() <= HOW_OFTEN and not self._is_first():
            self.closing.append((part, phrase, line))
        elif part.items and line.gap and not is_sentence(text):
            if phrase.fields != {"sets": 1}:
                self._unread(line, DOSE, text)
        else:
            self._unread(line, DOSE, *part.takes(phrase))

    # Tables.

    def _table(self, place: int) -> int:
        """The rows of a table; gives the place behind them."""
        end = place
        while end < len(self.lines) and self.lines[end].cells and (end == place or not self.lines[end].gap):
            end += 1
        rows = self.lines[place:end]
        if rows[0].gap:
            self.item, self.advice = None, False
        if self.item is not None and all(map(holds_doses, rows)):
            for row in rows:
                self._note("; ".join(row.cells), row)  # "Hold: 10 seconds   Repeat: 10 times"
            return end
        if self._matrix(rows) or self._dos_and_donts(rows):
            self.guidance += [address for row in rows for address in row.links]
            return end
        kinds = self._columns(rows[0])
        body = rows[1:] if kinds else rows
        found = columns_of(kinds, body) if kinds else (("exercise", ""), *[("dose", "")] * (len(rows[0].cells) - 1))
        if kinds and any(not kind or (unit and kind != "session") for kind, unit in kinds):
            self.guidance.append(rows[0].text)
        for row in body:
            if found:
                self._row(row, found)
                for address in row.links:
                    self._keep(address)
            else:
                self.guidance.append(row.text)
                if any(COUNTS & parsed(cell).fields.keys() for cell in row.cells):
                    self._unread(row, _MOVEMENT, row.text)
        return end

    def _matrix(self, rows: Sequence[Line]) -> bool:
        """Read a table whose columns are days, with the movements of each below it; whether it is one."""
        heads, *body = rows
        days = [at for at, cell in enumerate(heads.cells) if part_label(cell) is not None and not column(cell)[0]]
        if not heads.ruled or len(days) < 2 or len(days) < len(heads.cells) - 1:
            return False
        cells = [row.cells[at] for row in body for at in days if at < len(row.cells)]
        if not any(movement(parsed(cell).name) for cell in cells):
            return False
        for at in days:
            self._part(heads, heads.cells[at])
            for row in body:
                cell = row.cells[at] if at < len(row.cells) else ""
                if not is_blank(cell):
                    self._items(cell, row)
        others = [row.cells[at] for row in body for at in range(len(row.cells)) if at not in days]
        self.item = None
        self.guidance += [cell for cell in others if not is_blank(cell)]
        return True

    def _dos_and_donts(self, rows: Sequence[Line]) -> bool:
        """Read a table with columns of what to do and of what to avoid; whether it is one."""
        heads, *body = rows
        said = [unpictured(cell)[1] for cell in heads.cells]
        marked = [not NO_MARKS.isdisjoint(cell) for cell in heads.cells]
        avoided = [is_marked or heads_warning(head) for is_marked, head in zip(marked, said, strict=True)]
        if not heads.ruled or not any(avoided) or any(column(head)[0] or movement(head) for head in said):
            return False
        for at, (head, is_avoided) in enumerate(zip(said, avoided, strict=True)):
            cells = [(row, row.cells[at]) for row in body if at < len(row.cells) and not is_blank(row.cells[at])]
            if is_avoided:
                self.guidance.append("\n".join([warning(REFUSED.sub("", head)), *(cell for _, cell in cells)]))
            if not heads_warning(head) and any(map(str.isalnum, head)):
                self.guidance.append(head)
            if is_avoided:
                continue
            for row, cell in cells:
                if movement(parsed(cell).name):
                    self._items(cell, row)
                else:
                    self.guidance.append(cell)
        self.guidance += [cell for row in body for cell in row.cells[len(said) :] if not is_blank(cell)]
        self.item = None
        return True

    def _columns(self, line: Line) -> tuple[tuple[str, str], ...]:
        """What the columns of a table hold, if the row names them; else nothing."""
        kinds = tuple(map(column, line.cells))
        if not line.ruled and sum(kind != "" for kind, _ in kinds) < 2:
            return ()
        named = [cell for cell, (kind, _) in zip(line.cells, kinds, strict=True) if not kind]
        if any(movement(cell) or parsed(cell).fields for cell in named):
            return ()
        return kinds

    def _row(self, line: Line, columns: Sequence[tuple[str, str]]) -> None:
        if len(line.cells) > len(columns):
            self.collector.note(line.path, f"{len(columns)} cells", f"{len(line.cells)}", "syntax")
        doses, notes = list[str](), [cell for cell in line.cells[len(columns) :] if not is_blank(cell)]
        for (kind, unit), cell in zip(columns, line.cells, strict=False):
            if kind == "session":
                self._session(line, cell if any(map(str.isalpha, cell)) else f"{unit.capitalize()} {cell}")
            elif kind == "number":
                notes += [cell] if sum(map(str.isalpha, cell)) > 1 else []
            elif kind in ("notes", ""):
                notes += [cell] if not is_blank(cell) else []
            elif kind == "exercise":
                first, *others = sentences(cell)
                doses.insert(0, first)
                notes += others
            elif not is_blank(cell):
                doses.append(measured(kind, unit, cell))
                if kind != "dose" and not parsed(doses[-1]).fields:
                    self._unread(line, DOSE, cell)
                if movement(parsed(cell).name):
                    self._unread(line, _MOVEMENT, cell)
        phrase = parsed(" ;\x1f".join(doses))
        if parsed("".join(doses[:1])).name and len(line.cells) > 1:
            self._add(line, attrs.evolve(phrase, rest=[]), [*phrase.rest, *notes])
        elif phrase.name or phrase.fields or phrase.unread or notes:
            self.collector.note(line.path, "the name of an exercise", line.text, "missing")
        else:
            self.guidance += [cell for cell in doses if not is_blank(cell)]  # "Both at a time"

    def _session(self, line: Line, cell: str) -> None:
        if self.parts[-1].title != cell and any(map(str.isalnum, cell)):
            self._part(line, cell)
            self.parts[-1].rank = PLAIN + 1
            if movement(cell):
                self._unread(line, _MOVEMENT, cell)

    def routine(self) -> Routine:
        """What was read."""
        return assembled(self.title, self.parts, self.guidance, self.closing, self.collector)
