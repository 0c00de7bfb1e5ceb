"""The same files give the same rows in every process, whatever order its sets and dicts come in."""

import os
import subprocess
import sys

import polars as pl
import pytest

from tests.conftest import ROOT
from transforms.facts import store
from transforms.facts.schema import TABLES

pytestmark = pytest.mark.slow

FOLD = "import sys, pathlib; from transforms.facts.fold import fold; fold(*map(pathlib.Path, sys.argv[1:]))"


def test_two_processes_with_other_hash_seeds_agree(tmp_path):
    made = []
    for seed in ("1", "2"):
        warehouse = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", FOLD, str(ROOT / "raw"), str(warehouse)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        made.append(
            {
                table: pl.concat(store.read(warehouse / "facts", table, bucket) for bucket in store.BUCKETS)
                .drop("ingested_at", strict=False)
                .rows()
                for table in TABLES
            }
        )
    assert made[0]["documents"]
    assert made[0] == made[1]
