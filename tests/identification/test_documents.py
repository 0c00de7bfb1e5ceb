"""Short reports of our own, all levels and awkward styles: who reports, and for which months."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transforms.common.yml import read_yml
from transforms.identification import Identification, Identifier
from transforms.identification.audit import period_text
from transforms.reading.document import Document

FOLDER = Path(__file__).parent


def _entries(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = read_yml(FOLDER / name)
    return loaded


def _identify(entry: dict[str, Any], identifier: Identifier) -> Identification:
    published = entry.get("published")
    return identifier.identify(
        Document(
            content_sha256="0" * 64,
            source_path="raw/0.txt",
            media_type="text/plain",
            text=entry["text"],
            title=entry.get("title"),
            publisher=entry.get("publisher"),
            published_on=published if isinstance(published, date) else None,
        )
    )


@pytest.mark.parametrize("entry", _entries("places.yml"), ids=lambda entry: entry["name"])
def test_the_division_that_reports(entry: dict[str, Any], identifier: Identifier) -> None:
    found = _identify(entry, identifier)
    assert (found.district_id, bool(found.district_method)) == (entry["district"], entry["district"] is not None), found


@pytest.mark.parametrize("entry", _entries("periods.yml"), ids=lambda entry: entry["name"])
def test_the_months_reported_on(entry: dict[str, Any], identifier: Identifier) -> None:
    found = _identify(entry, identifier)
    assert (period_text(found), found.report_kind) == (entry["period"] or "open", entry["kind"]), found
