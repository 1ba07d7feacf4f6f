"""Requests that no browser makes are refused, and nothing of them reaches a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from l10n.web.guard.headers import HEADERS
from tests.web.serving import Served, project, serving

ROUTES = ("", "queue/", "read/es/", "segment/es/", "segment/es/x/", "matches/es/x/",
          "history/es/x/", "opinions/es/x/", "static/", "open/", "sign-in/", "live/",
          "help/")  # fmt: skip
HOSTILE = ("..", "../..", "%2e%2e", "%2E%2E/%2e%2e", "..%2f..%2fl10n.toml",
           "%2e%2e%2fpeople.json",
           "..%5c..%5cpeople.json", "%00", "letter%00", "%0d%0aSet-Cookie:%20a=b", "%ff%fe",
           "%c0%ae%c0%ae/", "%zz", "%", "%2", "%252e%252e%252f", "//etc/passwd", "%2fetc%2fpasswd",
           "people.json", ".l10n/index.sqlite", "~root", "a" * 7_000, "%e2%80%ae", "letter%2f..",
           "{{7*7}}", "%3Cscript%3Ealert(1)%3C/script%3E", "'%20OR%201=1--", "$(id)", "...",
           "letter/", "2026", "2026/", "2026%2fappeal/../../..", "CON", "letter.po")  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(project(tmp_path_factory.mktemp("attacked") / "project")) as running:
        yield running


@pytest.fixture(scope="module")
def cookie(served: Served) -> str:
    return served.comes_in()


@pytest.mark.parametrize("route", ROUTES)
def test_no_address_reaches_a_file_or_breaks_a_page(served: Served, cookie: str, route: str):
    for end in HOSTILE:
        for query in ("", "?q=%ff", "?page=-1&order=..%2f&state=%00"):
            answer = served.asks(f"/{route}{end}{query}", Cookie=cookie)
            assert answer.status in {200, 303, 307, 400, 401, 404, 405, 414}, (route, end, query)
            for secret in (
                "argon2",
                "source_language",
                "SQLite",
                "root:",
                "Traceback",
                "<script>a",
            ):
                assert secret not in answer.text, (route, end)
            location = answer.headers.get("location", "/")
            assert location.removeprefix(f"http://{served.host}").startswith("/")
            assert not location.startswith("//")
            assert "a=b" not in answer.headers.get("set-cookie", "")
    assert served.is_well()


@pytest.mark.parametrize("route", ["decide/es/", "preview/es/", "complete/es/", "bulk/", "undo/"])
def test_no_form_goes_to_such_an_address_either(served: Served, cookie: str, route: str):
    body = f"csrf={served.token(cookie)}&action=edit&target=x&version=x&text=x".encode()
    for end in HOSTILE:
        answer = served.asks(f"/{route}{end}", "POST", body, Cookie=cookie)
        assert answer.status in {303, 307, 400, 404, 405, 409, 414}, (route, end)
    assert served.is_well()


MALFORMED = {
    "no HTTP": b"hello\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100),
    "NUL": b"\x00" * 100,
    "NUL in the line": b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a space in the address": b"GET / a HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "letters above ASCII": "GET /é HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(),
    "no version": b"GET /\r\nHost: localhost\r\n\r\n",
    "version 9": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no Host": b"GET / HTTP/1.1\r\n\r\n",
    "no Host in 1.0": b"GET / HTTP/1.0\r\n\r\n",
    "two Hosts": b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.com\r\n\r\n",
    "an empty Host": b"GET / HTTP/1.1\r\nHost:\r\n\r\n",
    "a folded header": b"GET / HTTP/1.1\r\nHost: localhost\r\n evil.com\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n",
    "a header with a NUL": b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a\x00b\r\n\r\n",
    "lengths that differ": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
    b"Content-Length: 2\r\n\r\nab",
    "a negative length": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "a length of letters": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ten\r\n\r\n",
    "a length without end": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
    + b"9" * 5_000
    + b"\r\n\r\n",
    "chunked twice": b"POST / HTTP/1.1\r\nHost: localhost\r\n"
    b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "gzip": b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
    "an absolute address": b"GET http://evil.com/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "an address of stars": b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a proxy's request": b"CONNECT evil.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a header of 100 KB": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "
    + b"a" * 100_000
    + b"\r\n\r\n",
    "1,000 headers": b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 20_000 + b"\r\n",
    "an address of 100 KB": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "an address of 9 KB": b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "two cookies' headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\nCookie: "
    b'l10n-test="\\777";;=;=\r\nConnection: close\r\n\r\n',
    "a body with GET": b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
    "a smuggled request": b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 44\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /help HTTP/1.1\r\nHost: evil.com\r\n\r\n",
}


@pytest.mark.parametrize("raw", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_request_is_refused(served: Served, raw: bytes):
    answer = served.says(raw)
    assert answer.status in {0, 400, 401, 405, 414, 421}
    assert answer.raw.count(b"HTTP/1.1 ") <= 1
    for name, value in HEADERS.items():
        assert not answer.raw or answer.headers[name.lower()] == value
    assert served.is_well()


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "FOO", "PROPFIND"]
)
def test_a_method_that_no_page_has_is_refused(served: Served, cookie: str, method: str):
    for path in ("/", "/live", "/static/style.css", "/sign-in", "/nowhere"):
        answer = served.asks(path, method, Cookie=cookie)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, POST")
    assert served.is_well()


@pytest.mark.parametrize(
    "host",
    ["evil.com", "127.0.0.1.evil.com", "evil.com:{port}", "192.168.1.5:{port}", "[fe80::1]:{port}",
     "localhost.evil.com:{port}", "127.0.0.1@evil.com", "127.0.0.1:{port}, evil.com",
     "0.0.0.0:{port}"],
)  # fmt: skip
def test_a_name_that_was_made_to_point_here_gets_nothing(served: Served, cookie: str, host: str):
    name = host.format(port=served.port)
    for path in ("/", "/static/style.css", "/live", f"/open/{served.entrance.door.links.issue()}"):  # type: ignore[attr-defined]
        answer = served.asks(path, Host=name, Cookie=cookie, Origin=f"http://{name}")
        assert answer.status == 421
        assert "set-cookie" not in answer.headers
        assert "project" not in answer.text
    assert served.asks("/say", "POST", b"", Host=name, Cookie=cookie).status == 421
    assert served.asks("/help", Cookie=cookie, X_Forwarded_Host="evil.com").status == 200


@pytest.mark.parametrize("host", ["localhost:{port}", "[::1]:{port}", "127.0.0.1"])
def test_names_of_this_machine_are_answered(served: Served, cookie: str, host: str):
    assert served.asks("/help", Host=host.format(port=served.port), Cookie=cookie).status == 200
