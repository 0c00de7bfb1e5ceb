"""What the facts write is what the models say they read."""

import polars as pl
import pytest
import yaml

from tests.conftest import ROOT
from transforms.facts.schema import ORDER, TABLES

SOURCES = yaml.safe_load((ROOT / "transforms/models/staging/sources.yml").read_text("utf-8"))["sources"][0]["tables"]
POLARS = {
    "varchar": pl.String,
    "date": pl.Date,
    "double": pl.Float64,
    "integer": pl.Int32,
    "integer[]": pl.List(pl.Int32),
    "timestamp": pl.Datetime("us"),
    "decimal(28,6)": pl.Decimal(28, 6),
}


@pytest.mark.parametrize(
    "table", [source for source in SOURCES if source["name"] in TABLES], ids=lambda one: one["name"]
)
def test_each_column_of_a_source_is_written_with_its_type(table):
    written = pl.Schema(TABLES[table["name"]])
    expected = {column["name"]: POLARS[column["data_type"].replace(" ", "")] for column in table["columns"]}
    assert {name: written.get(name) for name in expected} == {
        name: pl.Schema({name: kind})[name] for name, kind in expected.items()
    }


def test_the_sources_are_all_written():
    assert {source["name"] for source in SOURCES} >= {
        "documents",
        "document_sources",
        "metrics",
        "exclusions",
        "problems",
    }
    assert set(ORDER) == set(TABLES)
