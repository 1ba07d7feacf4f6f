import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.download import Checksum
from l10n.engine.index import AvailablePackage, Index, fetch_index, parse_index
from l10n.engine.network import Network
from l10n.errors import PackageError

# As the official index has it: no size, no checksum.
PLAIN = {
    "argos_version": "1.9",
    "code": "translate-en_pb",
    "from_code": "en",
    "from_name": "English",
    "links": ["https://packages.test/v1/translate-en_pb-1_9.argosmodel"],
    "package_version": "1.9",
    "target_languages": [],
    "to_code": "pb",
    "to_name": "Portuguese (Brazil)",
    "type": "translate",
}
RICH = {
    **PLAIN,
    "package_version": "1.10",
    "links": ["ipfs://Qm", "http://a.test/x", 7, "https://b.test/x", "file:///etc/passwd"],
    "size": 104_857_600,
    "sha256": "AB" * 32,
    "md5": "0" * 32,
    "license": "CC0",
}


def encoded(value: object) -> bytes:
    return json.dumps(value).encode()


def test_an_index_is_read_the_newest_of_a_direction_first() -> None:
    german = {**PLAIN, "from_code": "de", "to_code": "en"}
    found = parse_index(encoded([PLAIN, RICH, german]))
    assert found.skipped == 0
    assert [(p.source, p.target, p.version) for p in found.packages] == [
        ("de", "en", "1.9"),
        ("en", "pt-BR", "1.10"),
        ("en", "pt-BR", "1.9"),
    ]
    assert found.packages[1] == AvailablePackage(
        source="en",
        target="pt-BR",
        version="1.10",
        from_code="en",
        to_code="pb",
        links=("http://a.test/x", "https://b.test/x"),
        size=104_857_600,
        checksum=Checksum("sha256", "ab" * 32),
        licence="CC0",
    )
    assert (found.packages[2].size, found.packages[2].checksum) == (None, None)
    assert found.offers("en", "pt-BR") == found.packages[1]
    assert found.offers("pt-BR", "en") is None


@pytest.mark.parametrize(
    ("given", "checksum"),
    [
        ({"checksum": "md5:" + "f" * 32}, Checksum("md5", "f" * 32)),
        ({"checksum": "SHA256:" + "F" * 64}, Checksum("sha256", "f" * 64)),
        ({"sha1": "0" * 40, "sha512": "1" * 128}, Checksum("sha512", "1" * 128)),
        ({"sha256": "0" * 63}, None),
        ({"sha256": "g" * 64}, None),
        ({"sha256": 7, "checksum": ["md5"]}, None),
        ({"checksum": "shake_256:ab"}, None),
    ],
)
def test_the_strongest_checksum_counts(given: dict[str, object], checksum: Checksum | None) -> None:
    (package,) = parse_index(encoded([{**PLAIN, **given}])).packages
    assert package.checksum == checksum


JUNK = [
    None,
    7,
    "translate",
    [],
    {},
    {**PLAIN, "from_code": None},
    {**PLAIN, "to_code": "../../x"},
    {**PLAIN, "to_code": "e s"},
    {**PLAIN, "package_version": "1/0"},
    {**PLAIN, "links": []},
    {**PLAIN, "links": "https://a.test/x"},
    {**PLAIN, "links": ["ftp://a.test/x", None]},
]


@pytest.mark.parametrize("entry", JUNK, ids=range(len(JUNK)))
def test_junk_is_passed_over_and_counted(entry: object) -> None:
    found = parse_index(encoded([entry, PLAIN]))
    assert ([p.target for p in found.packages], found.skipped) == (["pt-BR"], 1)


def test_packages_of_other_kinds_are_no_junk() -> None:
    assert parse_index(encoded([{"type": "sbd"}, PLAIN])).skipped == 0
    assert parse_index(b"[]") == Index((), 0)


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"{}", b"null", b"\xff\xfe", b"[" * 100_000, b"[1, 2]", b'[{"links": 1}]'],
    ids=range(8),
)
def test_what_is_no_index_is_refused(data: bytes) -> None:
    with pytest.raises(PackageError, match="not a package index") as caught:
        parse_index(data)
    assert "ARGOS_PACKAGE_INDEX" in caught.value.tip


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ENTRIES = st.dictionaries(st.sampled_from(sorted(RICH)), VALUES).map(lambda odd: {**PLAIN, **odd})


@given(st.lists(ENTRIES | VALUES, max_size=4))
def test_no_entry_is_too_odd_and_none_hides_a_good_one(entries: list[object]) -> None:
    good = {**PLAIN, "from_code": "az", "to_code": "tr", "package_version": "9" * 20}
    found = parse_index(encoded([*entries, good]))
    offer = found.offers("az", "tr")
    assert offer is not None
    assert offer.version == "9" * 20
    assert len(found.packages) + found.skipped <= len(entries) + 1
    assert all(link.startswith(("http://", "https://")) for p in found.packages for link in p.links)


@given(st.binary() | VALUES.map(encoded))
def test_any_bytes_are_an_index_or_an_error(data: bytes) -> None:
    with suppress(PackageError):
        assert parse_index(data).skipped >= 0


def test_an_index_comes_from_its_address(site: Any, network: Network) -> None:
    site.pages["/index.json"] = site.serve(encoded([PLAIN]))
    assert fetch_index(site.url("/index.json"), network) == parse_index(encoded([PLAIN]))
    site.pages["/index.json"] = site.serve(b"<html>Log in, please.</html>")
    with pytest.raises(PackageError, match="not a package index") as caught:
        fetch_index(site.url("/index.json"), network)
    assert caught.value.path == site.url("/index.json")


@pytest.mark.parametrize("url", ["file:///etc/", "ftp://127.0.0.1/", "index", "http://[::1/", ""])
def test_an_address_that_is_none_is_named(url: str, network: Network) -> None:
    with pytest.raises(PackageError, match="not a web address") as caught:
        fetch_index(url, network)
    assert caught.value.path == url


def test_a_size_beyond_all_measure_counts_as_unsaid() -> None:
    (offer,) = parse_index(encoded([{**PLAIN, "size": 10**400}])).packages
    assert offer.size is None
