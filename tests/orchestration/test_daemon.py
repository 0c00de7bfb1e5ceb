"""`tongbi ui` as somebody leaves it running: its schedule ticks, new files are taken, a build that failed is tried again."""

import os
import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import duckdb
import pytest

from orchestration.cli.ui import _only_this_machine
from tests.conftest import GBK, YEAR_2022, command, tongbi

pytestmark = pytest.mark.slow

# What is waited for is a condition; this bound is for a machine that does a hundred things at once.
PATIENCE_SECONDS = 900
OVER = {"SUCCESS", "FAILURE", "CANCELED"}


def wait_for(daemon, what, condition):
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end or daemon.poll() is not None:
            raise AssertionError(f"{what} did not come")
        time.sleep(0.2)


def next_minutes():
    """One soon and one each ten minutes for a start that takes long: each is a run, and the sensor's runs wait for it."""
    now = time.gmtime().tm_min
    return ",".join(str((now + later) % 60) for later in range(2, 62, 10))


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def runs(warehouse):
    """(status, tags) of each run, oldest first."""
    try:
        with sqlite3.connect(f"file:{warehouse}/dagster/history/runs.db?mode=ro", uri=True, timeout=60) as history:
            found = history.execute("select run_id, status from runs order by id").fetchall()
            tags = history.execute("select run_id, key, value from run_tags").fetchall()
    except sqlite3.OperationalError:
        return []  # not there yet
    return [(status, {key: value for run, key, value in tags if run == run_id}) for run_id, status in found]


def published(warehouse):
    if not (warehouse / "tongbi.duckdb").is_file():
        return set()
    with duckdb.connect(str(warehouse / "tongbi.duckdb"), read_only=True) as connection:
        return {path for (path,) in connection.execute("select source_path from dim_documents").fetchall()}


def processes_of(warehouse):
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"TONGBI_WAREHOUSE={warehouse}".encode() in environment.read_bytes().split(b"\0"):
                found.append(environment.parent.name)
        except OSError:
            continue  # ended meanwhile, or somebody else's
    return found


def looks_of(warehouse, *statuses):
    """What the folder was like, and the how manieth try it was, of each run that the sensor started."""
    return [
        tuple(tags["dagster/run_key"].split("-")[:2])
        for status, tags in runs(warehouse)
        if "dagster/sensor_name" in tags and (status in statuses or not statuses)
    ]


def ticks(warehouse):
    return [tags for _, tags in runs(warehouse) if "dagster/schedule_name" in tags]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "reports.example", ""])
def test_it_listens_for_other_machines_only_where_the_page_on_proxies_was_followed(host, tmp_path, monkeypatch):
    monkeypatch.delenv("TONGBI_BEHIND_PROXY", raising=False)
    shown = tongbi("ui", "--host", host, "--warehouse", tmp_path / "w")
    assert shown.returncode == 1
    assert "docs/how-to/server.md" in shown.stderr
    assert len(shown.stderr.splitlines()) == 1
    assert not (tmp_path / "w").exists()


def test_a_schedule_that_is_none_is_told_before_anything_is_started(tmp_path, monkeypatch):
    monkeypatch.setenv("TONGBI_SCHEDULE", "at dawn")
    shown = tongbi("ui", "--warehouse", tmp_path / "w")
    assert shown.returncode == 1
    assert shown.stderr.startswith("tongbi: TONGBI_SCHEDULE=at dawn: not the five fields of cron")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_what_no_other_machine_reaches_needs_no_proxy(host):
    assert _only_this_machine(host)


def test_left_alone_it_tries_again_what_failed_takes_new_files_ticks_and_ends(tmp_path):
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    (raw / "0.txt").write_text(YEAR_2022, "utf-8")
    in_the_way = warehouse / "facts" / "metrics"
    in_the_way.parent.mkdir(parents=True)
    in_the_way.write_text("a file where the warehouse has a folder")
    log = tmp_path / "daemon.log"  # a pipe that nobody empties would hold up the runs
    with log.open("w") as output:
        daemon = subprocess.Popen(
            command("ui", raw, "--warehouse", warehouse, "--port", str(free_port())),
            env={
                **os.environ,
                "TONGBI_SCHEDULE": f"{next_minutes()} * * * *",
                "TONGBI_RETRY_SECONDS": ",".join(["1"] * 50),
            },
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(daemon, "a build that fails", lambda: looks_of(warehouse, "FAILURE"))
        assert published(warehouse) == set()
        wait_for(daemon, "a second try", lambda: any(tried == "1" for _, tried in looks_of(warehouse)))
        in_the_way.unlink()
        wait_for(daemon, "a publication", lambda: published(warehouse) == {"0.txt"})
        # The schedule may be quicker than the sensor to take a file: others come until the sensor has taken one.
        ((first, _), *_) = looks_of(warehouse)
        names = {"0.txt"}
        while all(look == first for look, _ in looks_of(warehouse, "SUCCESS")):
            names.add(f"{len(names)}.txt")
            (raw / max(names)).write_text(f"{GBK}第{len(names)}件。", "utf-8")
            wait_for(daemon, "the new file's publication", lambda: published(warehouse) == names)
            wait_for(daemon, "the end of its run", lambda: {status for status, _ in runs(warehouse)} <= OVER)
        wait_for(daemon, "a tick of the schedule", lambda: ticks(warehouse))
    except AssertionError as error:
        raise AssertionError(f"{error}: {runs(warehouse)}\n{log.read_text()[-4000:]}") from error
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(PATIENCE_SECONDS)
    assert daemon.returncode == 0, log.read_text()
    assert processes_of(warehouse) == []
