"""Why a remembered translation is not adapted."""


class Unfit(Exception):  # noqa: N818 - no error: the usual end of most tries
    """The reason, as one sentence for the person who translates."""
