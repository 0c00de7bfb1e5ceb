"""`tongbi doctor` names what is damaged, and `tongbi status` says whether the last build published."""

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from orchestration import examination, outcome, settings
from orchestration.cli import load
from tests.conftest import tongbi
from tests.privileges import as_anybody
from transforms.facts import checksums

pytestmark = pytest.mark.slow


@pytest.fixture
def where(built, tmp_path):
    shutil.copytree(built.warehouse, tmp_path / "warehouse")
    return settings.places(built.raw, tmp_path / "warehouse")


def flip(path):
    path.chmod(0o644)
    content = path.read_bytes()
    at = len(content) // 2
    path.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])


def cut(path):
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def of_other_rows(path):
    path.chmod(0o644)
    pl.read_parquet(path).head(1).write_parquet(path)


DAMAGE: list[tuple[str, Callable[[Path], None], str]] = [
    ("facts/metrics/bucket=?.parquet", flip, "facts/metrics/bucket="),
    ("facts/problems/bucket=?.parquet", cut, "facts/problems/bucket="),
    ("facts/documents/bucket=?.parquet", os.unlink, "facts/documents/bucket="),
    ("facts/exclusions/bucket=?.parquet", of_other_rows, "facts/exclusions/bucket="),
    ("facts/ledger.parquet", flip, "facts/ledger.parquet"),
    ("facts/checksums.json", cut, "facts/ledger.parquet"),
    ("build/tongbi.duckdb", flip, "build/tongbi.duckdb"),
    ("build/target/manifest.json", cut, "build/target/manifest.json"),
    ("dagster/history/runs.db", cut, "dagster/history/runs.db"),
    ("tongbi.duckdb", flip, "tongbi.duckdb"),
    ("tongbi.duckdb", os.unlink, "tongbi.duckdb"),
    ("parquet/fct_metrics.parquet", of_other_rows, "parquet/fct_metrics.parquet"),
    ("parquet/dim_documents.parquet", cut, "parquet/dim_documents.parquet"),
    ("parquet/mart_coverage.parquet", os.unlink, "parquet/mart_coverage.parquet"),
]


def test_each_kind_of_damage_is_named_and_a_whole_warehouse_has_none(where):
    assert examination.examine(where) == []
    for pattern, harm, named in DAMAGE:
        path = max(where.warehouse.glob(pattern), key=lambda path: path.stat().st_size)
        before, mode = path.read_bytes(), path.stat().st_mode
        harm(path)
        places = [fault.place for fault in examination.examine(where)]
        assert any(place.startswith(named) for place in places), (pattern, harm, places)
        path.unlink(missing_ok=True)
        path.write_bytes(before)
        path.chmod(mode)
    assert examination.examine(where) == []


def test_who_may_only_read_is_told_how_it_stands(where):
    for path in (where.warehouse, *where.warehouse.rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222)
    with as_anybody():
        shown = CliRunner().invoke(load("doctor"), ["doctor", "-w", str(where.warehouse)])
    for path in (where.warehouse, *where.warehouse.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)
    assert shown.exit_code == 0, shown.output
    assert "whole:" in shown.output


def test_tables_that_disagree_are_found_where_every_checksum_holds(where):
    sources = next(
        path for path in sorted((where.facts / "document_sources").glob("*.parquet")) if pl.read_parquet(path).height
    )
    row = pl.read_parquet(sources).row(0, named=True)
    pl.read_parquet(sources).clear().write_parquet(sources)
    checksums.save(where.facts, {})
    faults = examination.examine(where)
    assert [fault.inconsistent for fault in faults] == [True]
    assert row["source_path"] in faults[0].what
    assert "not in document_sources" in faults[0].what


def test_a_publication_of_other_rows_than_were_built_is_found(where):
    where.published.chmod(0o644)
    with duckdb.connect(str(where.published)) as connection:
        connection.execute("update fct_metrics set value = 0")
    from orchestration import state

    state.note_publication(where)
    places = {fault.place for fault in examination.examine(where)}
    assert places == {"build/tongbi.duckdb", "parquet/fct_metrics.parquet"}


def test_repair_makes_it_whole_from_the_folder_of_the_last_build(where, built):
    flip(where.published)
    cut(where.facts / "ledger.parquet")
    found = tongbi("doctor", "-w", where.warehouse)
    assert found.returncode == 1
    assert "facts/ledger.parquet" in found.stderr
    assert "doctor --repair" in found.stderr
    mended = tongbi("doctor", "--repair", "-w", where.warehouse)
    assert mended.returncode == 0, mended.stderr
    assert "whole:" in mended.stdout
    assert tongbi("diff", where.warehouse, built.warehouse).returncode == 0


def status(where, *more):
    shown = CliRunner().invoke(load("status"), ["status", "-w", str(where.warehouse), *more])
    return shown.exit_code, shown.output


def test_status_tells_of_the_publication_the_problems_and_what_is_due(where, built):
    code, shown = status(where, "--json")
    told = json.loads(shown)
    assert code == 0
    assert told["raw"] == str(built.raw)
    assert told["publication"]["documents"] == 4
    assert told["publication"]["problems"]["quarantined"] == 2
    assert told["last_build"]["published"] is True
    assert told["building"] is False
    assert {one["report_kind"] for one in told["due"]} <= {"annual", "half_year", "quarter"}
    assert any(one["district"] == "丹西街道" and one["days_late"] > 0 for one in told["due"])
    code, shown = status(where)
    assert "4 documents" in shown
    assert "overdue" in shown


def test_status_knows_no_negative_age(where):
    to_come = time.time() + 3 * 365 * 86400
    os.utime(where.published, (to_come, to_come))
    told = json.loads(status(where, "--json")[1])
    assert told["publication"]["age_seconds"] is None
    first = status(where)[1].splitlines()[0]
    assert first.startswith("published at 20")
    assert "a time to come: the clock was set back since" in first


def test_status_tells_which_build_failed_and_why(where):
    outcome.begun(where)
    outcome.failed(where, ["the disk is full"])
    code, shown = status(where)
    assert code == 2
    assert "the disk is full" in shown
    outcome.begun(where)
    code, shown = status(where)
    assert code == 2
    assert "never ended" in shown
    flip(where.published)
    code, shown = status(where)
    assert code == 1
    assert "not as it was published" in shown


def test_status_of_an_empty_folder(tmp_path):
    code, shown = status(settings.places(tmp_path, tmp_path / "none"))
    assert code == 1
    assert "nothing is published" in shown
