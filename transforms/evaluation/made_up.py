"""Made-up reports for measuring speed: prose with about a hundred figures, of real places and invented numbers.

What they say is worth nothing; how long they take is what matters. So a report names its own place, the places above it
and the towns and villages within it as often as a real one does, has as many figures, and repeats no other report.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LENGTH = 5_600  # characters of a report, about
FIRST_YEAR, YEARS = 2015, 10


class Place(NamedTuple):
    """A division that reports: its name, the names above it from the province down, and names within it."""

    name: str
    above: tuple[str, ...]
    within: tuple[str, ...]


_OF_LEVEL = (
    ("地区生产总值", "亿元", 40, 900),
    ("规模以上工业总产值", "亿元", 20, 700),
    ("固定资产投资", "亿元", 10, 300),
    ("社会消费品零售总额", "亿元", 15, 400),
    ("一般公共预算收入", "亿元", 2, 60),
    ("城镇居民人均可支配收入", "元", 31_000, 68_000),
    ("农村居民人均可支配收入", "元", 15_000, 39_000),
    ("外贸进出口总额", "亿元", 3, 120),
    ("粮食总产量", "万吨", 3, 90),
    ("实际利用外资", "万美元", 300, 9_000),
    ("税收收入", "亿元", 1, 50),
    ("工业投资", "亿元", 3, 90),
)
_LEVELS = (
    "{year}年，{place}实现{what}{value}{unit}，同比增长{pct}%，总量居{above}第{rank}位。",
    "{what}达到{value}{unit}，比上年增长{pct}%，增速高于全年目标{points}个百分点。",
    "全年完成{what}{value}{unit}，增长{pct}%，其中{within}完成{part}{unit}，占比{share}%。",
    "{place}{what}为{value}{unit}，下降{pct}%，降幅比上半年收窄{points}个百分点。",
)
_COUNTS = (
    "新增城镇就业{hundreds}人，失业人员再就业{tens}人，零就业家庭保持动态清零。",
    "全年排查各类矛盾纠纷{hundreds}件，成功化解{tens}件，调解成功率{share}%。",
    "在{within}实施老旧小区改造{few}个，惠及居民{hundreds}户，改造面积{part}万平方米。",
    "{within}新建改建农村公路{part}公里，新增停车位{tens}个，更新供水管网{share}公里。",
    "检查生产经营单位{hundreds}家次，整改安全隐患{tens}处，整改率{share}%，事故起数下降{pct}%。",
    "发放低保金{part}万元，临时救助{tens}人次，困难老人家庭适老化改造{few}户。",
    "新签约项目{few}个，总投资{part}亿元，其中超亿元项目{small}个，开工{small}个。",
    "培育国家高新技术企业{few}家，科技型中小企业{tens}家，研发经费投入强度达到{points}%。",
    "{within}高标准农田改造{hundreds}亩，粮食播种面积{part}万亩，亩均单产提高{pct}%。",
    "举办文化惠民演出{tens}场，接待游客{part}万人次，实现旅游收入{share}亿元，分别增长{pct}%和{points}%。",
    "空气优良天数比例{share}%，细颗粒物平均浓度{few}微克/立方米，国控断面水质达标率100%。",
    "新增学前教育学位{hundreds}个，引进教师{few}名，{within}卫生院完成改扩建，新增床位{tens}张。",
)
_WORDS = (
    "一年来，我们聚焦主责主业，把稳增长放在突出位置，各项工作在爬坡过坎中稳步前行。",
    "{within}牢固树立一盘棋的想法，围绕群众急难愁盼，拿出实招硬招，补短板、强弱项、促提升。",
    "干部走村入户听意见，网格员随手记、马上办，小事不出楼栋，大事不出片区，邻里关系更加融洽。",
    "营商环境持续向好，一件事一次办全面铺开，窗口服务由能办向好办转变，企业满意度明显上升。",
    "文明实践站点覆盖到边，志愿服务队伍常态下沉，乡风更加淳朴，环境更加整洁，家园更加宜居。",
    "在肯定成绩的同时，也要清醒看到，产业层次不高、龙头带动不强、公共服务不均衡等问题依然存在。",
    "坚持问题导向和目标导向相统一，紧盯关键环节，倒排工期、挂图作战，推动要素向重点片区集聚。",
    "党建引领基层治理走深走实，支部建在网格上，党员冲在最前沿，战斗堡垒作用得到充分发挥。",
)
_PLANS = (
    "{next}年，{what}力争增长{pct}%左右，达到{value}{unit}。",
    "{next}年计划新改建道路{part}公里，新增就业{hundreds}人以上，完成{within}片区更新{few}处。",
)


def reports(places: list[Place], count: int, first: int = 0) -> Iterator[tuple[str, str]]:
    """(file name, text) of `count` reports, the same for the same arguments; consecutive numbers are years of a place."""
    for number in range(first, first + count):
        place = places[number // YEARS % len(places)]
        yield f"{number:07}.txt", _report(place, FIRST_YEAR + number % YEARS, random.Random(number))


def write_reports(folder: Path, places: list[Place], count: int, first: int = 0) -> None:
    """Write `count` reports into `folder`, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports(places, count, first):
        (folder / name).write_text(text, "utf-8")


def _report(place: Place, year: int, chance: random.Random) -> str:
    parts = [f"{''.join(place.above)}{place.name}{year}年工作总结\n\n", f"一、{year}年工作回顾\n\n"]
    length, planned = sum(map(len, parts)), False
    while length < LENGTH:
        if not planned and length > 0.8 * LENGTH:
            parts.append(f"\n二、{year + 1}年工作安排\n\n")
            planned = True
        parts.append(_paragraph(place, year, chance, planned))
        length += len(parts[-1])
    return "".join(parts)


def _paragraph(place: Place, year: int, chance: random.Random, planned: bool) -> str:
    kinds = (
        [_PLANS, _WORDS, _WORDS, _WORDS]
        if planned
        else [_LEVELS, _WORDS, _WORDS, _COUNTS, _WORDS, _WORDS, _WORDS, _WORDS]
    )
    return "".join(_sentence(chance.choice(kind), place, year, chance) for kind in kinds) + "\n"


def _sentence(template: str, place: Place, year: int, chance: random.Random) -> str:
    what, unit, low, high = chance.choice(_OF_LEVEL)
    return template.format(
        place=place.name,
        above=place.above[-1] if place.above else "全省",
        within=chance.choice(place.within) if place.within else "城区",
        year=year,
        next=year + 1,
        what=what,
        unit=unit,
        value=f"{chance.uniform(low, high):.2f}" if high < 1000 else chance.randrange(low, high),
        pct=f"{chance.uniform(0.5, 15):.1f}",
        points=f"{chance.uniform(0.1, 4):.1f}",
        part=f"{chance.uniform(1, 60):.1f}",
        share=f"{chance.uniform(70, 99.9):.1f}",
        rank=chance.randrange(1, 12),
        hundreds=chance.randrange(1000, 9999),
        tens=chance.randrange(100, 999),
        few=chance.randrange(11, 99),
        small=chance.randrange(2, 10),
    )
