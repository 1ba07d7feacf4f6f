"""What a translator expects, language by language: see ``cases/*.txt``."""

import pytest

from l10n.text.segmentation import segment


def test_case(case):
    assert [one.text for one in segment(case.text, case.language)] == case.segments


@pytest.mark.xfail(strict=True, reason="stated in the package's docstring as given up on")
def test_known_failure(failing_case):
    segments = [one.text for one in segment(failing_case.text, failing_case.language)]
    assert segments == failing_case.segments
