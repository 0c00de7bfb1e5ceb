"""With what a growth or a change compares: the year before (yoy), the start of the year (ytd), something else (base)."""

from __future__ import annotations

import re

from transforms.extraction.discourse import Discourse
from transforms.extraction.mention import SEMICOLON
from transforms.extraction.model import MOVES, SentenceContext, Statement
from transforms.extraction.periods.span import QUARTER, Span

PAST_BUDGET = re.compile(
    r"(?:上年|去年|上一?年度)的?(?:年初|年中|调整|变动)后?预算"
)  # as it was at one time of that year
# 较“十三五”同期: the years of a plan before, and not the year before
PAST_BASE = re.compile(r"上年|去年|(?<!五[”\"])同期|前一年|上一?年度")
YEAR_START = re.compile(r"年初(?!计划|目标|预期|任务|预算)")
LAST_DECEMBER = re.compile("(?:上年|去年)年?[末底]")
OVER_YEARS = re.compile(
    r"(?:能耗|水耗|强度|浓度|排放(?:总?量)?)\Z"
)  # 能耗强度累计下降17%: held against an aim of several years
# 与2020年相比,…: a clause that says with what all that follows is compared
HELD_AGAINST = re.compile(
    r"[与和同跟较比](?:(?P<year>(?:19|20)\d\d)年|第?[一二三四]季度|上半年|前三季度|\d{1,2}[-—－~～至]\d{1,2}月份?|“十[一二三四五六]五”|[一二两三四五六七八九十]年前)(?:末|底|期末|时期|同期|全年|之初)?(?:相比|比较|相较)[，,]"
)
# behind what was so compared: a time that is told by itself
OWN_TIME = re.compile(r"\d[^，,]*[，,](?:全年|[上下]半年|前三季度|[一二三四]季度|1?\d(?:[-—－~～至到]1?\d)?月)")
# 与报告的执行数相比,…: held against what was reported or planned before
HELD_AGAINST_ACCOUNT = re.compile(
    r"[与和同跟较比][^，,。；;\d]{0,24}?(?:执行数|快报数|报告数|决算数|预算数|计划数|调整预算|年初预算)(?:相比|比较|相较)[，,]"
)
BASE_YEAR = re.compile(r"((?:19|20)\d\d)年")
MONTH_OR_QUARTER = re.compile(r"[比较](上年|去年)?(?:第?([一二三四1-4])季度|(\d{1,2})月份?)末?(?![-—－~～至到\d])")
TIME_NAMED = re.compile("[比较](?:[^全省市县]{0,8}年|“十.五”|[^全]{0,4}(?:年[前初末底]|[月度末]|半年))")
BUDGET_NAMED = re.compile("[比较][^，,。；;]{0,8}(?:预算|概算|计划|定额)")
# 比预算减少60万元,下降13%; behind 比预算超收60万元 it is told how all of it grew since the year before
BEYOND_BUDGET = re.compile("(?:预算|计划)数?[超短增减多]收")
MOVED_ON = re.compile("[，,、](?:增长|下降|降低|压减|增加|减少|上升|增幅|降幅|增速)(?:了|为|达)?(?:约|近|超)?")
COMPARING = frozenset("比较于出")
AIMED_AT = frozenset(("目标", "预期", "预期目标"))
THAN_BUDGETED = "短收"


def comparison(statement: Statement, span: Span | None, discourse: Discourse, sentence: SentenceContext) -> str:
    """Of a growth or a change: as the words before the number say, or those before the change that it goes on from, else by the
    years covered."""
    before = discourse.statements[-1] if discourse.statements else None
    if before is not None and _goes_on_from(before, statement):
        statement = before
    return _as_said(statement, span, sentence)


def _goes_on_from(before: Statement, statement: Statement) -> bool:
    """比年初增加3亿元,增长9%: an amount and a share by which one thing has moved since one time, or against its budget, which is
    named once."""
    if before.claim != statement.claim or {before.measure, statement.measure} != set(MOVES):
        return False
    if statement.cue.comparison or statement.cue.base or before.mention.token.unit.kind == "pp":
        return False
    words = "".join(before.cue.cues)
    if BEYOND_BUDGET.search(words):
        return False
    since = before.cue.comparison in ("ytd", "pop") or TIME_NAMED.search(words) or BUDGET_NAMED.search(words)
    return bool(since) and MOVED_ON.fullmatch(statement.mention.left) is not None


