"""One chunk of work: files or stored texts in, staged Parquet and a summary out. Runs in this process or a worker's."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from transforms.facts.check import failures
from transforms.facts.files import write_parquet
from transforms.facts.numbers import count_numbers
from transforms.facts.schema import DOCUMENTS, EXCLUSIONS, METRICS
from transforms.facts.stages import Stages
from transforms.facts.store import documents as documents_of
from transforms.identification import OverrideError
from transforms.reading import source_path_of, watch
from transforms.reading.content import TOO_LONG_REMEDY, TOO_MUCH_REMEDY, too_much
from transforms.reading.document import Document, Limits, Problem
from transforms.reference.confidence import load_confidence

_SIXTH = Decimal("0.000001")
# Enough to see the pattern; a document with a thousand strays needs no thousand lines.
_FAILURES_SHOWN = 3
# What Polars raises for a value that no column can hold: its own panic is no Exception.
_UNFIT = (Exception, pl.exceptions.PanicException)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read (`path`), or a document read before (`doc_id`), under the name it goes by."""

    source_path: str
    path: Path | None = None
    doc_id: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tasks that one process does in one go; `name` is that of its staged files, unique in the build."""

    name: str
    tasks: tuple[Task, ...]


class Outcome(NamedTuple):
    """What became of one task. Problems carry full paths; `documents` are (source_path, doc_id), whose rows lie in the
    staged files named `part`."""

    source_path: str
    documents: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str | None, Problem], ...]
    part: str = ""


class _Rows(NamedTuple):
    documents: list[tuple[Any, ...]]
    withheld: list[tuple[Any, ...]]
    metrics: list[tuple[Any, ...]]
    exclusions: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Job:
    """What every chunk of one build has in common. `load_stages` must be importable by name: workers load it anew."""

    root: Path
    facts: Path
    staging: Path
    version: str
    now: datetime
    load_stages: Callable[[], Stages]
    workers: int | None = None  # None: by the amount of work
    limits: Limits = field(default_factory=lambda: Limits.from_settings(os.environ))


def run_chunk(chunk: Chunk, job: Job) -> list[Outcome]:
    """Read, identify, extract and check every task of the chunk; its rows go to `job.staging`. Raises OSError when they
    cannot be written there, and MemoryError."""
    rows, outcomes = _made(chunk, job, each=False)
    watch.begin("", "storing", 0)
    try:
        _stage(rows, job.staging, chunk.name)
    except (OSError, MemoryError):
        raise
    except _UNFIT:
        # Some document has what no table can hold: which one is worth asking only now.
        rows, outcomes = _made(chunk, job, each=True)
        _stage(rows, job.staging, chunk.name)
    return [outcome._replace(part=chunk.name) for outcome in outcomes]


def _made(chunk: Chunk, job: Job, *, each: bool) -> tuple[_Rows, list[Outcome]]:
    """The rows of all tasks. With `each`, those of every document are tried against the tables alone."""
    stages = job.load_stages()
    wanted = [task.doc_id for task in chunk.tasks if task.doc_id is not None]
    stored = {document.doc_id: document for document in documents_of(job.facts, wanted)}
    rows = _Rows([], [], [], [])
    outcomes = []
    known: set[tuple[str, str]] = set()
    for task in chunk.tasks:
        watch.begin(task.source_path, "reading", Limits.from_settings(os.environ).seconds)
        found: list[tuple[str, str]] = []
        problems: list[tuple[str | None, Problem]] = []
        for item in _items(task, stored, job.root, stages):
            if isinstance(item, Problem):
                problems.append((None, item))
                continue
            if (item.source_path, item.doc_id) in known:
                # An archive may hold a member twice, and a folder may be named as one: `a.zip!`.
                found.append((item.source_path, item.doc_id))
                continue
            own = _Rows([], [], [], [])
            of_document = _document(item, stages, job.version, job.now, own)
            if each and (misfit := _misfit(own)):
                own, of_document = _only_text(item, misfit, job)
                if misfit := _misfit(own):
                    problems.append((None, _crash(item.source_path, "storing", misfit, item.content_sha256)))
                    continue
            for all_rows, own_rows in zip(rows, own, strict=True):
                all_rows.extend(own_rows)
            found.append((item.source_path, item.doc_id))
            known.add((item.source_path, item.doc_id))
            problems += ((item.doc_id, problem) for problem in of_document)
        outcomes.append(Outcome(task.source_path, tuple(found), tuple(problems)))
    return rows, outcomes


def _items(task: Task, stored: dict[str, Document], root: Path, stages: Stages) -> Iterator[Document | Problem]:
    """What the task reads, renamed to the name it goes by (a file name that is no UTF-8 has another on disk)."""
    if task.doc_id is not None:
        yield stored[task.doc_id]
        return
    assert task.path is not None
    on_disk = source_path_of(task.path, root)
    try:
        for item in stages.read(task.path, root):
            if on_disk != task.source_path and item.source_path.startswith(on_disk):
                item = replace(item, source_path=task.source_path + item.source_path[len(on_disk) :])
            yield item
    except MemoryError:
        raise
    except Exception as error:  # one file may not stop the others, whatever a library does with it
        yield _crash(task.source_path, "reading", error, None)


def _document(document: Document, stages: Stages, version: str, now: datetime, rows: _Rows) -> list[Problem]:
    limits, stage = Limits.from_settings(os.environ), "identification"
    if cause := watch.given_up(document.source_path, stage):
        rows.withheld.append(_document_row(document, None, version, now))
        return [_over_limit(document, cause)]
    watch.begin(document.source_path, stage, limits.seconds)
    try:
        found, set_aside = _identified(document, stages)
        stage = "extraction"
        # Same length as the text, so that offsets hold in both.
        simplified = document.simplified()
        extraction = stages.extract(simplified, found)
        stage = "check"
        failed = list(failures(simplified, extraction.rows, extraction.exclusions, stages.value_of_span))
        subjects = {
            row.subject_text: stages.resolve_subject(row.subject_text, found.district_id)
            for row in extraction.rows
            if row.subject_text is not None
        }
        stage = "storing"
        metrics = [_metric(row, document, simplified, found, subjects) for row in extraction.rows]
    except MemoryError:
        cause = too_much(stage, limits.memory_bytes)
        watch.broken_off(cause)
        rows.withheld.append(_document_row(document, None, version, now))
        return [_over_limit(document, cause)]
    except Exception as error:
        rows.withheld.append(_document_row(document, None, version, now))
        return [replace(_crash(document.source_path, stage, error, document.content_sha256), kind="withheld")]
    if failed:
        rows.withheld.append(_document_row(document, found, version, now))
        return [_withheld(document, failed)]
    rows.documents.append(_document_row(document, found, version, now))
    rows.metrics.extend(metrics)
    rows.exclusions.extend((document.doc_id, *excluded, document.source_path) for excluded in extraction.exclusions)
    return [*set_aside, *_undecided(document, found)]


def _identified(document: Document, stages: Stages) -> tuple[Any, list[Problem]]:
    """What identification finds. What a sidecar says wrongly is set aside, and the text decides instead."""
    try:
        return stages.identify(document), []
    except OverrideError as error:
        rest = {key: value for key, value in document.overrides.items() if key.removesuffix("_id") != error.key}
        found, problems = _identified(replace(document, overrides=rest), stages)
        return found, [_set_aside(document, error), *problems]


def make(
    document: Document, overrides: dict[str, str], stages: Stages, version: str, now: datetime
) -> dict[str, list[dict[str, Any]]] | Problem:
    """Rows of `documents`, `metrics` and `exclusions` of one document, each a dict by column, made with `overrides` in
    force; the problem when it would be withheld, or when one of them cannot hold."""
    rows = _Rows([], [], [], [])
    problems = _document(replace(document, overrides={**document.overrides, **overrides}), stages, version, now, rows)
    wrong = [problem for problem in problems if problem.place in {f"key {key}" for key in overrides}]
    if rows.withheld or wrong:
        return (wrong or problems)[0]
    tables = {
        "documents": (rows.documents, DOCUMENTS),
        "metrics": (rows.metrics, METRICS),
        "exclusions": (rows.exclusions, EXCLUSIONS),
    }
    # Metrics and exclusions end with the path they were read from, which is no column.
    return {name: [dict(zip(schema, row, strict=False)) for row in made] for name, (made, schema) in tables.items()}


def _document_row(document: Document, found: Any | None, version: str, now: datetime) -> tuple[Any, ...]:
    own = {
        "doc_id": document.doc_id,
        "source_path": document.source_path,
        "content_sha256": document.content_sha256,
        "media_type": document.media_type,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": document.published_on,
        "url": document.url,
        "numbers": count_numbers(document.text),
        "pages": list(document.pages),
        "overrides": json.dumps(dict(document.overrides), ensure_ascii=False, sort_keys=True),
        "text": document.text,
        "ingested_at": now,
        "extractor_version": version,
    }
    return tuple(own[name] if name in own else getattr(found, name, None) for name in DOCUMENTS)


def _metric(
    row: Any, document: Document, simplified: str, found: Any, subjects: dict[str, str | None]
) -> tuple[Any, ...]:
    doc_id, text = document.doc_id, document.text
    made = {
        "metric_id": f"{doc_id}-{row.char_start}-{row.ordinal}",
        "doc_id": doc_id,
        "district_id": found.district_id,
        "claim_id": f"{doc_id}-{row.claim}",
        "subject_district_id": subjects.get(row.subject_text) if row.subject_text is not None else None,
        "value": _sixth(row.value),
        "value_max": _sixth(row.value_max),
        "half_width": _sixth(row.half_width),
        "value_text": text[row.char_start : row.char_end],
        "sentence": _as_written(text, simplified, row.sentence, row.char_end),
        "confidence": load_confidence().of(row),
        "warnings": "; ".join(row.warnings) or None,
    }
    return (*(made[name] if name in made else getattr(row, name) for name in METRICS), document.source_path)


def _as_written(text: str, simplified: str, sentence: str | None, end: int) -> str | None:
    """The sentence in the characters of the text, where extraction saw the simplified ones."""
    if sentence is None or text == simplified:
        return sentence
    start = simplified.rfind(sentence, 0, end + len(sentence))
    return text[start : start + len(sentence)] if start >= 0 else sentence


def _sixth(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_SIXTH, ROUND_HALF_EVEN)


def _undecided(document: Document, found: Any) -> Iterator[Problem]:
    for column, what in (("district_id", "which district reports"), ("period_start", "which period is reported")):
        if getattr(found, column) is None:
            yield document.problem(
                "identification",
                "note",
                f"nothing in the text decides {what}; its rows are in fct_metrics and in no mart",
                f"state `{column.partition('_')[0]}:` in a sidecar beside it (its name with .meta.yml added)",
            )


def _set_aside(document: Document, error: OverrideError) -> Problem:
    cause = f"its sidecar says `{error.key}: {error.given}`, but {error.cause}; that is set aside, and the text decides"
    return document.problem("identification", "note", cause, error.remedy, place=f"key {error.key}")


def _over_limit(document: Document, cause: str) -> Problem:
    remedy = TOO_LONG_REMEDY if "seconds" in cause else TOO_MUCH_REMEDY
    return document.problem("extraction", "withheld", cause, remedy)


def _withheld(document: Document, failed: list[tuple[int, str]]) -> Problem:
    shown = "; ".join(f"{what} (character {at})" for at, what in failed[:_FAILURES_SHOWN])
    more = f"; and {len(failed) - _FAILURES_SHOWN} more" if len(failed) > _FAILURES_SHOWN else ""
    return document.problem(
        "check",
        "withheld",
        f"its rows fail their own check: {shown}{more}",
        "this is a fault of tongbi, not of the file: `tongbi explain` the sentence and report what it prints",
        place=f"character {failed[0][0]}",
    )


def _crash(source_path: str, stage: str, error: BaseException, sha: str | None) -> Problem:
    detail = str(error).splitlines()[0][:200] if str(error) else ""
    return Problem(
        source_path=source_path,
        stage=stage,
        cause=f"{stage.capitalize()} broke on it: {type(error).__name__} {detail}".rstrip() + ".",
        remedy="This is a fault of tongbi, not of the file: report it with the file, if it may be shown.",
        content_sha256=sha,
    )


def _only_text(document: Document, misfit: BaseException, job: Job) -> tuple[_Rows, list[Problem]]:
    """What is kept of a document whose rows no table can hold."""
    problem = _crash(document.source_path, "storing", misfit, document.content_sha256)
    rows = _Rows([], [_document_row(document, None, job.version, job.now)], [], [])
    return rows, [replace(problem, kind="withheld")]


def _misfit(rows: _Rows) -> BaseException | None:
    """Why these rows fit no table; None when they do."""
    try:
        list(_frames(rows))
    except _UNFIT as error:
        return error
    return None


def _stage(rows: _Rows, staging: Path, name: str) -> None:
    for table, frame in _frames(rows):
        write_parquet(frame, staging / table / f"{name}.parquet")


def _frames(rows: _Rows) -> Iterator[tuple[str, pl.DataFrame]]:
    schemas = {
        "documents": DOCUMENTS,
        "withheld": DOCUMENTS,
        "metrics": {**METRICS, "_source": pl.String},
        "exclusions": {**EXCLUSIONS, "_source": pl.String},
    }
    for table, schema in schemas.items():
        if own := getattr(rows, table):
            # Sorted, so that a reader after one bucket can pass over most row groups.
            yield table, pl.DataFrame(own, schema=schema, orient="row").sort("doc_id", maintain_order=True)


def as_stored(problem: Problem, path: str) -> str:
    """A reading problem as the ledger keeps it. The file may be renamed, so its own `path` is left out."""
    fields = asdict(problem)
    fields["own"] = problem.source_path.startswith(path)
    fields["source_path"] = problem.source_path.removeprefix(path)
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def from_stored(stored: str, path: str) -> Problem:
    """The problem of the file that `path` is now."""
    fields = json.loads(stored)
    own = fields.pop("own")
    return Problem(**{**fields, "source_path": path + fields["source_path"] if own else fields["source_path"]})
