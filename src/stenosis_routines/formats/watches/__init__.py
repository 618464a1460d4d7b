"""Workouts for watches: the JSON of Garmin Connect, and FIT files."""
