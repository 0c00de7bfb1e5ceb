"""A build from nothing, a build of nothing, and a build that grows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from transforms.facts.store import path_of, read
from transforms.models.dictionary import tables
from transforms.models.synthetic import add_document, write_facts

pytestmark = pytest.mark.slow


def contents(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {table.name: sorted(connection.execute(f"from {table.name}").fetchall(), key=repr) for table in tables()}


def remove_document(facts: Path, doc_id: str) -> None:
    for table in ("documents", "document_sources", "metrics", "exclusions"):
        path = path_of(facts, table, doc_id[0])
        read(facts, table, doc_id[0]).filter(pl.col("doc_id") != doc_id).write_parquet(path)


def test_without_documents_every_table_is_there_and_empty(dbt: Any, tmp_path: Path) -> None:
    database = tmp_path / "built.duckdb"
    dbt("build", "--exclude-resource-type", "unit_test", facts=tmp_path / "nothing", database=database)
    assert set(contents(database)) >= {"fct_metrics", "mart_yoy_indicators", "mart_coverage"}
    assert not any(contents(database).values())
    # A new version of the models finds what an older one built.
    with duckdb.connect(str(database)) as connection:
        connection.execute("update int_models_version set version = 'of other SQL'")
    dbt("run", facts=tmp_path / "nothing", database=database)
    assert not any(contents(database).values())


def test_a_grown_file_agrees_with_a_rebuilt_one_row_for_row(dbt: Any, tmp_path: Path) -> None:
    facts, grown, rebuilt = (
        tmp_path / "facts",
        tmp_path / "grown" / "built.duckdb",
        tmp_path / "rebuilt" / "built.duckdb",
    )
    write_facts(facts, 57)
    dbt("run", facts=facts, database=grown)
    broken_off = add_document(facts, 57)
    dbt("run", "--select", "+int_observations", facts=facts, database=grown)
    removed = contents(grown)["dim_documents"][0][0]
    for gone in {removed, broken_off}:
        remove_document(facts, gone)
    added = [add_document(facts, index) for index in (58, 900)]
    dbt("run", facts=facts, database=grown)
    dbt("run", facts=facts, database=rebuilt)
    assert contents(grown) == contents(rebuilt)
    documents = {row[0] for row in contents(grown)["dim_documents"]}
    assert documents.issuperset(added)
    assert documents.isdisjoint({removed, broken_off})
