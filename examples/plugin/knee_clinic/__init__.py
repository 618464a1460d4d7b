"""An example of a plug-in: a rule book for another condition, a format, and answers. The clinic is invented."""
