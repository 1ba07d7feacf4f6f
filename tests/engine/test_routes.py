"""Which packages a route takes, for shelves of all kinds."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.engine.package import Package
from l10n.engine.routes import find_route, serving


def shelf(*names: str) -> list[Package]:
    """``en>es@1.9`` is a package, ``en>es@0.1*`` a starter."""
    packages = []
    for name in names:
        source, _, rest = name.partition(">")
        target, _, version = rest.rstrip("*").partition("@")
        packages.append(
            Package(
                source,
                target,
                version or "1.0",
                Path("/packages") / name,
                source,
                target,
                starter=name.endswith("*"),
            )
        )
    return packages


@pytest.mark.parametrize(
    ("names", "way", "expected"),
    [
        (["en>es", "en>fr", "fr>es"], "en>es", ["en>es"]),
        (["fr>en", "en>es", "fr>de", "de>es"], "fr>es", ["fr>en", "en>es"]),
        (["fr>de", "de>es"], "fr>es", ["fr>de", "de>es"]),
        (["ka>ru", "ru>en", "en>fr"], "ka>fr", ["ka>ru", "ru>en", "en>fr"]),
        (["a>b", "b>c", "c>d", "d>e"], "a>e", None),
        (["en>es@0.1*", "en>es@0.01"], "en>es", ["en>es@0.01"]),
        (["en>es@1.9", "en>es@1.10"], "en>es", ["en>es@1.10"]),
        (["fr>en", "en>es@0.1*", "fr>de", "de>es"], "fr>es", ["fr>de", "de>es"]),
        (["en>es@0.1*", "en>fr", "fr>es"], "en>es", ["en>es@0.1*"]),
        (["en>pt"], "en>pt-BR", ["en>pt"]),
        (["en>pt-BR"], "en>pt", ["en>pt-BR"]),
        (["en>pt@2", "en>pt-BR@1"], "en>pt-BR", ["en>pt-BR@1"]),
        (["en>pt@1", "en>pt-BR@2"], "en>pt", ["en>pt@1"]),
        (["en>pt-BR@2", "en>pt@1"], "en>pt-PT", ["en>pt@1"]),
        (["en>es"], "en-GB>es", ["en>es"]),
        (["en>zh-Hant", "en>zh"], "en>zh-TW", ["en>zh-Hant"]),
        (["en>zh"], "en>zh-Hant", None),
        (["en>zh"], "en>zh-CN", ["en>zh"]),
        (["en>sr"], "en>sr-Latn", None),
        (["en>nb"], "en>no", ["en>nb"]),
        (["en>es", "es>en"], "en>en-GB", None),
        ([], "en>es", None),
    ],
)
def test_the_route(names: list[str], way: str, expected: list[str] | None) -> None:
    packages = shelf(*names)
    source, _, target = way.partition(">")
    for seed in range(3):
        random.Random(seed).shuffle(packages)
        route = find_route(packages, source, target)
        found = [hop.folder.name for hop in route.hops] if route else None
        assert found == expected


def test_a_route_is_found_without_loading_a_decoder() -> None:
    heavy = ("ctranslate2", "numpy", "sentencepiece", "argostranslate")
    code = (
        "import sys, l10n.engine, l10n.engine.routes, l10n.engine.argos;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("pt-BR", ["en>pt-BR", "en>pt"]),
        ("pt", ["en>pt", "en>pt-BR"]),
        ("pt-AO", ["en>pt", "en>pt-BR"]),
        ("no", ["en>nb"]),
        ("zh-TW", ["en>zh-Hant"]),
        ("zh-CN", ["en>zh"]),
        ("xx-unheard-of", ["en>xx-unheard-of"]),
        ("ka", []),
    ],
)
def test_a_language_is_served_by_the_nearest_packages(target: str, found: list[str]) -> None:
    names = ["en>zh", "en>pt-BR", "en>pt", "en>nb", "en>zh-Hant", "en>xx-unheard-of"]
    served = serving(shelf(*names), "en", target)
    assert [f"{package.source}>{package.target}" for package in served] == found
