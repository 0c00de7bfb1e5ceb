"""Spreads chunks of work over processes when there is enough of it to pay for starting them."""

import multiprocessing
import os
import uuid
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from transforms.facts.work import Chunk, Job, Outcome, Task, run_chunk
from transforms.reading.document import Problem

# A worker spends seconds on imports and the gazetteer before its first document; below this, one process is faster.
ENOUGH_BYTES = 3_000_000
_SPAWN = multiprocessing.get_context("spawn")  # a fork of a process with Polars' threads may hang
_CHUNK_TASKS = 32
_CHUNK_BYTES = 2_000_000


def run(tasks: list[tuple[Task, int]], job: Job) -> Iterator[Outcome]:
    """Outcomes as they come, in no order. `tasks` are with their size in bytes."""
    chunks = list(_chunks(tasks))
    workers = job.workers if job.workers is not None else _workers(sum(size for _, size in tasks), len(chunks))
    if workers <= 1:
        for chunk in chunks:
            yield from run_chunk(chunk, job)
        return
    pending = deque(chunks)
    while pending:
        suspects = yield from _pooled(pending, workers, job)
        for chunk in suspects:
            yield from _alone(chunk, job)


def _pooled(pending: deque[Chunk], workers: int, job: Job) -> Generator[Outcome, None, list[Chunk]]:
    """Run what is pending. When a worker dies, returns the chunks of which one must have killed it, and leaves the
    rest pending."""
    running: dict[Future[list[Outcome]], Chunk] = {}
    with ProcessPoolExecutor(workers, mp_context=_SPAWN) as pool:
        try:
            while pending or running:
                # Few in flight: those are the suspects when a worker dies.
                while pending and len(running) < 2 * workers:
                    chunk = pending.popleft()
                    running[pool.submit(run_chunk, chunk, job)] = chunk
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    outcomes = done.result()
                    del running[done]
                    yield from outcomes
        except BrokenProcessPool:
            return list(running.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return []


def _alone(chunk: Chunk, job: Job) -> Iterator[Outcome]:
    """A chunk that may have killed its worker, in a process of its own; halved until the task that does it is found."""
    try:
        with ProcessPoolExecutor(1, mp_context=_SPAWN) as pool:
            outcomes = pool.submit(run_chunk, chunk, job).result()
    except BrokenProcessPool:
        if len(chunk.tasks) > 1:
            middle = len(chunk.tasks) // 2
            yield from _alone(Chunk(f"{chunk.name}a", chunk.tasks[:middle]), job)
            yield from _alone(Chunk(f"{chunk.name}b", chunk.tasks[middle:]), job)
            return
        path = chunk.tasks[0].source_path
        problem = Problem(
            source_path=path,
            cause="the process that read it was ended by the system (out of memory, or a fault in a library)",
            remedy="split the document or save it in another format",
        )
        yield Outcome(path, (), ((None, problem),))
    else:
        yield from outcomes


def _workers(total_bytes: int, chunks: int) -> int:
    return 1 if total_bytes < ENOUGH_BYTES else max(1, min(os.cpu_count() or 1, chunks))


def _chunks(tasks: list[tuple[Task, int]]) -> Iterator[Chunk]:
    """Chunks of tasks; their names are unique among all runs of a build, which stage into one folder."""
    run_name = uuid.uuid4().hex[:12]
    number, held, weight = 0, [], 0
    for task, size in tasks:
        held.append(task)
        weight += size
        if len(held) >= _CHUNK_TASKS or weight >= _CHUNK_BYTES:
            yield Chunk(f"{run_name}-{number:06}", tuple(held))
            number, held, weight = number + 1, [], 0
    if held:
        yield Chunk(f"{run_name}-{number:06}", tuple(held))
