"""Review: what a person may decide about a unit, and what it becomes."""
