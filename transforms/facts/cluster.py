"""Spreads chunks of work over a Dask cluster. Through its scheduler go names and batches; rows go from the workers through
the store. A worker that ends is Dask's to replace: the chunks it was at are done again elsewhere."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from distributed import Client, Future, KilledWorker, as_completed
from distributed.client import FutureCancelledError
from distributed.comm.addressing import parse_address, parse_host_port

from transforms.common.errors import first_line
from transforms.facts import cluster_worker, exchange
from transforms.facts.engines import EngineError
from transforms.facts.exchange import Exchange
from transforms.facts.pool import chunks_of, in_halves
from transforms.facts.work import Chunk, Job, Outcome, Task

# Chunks that the scheduler knows of at a time: enough for any cluster, and no matter how many reports there are.
_UNDER_WAY = 2_000
_RETRIES = 2  # of a chunk whose worker says that it cannot do it: another may have what it lacks
_CONNECT_SECONDS = 15
_WORKER_SECONDS = 60  # to wait for the first worker


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster by its scheduler's address, and where its workers put Parquet: a URL of fsspec, or None for the
    staging folder of the warehouse, which they then share."""

    scheduler: str
    store: str | None = None

    def run(self, tasks: list[tuple[Task, int]], job: Job) -> Iterator[Outcome]:
        """As `pool.run`. Raises EngineError when the cluster, its workers or the store cannot do it."""
        if not tasks:
            return
        with exchange.opened(self.store, job.staging) as shared, self._client() as client:
            try:
                yield from _share_out(chunks_of(tasks), client, job, shared)
            finally:
                _release(client, job)

    def check(self) -> None:
        """Raises EngineError when no scheduler answers, it has no worker, or the store cannot be used."""
        with self._client(), exchange.opened(self.store, Path()):
            pass

    @contextmanager
    def _client(self) -> Iterator[Client]:
        # What it logs of lost connections ends as one error that names the remedy.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            parse_host_port(parse_address(self.scheduler)[1])  # of an address that is none a client is left half made
            client = Client(self.scheduler, timeout=_CONNECT_SECONDS, set_as_default=False, name="tongbi")
        except (OSError, ValueError) as error:
            raise EngineError(
                f"no Dask scheduler answers at {self.scheduler} ({first_line(error)}); start one: dask scheduler"
            ) from error
        try:
            client.wait_for_workers(1, timeout=_WORKER_SECONDS)
            yield client
        except TimeoutError as error:
            raise EngineError(
                f"the scheduler at {self.scheduler} has no worker; start one: dask worker {self.scheduler}"
            ) from error
        finally:
            client.close()


def _share_out(chunks: Iterator[Chunk], client: Client, job: Job, shared: Exchange) -> Iterator[Outcome]:
    """Hands out the next chunk when one is done, until all are."""
    under_way: dict[str, Chunk] = {}
    done = as_completed(loop=client.loop)

    def hand_out(chunk: Chunk) -> None:
        shared.offer(job.facts, cluster_worker.texts_of(chunk))
        future = client.submit(
            cluster_worker.do, chunk, job, shared.url, key=f"tongbi-{chunk.name}", pure=False, retries=_RETRIES
        )
        under_way[future.key] = chunk
        done.add(future)

    for chunk in islice(chunks, _UNDER_WAY):
        hand_out(chunk)
    for future in done:
        again, outcomes = _heard(future, under_way.pop(future.key), shared)
        for chunk in (*again, *islice(chunks, 1)):
            hand_out(chunk)
        yield from outcomes
    shared.finish()


def _heard(future: Future, chunk: Chunk, shared: Exchange) -> tuple[list[Chunk], list[Outcome]]:
    """What is to be done again of a chunk, and the outcomes of what is not."""
    try:
        done: cluster_worker.Done = future.result()
    except KilledWorker:
        return in_halves(chunk)
    except EngineError:
        raise
    except FutureCancelledError as error:
        raise EngineError("the scheduler was lost while its workers read; start it again, and build again") from error
    except ModuleNotFoundError as error:
        raise EngineError(f"a worker has no module {error.name}; install there what is installed here") from error
    except Exception as error:
        raise EngineError(f"the cluster has given up: {type(error).__name__}: {first_line(error)}") from error
    if here := [path for path in done.missing if os.path.lexists(path)]:
        raise EngineError(
            f"{done.worker} does not see {here[0]}; share the folder of reports with the workers, under the same path"
        )
    shared.take(done.parts, done.worker)
    return [], done.outcomes


def _release(client: Client, job: Job) -> None:
    """Have the workers end the processes they kept for this build. One that does not hear of it ends them with the next."""
    try:
        client.run(cluster_worker.release, job.staging, on_error="ignore")
    except Exception as error:
        logging.getLogger(__name__).debug("workers could not be told that the build is over: %s", error)
