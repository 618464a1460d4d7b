"""The page a patient holds: figures of movements, plain words, and one file of HTML around them."""

from stenosis_routines.page.sheet import handout

__all__ = ["handout"]
