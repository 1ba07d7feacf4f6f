"""Figures of a source and its translation: read by value, and matched."""
