"""A build may be killed at any moment; the published warehouse stands and the next build makes it good."""

import os
import shutil
import signal
import subprocess
import time

import duckdb
import pytest

from tests.conftest import command, put_reports, tongbi

pytestmark = pytest.mark.slow


def count(warehouse, sql="select count(*) from dim_documents"):
    with duckdb.connect(str(warehouse / "tongbi.duckdb"), read_only=True) as connection:
        row = connection.execute(sql).fetchone()
        assert row is not None
        return row[0]


def test_a_killed_build_leaves_the_last_publication_and_the_next_one_agrees_with_a_fresh_one(built, tmp_path):
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    shutil.copytree(built.warehouse, warehouse)
    put_reports(raw)
    (raw / "2022.txt").unlink()
    (raw / "more.txt").write_text("海滨街道2022年工作总结\n\n全年完成固定资产投资24亿元，增长3%。\n", "utf-8")
    build = subprocess.Popen(command("build", raw, "-w", warehouse), stderr=subprocess.PIPE, text=True)
    assert build.stderr is not None
    for line in build.stderr:
        if "building and testing the models" in line:
            break
    # While it builds, a reader in another process reads.
    assert count(warehouse) == 4
    time.sleep(1)
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    build.stderr.close()
    assert count(warehouse) == 4

    again = tongbi("build", raw, "-w", warehouse)
    assert again.returncode == 0, again.stderr
    assert count(warehouse) == 4
    assert count(warehouse, "select count(*) from dim_documents where source_path = '2022.txt'") == 0
    assert count(warehouse, "select count(*) from fct_metrics where value_text = '24亿元'") == 1

    fresh = tongbi("build", raw, "-w", tmp_path / "fresh")
    assert fresh.returncode == 0, fresh.stderr
    compared = tongbi("diff", warehouse, tmp_path / "fresh")
    assert compared.returncode == 0, compared.stdout
