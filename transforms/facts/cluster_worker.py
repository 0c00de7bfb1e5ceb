"""What runs on a worker of the cluster: a chunk is handed to a guarded process of that machine, as the local pool does, so
that the limits of a document hold there too."""

import multiprocessing
import os
import shutil
import tempfile
import threading
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from distributed import get_worker

from transforms.facts import exchange, versions
from transforms.facts.engines import EngineError
from transforms.facts.guard import Worker
from transforms.facts.pool import share_out
from transforms.facts.store import BY_DOCUMENT, TEXTS, path_of
from transforms.facts.work import Chunk, Job, Outcome


class Done(NamedTuple):
    """A chunk that is done: `parts` are the Parquet files it made, named as in a staging folder; `missing` are those of
    its reports that are not there on this machine, which `worker` names."""

    outcomes: list[Outcome]
    parts: list[str]
    missing: list[Path]
    worker: str


@dataclass(slots=True)
class _Kept:
    """A guarded process, kept from chunk to chunk because it loads for seconds; with a store also a folder of its own
    for what goes there and comes from there."""

    build: Path
    process: Worker
    folder: Path | None

    def end(self) -> None:
        self.process.stop()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


_LOCK = threading.Lock()  # a Dask worker may have several threads, each with a chunk
_free: list[_Kept] = []
_over: set[Path] = set()


def do(chunk: Chunk, job: Job, url: str | None) -> Done:
    """Have a chunk done, and put its rows below `url`; into the staging folder when that is None. Raises EngineError.

    The files are named by the attempt: a worker that was taken for lost may still write."""
    worker = f"the worker {get_worker().address}"
    if versions.of(job.limits).extractor != job.version:
        raise EngineError(
            f"{worker} has another version of tongbi, or of the libraries it reads with, than the machine that builds; "
            f"install there what is installed here"
        )
    missing = [task.path for task in chunk.tasks if task.path is not None and not os.path.lexists(task.path)]
    attempt = Chunk(f"{chunk.name}-{uuid.uuid4().hex[:8]}", chunk.tasks)
    try:
        with _process(job, url) as process:
            outcomes, parts = _done(attempt, process, url)
    except OSError as error:
        raise EngineError(f"{worker} cannot do its work: {error}") from error
    return Done(outcomes, parts, missing, worker)


def _done(chunk: Chunk, process: Worker, url: str | None) -> tuple[list[Outcome], list[str]]:
    staging, facts = process.job.staging, process.job.facts
    if url:
        exchange.get(url, [name for name in texts_of(chunk) if not (facts / name).exists()], facts)
    outcomes = list(share_out(deque([chunk]), [process]))
    names = [f"{table}/{part}.parquet" for part in {outcome.part for outcome in outcomes} for table in BY_DOCUMENT]
    parts = [name for name in names if (staging / name).exists()]
    if url:
        exchange.put(staging, parts, url)
        shutil.rmtree(staging)
    return outcomes, parts


def texts_of(chunk: Chunk) -> list[str]:
    """The files of the facts that hold the stored texts which a chunk extracts again."""
    buckets = sorted({task.doc_id[0] for task in chunk.tasks if task.doc_id is not None})
    return [path_of(Path(), table, bucket).as_posix() for bucket in buckets for table in TEXTS]


@contextmanager
def _process(job: Job, url: str | None) -> Iterator[Worker]:
    """A process of this build that nobody else uses. It is ended when a chunk fails in it, or the build is over."""
    kept = _taken(job, url)
    try:
        yield kept.process
    except BaseException:
        kept.end()
        raise
    with _LOCK:
        if kept.build in _over:
            kept.end()
        else:
            _free.append(kept)


def _taken(job: Job, url: str | None) -> _Kept:
    # The nanny that starts a worker marks it as one that may have no processes of its own.
    multiprocessing.current_process().daemon = False
    with _LOCK:
        _over.discard(job.staging)  # a build may run twice: what moved may have to be read after all
        for kept in [kept for kept in _free if kept.build != job.staging]:
            _free.remove(kept)
            kept.end()
        if _free:
            return _free.pop()
    if url is None:
        return _Kept(job.staging, Worker(job), None)
    folder = Path(tempfile.mkdtemp(prefix="tongbi-", dir=get_worker().local_directory))
    return _Kept(job.staging, Worker(replace(job, staging=folder / "staging", facts=folder / "facts")), folder)


def release(build: Path) -> None:
    """End the processes that were kept for the build which stages in that folder."""
    with _LOCK:
        _over.add(build)
        for kept in [kept for kept in _free if kept.build == build]:
            _free.remove(kept)
            kept.end()
