"""Lists that the wording before the number names."""

from __future__ import annotations

import re

from transforms.extraction.case import Case, ranked_by_wording, stated
from transforms.extraction.discourse import Reading
from transforms.extraction.indicator.context import side_of_account
from transforms.extraction.indicator.topic import class_of_topic
from transforms.extraction.lists.assignment import ASSIGNMENT, further_set, in_order, run_of, to_each, with_claims
from transforms.extraction.lists.items import ENUMERATION_COMMA, SECTORS, WAYS_OF_COUNTING, cut_at, parts_of, split_list
from transforms.extraction.mention import clause_before
from transforms.extraction.rules import Tier
from transforms.extraction.wording.phrases import clean, head_noun, is_generic, joined, leading_verb, rated
from transforms.extraction.wording.words import META

SUM_IN_QUOTES = re.compile(r"“[^”、]{0,3}[一二两三四五六七八九][^”、]{1,4}”[\u4e00-\u9fff]{0,6}\Z")
BOTH_SIDES = re.compile("(财政拨款)?收入?(?:总计)?[、和与及]支出?")  # 收、支总计均为80万元
SUMMED_UP = re.compile(  # 通信、航空等产业税收: one sum, as what quotation marks sum up
    rf"{SUM_IN_QUOTES.pattern}|"
    r"等(?!级)[\u4e00-\u9fff]{0,8}(?:产业|行业|企业|领域|产品|项目|地区|重点)[\u4e00-\u9fff]{0,6}\Z"
)
ADDED_UP = re.compile(
    "[、和与及](?:[^，,。；;]*[^，,。；;收支出入])?(?:合计|共计|总计)"
)  # 电子、机械合计产值增长8%: one figure of all together
#: from where on a clause says how its things did: 工业投资、民间投资【均保持两位数增长】
TOLD_TOGETHER = re.compile(
    r"(?<=..)(?:同步|双双|齐头|[均都]?(?:继续|持续|稳步|保持|实现|呈现)|[“‘]?双(?=增|升|降|下|提|上|回))"
)
CARRIED_OUT = re.compile(r"(?:完成|开展|组织|举办|参加)([^，,。；：]{2,30})[，,][^，,。；]*\Z")
THEIR_NUMBER = "数量"
DEPOSITS_AND_LOANS = "存贷款"  # one word that names two
PLACES_OF_WORK = ("校", "院", "所", "站", "馆", "园", "室", "中心", "基地", "平台", "机构", "大学")
TOOK_PLACE = ("发布", "投产", "上市", "启动", "揭牌", "开通", "成立", "投用", "建成", "落地", "挂牌")
NAMES_OF_GROWTH = ("增速", "增幅", "增长率", "涨幅")
GROWTH_AT_END = re.compile(rf"(?<!自然)(?:{'|'.join(NAMES_OF_GROWTH)})\Z")  # 人口自然增长率 is a rate
BETTER_BY = "改善幅度"  # PM2.5、臭氧改善幅度居第一: of each, how much better it has become
SIZE_OR_GROWTH = ("增速", "增幅", "总量", "规模")
MEMBERS = ("村", "社区", "镇", "乡", "街道", "县", "区", "市", "企业", "公司", "项目", "园区", "学校", "医院")


@ASSIGNMENT.rule("level-and-growth-ranked", Tier.SPECIFIC, only=("moved named",))
def level_and_growth_ranked(case: Case) -> Reading | None:
    """总量和增速均居全国第5位: two ranks of the indicator just named."""
    previous = case.discourse.previous
    if case.measure != "rank" or not previous.indicator:
        return None
    parts = [_without_topic(part, previous.indicator) for part in parts_of(case.phrase)]
    if len(parts) < 2 or not all(part in META for part in parts):
        return None
    name, claim = previous.indicator, previous.claim
    if run_of(case) == len(parts):
        # 总量和增速分别位列第三和第二: one rank each, in order
        return in_order(case, ((name, claim),) * len(parts), "list-again", None, tuple(META[part] for part in parts))
    named = [name + part if META[part] == "growth" else name for part in parts]
    ranks = [stated(case, one, claim, "rank-of-each", None, META[part]) for one, part in zip(named, parts, strict=True)]
    mention, discourse = case.mention, case.discourse
    return Reading(tuple(ranks), mention.after, discourse.entity, discourse.open_list, spoken_of=(name, claim))


