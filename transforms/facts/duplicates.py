"""The same report twice in other bytes: the same text from two sites, in other furniture, spacing and punctuation.

Looked for only among reports of one district on one period. A duplicate says nothing that the kept document does not:
a text whose figures were revised is a report of its own.
"""

import hashlib
import heapq
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from transforms.facts import overlay, store
from transforms.facts.files import write_parquet
from transforms.reading.script import to_simplified

SCHEMA: dict[str, Any] = {"doc_id": pl.String, "duplicate_of": pl.String, "group_key": pl.String}
_SHINGLE = 8  # characters: shorter ones are set phrases that any two reports share
_SKETCH = 32  # smallest hashes: two texts that are the same in nine tenths share some of them
_SHARED = 0.9  # of the shorter text
_LIKENESS = 0.5  # of both together: an excerpt is no second copy of a report
_CONTEXT = 6
_COUNTER = re.compile(r"(?:浏览|阅读|点击|访问|人气)(?:次数|总数|量|数)?$")
_HEAD = ["doc_id", "district_id", "period_start", "period_end", "published_on", "extractor_version"]

Statement = tuple[str, Decimal, Decimal | None, str]


@dataclass(eq=False)
class Candidate:
    """A document to compare: `statements` holds of each row what it says and the character it starts at."""

    doc_id: str
    text: str
    statements: Sequence[tuple[Statement, int]]

    @cached_property
    def normal(self) -> str:
        return normalise(self.text)

    @cached_property
    def shingles(self) -> frozenset[str]:
        last = max(1, len(self.normal) - _SHINGLE + 1)
        return frozenset(self.normal[at : at + _SHINGLE] for at in range(last))

    @cached_property
    def sketch(self) -> list[int]:
        return heapq.nsmallest(_SKETCH, {zlib.crc32(one.encode("utf-8", "surrogatepass")) for one in self.shingles})


def find(facts: Path) -> None:
    """Bring `facts/duplicates.parquet` up to date: every document that shares district and period with another, and
    which one it repeats (null for one that is kept). Groups that are as they were are not looked at again."""
    heads = overlay.read(facts, "documents", _HEAD).drop_nulls(["district_id", "period_start"])
    keys = dict(overlay.corrected(facts, "documents").select("doc_id", "correction_key").iter_rows())
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for head in heads.sort("doc_id").iter_rows(named=True):
        groups[head["district_id"], head["period_start"], head["period_end"]].append(head)
    before = {row["doc_id"]: row for row in _before(facts).iter_rows(named=True)}
    rows: list[tuple[str, str | None, str]] = []
    for group in groups.values():
        if len(group) < 2:
            continue
        key = hashlib.sha256(repr([(head, keys.get(head["doc_id"])) for head in group]).encode()).hexdigest()[:16]
        known = [before.get(head["doc_id"]) for head in group]
        if all(row is not None and row["group_key"] == key for row in known):
            rows += ((row["doc_id"], row["duplicate_of"], key) for row in known if row is not None)
            continue
        repeated = duplicates(_in_order(group, _candidates(facts, [head["doc_id"] for head in group]), keys))
        rows += ((head["doc_id"], repeated.get(head["doc_id"]), key) for head in group)
    write_parquet(pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("doc_id"), facts / "duplicates.parquet")


def duplicates(candidates: list[Candidate]) -> dict[str, str]:
    """Of documents in the order in which they are to be kept: doc_id of each duplicate → that of the one it repeats."""
    kept_by_hash: dict[int, list[Candidate]] = defaultdict(list)
    found: dict[str, str] = {}
    for candidate in candidates:
        near = {id(kept): kept for one in candidate.sketch for kept in kept_by_hash[one]}
        same = next((kept for kept in near.values() if repeats(candidate, kept)), None)
        if same is not None:
            found[candidate.doc_id] = same.doc_id
            continue
        for one in candidate.sketch:
            kept_by_hash[one].append(candidate)
    return found


def repeats(candidate: Candidate, kept: Candidate) -> bool:
    """Whether `candidate` is the text of `kept` again, and states nothing that `kept` does not."""
    common = len(candidate.shingles & kept.shingles)
    shorter = min(len(candidate.shingles), len(kept.shingles))
    together = len(candidate.shingles) + len(kept.shingles) - common
    if common < _SHARED * shorter or common < _LIKENESS * together:
        return False
    left = Counter(said for said, _ in kept.statements)
    for said, start in candidate.statements:
        left[said] -= 1
        # Where both have the words before it, the figure differs; elsewhere it is part of the page, not of the report.
        if (
            left[said] < 0
            and (lead := _lead(candidate.text, start))
            and lead in kept.normal
            and not _COUNTER.search(lead)
        ):
            return False
    return True


def normalise(text: str) -> str:
    """Letters and digits alone, in one width and one script."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", to_simplified(text)).casefold()))


def _lead(text: str, start: int) -> str:
    """The last words before a figure, without other figures, which may have been revised with it."""
    return re.split(r"\d", normalise(text[max(0, start - 4 * _CONTEXT) : start]))[-1][-_CONTEXT:]


def _candidates(facts: Path, doc_ids: list[str]) -> dict[str, Candidate]:
    """As they were read and extracted: a figure that is corrected in one copy makes the other no report of its own."""
    texts = _extracted(facts, "documents", ["doc_id", "text"], doc_ids)
    columns = ["doc_id", "char_start", "measure", "value", "value_max", "unit"]
    said: dict[str, list[tuple[Statement, int]]] = defaultdict(list)
    for doc_id, start, *statement in _extracted(facts, "metrics", columns, doc_ids).iter_rows():
        said[doc_id].append((tuple(statement), start))
    return {doc_id: Candidate(doc_id, text, said[doc_id]) for doc_id, text in texts.iter_rows()}


def _extracted(facts: Path, table: str, columns: list[str], doc_ids: list[str]) -> pl.DataFrame:
    buckets = sorted({doc_id[0] for doc_id in doc_ids})
    frames = [pl.scan_parquet(store.path_of(facts, table, bucket)).select(columns) for bucket in buckets]
    return pl.concat(frames).filter(pl.col("doc_id").is_in(doc_ids)).collect()


def _in_order(
    heads: list[dict[str, Any]], candidates: Mapping[str, Candidate], corrected: Collection[str]
) -> list[Candidate]:
    """To be kept: the one that a user corrected, then the one with more rows, then the one published earlier, then the
    smaller doc_id."""

    def order(head: dict[str, Any]) -> tuple[Any, ...]:
        day = head["published_on"]
        doc_id = head["doc_id"]
        return doc_id not in corrected, -len(candidates[doc_id].statements), day is None, day or 0, doc_id

    return [candidates[head["doc_id"]] for head in sorted(heads, key=order)]


def _before(facts: Path) -> pl.DataFrame:
    try:
        frame = pl.read_parquet(facts / "duplicates.parquet")
    except (OSError, pl.exceptions.PolarsError):
        return pl.DataFrame(schema=SCHEMA)
    return frame if dict(frame.schema) == dict(pl.Schema(SCHEMA)) else pl.DataFrame(schema=SCHEMA)
