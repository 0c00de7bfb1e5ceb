"""Which months a number covers: of the document, the section, the sentence, its own clause."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from transforms.extraction.model import Context, Token
from transforms.extraction.passages.passage import COUNT, PLAN_FIRST_YEAR, Frame, Passage, Sentence
from transforms.extraction.wording.phrases import leading_verb


class Span(NamedTuple):
    """Whole months, inclusive. `several`: named as a span of years (五年来), so that flows add up over it; `ranged`: by its first and last year (2020年到2025年)."""

    first_year: int
    first_month: int
    last_year: int
    last_month: int
    several: bool = False
    ranged: bool = False


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
    """上半年, 前三季度, 第2季度 as months of a year; None for words that name no half and no quarter."""
    if "半年" in written:
        return Span(year, 1, year, 6) if "上半年" in written else Span(year, 7, year, 12)
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
YEARS = re.compile(r"((?:19|20|21)\d\d)年?(?:[-—－–~～至到]|——)((?:19|20|21)\d\d)")
MONTHS = re.compile(r"(?:((?:19|20)\d\d)年)?\D?(\d{1,2})(?:月)?[-—－–~～至到]+(\d{1,2})月")
MONTH = re.compile(r"(?:((?:19|20|21)\d\d)年)?(\d{1,2})月(?!\d)")
YEAR = re.compile(r"((?:19|20|21)\d\d)年")
DAY = re.compile(r"\d[日号]|\d:\d|\d{4}[-/.]\d")
# each branch begins with a plain character, so that the pattern is only tried where one of them stands
WORDS = re.compile(
    r"去年全年|上年全年|年底前?|年末|年内|上半年|下半年|前三季度|前三个季度|第[一二三四]季度|一季度|二季度|三季度|四季度|全年(?!的?(?:目标|任务|计划|预算|指标))|今年以来|今年|去年|上年(?!度|同期|末|底)|明年|来年|五年来|三年来|四年来|"
    r"五年间?(?=累计|新增|共|合计|间|转移|投入|减少|增加|安排|实施|建成|城镇新增)|过去五年|这五年|近[三两二五四十]年|过去[三两二四十]年|“十[一二三四五六]五”(?:时期|期间|以来|规划期|末|初)?|"
    r"\"十[一二三四五六]五\"(?:时期|期间|以来|规划期|末|初)?|目前|截至目前|今后[五三两]年|未来[五三两]年|三年(?=新增|累计|实施|完成|建成|共)|两年(?=新增|累计|实施|完成|建成|共)"
)
NOT_GOVERNING_BEFORE = re.compile(
    r"(?:比|较|与|同|于|自|从|由|自从|早在|跟|比照|相当于|超过|面向|对标|瞄准|[《“\"'‘])\Z"
)
COMPARED_BEFORE = re.compile(r"(?:比|较|与|同|于|从|由)\Z")
UNTIL = re.compile(r"(?:截至|截止|截止到|到|至|截至到)\Z")
OF_NUMBER = re.compile(r"的(?:约|近)?\d")
EVENT = re.compile(r"\d{1,2}月[\u4e00-\u9fff]{2,4}(?:、\d{1,2}月|[，,])")  # 3月拿地、5月动工: when something happened
SUMMED = re.compile(r"[^，。；;]{0,12}(?:总和|之和)")  # 是1950年到2002年的总和: held against, not spoken of
OLDER = re.compile(
    r"(?:(?<=前)|(?:底|末)?(?:以|之)?前)(?:建成|建设|竣工|修建|开工)的"
)  # 2000年前建成的小区 are of any age
UPON = re.compile(r"[^，,。；;\d]{0,16}基础上")  # 在上年大幅增长的基础上
CLOSED = re.compile(r"[）)]")
BASE_AFTER = re.compile(
    r"(?:同期|的(?:\d|水平)|末(?:增|提|下|减|高|的)|(?:底|末)?(?:增长|提高|增加|下降|减少|翻|相比)|以来|开始|起|召开|印发|度?(?:全国|全省|先进|优秀|“|《))"
)


def of_date(text: str, start: int, end: int, default: Span | None, now: Frame) -> Span | None:
    """The span a date token names, or None for a day and for a date that is only a base of comparison."""
    written = text[start:end]
    if DAY.search(written):
        return None
    before = text[max(0, start - 6) : start]
    if NOT_GOVERNING_BEFORE.search(before) or UPON.match(text, end):
        return None
    after = text[end : end + 6]
    if after.startswith("前") and written.endswith(("底", "末", "月", "日")):
        if (ahead := YEAR.search(written)) and default and int(ahead[1]) > default.last_year:
            return year_span(int(ahead[1]))
        return None  # 10月底前: a deadline within the period, not a period
    base_year = default.last_year if default else None
    if found := YEARS.search(written):
        first, last = int(found[1]), int(found[2])
        return Span(first, 1, last, 12, last > first, True) if first <= last else None
    if found := MONTHS.search(written):
        year = int(found[1]) if found[1] else base_year
        low, high = int(found[2]), int(found[3])
        return Span(year, low, year, high) if year and 1 <= low <= high <= 12 else None
    year_found = YEAR.search(written)
    year = int(year_found[1]) if year_found else base_year
    if year is None:
        return None
    if part := part_of_year(written, year):
        return part
    if found := MONTH.search(written):
        month = int(found[2])
        if not 1 <= month <= 12:
            return None
        first = 1 if UNTIL.search(before) or written.endswith(("底", "末")) and not found[1] else month
        return Span(year, first, year, month)
    if year_found:
        if OF_NUMBER.match(after):
            return None  # 是2020年的1.6倍: a base, or the number's own year, which its cue reads
        if BASE_AFTER.match(after) and not after.startswith(("的", "以来")) and not UNTIL.search(before):
            return None if not after.startswith(("度", "“", "《", "全国", "全省")) else year_span(year)
        if after.startswith("以来") and default and year <= default.last_year:
            return Span(year, 1, default.last_year, default.last_month, year < default.last_year)
        if default and year == default.last_year and now.half and "年" == written[-1]:
            return default
        return year_span(year)
    return None


def of_word(text: str, start: int, end: int, default: Span | None, now: Frame, passage: Passage) -> Span | None:
    """The span a word names (上半年, 去年, 五年来, “十三五”时期), or None."""
    if default is None:
        return None
    word, plan, years = text[start:end], passage.plan, passage.years
    before = text[max(0, start - 4) : start]
    quoted = word.startswith(("“", '"'))
    if (COMPARED_BEFORE if quoted else NOT_GOVERNING_BEFORE).search(before) or UPON.match(text, end):
        return None
    year = default.last_year
    current = year + 1 if plan and not now.half else year
    if part := part_of_year(word, current):
        return part
    if word in ("今年以来", "目前", "截至目前"):
        return default if not plan else None
    if word.startswith("年"):
        return year_span(current) if plan or now.half else None
    if word in ("全年", "今年"):
        return default if not plan else year_span(current)
    if word.startswith(("去年", "上年")):
        if before.endswith(("是", "为", "到", "至")) and text.startswith("的", end):
            return None  # 是上年的1.8倍
        if before.endswith(("比", "较")):
            return None
        return year_span(year) if now.speech else year_span(year - 1)
    if word in ("明年", "来年"):
        return year_span(year + 1)
    if word.startswith(("今后", "未来")):
        count = {"五": 5, "三": 3, "两": 2}[word[2]]
        return Span(year + 1, 1, year + count, 12, True)
    if "十" in word and "五" in word:
        if "末" in word or "初" in word or before.endswith(("比", "较")):
            return None
        first = PLAN_FIRST_YEAR.get(word[word.index("十") + 1])
        if first is None or not word.endswith(("时期", "期间", "以来")):
            return None
        if first > year:
            return Span(first, 1, first + 4, 12, True)
        last = min(first + 4, year)
        return Span(first, 1, last, 12 if last < year else default.last_month, True)
    numeral = next((c for c in word if c in "三四五两二十"), "五")
    count = {**COUNT, "两": 2, "二": 2, "十": 10}[numeral]
    if plan:
        return Span(year + 1, 1, year + 5, 12, True) if word.startswith("五年") else None
    if years and years[1] - years[0] + 1 == count and years[1] < year:
        return Span(years[0], 1, years[1], 12, True)  # 五年间 in a passage on a plan that has ended
    return Span(year - count + 1, 1, year, default.last_month, True)


STATE_ENDINGS = (
    "率",
    "占比",
    "比重",
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


def level_in_several_years(span: Span, indicator: str, settled: bool, named: bool, summed: bool) -> Span:
    """A state belongs to the last year of a section on several years, a flow to the whole of it (annotation guide)."""
    if summed or not settled and (indicator.startswith(DONE_TO) or named and leading_verb(indicator)):
        return span
    if "占" in indicator and not indicator.startswith(FLOW_OPENINGS):
        return last_year_of(span)
    flows = indicator.startswith(FLOW_OPENINGS) and not indicator.startswith("建成区")
    if (settled or indicator.endswith(STATE_ENDINGS)) and not flows:
        return last_year_of(span)
    return span


def _govern(found: list[tuple[int, Span | None]], text: str, start: int, span: Span, sentence: Sentence) -> None:
    """Let a span govern from here: in a bracket until it closes, where what governed before goes on, else to the sentence's end."""
    opening = max(text.rfind("（", sentence.start, start), text.rfind("(", sentence.start, start))
    if opening >= 0 and not CLOSED.search(text, opening, start) and (close := CLOSED.search(text, start, sentence.end)):
        found.append((close.start(), governing(found, start)[1]))
    found.append((start, span))