def _without_topic(part: str, indicator: str) -> str:
    """收入总量 behind 一般公共预算收入 is 总量."""
    return next(
        (word for word in META if word and part.endswith(word) and indicator.endswith(part[: -len(word)])), part
    )


@ASSIGNMENT.rule("ways-of-counting", Tier.SPECIFIC, only=("moved named",))
def ways_of_counting(case: Case) -> Reading | None:
    """信访…,批次、人次分别下降5%和8%: what was just named, counted in two ways."""
    previous = case.discourse.previous
    if not case.cue.spread or not previous.indicator:
        return None
    parts = parts_of(case.phrase)
    if not all(part in WAYS_OF_COUNTING for part in parts):
        return None
    return further_set(case, ((previous.indicator, previous.claim),) * len(parts))


@ASSIGNMENT.rule("told-together", Tier.SPECIFIC, only=("moved nothing", "moved named", "level nothing"))
def told_together(case: Case) -> Reading | None:
    """工业投资、民间投资“双增长”,分别增长8%、6%: the things that the clause before, which has no number, was about."""
    if not case.cue.spread or case.phrase not in META:
        return None
    before = clause_before(case.mention.left)
    cut = TOLD_TOGETHER.search(before)
    phrase = clean(before[: cut.start()]) if cut else ""
    if not phrase or run_of(case) != len(parts_of(phrase)):
        return None
    return _given_out(case._replace(phrase=phrase))


@ASSIGNMENT.rule("named-of-mixed-kinds", Tier.SPECIFIC, only=("level named",))
def named_of_mixed_kinds(case: Case) -> Reading | None:
    """财政收入、工业投资增速、城镇化率分别为12亿元、5.2%、63.1%: sizes and growths in one row, each by its own name."""
    names = parts_of(case.phrase)
    if not case.cue.spread or len(names) < 2 or len(names) != run_of(case, mixed=True):
        return None
    measures = tuple("growth" if GROWTH_AT_END.search(name) else "level" for name in names)
    if len(set(measures)) == 1 and len(names) == run_of(case):
        return None
    items = with_claims(case, tuple(GROWTH_AT_END.sub("", name) for name in names))
    first = case._replace(measure=measures[0])
    reading = in_order(first, items, "list-in-order")
    return reading._replace(open_list=reading.open_list._replace(measures=measures))


@ASSIGNMENT.rule("rates-beside-growths", Tier.SPECIFIC, only=("moved named",))
def rates_beside_growths(case: Case) -> Reading | None:
    """失业率、消费价格涨幅分别控制在5%、3%以内; 投资增速、消费增速分别为5%、3%: a rate is a level, and 增速 said of each is no part of a name."""
    if not _each_by_its_growth(case):
        return None
    *named, last = parts_of(case.phrase)
    told = [GROWTH_AT_END.sub("", name) for name in named]
    measures = [
        "level" if name == own and own.endswith("率") else "growth" for name, own in zip(named, told, strict=True)
    ]
    if told == named and "level" not in measures or "level" in measures and _growths_of_rates(case, last):
        return None
    plain = case._replace(measure=measures[0], cue=case.cue._replace(direction=case.cue.sign, rate_noun=False))
    reading = in_order(plain, with_claims(plain, (*told, GROWTH_AT_END.sub("", last))), "list-in-order")
    return reading._replace(open_list=reading.open_list._replace(measures=(*measures, "growth")))


def _growths_of_rates(case: Case, last: str) -> bool:
    """森林覆盖率、城镇化率增幅分别为, 失业率、物价涨幅同比分别: how rates moved, too."""
    return GROWTH_AT_END.sub("", last).endswith("率") or "同比" in case.mention.clause


