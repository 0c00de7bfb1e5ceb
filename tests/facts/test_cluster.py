"""A build on a Dask cluster: a scheduler and two workers are started here, and the facts are those of the local engine."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import fsspec
import polars as pl
import pytest
from distributed import Client, KilledWorker
from distributed.client import FutureCancelledError
from moto.server import ThreadedMotoServer

from tests.conftest import ROOT, YEAR_2022, YEAR_2023, command
from tests.facts import fakes, on_a_cluster
from transforms.facts import cluster, cluster_worker, pool, versions
from transforms.facts import fold as folds
from transforms.facts.engines import EngineError, as_settings, chosen
from transforms.facts.exchange import Exchange
from transforms.facts.schema import TABLES
from transforms.facts.work import Chunk, Task

pytestmark = pytest.mark.slow

PATIENCE = 120  # seconds: nothing here takes that long, on however busy a machine


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The URL of a bucket of an S3 server on this machine, which the environment leads to."""
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        fsspec.filesystem("s3").mkdir("parts")
        yield "s3://parts"
    server.stop()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory, bucket: str) -> Iterator[str]:
    """The address of a scheduler with two workers, which a nanny starts again when they end."""
    folder = tmp_path_factory.mktemp("cluster")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    dask = str(Path(sys.executable).with_name("dask"))
    own = ["--no-dashboard", "--scheduler-file", str(folder / "scheduler.json")]
    with (folder / "log").open("w") as log:
        started = [
            subprocess.Popen([dask, *arguments, *own], cwd=folder, env=environment, stdout=log, stderr=log)
            for arguments in (
                ["scheduler", "--host", "127.0.0.1", "--port", "0"],
                ["worker", "--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder)],
            )
        ]
    try:
        _wait_for((folder / "scheduler.json").exists)
        with Client(scheduler_file=str(folder / "scheduler.json"), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
            yield client.scheduler.address
    finally:
        for process in reversed(started):
            process.kill()  # whoever is under it notices and ends
            process.wait(PATIENCE)


@pytest.fixture(autouse=True)
def _same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds that are compared are made at one moment, and of chunks small enough that each worker has several."""
    monkeypatch.setattr(folds, "datetime", SimpleNamespace(now=lambda zone: datetime(2026, 1, 1, tzinfo=zone)))
    monkeypatch.setattr(pool, "_CHUNK_TASKS", 3)


def _wait_for(there: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end
        time.sleep(0.05)


def _engine(scheduler: str, store: str | None = None) -> Any:
    return chosen(as_settings("dask", scheduler, store))


def _facts(warehouse: Path) -> dict[str, bytes]:
    """Every file of the fact tables, byte for byte."""
    found = [path for table in TABLES for path in sorted((warehouse / "facts" / table).glob("*.parquet"))]
    return {str(path.relative_to(warehouse)): path.read_bytes() for path in found}


def _workers(scheduler: str) -> set[int]:
    with Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=PATIENCE)
        return set(client.run(os.getpid).values())


def _put(raw: Path, **more: str) -> None:
    raw.mkdir()
    for number in range(20):
        (raw / f"{number:02}.txt").write_text(f"街道调解案件{number}件，第3名。", "utf-8")
    for name, text in more.items():
        (raw / f"{name}.txt").write_text(text, "utf-8")


def test_real_reports_give_the_same_files_byte_for_byte(scheduler, tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(9):
        (raw / f"2022-{number}.txt").write_text(f"{YEAR_2022}其中新建公园{number}个。\n", "utf-8")
        (raw / f"2023-{number}.txt").write_text(f"{YEAR_2023}其中新建公园{number}个。\n", "utf-8")
    seen: list[tuple[int, int]] = []
    done = folds.fold(
        raw, tmp_path / "dask", run=_engine(scheduler), progress=lambda at, total, what: seen.append((at, total))
    )
    assert seen == [(at, 18) for at in range(1, 19)]
    assert (done.documents, done.withheld, done.quarantined) == (18, 0, 0)
    folds.fold(raw, tmp_path / "local")
    assert _facts(tmp_path / "dask") == _facts(tmp_path / "local")


def test_a_worker_that_is_killed_costs_nothing_and_the_limits_of_a_document_hold(scheduler, tmp_path, monkeypatch):
    monkeypatch.setenv("TONGBI_LIMIT_SECONDS", "3")  # in force on the workers, which were started without
    raw = tmp_path / "raw"
    _put(raw, a="END THE WORKER 案件1件", b="KILL", c="ENDLESS", d="HUGE 案件1件", e="RAISE")
    before = _workers(scheduler)
    folds.fold(raw, tmp_path / "dask", load_stages=on_a_cluster.load, run=_engine(scheduler))
    assert (tmp_path / "a-worker-was-ended").exists()
    assert len(before & _workers(scheduler)) == 1
    folds.fold(raw, tmp_path / "local", load_stages=on_a_cluster.load, workers=2)
    assert _facts(tmp_path / "dask") == _facts(tmp_path / "local")
    problems = pl.read_parquet(tmp_path / "dask" / "facts" / "problems" / "*.parquet")
    causes = dict(problems.filter(pl.col("kind") != "note").select("source_path", "cause").iter_rows())
    assert causes["b.txt"].startswith("The process that read it was ended")
    assert causes["c.txt"] == "Identification or extraction took longer than the limit of 3 seconds."
    assert "needs more memory than the limit of 2,000,000,000 bytes" in causes["d.txt"]
    assert set(causes) == {"b.txt", "c.txt", "d.txt", "e.txt"}


@pytest.mark.parametrize("shared", [True, False], ids=["shared folder", "s3"])
def test_new_reports_are_read_and_stored_texts_extracted_again(scheduler, bucket, tmp_path, shared):
    raw = tmp_path / "raw"
    _put(raw)
    older = versions.current()._replace(extractor="older")
    for name in ("dask", "local"):
        folds.fold(raw, tmp_path / name, load_stages=fakes.load, current=older, workers=1)
    (raw / "new.txt").write_text("街道调解案件7件。", "utf-8")
    for name, run in (("dask", _engine(scheduler, None if shared else f"{bucket}/of-tests/")), ("local", pool.run)):
        done = folds.fold(raw, tmp_path / name, load_stages=fakes.load, run=run)
        assert (done.read, done.extracted) == (1, 21)
    assert _facts(tmp_path / "dask") == _facts(tmp_path / "local")
    assert fsspec.filesystem("s3").find("parts") == []


def test_a_chunk_that_dask_gives_up_is_halved_until_its_one_report_is_listed():
    class GivenUp:
        def result(self):
            raise KilledWorker("a task", None, 3)

    tasks = tuple(Task(name, Path(name)) for name in ("a.txt", "b.txt", "c.txt"))
    halves, outcomes = cluster._heard(GivenUp(), Chunk("one", tasks), Exchange(Path(), None))
    assert ([chunk.tasks for chunk in halves], outcomes) == ([tasks[:1], tasks[1:]], [])
    halves, [outcome] = cluster._heard(GivenUp(), halves[0], Exchange(Path(), None))
    assert halves == []
    assert [problem.source_path for _, problem in outcome.problems] == ["a.txt"]


def test_a_scheduler_that_is_lost_is_named_as_the_cause():
    class Lost:
        def result(self):
            raise FutureCancelledError("a task", "scheduler-connection-lost")

    with pytest.raises(EngineError, match="the scheduler was lost while its workers read"):
        cluster._heard(Lost(), Chunk("one", ()), Exchange(Path(), None))


def test_reports_that_a_worker_does_not_see_are_no_problem_of_the_reports(tmp_path):
    class Done:
        def result(self):
            return cluster_worker.Done([], [], [tmp_path / "gone.txt", tmp_path / "here.txt"], "the worker tcp://h:1")

    (tmp_path / "here.txt").touch()
    with pytest.raises(
        EngineError, match=r"the worker tcp://h:1 does not see .*here\.txt; share the folder of reports"
    ):
        cluster._heard(Done(), Chunk("one", ()), Exchange(tmp_path, None))


def test_a_store_that_cannot_be_used_is_named_before_the_work(scheduler, bucket, tmp_path):
    _put(tmp_path / "raw")
    with pytest.raises(EngineError, match=r"the store s3://no-such-bucket/tongbi-\w+ cannot be used: "):
        folds.fold(
            tmp_path / "raw", tmp_path / "w", load_stages=fakes.load, run=_engine(scheduler, "s3://no-such-bucket")
        )


def test_a_worker_of_another_version_is_told_of_and_nothing_is_half_done(scheduler, tmp_path):
    raw = tmp_path / "raw"
    _put(raw)
    with pytest.raises(EngineError, match=r"the worker tcp://127.0.0.1:\d+ has another version of tongbi"):
        folds.fold(raw, tmp_path / "w", current=versions.Versions("1", "1"), run=_engine(scheduler))
    assert [path.name for path in (tmp_path / "w" / "facts").iterdir()] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--engine", "dask"], "needs the address of its scheduler"),
        (["--engine", "spark"], "spark: no such engine"),
        (["--scheduler", "tcp://127.0.0.1:1"], "are for `--engine dask`"),
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:x"], "no Dask scheduler answers at tcp://127.0.0.1:x"),
    ],
)
def test_what_cannot_work_is_told_in_one_line(tmp_path, arguments, told):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(YEAR_2022, "utf-8")
    shown = subprocess.run(
        command("build", tmp_path / "raw", "--warehouse", tmp_path / "warehouse", *arguments),
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert shown.returncode == 1
    assert told in shown.stderr
    assert "Traceback" not in shown.stderr
