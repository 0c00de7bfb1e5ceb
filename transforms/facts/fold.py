"""Brings the facts up to date with the raw folder: what changed is read and extracted, what stands is left alone."""

import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from transforms.common.whole_files import write_text
from transforms.facts import checksums, corrections, corrections_file, duplicates, pool, stages, store, versions
from transforms.facts import ledger as ledgers
from transforms.facts.engines import Run
from transforms.facts.ledger import Entry
from transforms.facts.plan import Plan, Reading, plan, unchanged
from transforms.facts.reference import write_reference
from transforms.facts.scan import RawFile, scan, signature_now
from transforms.facts.stages import Stages
from transforms.facts.store import Staged
from transforms.facts.versions import Versions
from transforms.facts.work import Job, Outcome, Task, as_stored, from_stored
from transforms.reading.document import Limits, Problem

# Which corrections.yml the facts were corrected by.
_CORRECTED_BY = "corrections.sha256"
_STAGING = ".staging"
# Bytes of a stored text: what a report weighs. Only the sum matters, to tell whether a pool pays.
_WEIGHT = 20_000

Progress = Callable[[int, int, str], None]
_Run = Callable[[list[tuple[Task, int]]], Iterator[Outcome]]  # an engine that knows its job


class EmptiedFolderError(Exception):
    """The folder holds nothing where the last fold read reports: a disk that is not mounted looks like that. The message
    says so, with the remedy."""


@dataclass(slots=True)
class Report:
    """What a fold did. Counts of files: `files` there are, of them `new`, `changed`, `unchanged`; `removed` are gone.
    `read` counts files opened for their text, `extracted` documents whose rows were made."""

    files: int = 0
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    read: int = 0
    extracted: int = 0
    documents: int = 0
    withheld: int = 0
    quarantined: int = 0
    buckets: list[str] = field(default_factory=list)
    corrections: dict[str, int] = field(default_factory=dict)  # entries by status
    seconds: float = 0.0

    @property
    def unchanged(self) -> int:
        return self.files - len(self.new) - len(self.changed)


class _Seen(NamedTuple):
    """What a fold begins with: the folder as it was at `at_ns`, with what is wrong in it, and what the warehouse holds."""

    files: list[RawFile]
    problems: list[Problem]
    kept: checksums.Kept
    before: dict[str, Entry]
    held: dict[str, str]
    todo: Plan
    versions: Versions
    at_ns: int


@dataclass(slots=True)
class _Made:
    """What the tasks of one fold gave. `staged` maps a document to the paths its rows were staged under, and each of
    those to the part of the staging that holds them."""

    entries: dict[str, Entry]
    staged: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    read: int = 0


def fold(
    raw: Path,
    warehouse: Path,
    *,
    load_stages: Callable[[], Stages] = stages.load,
    current: Versions | None = None,
    workers: int | None = None,
    run: Run = pool.run,
    progress: Progress = lambda done, total, what: None,
    tell: Callable[[str], None] = lambda line: None,
) -> Report:
    """Bring `warehouse/facts` up to date with `raw`, by the engine `run`. Bad input becomes problems; only the disk can make
    it fail, and an engine that cannot work.

    The ledger and the checksums are written last: a fold that is killed is done again by the next, and leaves nothing half
    behind. What is not as the last fold left it is made again from `raw`, and `tell` hears one line about it.
    Raises FileNotFoundError when `raw` is no folder, EmptiedFolderError when it holds nothing any more, OSError when the
    warehouse cannot be written, EngineError as `run` does.
    """
    begun = time.monotonic()
    raw, facts = raw.resolve(), warehouse.resolve() / "facts"
    seen = _look(raw, warehouse, facts, current or versions.current())
    if damaged := checksums.told(seen.kept, _documents_in(seen.before, seen.kept.buckets)):
        tell(damaged)
    with _staging(facts) as staging:
        now = datetime.now(UTC).replace(tzinfo=None)
        job = Job(raw, facts, staging, seen.versions.extractor, now, load_stages, workers)
        made = _made(seen, lambda tasks: run(tasks, job), progress)
        first_path = _first_paths(made.entries)
        redone = _redone(made, first_path, seen.held, seen.todo.extract)
        problems = _problems(facts, seen, made, first_path, redone)
        buckets = store.merge(facts, staging, first_path, redone)
    corrected = _write_whole_tables(raw, facts, made.entries, problems, load_stages)
    ledgers.save(facts / ledgers.FILE, made.entries)
    checksums.save(facts, seen.kept.hashed)
    return Report(
        files=len(seen.files) + sum(problem.kind == "quarantined" for problem in seen.problems),
        new=seen.todo.new,
        changed=seen.todo.changed,
        removed=seen.todo.removed,
        read=made.read,
        extracted=len(redone),
        documents=len(first_path),
        withheld=sum(problem.kind == "withheld" for _, problem in problems),
        quarantined=sum(problem.kind == "quarantined" for _, problem in problems),
        buckets=buckets,
        corrections=corrected,
        seconds=time.monotonic() - begun,
    )


