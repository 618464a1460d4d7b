"""The version of this library, stated here and nowhere else."""

__version__ = "0.2.0"
