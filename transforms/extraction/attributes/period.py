"""Which months a statement covers: by its own clause, its sentence, its passage, its report."""

from __future__ import annotations

import re

from transforms.extraction.attributes.role import Role, deadline_year
from transforms.extraction.cues.read import MULTIPLE_OF
from transforms.extraction.cues.words import AS_OF_NOW, MONTHS_OF_YEAR_BEFORE, REVISIONS
from transforms.extraction.discourse import Discourse
from transforms.extraction.model import MOVES, SentenceContext, Statement
from transforms.extraction.periods.span import (
    Span,
    last_year_of,
    level_in_several_years,
    part_of_year,
    year_before,
    year_span,
)
from transforms.extraction.wording.phrases import leading_verb, trailing_verb

# “十四五”时期和2025年工作回顾: what stands in such a section is told of the year
_PLAN_PERIOD, _ONE_YEAR = '[“"]十[一二三四五六]五[”"]', r"20\d\d年"
HEADED_BY_BOTH = re.compile(
    rf"{_PLAN_PERIOD}[^/]{{0,12}}[和及与暨、]{_ONE_YEAR}|{_ONE_YEAR}[^/]{{0,12}}[和及与暨、]{_PLAN_PERIOD}"
)
TOLD_BEFORE, UNITS_OF_THINGS = ("indicator-before", "part-of"), ("家", "户", "所")
OF_EVERYTHING, TURNOVER = re.compile("总[数量]"), ("进出口总额", "零售总额", "营收")
NOT_STANDING = re.compile("新增|新建|净增|累计|共|建成|完成|实现|改造|改善|培育|引进|认定|年均|先后|的\\Z")
OF_SPAN = (*MOVES, "completion")
STOOD = re.compile(
    r"同期[为是的]?(?:下降|增长|回落|减少|上涨|上升|提高|回升|下跌|降低)"
)  # 上年同期为下降6.8%: how it moved then
SUMMED = re.compile(r"累计[^，,。；;]*\Z")  # up to the number of the level
MONTHS = re.compile(r"(\d{1,2})(?:[-—~～至](\d{1,2}))?月")
REPLACED = re.compile("|".join(REVISIONS.split()))
PRIOR_YEAR = re.compile(r"(?<![比较于与同])(?:上年|去年)同期(?!相比)|[比较](?:上年|去年)同期的\Z")

# 年均气温, 年均浓度 are of one year
OF_EACH_YEAR = re.compile(
    "(?:过去)?(?:[五四三]年)?年均(?!(?:[^，。；]{0,6}(?:浓度|气温|温度|湿度|降水|降雨|日照|风速))|综合)"
)
OF_YEAR = re.compile("(?<!半)年")  # 2024年增长目标为6%, in a report on its first half

OF_BANKS = re.compile(r"余额|存款|贷款(?:$|[余占率])|存贷比|不良率")
FLOWS = ("新增", "发放", "新发放", "投放", "累计", "收回", "当月")
# 比上年末的【46家】增加12家, 较上年同期【50.9亿元】增长5.6%, 比年初【110亿元】增长9.1%: the level then, behind which how it moved is told
HELD_AGAINST = re.compile(
    r"[比较](?P<when>上年|去年|(?:19|20)\d\d年|年初)(?P<same>同期)?(?:全年|[末底])?(?:(?:决算|执行|完成)数)?(?P<of>的)?\Z"
)
HELD_AGAINST_ENDS = frozenset("年期初末底数的")
HOW_IT_MOVED = re.compile(
    "[，,]?(?:同比|净|实际|大幅|略|微)?(?:增长|增加|增收|增支|增|减少|减收|减支|减|下降|降低|提高|上升)"
)
START_OF_YEAR, END_BEFORE = "年初", "上年末"


def period(statement: Statement, role: Role, discourse: Discourse, sentence: SentenceContext) -> Span | None:
    """The months of a statement; those of the year before for 去年同期."""
    held = _held_against(statement, sentence)
    if held and not held["same"]:
        when = END_BEFORE if held["when"] == START_OF_YEAR else held["when"]
        return _own_time(int(when[:4]) if when[0].isdigit() else when, sentence)
    clause = statement.mention.clause
    if not held and ("同期" not in clause or not PRIOR_YEAR.search(clause)):
        return _covered(statement, role, discourse, sentence)
    return _year_before(statement, role, discourse, sentence)


def _held_against(statement: Statement, sentence: SentenceContext) -> re.Match[str] | None:
    """支出53.7亿元,较上年50.9亿元增长5.6%: the level of another time, with which the one before it is compared."""
    clause, end = statement.mention.clause, statement.mention.token.end
    if statement.measure != "level" or clause[-1:] not in HELD_AGAINST_ENDS:
        return None
    held = HELD_AGAINST.search(clause)
    if held and (held["of"] or HOW_IT_MOVED.match(sentence.report.text, end)):
        return held
    return None


