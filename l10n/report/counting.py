"""Counts in words."""


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> counted(1, "error"), counted(1200, "error"), counted(2, "entry", "entries")
    ('1 error', '1,200 errors', '2 entries')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
