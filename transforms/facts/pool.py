"""Spreads chunks of work over guarded processes of this machine: as many as the work pays for, one at least."""

import os
import uuid
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import wait

from transforms.facts.guard import Worker
from transforms.facts.work import Chunk, Job, Outcome, Task, run_chunk
from transforms.reading.content import too_long, too_much
from transforms.reading.document import Problem

# A worker spends seconds on imports and the gazetteer before its first document; below this, one is faster than many.
ENOUGH_BYTES = 3_000_000
_CHUNK_TASKS = 32
_CHUNK_BYTES = 2_000_000
_STARTS = 3  # of a worker, before what ends it is taken to be lasting
_LOOK_SECONDS = 0.5  # how often deadlines are looked at


def run(tasks: list[tuple[Task, int]], job: Job) -> Iterator[Outcome]:
    """Outcomes as they come, in no order; `tasks` are with their size in bytes. With one `job.workers` they run in this
    process, which a bad file may then end; else in processes of their own, by default as many as the bytes pay for.

    Raises OSError when outcomes cannot be written, or no process comes to its first report."""
    chunks = deque(chunks_of(tasks))
    if job.workers == 1:
        for chunk in chunks:
            yield from run_chunk(chunk, job)
        return
    count = job.workers or _workers(sum(size for _, size in tasks), len(chunks))
    given_up: dict[str, str] = {}
    workers = [Worker(job, given_up=given_up) for _ in range(min(count, len(chunks)))]
    try:
        yield from share_out(chunks, workers)
    finally:
        for worker in workers:
            worker.stop()


def share_out(chunks: deque[Chunk], workers: list[Worker]) -> Iterator[Outcome]:
    """Hands the next chunk to whoever is free, until all are done."""
    while chunks or any(worker.chunk for worker in workers):
        for worker in workers:
            if worker.chunk is None and chunks:
                worker.start(chunks.popleft())
        busy = {worker.connection: worker for worker in workers if worker.chunk is not None}
        for connection in wait(list(busy), timeout=_LOOK_SECONDS):
            yield from _heard(busy[connection], chunks)
        for worker in busy.values():
            worker.check()


def _heard(worker: Worker, chunks: deque[Chunk]) -> list[Outcome]:
    """What a worker has done. When it died, its chunk is put back without the document it died of."""
    try:
        return worker.hear() or []
    except EOFError:
        chunk = worker.chunk
        assert chunk is not None
        worker.chunk = None
        worker.stop()
    again, outcomes = _without_culprit(worker, chunk)
    chunks.extendleft(again)
    return outcomes


def _without_culprit(worker: Worker, chunk: Chunk) -> tuple[list[Chunk], list[Outcome]]:
    """What is to be done again of the chunk a worker died of, and the outcome of what is not: first without the
    document it was at, then in halves, at last as the problem of the one file that is left."""
    begun = worker.begun
    if not begun.stage:
        # It died before its first report: that is no fault of a report, and may not be noted as one.
        worker.false_starts += 1
        if worker.false_starts == _STARTS:
            raise OSError(f"the process that reads reports ended {_STARTS} times before it began")
        return [chunk], []
    key = f"{begun.stage} {begun.source_path}"
    if begun.source_path and key not in worker.given_up:
        stage = "identification or extraction" if begun.stage == "identification" else begun.stage
        limits = worker.job.limits
        outside = too_long(stage, begun.seconds) if worker.timed_out else too_much(stage, limits.memory_bytes)
        worker.given_up[key] = begun.cause or outside
        return [Chunk(f"{chunk.name}r", chunk.tasks)], []
    return in_halves(chunk)


def in_halves(chunk: Chunk) -> tuple[list[Chunk], list[Outcome]]:
    """The halves of a chunk that ends processes, to be done again; of a single task, its outcome: nothing can be read."""
    if len(chunk.tasks) > 1:
        middle = len(chunk.tasks) // 2
        return [Chunk(f"{chunk.name}a", chunk.tasks[:middle]), Chunk(f"{chunk.name}b", chunk.tasks[middle:])], []
    path = chunk.tasks[0].source_path
    problem = Problem(
        source_path=path,
        cause="The process that read it was ended by the system (out of memory, or a fault in a library).",
        remedy="Split the document or save it in another format.",
    )
    return [], [Outcome(path, (), ((None, problem),))]


def _workers(total_bytes: int, chunks: int) -> int:
    return 1 if total_bytes < ENOUGH_BYTES else max(1, min(os.cpu_count() or 1, chunks))


def chunks_of(tasks: list[tuple[Task, int]]) -> Iterator[Chunk]:
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
