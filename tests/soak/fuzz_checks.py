"""Every rule on mangled texts in many languages: nothing may raise, hang or point outside.

    uv run --group dev python tests/soak/fuzz_checks.py [ROUNDS] [SEED]

Takes the sentences of the sample statements and of their catalogs, cuts, joins, doubles and
mixes them with signs that rules are about, and prints how many pairs were read and the
slowest of them.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from l10n.catalogs import po
from l10n.checks.pair import Pair, Text
from l10n.checks.policy import policy
from l10n.languages import language

ROOT = Path(__file__).parents[2]
TAGS = [
    *("en", "es", "fr", "de", "ru", "tr", "az", "ar", "ur", "fa", "uk", "ka", "hy", "it", "pt"),
    *("zh", "ja", "el", "he", "hi", "th", "ko", "sr-Latn", "zh-Hant", "pt-PT", "sw"),
]
SIGNS = (
    "0123456789٠١٢٣۴۵६७ .,;:!?¿¡…-–—'’\"“”«»„()[]{}<>%$€£&@#/\\+*=^~`|_"
    "\u00a0\u202f\u200f\u200e\u0301"
    "\n\t\x00\ufeff\ud7ff۔،؛؟。、「」IVXivx½²° aAeEnNоОсСكىیङ漢ひカ한ქԱßİıſﬁ"
)
WORDS = [
    *("not", "no", "may", "must", "all", "12", "1,250", "1.5", "km", "%", "May", "Monday"),
    *("NATO", "Mr.", "Q:", "http://a.org/b", "a@b.org", "5 p.m.", "XIX", "th"),
]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    texts, rules = list(_texts()), policy()
    slowest = (0.0, "", "")
    for _ in range(rounds):
        source, target = (_mangled(rng, rng.choice(texts)) for _ in range(2))
        if not target.strip():
            continue
        tags = rng.choice(TAGS), rng.choice(TAGS)
        start = time.perf_counter()
        try:
            found = rules.findings(
                Pair(
                    *(Text(t, language(tag)) for t, tag in zip((source, target), tags, strict=True))
                )
            )
        except Exception:
            print(tags, repr(source), repr(target))
            raise
        slowest = max(slowest, (time.perf_counter() - start, source, target))
        for finding in found:
            for span, text in ((finding.source_span, source), (finding.target_span, target)):
                assert span is None or 0 <= span[0] <= span[1] <= len(text), (finding, text)
    print(f"{rounds:,} pairs read; the slowest took {slowest[0] * 1000:.1f} ms:")
    print(repr(slowest[1][:300]), repr(slowest[2][:300]), sep="\n")


def _texts() -> Iterator[str]:
    for path in sorted((ROOT / "locales").rglob("*.po")):
        for entry in po.read(path, shown=path.name).live():
            yield from (entry.source, entry.target)


def _mangled(rng: random.Random, text: str) -> str:
    for _ in range(rng.randrange(6)):
        at, to = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        text = rng.choice(
            [
                text[:at] + text[to:],
                text[:at] + text[at:to] * rng.randrange(4) + text[to:],
                text[:at] + "".join(rng.choices(SIGNS, k=rng.randrange(8))) + text[at:],
                text[:at] + " " + rng.choice(WORDS) + " " + text[at:],
                text.upper(),
                text[:at] + rng.choice(SIGNS) * rng.choice([3, 300]) + text[at:],
                text.replace(rng.choice(text or " "), rng.choice(SIGNS)),
            ]
        )[:20_000]
    return text


if __name__ == "__main__":
    main()
