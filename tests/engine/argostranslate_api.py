"""Run argostranslate's own API on lines from standard input, without a network.

Run in a process of its own, with HOME and ARGOS_PACKAGES_DIR set: its settings
make directories when imported. stanza is not installed and MiniSBD wants to
download a model, so both have stand-ins; the splitter returns its text whole,
as the lines are single sentences already. All else is argostranslate's code.
"""

import json
import sys
from types import ModuleType


class _Whole:
    def __init__(self, lang: str, use_gpu: bool = False) -> None:
        pass

    def sentences(self, text: str) -> list[str]:
        return [text]


def main() -> None:
    """Translate ``[source, target, texts]`` from standard input."""
    minisbd = ModuleType("minisbd")
    minisbd.models = ModuleType("minisbd.models")
    minisbd.models.list_models = lambda: ["en"]
    minisbd.SBDetect = _Whole
    sys.modules.update(stanza=ModuleType("stanza"), minisbd=minisbd)
    from argostranslate import translate  # noqa: PLC0415  # wants the stand-ins first

    source, target, texts = json.load(sys.stdin)
    json.dump([translate.translate(text, source, target) for text in texts], sys.stdout)


if __name__ == "__main__":
    main()
