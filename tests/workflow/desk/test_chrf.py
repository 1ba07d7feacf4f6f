"""How like one another two texts are, as sacrebleu measures it."""

import pytest

from l10n.workflow.desk.chrf import chrf


@pytest.mark.parametrize(
    ("text", "reference", "score"),
    [  # sacrebleu 2.6, CHRF().sentence_score(text, [reference]).score / 100
        ("The law was adopted.", "The law is adopted.", 0.709651),
        ("", "The law is adopted.", 0.0),
        ("The law is adopted.", "", 0.0),
        ("", "", 0.0),
        ("a", "a", 1.0),
        ("ab", "a", 0.833333),
        ("abc", "xyz", 0.0),
        ("cat", "cat sat", 0.437262),
        ("Recordamos la ciudad.", "Recordamos a la ciudad y a sus víctimas.", 0.469082),
        ("法律获得通过。", "法律已获通过。", 0.259524),
        ("613 people died.", "613 people were killed, 487 wounded.", 0.31771),
        ("  spaced   out ", "spaced out", 1.0),
        ("تم اعتماد القانون", "اعتمد القانون", 0.675889),
        ("aaaa aaaa", "aaaa", 0.742263),
    ],
)
def test_chrf_is_that_of_sacrebleu(text: str, reference: str, score: float) -> None:
    assert chrf(text, reference) == pytest.approx(score, abs=1e-6)
