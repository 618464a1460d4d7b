"""Exports and routines of apps that record training: Hevy, Strong and wger."""
