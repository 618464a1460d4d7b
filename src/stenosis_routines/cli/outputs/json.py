"""Reports for programs: one JSON document for all, or a line for each."""

from typing import Any

from stenosis_routines import render
from stenosis_routines.cli.outputs import Checked, Output, Setting
from stenosis_routines.cli.streams import json_text

__all__ = ["WRITTEN", "array"]


def value(checked: Checked) -> dict[str, Any]:
    """A document as JSON values. Where findings are not shown, ``hidden`` says how many of them count."""
    if checked.report is None:
        return render.unreadable_json(checked.problems, checked.name)
    written = render.report_json(checked.report, checked.name, checked.shown)
    return {**written, "hidden": checked.hidden} if checked.hidden else written


def indented(data: Any, setting: Setting) -> str:
    """One member of a list, or the only document."""
    text = json_text(data, indent=2)
    return text if setting.single else "  " + text.replace("\n", "\n  ")


def array(name: str, data: Any) -> Output:
    """An output that is one JSON document for a single document, and else a list of them."""
    return Output(
        name=name,
        document=lambda checked, setting: indented(data(checked), setting),
        head=lambda setting: "" if setting.single else "[\n",
        tail=lambda setting, _: "\n" if setting.single else "\n]\n",
        between=",\n",
    )


def _line(checked: Checked, _: Setting) -> str:
    return json_text(value(checked))


WRITTEN = (array("json", value), Output(name="jsonl", document=_line, tail=lambda _, __: "\n"))
