"""Apply `corrections.yml` to what was extracted. The extracted rows stay; a corrected document stands beside them, whole."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from transforms.facts import overlay, store
from transforms.facts.corrections_file import Correction, load, problem
from transforms.facts.files import write_parquet
from transforms.facts.periods import as_months
from transforms.facts.stages import Stages
from transforms.facts.work import make
from transforms.reading.document import Problem

WARNING = "corrected"
OUTCOMES: dict[str, Any] = {
    "entry": pl.Int32,
    "field": pl.String,
    "doc_id": pl.String,
    "metric_id": pl.String,
    "source_path": pl.String,
    "original": pl.String,
    "expected": pl.String,
    "corrected": pl.String,
    "status": pl.String,
    "cause": pl.String,
    "why": pl.String,
    "who": pl.String,
    "noted_on": pl.Date,
}
# What extraction is told of a document: another district or period makes other rows of the same text.
_CONTEXT = {"district_id": "district", "period": "period", "report_kind": "report_kind"}

# The columns of a document that say how another was decided.
_METHOD_OF = {"reported_on": "reported_on_method", "district_id": "district_method", "period": "period_method"}

Row = dict[str, Any]


@dataclass(slots=True)
class _Document:
    """A document under correction: `rows` are its metrics; `done` says what was changed."""

    head: Row
    rows: list[Row]
    exclusions: list[Row]
    done: list[str] = field(default_factory=list)


class Fate(NamedTuple):
    """What became of an entry: status is applied | stale | unmatched | failed; `original` what was found there."""

    status: str
    doc_id: str | None = None
    metric_id: str | None = None
    original: Mapping[str, Any] = {}
    cause: str | None = None
    remedy: str = ""


def apply(raw: Path, facts: Path, load_stages: Callable[[], Stages]) -> tuple[Counter[str], list[Problem]]:
    """Correct the documents that `raw/corrections.yml` names. Returns how many entries have which status, and the
    problems: of the file, of an entry that cannot be used (quarantined), of one that was not applied (note)."""
    corrections, problems = load(raw)
    fates: dict[int, Fate] = {}
    corrected: list[_Document] = []
    paths, held = _names(facts) if corrections else ({}, {})
    wanted: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        found = _document_of(correction, paths, held)
        if isinstance(found, Fate):
            fates[correction.entry] = found
        else:
            wanted[found].append(correction)
    for doc_id, group in wanted.items():
        document = _load(facts, doc_id)
        fates |= _correct_head(document, [one for one in group if one.row is None], facts, load_stages)
        fates |= {one.entry: _correct_row(document, one) for one in group if one.row is not None}
        if document.done:
            corrected.append(document)
    _write_overlay(facts, corrected)
    rows = [row for one in corrections for row in _outcomes(one, fates[one.entry], held)]
    write_parquet(pl.DataFrame(rows, schema=OUTCOMES, orient="row"), facts / "corrections.parquet")
    for one in corrections:
        if cause := fates[one.entry].cause:
            problems.append(problem(one.place, f"{cause}.", fates[one.entry].remedy, "note"))
    return Counter(fate.status for fate in fates.values()), problems


def _write_overlay(facts: Path, corrected: list[_Document]) -> None:
    heads = []
    for document in corrected:
        key = hashlib.sha256("\n".join(document.done).encode()).hexdigest()[:16]
        heads.append(document.head | {"correction_key": key})
    rows = [row for document in corrected for row in document.rows]
    exclusions = [row for document in corrected for row in document.exclusions]
    overlay.write(facts, {"documents": heads, "metrics": rows, "exclusions": exclusions})


def _outcomes(correction: Correction, fate: Fate, held: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Rows of the table of corrections, one a field."""
    path = held.get(fate.doc_id or "", correction.document)
    for name, value in correction.change.items():
        found, expected = shown(fate.original.get(name)), shown(correction.expect[name])
        what = (correction.entry, name, fate.doc_id, fate.metric_id, path, found, expected, shown(value))
        yield (*what, fate.status, fate.cause, correction.why, correction.who, correction.when)


def shown(value: Any) -> str | None:
    """A value of any field as the table of corrections shows it."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    return as_months(value) if isinstance(value, tuple) else str(value)


def _names(facts: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Path → doc_id of every source, and doc_id → path of every document that is published."""
    columns = ["source_path", "doc_id"]
    sources = pl.concat(store.read(facts, "document_sources", bucket).select(columns) for bucket in store.BUCKETS)
    documents = pl.concat(
        pl.read_parquet(store.path_of(facts, "documents", bucket), columns=["doc_id", "source_path"])
        for bucket in store.BUCKETS
    )
    return dict(sources.iter_rows()), dict(documents.select("doc_id", "source_path").iter_rows())


def _document_of(correction: Correction, paths: Mapping[str, str], held: Mapping[str, str]) -> str | Fate:
    named = correction.document or (correction.row or {})["metric_id"].partition("-")[0]
    doc_id = paths.get(named) or named.lower()[:16]
    if doc_id in held:
        return doc_id
    if doc_id in paths.values():
        cause, remedy = f"{named} is withheld: it has no rows to correct", "See what `tongbi problems` says of it."
    else:
        cause, remedy = (
            f"There is no document {named}",
            "If it was replaced, see whether the new one needs the correction.",
        )
    return Fate("unmatched", cause=cause, remedy=remedy)


