"""An app whose coach is a language model: ask, check, say what was found, ask again, or give up (docs/models.md)."""

from collections.abc import Callable, Sequence
from typing import Any

import stenosis_routines as sr

#: A model: what was said so far and the schema of the answer in, its answer out.
Model = Callable[[Sequence[str], dict[str, Any]], str]


def suitable_routine(model: Model, wish: str, profile: sr.Profile | None = None, tries: int = 3) -> sr.Routine | None:
    """The first routine of the model that is suitable for the person; ``None`` if it gives none.

    An answer that is late, cut off, empty, no routine, unknown or unsuitable costs a try, and none of them passes.
    """
    said, schema = [wish], sr.json_schema(strict=True)
    for _ in range(tries):
        try:
            routine = sr.loads(model(said, schema), format="native", origin="model")
            report = sr.check(routine, profile=profile)
        except sr.UnreadableRoutineError as error:
            said.append(f"That could not be read:\n{error}")
        except Exception:  # whatever the service raises: a timeout, a refusal, a broken connection
            said.append("There was no answer. Try again.")
        else:
            if report.ok:
                return routine
            said.append("\n".join(["That is not suitable:", *map(in_a_line, report.findings)]))
    return None


def in_a_line(finding: sr.Finding) -> str:
    """A finding for the model: where, what, and what to do instead."""
    remedy = "" if finding.remedy is None else f"; {finding.remedy.kind.replace('_', ' ')}: {finding.remedy.text}"
    return f"{finding.path or 'the whole'}: {finding.message}{remedy}"
