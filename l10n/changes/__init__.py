"""Source changes: which new sentence follows which old one, and how much they differ."""
