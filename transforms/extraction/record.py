"""A statement as a row: its value with sign and bound, its role, its period, what it compares with."""

import re
from decimal import Decimal

from transforms.extraction.cues import Cue
from transforms.extraction.memory import Memory, Report
from transforms.extraction.mention import SEMICOLON, Mention
from transforms.extraction.period import (
    Span,
    as_dates,
    governing,
    has_ended,
    level_in_several_years,
    lies_ahead,
    year_span,
)
from transforms.extraction.role import ESTIMATE, is_target
from transforms.extraction.rows import Row
from transforms.extraction.scan import Token

HUNDRED = Decimal(100)
FLIP = {"lower": "upper", "upper": "lower"}
REAL = re.compile(r"(?:可比价|不变价)(?:格)?计算|扣除价格因素")
GRADE = re.compile(r"(?:国家|省|市|区|县|街道|镇)级")
WHOLE_AREA = re.compile(r"全[国省市区县州镇]")
PAUSE = re.compile(r"[，,；;]")
OWN_LEVEL = re.compile(r"(?:街道|镇|乡|县|区|市|省)(?=..)")
PAST_BASE = re.compile(r"上年|去年|同期|前一年|上一?年度")
YEAR_START = re.compile(r"年初|上年末|上年底|去年底|去年末")
PRIOR_YEAR = re.compile(r"(?<![比较于与同])(?:上年|去年)同期(?!相比)")
BASE_YEAR = re.compile(r"((?:19|20)\d\d)年")
MONEY_VERBS = ("投入", "投资", "补助", "奖励", "筹资", "筹集资金", "发放补贴")
MONEY_NOUN = re.compile(
    r"资金|投资|投入|收入|工资|租金|金额|补贴|救助|补助|支出|产值|税|款|费|元|额|总量|增加值|利润|营收|贷款|存款|余额|GDP|总值"
)
PEOPLE_NOUN = re.compile(r"人口|人数|人员|人才|群众|劳动力|学生|职工|党员|老人|人次|户数|企业数")
RANK_AFTER = {"growth": "growth", "change": "growth", "completion": "completion"}


def record(
    memory: Memory, mention: Mention, measure: str, indicator: str, claim: int, rule: str, cue: Cue | None = None,
    rank_of: str | None = None,
) -> None:
    """Append one row, and remember it as the last statement. `cue` replaces the mention's own where a list shares one."""
    cue = mention.cue if cue is None else cue
    report, text, sentence, token = memory.report, memory.text, memory.sentence, mention.token
    where, named = governing(memory.named, token.start)
    before = text[sentence.start:token.start]
    after = text[token.end:token.end + 14]
    plan, ahead = sentence.passage.plan, lies_ahead(named, report.default)
    over = plan and has_ended(named, report.default)  # a year gone by, spoken of among the aims
    target = not over and (plan or ahead or memory.aims) and is_target(before, after, plan, ahead, report.now.half)
    estimate = memory.estimates and not target and ESTIMATE.search(text, max(sentence.start, memory.estimate_from), token.start) is not None
    if target and named and (
        _within_year(named) and PAUSE.search(text, where + 8, token.start)
        or named.last_year > _deadline_year(report) and SEMICOLON.search(text, where, token.start)
    ):
        named = None  # of an aim only what its own clause names is kept
    prior = "同期" in mention.clause and PRIOR_YEAR.search(mention.clause) is not None
    if prior and isinstance(cue.year, str):
        cue = cue._replace(year=None)  # 去年同期 is the same months of the year before
    span = _period(memory, cue, measure, target, indicator, named)
    if prior and measure == "level" and span and not target:
        span = span._replace(first_year=span.first_year - 1, last_year=span.last_year - 1)
    start, end = as_dates(span) if span else (None, None)
    value, high, half, unit, bound = _value(text, mention, cue, measure, indicator)
    if unit == "1" and text[token.start - 1] == "、" and text[token.end - 1] in "万亿" and report.rows and report.rows[-1].unit == "CNY":
        unit = "CNY"  # 跨越7万亿、8万亿、9万亿三个台阶
    identifier = memory.indicator_id(indicator)
    if identifier is None and (own := OWN_LEVEL.match(indicator)) and (found := memory.indicator_id(indicator[own.end():])):
        indicator, identifier = indicator[own.end():], found
    if identifier and measure == "level" and not report.lexicon.fits(identifier, unit):
        identifier = None  # 工业增加值 "2个" counts something else
    if identifier and memory.whole and indicator != memory.whole and identifier == memory.indicator_id(memory.whole):
        identifier = None  # 新增规上企业9家(工业5家): a part never has the id of its whole
    scope = cue.scope
    if measure == "rank":
        memory.ranked = indicator
        rank_of = memory.rank_of = rank_of or _rank_of(memory, indicator)
        if scope is None and (grade := GRADE.search(before[-30:]) or WHOLE_AREA.search(mention.clause or before[-16:])):
            scope = grade[0]
    basis = cue.basis
    if memory.real and basis is None and measure == "growth" and REAL.search(SEMICOLON.split(before)[-1]):
        basis = "real"
    report.rows.append(Row(
        len(report.rows), claim, measure,
        _comparison(report.default, cue, span) if measure in ("growth", "change") else None,
        indicator, identifier, memory.subject, value, high, unit, text[token.start:token.end], half, bound,
        "target" if target else "actual", "E" if estimate else "A", start, end, scope,
        rank_of if measure == "rank" else None, basis, sentence.passage.section, memory.words,
        token.start, token.end, rule, (),
    ))  # fmt: skip
    memory.indicator, memory.claim, memory.measure, memory.last_cue = indicator, claim, measure, cue
    if measure == "level":
        memory.levels[indicator] = claim