def _year_before(statement: Statement, role: Role, discourse: Discourse, sentence: SentenceContext) -> Span | None:
    """上年同期为3.2%: the same months a year before, where the number is of then."""
    clause = statement.mention.clause
    if isinstance(statement.cue.year, str):
        statement = statement._replace(cue=statement.cue._replace(year=None))
    if statement.cue.origin:  # 由上年同期的2.1%: the year before is named already
        statement = statement._replace(cue=statement.cue._replace(origin=False))
    span = _covered(statement, role, discourse, sentence)
    level = statement.measure == "level" and not MULTIPLE_OF.search(clause)  # 是上年同期的1.4倍 is of today
    before = level or statement.measure == "growth" and STOOD.search(clause)
    return year_before(span) if span and before and not role.target else span


def _covered(statement: Statement, role: Role, discourse: Discourse, sentence: SentenceContext) -> Span | None:
    own, cue = sentence.report.period, statement.cue
    if cue.year == MONTHS_OF_YEAR_BEFORE:
        return _same_months(statement, role, discourse, sentence)
    may_tell = cue.year or statement.measure == "rank"
    if may_tell and (time_of_own := _told_with_it(statement, role, discourse, sentence)):
        return time_of_own
    if own is None:
        return role.named
    if years := cue.span or (discourse.time.years if cue.comparison == "cagr" else 0):
        return Span(own.last_year - years + 1, 1, own.last_year, own.last_month, True)
    if role.set_before:
        return year_span((role.named or own).last_year)
    if role.target:
        return _deadline(statement, role, sentence, own)
    return _looked_back_on(statement, role.named, discourse, sentence, own)


def _told_with_it(statement: Statement, role: Role, discourse: Discourse, sentence: SentenceContext) -> Span | None:
    """由2020年的51%提高到目前的62%,居第3位: the time that stands with the number itself, or with what it ranks."""
    told = statement.cue.year
    if not told:
        return _ranked_by_now(statement, discourse, sentence) if statement.measure == "rank" else None
    if told == AS_OF_NOW and role.target:
        return None  # what is to come is not of now
    return _own_time(told, sentence)


