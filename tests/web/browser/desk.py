"""A project made with l10n's own commands, and its server: a process of its own."""

from __future__ import annotations

import json
import re
import shutil
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

from playwright.sync_api import StorageState

from l10n.catalogs.journal import segment_id
from tests.commands import Command, piped, run

ANNA, MARTA, OMAR, RIZA = "Anna Karimova", "Marta Ruiz", "Omar", "Rıza"
PASSWORDS = {ANNA: "lamp river seven oak", MARTA: "sun over the hills", OMAR: "tea under a bridge"}
_UNENCRYPTED = "! Without encryption: whoever is on the network can read along.\n"


@dataclass(slots=True)
class Desk:
    """A project in a folder, and the server of it while that runs."""

    folder: Path
    is_team: bool = False
    url: str = ""
    """Without a slash at the end; empty before the first start."""
    link: str = ""
    """Opens the workbench once, where one person is alone with it."""
    state: StorageState | None = None
    """What the browser keeps of somebody who came in by the link: it opens once."""
    _running: tuple[Command, IO[str]] | None = field(default=None, repr=False)

    def l10n(self, *words: str, said: str = "") -> str:
        """Run a command in the project; what it said."""
        code, out, err = run(*words, folder=self.folder, says=said)
        assert code == 0, out + err
        return out

    def start(self) -> None:
        """Start the server; once more on the port that it had."""
        port = self.url.rpartition(":")[2] or "0"
        network = ("--host", "0.0.0.0", "--insecure") if self.is_team else ("--by", ANNA)
        words = ("serve", "--no-browser", "--port", port, *network)
        with self._log.open("a") as log:
            self._running = piped(*words, folder=self.folder, stderr=log)
        told = ""
        for line in self._running[1]:
            told += line
            found = re.search(r"http://[^/\s]+:(\d+)(/open/\S+)?", line)
            if found:
                self.url = f"http://127.0.0.1:{found[1]}"
                self.link = found[0]
                return
        raise AssertionError(told)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the server; SIGKILL is a power cut."""
        if self._running:
            process, printed = self._running
            process.send_signal(how)
            process.wait()
            printed.close()
            self._running = None

    @property
    def complaints(self) -> str:
        """What the server wrote into its log: of faults alone."""
        told = self._log.read_text("utf-8") if self._log.exists() else ""
        return told.replace(_UNENCRYPTED, "")

    @property
    def _log(self) -> Path:
        return self.folder.parent / "server.log"

    def address(
        self, page: str, tag: str, statement: str, source: str = "", query: str = ""
    ) -> str:
        """Of a page about a statement, or about one of its sentences."""
        middle = f"{segment_id(None, source)}/" if source else ""
        return f"{self.url}/{page}/{tag}/{middle}{quote(statement)}{query}"

    def po(self, tag: str, statement: str) -> str:
        """A catalog as it is on disk."""
        return self._catalog(tag, statement).read_text("utf-8")

    def entry(self, tag: str, statement: str, source: str) -> str:
        """One entry of it, with its comments."""
        message = f"msgid {json.dumps(source, ensure_ascii=False)}"
        return next(one for one in self.po(tag, statement).split("\n\n") if message in one)

    def write(self, tag: str, statement: str, texts: dict[str, str]) -> None:
        """Translate as in a PO editor: by source."""
        path = self._catalog(tag, statement)
        po = path.read_text("utf-8")
        for source, target in texts.items():
            one, other = (json.dumps(text, ensure_ascii=False) for text in (source, target))
            empty = f'msgid {one}\nmsgstr ""\n'
            assert empty in po, source
            po = po.replace(empty, f"msgid {one}\nmsgstr {other}\n")
        path.write_text(po, "utf-8")

    def journal(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The journal's lines that say this."""
        path = self.folder / "locales" / tag / "journal.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        events = [json.loads(line) for line in lines]
        return [one for one in events if wanted.items() <= one.items()]

    def _catalog(self, tag: str, statement: str) -> Path:
        return self.folder / "locales" / tag / "LC_MESSAGES" / f"{statement}.po"


def copied(template: Path, folder: Path) -> Path:
    """A project of one's own."""
    return Path(shutil.copytree(template, folder))
