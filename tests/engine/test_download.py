"""Downloads over connections that break, from servers that are wrong, on disks that are full."""

from __future__ import annotations

import hashlib
import http.client
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import pytest

from l10n.engine.download import Checksum, Progress, download
from l10n.engine.network import Network, explained, fetch, is_transient, is_web
from l10n.errors import PackageError

# More than a few reads of a socket, and no two places the same.
DATA = b"PK" + b"".join(n.to_bytes(4, "big") for n in range(75_000))
HALF = len(DATA) // 2
PEM = Path(__file__).parent / "data" / "self-signed.pem"


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "a.argosmodel"


def test_a_download_tells_how_far_it_is(site: Any, network: Network, to: Path) -> None:
    site.pages["/a"] = site.serve(DATA)
    steps = list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA
    assert steps[-1] == Progress(len(DATA), len(DATA))
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert list(to.parent.iterdir()) == [to]


def test_a_length_that_is_not_told_is_no_harm(site: Any, network: Network, to: Path) -> None:
    site.pages["/a"] = site.serve(DATA, length=False)
    steps = list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA
    assert steps[-1] == Progress(len(DATA), None)


@pytest.mark.parametrize(
    "headers", [{"ETag": '"one"'}, {"Last-Modified": "Sun, 01 Nov 2026 08:00:00 GMT"}], ids=str
)
def test_a_broken_download_goes_on_where_it_broke_off(
    site: Any,
    network: Network,
    slept: list[float],
    to: Path,
    headers: dict[str, str],
) -> None:
    site.pages["/a"] = site.in_turn(
        site.serve(DATA, cut=HALF, **headers), site.serve(DATA, ranges=True, **headers)
    )
    list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA
    first, second = (sent for _, sent in site.requests)
    assert "Range" not in first
    assert second["Range"] == f"bytes={HALF}-"
    assert second["If-Range"] == next(iter(headers.values()))
    assert slept == [1.0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"ETag": '"one"'}, {"ETag": '"one"', "ranges": False}),
        ({"ETag": '"one"'}, {"ETag": '"two"', "ranges": True}),
        ({"ETag": 'W/"one"'}, {"ETag": 'W/"one"', "ranges": True}),
        ({}, {"ranges": True}),
    ],
    ids=["no ranges", "changed", "weak", "unnamed"],
)
def test_what_cannot_go_on_starts_again(
    site: Any,
    network: Network,
    to: Path,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    old = b"PK" + bytes(len(DATA) - 2)
    site.pages["/a"] = site.in_turn(site.serve(old, cut=HALF, **before), site.serve(DATA, **after))
    list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA


def test_the_next_run_goes_on_too(
    site: Any, network: Network, slept: list[float], to: Path
) -> None:
    site.pages["/a"] = site.in_turn(site.serve(DATA, cut=HALF, ETag='"one"'), site.serve(b"", 503))
    with pytest.raises(PackageError, match=r"in trouble \(status 503\)"):
        list(download([site.url("/a")], to, network))
    assert not to.exists()
    site.pages["/a"] = site.serve(DATA, ranges=True, ETag='"one"')
    steps = list(download([site.url("/a")], to, network))
    assert steps[0].done > HALF
    assert to.read_bytes() == DATA
    assert slept == [1.0, 2.0, 4.0]


def test_what_was_whole_already_is_not_asked_for_again(
    site: Any, network: Network, to: Path
) -> None:
    to.parent.mkdir()
    to.with_name("a.argosmodel.part").write_bytes(DATA)
    note = f'{{"url": "{site.url("/a")}", "validator": "\\"one\\""}}'
    to.with_name("a.argosmodel.part.json").write_text(note)

    def satisfied(request: BaseHTTPRequestHandler) -> None:
        request.send_response(416)
        request.send_header("Content-Range", f"bytes */{len(DATA)}")
        request.end_headers()

    site.pages["/a"] = satisfied
    list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA


@pytest.mark.parametrize(
    ("status", "span"),
    [
        (416, "bytes */7"),
        (416, "nonsense"),
        (206, "bytes 5-9/10"),
        (206, "nonsense"),
        (206, ""),
    ],
)
def test_a_wrong_range_starts_again(
    site: Any,
    network: Network,
    to: Path,
    status: int,
    span: str,
) -> None:
    wrong = site.serve(b"12345", status, Content_Range=span)
    site.pages["/a"] = site.in_turn(
        site.serve(DATA, cut=HALF, ETag='"one"'), wrong, site.serve(DATA)
    )
    list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA


def test_a_connection_that_breaks_ever_and_again_gets_there(
    site: Any, network: Network, slept: list[float], to: Path
) -> None:
    """Each try brings more than all before it, so it is not given up after four."""
    cuts = [len(DATA) * n // 10 for n in range(1, 10)]
    page = [site.serve(DATA, cut=cut, ranges=True, ETag='"one"') for cut in cuts]
    site.pages["/a"] = site.in_turn(*page, site.serve(DATA, ranges=True, ETag='"one"'))
    list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA
    assert slept == [1.0] * 9


def test_a_server_that_never_gets_further_is_given_up(
    site: Any, network: Network, slept: list[float], to: Path
) -> None:
    site.pages["/a"] = site.serve(DATA, cut=HALF)
    with pytest.raises(PackageError, match="broke") as caught:
        list(download([site.url("/a")], to, network))
    assert "l10n models install FILE" in caught.value.tip
    assert slept == [1.0, 1.0, 2.0, 4.0][1:]
    assert len(site.requests) == 4


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_a_right_checksum_is_accepted(
    site: Any, network: Network, to: Path, algorithm: str
) -> None:
    site.pages["/a"] = site.serve(DATA)
    checksum = Checksum(algorithm, hashlib.new(algorithm, DATA).hexdigest())
    list(download([site.url("/a")], to, network, checksum=checksum))
    assert to.read_bytes() == DATA


def test_a_wrong_checksum_is_refused_and_nothing_is_kept(
    site: Any, network: Network, to: Path
) -> None:
    site.pages["/a"] = site.serve(DATA, ETag='"one"')
    with pytest.raises(PackageError, match="checksum"):
        list(download([site.url("/a")], to, network, checksum=Checksum("md5", "0" * 32)))
    assert list(to.parent.iterdir()) == []


def test_mirrors_are_tried_in_turn(site: Any, network: Network, to: Path) -> None:
    whole = Checksum("sha256", hashlib.sha256(DATA).hexdigest())
    site.pages["/broken"] = site.in_turn(
        site.serve(DATA, cut=HALF, ETag='"one"'), site.serve(b"", 500)
    )
    site.pages["/page"] = site.serve(b"<html>Log in, please.</html>", Content_Type="text/html")
    site.pages["/other"] = site.serve(b"PK, but another file")
    site.pages["/good"] = site.serve(DATA, ranges=True, ETag='"one"')
    mirrors = [site.url(f"/{name}") for name in ("none", "broken", "page", "other", "good", "more")]
    list(download(mirrors, to, network, checksum=whole))
    assert to.read_bytes() == DATA
    assert list(dict.fromkeys(site.paths)) == ["/none", "/broken", "/page", "/other", "/good"]
    assert "Range" not in site.requests[-1][1], "what one mirror sent is no start for another's"


def test_the_last_mirror_says_why(site: Any, network: Network, to: Path) -> None:
    with pytest.raises(PackageError, match="has no such file") as caught:
        list(download([site.url("/a"), site.url("/b")], to, network))
    assert caught.value.path == site.url("/b")
    with pytest.raises(PackageError, match="gives no address"):
        list(download([], to, network))
    assert not to.parent.exists()


@pytest.mark.parametrize("data", [b"<html>Log in</html>", b"", b"P"])
def test_what_is_no_zip_is_refused(site: Any, network: Network, to: Path, data: bytes) -> None:
    site.pages["/a"] = site.serve(data)
    with pytest.raises(PackageError, match="not a package"):
        list(download([site.url("/a")], to, network))
    assert not to.exists()


@pytest.mark.parametrize("length", [True, False])
def test_what_is_too_large_is_refused(site: Any, network: Network, to: Path, length: bool) -> None:
    site.pages["/a"] = site.serve(DATA, length=length)
    with pytest.raises(PackageError, match="larger than any package"):
        list(download([site.url("/a")], to, network, limit=len(DATA) - 1))
    assert not to.parent.exists() or not any(
        path.stat().st_size > 200 for path in to.parent.iterdir()
    )


def test_redirects_are_followed_but_not_for_ever_nor_anywhere(
    site: Any, network: Network, to: Path
) -> None:
    site.pages["/a"] = site.serve(b"", 302, Location="/b")
    site.pages["/b"] = site.serve(b"", 307, Location=site.url("/c"))
    site.pages["/c"] = site.serve(DATA)
    list(download([site.url("/a")], to, network))
    assert to.read_bytes() == DATA
    site.pages["/loop"] = site.serve(b"", 302, Location="/loop")
    for place in ("/loop", "file:///etc/passwd", "ftp://127.0.0.1/a", "data:,PK", "http:///"):
        site.pages["/away"] = site.serve(b"", 302, Location=place)
        with pytest.raises(PackageError):
            list(download([site.url("/away")], to, network))


def test_a_proxy_is_asked_in_place_of_the_host(
    site: Any,
    slept: list[float],
    to: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    site.pages["http://packages.test/a"] = site.serve(DATA)
    network = Network(sleep=slept.append, proxies={"http": site.address, "no": "elsewhere.test"})
    list(download(["http://packages.test/a"], to, network))
    assert to.read_bytes() == DATA


def test_a_full_disk_stops_at_once_in_words(
    site: Any, network: Network, slept: list[float], to: Path
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has a full disk at hand")
    site.pages["/a"] = site.pages["/b"] = site.serve(DATA)
    to.parent.mkdir()
    to.with_name("a.argosmodel.part").symlink_to("/dev/full")
    with pytest.raises(PackageError, match="no room left"):
        list(download([site.url("/a"), site.url("/b")], to, network))
    assert site.paths == ["/a"]
    assert slept == []


def test_a_folder_that_cannot_be_made_is_said(site: Any, network: Network, tmp_path: Path) -> None:
    site.pages["/a"] = site.serve(DATA)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PackageError, match="cannot be written"):
        list(download([site.url("/a")], tmp_path / "file" / "a", network))


def test_a_certificate_that_nobody_vouches_for_is_refused(
    network: Network, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a trusted https address lead on to http."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        for _ in range(2):
            raw, _ = listener.accept()
            try:
                with context.wrap_socket(raw, server_side=True) as client:
                    client.recv(65536)
                    client.sendall(
                        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n"
                        b"Content-Length: 0\r\nConnection: close\r\n\r\n"
                    )
            except OSError:
                raw.close()

    thread = threading.Thread(target=answer)
    thread.start()
    url = f"https://127.0.0.1:{listener.getsockname()[1]}/a"
    with pytest.raises(PackageError, match=r"certificate of 127\.0\.0\.1 cannot be verified"):
        list(download([url], to, network))
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    with pytest.raises(PackageError, match="which is not secure"):
        list(download([url], to, network))
    thread.join()
    listener.close()


def test_a_port_where_nobody_listens_is_said(
    network: Network, slept: list[float], to: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(PackageError, match=r"127\.0\.0\.1 refuses the connection"):
        list(download([f"http://127.0.0.1:{port}/a"], to, network))
    assert slept == []


def test_a_small_file_is_fetched_whole_or_not_at_all(
    site: Any, network: Network, slept: list[float]
) -> None:
    site.pages["/a"] = site.in_turn(
        site.serve(b"", 503), site.serve(b"[1, 2]", cut=3), site.serve(b"[1, 2]")
    )
    assert fetch(site.url("/a"), network, 100) == b"[1, 2]"
    assert slept == [1.0, 2.0]
    with pytest.raises(PackageError, match="larger"):
        fetch(site.url("/a"), network, 5)
    with pytest.raises(PackageError, match="has no such file"):
        fetch(site.url("/none"), network, 5)


HEADERS = http.client.HTTPMessage()


@pytest.mark.parametrize(
    ("error", "message", "again"),
    [
        (URLError(socket.gaierror(-2, "unknown")), "The name host.test cannot be resolved.", False),
        (URLError(ConnectionRefusedError()), "host.test refuses the connection.", False),
        (URLError(TimeoutError()), "host.test does not answer.", True),
        (TimeoutError(), "host.test does not answer.", True),
        (ConnectionResetError(), "The connection to host.test broke.", True),
        (http.client.IncompleteRead(b""), "The connection to host.test broke.", True),
        (URLError(ssl.SSLError()), "No secure connection to host.test could be made.", True),
        (
            URLError(OSError("Tunnel connection failed: 403 Forbidden")),
            "The proxy does not let l10n reach host.test "
            "(Tunnel connection failed: 403 Forbidden).",
            False,
        ),
        (URLError("odd"), "host.test cannot be reached (odd).", False),
        *[
            (HTTPError("", status, "", HEADERS, None), message, again)
            for status, message, again in [
                (404, "host.test has no such file (status 404).", False),
                (407, "The proxy asks for a name and password.", False),
                (403, "host.test does not let l10n have the file (status 403).", False),
                (429, "host.test is in trouble (status 429).", True),
                (418, "host.test answered with status 418.", False),
            ]
        ],
    ],
    ids=str,
)
def test_every_failure_has_its_words(error: Exception, message: str, again: bool) -> None:
    told = explained(error, "https://host.test/a")
    assert told.message == message
    assert "l10n models install FILE" in told.tip
    assert told.path == "https://host.test/a"
    assert is_transient(error) is again


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a",
        "file:///a",
        "ftp://a/b",
        "http://",
        "http://[",
        "http://a:x/",
        "https://é.test/",
        "http://a/ b",
    ],
)
def test_only_the_web_is_the_web(url: str) -> None:
    assert not is_web(url)