def _ranked_by_now(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> Span | None:
    """森林覆盖率提高到目前的62%,居全省第3位: where it stands is of the moment of what it has come to."""
    before = discourse.statements[-1:]
    by_now = before and before[0].claim == statement.claim and before[0].cue.year == AS_OF_NOW
    return _own_time(AS_OF_NOW, sentence) if by_now else None


def _same_months(statement: Statement, role: Role, discourse: Discourse, sentence: SentenceContext) -> Span | None:
    """1-5月增长4%,比上年同期（8%）低4个百分点: the months that are spoken of, in the year before."""
    here = statement._replace(cue=statement.cue._replace(year=None))
    span = _covered(here, role, discourse, sentence)
    return year_before(span) if span else None


def _own_time(named: int | str, sentence: SentenceContext) -> Span | None:
    """The number's own time, where its clause gives one: 2020年的51%, 去年的1.5%, 由一季度的下降3%."""
    if not isinstance(named, str):
        return year_span(named)
    own = sentence.report.period
    if own is None:
        return None
    if named == AS_OF_NOW:
        return own if own.first_year == own.last_year else last_year_of(own)
    current = own.last_year + sentence.report.now.speech
    years = {"今年": current, "去年": current - 1, "上年": own.last_year - 1, "前年": current - 2}
    year = years.get(named[:2], own.last_year)
    if named in years:
        return year_span(year)
    if named.endswith("年末"):
        return Span(year, 12, year, 12)  # 由去年底的第6位
    if months := MONTHS.search(named):
        return Span(year, int(months[1]), year, int(months[2] or months[1]))
    return part_of_year(named, year)


def _looked_back_on(
    statement: Statement, named: Span | None, discourse: Discourse, sentence: SentenceContext, own: Span
) -> Span:
    """The span named, else that of the passage, else the report's own."""
    reviewed = sentence.reviewed
    if reviewed and named and _over_all_years(statement, named, reviewed, sentence):
        return reviewed
    several = reviewed if named is None else named if named.several else None
    if statement.cue.origin:
        return _where_it_came_from(several, several or reviewed or named or own, sentence, statement.mention.token.end)
    if several is None:
        return named or _month_end(statement, sentence) or own
    return _in_several_years(statement, several, discourse, sentence, named is not None)


def _month_end(statement: Statement, sentence: SentenceContext) -> Span | None:
    """11月末存款余额A。贷款余额B: the next balance of the paragraph stood then, too; what was lent in the meantime is a flow."""
    balance = sentence.month_end and OF_BANKS.search(statement.indicator)
    return sentence.month_end if balance and not statement.indicator.startswith(FLOWS) else None


def _where_it_came_from(several: Span | None, over: Span, sentence: SentenceContext, number_end: int) -> Span:
    """从A提高到B: A is of the year before those over which it moved, 2020年到2025年从A提高到B of the first one named. What is
    told is one year's and no more where a figure takes the place of another: 由A修订为B."""
    if REPLACED.match(sentence.report.text, number_end):
        return over
    if sentence.passage.plan and not several:
        return year_span(deadline_year(sentence) - 1)
    return year_span(over.first_year if over.ranged else over.first_year - 1)


def _over_all_years(statement: Statement, named: Span, whole: Span, sentence: SentenceContext) -> bool:
    """到2025年达到…,年均增长8%: the year named is the last of the passage's, and the number tells of all of them."""
    cue = statement.cue
    if named.several or named.last_year != whole.last_year or statement.measure not in OF_SPAN:
        return False
    return cue.comparison == "cagr" or cue.comparison != "yoy" and (cue.base or sentence.across)


def _in_several_years(
    statement: Statement, several: Span, discourse: Discourse, sentence: SentenceContext, named: bool
) -> Span:
    measure, cue = statement.measure, statement.cue
    if measure == "level":
        if cue.comparison == "cagr" or OF_EACH_YEAR.match(statement.indicator):
            return several  # 年均超过46万人, 年均煤炭产量12亿吨 sums up the years
        clause, summed = statement.mention.clause, _summed(statement)
        span = level_in_several_years(several, statement.indicator, statement.settled, named, summed, clause)
        if span != several or named or not HEADED_BY_BOTH.search(sentence.passage.section):
            return span
        return last_year_of(several)._replace(assumed=True) if _stands(statement, summed, discourse) else span
    if measure == "rank" and _of_sum(statement, several, discourse, sentence, named):
        return several
    if measure == "rank" and statement.rank_of == "growth" and named:
        return several  # 近两年预期寿命增幅居全国第一
    if measure == "rank" or cue.comparison == "yoy":
        return last_year_of(several)
    return several


def _stands(statement: Statement, summed: bool, discourse: Discourse) -> bool:
    """高新技术企业3万家: things that there are, told by no verb, where the section is on a year, too."""
    indicator, unit = statement.indicator, statement.mention.token.unit
    told = (
        summed
        or _of_what_was_done(statement, discourse)
        or statement.rule not in TOLD_BEFORE
        or leading_verb(indicator)
        or trailing_verb(indicator)
    )
    if told or NOT_STANDING.search(statement.mention.clause):
        return False
    return unit.code in UNITS_OF_THINGS if unit.kind == "count" else indicator.endswith(TURNOVER)


def _of_what_was_done(statement: Statement, discourse: Discourse) -> bool:
    """建成幼儿园30所,养老院8所; 新增企业3万户,其中公司1万户: the number goes on with what a verb opened, counted alike; a total is of all."""
    before = next((one for one in reversed(discourse.statements) if one.measure == "level"), None)
    if before is None or before.mention.token.unit.code != statement.mention.token.unit.code:
        return False
    if OF_EVERYTHING.search(statement.mention.clause):
        return False
    return NOT_STANDING.search(before.mention.clause) is not None or leading_verb(before.indicator) != ""


def _summed(statement: Statement) -> bool:
    """累计 before the number: it adds up over the years."""
    return "累计" in statement.cue.stem or "累计" in statement.cue.cues


def _of_sum(rank: Statement, several: Span, discourse: Discourse, sentence: SentenceContext, named: bool) -> bool:
    """累计治理沙地3000万亩,居全国首位: what is ranked came together over the years."""
    levels = (one for one in reversed(discourse.statements) if one.measure == "level")
    level = next((one for one in levels if one.claim == rank.claim), None)
    if level is None or not SUMMED.search(sentence.report.text, sentence.start, level.mention.token.start):
        return False
    return _in_several_years(level, several, discourse, sentence, named) == several


def _deadline(statement: Statement, role: Role, sentence: SentenceContext, own: Span) -> Span:
    """A target's period: what its clause names of the time to come, else the year of its deadline."""
    named, sums = role.named, _sums_years_up(statement)
    if role.unmet:
        return _aim_of_year(statement, sentence, own)
    if named and (named.last_year, named.last_month) > (own.last_year, own.last_month):
        if sums and named.first_year == named.last_year > own.last_year + 1:
            # 到2030年,…年均增长6%, 累计新增3万人: over all years until then
            return Span(own.last_year + 1, 1, named.last_year, 12, True)
        settled = statement.measure == "level" and statement.cue.settled
        return year_span(named.last_year) if named.several and settled else named
    passage = sentence.passage
    if passage.plan and passage.years and not sentence.report.now.half:
        first, last = passage.years
        over_all = sums or statement.measure in MOVES or "新增" in statement.indicator
        return Span(first, 1, last, 12, True) if over_all else year_span(last)
    return year_span(deadline_year(sentence))


def _aim_of_year(statement: Statement, sentence: SentenceContext, own: Span) -> Span:
    """2024年增长目标为6%,上半年实际增长5%: in a report on some months the year, where the aim names it; else the report's own."""
    yearly = sentence.report.now.half and OF_YEAR.search(statement.mention.clause)
    return year_span(own.last_year) if yearly else own


def _sums_years_up(statement: Statement) -> bool:
    """年均 and 累计: told of several years together."""
    return statement.cue.comparison == "cagr" or _summed(statement)
