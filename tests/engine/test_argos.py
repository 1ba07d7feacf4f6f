"""The engine on the starter package: what it gives, that it always gives the same, how it stops."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import ctranslate2
import pytest

from l10n.engine.argos import ArgosEngine
from l10n.engine.decoder import Decoder, Search
from l10n.engine.package import Route
from l10n.errors import EngineError, PackageError
from l10n.model import Draft, EngineOptions
from tests.small import small_package

STARTER = small_package()
ROUTE = Route((STARTER,))
SENTENCES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def engine() -> Iterator[ArgosEngine]:
    with ArgosEngine([STARTER], EngineOptions(threads=2)) as ready:
        yield ready


@pytest.fixture(scope="module")
def drafts(engine: ArgosEngine) -> dict[str, Draft]:
    return {SENTENCES[index]: draft for index, draft in engine.translate(SENTENCES, ROUTE)}


def test_every_sentence_gets_a_draft_with_a_score(drafts: dict[str, Draft]) -> None:
    assert drafts.keys() == set(SENTENCES)
    for draft in drafts.values():
        assert (draft.text, draft.reason) != ("", "")
        assert draft.origin == STARTER.origin
        assert draft.score is None or 0 < draft.score <= 1


def test_alternatives_are_different_drafts_the_likeliest_first(engine: ArgosEngine) -> None:
    texts = [*SENTENCES[:3], "613", "xq" * 600]
    found = dict(engine.alternatives(texts, ROUTE, 5))
    assert sorted(found) == [0, 1, 2]
    for number, drafts in found.items():
        written = [draft.text for draft in drafts]
        assert 2 <= len(set(written)) == len(written) <= 5
        assert {draft.origin for draft in drafts} == {STARTER.origin}
        assert all(draft.score and 0 < draft.score <= 1 for draft in drafts), texts[number]
    assert dict(engine.alternatives(texts, ROUTE, 5)) == found


def test_a_pivot_has_alternatives_of_its_last_package(engine: ArgosEngine) -> None:
    there = replace(STARTER, target="xx-klingon", to_code="xx-klingon")
    back = replace(STARTER, source="xx-klingon", from_code="xx-klingon")
    route = Route((there, back))
    (drafts,) = dict(engine.alternatives(["THE TOWN REMEMBERS"], route, 3)).values()
    assert len(drafts) > 1
    assert all(draft.text.isupper() for draft in drafts)


def test_company_and_order_change_nothing(drafts: dict[str, Draft]) -> None:
    mixed = random.Random(5).sample(SENTENCES, 40)
    with ArgosEngine([STARTER], EngineOptions(threads=1, batch_tokens=60)) as other:
        assert {mixed[i]: draft for i, draft in other.translate(mixed, ROUTE)} == {
            text: drafts[text] for text in mixed
        }
        assert dict(other.translate(mixed[:1], ROUTE)) == {0: drafts[mixed[0]]}


def test_equal_texts_and_spaced_out_ones_are_one(engine: ArgosEngine) -> None:
    texts = ["We remember the town.", " We\u00a0remember\n the\ttown. ", "We remember the town."]
    found = dict(engine.translate(texts, ROUTE))
    assert found == dict.fromkeys(range(3), found[0])


def test_what_needs_no_model(engine: ArgosEngine) -> None:
    texts = ["613", "* * *", "https://example.org/_a_", " \n", "26.02.1992"]
    copied = Draft("613", STARTER.origin, 1.0)
    assert dict(engine.translate(texts, ROUTE)) == {
        0: copied,
        1: replace(copied, text="* * *"),
        2: replace(copied, text="https://example.org/_a_"),
        3: Draft("", STARTER.origin, None, "blank"),
        4: replace(copied, text="26.02.1992"),
    }


def test_a_headline_in_capitals_is_translated_like_its_sentence(engine: ArgosEngine) -> None:
    texts = ["THE PARLIAMENT ADOPTS A STATEMENT", "The parliament adopts a statement"]
    found = dict(engine.translate(texts, ROUTE))
    assert found[0] == replace(found[1], text=found[1].text.upper())
    assert found[0].text != texts[0]


def test_an_underscore_survives(engine: ArgosEngine) -> None:
    found = dict(engine.translate(["The file is called annual_report."], ROUTE))
    assert "_" in found[0].text


def test_a_text_longer_than_the_model_reads_is_cut_at_its_seams(engine: ArgosEngine) -> None:
    parts = [sentence.rstrip(".”") for sentence in SENTENCES if len(sentence) < 60]
    (whole,) = dict(engine.translate(["; ".join(parts[:40])], ROUTE)).values()
    assert whole.reason == ""
    assert whole.text.count(" ") > 150


def test_a_text_without_a_seam_is_refused_with_the_reason(engine: ArgosEngine) -> None:
    (draft,) = dict(engine.translate(["xq" * 600], ROUTE)).values()
    assert draft == Draft("", STARTER.origin, None, "source-too-long")


def test_a_target_prefix_is_given_and_taken_away(engine: ArgosEngine) -> None:
    prefixed = Route((replace(STARTER, target_prefix="▁El"),))
    text = "The minister thanked the delegation."
    plain = dict(engine.translate([text], ROUTE))[0]
    forced = dict(engine.translate([text], prefixed))[0]
    assert plain.text.removeprefix("El ") == forced.text
    assert "El" not in forced.text.split()[0]


def test_a_target_prefix_that_the_model_does_not_know_leaves_nothing(engine: ArgosEngine) -> None:
    unknown = Route((replace(STARTER, target_prefix="__xx__"),))
    draft = dict(engine.translate(["We remember the town."], unknown))[0]
    assert draft.text == "Recuerdamos la ciudad."


def test_a_pivot_may_be_a_language_nobody_knows(engine: ArgosEngine) -> None:
    there = replace(STARTER, target="xx-klingon", to_code="xx-klingon")
    back = replace(STARTER, source="xx-klingon", from_code="xx-klingon")
    draft = dict(engine.translate(["We remember the town."], Route((there, back))))[0]
    assert draft.text


def test_a_pivot_is_its_hops_one_after_the_other(engine: ArgosEngine) -> None:
    back = replace(STARTER, source="es", target="fr", from_code="es", to_code="fr")
    texts = [*SENTENCES[:12], "xq" * 600]
    both = dict(engine.translate(texts, Route((STARTER, back))))
    first = dict(engine.translate(texts, ROUTE))
    second = dict(engine.translate([first[i].text for i in range(12)], Route((back,))))
    for index in range(12):
        one, two, way = first[index], second[index], both[index]
        assert way.text == two.text
        assert way.origin == f"{STARTER.origin}+{back.origin}"
        if way.score is not None:
            assert way.score == pytest.approx((one.score or 0) * (two.score or 0), abs=0.002)
    assert both[12].reason == "source-too-long"


def test_the_score_is_the_geometric_mean_of_the_pieces() -> None:
    model = ctranslate2.Translator(str(STARTER.folder / "model"), inter_threads=1, intra_threads=1)
    for penalty in (0.0, 0.2, 1.0):
        decoder = Decoder(STARTER, threads=1, batch_tokens=512)
        pieces = decoder.tokenizer.encode(SENTENCES[0])
        ((_, (decoded,)),) = decoder.decode([(0, pieces)], Search(length_penalty=penalty))
        assert decoded is not None
        target = decoder.tokenizer.encode(decoded.text)
        known = model.score_batch([pieces], [target])[0].log_probs
        assert decoded.length == len(known)
        assert decoded.log_prob == pytest.approx(sum(known), abs=0.01)


def test_longer_translations_are_favoured_as_the_package_asks(engine: ArgosEngine) -> None:
    asking = replace(STARTER, length_penalty=10.0)
    own = dict(engine.translate(SENTENCES, Route((asking,))))
    with ArgosEngine([STARTER], EngineOptions(threads=2, length_penalty=10)) as told:
        assert {key: one.text for key, one in own.items()} == {
            key: one.text for key, one in told.translate(SENTENCES, ROUTE)
        }
    with ArgosEngine([asking], EngineOptions(threads=2, length_penalty=0.2)) as told:
        found = dict(told.translate(SENTENCES, Route((asking,))))
    assert found == dict(engine.translate(SENTENCES, ROUTE))
    longer = sum(len(own[key].text) - len(one.text) for key, one in found.items())
    assert longer > len(SENTENCES)


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    shutil.copytree(STARTER.folder, tmp_path / "broken")
    (tmp_path / "broken" / "model" / "model.bin").write_bytes(b"not a model")
    broken = replace(STARTER, folder=tmp_path / "broken")
    with ArgosEngine([broken]) as engine, pytest.raises(PackageError, match="broken") as caught:
        list(engine.translate(["We remember."], Route((broken,))))
    assert caught.value.tip


def test_a_vocabulary_of_another_model_is_named(tmp_path: Path) -> None:
    shutil.copytree(STARTER.folder, tmp_path / "broken")
    vocabulary = tmp_path / "broken" / "model" / "shared_vocabulary.json"
    vocabulary.write_text(json.dumps(json.loads(vocabulary.read_text("utf-8"))[:100]), "utf-8")
    broken = replace(STARTER, folder=tmp_path / "broken")
    with ArgosEngine([broken]) as engine, pytest.raises(EngineError, match="Invalid token"):
        list(engine.translate(SENTENCES, Route((broken,))))


def test_more_threads_than_the_machine_can_hold_are_refused() -> None:
    options = EngineOptions(threads=10**14)
    with ArgosEngine([STARTER], options) as engine, pytest.raises(EngineError, match="memory"):
        list(engine.translate(["We remember."], ROUTE))


def test_reading_part_of_the_drafts_is_enough(engine: ArgosEngine) -> None:
    stream = engine.translate(SENTENCES, ROUTE)
    assert isinstance(next(stream)[1], Draft)
    stream.close()
    assert len(dict(engine.translate(SENTENCES[:3], ROUTE))) == 3


WORK = """
import sys
from pathlib import Path
from l10n.engine.argos import ArgosEngine
from l10n.engine.discovery import read_package
from l10n.engine.package import Route
starter = read_package(Path(sys.argv[2]), starter=True)
texts = [f"The statement says that {n} people came to the town." for n in range(int(sys.argv[1]))]
with ArgosEngine([starter]) as engine:
    for index, draft in engine.translate(texts, Route((starter,))):
        print(index, flush=True)
"""


def run(home: Path, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WORK, str(count), str(STARTER.folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"},
        # A shell's background jobs ignore SIGINT, and hand that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


def test_translating_leaves_home_empty(tmp_path: Path) -> None:
    _, errors = run(tmp_path, 2).communicate(timeout=120)
    assert (errors, list(tmp_path.iterdir())) == ("", [])


def test_an_interrupt_stops_the_work(tmp_path: Path) -> None:
    work = run(tmp_path, 20_000)
    assert work.stdout is not None
    work.stdout.readline()
    work.send_signal(signal.SIGINT)
    output, errors = work.communicate(timeout=60)
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert output.count("\n") < 19_000


def test_argostranslate_itself_gives_the_same(drafts: dict[str, Draft], tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    shutil.copytree(STARTER.folder, packages / STARTER.folder.name)
    done = subprocess.run(
        [sys.executable, Path(__file__).parent / "argostranslate_api.py"],
        input=json.dumps(["en", "es", SENTENCES]),
        capture_output=True,
        text=True,
        check=True,
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "ARGOS_PACKAGES_DIR": str(packages),
            "ARGOS_INTRA_THREADS": "1",
        },
    )
    assert [drafts[text].text for text in SENTENCES] == json.loads(done.stdout)
