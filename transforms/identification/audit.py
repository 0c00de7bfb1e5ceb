"""Identifies every report of a folder under a nameless copy and prints what was found, why, and what it cost.

    python -m transforms.identification.audit FOLDER [EXPECTED.csv]

EXPECTED.csv has the columns sha256 (of the file's bytes), district_id, period (2023-01/2023-06); with it, right answers are counted.
"""

from __future__ import annotations

import csv
import hashlib
import resource
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .identifier import Identification, Identifier, ReadDocument


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
    """sha256 → (district_id, period) from a CSV file with these three columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["sha256"]: (row["district_id"], row["period"]) for row in csv.DictReader(file)}


def report(audited: Iterable[Audited], expected: Mapping[str, tuple[str, str]]) -> str:
    """One paragraph a report, and a last line that counts."""
    lines, right, known, spent = [], 0, 0, []
    for one in audited:
        found, want = one.found, expected.get(one.sha256)
        spent.append(one.milliseconds)
        mark = " "
        if want:
            known += 1
            is_right = (found.district_id, period_text(found)) == want
            right += is_right
            mark = "✓" if is_right else "✗"
        place = "/".join((*found.ancestors, found.district_name or "open"))
        lines += [
            f"{mark} {one.sha256[:16]}  {place}  {found.district_id or '-'}  {period_text(found)} {found.report_kind}  {one.milliseconds:.0f} ms",
            f"    district by {found.district_method or '-'} ({found.district_confidence}): {found.district_evidence}",
            f"    period by {found.period_method or '-'} ({found.period_confidence}): {found.period_evidence}",
            f"    reported on {found.reported_on} by {found.reported_on_method}",
        ]
    count = f"{right} of {known} right, " if known else ""
    mean = sum(spent) / len(spent) if spent else 0.0
    lines.append(f"{count}{len(spent)} reports, {mean:.0f} ms each, at most {max(spent, default=0.0):.0f} ms")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """0 when every expected report is right (or none is expected), else 1."""
    if not arguments:
        print(__doc__)
        return 1
    started = time.perf_counter()
    identifier = Identifier.load()
    loaded = time.perf_counter() - started
    expected = read_expected(Path(arguments[1])) if len(arguments) > 1 else {}
    contents = (path.read_bytes() for path in sorted(Path(arguments[0]).rglob("*.txt")))
    audited = sorted(audit(contents, identifier), key=lambda one: one.sha256)
    print(report(audited, expected))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"gazetteer loaded in {loaded:.1f} s, {peak:.0f} MB at the peak")
    wrong = [
        one
        for one in audited
        if one.sha256 in expected and (one.found.district_id, period_text(one.found)) != expected[one.sha256]
    ]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
