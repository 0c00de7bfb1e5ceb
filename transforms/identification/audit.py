"""Identifies reports from nothing but their content, and holds what was found against what is expected."""

from __future__ import annotations

import csv
import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .identifier import Identification, Identifier, ReadDocument

EXPECTED_COLUMNS = ("sha256", "district_id", "period")


@dataclass(frozen=True, slots=True)
class Nameless:
    """A report's text and nothing else: no file name, no metadata."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Audited:
    """One report: the hash that stands for its name, what was found, and the milliseconds it took."""

    sha256: str
    found: Identification
    milliseconds: float


def audit(contents: Iterable[bytes], identifier: Identifier) -> list[Audited]:
    """Identify texts (UTF-8) from nothing but their content."""
    return audit_documents(
        ((hashlib.sha256(content).hexdigest(), Nameless(content.decode("utf-8-sig"))) for content in contents),
        identifier,
    )


def audit_documents(documents: Iterable[tuple[str, ReadDocument]], identifier: Identifier) -> list[Audited]:
    """Identify documents as reading hands them on, each with the SHA-256 of its bytes."""
    audited = []
    for sha256, document in documents:
        started = time.perf_counter()
        found = identifier.identify(document)
        audited.append(Audited(sha256, found, 1000 * (time.perf_counter() - started)))
    return audited


def period_text(found: Identification) -> str:
    """The period as 2023-01/2023-06, or "open"."""
    if not found.period_start or not found.period_end:
        return "open"
    return f"{found.period_start:%Y-%m}/{found.period_end:%Y-%m}"


def read_expected(path: Path) -> dict[str, tuple[str, str]]:
    """sha256 (of the bytes) → (district_id, period as 2023-01/2023-06) from a CSV file with these three columns.

    Raises ValueError naming the columns that the file lacks.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if lacks := [name for name in EXPECTED_COLUMNS if name not in (reader.fieldnames or ())]:
            raise ValueError(f"{path}: lacks the columns {', '.join(lacks)}; give {', '.join(EXPECTED_COLUMNS)}")
        return {row["sha256"]: (row["district_id"], row["period"]) for row in reader}


def is_right(one: Audited, expected: Mapping[str, tuple[str, str]]) -> bool | None:
    """Whether district and period are the expected ones; None when nothing is expected of this report."""
    want = expected.get(one.sha256)
    return None if want is None else (one.found.district_id, period_text(one.found)) == want
