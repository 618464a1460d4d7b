"""What the experts of the clinic have settled, from the file beside this module."""

from importlib.resources import files

import stenosis_routines as sr

ANSWERS = sr.Answers.loads(files(__package__).joinpath("answers.toml").read_text(encoding="utf-8"))
