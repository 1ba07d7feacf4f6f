"""Bilingual files that go to a translator and come back: XLIFF 2, XLIFF 1.2 and CSV.

:mod:`l10n.exchange.formats` lists them by name and reads whichever comes.
"""
