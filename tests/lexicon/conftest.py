"""The languages that have data of their own, for tests that hold for each of them."""

from __future__ import annotations

import pytest

OURS = (
    *("en", "es", "fr", "de", "ru", "tr", "az", "ar", "ur", "fa", "uk", "ka", "hy", "it", "pt"),
    *("zh", "ja"),
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``ours``, and for ``theirs`` beside it, gets each of them."""
    for name in {"ours", "theirs"} & set(metafunc.fixturenames):
        metafunc.parametrize(name, OURS)
