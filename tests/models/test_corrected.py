"""Corrections and copies, from the raw folder to the marts: a file that grew is the one built from nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.facts import fakes
from tests.facts.test_duplicates import SPACED, WHOLE
from tests.facts.test_fold import V1, put
from tests.models.test_building import contents
from transforms.facts.fold import fold

pytestmark = pytest.mark.slow

CORRECTION = f"""
- document: a.txt
  row: {{char_start: {WHOLE.index("30件")}, value_text: "30"}}
  set: {{value: 33, indicator_id: gdp, indicator_text: 地区生产总值}}
  expect: {{value: 30, indicator_id: null, indicator_text: 案件}}
  why: 误排
- document: gone.txt
  set: {{title: 总结}}
  expect: {{title: null}}
  why: 误题
"""


def rows(database: Path, sql: str) -> list[dict[str, Any]]:
    """Closes the file again: the next build needs it for itself."""
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute(sql)
        names = [column[0] for column in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_corrections_and_copies_reach_the_marts_as_the_folder_changes(dbt: Any, tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    grown, rebuilt = tmp_path / "grown" / "built.duckdb", tmp_path / "rebuilt" / "built.duckdb"
    raw.mkdir()

    def build(database: Path = grown) -> None:
        fold(raw, warehouse, load_stages=fakes.load, current=V1, workers=1)
        dbt("run", facts=warehouse / "facts", database=database)

    put(raw / "a.txt", f"{WHOLE}\n附表4件")  # one row more than its copy
    build()
    observed = contents(grown)["mart_observations"]
    assert observed

    put(raw / "b.txt", SPACED)
    build()
    assert contents(grown)["mart_observations"] == observed, "a copy adds nothing"
    copies = rows(
        grown, "select duplicate_of is not null as copy, count(*) as n from dim_documents group by all order by 1"
    )
    assert copies == [{"copy": False, "n": 1}, {"copy": True, "n": 1}]

    put(raw / "corrections.yml", CORRECTION)
    build()
    [corrected] = rows(grown, "select value, indicator_text, warnings from fct_metrics where indicator_id = 'gdp'")
    assert corrected == {"value": Decimal("33.000000"), "indicator_text": "地区生产总值", "warnings": "corrected"}
    stated = rows(grown, "select entry, field, original, corrected, status from corrections order by entry, field")
    assert [tuple(row.values()) for row in stated] == [
        (1, "indicator_id", None, "gdp", "applied"),
        (1, "indicator_text", "案件", "地区生产总值", "applied"),
        (1, "value", "30", "33", "applied"),
        (2, "title", None, "总结", "unmatched"),
    ]
    assert rows(grown, "select kind, place from quarantine where stage = 'correction'") == [
        {"kind": "note", "place": "entry 2, line 7"}
    ]
    [kept] = rows(grown, "select source_path from dim_documents where duplicate_of is null")
    assert kept == {"source_path": "a.txt"}

    (raw / "a.txt").unlink()
    build()
    assert rows(grown, "select * from fct_metrics where warnings = 'corrected'") == []
    assert rows(grown, "select source_path, duplicate_of from dim_documents") == [
        {"source_path": "b.txt", "duplicate_of": None}
    ]
    assert len(contents(grown)["mart_observations"]) == 1
    build(rebuilt)
    assert contents(grown) == contents(rebuilt)