def _look(raw: Path, warehouse: Path, facts: Path, current: Versions) -> _Seen:
    """The folder, what the last fold left of the facts, and what has to be done. Drops parts that are damaged."""
    at_ns = time.time_ns()
    files, problems = scan(raw, leave_out=(warehouse,))
    if not files and not problems and (read := len(ledgers.load(facts / ledgers.FILE))):
        raise EmptiedFolderError(
            f"{raw} holds nothing, and the last build read {read} file{'s' if read != 1 else ''} of it; is the disk or share "
            f"mounted there? To begin anew without them, name another --warehouse or delete {warehouse}"
        )
    kept = checksums.drop_damaged(facts, current)
    before = ledgers.load(facts / ledgers.FILE)
    held = store.stored_documents(facts)
    most_bytes = Limits.from_settings(os.environ).file_bytes
    todo = plan(files, before, current, set(held), now_ns=at_ns, most_bytes=most_bytes)
    return _Seen(files, problems, kept, before, held, todo, current, at_ns)


@contextmanager
def _staging(facts: Path) -> Iterator[Path]:
    """A folder for rows on their way, with a name of its own: a worker that outlived a killed build writes where nobody looks."""
    shutil.rmtree(facts / _STAGING, ignore_errors=True)
    staging = facts / _STAGING / uuid.uuid4().hex
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        shutil.rmtree(facts / _STAGING, ignore_errors=True)


def _made(seen: _Seen, run: _Run, progress: Progress) -> _Made:
    """What reading and extracting what is to do gives."""
    made = _Made(dict(seen.todo.keep))
    _run(seen.todo.read, seen.todo.extract, seen, run, made, progress)
    if again := _orphans(_first_paths(made.entries), seen.held, seen.before, made, seen.files):
        _run(again, set(), seen, run, made, progress)
    return made


def _problems(
    facts: Path, seen: _Seen, made: _Made, first_path: Mapping[str, str], redone: Mapping[str, Staged]
) -> list[tuple[str | None, Problem]]:
    """All that is to be said now, with the document it is said of. What this fold first noted of a document replaces what
    was said of it; for the others it still holds."""
    standing = {doc_id: path for doc_id, path in first_path.items() if doc_id not in redone}
    of_documents = (
        (doc_id, replace(problem, source_path=first_path[doc_id]))
        for doc_id, problem in made.problems
        if doc_id in redone and problem.source_path == redone[doc_id].path
    )
    of_files = (*seen.problems, *_reading_problems(made.entries))
    return [*store.document_problems(facts, standing), *of_documents, *((None, problem) for problem in of_files)]


def _write_whole_tables(
    raw: Path,
    facts: Path,
    entries: Mapping[str, Entry],
    problems: list[tuple[str | None, Problem]],
    load_stages: Callable[[], Stages],
) -> dict[str, int]:
    """What is written anew by each fold. Adds the problems of corrections; returns their entries counted by status."""
    sources = sorted(ledgers.documents_of(entries.values()))
    store.write_whole(facts, "document_sources", list(sources), [doc_id[0] for doc_id, _ in sources])
    corrected_by = corrections_file.version(raw)
    corrected, not_corrected = corrections.apply(raw, facts, load_stages)
    problems += [(None, problem) for problem in not_corrected]
    duplicates.find(facts)
    store.write_whole(facts, "problems", *store.problem_rows(problems))
    write_reference(facts)
    write_text(corrected_by, facts / _CORRECTED_BY)
    return dict(corrected)


