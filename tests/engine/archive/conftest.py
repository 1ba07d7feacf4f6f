"""A folder for packages, and what must be refused there."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.engine.archive import Limits
from l10n.engine.unpacking import unpack
from l10n.errors import PackageError
from tests.engine.archive.packing import Refused, Tree, write


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "packages"
    (folder / "kept").mkdir(parents=True)
    (folder / "kept" / "metadata.json").write_text('{"type": "sbd"}')
    return folder


@pytest.fixture
def refused(tmp_path: Path, into: Path, tree: Tree) -> Refused:
    """Try to unpack what must be refused: bytes, or the file at a path."""

    def attempt(given: bytes | Path, limits: Limits | None = None) -> PackageError:
        path = given if isinstance(given, Path) else write(tmp_path, given)
        before = tree(tmp_path)
        with pytest.raises(PackageError) as caught:
            unpack(path, into, limits)
        assert tree(tmp_path) == before
        assert caught.value.tip
        return caught.value

    return attempt
