"""A warehouse that an earlier version made: the next build says so, makes it again and publishes what it should.

`earlier_warehouse.tar.xz` is the folder `warehouse` as tongbi left it on 2026-11-28 (the commit before 768431a, without what dbt
and Dagster keep for themselves) and the reports in `raw` it was made of. That version wrote no checksums, its exclusions had no
rule, its published file lacked columns of today's.
"""

import tarfile
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration import settings, state
from tests.conftest import tongbi

pytestmark = pytest.mark.slow

EARLIER = Path(__file__).with_name("earlier_warehouse.tar.xz")


def ask(warehouse, sql):
    with duckdb.connect(str(warehouse / "tongbi.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def earlier(tmp_path):
    with tarfile.open(EARLIER) as archive:
        archive.extractall(tmp_path, filter="data")
    return settings.places(tmp_path / "raw", tmp_path / "warehouse")


def test_a_warehouse_of_an_earlier_version_is_made_again_and_the_build_says_so(earlier):
    assert ask(earlier.warehouse, "select count(*) from dim_documents") == [(4,)]
    shown = tongbi("build", earlier.raw, "--warehouse", earlier.warehouse)
    assert shown.returncode == 0, shown.stderr
    told = [line for line in shown.stderr.splitlines() if "made by another version" in line]
    assert len(told) == 1, shown.stderr
    assert "4 read again" in told[0]
    assert [
        line for line in shown.stderr.splitlines() if line.startswith("tongbi:")
    ] == told  # nothing is called damaged
    assert "Traceback" not in shown.stderr
    growth = "select value, yoy_reported, yoy_computed from mart_yoy_indicators"
    of_industry = (
        "district_name = '丹西街道' and indicator_id = 'industrial_output_above_scale' and period_label = '2023'"
    )
    assert [[float(cell) for cell in row] for row in ask(earlier.warehouse, f"{growth} where {of_industry}")] == [
        [2_200_000_000, 10, 10]
    ]
    assert ask(earlier.warehouse, "select count(*) from dim_documents") == [(4,)]
    examined = tongbi("doctor", "--warehouse", earlier.warehouse)
    assert examined.returncode == 0, examined.stdout
    assert "Nothing changed" in tongbi("build", earlier.raw, "--warehouse", earlier.warehouse).stdout


def test_a_ledger_that_this_version_cannot_read_is_told_of(earlier):
    path = earlier.facts / "ledger.parquet"
    pl.read_parquet(path).drop("looked_ns").write_parquet(path)
    told = state.of_another_version(earlier)
    assert told is not None
    assert "everything is read again" in told


def test_a_ledger_of_an_empty_folder_is_none_of_another_version(earlier):
    path = earlier.facts / "ledger.parquet"
    pl.read_parquet(path).clear().write_parquet(path)
    assert state.of_another_version(earlier) is None