def _each_by_its_growth(case: Case) -> bool:
    """A、B增速分别为: several things and as many numbers, of which a noun says that they are growths; 降幅 is of all of them."""
    cue = case.cue
    if case.measure != "growth" or not (cue.rate_noun and cue.spread) or cue.direction < 0 and not cue.sign:
        return False
    return run_of(case) == len(parts_of(case.phrase)) > 1


@ASSIGNMENT.rule("named-levels", only=("level named",))
def named_levels(case: Case) -> Reading | None:
    """城镇、农村居民收入分别为5万元、3万元: levels in order of the things named, or one of each."""
    phrase = case.phrase
    if (sides := BOTH_SIDES.fullmatch(phrase)) and "总计" in case.cue.cues:
        whose = sides[1] or ""
        return to_each(case, with_claims(case, (f"{whose}收入总计", f"{whose}支出总计")), "list-each")
    several = case.cue.spread or len(parts_of(phrase)) > 1 and not case.mention.right.noun
    several = several or case.cue.each and DEPOSITS_AND_LOANS in phrase
    if several or SECTORS.match(phrase) or _of_town_and_country(case):
        return _given_out(case)
    return None


@ASSIGNMENT.rule("named-movements", only=("moved named",))
def named_movements(case: Case) -> Reading | None:
    """投资、消费分别增长5%、8%; 城乡居民收入增长5.3%、8.1%: growths, changes or ranks of the things named."""
    if case.phrase in META:
        return None
    return _given_out(case) if _of_town_and_country(case) or _names_several(case) else None


def _names_several(case: Case) -> bool:
    """By 分别, 均 or 、; by 和 where both sides are wordings of their own."""
    if case.cue.spread:
        return True
    parts = parts_of(case.phrase)
    if parts and parts[0].endswith(TOOK_PLACE):
        return False  # “某某鱼”品牌正式发布、出口增长12倍: what took place is told without a number
    if len(parts) > 1 and (case.cue.each or len(cut_at(ENUMERATION_COMMA, case.phrase)) > 1):
        return True
    if len(parts) != 2 or len(parts[0]) < 3 or len(parts[1]) < 4:
        return False
    head = head_noun(parts[0])
    return len(head) > 1 or head != "" and parts[0].endswith("率")


def _of_town_and_country(case: Case) -> bool:
    """城乡居民收入增长5.3%、8.1%: one word that names two, and two numbers in a row."""
    return "城乡" in case.phrase and run_of(case) == 2


def _given_out(case: Case) -> Reading | None:
    """This number, and those in a row with it, given to the things named; None when that does not come out even."""
    run = run_of(case)
    if run == 1:
        return _one_to_each(case)
    growing = case.measure == "growth" and SECTORS.fullmatch(case.phrase)
    phrase = (
        case.phrase + "增加值" if growing else case.phrase
    )  # 三次产业分别增长…: what they add, and not their shares
    names = _each_with_its_whole(case, split_list(phrase, run))
    if not names:
        return None
    if case.measure == "level" and not case.cue.spread and any(len(name) < 3 for name in names):
        if not _counted_alike(case, run):
            return None
    items = with_claims(case, names)
    if case.measure == "rank" and ranked_by_wording(case.phrase) == "growth":
        # 投资、消费增速分别居第2位、第4位: 增速 is said once for all
        items = tuple((name if name.endswith(SIZE_OR_GROWTH) else name + "增速", claim) for name, claim in items)
    return in_order(case, items, "list-in-order")


def _counted_alike(case: Case, run: int) -> bool:
    """小学、初中、高中26所、12所、4所: three numbers and more of one unit are of as many things."""
    place, units = case.mention.place, {case.mention.token.unit.code}
    units |= {token.unit.code for token in case.sentence.tokens[place : place + run]}
    return run > 2 and len(units) == 1 and not case.mention.share


