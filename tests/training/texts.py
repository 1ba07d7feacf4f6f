"""Made-up parallel text."""

from l10n.training.examples import Example

WHO = (("minister", "ministro"), ("teacher", "maestro"), ("child", "niño"), ("doctor", "médico"))
WHAT = (("saw", "vio"), ("found", "encontró"), ("lost", "perdió"), ("wanted", "quería"))
WHICH = (("house", "la casa"), ("bridge", "el puente"), ("letter", "la carta"), ("sea", "el mar"))
WHEN = (("today", "hoy"), ("in March", "en marzo"), ("at night", "por la noche"), ("", ""))


def examples(count: int = 256, origin: str = "made up") -> list[Example]:
    """Sentences with years in them; the first 256 are all different."""
    return [_example(number, origin) for number in range(count)]


def _example(number: int, origin: str) -> Example:
    who, what, which, when = (
        words[number // 4**place % 4] for place, words in enumerate((WHO, WHAT, WHICH, WHEN))
    )
    year = 1990 + number % 30
    said = (f"In {year} the {who[0]} {what[0]} the {which[0]} {when[0]}".strip() + ".",)
    return Example(
        *said, f"En {year} el {who[1]} {what[1]} {which[1]} {when[1]}".strip() + ".", origin
    )
