"""What stands after a number, by hand: its ending, its noun, the marks in it."""

# What is said last of a number, with its ending; by hand.
TR_IN = {
    1: "de",
    2: "de",
    3: "te",
    4: "te",
    5: "te",
    6: "da",
    7: "de",
    8: "de",
    9: "da",
    10: "da",
    20: "de",
    30: "da",
    40: "ta",
    50: "de",
    60: "ta",
    70: "te",
    80: "de",
    90: "da",
    100: "de",
    1000: "de",
}
AZ_TH = {
    1: "ci",
    2: "ci",
    3: "cü",
    4: "cü",
    5: "ci",
    6: "cı",
    7: "ci",
    8: "ci",
    9: "cu",
    10: "cu",
    20: "ci",
    30: "cu",
    40: "cı",
    50: "ci",
    60: "cı",
    70: "ci",
    80: "ci",
    90: "cı",
    100: "cü",
    1000: "ci",
}


def last(number: int, table: dict[int, str]) -> str:
    """By 3 of 1993, 90 of 1990, a hundred of 200 and a thousand of 2000."""
    for size, spoken in (10, 0), (100, 0), (1000, 100), (10_000, 1000):
        if number % size:
            return table[spoken or number % size]
    raise ValueError(number)


def st_nd(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def slavic(number: int, one: str, few: str, many: str) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many


def arabic(number: int, few: str, many: str, other: str) -> str:
    rest = number % 100
    return few if 3 <= rest <= 10 else many if rest >= 11 else other


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)