def _as_said(statement: Statement, span: Span | None, sentence: SentenceContext) -> str:
    cue = statement.cue
    if cue.comparison == "whole year before":
        # 较去年全年, in a report on some months: they are held against all of the year before
        own = sentence.report.period
        return "base" if own and own.last_month < 12 else "yoy"
    if cue.comparison == "end of the year before":
        return "base" if not AIMED_AT.isdisjoint(cue.cues) else _since_last_december(sentence)
    if cue.comparison:
        return "base" if cue.comparison == "ytd" and not AIMED_AT.isdisjoint(cue.cues) else cue.comparison
    if cue.base:
        return _with_what_is_named(cue.cues, span, sentence)
    if (beside := _held_against(statement, sentence)) is not None:
        return beside
    return "base" if _over_years(statement, span, sentence) or THAN_BUDGETED in cue.cues else "yoy"


def _since_last_december(sentence: SentenceContext) -> str:
    """比上年末: at the end of a year it is held against the same time of the year before, in the course of one against its start."""
    own = sentence.report.period
    return "yoy" if own and own.last_month == 12 else "ytd"


def _over_years(statement: Statement, span: Span | None, sentence: SentenceContext) -> bool:
    """Whether it moved over several years: those that are named, or those of an aim, of which only the sum is told."""
    if span is not None and (span.several or span.last_year > span.first_year):
        return True
    summed = "累计" in statement.cue.cues and not sentence.spans
    return summed and OVER_YEARS.search(statement.indicator) is not None


def _with_what_is_named(cues: tuple[str, ...], span: Span | None, sentence: SentenceContext) -> str:
    """比2019年, 比年初, 高于全市平均: what stands between 比 and the verb."""
    words = next((word for word in cues if not COMPARING.isdisjoint(word)), "")
    if span and _is_the_one_before(words, span):
        return "pop"
    if year := BASE_YEAR.search(words):
        own, same_time = sentence.report.period, len(words) < 8 or "同期" in words
        return "yoy" if own and int(year[1]) == own.last_year - 1 and same_time else "base"
    if LAST_DECEMBER.search(words):
        return _since_last_december(sentence)
    if PAST_BASE.search(words) and not PAST_BUDGET.search(words):
        return "yoy"
    return "ytd" if YEAR_START.search(words) and AIMED_AT.isdisjoint(cues) else "base"


def _is_the_one_before(words: str, span: Span) -> bool:
    """8月份…较7月份, 二季度…较一季度: whether the month or the quarter named comes right before the statement's own."""
    found = MONTH_OR_QUARTER.match(words)
    if not found or span.first_year != span.last_year:
        return False
    size, place = (3, QUARTER[found[2]]) if found[2] else (1, int(found[3]))
    if span.last_month - span.first_month + 1 != size:
        return False
    own = (span.last_month + size - 1) // size
    return own - 1 == (place - 12 // size if found[1] else place)


def _held_against(statement: Statement, sentence: SentenceContext) -> str | None:
    """与2020年相比,生产总值增长32.6%,财政收入增长41.2%: the year that the clause before names, for all that follows in its part."""
    if "相" not in sentence.words and "比较" not in sentence.words:
        return None
    text, start = sentence.report.text, statement.mention.token.start
    found = next(reversed(list(HELD_AGAINST.finditer(text, sentence.start, start))), None)
    if found is None or SEMICOLON.search(text, found.end(), start):
        return "base" if HELD_AGAINST_ACCOUNT.match(text, sentence.start, start) else None
    own = sentence.report.period
    if not found["year"] and statement.measure == "growth" and OWN_TIME.search(text, found.end(), start):
        return None  # 与1-11月相比,增加值增速回落0.3个百分点,全年增长5%
    return "yoy" if own and found["year"] and int(found["year"]) == own.last_year - 1 else "base"
