"""What a build ends with: a short table of what is published."""

from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table

from orchestration.printing import amount, percent
from transforms.common.for_duckdb import connect

_YOY_ROWS = 10


def show(published: Path, out: Console) -> int:
    """Print the figures of a published warehouse. Returns how many documents were withheld or files quarantined."""
    with connect(str(published), read_only=True) as connection:
        figures = Table(show_header=False, box=None, padding=(0, 2))
        for name, value in _figures(connection).items():
            figures.add_row(name, value, style=None)
        out.print(figures)
        rows = _yoy(connection)
        if rows:
            out.print(_yoy_table(rows))
        kinds = dict(connection.execute("select kind, count(*) from quarantine group by kind").fetchall())
        corrections = _corrections(connection)
    if corrections:
        out.print(corrections)
    serious = kinds.get("withheld", 0) + kinds.get("quarantined", 0)
    if kinds:
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        out.print(f"[yellow]{listed}[/yellow]: `tongbi problems` lists them with causes and remedies")
    return serious


def _corrections(connection: duckdb.DuckDBPyConnection) -> str | None:
    counted = connection.execute(
        "select status, count(distinct entry) from corrections group by status order by status"
    ).fetchall()
    if not counted:
        return None
    listed = ", ".join(f"{count} {status}" for status, count in counted)
    amiss = any(status != "applied" for status, _ in counted)
    return f"corrections: [yellow]{listed}[/yellow]: `tongbi problems` says why" if amiss else f"corrections: {listed}"


def _figures(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    one = _one(
        connection,
        """select (select count(*) from dim_documents), (select count(duplicate_of) from dim_documents), (select count(*) from fct_metrics),
                  (select sum(numbers) from mart_coverage), (select sum(unaccounted) from mart_coverage),
                  (select count(distinct district_id) from dim_documents),
                  (select count(*) from mart_yoy_indicators), (select count(yoy) from mart_yoy_indicators)""",
    )
    documents, copies, metrics, numbers, unaccounted, districts, observations, yoy = (int(value or 0) for value in one)
    share = f"{1 - unaccounted / numbers:.1%} of {numbers:,}" if numbers else "no numbers"
    return {
        "documents": f"{documents:,}" + (f", {copies:,} of them copies of others" if copies else ""),
        "metric rows": f"{metrics:,}",
        "numbers accounted for": share,
        "districts": f"{districts:,}",
        "indicator rows": f"{observations:,}, {yoy:,} with year over year",
    }


def _yoy(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Rows that show reported beside computed growth first, the latest of each district, the widest district first."""
    # Without parameters: DuckDB imports pandas for the first that it is given, which takes a second.
    return connection.execute(
        f"""with ranked as (
             select *, (yoy_reported is null)::int + (yoy_computed is null)::int as lacks,
                    row_number() over (partition by district_id order by lacks, period_end desc, indicator_id, unit_group) as nth
             from mart_yoy_indicators where yoy is not null)
           select district_name, indicator_name, period_label, value, unit, yoy_reported, yoy_computed, agreement
           from (select * from ranked where nth <= {_YOY_ROWS // 2} order by lacks, nth, district_id limit {_YOY_ROWS})
           order by length(district_id), district_id, nth"""
    ).fetchall()


def _yoy_table(rows: list[tuple[Any, ...]]) -> Table:
    table = Table(title="year over year", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for heading in ("district", "indicator", "period"):
        table.add_column(heading)
    for heading in ("value", "reported", "computed"):
        table.add_column(heading, justify="right")
    table.add_column("agreement")
    for district, indicator, period, value, unit, reported, computed, agreement in rows:
        table.add_row(
            district or "",
            indicator,
            period,
            amount(value, unit),
            percent(reported),
            percent(computed),
            agreement or "",
        )
    return table


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    row = connection.execute(sql).fetchone()
    assert row is not None
    return row
