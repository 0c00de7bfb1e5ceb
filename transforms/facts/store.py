"""The fact tables on disk: sixteen buckets a table, by the first hex digit of doc_id."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from transforms.common.errors import first_line
from transforms.facts.files import write_parquet
from transforms.facts.schema import ORDER, TABLES
from transforms.reading.document import Document, Problem

BUCKETS = "0123456789abcdef"
TEXTS = ("documents", "withheld")  # the tables that hold the text of a document
BY_DOCUMENT = (*TEXTS, "metrics", "exclusions")


class DamagedError(OSError):
    """A file of the warehouse that was whole when the build began cannot be read. The message names it and the remedy."""


def path_of(facts: Path, table: str, bucket: str) -> Path:
    return facts / table / f"bucket={bucket}.parquet"


def read(facts: Path, table: str, bucket: str) -> pl.DataFrame:
    """One bucket; empty when it is missing or of another version's columns. Raises DamagedError when it cannot be read:
    its rows would else be lost without a word."""
    schema = TABLES[table]
    path = path_of(facts, table, bucket)
    try:
        frame = pl.read_parquet(path)
    except FileNotFoundError:
        return pl.DataFrame(schema=schema)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise DamagedError(f"{path} cannot be read ({first_line(error)}); the next build makes it again") from error
    return frame if dict(frame.schema) == dict(pl.Schema(schema)) else pl.DataFrame(schema=schema)


def stored_documents(facts: Path) -> dict[str, str]:
    """doc_id of every document held, with the path it goes by. A bucket with any table unusable counts as empty."""
    found: dict[str, str] = {}
    for bucket in BUCKETS:
        if _complete(facts, bucket):
            for table in TEXTS:
                frame = pl.read_parquet(path_of(facts, table, bucket), columns=["doc_id", "source_path"])
                found.update(frame.iter_rows())
    return found


def documents(facts: Path, doc_ids: Iterable[str]) -> Iterator[Document]:
    """The documents as they were read, from the text that is kept."""
    wanted: dict[str, set[str]] = {}
    for doc_id in doc_ids:
        wanted.setdefault(doc_id[0], set()).add(doc_id)
    for bucket, ids in sorted(wanted.items()):
        for table in TEXTS:
            path = path_of(facts, table, bucket)
            frame = pl.scan_parquet(path).filter(pl.col("doc_id").is_in(list(ids))).collect()
            for row in frame.iter_rows(named=True):
                yield Document(
                    content_sha256=row["content_sha256"],
                    source_path=row["source_path"],
                    media_type=row["media_type"],
                    text=row["text"],
                    title=row["title"],
                    publisher=row["publisher"],
                    published_on=row["published_on"],
                    url=row["url"],
                    pages=tuple(row["pages"]),
                    overrides=json.loads(row["overrides"]),
                )


class Staged(NamedTuple):
    """Where the rows of a document were staged: under which path it was read, and in which part of the staging."""

    path: str
    part: str


def merge(facts: Path, staging: Path, first_path: Mapping[str, str], redone: Mapping[str, Staged]) -> list[str]:
    """Bring every bucket up to date and return those that were rewritten.

    `first_path` maps each document that is to be there to the path it goes by; what is in no entry of it goes.
    `redone` are the documents whose rows lie in `staging`. Only what it names is taken: what a worker left that died
    halfway, or that belongs to another build, is not looked at.
    """
    rewritten = []
    wanted_all = pl.DataFrame(
        {"doc_id": list(first_path), "_path": list(first_path.values())},
        schema={"doc_id": pl.String, "_path": pl.String},
    )
    for bucket in BUCKETS:
        wanted = wanted_all.filter(pl.col("doc_id").str.starts_with(bucket))
        fresh = pl.DataFrame(
            [(doc_id, path, *redone[doc_id]) for doc_id, path in wanted.iter_rows() if doc_id in redone],
            schema=dict.fromkeys(("doc_id", "_path", "_from", "_part"), pl.String),
            orient="row",
        )
        held = pl.concat([read(facts, table, bucket).select("doc_id", "source_path") for table in TEXTS])
        stands = held.join(wanted, on="doc_id", how="inner").filter(pl.col("source_path") == pl.col("_path"))
        if _complete(facts, bucket) and fresh.is_empty() and stands.height == held.height == wanted.height:
            continue
        for table in BY_DOCUMENT:
            _merge_one(facts, staging, table, bucket, wanted, fresh)
        rewritten.append(bucket)
    return rewritten


def _merge_one(facts: Path, staging: Path, table: str, bucket: str, wanted: pl.DataFrame, fresh: pl.DataFrame) -> None:
    columns = list(TABLES[table])
    stays = wanted.join(fresh, on="doc_id", how="anti")
    old = read(facts, table, bucket).join(stays, on="doc_id", how="inner")
    frames = [old]
    parts = [staging / table / f"{part}.parquet" for part in fresh["_part"].unique().sort()]
    if parts := [part for part in parts if part.exists()]:
        source = "source_path" if table in TEXTS else "_source"
        new = (
            pl.scan_parquet(parts, include_file_paths="_file")
            .filter(pl.col("doc_id").str.starts_with(bucket))
            .collect()
            .with_columns(pl.col("_file").str.extract(r"([^/\\]+)\.parquet$").alias("_part"))
            .join(fresh.rename({"_from": source}), on=["doc_id", "_part", source], how="inner")
        )
        frames.append(new)
    if "source_path" in columns:
        frames = [frame.with_columns(pl.col("_path").alias("source_path")) for frame in frames]
    merged = pl.concat([frame.select(columns) for frame in frames])
    write_parquet(merged.sort(ORDER[table], maintain_order=True), path_of(facts, table, bucket))


def listed_sources(facts: Path) -> set[tuple[str, str]]:
    """(doc_id, source path) of every document that `document_sources` names."""
    frames = (read(facts, "document_sources", bucket) for bucket in BUCKETS)
    return {row for frame in frames for row in frame.select("doc_id", "source_path").iter_rows()}


def write_whole(facts: Path, table: str, rows: list[tuple[Any, ...]], keys: list[str]) -> None:
    """A small table written entire: `keys` gives each row's bucket digit. Buckets that stay the same stay untouched."""
    schema = TABLES[table]
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.Series("_bucket", keys, pl.String))
    for bucket in BUCKETS:
        new = frame.filter(pl.col("_bucket") == bucket).drop("_bucket").sort(ORDER[table], nulls_last=True)
        if not path_of(facts, table, bucket).exists() or not new.equals(read(facts, table, bucket)):
            write_parquet(new, path_of(facts, table, bucket))


