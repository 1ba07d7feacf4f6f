"""A model that is asked about translations that are there, or begun, already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MAX_PIECES = 256
"""CTranslate2's limit on what it writes for one text, which argostranslate keeps."""
LONGEST = MAX_PIECES * 3 // 4
"""Pieces of the longest text that is asked about: what follows has room, too."""


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

    def distributions(
        self,
        source: list[str],
        begun: list[str],
        since: int,
        further: int,
        is_stopped: Callable[[], bool],
    ) -> tuple[list[Any], list[str]]:
        """What the model thinks of every piece that it knows, at each place of a translation
        that has begun so, from ``since`` to the one after its end; and what it writes then,
        ``further`` pieces at most, taking the likeliest each time.

        The first are vectors of logarithms of probabilities, in the order of its
        vocabulary. Stops within a piece's time once ``is_stopped``, which is asked on
        another thread.
        """
        import numpy as np  # noqa: PLC0415  # slow to import, as the model is

        prefix = [*self._prefix, *begun]
        (result,) = self._translator.translate_batch(
            [source],
            target_prefix=[prefix] if prefix else None,
            beam_size=1,
            max_decoding_length=len(prefix) + further,
            return_logits_vocab=True,
            replace_unknowns=True,
            callback=lambda _: is_stopped(),
        )
        views = result.logits[0][len(self._prefix) + since : len(prefix) + 1]
        vectors = [np.array(view, dtype=np.float32).ravel() for view in views]
        known = [vector - np.logaddexp.reduce(vector) for vector in vectors]
        return known, result.hypotheses[0][len(prefix) :]

    def carried_on(
        self,
        source: list[str],
        begun: list[list[str]],
        further: int,
        is_stopped: Callable[[], bool] | None = None,
    ) -> Callable[[], list[list[str]]]:
        """What the model writes after each of these beginnings, taking the likeliest piece
        each time, ``further`` more at most than the longest has.

        With ``is_stopped`` it is at hand at once, and may have been stopped as in
        :meth:`distributions`; else the model works at it until it is asked for.
        """
        prefixes = [[*self._prefix, *one] for one in begun]
        results = self._translator.translate_batch(
            [source] * len(begun),
            target_prefix=prefixes,
            beam_size=1,
            max_decoding_length=max(map(len, prefixes), default=0) + further,
            replace_unknowns=True,
            asynchronous=is_stopped is None,
            callback=(lambda _: is_stopped()) if is_stopped else None,
        )
        pairs = list(zip(prefixes, results, strict=True))

        def rests() -> list[list[str]]:
            found = [(prefix, one if is_stopped else one.result()) for prefix, one in pairs]
            return [result.hypotheses[0][len(prefix) :] for prefix, result in found]

        return rests

    def log_probs(self, source: list[str], targets: list[list[str]]) -> list[list[float]]:
        """What the model thinks of each piece of these translations, and of their end."""
        wholes = [[*self._prefix, *pieces] for pieces in targets]
        results = self._translator.score_batch([source] * len(targets), wholes)
        return [list(result.log_probs[len(self._prefix) :]) for result in results]
