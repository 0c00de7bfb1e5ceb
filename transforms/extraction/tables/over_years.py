"""Columns of a plan's table of aims: 2020年 | 2025年 | 年均增长或〔累计〕. The later year is aimed at; the column behind it tells how fast
each year or, in brackets of its own, how much over all of them."""

import re
from collections.abc import Sequence

from transforms.extraction.passages.years import FIVE_YEAR_PLAN, years_of_plan
from transforms.extraction.periods.span import Span
from transforms.extraction.tables.cell import Cell
from transforms.extraction.tables.cells import ROUNDING, plain_number
from transforms.extraction.tables.headings import GROWTH, Column
from transforms.extraction.tables.labels import Said
from transforms.extraction.tables.periods import months_of

EACH_YEAR = re.compile(r"年平?均")
OVER_ALL = re.compile(r"(?:[三四五]年|期间?|时期)累计|[〔［\[【(（]累计[〕］\]】)）]")
BY_YEARS = re.compile(r"((?:19|20)\d\d)年?[-—－–~～至到]+((?:19|20)\d\d)年?")
SET_APART = re.compile(r"[〔［\[【].*[〕］\]】]")
IN_ROUND = re.compile(r"[(（].*[)）]")
AMOUNTS = ("level", "target")


def over_years(columns: Sequence[Column], own: Span | None) -> list[Column]:
    """The columns, with those of a year to come told as aims, and with the years over which an average or a sum was taken."""
    told = [_aimed_at(column, own) for column in columns]
    for at, column in enumerate(told):
        if _tells_of_years(column) and (years := _years(told[:at], column, own)):
            ahead = own is not None and years.last_year > own.last_year
            told[at] = column._replace(kind="growth", period="", name="", over=years, aim=column.aim or ahead)
    return told


def _aimed_at(column: Column, own: Span | None) -> Column:
    """2025年 in a table of a plan that begins in 2021: what is to be reached by then."""
    months = months_of(column.period, own) if column.kind == "level" and column.period else None
    ahead = months is not None and own is not None and months.last_year > own.last_year
    return column._replace(aim=True) if ahead else column


def _tells_of_years(column: Column) -> bool:
    """年均增长, 年均增速〔累计〕, 五年累计: how its indicator moved in several years, and no level by itself."""
    moved = EACH_YEAR.search(column.heading) and GROWTH.search(column.heading)
    return column.kind in ("growth", "level") and bool(moved or OVER_ALL.search(column.heading))


def _years(before: Sequence[Column], column: Column, own: Span | None) -> Span | None:
    """The years that the heading names, else those behind the first up to the last of the levels before it."""
    if plan := FIVE_YEAR_PLAN.search(column.heading):
        first, last = years_of_plan(plan, 1)
        return Span(first, 1, last, 12, True)
    if named := BY_YEARS.search(column.heading):
        return Span(int(named[1]), 1, int(named[2]), 12, True)
    dated = [months_of(one.period, own) for one in before if one.kind in AMOUNTS and one.period]
    years = sorted({months.last_year for months in dated if months is not None})
    if not years:
        return None
    first = years[0] + 1 if len(years) > 1 else own.last_year + 1 if own else years[0]
    return Span(first, 1, years[-1], 12, True) if first <= years[-1] else None


def is_sum(cell: Cell, column: Column) -> bool:
    """〔1.8〕 below 年均增长〔累计〕, 1.8 below 五年累计: what came together in all of the years."""
    if column.over is None:
        return False
    alone = OVER_ALL.search(column.heading) is not None and not EACH_YEAR.search(column.heading)
    in_round = IN_ROUND.fullmatch(cell.text) is not None and IN_ROUND.search(column.heading) is not None
    return alone or SET_APART.fullmatch(cell.text) is not None or in_round


def of_sum(column: Column, said: Said, cell: Cell, row: Sequence[tuple[Cell, Column]]) -> Column:
    """A column as it is read for a sum: a fall in a row of falls, a change of what is in percent or has risen by as much, else an
    amount."""
    column = column._replace(summed=True)
    if said.moves:
        return column
    changed = (said.label_unit or said.unit) == "%" or _is_difference(cell, row)
    return column._replace(kind="change" if changed else "level", unit=None)


def _is_difference(cell: Cell, row: Sequence[tuple[Cell, Column]]) -> bool:
    """77.2 | 78.5 | 〔1.3〕: whether a sum is by how much the last level of the row is more than the first."""
    levels = [plain_number(one) for one, column in row if column.kind in AMOUNTS and column.period]
    known = [level for level in levels if level is not None]
    total = plain_number(cell)
    return total is not None and len(known) > 1 and abs(known[-1] - known[0] - total) <= ROUNDING
