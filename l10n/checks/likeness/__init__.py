"""Names and acronyms: which a source has, and whether they stand in its translation."""
