"""Whether a heading opens what is planned or what is looked back on, and on which years."""

import re
from typing import NamedTuple

from transforms.extraction.passages.passage import Frame, State
from transforms.extraction.passages.years import FIVE_YEAR_PLAN, YEAR, is_to_come, years_ahead, years_back
from transforms.extraction.rules import Question, Tier

PLAN = re.compile(
    r"计划(?!生育|单列)|思路|打算|安排|建议|部署|举措|目标|任务|重点工作|工作重点|要求|取向|展望|下一?步|下一?阶段|明年|来年|今后|未来|努力方向|民生实事"
)
REVIEW = re.compile(
    r"回顾|总结|完成|成效|成绩|亮点|开展|进展|情况|成果|做法|存在|问题|短板|不足|困难(?!群[众体]|家庭|人[员群]|户|职工|学生|党员|残疾|老[年人]|儿童|企业)|成就|特点|推进有[力序]|有序推进|稳步推进|落[地实]见效|超额|如期"
)
# What plans never say; their points speak of 成效, 成果 and 问题, too: 八、解决一批突出环境问题
LOOKS_BACK = re.compile(r"回顾|总结|情况|存在|短板|不足|主要问题")
FIRST_POINT = re.compile(r"[ \t\u3000]*(?:第一|一[、．.])")
# 三、办好民生实事, 一、紧扣目标任务,经济稳中有进: what was done or is to be done, told by its verb
SLOGAN = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])?(?:全力|着力|聚力|持续|深入|扎实|认真|切实|用心|用情|坚持|始终)*"
    r"(?:实施|办[好实成]|落实|紧[扣盯跟]|聚焦|锚定|瞄准|对[标照]|压实|扛[牢起]|立足|推进|创新|兑现)(?!今年|明年|全年|20)"
)
WORK_ALONE = re.compile(
    r"[ \u3000]*[一二三四五六七八九十]{1,3}[、．.](?!下一?步|今后|明年)[\u4e00-\u9fff]{0,6}(?:重点|主要|专项)(?:工作|任务)"
)
OF_AIMS = ("下半年", "十", "下一步")


class Title(NamedTuple):
    """A heading in a document of its own time; whether one of its rank names a year to come further down, and whether the
    part before it was on what is planned."""

    words: str
    now: Frame
    before_plan: bool = False
    behind_plan: bool = False

    @property
    def years(self) -> list[int]:
        return [int(year) for year in YEAR.findall(self.words)]


HEADING: Question[Title, str] = Question("heading")
"""Answers "plan", "review", or "open" where the heading shows that it does not say."""


@HEADING.rule("of-report", Tier.SPECIFIC, before=("of-years",))
def of_report(title: Title) -> str | None:
    """在2026年…会议上的工作报告 is the report's own title."""
    return "open" if "工作报告" in title.words or "会议上" in title.words else None


@HEADING.rule("of-years", Tier.SPECIFIC)
def of_years(title: Title) -> str | None:
    """2026年工作计划 lies ahead, 2025年工作 behind; 2025年下半年 in a half-year's report lies ahead, too."""
    year, years = title.now.year, title.years
    if year is None or not years:
        return None
    if all(named > year for named in years):
        return "plan"
    if any(named > year for named in years):
        return "open"
    rest_of_year = title.now.half and "下半年" in title.words and PLAN.search(title.words)
    return None if rest_of_year else "review"


@HEADING.rule("of-second-half")
def of_second_half(title: Title) -> str | None:
    """下半年工作 in a report on the first half; 上半年工作总结和下半年工作计划 is both."""
    if not title.now.half or "下半年" not in title.words:
        return None
    return "open" if REVIEW.search(title.words) or "上半年" in title.words else "plan"


@HEADING.rule("of-next-plan")
def of_next_plan(title: Title) -> str | None:
    """“十五五”时期主要指标: a five-year plan that has not begun."""
    return "plan" if is_to_come(FIVE_YEAR_PLAN.search(title.words), title.now.year) else None


@HEADING.rule("work-done")
def work_done(title: Title) -> str | None:
    """二、财政重点工作, above 三、2026年预算草案: what was done, since the year to come has a heading of its own."""
    return "review" if title.before_plan and WORK_ALONE.fullmatch(title.words) else None


@HEADING.rule("by-words", Tier.DEFAULT)
def by_words(title: Title) -> str | None:
    """下一步打算 plans, 存在问题 looks back; what has words of both says neither."""
    plan = PLAN.search(title.words) is not None
    review = REVIEW.search(title.words) is not None and not _further_point(title)
    if plan and SLOGAN.match(title.words):
        return None
    return None if plan == review else "plan" if plan else "review"


def _further_point(title: Title) -> bool:
    """二、解决一批突出环境问题, behind the first point of a plan: what is still planned."""
    return title.behind_plan and not FIRST_POINT.match(title.words) and not LOOKS_BACK.search(title.words)


def by_heading(state: State, words: str, now: Frame, before_plan: bool = False) -> State:
    """A heading of the first rank settles what its section is on; one that does not say leaves it."""
    verdict = _verdict(words, now, before_plan, state.plan)
    if verdict == "plan" or verdict is None and state.plan:
        return State(True, years_ahead(words, now.year))
    # 过去一年和五年工作回顾 begins with the year; its five years open with words of their own
    mixed = "一年" in words or "去年" in words or now.year in Title(words, now).years
    return State(False, None if mixed else years_back(words, now.year))


def by_line(state: State, line: str, now: Frame) -> State:
    """A short line without a stop may be a heading that has no number."""
    verdict = _verdict(line, now)
    dated = YEAR.search(line) is not None
    if verdict == "plan" and PLAN.search(line) and (dated or any(word in line for word in OF_AIMS)):
        return State(True, years_ahead(line, now.year))
    return state._replace(plan=False) if verdict == "review" and dated and REVIEW.search(line) else state


def _verdict(words: str, now: Frame, before_plan: bool = False, behind_plan: bool = False) -> str | None:
    decision = HEADING.decide(Title(words, now, before_plan, behind_plan))
    return decision[1] if decision and decision[1] != "open" else None
