"""What the last build knew of each file of the raw folder."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from transforms.facts.files import write_parquet
from transforms.facts.versions import Versions

FILE = "ledger.parquet"
_SCHEMA = {
    "source_path": pl.String,
    "signature": pl.String,
    "looked_ns": pl.Int64,
    "key": pl.String,
    "reading_version": pl.String,
    "extractor_version": pl.String,
    "documents": pl.String,
    "problems": pl.String,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. `key` is the SHA-256 of its content, that of its sidecar, and its extension: alike in key, read alike. Of a
    file that could not be opened it says so (`plan`), of one that changed while it was read it is empty.
    `signature` is what `scan` saw of it at `looked_ns` (nanoseconds since 1970).

    `documents` are (member, doc_id): member is "" for the file itself, "!/b.txt" inside an archive.
    `problems` are the reading problems as JSON objects.
    """

    source_path: str
    signature: str
    looked_ns: int
    key: str
    versions: Versions
    documents: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


def documents_of(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    """(doc_id, source path) of every document that the entries name."""
    return {(doc_id, entry.source_path + member) for entry in entries for member, doc_id in entry.documents}


def of_another_layout(path: Path) -> bool:
    """Whether it is a ledger with other columns, of a version that noted other things."""
    try:
        return dict(pl.read_parquet_schema(path)) != _SCHEMA
    except (OSError, pl.exceptions.PolarsError):
        return False


def of_another_version(path: Path, current: Versions) -> bool:
    """Whether it is a ledger that code of another version wrote, or with other limits."""
    return of_another_layout(path) or any(entry.versions != current for entry in load(path).values())


def load(path: Path) -> dict[str, Entry]:
    """The ledger by source path; empty when there is none, or none that this version can read."""
    try:
        frame = pl.read_parquet(path)
    except (FileNotFoundError, OSError, pl.exceptions.PolarsError):
        return {}
    if dict(frame.schema) != dict(pl.Schema(_SCHEMA)):
        return {}
    return {
        row["source_path"]: Entry(
            row["source_path"],
            row["signature"],
            row["looked_ns"],
            row["key"],
            Versions(row["reading_version"], row["extractor_version"]),
            tuple((member, doc_id) for member, doc_id in json.loads(row["documents"])),
            tuple(json.loads(row["problems"])),
        )
        for row in frame.iter_rows(named=True)
    }


def save(path: Path, entries: dict[str, Entry]) -> None:
    rows = [
        (
            entry.source_path,
            entry.signature,
            entry.looked_ns,
            entry.key,
            entry.versions.reading,
            entry.versions.extractor,
            json.dumps(entry.documents, ensure_ascii=False),
            json.dumps(entry.problems, ensure_ascii=False),
        )
        for _, entry in sorted(entries.items())
    ]
    write_parquet(pl.DataFrame(rows, schema=_SCHEMA, orient="row"), path)