def _load(facts: Path, doc_id: str) -> _Document:
    def rows(table: str) -> list[Row]:
        path = store.path_of(facts, table, doc_id[0])
        return pl.scan_parquet(path).filter(pl.col("doc_id") == doc_id).collect().to_dicts()

    return _Document(rows("documents")[0], rows("metrics"), rows("exclusions"))


def _correct_head(
    document: _Document, corrections: list[Correction], facts: Path, load_stages: Callable[[], Stages]
) -> dict[int, Fate]:
    """Correct the document itself; its rows are made again when it is another district's or period's."""
    before = dict(document.head)
    fates = {one.entry: _set(document, document.head, one) for one in corrections}
    differing = {name for name in _CONTEXT if _get(before, name) != _get(document.head, name)}
    if not differing:
        return fates
    if "report_kind" in differing and _get(document.head, "period"):
        differing.add("period")  # a kind is heard only together with a period
    original = next(store.documents(facts, [before["doc_id"]]))
    overrides = {_CONTEXT[name]: str(shown(_get(document.head, name))) for name in sorted(differing)}
    made = make(original, overrides, load_stages(), before["extractor_version"], before["ingested_at"])
    if isinstance(made, Problem):
        document.head, document.done = before, []
        cause = f"With it no rows can be made: {made.cause.rstrip('.')}"
        applied = {entry: fate for entry, fate in fates.items() if fate.status == "applied"}
        failed = {
            entry: fate._replace(status="failed", cause=cause, remedy=made.remedy) for entry, fate in applied.items()
        }
        return fates | failed
    document.head, document.rows, document.exclusions = made["documents"][0], made["metrics"], made["exclusions"]
    for one in corrections:
        if fates[one.entry].status == "applied":
            for name, value in one.change.items():
                _put(document.head, name, value)
    return fates


def _correct_row(document: _Document, correction: Correction) -> Fate:
    row = _row_of(correction, document)
    if isinstance(row, Fate):
        return row
    fate = _set(document, row, correction)
    if fate.status == "applied":
        row["warnings"] = _with_warning(row["warnings"])
    return fate


def _row_of(correction: Correction, document: _Document) -> Row | Fate:
    """The row that the entry names, or why it names none or more than one."""
    named = correction.row or {}
    found = [row for row in document.rows if _is_named(row, named)]
    # Several statements may share a span: 均为100%.
    fitting = [row for row in found if _as_expected(row, correction)]
    if found and len(fitting) < 2:
        return (fitting or found)[0]
    name = named.get("metric_id") or f"{named['value_text']} at character {int(named['char_start'])}"
    if fitting:
        cause = f"{len(fitting)} rows stand on {name}"
        remedy = f"Name one by metric_id: {', '.join(row['metric_id'] for row in fitting)}."
    else:
        cause, remedy = f"The document has no row {name}", _where_else(named.get("value_text", ""), document.rows)
    return Fate("unmatched", document.head["doc_id"], cause=cause, remedy=remedy)


def _is_named(row: Row, named: Mapping[str, str]) -> bool:
    if "metric_id" in named:
        return bool(row["metric_id"] == named["metric_id"])
    return (row["char_start"], row["value_text"]) == (int(named["char_start"]), named["value_text"])


def _where_else(value_text: str, rows: list[Row]) -> str:
    """The remedy for an entry whose number stands elsewhere now, or nowhere."""
    places = ", ".join(str(row["char_start"]) for row in rows if row["value_text"] == value_text)
    return f"It has {value_text} at {places}." if places else "See its rows in fct_metrics, or remove the entry."


def _set(document: _Document, row: Row, correction: Correction) -> Fate:
    """Put the new values in: all fields of an entry, or none."""
    original = {name: _get(row, name) for name in correction.change}
    fate = Fate("applied", document.head["doc_id"], row.get("metric_id"), original)
    if not _as_expected(row, correction):
        odd = [
            f"{name} is {shown(original[name]) or 'empty'}, not {shown(value) or 'empty'}"
            for name, value in correction.expect.items()
            if original[name] != value
        ]
        cause = f"What it expects is no longer there: {'; '.join(odd)}"
        remedy = "If that is right now, remove the entry; else write into `expect` what is there."
        return fate._replace(status="stale", cause=cause, remedy=remedy)
    for name, value in correction.change.items():
        _put(row, name, value)
        document.done.append(f"{row.get('metric_id')} {name} {shown(value)}")
    return fate


def _as_expected(row: Row, correction: Correction) -> bool:
    return all(_get(row, name) == value for name, value in correction.expect.items())


def _get(row: Row, name: str) -> Any:
    if name != "period":
        return row[name]
    return None if row["period_start"] is None else (row["period_start"], row["period_end"])


def _put(row: Row, name: str, value: Any) -> None:
    if name == "period":
        row["period_start"], row["period_end"] = value
    else:
        row[name] = value
    # Of a document, the day it was published is the day it reported, and each method says that it was corrected.
    if name == "published_on" and "reported_on" in row and value is not None:
        row["reported_on"], row["reported_on_method"] = value, "published"
    method = _METHOD_OF.get(name, "")
    if method in row:
        row[method] = "correction"


def _with_warning(warnings: str | None) -> str:
    codes = [code for code in (warnings or "").split("; ") if code and code != WARNING]
    return "; ".join([*codes, WARNING])
