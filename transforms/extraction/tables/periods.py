"""Which months a column or a row of a table speaks of, seen from the document's own period."""

import re

from transforms.extraction.periods.span import Span, last_year_of, part_of_year, year_before, year_span
from transforms.extraction.tables.headings import PERIOD

TWO_MONTHS = re.compile(r"(\d{1,2})\s*月?\s*[-—–~～至到]\s*(\d{1,2})\s*月")
TO_QUARTER = re.compile(r"[1一][-—–~～至到]([2-4二三四])季度")
QUARTERS = {"2": 2, "二": 2, "3": 3, "三": 3, "4": 4, "四": 4}
ONE_MONTH = re.compile(r"(\d{1,2})\s*月")
BEFORE = ("上年同期", "去年同期", "同期")
LAST_YEAR = ("上年", "去年")


def months_of(written: str, own: Span | None) -> Span | None:
    """The months that a heading (2024年, 1-6月, 本月, 累计, 上年同期) names; the document's own where it names none."""
    found = PERIOD.match(re.sub(r"\s+", "", written))
    if found is None or not found[0]:
        return own
    year = int(found["year"]) if found["year"] else (own.last_year if own else None)
    if year is None:
        return own
    if found["iso"] and 1 <= int(found["iso"]) <= 12:
        return Span(year, int(found["iso"]), year, int(found["iso"]))
    relative = found["relative"] or ""
    if part := _part(found["part"] or "", year, relative):
        return year_before(part) if relative in BEFORE + LAST_YEAR and not found["year"] else part
    return _relative(relative, year, found["year"] is not None, own)


def _part(written: str, year: int, relative: str) -> Span | None:
    if two := TWO_MONTHS.match(written):
        first, last = int(two[1]), int(two[2])
        return Span(year, first, year, last) if 1 <= first <= last <= 12 else None
    if to := TO_QUARTER.match(written):
        return Span(year, 1, year, 3 * QUARTERS[to[1]])
    if one := ONE_MONTH.match(written):
        month = int(one[1])
        first = 1 if relative.endswith("累计") else month
        return Span(year, first, year, month) if 1 <= month <= 12 else None
    return part_of_year(written, year)


def _relative(relative: str, year: int, dated: bool, own: Span | None) -> Span | None:
    if own is None:
        return year_span(year) if dated else None
    partial = own.last_month < 12
    if dated and not relative:
        # 2024年 in a table of eleven months is as long as the table's own period, and so is 2023年 beside it.
        return Span(year, own.first_month, year, own.last_month) if partial else year_span(year)
    if relative in ("本月", "当月"):
        return Span(own.last_year, own.last_month, own.last_year, own.last_month)
    if relative.endswith("累计"):
        return last_year_of(own)
    if relative in BEFORE:
        return year_before(own)
    if relative in LAST_YEAR:
        return year_before(own) if partial else year_span(own.last_year - 1)
    if relative in ("上年末", "去年末"):
        return Span(own.last_year - 1, 12, own.last_year - 1, 12)
    return year_span(year) if relative == "全年" else own
