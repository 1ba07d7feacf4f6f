"""Many reviewers at one ``l10n serve``: what ``workbench.py`` and the soak tests are made of."""
