"""Where argostranslate keeps its things: the same answers as its ``settings``
module (1.11.0) gives, without importing it, which would make folders in HOME."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"


def package_folders(environ: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """The folders that argostranslate looks for packages in; it installs into the first.

    They need not exist. Environment variables go before argostranslate's own
    ``settings.json``, as with itself.
    """
    named = _setting("ARGOS_PACKAGES_DIR", environ, home)
    first = Path(named) if named is not None else _data_folder(environ, home) / "packages"
    return (first, *_snap_folders(environ))


def index_url(environ: Mapping[str, str], home: Path) -> str:
    """Where the package index is: ``ARGOS_PACKAGE_INDEX`` with ``index.json`` after it."""
    return (_setting("ARGOS_PACKAGE_INDEX", environ, home) or DEFAULT_INDEX) + "index.json"


def _home(environ: Mapping[str, str], home: Path) -> Path:
    if "SNAP" in environ:
        return Path(environ.get("SNAP_USER_DATA", home))
    return home


def _data_folder(environ: Mapping[str, str], home: Path) -> Path:
    default = _home(environ, home) / ".local" / "share"
    return Path(environ.get("XDG_DATA_HOME", default)) / "argos-translate"


def _setting(key: str, environ: Mapping[str, str], home: Path) -> str | None:
    if key in environ:
        return environ[key]
    default = _home(environ, home) / ".config"
    folder = Path(environ.get("XDG_CONFIG_HOME", default)) / "argos-translate"
    try:
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    value = settings.get(key) if isinstance(settings, dict) else None
    return value if isinstance(value, str) else None


def _snap_folders(environ: Mapping[str, str]) -> tuple[Path, ...]:
    if "SNAP" not in environ:
        return ()
    custom = Path(environ["SNAP"]) / "snap_custom"
    bundled = custom / "packages"
    try:
        content = sorted(p for p in (custom / "content_snap_packages").iterdir() if p.is_dir())
    except OSError:
        content = []
    return (*([bundled] if bundled.is_dir() else []), *content)