def named_spans(
    text: str, sentence: Sentence, dates: Sequence[Token], default: Span | None, now: Frame
) -> list[tuple[int, Span | None]]:
    """The spans a sentence names, each with the offset from which it governs, in text order."""
    found: list[tuple[int, Span | None]] = []
    for token in dates:
        if EVENT.match(text, token.start) or OLDER.match(text, token.end) or SUMMED.match(text, token.end):
            continue
        if span := of_date(text, token.start, token.end, default, now):
            _govern(found, text, token.start, span, sentence)
    for word in WORDS.finditer(text, sentence.start, sentence.end):
        if any(token.start <= word.start() < token.end for token in dates):
            continue
        if span := of_word(text, word.start(), word.end(), default, now, sentence.passage):
            _govern(found, text, word.start(), span, sentence)
    found.sort(key=lambda pair: pair[0])
    return found


def governing(named: Sequence[tuple[int, Span | None]], at: int) -> tuple[int, Span | None]:
    """The span last named before an offset, with where: it governs until its sentence ends."""
    where, span = at, None
    for start, candidate in named:
        if start >= at:
            break
        where, span = start, candidate
    return where, span


def lies_ahead(span: Span | None, default: Span | None) -> bool:
    """Whether a named span begins after the document's own has ended."""
    if span is None or default is None:
        return False
    return (span.first_year, span.first_month) > (default.last_year, default.last_month)


def has_ended(span: Span | None, default: Span | None) -> bool:
    """Whether a named year, or part of one, is over by the end of the document's own span."""
    if span is None or default is None or span.several:
        return False
    return (span.last_year, span.last_month) <= (default.last_year, default.last_month)
