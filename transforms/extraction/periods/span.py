"""Months as a span, and whose of its years a level of several years is."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from transforms.extraction.model import Context
from transforms.extraction.wording.phrases import leading_verb


class Span(NamedTuple):
    """Whole months, inclusive. `several`: named as a span of years (五年来), so that flows add up over it; `ranged`: by its first and last year (2020年到2025年).
    `assumed`: the last year of several, and nothing but 达到, 突破, 超过 says that the figure is that year's own.
    """

    first_year: int
    first_month: int
    last_year: int
    last_month: int
    several: bool = False
    ranged: bool = False
    assumed: bool = False


@lru_cache(maxsize=4096)
def as_dates(span: Span) -> tuple[date, date]:
    """First day of the first month, last day of the last month."""
    last = calendar.monthrange(span.last_year, span.last_month)[1]
    return date(span.first_year, span.first_month, 1), date(span.last_year, span.last_month, last)


def year_span(year: int) -> Span:
    return Span(year, 1, year, 12)


def year_before(span: Span) -> Span:
    """The same months of the year before."""
    return span._replace(first_year=span.first_year - 1, last_year=span.last_year - 1)


def last_year_of(span: Span) -> Span:
    """The months of its last year that a span of several years covers."""
    return Span(span.last_year, 1, span.last_year, span.last_month)


def part_of_year(written: str, year: int) -> Span | None:
    """上半年, 半年度, 前三季度, 第2季度 as months of a year; None for words that name no half and no quarter."""
    if "半年" in written:
        return Span(year, 7, year, 12) if "下半年" in written else Span(year, 1, year, 6)
    if "前三" in written:
        return Span(year, 1, year, 9)
    at = written.find("季度")
    if at > 0 and (quarter := QUARTER.get(written[at - 1])):
        return Span(year, 3 * quarter - 2, year, 3 * quarter)
    return None


def of_context(context: Context) -> Span | None:
    """The document's own period."""
    start, end = context.period_start, context.period_end
    return Span(start.year, start.month, end.year, end.month) if start and end else None


QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

STATE_ENDINGS = (
    "率",
    "占比",
    "比重",
    "强度",
    "总量",
    "总值",
    "产值",
    "产量",
    "增加值",
    "收入",
    "规模",
    "装机",
    "产能",
    "余额",
    "人口",
)
FLOW_OPENINGS = ("新增", "新建", "净增", "累计", "完成", "建成", "发放")
DONE_TO = tuple(
    "淘汰 退出 关闭 关停 转移 化解 压减 投入 安置 引进 培育 改造 治理 减少 减免 释放 腾退 拆除 解决 惠及 带动 吸纳 使用 吸引 争取 落实 安排 筹集 盘活".split()
)

# 五年财政用于教育的支出达到9亿元: of the five years together
OF_ALL_YEARS = re.compile("[三四五六七八九十]年(?![来间])")
# 稳定在, 增加到, 年接待: said of each year, or of the last one
YEARLY = re.compile(r"稳定|保持|维持|[增升提扩]\w{0,2}[到至]|(?:^|[^\d一二三四五六七八九十])年(?!来|间)")
ACCOUNTS = (*STATE_ENDINGS, "总额", "比")  # what is drawn up year by year, or is the quotient of two figures
# 新增劳动力平均受教育年限: of what they are on average, and no flow of them
NO_FLOW = re.compile("建成区|新增[^，。；]{2,6}(?:平均|人均)")


def _flows(indicator: str) -> bool:
    """新增床位, 累计投资: whether the wording opens with what was done; 建成区面积 does not."""
    return indicator.startswith(FLOW_OPENINGS) and not NO_FLOW.match(indicator)


def level_in_several_years(span: Span, indicator: str, settled: bool, named: bool, summed: bool, clause: str) -> Span:
    """A state belongs to the last year of a section on several years, a flow to the whole of it (annotation guide)."""
    if (
        summed
        or OF_ALL_YEARS.match(indicator)
        or not settled
        and (indicator.startswith(DONE_TO) or named and leading_verb(indicator))
    ):
        return span
    if "占" in indicator and not indicator.startswith(FLOW_OPENINGS):
        return last_year_of(span)
    if _flows(indicator) or not settled and not indicator.endswith(STATE_ENDINGS):
        return span
    own = indicator.endswith(ACCOUNTS) or YEARLY.search(clause) is not None
    return last_year_of(span)._replace(assumed=not own)
