"""How the case files are read: one case a line, ``|`` where the text is to be cut."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

FOLDER = Path(__file__).parent


class Case(NamedTuple):
    language: str
    text: str
    segments: list[str]


def read_cases(folder: str) -> list[object]:
    """Every case of ``<folder>/<language>.txt``; ``⏎`` stands for a line break."""
    found = []
    for file in sorted((FOLDER / folder).glob("*.txt")):
        for number, raw in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if not raw.strip() or raw.startswith("#"):
                continue
            line = raw.replace("⏎", "\n")
            segments = [part.strip() for part in line.split("|")]
            case = Case(file.stem, line.replace("|", ""), segments)
            found.append(pytest.param(case, id=f"{file.stem}-{number}"))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name, folder in (("case", "cases"), ("failing_case", "known_failures")):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, read_cases(folder))
