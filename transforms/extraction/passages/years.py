"""The years that a passage names: 过去五年, “十四五”时期 back, “十五五” ahead."""

import re

YEAR = re.compile(r"((?:19|20|21)\d\d)年?")
FIVE_YEAR_PLAN = re.compile(r"[“\"]?十([一二三四五六])五[”\"]?")
PLAN_FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
LOOKED_BACK_ON = "过去|近|这|以来的?|[走度经]过的|回[望顾首]"
SERVED = "(?=成立|任期|履职|五年|以来|工作|的五年)"
SEVERAL_YEARS = re.compile(
    rf"(?:{LOOKED_BACK_ON})(?:的|这)?([三四五])年|([三四五])年(?:来|间|工作|以来)|本届政府{SERVED}|"
    r"[“\"]?十([一二三四五六])五[”\"]?(?:时期|期间|以来|这五年)"
)
OF_YEARS = re.compile(r"(?:这是|是).{2,34}的([三四五])年[。！]?")
COUNT = {"三": 3, "四": 4, "五": 5}
FARTHEST = 8  # characters before the words, when they still speak of the whole
LONGEST_TITLE = 30

Years = tuple[int, int]  # first and last
Months = tuple[int, int, int]  # a year, the first and the last month of it
# 四、2024年上半年预算执行情况, 三、今年1—7月预算执行情况, in a report on 2023; 上半年重点工作安排情况 is none
TO_COME = "安排|打算|部署|计划(?!执行|完成)|思路|任务|分工|重点|目标|举措"
MONTHS_AFTER = re.compile(
    r"(?:((?:19|20)\d\d)年|今年)(?:(上半年)|(前[三3]季度)|第?[一1]季度|1[-—－–~～至到](\d{1,2})月)"
    rf"(?:(?!{TO_COME})[^，。])*?(?:情况|回顾|总结)"
)
REST_OF_YEAR = re.compile(
    r"[上下]半年|后[一二三四五六七八九十\d]+个月|下一?步|下阶段|今后|下一阶段"
)  # of the months of the section before


def years_of_plan(found: re.Match[str], group: int) -> Years:
    """The five years of the plan that a pattern has found: 十五五 is 2026–2030."""
    first = PLAN_FIRST_YEAR[found[group]]
    return first, first + 4


def years_back(words: str, year: int | None) -> Years | None:
    """The several years that words look back on, up to the year reported on."""
    found = SEVERAL_YEARS.search(words) or OF_YEARS.match(words)
    if not found or year is None:
        return None
    before = words[found.start() - 1 : found.start()] if found.re is SEVERAL_YEARS else ""
    if found.re is SEVERAL_YEARS and found[3]:
        return None if before in ("比", "较", "与") else _years_of_old_plan(found, words, year)
    if found.start() > FARTHEST or before in ("比", "较"):
        return None
    count = next((COUNT[numeral] for numeral in found.groups() if numeral), 5)
    return year - count + 1, year


def _years_of_old_plan(found: re.Match[str], words: str, year: int) -> Years | None:
    """The years of a five-year plan that had begun; in a title, one that stands far behind is not what it looks back on."""
    far = found.start() > FARTHEST and len(words) < LONGEST_TITLE and "、" not in words[:3]
    first, last = years_of_plan(found, 3)
    return None if far or first > year else (first, min(last, year))


def years_ahead(words: str, year: int | None) -> Years | None:
    """The years of a five-year plan yet to come, where no single year to come is named beside it."""
    found = FIVE_YEAR_PLAN.search(words)
    if not found or year is None or any(int(named) > year for named in YEAR.findall(words)):
        return None
    years = years_of_plan(found, 1)
    return years if years[0] > year else None


def is_to_come(found: re.Match[str] | None, year: int | None) -> bool:
    """Whether the five-year plan that a pattern has found begins after the year reported on."""
    return found is not None and year is not None and PLAN_FIRST_YEAR[found[1]] > year


def months_after(words: str, year: int, before: str) -> Months | None:
    """The months of the year behind the one reported on that a heading looks back on, where it names no other year. 今年 is that
    year where the heading `before` it is on the year reported on."""
    found = MONTHS_AFTER.search(words)
    named = {int(one) for one in YEAR.findall(words)} if found else set()
    told = found is not None and (found[1] is not None or "决算" in before or str(year) in before)
    if not found or not told or named - {year + 1}:
        return None
    last = int(found[4]) if found[4] else 6 if found[2] else 9 if found[3] else 3
    return (year + 1, 1, last) if 1 <= last < 12 else None
