"""A build may be killed at any moment; the published warehouse stands and the next build makes it good."""

import os
import shutil
import signal
import subprocess
import time

import duckdb
import pytest

from orchestration import dbt, progress, settings
from tests.conftest import command, tongbi

pytestmark = pytest.mark.slow


def count(warehouse, sql="select count(*) from dim_documents"):
    with duckdb.connect(str(warehouse / "tongbi.duckdb"), read_only=True) as connection:
        row = connection.execute(sql).fetchone()
        assert row is not None
        return row[0]


def test_a_killed_build_leaves_the_last_publication_and_the_next_one_agrees_with_a_fresh_one(built, hostile, tmp_path):
    """The last one was of the hostile reports: most of them are gone now, one is new, one has another text."""
    warehouse = tmp_path / "warehouse"
    shutil.copytree(hostile.warehouse, warehouse)
    build = subprocess.Popen(command("build", built.raw, "-w", warehouse), stderr=subprocess.PIPE, text=True)
    assert build.stderr is not None
    for line in build.stderr:
        if "building and testing the models" in line:
            break
    # While it builds, which stands still here however long this takes, a reader reads what was published last.
    os.kill(build.pid, signal.SIGSTOP)
    of_the_last = "select count(*) from dim_documents where source_path = 'rare.txt'"
    of_the_next = "select count(*) from fct_metrics where value_text = '1560家'"
    assert (count(warehouse, of_the_last), count(warehouse, of_the_next)) == (1, 0)
    os.kill(build.pid, signal.SIGCONT)
    time.sleep(0.5)
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    build.stderr.close()
    assert (count(warehouse, of_the_last), count(warehouse, of_the_next)) == (1, 0)

    again = tongbi("build", built.raw, "-w", warehouse)
    assert again.returncode == 0, again.stderr
    assert count(warehouse) == 4
    assert (count(warehouse, of_the_last), count(warehouse, of_the_next)) == (0, 1)

    compared = tongbi("diff", warehouse, built.warehouse)
    assert compared.returncode == 0, compared.stdout


def flip(path):
    content = path.read_bytes()
    path.chmod(0o644)
    at = len(content) // 3
    path.write_bytes(content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 64]) + content[at + 64 :])


def cut(path):
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_whatever_a_build_remembers_is_made_anew_when_it_is_damaged(built, tmp_path):
    """All kinds of it at once: the build heals each, says so in a line, and publishes what a fresh one gives."""
    warehouse = tmp_path / "warehouse"
    shutil.copytree(built.warehouse, warehouse)
    flip(warehouse / "build" / "tongbi.duckdb")
    flip(next(path for path in sorted((warehouse / "facts" / "metrics").glob("*")) if path.stat().st_size > 6000))
    cut(warehouse / "dagster" / "history" / "runs.db")
    (warehouse / "dagster" / "schedules" / "schedules.db").write_bytes(b"")
    cut(warehouse / "dagster" / "history" / "runs" / "index.db")
    flip(warehouse / "parquet" / "fct_metrics.parquet")
    cut(warehouse / "tongbi.duckdb")
    again = tongbi("build", built.raw, "-w", warehouse)
    assert again.returncode == 0, again.stderr
    told = [line for line in again.stderr.splitlines() if "not as the last build left it" in line or "damaged" in line]
    assert len(told) == 4, again.stderr
    for name in ("facts/metrics/", "build/tongbi.duckdb", "history/runs.db", "history/runs/index.db"):
        assert any(name in line for line in told), again.stderr
    assert "Traceback" not in again.stderr
    compared = tongbi("diff", warehouse, built.warehouse)
    assert compared.returncode == 0, compared.stdout
    with duckdb.connect() as connection:
        found = connection.execute(f"select count(*) from '{warehouse}/parquet/fct_metrics.parquet'").fetchone()
    assert found == (count(warehouse, "select count(*) from fct_metrics"),)


@pytest.mark.parametrize("harm", [flip, cut])
def test_a_damaged_manifest_is_parsed_anew(tmp_path, monkeypatch, harm):
    monkeypatch.setattr(os, "environ", dict(os.environ))
    where = settings.places(tmp_path / "raw", tmp_path / "warehouse")
    settings.export(where)
    monkeypatch.setattr(dbt, "_parsed", None)
    whole = dbt.manifest(where)
    harm(where.dbt_target / "manifest.json")
    harm(where.dbt_target / "partial_parse.msgpack")
    told: list[str] = []
    with progress.listening(lambda *_: None, told.append):
        assert dbt.manifest(where)["nodes"].keys() == whole["nodes"].keys()
        dbt.manifest(where)
    assert len(told) == 1
    assert "manifest.json" in told[0]


def test_a_publication_that_is_damaged_without_a_sign_is_made_anew_where_nothing_else_is_to_do(built, tmp_path):
    """A disk's fault changes neither size nor time."""
    warehouse = tmp_path / "warehouse"
    shutil.copytree(built.warehouse, warehouse)
    for name in ("tongbi.duckdb", "parquet/fct_metrics.parquet"):
        times = (warehouse / name).stat()
        flip(warehouse / name)
        os.utime(warehouse / name, ns=(times.st_atime_ns, times.st_mtime_ns))
    again = tongbi("build", built.raw, "-w", warehouse)
    assert again.returncode == 0, again.stderr
    assert "tongbi.duckdb, parquet/fct_metrics.parquet: not as published" in again.stderr
    assert tongbi("diff", warehouse, built.warehouse).returncode == 0
    cut(warehouse / "dagster" / "history" / "runs.db")
    again = tongbi("build", built.raw, "-w", warehouse)
    assert "Nothing changed" in again.stdout
    assert "history/runs.db: damaged; the history of runs in it is begun anew" in again.stderr


def test_a_build_that_finds_nothing_changed_makes_damaged_models_anew(built, tmp_path):
    warehouse = tmp_path / "warehouse"
    shutil.copytree(built.warehouse, warehouse)
    models = warehouse / "build" / "tongbi.duckdb"
    times = models.stat()
    flip(models)
    os.utime(models, ns=(times.st_atime_ns, times.st_mtime_ns))
    again = tongbi("build", built.raw, "-w", warehouse)
    assert again.returncode == 0, again.stderr
    assert "build/tongbi.duckdb: not as the last build left it" in again.stderr
    assert tongbi("doctor", "-w", warehouse).returncode == 0
    assert "Nothing changed" in tongbi("build", built.raw, "-w", warehouse).stdout
