"""Years, days and spans as reports write them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1950, 2035
_CHINESE_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九０１２３４５６７８９", "0000123456789" + "0123456789")
YEAR = r"(?<!\d)(?:(?:19|20)\d\d|[二][〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2}|２０[０-９]{2})"
_DAY = re.compile(
    rf"({YEAR})\s*(?:年|[-/.])\s*([01]?\d|[一二三四五六七八九十]{{1,2}})\s*(?:月|[-/.])\s*([0-3]?\d|[一二三四五六七八九十]{{1,3}}(?=日|号))(?!\d)"
)
_TENS = {"十": 10, "二十": 20, "三十": 30}
_ORDINAL = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Months of a year, inclusive: Span(1, 12) is a year, Span(1, 6) its first half."""

    first: int
    last: int

    @property
    def kind(self) -> str:
        """annual, half_year, quarter or other."""
        length = self.last - self.first + 1
        if length == 12:
            return "annual"
        if length == 6 and self.first in (1, 7):
            return "half_year"
        return "quarter" if length == 3 and self.first in (1, 4, 7, 10) else "other"

    def start(self, year: int) -> date:
        """First day of the first month."""
        return date(year, self.first, 1)

    def end(self, year: int) -> date:
        """Last day of the last month."""
        return date(year, self.last, calendar.monthrange(year, self.last)[1])


_MONTH = "1[0-2]|[1-9]|[一两二三四五六七八九]|十[一二]?"
_MONTH_IN_CHINESE = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    "十一": 11,
    "十二": 12,
}
YEARLY, FIRST_HALF, SECOND_HALF = Span(1, 12), Span(1, 6), Span(7, 12)
_SPAN = re.compile(
    r"(?P<half>[上下])半年|(?P<quarters>前三|前两|前二|1[-—~至]3)个?季度|第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?:(?<![\d.])|(?<=(?:19|20)\d\d\.))(?P<first>1[0-2]|[1-9])月?份?\s*[-—－–~～至到]+\s*(?P<last>1[0-2]|[1-9])月"
    rf"|(?<=[今前年的，,\s])前(?P<so_far>{_MONTH})个?月(?!度)|^前(?P<from_start>{_MONTH})个?月|[一-龥]前(?P<behind>{_MONTH})个?月"
    r"|(?<=20\d\d)年?\s*(?:H(?P<h>[12])|Q(?P<q>[1-4]))(?![0-9A-Za-z])"
)
_ONE_MONTH = re.compile(
    r"(?<![\d.\-—－–~～至到前])(?P<month>1[0-2]|[1-9])月(?:份|底)?(?!\s*(?:[0-3]?\d|[-—－–~～至到]))"
)


def year_of(text: str) -> int | None:
    """2023, ２０２３ or 二〇二三 as a number, or None outside FIRST_YEAR–LAST_YEAR."""
    digits = text.translate(_CHINESE_DIGITS)
    year = int(digits) if digits.isdigit() and len(digits) == 4 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def spans_in(text: str) -> Iterator[tuple[int, Span]]:
    """Spans of months named in a text, with the offset of each."""
    for found in _SPAN.finditer(text):
        if found["half"]:
            yield found.start(), FIRST_HALF if found["half"] == "上" else SECOND_HALF
        elif found["h"]:
            yield found.start(), FIRST_HALF if found["h"] == "1" else SECOND_HALF
        elif found["quarters"]:
            yield found.start(), Span(1, 9 if found["quarters"][-1] in "三3" else 6)
        elif quarter := found["quarter"] or found["q"]:
            last = 3 * _ORDINAL[quarter]
            yield found.start(), Span(last - 2, last)
        elif so_far := found["so_far"] or found["from_start"] or found["behind"]:
            yield found.start(), Span(1, _MONTH_IN_CHINESE.get(so_far) or int(so_far))
        elif int(found["first"]) <= int(found["last"]):
            yield found.start(), Span(int(found["first"]), int(found["last"]))


def month_in(text: str) -> int | None:
    """The one month that a title names (2024年4月, 11月份): no day of it, no span."""
    found = _ONE_MONTH.search(text)
    return int(found["month"]) if found else None


def days_in(text: str) -> Iterator[tuple[int, date]]:
    """Full dates in a text (2026年1月27日, 2024-02-01, 二〇二三年一月五日), with the offset of each."""
    for found in _DAY.finditer(text):
        year, month, day = year_of(found[1]), _small_number(found[2]), _small_number(found[3])
        try:
            if year:
                yield found.start(), date(year, month, day)
        except ValueError:
            continue


def _small_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return int(text.translate(_CHINESE_DIGITS)) if len(text) == 1 else 0
    return (_TENS.get(tens + "十", 0) if tens else 10) + (int(ones.translate(_CHINESE_DIGITS)) if ones else 0)


def day_after(day: date) -> date:
    """The next calendar day."""
    return day + timedelta(days=1)
