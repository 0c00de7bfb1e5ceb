"""SDMX-CSV 2.0 of the series: what statistical offices' tools read.

One row per observation: a level, or its growth over the year before. The structure it names is ours, TONGBI:YOY(1.0); its
concepts carry SDMX's names (FREQ, REF_AREA, INDICATOR, TIME_PERIOD, UNIT_MEASURE, OBS_STATUS).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl

from transforms.exports.tables import Table
from transforms.exports.warehouse import WarehouseError

STRUCTURE_ID = "TONGBI:YOY(1.0)"
SOURCE = "mart_yoy_indicators"
# Codes of SDMX's CL_FREQ; a span that is none of these (January to November) is "other".
_FREQUENCIES = {"year": "A", "half": "S", "quarter": "Q", "month": "M"}
_OTHER = "_O"


def write_sdmx(table: Table, path: Path) -> Iterator[str]:
    """Levels in their unit and growth in percent, by SDMX's column names. Raises WarehouseError for another table."""
    if table.name != SOURCE:
        raise WarehouseError(f"{table.name} is no table of observations; SDMX-CSV holds {SOURCE}")
    observations(table.frame).write_csv(path)
    yield from ()


def observations(series: pl.DataFrame) -> pl.DataFrame:
    """A row for each level and each growth of the series, in its order."""
    rows = []
    for row in series.iter_rows(named=True):
        shared = {
            "STRUCTURE": "dataflow",
            "STRUCTURE_ID": STRUCTURE_ID,
            "ACTION": "I",
            "FREQ": _FREQUENCIES.get(row["period_kind"], _OTHER),
            "REF_AREA": row["district_id"],
            "INDICATOR": row["indicator_id"],
            "TIME_PERIOD": time_period(row["period_start"], row["period_end"], row["period_kind"]),
        }
        for measure, value, unit, source in (
            ("LEVEL", row["value"], row["unit"], row["value_metric_id"]),
            ("YOY", row["yoy"], "PC", row["yoy_metric_id"]),
        ):
            if value is not None:
                found = {
                    "MEASURE": measure,
                    "OBS_VALUE": value,
                    "UNIT_MEASURE": unit,
                    "OBS_STATUS": row["obs_status"] or "A",
                }
                rows.append({**shared, **found, "SOURCE_ID": source})
    order = [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE",
        "OBS_STATUS", "SOURCE_ID",
    ]  # fmt: skip
    schema = {name: pl.Decimal(28, 6) if name == "OBS_VALUE" else pl.String for name in order}
    return pl.DataFrame(rows, schema=schema)


def time_period(start: date, end: date, kind: str) -> str:
    """SDMX's writing of a span: 2023, 2023-S1, 2023-Q3, 2023-05; any other by its first day and months: 2023-01-01/P11M.

    >>> time_period(date(2023, 1, 1), date(2023, 6, 30), "half"), time_period(date(2023, 1, 1), date(2023, 11, 30), "ytd")
    ('2023-S1', '2023-01-01/P11M')
    """
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    match kind:
        case "year":
            return f"{start.year}"
        case "half":
            return f"{start.year}-S{(start.month + 5) // 6}"
        case "quarter":
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case "month":
            return f"{start.year}-{start.month:02}"
    return f"{start.isoformat()}/P{months}M"
