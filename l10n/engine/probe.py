"""A model that is asked about translations that are there, or begun, already."""

from __future__ import annotations

from typing import Any

MAX_PIECES = 256
"""CTranslate2's limit on what it writes for one text, which argostranslate keeps."""


class Probe:
    """One model; pieces go in and come out. A text at a time, so that company changes nothing."""

    def __init__(self, translator: Any, prefix: list[str]) -> None:
        """Take CTranslate2's translator, and what every translation begins with there."""
        self._translator = translator
        self._prefix = prefix

    def attention(self, source: list[str], target: list[str]) -> list[list[float]]:
        """For each piece of a translation, how much it attends to each of the source's."""
        (result,) = self._translator.translate_batch(
            [source],
            target_prefix=[[*self._prefix, *target]],
            beam_size=1,
            max_decoding_length=len(self._prefix) + len(target) + 1,
            return_attention=True,
        )
        rows: list[list[float]] = result.attention[0]
        return rows[len(self._prefix) :][: len(target)]

    def next_pieces(self, source: list[str], begun: list[str], count: int) -> list[str]:
        """The pieces that are likeliest to follow in a translation that has begun so."""
        prefix = [*self._prefix, *begun]
        (result,) = self._translator.translate_batch(
            [source],
            target_prefix=[prefix] if prefix else None,
            beam_size=count,
            num_hypotheses=count,
            max_decoding_length=len(prefix) + 1,
        )
        return [pieces[-1] for pieces in result.hypotheses if len(pieces) > len(prefix)]

    def continued(
        self, source: list[str], begun: list[list[str]], beam_size: int, length_penalty: float
    ) -> list[list[str]]:
        """What the model writes after each of these beginnings of a translation."""
        prefixes = [[*self._prefix, *pieces] for pieces in begun]
        results = self._translator.translate_batch(
            [source] * len(begun),
            target_prefix=prefixes,
            beam_size=beam_size,
            length_penalty=length_penalty,
            max_decoding_length=MAX_PIECES,
            replace_unknowns=True,
        )
        pairs = zip(prefixes, results, strict=True)
        return [result.hypotheses[0][len(prefix) :] for prefix, result in pairs]

    def log_probs(self, source: list[str], targets: list[list[str]]) -> list[list[float]]:
        """What the model thinks of each piece of these translations, and of their end."""
        wholes = [[*self._prefix, *pieces] for pieces in targets]
        results = self._translator.score_batch([source] * len(targets), wholes)
        return [list(result.log_probs[len(self._prefix) :]) for result in results]
