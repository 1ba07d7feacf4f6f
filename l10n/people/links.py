"""Links that let somebody in once. Pure."""

from __future__ import annotations

import hmac
import secrets
from threading import Lock

_BYTES = 32


class Links:
    """One link at a time: a new one makes the last one void, and using it does, too.

    May be used from several threads.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._open = b""

    def issue(self) -> str:
        """The secret of a new link: 256 random bits, fit for an address."""
        with self._lock:
            token = secrets.token_urlsafe(_BYTES)
            self._open = token.encode()
        return token

    def redeem(self, token: str) -> bool:
        """Whether this is the secret of the link that is open; it is void then.

        Takes as long for every secret of one length.

        >>> links = Links()
        >>> token = links.issue()
        >>> links.redeem("guessed"), links.redeem(token), links.redeem(token)
        (False, True, False)
        """
        given = token.encode("utf-8", "surrogatepass")
        with self._lock:
            if not self._open or not hmac.compare_digest(given, self._open):
                return False
            self._open = b""
        return True
