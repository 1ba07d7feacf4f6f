"""Package files, real and cut down, and a web server on this machine that serves them."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from l10n.engine.network import Network
from tests.small import small_package

MODEL = bytes(range(256)) * 40


def _members(source: str, target: str, version: str) -> dict[str, bytes]:
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": "From",
        "to_code": target,
        "to_name": "To",
        "type": "translate",
    }
    return {
        "README.md": b"# Made for a test\nLicense: CC0\n",
        "metadata.json": json.dumps(metadata).encode(),
        "sentencepiece.model": b"pieces",
        "model/config.json": b"{}",
        "model/model.bin": MODEL,
        "stanza/en/tokenize/ewt.pt": b"sentences",
    }


@pytest.fixture(scope="session")
def members() -> Callable[..., dict[str, bytes]]:
    """The files of a small package, by their names below its folder."""

    def build(source: str = "en", target: str = "fr", version: str = "1.0") -> dict[str, bytes]:
        return _members(source, target, version)

    return build


@pytest.fixture
def make_package(tmp_path: Path) -> Callable[..., Path]:
    """Write a small package file that has the structure of a real one."""

    def make(source: str = "en", target: str = "fr", version: str = "1.0", top: str = "") -> Path:
        top = top or f"translate-{source}_{target}-{version.replace('.', '_')}"
        path = tmp_path / f"{top}.argosmodel"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in _members(source, target, version).items():
                archive.writestr(f"{top}/{name}", data)
        return path

    return make


@pytest.fixture(scope="session")
def starter_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter package as the .argosmodel file that it once was."""
    folder = small_package().folder
    path = tmp_path_factory.mktemp("starter") / f"{folder.name}.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder.parent))
    return path


@pytest.fixture(scope="session")
def tree() -> Callable[[Path], dict[str, bytes]]:
    """All files below a folder and their bytes, but for the lock."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
            for path in sorted(folder.rglob("*"))
            if path.name != ".l10n-lock"
        }

    return read


Page = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A web server whose pages are functions that answer one request."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.address + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]

    @staticmethod
    def serve(
        data: bytes,
        status: int = 200,
        *,
        cut: int | None = None,
        ranges: bool = False,
        length: bool = True,
        **headers: str,
    ) -> Page:
        """A page that sends data: whole, or cut off after some bytes, or from where Range says."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            start, code = 0, status
            wanted = request.headers.get("Range", "")
            validators = {None, *headers.values()}
            if ranges and wanted and request.headers.get("If-Range") in validators:
                start, code = int(wanted.removeprefix("bytes=").removesuffix("-")), 206
            request.send_response(code)
            if code == 206 and "Content_Range" not in headers:
                request.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            if length:
                request.send_header("Content-Length", str(len(data) - start))
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(data[start:cut])

        return answer

    @staticmethod
    def in_turn(*pages: Page) -> Page:
        """A page that answers each request by the next of its pages, the last one for ever."""
        left = list(pages)

        def answer(request: BaseHTTPRequestHandler) -> None:
            (left.pop(0) if len(left) > 1 else left[0])(request)

        return answer


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path)
            if page is None:
                self.send_error(404)
            else:
                page(self)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def slept() -> list[float]:
    """The seconds that :func:`network` was asked to wait."""
    return []


@pytest.fixture
def network(slept: list[float]) -> Network:
    """The network, without waiting."""
    return Network(sleep=slept.append, timeout=10.0)