def document_problems(facts: Path, standing: Mapping[str, str]) -> Iterator[tuple[str, Problem]]:
    """The problems of documents (not of files) kept from before, for the documents that stand, under their path now."""
    for bucket in BUCKETS:
        frame = read(facts, "problems", bucket).filter(pl.col("doc_id").is_in(list(standing)))
        for row in frame.iter_rows(named=True):
            doc_id = row.pop("doc_id")
            yield doc_id, Problem(**{**row, "source_path": standing[doc_id]})


def file_problems(facts: Path) -> Iterator[Problem]:
    """The problems of files, as listed now."""
    for bucket in BUCKETS:
        frame = read(facts, "problems", bucket).filter(pl.col("doc_id").is_null()).drop("doc_id")
        yield from (Problem(**row) for row in frame.iter_rows(named=True))


def problem_rows(problems: Iterable[tuple[str | None, Problem]]) -> tuple[list[tuple[Any, ...]], list[str]]:
    """Rows of the problems table, and the bucket of each: of its document, else of its content, else 0."""
    rows, keys = [], []
    for doc_id, problem in problems:
        rows.append(tuple(doc_id if name == "doc_id" else getattr(problem, name) for name in TABLES["problems"]))
        keys.append((doc_id or problem.content_sha256 or "0")[0])
    return rows, keys


def clear(folder: Path) -> None:
    """Remove a staging folder and its files."""
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            (Path(parent) / name).unlink(missing_ok=True)
        Path(parent).rmdir()


def _complete(facts: Path, bucket: str) -> bool:
    return all(_usable(facts, table, bucket) for table in TABLES)


def _usable(facts: Path, table: str, bucket: str) -> bool:
    try:
        return dict(pl.read_parquet_schema(path_of(facts, table, bucket))) == dict(pl.Schema(TABLES[table]))
    except (OSError, pl.exceptions.PolarsError):
        return False
