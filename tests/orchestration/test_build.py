"""The main job as a user sees it: files in, a published warehouse out."""

import json
import sqlite3

import duckdb
import pytest
from typer.testing import CliRunner

from orchestration.cli import load
from orchestration.lock import building
from tests.conftest import GBK, YEAR_2022, tongbi
from transforms.facts.numbers import NUMBER

pytestmark = pytest.mark.slow


def ask(built, sql, *values):
    with duckdb.connect(str(built.warehouse / "tongbi.duckdb"), read_only=True) as connection:
        return connection.execute(sql, values).fetchall()


def test_it_ends_with_a_table_of_what_is_published(built):
    assert "documents" in built.shown.stdout
    assert "100.0% of" in built.shown.stdout
    assert "year over year" in built.shown.stdout
    assert "规上工业" in built.shown.stdout


def test_every_file_is_a_document_or_a_problem_that_names_it(built):
    read = {path for (path,) in ask(built, "select source_path from dim_documents")}
    listed = {path for (path,) in ask(built, "select source_path from quarantine where kind = 'quarantined'")}
    assert read == {"2022.txt", "2023.txt", "gbk.txt", "no-number.txt"}
    assert listed == {"empty.txt", "random.bin"}
    unexplained = ask(
        built, "select source_path from quarantine where coalesce(cause, '') = '' or coalesce(remedy, '') = ''"
    )
    assert unexplained == []


def test_a_gbk_report_is_read_as_it_was_written(built):
    assert ask(built, "select text from dim_documents where source_path = 'gbk.txt'") == [(GBK,)]


def test_every_number_of_every_text_lies_in_one_row_or_exclusion(built):
    for doc_id, text in ask(built, "select doc_id, text from dim_documents"):
        spans = {
            *ask(built, "select distinct char_start, char_end from fct_metrics where doc_id = ?", doc_id),
            *ask(built, "select char_start, char_end from fct_exclusions where doc_id = ?", doc_id),
        }
        for number in NUMBER.finditer(text):
            owners = [span for span in spans if span[0] <= number.start() and number.end() <= span[1]]
            assert len(owners) == 1, text[max(0, number.start() - 10) : number.end() + 5]


def test_a_span_is_the_slice_of_the_text(built):
    assert ask(
        built,
        """select count(*) from fct_metrics join dim_documents using (doc_id)
           where substring(text, char_start + 1, char_end - char_start) <> value_text""",
    ) == [(0,)]


def test_growth_is_held_against_the_year_before(built):
    found = ask(
        built,
        """select value, prior_value, yoy_reported, yoy_computed, agreement from mart_yoy_indicators
           where indicator_id = 'industrial_output_above_scale' and period_label = '2023'""",
    )
    [(value, prior, reported, computed, agreement)] = found
    assert (float(value), float(prior), float(reported), float(computed)) == (2.2e9, 2e9, 10.0, 10.0)
    assert agreement == "consistent"


def test_a_report_without_numbers_has_a_coverage_row(built):
    assert ask(
        built,
        "select mart_coverage.numbers, metric_rows, unaccounted from mart_coverage "
        "join dim_documents using (doc_id) where source_path = 'no-number.txt'",
    ) == [(0, 0, 0)]


def test_every_public_table_and_column_is_described_in_the_database(built):
    undescribed = ask(
        built,
        "select table_name from duckdb_tables() where coalesce(comment, '') = '' union all "
        "select table_name || '.' || column_name from duckdb_columns() where not internal and coalesce(comment, '') = ''",
    )
    assert undescribed == []
    assert {schema for (schema,) in ask(built, "select schema_name from duckdb_tables()")} == {"main"}


def test_parquet_lies_beside_it(built):
    for name, rows in ask(built, "select table_name, estimated_size from duckdb_tables()"):
        path = built.warehouse / "parquet" / f"{name}.parquet"
        assert len(duckdb.read_parquet(str(path))) == rows


def test_its_run_is_recorded_in_the_instance(built):
    with sqlite3.connect(built.warehouse / "dagster" / "history" / "runs.db") as connection:
        assert connection.execute("select status from runs").fetchall() == [("SUCCESS",)]


def test_nothing_changed_nothing_done(built):
    shown = tongbi("build", built.raw, "--warehouse", built.warehouse)
    assert shown.returncode == 0
    assert "nothing was read or extracted" in shown.stdout
    assert "year over year" in shown.stdout


def test_strict_tells_that_something_was_left_out(built):
    assert tongbi("build", built.raw, "--warehouse", built.warehouse, "--strict").returncode == 2


def test_problems_lists_cause_and_remedy(built):
    shown = tongbi("problems", "--warehouse", built.warehouse)
    assert shown.returncode == 0
    assert "empty.txt" in shown.stdout
    assert "→" in shown.stdout
    assert "random.bin" not in tongbi("problems", "--warehouse", built.warehouse, "--kind", "note").stdout


def test_two_warehouses_of_the_same_rows_do_not_differ(built):
    shown = tongbi("diff", built.warehouse, built.warehouse / "tongbi.duckdb")
    assert shown.returncode == 0
    assert "fct_metrics" in shown.stdout


def test_a_second_build_at_once_says_so_and_leaves_readers_alone(built):
    with building(built.warehouse):
        shown = tongbi("build", built.raw, "--warehouse", built.warehouse)
        assert ask(built, "select count(*) from dim_documents") == [(4,)]
    assert shown.returncode == 1
    assert "another build is at work" in shown.stderr


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path):
    shown = tongbi("build", tmp_path / "nowhere", "--warehouse", tmp_path / "w")
    assert shown.returncode == 1
    assert shown.stderr.count("\n") == 1
    assert "no such folder of reports" in shown.stderr


def test_a_warehouse_that_cannot_be_written_is_one_clear_line(built, tmp_path):
    (tmp_path / "w").write_text("a file where a folder should be")
    shown = tongbi("build", built.raw, "--warehouse", tmp_path / "w")
    assert shown.returncode == 1
    assert "cannot be written" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_limit_that_makes_no_sense_is_one_clear_line(built, monkeypatch):
    monkeypatch.setenv("TONGBI_LIMIT_PAGES", "many")
    shown = tongbi("build", built.raw, "--warehouse", built.warehouse)
    assert shown.returncode == 1
    assert shown.stderr.count("\n") == 1
    assert "TONGBI_LIMIT_PAGES=many" in shown.stderr


def test_offsets_count_code_points_of_the_text_as_it_is(built):
    start = YEAR_2022.index("20亿元")
    assert ask(
        built,
        "select value_text from fct_metrics join dim_documents using (doc_id) "
        "where source_path = '2022.txt' and char_start = ?",
        start,
    ) == [("20亿元",)]


def test_problems_of_the_whole_file_and_of_places_in_it_are_listed_one_after_another(tmp_path):
    rows = [("a.xlsx", "note", "reading", place, f"{place}", "look") for place in ("sheet 2", None, "sheet 1")]
    with duckdb.connect(str(tmp_path / "tongbi.duckdb")) as connection:
        connection.execute(
            "create table quarantine (source_path text, kind text, stage text, place text, cause text, remedy text)"
        )
        connection.executemany("insert into quarantine values (?, ?, ?, ?, ?, ?)", rows)
    shown = CliRunner().invoke(load("problems"), ["problems", "-w", str(tmp_path), "--json"])
    assert shown.exit_code == 0, shown.output
    assert [json.loads(line)["place"] for line in shown.output.splitlines()] == [None, "sheet 1", "sheet 2"]
