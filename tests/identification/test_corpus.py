"""The 49 shared reports, read from their bytes alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from transforms.identification import Identifier
from transforms.identification.audit import audit, period_text, read_expected, report

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
EXPECTED = Path(__file__).parent / "expected.csv"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared reports are not beside the project")


def _contents() -> Iterator[bytes]:
    return (path.read_bytes() for path in sorted(CORPUS.rglob("*.txt")))


def test_every_shared_report_resolves_without_its_name(identifier: Identifier) -> None:
    expected = read_expected(EXPECTED)
    audited = audit(_contents(), identifier)
    wrong = {
        one.sha256[:16]: (one.found.district_id, period_text(one.found), expected[one.sha256])
        for one in audited
        if (one.found.district_id, period_text(one.found)) != expected[one.sha256]
    }
    assert wrong == {}
    assert len(audited) == len(expected) == 49
    assert "49 of 49 right" in report(audited, expected)
