"""Settings every test shares."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Derandomised: a run tells of the code, not of luck. Deadlines measure the machine.
settings.register_profile(
    "l10n", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("l10n")

_BYTECODE = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
if sys.dont_write_bytecode:
    # Else every worker and every command would compile all that it imports, once more each time.
    # The folder of its own keeps it out of the sources, as whoever set this wants them.
    sys.dont_write_bytecode, sys.pycache_prefix = False, _BYTECODE
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = _BYTECODE


def pytest_addoption(parser: pytest.Parser) -> None:
    """For whoever updates Babel."""
    parser.addoption(
        "--update-languages", action="store_true", help="copy l10n/languages.tsv from CLDR anew"
    )


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for a process or a browser."""
    return 1 + len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else "1")


@pytest.fixture(scope="session")
def msgfmt() -> str:
    """gettext's own reader: what it refuses is no PO file."""
    found = shutil.which("msgfmt")
    if found is None:
        pytest.skip("gettext is not installed: no msgfmt to ask")
    return found