def _run(read: list[Reading], extract: Iterable[str], seen: _Seen, run: _Run, made: _Made, progress: Progress) -> None:
    """Have the tasks done, and add what became of each to `made`."""
    readings = {reading.file.source_path: reading for reading in read}
    tasks = [(Task(reading.file.source_path, reading.file.path), _size(reading.file)) for reading in read]
    tasks += [(Task(seen.held[doc_id], doc_id=doc_id), _WEIGHT) for doc_id in sorted(extract)]
    for done, outcome in enumerate(run(tasks), 1):
        for path, doc_id in outcome.documents:
            made.staged.setdefault(doc_id, {}).setdefault(path, outcome.part)
        made.problems += (
            (doc_id, problem)
            for doc_id, problem in outcome.problems
            if doc_id is not None and made.staged[doc_id][problem.source_path] == outcome.part
        )
        reading = readings.get(outcome.source_path)
        if reading is not None:
            made.read += 1
            made.entries.update(_entries(reading, outcome, seen.versions, seen.at_ns))
        progress(done, len(tasks), outcome.source_path)


def _entries(reading: Reading, outcome: Outcome, current: Versions, looked_ns: int) -> dict[str, Entry]:
    """The ledger's lines for a file that was read and for those that are the same. A file that changed while it was
    read gets a line without key: the next fold reads it again."""
    own = reading.file.source_path
    members = tuple((path.removeprefix(own), doc_id) for path, doc_id in outcome.documents)
    problems = tuple(as_stored(problem, own) for doc_id, problem in outcome.problems if doc_id is None)
    settled = signature_now(reading.file) == reading.file.signature
    return {
        file.source_path: Entry(
            file.source_path,
            file.signature,
            looked_ns if settled else 0,
            reading.key if settled else "",
            current,
            members,
            problems,
        )
        for file in (reading.file, *reading.alike)
    }


def _documents_in(entries: Mapping[str, Entry], buckets: set[str]) -> int:
    return len({doc_id for doc_id, _ in ledgers.documents_of(entries.values()) if doc_id[0] in buckets})


def _first_paths(entries: Mapping[str, Entry]) -> dict[str, str]:
    """The path that each document goes by: of those that hold it the first in order."""
    first: dict[str, str] = {}
    for doc_id, path in sorted(ledgers.documents_of(entries.values())):
        first.setdefault(doc_id, path)
    return first


def _orphans(
    first_path: Mapping[str, str],
    held: Mapping[str, str],
    before: Mapping[str, Entry],
    made: _Made,
    files: list[RawFile],
) -> list[Reading]:
    """Files to read after all: a document that several files hold now goes by another of them, which may have another
    sidecar or stand in an archive, and so may be titled or dated otherwise."""
    owner = {path + member: entry for path, entry in made.entries.items() for member, _ in entry.documents}
    owner_before = {path + member: entry for path, entry in before.items() for member, _ in entry.documents}
    wanted: dict[str, Entry] = {}
    for doc_id, path in first_path.items():
        old = owner_before.get(held.get(doc_id, ""))
        if path in made.staged.get(doc_id, ()) or held.get(doc_id) == path:
            continue
        if old is None or old.key != owner[path].key:
            wanted[owner[path].source_path] = owner[path]
    return [Reading(file, wanted[file.source_path].key, []) for file in files if file.source_path in wanted]


def _redone(
    made: _Made, first_path: Mapping[str, str], held: Mapping[str, str], extracted: set[str]
) -> dict[str, Staged]:
    """The documents that have new rows, and which of the staged ones those are: read under the path that the document
    goes by now, or made of the text that is kept under the path it went by before."""
    found = {}
    for doc_id, parts in made.staged.items():
        if doc_id not in first_path:
            continue
        path = first_path[doc_id]
        if path not in parts and doc_id in extracted:
            path = held[doc_id]
        if path in parts:
            found[doc_id] = Staged(path, parts[path])
    return found


def _reading_problems(entries: Mapping[str, Entry]) -> list[Problem]:
    return [from_stored(problem, path) for path, entry in entries.items() for problem in entry.problems]


def _size(file: RawFile) -> int:
    return int(file.signature.partition(":")[0])


def nothing_to_do(raw: Path, warehouse: Path, current: Versions | None = None) -> bool:
    """Whether the folder is, to all signs, as the last fold left it. Opens no report."""
    files, problems = scan(raw, leave_out=(warehouse,))
    facts = warehouse / "facts"
    if not unchanged(files, ledgers.load(facts / ledgers.FILE), current or versions.current()):
        return False
    corrected_by = facts / _CORRECTED_BY
    if (corrected_by.read_text() if corrected_by.exists() else "") != corrections_file.version(raw):
        return False
    listed = {(problem.source_path, problem.cause) for problem in store.file_problems(facts)}
    gone = (path for path, _ in listed if not os.path.lexists(raw / path.partition("!/")[0]))
    return {(problem.source_path, problem.cause) for problem in problems} <= listed and not any(gone)
