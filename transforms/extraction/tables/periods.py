"""Which months a column or a row of a table speaks of, seen from the document's own period."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from transforms.extraction.tables.headings import PERIOD

QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
TWO_MONTHS = re.compile(r"(\d{1,2})\s*月?\s*[-—–~～至到]\s*(\d{1,2})\s*月")
ONE_MONTH = re.compile(r"(\d{1,2})\s*月")
BEFORE = ("上年同期", "去年同期", "同期")
LAST_YEAR = ("上年", "去年")


class Months(NamedTuple):
    """Whole months, inclusive."""

    first_year: int
    first: int
    last_year: int
    last: int

    def dates(self) -> tuple[date, date]:
        """First day of the first month, last day of the last one."""
        days = calendar.monthrange(self.last_year, self.last)[1]
        return date(self.first_year, self.first, 1), date(self.last_year, self.last, days)

    def year_before(self) -> "Months":
        return Months(self.first_year - 1, self.first, self.last_year - 1, self.last)


def months_of(written: str, own: Months | None) -> Months | None:
    """The months that a heading (2024年, 1-6月, 本月, 累计, 上年同期) names; the document's own where it names none."""
    found = PERIOD.match(re.sub(r"\s+", "", written))
    if found is None or not found[0]:
        return own
    year = int(found["year"]) if found["year"] else (own.last_year if own else None)
    if year is None:
        return own
    if found["iso"] and 1 <= int(found["iso"]) <= 12:
        return Months(year, int(found["iso"]), year, int(found["iso"]))
    relative = found["relative"] or ""
    if part := _part(found["part"] or "", year, relative):
        return part.year_before() if relative in BEFORE + LAST_YEAR and not found["year"] else part
    return _relative(relative, year, found["year"] is not None, own)


def _part(written: str, year: int, relative: str) -> Months | None:
    if two := TWO_MONTHS.match(written):
        first, last = int(two[1]), int(two[2])
        return Months(year, first, year, last) if 1 <= first <= last <= 12 else None
    if one := ONE_MONTH.match(written):
        month = int(one[1])
        first = 1 if relative.endswith("累计") else month
        return Months(year, first, year, month) if 1 <= month <= 12 else None
    if "半年" in written:
        return Months(year, 1, year, 6) if written[0] == "上" else Months(year, 7, year, 12)
    if "前三" in written:
        return Months(year, 1, year, 9)
    if "季度" in written:
        quarter = QUARTERS[written[written.index("季") - 1]]
        return Months(year, 3 * quarter - 2, year, 3 * quarter)
    return None


def _relative(relative: str, year: int, dated: bool, own: Months | None) -> Months | None:
    if own is None:
        return Months(year, 1, year, 12) if dated else None
    partial = own.last < 12
    if dated and not relative:
        # 2024年 in a table of eleven months is as long as the table's own period, and so is 2023年 beside it.
        return Months(year, own.first, year, own.last) if partial else Months(year, 1, year, 12)
    if relative in ("本月", "当月"):
        return Months(own.last_year, own.last, own.last_year, own.last)
    if relative.endswith("累计"):
        return Months(own.last_year, 1, own.last_year, own.last)
    if relative in BEFORE:
        return own.year_before()
    if relative in LAST_YEAR:
        return own.year_before() if partial else Months(own.last_year - 1, 1, own.last_year - 1, 12)
    if relative in ("上年末", "去年末"):
        return Months(own.last_year - 1, 12, own.last_year - 1, 12)
    return Months(year, 1, year, 12) if relative == "全年" else own
