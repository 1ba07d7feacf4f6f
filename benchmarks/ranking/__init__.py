"""Judged translations, and weights learned from them: what ``risk.py`` is made of."""
