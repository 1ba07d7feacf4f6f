"""What a browser must never do in any test: ask elsewhere, complain, or run a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request

_TELL = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`Against the policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""
_QUIET = {"log", "info", "debug"}


@dataclass
class Watch:
    """Over every page of one test."""

    problems: list[str] = field(default_factory=list)
    _allowed: list[str] = field(default_factory=list)

    def allow(self, *words: str) -> None:
        """Let the console say this: refusals that the test is about."""
        self._allowed += words

    def over(self, context: BrowserContext, url: str) -> None:
        """Watch a context, whose server is at ``url``."""

        def requested(request: Request) -> None:
            if not request.url.startswith((f"{url}/", "data:")):
                self.problems.append(f"A request to {request.url}")

        context.on("request", requested)
        context.on("console", self._said)
        context.on("weberror", lambda one: self.problems.append(f"An error: {one.error}"))
        context.on("dialog", self._asked)
        context.add_init_script(_TELL)

    def left(self) -> list[str]:
        """What nobody allowed."""
        return [one for one in self.problems if not any(words in one for words in self._allowed)]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in _QUIET:
            self.problems.append(
                f"The console of {message.page and message.page.url}: {message.text}"
            )

    def _asked(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self.problems.append(f"A dialog: {dialog.message}")
        dialog.accept()
