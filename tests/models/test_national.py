"""The country's reports against the figures that the statistics bureau published."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.models.published import GDP
from transforms.facts.fold import fold

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "national"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not REPORTS.is_dir(), reason="the national reports are not here")]


@pytest.fixture(scope="module")
def built(dbt: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    warehouse = tmp_path_factory.mktemp("national")
    fold(REPORTS, warehouse, workers=1)
    dbt("run", facts=warehouse / "facts", database=warehouse / "built.duckdb")
    return warehouse / "built.duckdb"


def test_levels_and_growth_of_gdp_are_the_published_ones(built: Path, rows: Any) -> None:
    found = rows(
        built,
        "select period_label, value_low, value_high, first_value, is_revised, yoy_reported, agreement from mart_yoy_indicators "
        "where district_id = '100000' and indicator_id = 'gdp' and period_kind = 'year' and unit_group = 'CNY'",
    )
    differing = []
    levels = growths = 0
    for row in found:
        if int(row["period_label"]) not in GDP:
            continue
        published, growth = (Decimal(figure) for figure in GDP[int(row["period_label"])])
        trillion = Decimal(10**12)
        if row["value_low"] is not None:
            levels += 1
            high = row["value_high"] or Decimal("Infinity")
            # A later report's figure is the value; what the bureau published first is what was said first.
            first = row["first_value"] if row["is_revised"] else None
            # Reports print trillions to one decimal place: what was said first may be off by half of it.
            said_first = first is not None and abs(first / trillion - published) <= Decimal("0.05")
            if not (said_first or row["value_low"] <= published * trillion <= high):
                differing.append((row["period_label"], row["value_low"] / trillion, published))
        if row["yoy_reported"] is not None:
            growths += 1
            if row["yoy_reported"] != growth:
                differing.append((row["period_label"], row["yoy_reported"], growth))
        assert row["agreement"] != "inconsistent", "real growth is not held against nominal levels"
    assert differing == []
    assert levels >= 15
    assert growths >= 15


def test_each_year_has_its_aim_and_its_outcome(built: Path, rows: Any) -> None:
    found = rows(
        built,
        "select indicator_id, count(*) as aims, count(actual_value) as outcomes from mart_targets where district_id = '100000' "
        "and indicator_id in ('gdp', 'new_urban_jobs', 'cpi') and measure in ('growth', 'level') group by 1",
    )
    assert {row["indicator_id"] for row in found} == {"gdp", "new_urban_jobs", "cpi"}
    assert all(row["aims"] >= 12 and row["outcomes"] >= 5 for row in found), found


def test_a_bound_said_later_revises_nothing(built: Path, rows: Any) -> None:
    [row] = rows(
        built,
        "select is_revised, value from mart_yoy_indicators where district_id = '100000' and indicator_id = 'gdp' "
        "and period_label = '2015'",
    )
    assert (row["value"], row["is_revised"]) == (Decimal("67700000000000"), False)