def _deadline_year(report: Report) -> int:
    """The year that the aims of a report are for when nothing else is said."""
    if report.default is None:
        return 9999
    return report.default.last_year + (0 if report.now.half else 1)


def _within_year(span: Span) -> bool:
    """A quarter, a half, a month: less than a year."""
    return span.first_year == span.last_year and (span.first_month, span.last_month) != (1, 12)


def _value(
    text: str, mention: Mention, cue: Cue, measure: str, indicator: str
) -> tuple[Decimal, Decimal | None, Decimal, str, str]:
    """Value, upper end, half width, unit and bound as stored: a fall is negative, and its bounds turn with it."""
    token = mention.token
    assert token.value is not None
    value, high, half, unit = token.value, token.value_max, token.half, token.unit.code
    bound = mention.bound or (cue.bound if cue.bound != "exact" else "lower" if token.more else "exact")
    if measure == "rank":
        return value, None, Decimal(0), unit, "upper" if text[token.start] == "前" else bound
    if measure in ("growth", "change"):
        if unit == "倍":
            value, half, unit = value * HUNDRED, half * HUNDRED, "%"
            high = high * HUNDRED if high is not None else None
        if cue.direction < 0:
            value, high = (-value, None) if high is None else (-high, -value)
            bound = FLIP.get(bound, bound)
    if token.unit.kind == "none" and text[token.end - 1] in "万亿千百多余":
        unit = _implied_unit(text, token, indicator)
    return value, high, half, unit, bound


def _implied_unit(text: str, token: Token, indicator: str) -> str:
    """A bare 73万 is money where the indicator is; what else a bare number counts is not said."""
    following = text[token.end:token.end + 1]
    if "\u4e00" <= following <= "\u9fff" and not indicator.startswith(MONEY_VERBS):
        return "1"
    return "CNY" if MONEY_NOUN.search(indicator) and not PEOPLE_NOUN.search(indicator) else "1"


def _rank_of(memory: Memory, indicator: str) -> str:
    """What is ranked: the growth where a growth stands right before, or the wording says 增速."""
    if memory.indicator != indicator:
        return "growth" if indicator.endswith(("增速", "增幅")) else "level"
    return memory.rank_of if memory.measure == "rank" else RANK_AFTER.get(memory.measure, "level")


def _comparison(default: Span | None, cue: Cue, span: Span | None) -> str:
    if cue.comparison:
        return cue.comparison
    if cue.base:
        words = next((word for word in cue.cues if any(mark in word for mark in "比较于出")), "")
        if PAST_BASE.search(words):
            return "yoy"
        if YEAR_START.search(words):
            return "ytd"
        year = BASE_YEAR.search(words)
        if default and year and int(year[1]) == default.last_year - 1 and len(words) < 8:
            return "yoy"
        return "base"
    return "base" if span and (span.several or span.last_year > span.first_year) else "yoy"


def _own_year(memory: Memory, cue: Cue) -> int | None:
    """The number's own year, where its clause gives one: 2020年的51%, 去年的1.5%."""
    if not isinstance(cue.year, str):
        return cue.year
    default, now = memory.report.default, memory.report.now
    if default is None:
        return None
    current = default.last_year + now.speech
    return {"今年": current, "去年": current - 1, "上年": default.last_year - 1, "前年": current - 2}[cue.year]


def _period(
    memory: Memory, cue: Cue, measure: str, target: bool, indicator: str, named: Span | None
) -> Span | None:
    default = memory.report.default
    if own := _own_year(memory, cue):
        return year_span(own)
    if default is None:
        return named
    if cue.span or cue.comparison != "cagr":
        memory.span = cue.span
    if memory.span:
        return Span(default.last_year - memory.span + 1, 1, default.last_year, default.last_month, True)
    if target:
        return _deadline(memory, cue, measure, indicator, named, default)
    passage = memory.sentence.passage
    whole = None
    if passage.years and not passage.plan:
        whole = Span(passage.years[0], 1, passage.years[1], default.last_month, True)
    several = named if named and named.several else None
    if whole and named and not several and named.last_year == whole.last_year and cue.comparison != "yoy":
        moves = measure in ("growth", "change", "completion")
        if moves and (cue.comparison == "cagr" or cue.base or memory.across):
            return whole
    if several is None and named is None:
        several = whole
    if cue.origin:
        over = several or whole or named or default
        return year_span(over.first_year if over.ranged else over.first_year - 1)
    if several is None:
        return named or default
    if measure == "level":
        if cue.comparison == "cagr":
            return several  # 年均超过46万人 sums up the years
        settled = cue.settled or cue.reached or memory.settles
        return level_in_several_years(several, indicator, settled, named is not None, "累计" in cue.stem or "累计" in cue.cues)
    if measure == "rank" or cue.comparison == "yoy":
        return Span(several.last_year, 1, several.last_year, several.last_month)
    return several


def _deadline(memory: Memory, cue: Cue, measure: str, indicator: str, named: Span | None, default: Span) -> Span:
    """A target's period: what its clause names of the time to come, else the year of its deadline."""
    if named and (named.last_year, named.last_month) > (default.last_year, default.last_month):
        return year_span(named.last_year) if named.several and measure == "level" and cue.settled else named
    if memory.report.now.half:
        return year_span(_deadline_year(memory.report))
    passage = memory.sentence.passage
    if passage.plan and passage.years:
        first, last = passage.years
        summed = measure in ("growth", "change") or "新增" in indicator or cue.comparison == "cagr"
        return Span(first, 1, last, 12, True) if summed else year_span(last)
    return year_span(_deadline_year(memory.report))
