"""The 49 shared reports, read from their bytes alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from transforms.identification import Identifier
from transforms.identification.audit import audit, audit_documents, is_right, period_text, read_expected
from transforms.reading import Document, Limits, read_file

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


def test_copies_named_by_their_hashes_resolve_through_reading(identifier: Identifier, tmp_path: Path) -> None:
    for content in _contents():
        digest = hashlib.sha256(content).hexdigest()
        (tmp_path / f"{digest}.txt").write_bytes(content)
    read = (item for path in sorted(tmp_path.iterdir()) for item in read_file(path, root=tmp_path, limits=Limits()))
    documents = [(item.content_sha256, item) for item in read if isinstance(item, Document)]
    audited = audit_documents(documents, identifier)
    expected = read_expected(EXPECTED)
    assert [is_right(one, expected) for one in audited] == [True] * 49
