"""Questions in SQL: answered from the published file, from nothing else, within limits."""

import json

import duckdb
import pytest

from tests.conftest import tongbi
from transforms.exports.questions import questions
from transforms.exports.safe import original_text, safe_text
from transforms.exports.warehouse import ReadOnlyError, Warehouse, WarehouseError

pytestmark = pytest.mark.slow


@pytest.fixture
def warehouse(built):
    with Warehouse(built.warehouse / "tongbi.duckdb") as opened:
        yield opened


@pytest.mark.parametrize(
    "statement",
    [
        "create table x as select 1",
        "create temp table x as select 1",
        "delete from fct_metrics",
        "update fct_metrics set value = 0",
        "copy fct_metrics to '/tmp/out.csv'",
        "export database '/tmp/out'",
        "attach '/tmp/other.duckdb'",
        "install httpfs",
        "set memory_limit = '64GB'",
        "set enable_external_access = true",
        "from read_text('/etc/hostname')",
        "select * from read_csv('/etc/passwd')",
        "from glob('/etc/*')",
        "from 'https://example.com/a.parquet'",
    ],
)
def test_nothing_is_written_and_nothing_else_is_read(warehouse, statement):
    with pytest.raises(WarehouseError):
        warehouse.ask(statement)


def test_what_would_write_is_refused_as_such(warehouse):
    with pytest.raises(ReadOnlyError, match="only read"):
        warehouse.ask("drop table fct_metrics")


def test_one_question_at_a_time(warehouse):
    with pytest.raises(WarehouseError, match="one question"):
        warehouse.ask("select 1; select 2")


def test_variables_of_the_program_are_no_tables(warehouse):
    known = [1]  # noqa: F841
    with pytest.raises(WarehouseError):
        warehouse.ask("from known")


def test_time_is_limited(built):
    with Warehouse(built.warehouse / "tongbi.duckdb", seconds=1) as opened:
        with pytest.raises(WarehouseError, match="within 1 s"):
            opened.ask("select count(*) from range(1000000000), range(1000)")
        assert opened.ask("select 1").rows == [(1,)]


def test_memory_is_limited(built):
    with (
        Warehouse(built.warehouse / "tongbi.duckdb", memory="100MB") as opened,
        pytest.raises(WarehouseError, match="memory"),
    ):
        opened.ask("select list(i::varchar || repeat('x', 50)) from range(100000000) as t(i)")


def test_a_fault_of_duckdbs_own_is_told_in_one_line(warehouse, monkeypatch):
    class Failing:
        def extract_statements(self, sql):
            return duckdb.extract_statements(sql)

        def execute(self, *_):
            raise duckdb.InternalException(
                "INTERNAL Error: index 0 within vector of size 0\n\nStack Trace:\n\nlib.so(+0x5b)"
            )

        def interrupt(self):
            pass

    monkeypatch.setattr(warehouse, "_connection", Failing())
    with pytest.raises(WarehouseError, match=r"ask again \(INTERNAL Error: index 0 within vector of size 0\)$"):
        warehouse.ask("select 1")


def test_a_table_without_warehouse_says_what_to_do(tmp_path):
    shown = tongbi("sql", "select 1", "--warehouse", tmp_path)
    assert shown.returncode == 1
    assert "tongbi build" in shown.stderr
    assert not list(tmp_path.iterdir())


def test_the_command_prints_a_table_csv_or_json(built):
    asked = "select indicator_id, value, unit from mart_yoy_indicators where indicator_id = 'industrial_output_above_scale' and period_label = '2023'"
    shown = tongbi("sql", asked, "--warehouse", built.warehouse)
    assert "2200000000" in shown.stdout
    assert "CNY" in shown.stdout
    as_csv = tongbi("sql", asked, "--csv", "--warehouse", built.warehouse)
    assert as_csv.stdout.splitlines() == [
        "indicator_id,value,unit",
        "industrial_output_above_scale,2200000000.000000,CNY",
    ]
    as_json = tongbi("sql", asked, "--json", "--warehouse", built.warehouse)
    assert json.loads(as_json.stdout) == {
        "indicator_id": "industrial_output_above_scale",
        "value": 2200000000,
        "unit": "CNY",
    }


def test_a_mistake_is_shown_with_its_place(built):
    shown = tongbi("sql", "select vale from fct_metrics", "--warehouse", built.warehouse)
    assert shown.returncode == 1
    assert "vale" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_terminal_obeys_nothing_that_a_report_holds(built):
    shown = tongbi("sql", "select chr(27) || '[2J' as a", "--warehouse", built.warehouse)
    assert "\x1b[2J" not in shown.stdout
    assert "␛[2J" in shown.stdout


@pytest.mark.parametrize("name", list(questions()))
def test_every_named_question_is_answered(warehouse, name):
    question = questions()[name]
    assert question.en.endswith(("?", "other"))
    assert question.zh.endswith("？")
    assert warehouse.ask(question.sql).columns


# Those that the folder of the tests has an answer to, with something that must be in it.
@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("growth", "规上工业总产值"),
        ("reports", "丹西街道"),
        ("coverage", "2023.txt"),
        ("ranks-claimed", "全县"),
        ("targets-set", "丹西街道"),
        ("problems", "empty.txt"),
    ],
)
def test_the_answer_is_right(built, name, answer):
    shown = tongbi("sql", "--example", name, "--csv", "--warehouse", built.warehouse)
    assert shown.returncode == 0, shown.stderr
    assert answer in shown.stdout


def test_the_questions_are_listed(built):
    shown = tongbi("sql", "--examples")
    assert len(questions()) >= 12
    assert all(name in shown.stdout for name in questions())
    missing = tongbi("sql", "--example", "nonsense", "--warehouse", built.warehouse)
    assert "growth" in missing.stderr


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "＝1", "\t=1", "\n=1", "'=1", "''=1", "'引号'", "", "增长5%", "'"]
)
def test_a_safe_cell_leads_back_to_its_text(text):
    assert original_text(safe_text(text)) == text
    assert safe_text(text)[:1] not in tuple("=+-@＝＋－＠\t\n")
