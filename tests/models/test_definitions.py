"""What the ymls and the doc blocks promise, without running dbt."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import yaml

from transforms.facts.schema import TABLES
from transforms.models.dictionary import doc_blocks, markdown, tables, write
from transforms.reference.divisions import PLACEHOLDERS

MODELS = Path(__file__).resolve().parents[2] / "transforms" / "models"
SQL_TYPES = {
    pl.String: "varchar", pl.Date: "date", pl.Int32: "integer", pl.Float64: "double", pl.Datetime("us"): "timestamp",
    pl.Decimal(28, 6): "decimal(28,6)",
}  # fmt: skip


def test_every_public_column_is_explained_in_english_and_chinese() -> None:
    for table in tables():
        for meaning in (table.meaning, *(column.meaning for column in table.columns)):
            assert re.search(r"[A-Za-z]{2}", meaning.en), (table.name, meaning)
            assert re.search(r"[\u4e00-\u9fff]", meaning.zh), (table.name, meaning)


def test_every_doc_block_is_used() -> None:
    used = "".join(path.read_text("utf-8") for path in (MODELS / "marts").glob("*.yml"))
    assert [name for name in doc_blocks() if f"doc('{name}')" not in used] == []


def test_every_public_table_has_a_key() -> None:
    assert [table.name for table in tables() if not any(column.is_key for column in table.columns)] == []


def test_every_model_has_its_definition_beside_it() -> None:
    missing = [
        path.name
        for folder in ("intermediate", "marts")
        for path in (MODELS / folder).glob("*.sql")
        if not path.with_suffix(".yml").exists()
    ]
    assert missing == []


def test_sources_have_the_columns_that_the_facts_stage_writes() -> None:
    sources = yaml.safe_load((MODELS / "staging" / "sources.yml").read_text("utf-8"))["sources"][0]["tables"]
    for source in sources:
        if source["name"] not in TABLES:
            continue
        written = {name: SQL_TYPES.get(dtype) for name, dtype in TABLES[source["name"]].items()}
        for column in source["columns"]:
            assert written[column["name"]] == column["data_type"], (source["name"], column["name"])


def test_dictionary_is_written_in_both_languages(tmp_path: Path) -> None:
    write(tmp_path)
    english = (tmp_path / "data-dictionary.md").read_text("utf-8")
    chinese = (tmp_path / "data-dictionary.zh.md").read_text("utf-8")
    assert "## mart_yoy_indicators" in english
    assert "| `yoy` | decimal(18,6) |  | The growth to chart: reported, else computed; null for rates. |" in english
    assert "| `district_id` | varchar | 主键 |" in chinese
    assert markdown(tables(), "zh") == chinese


def test_sql_and_identification_leave_the_same_names_out_of_a_path() -> None:
    macro = (MODELS.parent / "macros" / "districts.sql").read_text("utf-8").partition("macro only_holds_a_place")[2]
    assert set(re.findall(r"'([^']+)'", macro)) == PLACEHOLDERS
