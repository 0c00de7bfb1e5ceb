"""The published file opens in the DuckDB that people have, not only in the one that wrote it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

READ = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
tables = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
for name in tables:
    connection.execute(f"select * from {name}").fetchall()
print(duckdb.__version__, connection.execute("select count(*) from fct_metrics").fetchone()[0], "fct_metrics" in tables)
"""


def client(version: str) -> Path:
    """That version of the package in a folder of its own, kept between runs; skips where none can be had."""
    folder = ROOT / "build" / f"duckdb-{version}"
    if not (folder / "duckdb").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder)]
        done = subprocess.run([*pip, f"duckdb=={version}"], capture_output=True, check=False)
        if done.returncode:
            pytest.skip(f"duckdb {version} cannot be installed here")
    return folder


@pytest.mark.parametrize("version", ["1.2.2", "2.0.0"])
def test_an_older_and_a_newer_duckdb_read_every_table(built, version):
    done = subprocess.run(
        [sys.executable, "-c", READ, str(built.warehouse / "tongbi.duckdb")],
        env={**os.environ, "PYTHONPATH": str(client(version))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == version
    assert int(done.stdout.split()[1]) > 0
    assert done.stdout.split()[2] == "True"
