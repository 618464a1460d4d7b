"""The rules: ``article`` is the rule book that ships, an explicit list in the order of the codes."""

from stenosis_routines.rules.balance import BALANCE_RULES
from stenosis_routines.rules.dose import DOSE_RULES
from stenosis_routines.rules.knowledge import KNOWLEDGE_RULES
from stenosis_routines.rules.movement import MOVEMENT_RULES
from stenosis_routines.rules.person import PERSON_RULES
from stenosis_routines.rules.rulebook import RuleBook
from stenosis_routines.rules.technique import TECHNIQUE_RULES
from stenosis_routines.rules.text import NOT_UNDERSTOOD, TEXT_RULES

__all__ = ["NOT_UNDERSTOOD", "article"]

#: What the article advises, and what follows from "unknown never passes".
article = RuleBook(
    "article",
    (
        *MOVEMENT_RULES,
        *BALANCE_RULES,
        *DOSE_RULES,
        *TECHNIQUE_RULES,
        *PERSON_RULES,
        *KNOWLEDGE_RULES,
        *TEXT_RULES,
    ),
)
