"""The data files of this room: ``data/<subject>/<name>.toml``."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def table(subject: str, name: str) -> dict[str, Any]:
    """One data file as it is; empty where there is none.

    >>> table("doubled", "languages")["words"]["fr"][:2], table("words", "tlh")
    (['nous', 'vous'], {})
    """
    file = resources.files(__package__).joinpath("data", subject, f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