def _one_to_each(case: Case) -> Reading | None:
    """均超过90%: one number of each. A rate over a list is of each; an amount or a count over a list is one row, and so is
    均 over members of a class."""
    phrase, cue = case.phrase, case.cue
    if case.measure == "level" and not _level_of_each(case):
        return None
    if phrase.endswith("等") or not cue.each and (SUMMED_UP.search(phrase) or ADDED_UP.search(case.mention.clause)):
        return None
    names = _each_with_its_whole(case, _counted_or_named(case))
    if len(names) < 2 or any(len(name) < 2 for name in names):
        return None
    if case.measure == "change" and leading_verb(names[0]):
        return None
    return to_each(case, with_claims(case, _better_by(case, names)), "list-each")


def _better_by(case: Case, names: tuple[str, ...]) -> tuple[str, ...]:
    """综合指数、臭氧改善幅度居第一: how much better it has become is what is ranked of each."""
    if not case.phrase.endswith(BETTER_BY):
        return names
    if names[-1] == BETTER_BY:
        # 水质指数、改善幅度均居第二: of one thing, how it is and how it has moved
        return (*names[:-1], f"{names[0]}{BETTER_BY}")
    return tuple(name + BETTER_BY for name in split_list(case.phrase.removesuffix(BETTER_BY), len(names)))


def _counted_or_named(case: Case) -> tuple[str, ...]:
    """The things named; 高校、重点实验室数量均居首位 is of their numbers, so that 实验室 is said of the last alone."""
    count = _things_named(case)
    if THEIR_NUMBER not in case.cue.cues or not all(part.endswith(PLACES_OF_WORK) for part in parts_of(case.phrase)):
        return split_list(case.phrase, count)
    return tuple(name.removesuffix(THEIR_NUMBER) for name in split_list(case.phrase + THEIR_NUMBER, count))


def _level_of_each(case: Case) -> bool:
    phrase, cue, share = case.phrase, case.cue, case.mention.share
    if "各" in cue.cues or share and (cue.each or _rates(phrase)):
        return True
    of_two = "、" in phrase or DEPOSITS_AND_LOANS in phrase
    return cue.each and of_two and not phrase.endswith(MEMBERS)


def _things_named(case: Case) -> int:
    """How many things the wording names; 和 parts them only where 、 does not, or where the words say that they are several."""
    phrase = case.phrase
    by_all_marks = case.cue.each or case.measure == "rank" or "、" not in phrase
    count = len(parts_of(phrase)) if by_all_marks else len(cut_at(ENUMERATION_COMMA, phrase))
    return 2 if count == 1 and DEPOSITS_AND_LOANS in phrase else count


def _rates(phrase: str) -> bool:
    """九年义务教育巩固率、高中毛入学率; 养老保险和医疗保险参保率: rates of several things, and no rate of one to another."""
    if not phrase.endswith("率") or "等" in phrase or "的" in phrase:
        return False
    parts = parts_of(phrase)
    return "、" in phrase or "和" in phrase and len(parts) == 2 and len(set(parts[0]) & set(parts[1])) > 1


def _each_with_its_whole(case: Case, names: tuple[str, ...]) -> tuple[str, ...]:
    """按期办结率、满意率分别为…: a rate alone is of the thing last counted; 城镇、乡村分别实现… of the indicator spoken of."""
    names = tuple(_of_account(case._replace(phrase=name)) for name in names)
    counted = case.discourse.previous.counted
    if not counted and names and all(name.endswith("率") and is_generic(name) for name in names):
        clause = CARRIED_OUT.search(case.mention.left)  # 完成考试,参与率、及格率均为100%
        counted = clean(clause[1]) if clause else ""
    if not counted:
        return _as_often(case, names)
    names = tuple(joined(rated(counted), name) if name.endswith("率") and is_generic(name) else name for name in names)
    return _as_often(case, names)


def _of_account(case: Case) -> str:
    """市本级收支分别为2亿元和1亿元: each side of the account spoken of; a name by itself stays as it is."""
    return class_of_topic(case) or side_of_account(case) or case.phrase


def _as_often(case: Case, names: tuple[str, ...]) -> tuple[str, ...]:
    """低保标准分别提高到每人每月840元、620元: how often is said once for all."""
    return tuple(map(case.cue.per_each, names)) if case.measure == "level" else names
