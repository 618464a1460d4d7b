"""A report for people."""

from stenosis_routines import render
from stenosis_routines.check import Verdict
from stenosis_routines.cli.outputs import Checked, Output, Setting
from stenosis_routines.cli.streams import painter
from stenosis_routines.speech import words

__all__ = ["WRITTEN"]


def _document(checked: Checked, setting: Setting) -> str:
    report, routine = checked.report, checked.routine
    if report is None or routine is None or (setting.quiet and report.verdict is Verdict.SUITABLE):
        return ""
    paint = painter(setting.coloured)
    text = render.report_text(
        report,
        routine,
        checked.name,
        plain=setting.plain,
        shown=checked.shown,
        width=setting.width,
        paint=paint,
    )
    hidden = f"  {words('summary.hidden', report.language, count=checked.hidden)}\n" if checked.hidden else ""
    return f"{text}\n{hidden}"


WRITTEN = (Output(name="text", document=_document, complains=True),)
