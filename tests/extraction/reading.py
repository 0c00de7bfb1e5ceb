"""Reading a sentence as a test does: a standard report around it, and rows as the examples write them."""

import calendar
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from transforms.common.yml import read_yml
from transforms.extraction import Context, Exclusion, Extraction, Lexicon, Row, extract
from transforms.facts.numbers import strays
from transforms.facts.stages import load_lexicon

FOLDER = Path(__file__).parents[2] / "transforms" / "extraction"
STANDARD = {"period": "2025-01/2025-12", "kind": "annual", "district": "某某街道", "ancestors": ["某某省", "某某市"]}
DEFAULTS = {"measure": "level", "bound": "exact", "role": "actual", "status": "A", "max": None}
COLUMNS = {
    "indicator": "indicator_text", "id": "indicator_id", "measure": "measure", "comparison": "comparison",
    "value": "value", "max": "value_max", "unit": "unit", "bound": "bound", "role": "role", "status": "obs_status",
    "scope": "rank_scope", "rank_of": "rank_of", "basis": "growth_basis", "subject": "subject_text", "text": "value_text",
}  # fmt: skip


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


@cache
def entries() -> list[tuple[str, dict[str, Any]]]:
    """Every entry of every room with a name to find it by. Read once for all tests: they are 20,000 lines and more."""
    return [
        (f"{path.parent.name}: {entry['about']}", entry)
        for path in sorted(FOLDER.glob("**/examples.yml"))
        for entry in read_yml(path)
    ]


def read(text: str, given: dict[str, Any] | None = None) -> Extraction:
    known = STANDARD | (given or {})
    start, end = (date.fromisoformat(f"{month}-01") for month in known["period"].split("/"))
    last = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    context = Context(start, last, known["kind"], known["district"], tuple(known["ancestors"]))
    return extract(text, context, lexicon())


def differences(text: str, entry: dict[str, Any]) -> list[str]:
    """How the reading of one spelling differs from what its entry says; empty when it does not."""
    got = read(text, entry.get("context"))
    found = [f"no owner: {text[stray.char_start : stray.char_end]}" for stray in _unowned(text, got)]
    if len(got.rows) != len(entry["rows"]):
        found.append(f"{len(entry['rows'])} rows wanted, got {[_brief(row) for row in got.rows]}")
    claims: dict[str, int] = {}
    for wanted, row in zip(entry["rows"], got.rows, strict=False):
        found += _row_differences(DEFAULTS | _growth_default(wanted) | wanted, row)
        if claims.setdefault(wanted.get("claim", row.claim), row.claim) != row.claim:
            found.append(f"{row.value_text}: not one claim with the others of {wanted['claim']}")
    lettered = [number for name, number in claims.items() if isinstance(name, str)]
    if len(set(lettered)) != len(lettered):
        found.append("claims that are different are one")
    return found + list(_exclusion_differences(text, entry.get("excluded", []), got.exclusions))


def _unowned(text: str, got: Extraction) -> list[Any]:
    spans = [(row.char_start, row.char_end) for row in got.rows]
    spans += [(one.char_start, one.char_end) for one in got.exclusions]
    return list(strays(text, spans))


def _growth_default(wanted: dict[str, Any]) -> dict[str, Any]:
    return {"comparison": "yoy" if wanted.get("measure") in ("growth", "change") else None}


def _row_differences(wanted: dict[str, Any], row: Row) -> Iterator[str]:
    for name, value in wanted.items():
        if name == "claim":
            continue
        if name == "not_id":
            if row.indicator_id == value:
                yield f"{row.value_text}: {row.indicator_text} is no {value}"
            continue
        if name == "period":
            got: Any = f"{row.period_start:%Y-%m}/{row.period_end:%Y-%m}" if row.period_start else None
        elif name == "warnings":
            got = "; ".join(row.warnings)
        else:
            got = getattr(row, COLUMNS[name])
        if not _same(name, value, got):
            yield f"{row.value_text}: {name} {value} wanted, got {got}"


def _same(name: str, wanted: Any, got: Any) -> bool:
    if name in ("value", "max") and wanted is not None and isinstance(got, Decimal):
        return abs(Fraction(str(wanted)) - Fraction(got)) <= Fraction(1, 10**4)
    return wanted == got if wanted is None or name != "unit" else str(wanted) == got


def _exclusion_differences(text: str, wanted: Any, got: list[Exclusion]) -> Iterator[str]:
    """`wanted` lists reasons in text order, or gives reason → the texts excluded for it."""
    if isinstance(wanted, list):
        written: Any = [one.reason for one in got]
    else:
        written = {}
        for one in got:
            written.setdefault(one.reason, []).append(text[one.char_start : one.char_end])
    if written != wanted:
        yield f"exclusions {wanted} wanted, got {written} {[text[one.char_start : one.char_end] for one in got]}"


def _brief(row: Row) -> str:
    return f"{row.value_text} {row.measure} {row.indicator_text}"
