"""Statements as text: reading, segmenting and rebuilding them without loss."""
