"""Dates and times of day. They measure nothing by themselves; the period of a statement is read from them."""

import re

from transforms.extraction.model import Token
from transforms.extraction.numbers.question import BLANKS, DASHES, LETTERS, NUMBER, Here
from transforms.extraction.rules import Tier

_WS = r"[ \u3000]?"
_YEAR = r"(?:19|20|21)\d\d"
_TO = r"[-—－–~～至到]"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?!\.?\d)"  # 2:45.2 is none
_PART_OF_YEAR = (
    r"(?:上半年|下半年|前三季度|1[-—－–~～至到][2-4]季度|第?[一二三四1-4]季度|[Hh][12](?![\da-zA-Z])|[Qq][1-4](?![\da-zA-Z])|"
    r"前(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个月|前\d{1,2}月)"
)
_PART_OF_MONTH = r"(?:份|底|末|初|中旬|上旬|下旬)"
_DAY = rf"{_WS}\d{{1,2}}{_WS}[日号]"

ISO_DATE = re.compile(rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![,.]?\d)日?(?:[ T\u3000]*{_CLOCK})?")
_ENDS_YEARS = r"(?:年(?:度|底|末|初|间)?|(?=[两三四五六七八九十]年))"
YEARS = re.compile(
    rf"{_YEAR}{_WS}年?{_WS}(?:{_TO}|——){_WS}{_YEAR}{_WS}{_ENDS_YEARS}|{_YEAR}年?[与和]{_YEAR}年(?:间|之间|期间)"
)
# 图2：2011-2015三次产业占比: years at the head of a line or of a caption, with no 年
YEARS_OF_TITLE = re.compile(rf"{_YEAR}(?:{_TO}|——){_YEAR}(?=[\u4e00-\u9fff]{{2}})")
HEAD_OF_TITLE = re.compile(r"(?:\A|\n|[图表]\d{1,2}[:：、.．]?)[ \u3000]*\Z")
LONGEST_HEAD = 8
MONTHS_OF_TWO_YEARS = re.compile(
    rf"{_YEAR}年\d{{1,2}}月(?:份|底|末)?(?:{_TO}|——){_YEAR}年(?:\d{{1,2}}月(?:份|底|末)?(?!\d)|年?[底末])"
)
SEASON = re.compile(
    rf"{_YEAR}(?:[/／]|{_TO})(?:{_YEAR}|\d\d)(?:学年度?|(?:榨|采暖|供暖|供热|取暖|雪|种植|产)季)|{_YEAR}学年度?"
)
DOTTED_MONTHS = re.compile(rf"{_YEAR}[.．]\d{{1,2}}{_TO}\d{{1,2}}月(?:份)?")
FIRST_MONTHS = re.compile(r"(?:(?<=头)|(?<=前)(?<![目以此之提]前))\d{1,2}个月")
HALF_IN_LETTERS = re.compile(rf"{_YEAR}(?:[Hh][12]|[Qq][1-4])(?![\da-zA-Z])")
YEAR = re.compile(
    rf"{_YEAR}{_WS}年(?:度|全年|初|底|末|前(?!(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})个?月)|内)?(?:{_WS}{_PART_OF_YEAR})?"
    rf"(?:{_WS}\d{{1,2}}(?:月?{_WS}{_TO}{_WS}\d{{1,2}})?{_WS}月{_PART_OF_MONTH}?(?:{_DAY})?(?:{_WS}\d{{1,2}}[时:：]\d\d分?)?)?"
)
SPACED_YEAR = re.compile(r"\d(?:[ \u3000]\d){3}[ \u3000]?年")
MONTHS = re.compile(rf"\d{{1,2}}月?{_WS}{_TO}{_WS}\d{{1,2}}{_WS}月(?:份|底|末)?")
DAY_OF_MONTH = re.compile(rf"\d{{1,2}}{_WS}月{_DAY}(?:{_WS}[-—至到]{_DAY})?")
MONTH = re.compile(rf"(?<![\d.])\d{{1,2}}月{_PART_OF_MONTH}?")
CENTURY = re.compile(r"[12]?\d世纪(?:[1-9]0年代)?[初中末]?")
DAY = re.compile(r"(?<![\d.])[0-3]?\d日(?![均益])")
TIME_OF_DAY = re.compile(_CLOCK)
TIME_IN_WIDTH = re.compile(r"(?:[01]?\d|2[0-4])：[0-5]\d(?![\d.：])")
# 延长至22：15, 早上7：40, 9：00起: words of time around what else might be a ratio
TIME_BEFORE = re.compile(
    r"(?:(?:(?<![达升降高大小])[至到]|[延推提改调]\w{0,3}为|时间[为是：至到]?|[早晚午晨夜间日号]上?|截[至止]|[于从自由]|：[0-5]\d[-—~～])|\d日[ \u3000])\Z"
)
TIME_AFTER = re.compile(
    r"[-—~～至到]+(?:次日|当日)?\d{1,2}：[0-5]\d|[起止前后]|左右|以前|以后|之前|之后|准时|开[始诊门放班]|召开|举行|出发|结束|关门|收车|发车|闭馆|打烊"
)
HOUR_OF_DAY = re.compile(
    r"[0-2]?\d(?:点(?:[0-5]?\d分|半|整)|时(?:[0-5]?\d分|整)?(?!间|代|期|常|段|尚)|点(?=[至到—-]\d{1,2}[点时]))"
)
HOUR_BEFORE = re.compile(r"(?:[点时半分整][至到—-]|[日晚午晨早间]|截至|截止)\Z")
HOUR_ALONE = re.compile(r"[0-2]?\d[点时](?!间|代|期|常|段|尚|位)")
HOURS_OF_SERVICE = re.compile(r"(?<=早)[5-9]晚(?:[5-9]|1[0-2])(?![\d.])")
QUARTER = re.compile(r"(?<=第)[1-4]季度")
QUARTERS = re.compile(rf"1(?:季度)?{_WS}{_TO}{_WS}[2-4]季度")


