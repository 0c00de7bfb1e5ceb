"""The series as a table to reckon with: a row for each district and period, a column for each indicator."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from transforms.exports.tables import Column, Table, short_name
from transforms.exports.warehouse import WarehouseError

SOURCE = "mart_yoy_indicators"
NAME = "wide"
_ROW = {
    "district_id": "区划代码",
    "district_name": "地区",
    "period_start": "起",
    "period_end": "止",
    "period_kind": "期间类型",
    "period_label": "时期",
}
_KEY = ("district_id", "period_start", "period_end")
_MEASURES = {"value": "", "yoy": "_yoy"}


def widen(series: Table) -> Table:
    """`mart_yoy_indicators` → one row per district and period, columns `gdp`, `gdp_yoy` and so on, each with its unit.

    Raises WarehouseError when `series` is another table.
    """
    if series.name != SOURCE:
        raise WarehouseError(f"{series.name} cannot be made wide; {SOURCE} can")
    made = series.frame.select(*_ROW).unique(maintain_order=True).sort(_KEY)
    told = {column.name: column for column in series.columns}
    columns = [told[name]._replace(title=title) for name, title in _ROW.items()]
    for base, rows in _series(series.frame):
        for measure, suffix in _MEASURES.items():
            known = rows.drop_nulls(measure)
            if known.is_empty():
                continue
            name = short_name(base, suffix, made.columns)
            made = made.join(
                known.select(*_KEY, pl.col(measure).alias(name)), on=_KEY, how="left", maintain_order="left"
            )
            columns.append(_column(name, rows, measure))
    meaning = "One row per district and period, one column per indicator: its value, and with _yoy its growth over the year before."
    return Table(
        NAME,
        made,
        tuple(columns),
        _KEY,
        meaning,
        "每个地区、每个时期一行，每个指标一列：数值，以及以 _yoy 结尾的同比增幅。",
    )


def _series(frame: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """(name, rows) of each indicator, those that most districts state first. What is counted in things that no factor
    joins (yuan and dollars, buildings and households) is a series each: `gdp_per_capita`, `gdp_per_capita2`."""
    indicators = frame.partition_by("indicator_id")
    indicators.sort(key=lambda rows: (-rows["district_id"].n_unique(), str(rows["indicator_id"][0])))
    for stated in indicators:
        indicator = str(stated["indicator_id"][0])
        groups = stated.partition_by("unit_group")
        groups.sort(key=lambda rows: (-rows.height, str(rows["unit_group"][0])))
        for nth, rows in enumerate(groups, 1):
            yield (indicator if nth == 1 else f"{indicator}{nth}"), rows


def _column(name: str, rows: pl.DataFrame, measure: str) -> Column:
    indicator, title = str(rows["indicator_id"][0]), str(rows["indicator_name"][0])
    if measure == "yoy":
        meaning = f"{indicator}: growth over the year before, in percent"
        return Column(name, "DECIMAL(18,6)", meaning, f"{title}同比，%", f"{title}同比（%）")
    units = "/".join(sorted(rows.drop_nulls(measure)["unit"].drop_nulls().unique().to_list()))
    return Column(name, "DECIMAL(28,6)", f"{indicator}: value in {units}", f"{title}，{units}", f"{title}（{units}）")
