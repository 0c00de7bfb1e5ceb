"""DuckDB 1.5.5 fails by chance, with an assertion of its own, at a window over all rows where only few come to it: about once in
400 to 5,000 times, with more than one thread. A window with a partition, a scalar subquery, and row_number() over all rows,
which it counts as they come, never did."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SQL = sorted(
    path
    for folder in ("transforms", "orchestration")
    for path in (ROOT / folder).rglob("*.*")
    if path.suffix in (".sql", ".py", ".yml")
)
OVER_ALL_ROWS = re.compile(
    r"(?<!row_number\(\) )\b(?:over|window\s+\w+\s+as)\s*\(\s*(?:\)|order\s+by|rows\b|range\b)", re.IGNORECASE
)


@pytest.mark.parametrize("sql", ["min(how) over ()", "sum(x) over (\n  order by y)", "window w as (order by y)"])
def test_a_window_over_all_rows_is_found(sql):
    assert OVER_ALL_ROWS.search(sql)


@pytest.mark.parametrize(
    "sql", ["row_number() over ()", "min(x) over (partition by y order by z)", "window w as (partition by y)"]
)
def test_a_window_with_a_partition_is_none(sql):
    assert not OVER_ALL_ROWS.search(sql)


def test_no_query_of_ours_has_a_window_over_all_rows():
    assert len(SQL) > 300
    assert not [str(path.relative_to(ROOT)) for path in SQL if OVER_ALL_ROWS.search(path.read_text("utf-8"))]
