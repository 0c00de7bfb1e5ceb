"""The series as a table to reckon with: a row for each district and period, a column for each indicator."""

from __future__ import annotations

import polars as pl

from transforms.exports.tables import Column, Table, short_name
from transforms.exports.warehouse import WarehouseError

SOURCE = "mart_yoy_indicators"
NAME = "wide"
_ROW = ("district_id", "district_name", "period_start", "period_end", "period_kind", "period_label")
_MEASURES = {"value": "", "yoy": "_yoy"}


def widen(series: Table) -> Table:
    """`mart_yoy_indicators` → one row per district and period, columns `gdp`, `gdp_yoy` and so on, each with its unit.

    Raises WarehouseError when `series` is another table.
    """
    if series.name != SOURCE:
        raise WarehouseError(f"{series.name} cannot be made wide; {SOURCE} can")
    made = series.frame.select(_ROW).unique(maintain_order=True).sort("district_id", "period_start", "period_end")
    columns = [column for column in series.columns if column.name in _ROW]
    columns.sort(key=lambda column: _ROW.index(column.name))
    for (indicator,), rows in sorted(series.frame.partition_by("indicator_id", as_dict=True).items()):
        for measure, suffix in _MEASURES.items():
            known = rows.drop_nulls(measure)
            if known.is_empty():
                continue
            name = short_name(str(indicator), suffix, made.columns)
            made = made.join(
                known.select("district_id", "period_start", "period_end", pl.col(measure).alias(name)),
                on=["district_id", "period_start", "period_end"],
                how="left",
                maintain_order="left",
            )
            columns.append(_column(name, rows, measure))
    key = ("district_id", "period_start", "period_end")
    meaning = "One row per district and period, one column per indicator: its value, and with _yoy its growth over the year before."
    return Table(
        NAME,
        made,
        tuple(columns),
        key,
        meaning,
        "每个地区、每个时期一行，每个指标一列：数值，以及以 _yoy 结尾的同比增幅。",
    )


def _column(name: str, rows: pl.DataFrame, measure: str) -> Column:
    indicator, title = str(rows["indicator_id"][0]), str(rows["indicator_name"][0])
    if measure == "yoy":
        return Column(name, "DECIMAL(18,6)", f"{indicator}: growth over the year before, in percent", f"{title}同比，%")
    units = "/".join(sorted(rows.drop_nulls(measure)["unit"].drop_nulls().unique().to_list()))
    return Column(name, "DECIMAL(28,6)", f"{indicator}: value in {units}", f"{title}，{units}")
