"""Renders reports and plans as text for people and as JSON for programs; pure, without files or a terminal.

A room for each kind of text; ``lines`` is what all of them are made of.
"""

from stenosis_routines.render.data import plan_json, progress_json, recognition_json, report_json, unreadable_json
from stenosis_routines.render.explained import circumstances, recognition_text, rule_line, rule_text, statement_text
from stenosis_routines.render.lines import Painter, plain, printable
from stenosis_routines.render.mended import changes_text, diff_text
from stenosis_routines.render.plans import plan_text, progress_text
from stenosis_routines.render.refused import refusal_text, unreadable_text
from stenosis_routines.render.report import report_text

__all__ = [
    "Painter",
    "changes_text",
    "circumstances",
    "diff_text",
    "plain",
    "plan_json",
    "plan_text",
    "printable",
    "progress_json",
    "progress_text",
    "recognition_json",
    "recognition_text",
    "refusal_text",
    "report_json",
    "report_text",
    "rule_line",
    "rule_text",
    "statement_text",
    "unreadable_json",
    "unreadable_text",
]