def _date(here: Here, pattern: re.Pattern[str]) -> Token | None:
    found = pattern.match(here.text, here.start)
    return Token(here.start, found.end(), "date") if found else None


@NUMBER.rule("dotted-months", Tier.SPECIFIC, before=("iso-date",), only=".．")
def dotted_months(here: Here) -> Token | None:
    """2024.1-6月: months behind a year with a point."""
    return _date(here, DOTTED_MONTHS)


@NUMBER.rule("iso-date", Tier.SPECIFIC, only="-/.")
def iso_date(here: Here) -> Token | None:
    """2026-02-01 16:40; 2026/2/1: a date in figures, with the time of day behind it."""
    return _date(here, ISO_DATE)


@NUMBER.rule("years", Tier.SPECIFIC, before=("year",), only={*"年", *BLANKS, *DASHES})
def years(here: Here) -> Token | None:
    """2021—2025年, 2021年至2025年: several years are one expression."""
    return _date(here, YEARS)


@NUMBER.rule("years-of-title", Tier.SPECIFIC, only=DASHES)
def years_of_title(here: Here) -> Token | None:
    """图2：2011-2015三次产业占比: the years that a caption is about, without 年."""
    head = HEAD_OF_TITLE.search(here.text[max(0, here.start - LONGEST_HEAD) : here.start])
    return _date(here, YEARS_OF_TITLE) if head else None


@NUMBER.rule("months-of-two-years", Tier.SPECIFIC, before=("year",), only="年")
def months_of_two_years(here: Here) -> Token | None:
    """2023年9月至2024年8月: months of two years are one expression."""
    return _date(here, MONTHS_OF_TWO_YEARS)


@NUMBER.rule("season", Tier.SPECIFIC, only={"/", "学", *BLANKS, *DASHES})
def season(here: Here) -> Token | None:
    """2022/2023学年度, 2023—24榨季: a year that begins within another."""
    return _date(here, SEASON)


