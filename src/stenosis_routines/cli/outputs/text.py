"""A report for people."""

from stenosis_routines import render
from stenosis_routines.check import Verdict
from stenosis_routines.cli.outputs import Checked, Output, Setting
from stenosis_routines.cli.streams import painter

__all__ = ["WRITTEN"]


def _document(checked: Checked, setting: Setting) -> str:
    report, routine = checked.report, checked.routine
    if report is None or routine is None or (setting.quiet and report.verdict is Verdict.SUITABLE):
        return ""
    paint = painter(setting.coloured)
    text = render.report_text(report, routine, checked.name, shown=checked.shown, width=setting.width, paint=paint)
    return f"{text}\n"


WRITTEN = (Output(name="text", document=_document, complains=True),)
