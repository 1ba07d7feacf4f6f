"""One way of translating, timed in a process of its own: see ``translate.py``.

Reads ``{"way", "package", "texts", ...}`` as JSON from standard input, writes
``{"seconds", "processor", "outputs", "memory"}``. Libraries and models are loaded, and one
sentence translated, before the clock starts.
"""

# Each way loads only its own libraries, so that memory is told apart.
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

WARM = ["The first sentence loads the model."]


class _Whole:
    """A stand-in for MiniSBD, which wants a network: free of cost, so it flatters the peer."""

    def __init__(self, lang: str, use_gpu: bool = False) -> None:
        pass

    def sentences(self, text: str) -> list[str]:
        return [text]


def argostranslate(joined: bool) -> Callable[[list[str]], list[str]]:
    """The API as its users call it; ARGOS_PACKAGES_DIR points to the package."""
    minisbd = ModuleType("minisbd")
    minisbd.models = ModuleType("minisbd.models")
    minisbd.models.list_models = lambda: ["en"]
    minisbd.SBDetect = _Whole
    sys.modules.update(stanza=ModuleType("stanza"), minisbd=minisbd)
    from argostranslate import translate

    def one_by_one(texts: list[str]) -> list[str]:
        return [translate.translate(text, "en", "es") for text in texts]

    def all_at_once(texts: list[str]) -> list[str]:
        return translate.translate("\n".join(texts), "en", "es").split("\n")

    return all_at_once if joined else one_by_one


def l10n(package: Path) -> Callable[[list[str]], list[str]]:
    """The engine from end to end: tokens, batches, quality gate."""
    from l10n.engine.argos import ArgosEngine
    from l10n.engine.discovery import read_package
    from l10n.engine.package import Route

    found = read_package(package)
    assert found is not None
    engine, route = ArgosEngine([found]), Route((found,))

    def translate(texts: list[str]) -> list[str]:
        drafts = dict(engine.translate(texts, route))
        return [drafts[index].text for index in range(len(texts))]

    return translate


def bare(
    package: Path, workers: int, threads: int, tokens: int
) -> Callable[[list[str]], list[str]]:
    """CTranslate2 alone, with SentencePiece before and after."""
    import ctranslate2
    import sentencepiece

    model = ctranslate2.Translator(
        str(package / "model"), inter_threads=workers, intra_threads=threads
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))

    def translate(texts: list[str]) -> list[str]:
        results = model.translate_batch(
            pieces.encode(texts, out_type=str),
            max_batch_size=tokens,
            batch_type="tokens",
            beam_size=4,
            length_penalty=0.2,
            replace_unknowns=True,
            return_scores=True,
        )
        texts = [pieces.decode_pieces(result.hypotheses[0]) for result in results]
        return [text.replace("▁", " ").strip() for text in texts]

    return translate


def main() -> None:
    """Time what standard input asks for."""
    task = json.load(sys.stdin)
    package = Path(task["package"])
    match task["way"]:
        case "l10n":
            translate = l10n(package)
        case "bare":
            translate = bare(package, task["workers"], task["threads"], task["tokens"])
        case way:
            translate = argostranslate(joined=way == "joined")
    translate(WARM)
    start, spent = time.perf_counter(), time.process_time()
    outputs = translate(task["texts"])
    seconds, spent = time.perf_counter() - start, time.process_time() - spent
    status = Path("/proc/self/status").read_text()
    memory = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])
    found = {"seconds": seconds, "processor": spent, "outputs": outputs, "memory": memory}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
