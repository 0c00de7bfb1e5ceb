"""The marts as a reader sees them, from statements to rows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.models import scenario
from tests.models.scenario import COUNTY, TOWNSHIP, document, metric

pytestmark = pytest.mark.slow

BILLION = "1000000000"
PREVIOUS = document("a" * 16, TOWNSHIP, "2022-01-01", "2022-12-31", "2023-01-10")
HALF = document("b" * 16, TOWNSHIP, "2023-01-01", "2023-06-30", "2023-07-10")
CURRENT = document("c" * 16, TOWNSHIP, "2023-01-01", "2023-12-31", "2024-01-10")
CENSUS = document("d" * 16, TOWNSHIP, "2023-01-01", "2023-12-31", "2024-06-30")
NOWHERE = document("e" * 16, None, "2023-01-01", "2023-12-31", "2024-01-10")
PARENT = document("f" * 16, COUNTY, "2023-01-01", "2023-12-31", "2024-02-10")
CITY = [
    document(one * 16, district, "2023-01-01", "2023-12-31", "2024-01-10")
    for one, district in (("1", "110101"), ("2", "110102"))
]
NEXT_YEAR = {"period_start": CURRENT["period_start"], "period_end": CURRENT["period_end"]}


@pytest.fixture(scope="module")
def built(dbt: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scenario")
    growth = {"measure": "growth", "comparison": "yoy", "unit": "%", "half_width": "0.05"}
    scenario.write(
        folder / "facts",
        [PREVIOUS, HALF, CURRENT, CENSUS, NOWHERE, PARENT, *CITY],
        [
            metric(PREVIOUS, 10, "fiscal_revenue", "1000000000", half_width="5000000"),
            metric(PREVIOUS, 30, "market_entities", "500", "户"),
            metric(PREVIOUS, 50, "fiscal_revenue", "8", **growth | {"bound": "lower", "role": "target"}, **NEXT_YEAR),
            metric(PREVIOUS, 70, None, "120", "件"),
            metric(HALF, 10, "fiscal_revenue", "600000000", half_width="5000000"),
            metric(CURRENT, 10, "fiscal_revenue", "1100000000", half_width="5000000"),
            metric(CURRENT, 20, "fiscal_revenue", "10.1", **growth, ordinal=1),
            metric(CURRENT, 30, "market_entities", "550", "户"),
            metric(CURRENT, 40, "gdp", "5000000000", half_width="5000000", obs_status="E"),
            metric(CURRENT, 50, "gdp", "5.5", **growth),
            metric(CURRENT, 60, "tax_share", "97", "%"),
            metric(CURRENT, 70, None, "150", "件"),
            metric(CURRENT, 80, "market_entities", "20", "户", subject_text="丹城社区"),
            metric(CENSUS, 10, "gdp", "5200000000", half_width="5000000"),
            metric(NOWHERE, 10, "gdp", "9000000000", half_width="5000000"),
            metric(PARENT, 10, "fiscal_revenue", "9000000000", half_width="5000000"),
            *(metric(one, 10, "retail_sales", "2000000000", half_width="5000000") for one in CITY),
        ],
        problems=[
            {"source_path": "broken.pdf", "stage": "reading", "kind": "quarantined", "cause": "no text", "doc_id": None}
        ],
    )
    database = folder / "built.duckdb"
    nodes = dbt("build", facts=folder / "facts", database=database)
    assert sum(str(one.node.resource_type) == "unit_test" for one in nodes) >= 20, "the worked cases ran too"
    return database


@pytest.fixture
def mart(built: Path, rows: Any) -> Any:
    return lambda sql: rows(built, sql)


def yoy(mart: Any, indicator: str, label: str = "2023", district: str = TOWNSHIP) -> dict[str, Any]:
    found = mart(
        f"from mart_yoy_indicators where indicator_id = '{indicator}' and period_label = '{label}' and district_id = '{district}'"
    )
    assert len(found) == 1
    return dict(found[0])


def test_growth_reported_and_computed_stand_side_by_side(mart: Any) -> None:
    row = yoy(mart, "fiscal_revenue")
    assert row["district_name"]
    assert row["province"] == "浙江省"
    assert (row["value"], row["prior_value"], row["prior_source"]) == (
        Decimal("1100000000"),
        Decimal("1000000000"),
        "reported",
    )
    assert (row["yoy_reported"], row["yoy_computed"], row["yoy"]) == (Decimal("10.1"), Decimal("10"), Decimal("10.1"))
    assert row["yoy_low"] < 10 < row["yoy_high"]
    assert row["agreement"] == "consistent"
    assert row["value_metric_id"] == f"{'c' * 16}-10-0"


def test_half_year_is_never_compared_with_a_year(mart: Any) -> None:
    row = yoy(mart, "fiscal_revenue", "2023H1")
    assert (row["period_kind"], row["prior_value"], row["yoy"]) == ("half", None, None)


def test_a_later_final_figure_replaces_the_estimate_and_says_so(mart: Any) -> None:
    row = yoy(mart, "gdp")
    assert (row["value"], row["obs_status"], row["is_revised"]) == (Decimal("5200000000"), "A", True)
    assert (row["growth_basis"], row["prior_source"]) == ("real", None), "real growth implies no prior level"
    conflicts = mart("select kind, value_a, value_b, sentence_a from mart_conflicts where indicator_id = 'gdp'")
    assert conflicts == [
        {
            "kind": "revision",
            "value_a": Decimal(5 * 10**9),
            "value_b": Decimal(52 * 10**8),
            "sentence_a": "第40句说到5000000000。",
        }
    ]
    history = mart(
        "select statement, value, is_revised, is_chosen from mart_revisions where measure = 'level' order by statement"
    )
    assert [(one["statement"], one["is_revised"], one["is_chosen"]) for one in history] == [
        (1, False, False),
        (2, True, True),
    ]


def test_a_promise_is_held_against_the_next_report(mart: Any) -> None:
    [target] = mart("from mart_targets")
    assert (target["target_year"], target["target_value"], target["actual_value"]) == (
        2023,
        Decimal(8),
        Decimal("10.1"),
    )
    assert (target["is_met"], target["set_by_doc_id"], target["actual_doc_id"]) == (True, "a" * 16, "c" * 16)
    assert target["period_label"] == "2023"


def test_the_long_tail_is_comparable_too(mart: Any) -> None:
    [row] = mart("from mart_observations where indicator_id is null and period_label = '2023'")
    assert (row["series_id"], row["value"], row["prior_value"], row["yoy"]) == (
        "调解邻里纠纷|件",
        150,
        120,
        Decimal(25),
    )
    assert row["candidate_metric_ids"] == [f"{'c' * 16}-70-0"]


def test_a_part_of_the_district_is_not_the_district(mart: Any) -> None:
    assert yoy(mart, "market_entities")["value"] == 550
    [row] = mart("from mart_observations where subject is not null")
    assert (row["subject"], row["value"]) == ("丹城社区", 20)


def test_a_document_without_district_is_in_no_mart_and_coverage_says_so(mart: Any) -> None:
    assert mart("from fct_metrics where doc_id = 'eeeeeeeeeeeeeeee'")
    assert not mart("from mart_observations where list_contains(candidate_metric_ids, 'eeeeeeeeeeeeeeee-10-0')")
    [row] = mart("from mart_coverage where doc_id = 'eeeeeeeeeeeeeeee'")
    assert row["problem"] == "no district: the rows are in no mart"


def test_what_could_not_be_read_is_listed(mart: Any) -> None:
    [row] = mart("from quarantine")
    assert (row["source_path"], row["kind"], row["cause"]) == ("broken.pdf", "quarantined", "no text")


def test_districts_roll_up_to_their_county(mart: Any) -> None:
    [row] = mart(
        f"from mart_rollups where district_id = '{COUNTY}' and indicator_id = 'fiscal_revenue' and period_label = '2023'"
    )
    assert (row["children_sum"], row["own_value"], row["children_stating"]) == (
        Decimal(11 * 10**8),
        Decimal(9 * 10**9),
        1,
    )
    levels = {one["level"] for one in mart("select level from dim_districts")}
    assert levels == {"country", "province", "prefecture", "county", "township"}


def test_districts_of_a_city_stand_in_the_city_and_in_nothing_that_only_holds_a_place(mart: Any) -> None:
    rows = mart("from mart_yoy_indicators where indicator_id = 'retail_sales'")
    assert {(row["province"], row["prefecture"], row["county"]) for row in rows} == {
        ("北京市", None, "东城区"),
        ("北京市", None, "西城区"),
    }
    assert mart("from mart_league where indicator_id = 'retail_sales'") == [], "two districts make no league"
    sums = mart("select district_name, children_sum from mart_rollups where indicator_id = 'retail_sales' order by all")
    assert [tuple(row.values()) for row in sums] == [("全国", Decimal(4 * 10**9)), ("北京市", Decimal(4 * 10**9))]


def test_a_wide_row_for_each_district_and_period(mart: Any) -> None:
    [row] = mart(f"from mart_district_profile where district_id = '{TOWNSHIP}' and period_label = '2023'")
    assert (row["gdp"], row["gdp_yoy"], row["tax_share"]) == (Decimal(52 * 10**8), Decimal("5.5"), Decimal(97))


def test_the_panel_has_a_row_a_year_and_names_that_stata_takes(mart: Any) -> None:
    [row] = mart(f"from mart_panel where district_id = '{TOWNSHIP}' and year = 2023")
    assert (row["gdp"], row["gdp_yoy"], row["tax_share"]) == (Decimal(52 * 10**8), Decimal("5.5"), Decimal(97))
    listed = {one["column_name"] for one in mart("select column_name from panel_dictionary")}
    assert listed < row.keys()
    assert all(len(name) <= 32 and name.isascii() for name in row)


def test_a_bi_tool_sees_the_comments(mart: Any) -> None:
    silent = mart(
        "select table_name, column_name from duckdb_columns() where schema_name = 'main' and comment is null "
        "and (table_name like 'mart_%' or table_name like 'dim_%' or table_name like 'fct_%')"
        " and not (table_name = 'mart_panel' and column_name in (select column_name from panel_dictionary))"
    )
    assert silent == []
    [table] = mart("select comment from duckdb_tables() where table_name = 'mart_yoy_indicators'")
    assert "Year-over-year" in table["comment"]
    assert "同比" in table["comment"]


def test_amounts_and_percentages_are_decimals(mart: Any) -> None:
    types = {
        one["column_name"]: one["data_type"]
        for one in mart("select column_name, data_type from duckdb_columns() where table_name = 'mart_yoy_indicators'")
    }
    assert types["value"] == types["prior_value"] == types["yoy_change"] == "DECIMAL(28,6)"
    assert types["yoy"] == types["yoy_reported"] == types["yoy_low"] == types["completion"] == "DECIMAL(18,6)"
    assert (types["period_start"], types["is_revised"], types["rank"]) == ("DATE", "BOOLEAN", "INTEGER")