@NUMBER.rule("half-in-letters", Tier.SPECIFIC, only=LETTERS)
def half_in_letters(here: Here) -> Token | None:
    """2024H1, 2024Q3: a half or a quarter in letters."""
    return _date(here, HALF_IN_LETTERS)


@NUMBER.rule("first-months", Tier.SPECIFIC, only="个")
def first_months(here: Here) -> Token | None:
    """前10个月: so many months from January on."""
    return _date(here, FIRST_MONTHS) if here.text[here.start - 1] in "前头" else None


@NUMBER.rule("year", Tier.SPECIFIC, only={*"年", *BLANKS})
def year(here: Here) -> Token | None:
    """2025年, 2025年上半年, 2025年1-6月, 2025年12月22日: a year with the part of it that follows."""
    return _date(here, YEAR)


@NUMBER.rule("spaced-year", Tier.SPECIFIC, only=BLANKS)
def spaced_year(here: Here) -> Token | None:
    """1 9 9 3 年: the digits of a year set apart by blanks."""
    return _date(here, SPACED_YEAR)


@NUMBER.rule("months", Tier.SPECIFIC, before=("month",), only={*"月", *BLANKS, *DASHES})
def months(here: Here) -> Token | None:
    """1-6月, 1月至6月: several months are one expression."""
    return _date(here, MONTHS)


@NUMBER.rule("day-of-month", Tier.SPECIFIC, before=("month",), only={*"月", *BLANKS})
def day_of_month(here: Here) -> Token | None:
    """12月22日, 12月1日至7日: a day with its month."""
    return _date(here, DAY_OF_MONTH)


@NUMBER.rule("month", Tier.SPECIFIC, only="月")
def month(here: Here) -> Token | None:
    """10月底, 3月: a month alone."""
    return _date(here, MONTH)


@NUMBER.rule("century", Tier.SPECIFIC, only="世")
def century(here: Here) -> Token | None:
    """20世纪60年代初, 21世纪: a century, with its decade."""
    return _date(here, CENTURY)


@NUMBER.rule("day", Tier.SPECIFIC, only="日")
def day(here: Here) -> Token | None:
    """22日: a day alone, but not 5日均."""
    return _date(here, DAY)


@NUMBER.rule("time-of-day", Tier.SPECIFIC, only=":")
def time_of_day(here: Here) -> Token | None:
    """16:40: a time of day."""
    return _date(here, TIME_OF_DAY)


@NUMBER.rule("time-in-full-width", Tier.SPECIFIC, only="：")
def time_in_full_width(here: Here) -> Token | None:
    """末班车延长至22：15, 8：30至17：30: a time of day where the words tell of time; 师生比1：15, 按1：10配备 do not."""
    found = TIME_IN_WIDTH.match(here.text, here.start)
    before = here.text[max(0, here.start - 20) : here.start]
    if found is None or "比" in before or not (TIME_BEFORE.search(before) or TIME_AFTER.match(here.text, found.end())):
        return None
    return Token(here.start, found.end(), "date")


@NUMBER.rule("hour-of-day", Tier.SPECIFIC, only="点时")
def hour_of_day(here: Here) -> Token | None:
    """8点30分至17点, 31日24时: an hour; 3点意见 counts points."""
    if token := _date(here, HOUR_OF_DAY):
        return token
    before = here.text[max(0, here.start - 2) : here.start]
    return _date(here, HOUR_ALONE) if HOUR_BEFORE.search(before) else None


@NUMBER.rule("hours-of-service", Tier.SPECIFIC, only="晚")
def hours_of_service(here: Here) -> Token | None:
    """早8晚8: when something opens and when it closes."""
    return _date(here, HOURS_OF_SERVICE)


@NUMBER.rule("quarter", Tier.SPECIFIC, only="季")
def quarter(here: Here) -> Token | None:
    """第1季度: a quarter in figures; the span is 1季度."""
    return _date(here, QUARTER)


@NUMBER.rule("quarters", Tier.SPECIFIC, only={"季", *BLANKS, *DASHES})
def quarters(here: Here) -> Token | None:
    """1-3季度: the first quarters of a year in figures."""
    return _date(here, QUARTERS)
