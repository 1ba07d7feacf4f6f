"""The term base: one form for each name, place, institution and treaty in each language."""
