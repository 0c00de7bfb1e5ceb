"""What the ymls and the doc blocks promise, without running dbt."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import yaml

from transforms.facts.schema import TABLES
from transforms.models import PUBLIC_LAYERS
from transforms.models.dictionary import doc_blocks, markdown, tables, write
from transforms.reference.divisions import PLACEHOLDERS

LAYERS = ("staging", "core", "intermediate", "marts", "state")
# What facts keep for themselves.
NOT_MODELLED = {"district_name", "overrides"}
MODELS = Path(__file__).resolve().parents[2] / "transforms" / "models"
SQL_TYPES = {
    pl.String: "varchar", pl.Date: "date", pl.Int32: "integer", pl.Float64: "double", pl.Datetime("us"): "timestamp",
    pl.Decimal(28, 6): "decimal(28,6)", pl.List(pl.Int32): "integer[]",
}  # fmt: skip


def test_every_public_column_is_explained_in_english_and_chinese() -> None:
    for table in tables():
        for meaning in (table.meaning, *(column.meaning for column in table.columns)):
            assert re.search(r"[A-Za-z]{2}", meaning.en), (table.name, meaning)
            assert re.search(r"[\u4e00-\u9fff]", meaning.zh), (table.name, meaning)


def test_every_doc_block_is_used() -> None:
    used = "".join(path.read_text("utf-8") for layer in PUBLIC_LAYERS for path in (MODELS / layer).glob("*.yml"))
    assert [name for name in doc_blocks() if f"doc('{name}')" not in used] == []


def test_every_public_table_has_a_key() -> None:
    assert [table.name for table in tables() if not any(column.is_key for column in table.columns)] == []


def test_every_model_has_its_definition_beside_it() -> None:
    missing = [
        path.name
        for folder in LAYERS[1:]
        for path in (MODELS / folder).glob("*.sql")
        if not path.with_suffix(".yml").exists()
    ]
    assert missing == []


def test_no_arrow_runs_back_to_an_earlier_layer() -> None:
    layer_of = {path.stem: LAYERS.index(path.parent.name) for path in MODELS.glob("*/*.sql")}
    back = [
        f"{path.stem} reads {name}"
        for path in MODELS.glob("*/*.sql")
        for name in re.findall(r"ref\('(\w+)'\)", path.read_text("utf-8"))
        if layer_of[name] > layer_of[path.stem]
    ]
    assert back == []


def test_sources_have_the_columns_that_the_facts_stage_writes() -> None:
    sources = yaml.safe_load((MODELS / "staging" / "sources.yml").read_text("utf-8"))["sources"][0]["tables"]
    columns = {source["name"]: {one["name"]: one["data_type"] for one in source["columns"]} for source in sources}
    assert columns.keys() >= TABLES.keys() - {"withheld"}
    for table in columns.keys() & TABLES.keys():
        written = {name: SQL_TYPES.get(dtype) for name, dtype in TABLES[table].items() if name not in NOT_MODELLED}
        assert columns[table] == written, table


def test_statements_and_exclusions_have_the_same_columns_from_the_facts_to_the_contract() -> None:
    promised = {table.name: [column.name for column in table.columns] for table in tables()}
    # What core passes on it takes from its yml (promised_columns).
    for table, stage, fact in (
        ("metrics", "stg_metrics", "fct_metrics"),
        ("exclusions", "stg_exclusions", "fct_exclusions"),
    ):
        assert selected(stage) == list(TABLES[table]), stage
        assert promised[fact] == list(TABLES[table]), fact


def selected(stage: str) -> list[str]:
    """The columns of a model of staging that selects from one relation, a line a column."""
    sql = re.sub(
        r"\{\{ config.*?\}\}|--.*", "", (MODELS / "staging" / f"{stage}.sql").read_text("utf-8"), flags=re.DOTALL
    )
    lines = sql.partition("select\n")[2].partition("\nfrom ")[0].splitlines()
    return [re.split(r"[ .]", line.strip().rstrip(","))[-1] for line in lines]


def test_dictionary_is_written_in_both_languages(tmp_path: Path) -> None:
    write(tmp_path)
    english = (tmp_path / "data-dictionary.md").read_text("utf-8")
    chinese = (tmp_path / "data-dictionary.zh.md").read_text("utf-8")
    assert "## mart_yoy_indicators" in english
    assert (
        "| `yoy` | decimal(18,6) |  | The growth to chart: reported, else computed from two levels of one vintage; null for rates. |"
        in english
    )
    assert "| `district_id` | varchar | 主键 |" in chinese
    assert markdown(tables(), "zh") == chinese


def test_sql_and_identification_leave_the_same_names_out_of_a_path() -> None:
    macro = (MODELS.parent / "macros" / "districts.sql").read_text("utf-8").partition("macro only_holds_a_place")[2]
    assert set(re.findall(r"'([^']+)'", macro)) == PLACEHOLDERS
