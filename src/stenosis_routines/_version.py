"""The version of this library, stated here and nowhere else."""

VERSION = "0.1.0"
