"""Reports for clinical systems: FHIR and CDS Hooks.

Their verdict is in their findings, so nothing is ever hidden in them.
"""

from typing import Any

from stenosis_routines import outcome
from stenosis_routines.cli.outputs import Checked
from stenosis_routines.cli.outputs.json import array

__all__ = ["WRITTEN"]


def _operation_outcome(checked: Checked) -> dict[str, Any]:
    if checked.report is None:
        return outcome.unreadable_outcome(checked.problems)
    return outcome.operation_outcome(checked.report)


def _cds_hooks(checked: Checked) -> dict[str, Any]:
    if checked.report is None:
        return outcome.unreadable_cds_hooks(checked.problems)
    return outcome.cds_hooks(checked.report)


WRITTEN = (array("operation-outcome", _operation_outcome), array("cds-hooks", _cds_hooks))
