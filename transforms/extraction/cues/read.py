"""The words between an indicator and its number, read from the number backwards: 同比 增长 了 约 【5%】.

Each cue word is a line of data with what it says; reading is a walk over the longest words that end the clause. What is
left when no further cue fits is the wording of the indicator.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from transforms.extraction.cues.cue import Cue
from transforms.extraction.cues.endings import NOT_AFTER, STILL_AFTER, TRAIL, lengths_of, table_of, trim
from transforms.extraction.cues.rank import rank_cue
from transforms.extraction.cues.words import (
    AS_OF_NOW,
    DOWN,
    FALLS,
    LOWER_STATES,
    QUANTITY_CUES,
    REVISIONS,
    RISES,
    STEPS,
    UP,
)
from transforms.extraction.passages.years import PLAN_FIRST_YEAR
from transforms.extraction.wording.words import ASSEMBLY_PASSED

Found = dict[str, object]  # fields of a cue, as they are read from the number backwards
_ARRIVING = ("到", "至", "到了", "至了", "为")
ENDINGS = (*_ARRIVING, *(ending + "人均" for ending in _ARRIVING))  # 补助标准提高到人均640元
_WORDS = table_of(QUANTITY_CUES)
for _direction, _verbs in ((UP, RISES), (DOWN, FALLS)):
    _WORDS |= dict.fromkeys(_verbs, ("direction", _direction))
    _WORDS |= {verb + ending: ("arrived", _direction) for verb in _verbs for ending in ENDINGS}
_WORD_LENGTHS = lengths_of(_WORDS)
REVISED = frozenset(REVISIONS.split())
AMOUNTS = tuple("产值 收入 营收 税收 投资 利润 总值 总额 销售额 交易额 成交额 存款 贷款 人口 面积 产量".split())
LAST_YEAR = ("去年", "上年")
YEAR_ENDS = frozenset("年底末初期")
OWN_YEAR = re.compile(
    r"(?:((?:19|20)\d\d)年|(去年|上年|前年|今年))(?:年?(?P<end>[底末])|初|同期)?的?\Z|[“\"]?十(?P<plan>[一二三四五六])五[”\"]?(?:规划)?(?P<at>末|初)的?\Z"
)
# 提高到现在的【1580元】: the report's own time; 从2012年人均每月【650元】: the year before whose share of it is told
NOW = re.compile(r"(?<=[到至])(?:现在|目前|如今|当前|今天)\Z")
NOW_ENDS = frozenset("在前今天")
# 覆盖率提高到现在的【60%】; 旅游收入提高到现在的【3倍】, 产能扩大到目前的【150%】 are held against what there is now
A_SHARE_NOW = re.compile("率|占比|比重|比例|面|[从由]")
YEAR_OF_EACH = re.compile(r"(?<=[从由到至])((?:19|20)\d\d)年(?=(?:人均|户均|月均|每人|每户|平均)\Z)")
EACH_ENDS = ("均", "每人", "每户")
PART_OF_YEAR = r"(?:上年|去年)?(?:第?[一二三四]季度|上半年|前三季度|\d{1,2}(?:[-—~～至]\d{1,2})?月份?)"
# 由一季度的下降3.9%转为增长1.2%: how it moved at first, and when that was
FROM_PART = re.compile(rf"由({PART_OF_YEAR}|(?:上年|去年)同期)\Z")
# 从上半年的5.5%, 由年初的2.4%: when it stood where it came from
START_PART = re.compile(rf"[由从]({PART_OF_YEAR}|年初|(?P<now>目前|现在|当前))\Z")
START_ENDS = frozenset("度年份月初前在")
BESIDE_PAST = ("与", "和", "同", "跟")
PART_ENDS = frozenset("度年份月期")
# 每斤高于市场价1.2元, 比市场价低0.3元: a difference from a price
_PRICE = "(?:当地|周边|同期|普通|同类)?(?:市场|收购|零售|批发|平均)?均?价格?"
BESIDE_PRICE = re.compile(rf"(?:(高)[于出]|低于){_PRICE}\Z|比{_PRICE}(?:(高)|低)出?\Z")
SPAN_OF_YEARS = re.compile(r"(?:近|过去|最近|这)?([三四五两二十2345])年(?:来|间|累计)?\Z")
BASE_MARK = re.compile(
    r"比(?<![占对之同可正配相评]比)(?![重例赛武学特亚值率])|较(?![大快高低多为好强少])|相比于?|相较于?|"
    r"高[于出过](?<![提最新上增]高.)(?!中)|低于|慢于|落后于?|滞后于?|欠(?=序时|时序|进度|时间|年度|全年|计划)|好于(?<!或好于)|快于|优于(?<!或优于)|超出|多于|少于|领先|超过|超(?=序时|时序)|高出|优出"
)
# 与2023年度相比增加40万元: the year stands before the word that compares
HELD_AGAINST_YEAR = re.compile(r"[与和同跟](?P<year>(?:19|20)\d\d年)度?(?:同期|决算数?)?相比\Z")
BELOW = frozenset("低于 少于 慢于 落后 落后于 滞后 滞后于 欠".split())
COMPLETION = re.compile(
    r"(?:(?:已|超额|提前)?完成|占|达到?|为|实现|兑现|履行)(?:了)?[^，,。；;、]{0,12}?(?:任务|目标|计划|预算|指标|盘子|额度|预期|规划(?=总?投资))(?:数|量|任务|值|目标|进度|总?投资)?的?比?例?\Z|(?:已|约)*占(?:总|全部)?(?:工程量|工程总量)的?\Z"
    # 投资完成工程概算的, 完成投资占概算的: what was worked out for a work; 审减…占送审概算的 is no part of it that is done
    r"|(?:完成(?:了)?|(?:(?<=投资)|(?<![\u4e00-\u9fff]))(?:已|约|仅)*占)(?:(?:总体|项目|工程|初步|初设|设计|批复|总)*概算|概算)(?:总?投资)?的?\Z"
    r"|(?:完成|序时|时序|执行|投资|时间|任务|形象|目标)*进度(?:均|都|已|分别)*(?:为|达到?|已?达)?\Z|(?:任务|目标|计划|(?<!固定资产)(?<!民间)(?<!工业)投资|预算|年度)*(?:完成|实现|(?<=支出)执行|(?<=预算)执行|\A执行|(?<=，)执行)率(?:均|都|已|分别)*(?:为|达到?|已?达)?\Z|完成比例\Z|完成(?:了)?(?:全年|年度|年)的?\Z"
)
BESIDE = re.compile(
    r"(?:慢于|快于|落后于?|滞后于?|欠|差|低于|高于|好于|超过|超出|超|比|较)\Z"
)  # 慢于序时进度: no completion, a difference
COMPLETION_ENDS = frozenset(
    "务标划算子度期数量值例比均都已别为到达率年成资"
)  # the last characters of what the two can match
# 是上年的1.8倍, 恢复到2019年同期的85%: what it is held against is neither a wording nor the number's own time
MULTIPLE_OF = re.compile(
    r"(?:是|为|相当于|恢复[到至])(?:上一?年|去年|前年|[上前]一?个?五年|“十[一二三四五]五”(?:时期|末)?|(?:19|20)\d\d年)(?:同期|全年|末|底)?(?:水平|(?:预算)?(?:决算|执行|完成)数?|实绩)?(?:的?(?:约|近|超)?)?\Z"
)
MULTIPLE_ENDS = frozenset("年期末底平约近超数算行成绩")
# 剔除留抵退税因素后增长4.2%: compared as if what differs had not been
EXCLUDING = re.compile(r"(?:如?果?剔除|扣除|扣减|不考虑)[^，,。；;]{2,12}?(?:因素|影响)(?:的?影响)?后?\Z")
EXCLUDING_ENDS = frozenset("素响后")
# 增速连续三年超过8%, 占比持续超过4%: for how long a number has been like this is told between
RUNNING = re.compile(r"(?:连续(?:\d+|[一二两三四五六七八九十多]+)(?:年|个月|个?季度)|持续|长期|始终|一直|常年)\Z")
RUNNING_ENDS = frozenset("年月度续期终直")
WORK_DONE = re.compile(r"(?:已|累计)*完成((?:总|全部)?工程量)\Z")
PRICE_ENDS = frozenset("价格")
MORE_OR_LESS = re.compile("[多少高低]")  # one of them is among the last characters of both
MORE_THAN_BEFORE = re.compile(
    r"(?:同比|[比较](?:上年|去年)(?:同期)?|[比较](年初)|(?P<then>[比较](?:\d{1,2}月|[一二三]季度|上半年)[末底]?))"
    r"(?:([多少])了?[\u4e00-\u9fff]{0,2}|([高低])出?)\Z"
)  # 同比多装37部, 比上年少6件, 比3月末多5家
# 比东城街道少12家, 比全县平均高0.3万元, 比计划多修2公里: a difference from a place, or from a plan
BESIDE_ANOTHER = re.compile(
    r"(?<![占对之同可正配相评])比(?:[\u4e00-\u9fff]{2,8}(?:街道|[镇乡县区市省])|全[国省市区县州](?:平均)?(?:水平)?|[省市区县]平均(?:水平)?|(?:原|年初)?(?:计划|目标|预期))([多少高低])[出了修建改种栽]?\Z"
)
_SET_BY = "(?:年初|年度|全年|预期|既定|国家|考核|[国省市区县州]里?(?:定|下达)的?)*"
_OF_WHAT = "(?:目标|增速|增幅|要求)?"
_PLAN = f"{_SET_BY}(?:计划|目标|预期){_OF_WHAT}"
BESIDE_PLAN = re.compile(rf"(?:(?<!完成)超出?{_PLAN}|[比较]{_PLAN}(?:[高快多]|([低慢少]))[出于]?)\Z")
# 超省定目标【316人】, 超年度任务【2.1亿元】: so many more than were set
BEYOND_SET = re.compile(rf"(?<!完成)超[出过]?{_SET_BY}(?:计划|目标|任务|预期){_OF_WHAT}(?:数|任务|目标)?\Z")
BEYOND_SET_ENDS = frozenset("划标务期数")
# 比全市平均水平（8.3%）高【4.3个百分点】: what it is held against has its own figure in between
BEHIND_BRACKET = re.compile(r"[）)](?:[高快多]|([低慢少]))[出于]?\Z")
BESIDE_PLAN_ENDS = frozenset("划标期速幅求高快多低慢少出于")
COMPLETED_ALONE = re.compile(r"(?:已|累计|均)*完成")
# 主体建设完成60%: how far work is done, where the words name no rate and no movement
WORK_COMPLETED = re.compile(
    r"(.*(?:建设|施工|工程|项目|改造|铺设|安装|装修|征迁|征收|拆迁|整治|开挖|主体|结构|基础|土建|桩基|填筑|浇筑|吊装|砌筑|支护|掘进|摊铺|架设|回填|衬砌))(?:已|累计|均)*完成\Z"
)
# 完成调整预算【1.2亿元】的83%, 完成年初报县人大的预算收入计划【5亿元】的98%: read only where the share that was reached follows
_SET_WHEN_AND_BY = (
    rf"(?:{ASSEMBLY_PASSED}的?|(?:上报|提交|报)[省市县区镇乡]?(?:人民代表大会|人代会|人大)(?:常委会)?(?:审议)?的?|全年|年度|年初|"
    r"年(?=计划|任务|目标)|调整后?|变动后?|本级|全?[市省县区镇乡]里?|上级|下达|的)*"
)
_OF_THE_MONEY = "(?:财政|一般公共|总)*(?:收入|支出|税收|投资)?"
SET_AMOUNT = re.compile(
    rf"(?:(?:已|累计)*(?:完成|占|达到?|为)(?:了)?)({_SET_WHEN_AND_BY}{_OF_THE_MONEY}(?:预算|计划|任务|目标)(?:安排)?"
    r"(?:数|任务|总?投资|收入|支出|额)?(?:计划|任务|目标)?数?)\Z"
)
# 支出年初预算为【1.2亿元】: what was set, where the account or the kind of money is named before it
BUDGETED = re.compile(
    r"(?:(?<=收入)|(?<=支出)|(?<=经费)|(?<=[待护置用训议旅]费)|(?<=（[类款项]）))(?:年初|年度|全年|当年|调整后?的?)*"
    r"(?:预算(?:数|调整)?|(?:目标)?任务数?|(?:计划|目标)数?)(?:为|是)?\Z"
)
# 提前完成全年1.2万人的目标任务: what was set is called so behind the number
SET_AND_REACHED = re.compile(
    r"(?:提前|超额|如期|圆满|顺利|已|均|方[可能]|才[可能])*(?:完成|(?<=方[可能])实现|(?<=才[可能])实现)(?:了)?(?:全年|年度|年初|今年|上级|[省市县区]里?|下达|确定|的)*\Z"
    r"|(?:占|达到?|为|是)(?:全年|年度|年初|今年)的?\Z"
)
# 三公经费支出68万元,比预算节约7万元, 比计划超支2万元: less, or more, than what was set
LESS_THAN_SET, MORE_THAN_SET = ("节约", "节省", "压减", "节支", "短收"), ("超支", "超出")
MORE_TAKEN_IN = ("超收", "增收", "多收")
SPARED_ENDS = LESS_THAN_SET + MORE_THAN_SET + MORE_TAKEN_IN
SPARED = re.compile(
    rf"[比较](?:年初|全年|年度|调整后?|的)*(?:预算|计划)数?(?:({'|'.join(LESS_THAN_SET)})|{'|'.join(MORE_THAN_SET)}|(?P<taken_in>{'|'.join(MORE_TAKEN_IN)}))\Z"
)
SET_FOR_THE_YEAR = re.compile("预算|任务|计划|目标")
PROMISED = re.compile(
    r"(?:比|较|超出|超过|多于|少于)(?:年初|原先|原来|原|当初|原本|上?年底|此前)?(?:许下|承诺|计划|定下|确定|约定|预定|下达|安排|预期|设定|要求)的(?:目标|任务)?\Z"
)
PER = re.compile(r"(?:平均)?((?:每[人户亩名])?每(?:年|月|天|日|周|季度|亩|吨|件|\d+[百千万]人))(?:平均)?\Z")
PER_PERSON = re.compile(r"((?<![^为达到至和与及、])每[人户名]|每[人户名]每[年月])\Z")
AREAS = re.compile(rf"(?:{PART_OF_YEAR}|全[国省市区县州]|各|平均|水平|[\u4e00-\u9fff]{{2,4}}平均|、|和)+")
WITH_AREA = re.compile(r"(?:高[于出]|低于|超出|多于|少于)全[国省市区县州](?:平均)?(?:水平)?\Z")  # 低于全县平均2.3万元
# short directions are words of their own only after a comparison or at the head of the clause
SHORT = set("高提升降减增涨跌少扩跃缩压低")
# with a count these verbs say what was done to the things counted (整合提升1000个综合体), not how their number moved
MAKING = {"改善", "提升", "提高", "扩大", "拓展", "增强", "加快", "压缩", "精简", "缩小"}
# what somebody took in is a movement only against another time: 同比增收0.3亿元, and not 带动村集体增收
TAKEN_IN = ("收入", "税收", "税", "收费")  # 土地出让收入减收1.1亿元
EARNING = {"增收", "增利", "减利", "多收", "少收", "减收", "减亏", "增亏"}
COUNTING_FIRMS = {"减产", "增产"}
MAKING_AFTER = ("同比", "比上年", "年均", "环比", "比年初", "较上年", "比去年", "较去年", "同期")
AFTER_PLACE = ("排名", "位次", "排位")
SHORT_OF_SHARES = frozenset("高低少提升扩跃缩压")
AIMS_COMPARED = frozenset(("预期", "目标", "预期目标"))
COMPARED_WITH = ("高于", "低于", "快于", "慢于", "好于", "优于", "超过", "超出")
SAME_MONTHS_BEFORE = ("上年同期", "去年同期")
COMPARING = ("高于", "超过", "超出", "多于")
SET_ASIDE = ("收入", "支出", "投资", "税收")  # 一般公共预算收入计划4.5亿元, and no plan by its name
LINKS_IN_NAMES, WISHES = frozenset("在将要总再又新就更须需应可数"), frozenset("将要须需应可")
BEFORE_SHORT = " \u3000\n年均比约再又只,，、了度微略净期增同"
CACHE = 65_536  # clauses repeat


@lru_cache(maxsize=CACHE)
def read_cue(clause: str, kind: str) -> Cue:
    """Read the clause that ends where a number of this kind begins: share (%, 百分点), ratio (倍), rank, count, or another unit's."""
    rest = clause.rstrip(TRAIL)
    if kind == "rank":
        return rank_cue(rest)
    if (told := _of_plan(rest) if kind == "share" else _difference(rest)) is not None:
        return told
    if rest[-1:] in MULTIPLE_ENDS and (base := MULTIPLE_OF.search(rest)):
        return read_cue(rest[: base.start()], kind)._replace(settled=True, year=None)
    found: Found = {}
    cues: list[str] = []
    while rest and (shorter := _without_last_cue(rest, found, cues, kind)) is not None:
        rest = shorter.rstrip(TRAIL)
    if not found:
        return Cue(trim(rest), cues=tuple(cues))
    if "rate" in found:
        found["direction"], found["rate_noun"] = found.pop("rate"), True
    if "settled" in found:
        found["replaces"] = not REVISED.isdisjoint(cues)
    return Cue(trim(rest), cues=tuple(cues), **found)  # type: ignore[arg-type]


def _without_last_cue(rest: str, found: Found, cues: list[str], kind: str) -> str | None:
    """Take the cue that ends the clause into `found`; returns what is left of the clause, None where no cue ends it."""
    if (shorter := _per_person(rest, found)) is not None:
        return shorter
    if (shorter := _own_time(rest, found, kind)) is not None or (
        shorter := _cue_word(rest, found, cues, kind)
    ) is not None:
        return shorter
    differs = "direction" in found or "rate" in found or kind == "share" or "全" in rest and WITH_AREA.search(rest)
    if differs and "base" not in found and (shorter := _compared(rest, found, cues)) is not None:
        return shorter
    if "每" in rest and "per" not in found and (per := PER.search(rest)):
        found["per"] = per[1]
        return rest[: per.start()]
    return None


def _per_person(rest: str, found: Found) -> str | None:
    """提高到每人每年【6900元】, 为每人【120元】: for whom a sum is, before 每年 is taken for a time."""
    if "每" not in rest[-4:] or "per" in found or not (per := PER_PERSON.search(rest)):
        return None
    found["per"] = per[1]
    return rest[: per.start()]


def _of_plan(rest: str) -> Cue | None:
    """超计划目标【1.1个百分点】: how far it is from what was planned; else how much of what was set was reached."""
    if rest[-1:] in BESIDE_PLAN_ENDS and (beside := BESIDE_PLAN.search(rest) or BEHIND_BRACKET.match(rest)):
        return _held_against(rest, beside, DOWN if beside[1] else UP)
    return _completion(rest)


def _completion(rest: str) -> Cue | None:
    """完成年度任务的, 进度, 完成总工程量的: the share of something set that was reached."""
    if rest[-1:] in COMPLETION_ENDS:
        completed = COMPLETION.search(rest) or COMPLETED_ALONE.fullmatch(rest)
        if completed and not BESIDE.search(rest, 0, completed.start()):
            stem = rest[: completed.start()]
            each = stem.endswith(("均", "都")) or "均" in completed[0]
            spread = stem.endswith("分别") or "分别" in completed[0]
            return Cue(stem=trim(stem), completion=True, each=each, spread=spread, cues=(completed[0],))
    if rest.endswith("完成") and (work := WORK_COMPLETED.fullmatch(rest)):
        return Cue(stem=trim(work[1]), completion=True, cues=("完成",))
    if rest.endswith("工程量") and (done := WORK_DONE.search(rest)):
        return Cue(stem=trim(rest[: done.start()]) + done[1], completion=True, cues=(done[0],))
    return None


@lru_cache(maxsize=CACHE)
def read_set_amount(clause: str) -> Cue | None:
    """占年初预算【1.2亿元】的83%: an amount that was set, of which the share after it is reached; None for any other clause."""
    rest = clause.rstrip(TRAIL)
    return _aimed_at(rest, SET_AMOUNT.search(rest))


@lru_cache(maxsize=CACHE)
def read_budgeted(clause: str) -> Cue | None:
    """一般公共预算支出年初预算为【1.2亿元】: an amount that was set; None for any other clause, 完成收入任务1.2亿元 among them."""
    rest = clause.rstrip(TRAIL)
    if not SET_FOR_THE_YEAR.search(rest, max(0, len(rest) - 6)):
        return None
    found = BUDGETED.search(rest)
    return None if found and "完成" in rest[: found.start()] else _aimed_at(rest, found)


@lru_cache(maxsize=CACHE)
def read_promised(clause: str) -> Cue | None:
    """比年初许下的【15公里】还长出一截: the amount that was aimed at; None for any other clause."""
    return _aimed_at(clause, PROMISED.search(clause))


@lru_cache(maxsize=CACHE)
def read_set_and_reached(clause: str) -> Cue | None:
    """提前完成全年【1.2万人】的目标任务: an amount that was set and reached; None for any other clause."""
    return _aimed_at(clause, SET_AND_REACHED.search(clause))


def _aimed_at(clause: str, found: re.Match[str] | None) -> Cue | None:
    """The number is an amount that was to be reached, where words that say so end the clause."""
    return Cue(stem=trim(clause[: found.start()]), completion=True, cues=(found[0],)) if found else None


def _difference(rest: str) -> Cue | None:
    """比东城街道少12家, 同比多装37部: so many more, or fewer, than elsewhere or before."""
    if told := _beside_set(rest):
        return told
    more_or_less = MORE_OR_LESS.search(rest[-3:])
    if (rest[-1:] in PRICE_ENDS or more_or_less) and (told := _beside_price(rest)):
        return told
    if not more_or_less:
        return None
    if other := BESIDE_ANOTHER.search(rest):
        return _held_against(rest, other, UP if other[1] in "多高" else DOWN)
    return _more_than_before(rest)


def _beside_price(rest: str) -> Cue | None:
    """每斤高于市场价1.2元: so much more, or less, than a price."""
    price = BESIDE_PRICE.search(rest)
    if price is None:
        return None
    direction = UP if (price[1] or price[2]) == "高" else DOWN
    return Cue(stem=trim(rest[: price.start()]) + "价格", direction=direction, base=True, cues=(price[0],))


def _more_than_before(rest: str) -> Cue | None:
    """同比多装37部, 比上年少6件: so many more, or fewer, than at another time."""
    before = MORE_THAN_BEFORE.search(rest)
    if before is None:
        return None
    return Cue(
        stem=trim(rest[: before.start()]),
        direction=UP if (before[3] or before[4]) in "多高" else DOWN,
        base=before["then"] is not None,
        comparison=None if before["then"] else "ytd" if before[1] else "yoy",
        cues=(before[0],),
    )


def _beside_set(rest: str) -> Cue | None:
    """比预算节约7万元, 比计划超支2万元, 超省定目标300人: so much less, or more, than was set."""
    if rest.endswith(SPARED_ENDS) and (spared := SPARED.search(rest)):
        stem = rest[: spared.start()]
        if spared["taken_in"] and stem and not stem.endswith(TAKEN_IN):
            return None  # 财政比预算超收2亿元: what was taken in beyond it is a thing of its own
        return _held_against(rest, spared, DOWN if spared[1] else UP)
    beyond = BEYOND_SET.search(rest) if rest[-1:] in BEYOND_SET_ENDS else None
    return _held_against(rest, beyond, UP) if beyond else None


def _held_against(rest: str, found: re.Match[str], direction: int) -> Cue:
    """比东城街道少, 比预算节约, 超计划目标: the number is a difference from what the words that end the clause name."""
    return Cue(stem=trim(rest[: found.start()].rstrip("但仍")), direction=direction, base=True, cues=(found[0],))


def _own_time(rest: str, found: Found, kind: str) -> str | None:
    """A time that belongs to the number alone: 从2020年的, 提升到去年底的; 剔除退税因素后 to compare by; of a movement its span; how long
    a number has been like this."""
    if rest[-1:] in YEAR_ENDS and (own := OWN_YEAR.search(rest)):
        return _own_year(rest[: own.start()], own, found)
    if (
        rest[-1:] in EXCLUDING_ENDS
        and found.get("basis") in (None, "comparable")
        and (excluded := EXCLUDING.search(rest))
    ):
        found["basis"] = "comparable"
        return rest[: excluded.start()]
    if (told := _now_or_year_of_each(rest, found, kind)) is not None:
        return told
    before = _time_of_movement(rest, found) if "direction" in found else _time_of_start(rest, found)
    if before is None and found and rest[-1:] in RUNNING_ENDS and (running := RUNNING.search(rest)):
        return rest[: running.start()]
    return before


def _now_or_year_of_each(rest: str, found: Found, kind: str) -> str | None:
    """提高到现在的1580元 is of the report's time; 从2012年人均650元 of the year named."""
    if rest[-1:] in NOW_ENDS and (now := NOW.search(rest)) and not _is_held_against_now(rest, kind):
        found.setdefault("year", AS_OF_NOW)
        return rest[: now.start()]
    if "year" in found or not rest.endswith(EACH_ENDS) or not (year := YEAR_OF_EACH.search(rest)):
        return None
    found["year"] = int(year[1])
    return rest[: year.start()] + rest[year.end() :]


def _is_held_against_now(rest: str, kind: str) -> bool:
    """旅游收入提高到现在的3倍: so many times, or so large a share of, what there is now; of a rate 60% is itself what it has come to."""
    return kind == "ratio" or kind == "share" and not A_SHARE_NOW.search(rest)


def _own_year(before: str, own: re.Match[str], found: Found) -> str | None:
    """从2020年的, 由“十三五”末的, 提升到去年底的; 2020年的 without 从 or 到 is the time of the clause."""
    beside = before in BESIDE_PAST and not found
    if "year" in found or not beside and not before.endswith(("从", "由", "到", "至", "自")):
        return None
    if own["plan"]:
        found["year"] = PLAN_FIRST_YEAR[own["plan"]] + (4 if own["at"] == "末" else 0)
    else:
        found["year"] = int(own[1]) if own[1] else _year_in_words(own)
    if beside:
        found["origin"] = True  # 与上年的3.2亿元基本持平
        return ""
    moved_then = "direction" in found and "reached" not in found and before.endswith("由")
    return before[:-1] if moved_then else before


def _year_in_words(own: re.Match[str]) -> str:
    """去年, 去年底 → 去年末."""
    return own[2] + "末" if own["end"] and own[2] in LAST_YEAR else own[2]


def _time_of_start(rest: str, found: Found) -> str | None:
    """从上半年的5.5%, 由年初的2.4%: when it stood where it came from; what it came from is read next."""
    start = START_PART.search(rest) if "year" not in found and rest[-1:] in START_ENDS else None
    if start is None:
        return None
    found["year"] = "今年" if start["now"] else "上年" if start[1] == "年初" else start[1]
    return rest[: start.start() + 1]


def _time_of_movement(rest: str, found: Found) -> str | None:
    """由一季度的下降3%: when it moved so; 近3年增长20%: over how many years."""
    if rest[-1:] in PART_ENDS and "year" not in found and (part := FROM_PART.search(rest)):
        found["year"] = part[1]
        return rest[: part.start()]
    if "span" not in found and (span := SPAN_OF_YEARS.search(rest)):
        found["span"] = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "十": 10}.get(span[1]) or int(span[1])
        return rest[: span.start()]
    return None


def _cue_word(rest: str, found: Found, cues: list[str], unit: str) -> str | None:
    """Take the longest cue word off the end; None when there is none."""
    for length in _WORD_LENGTHS.get(rest[-1:], ()):
        word = rest[-length:]
        entry = _WORDS.get(word)
        if entry is None or not _fits(word, entry[0], found, rest[:-length], unit):
            continue
        kind, value = entry
        cues.append(word)
        if kind in ("approx", "lower", "upper"):
            found.setdefault("bound", value)
            if word in LOWER_STATES:
                found["settled"] = True
            if word in STEPS:
                found["step"] = True
        elif kind == "arrived":
            found.setdefault("direction", value)
            found["reached"] = found["settled"] = True
        elif kind == "net":
            found["net"] = True
            found.setdefault("direction", value)
        elif kind != "link":
            found.setdefault(kind, value)
        return rest[:-length]
    return None


def _fits(word: str, kind: str, found: Found, before: str, unit: str) -> bool:
    """A short cue is only a cue where it cannot be the end of another word, and a verb only once."""
    if before.endswith(NOT_AFTER.get(word, ())) and not before.endswith(STILL_AFTER.get(word, ())):
        return False
    fits = FITS.get(kind)
    return fits is None or fits(word, found, before, unit)


def _direction_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """提 is no cue in 前提; 带动群众增收 and 整合提升1000个综合体 say what was done, unless they compare."""
    if "direction" in found or "rate" in found:
        return False
    if word in COUNTING_FIRMS and unit == "count":
        return before.endswith(MAKING_AFTER)  # 停产4户、减产9户 counts firms
    if word in EARNING:
        return before.endswith((*MAKING_AFTER, *TAKEN_IN))
    if word in SHORT and "reached" not in found:
        alone = not before or before[-1] in BEFORE_SHORT or BASE_MARK.search(before[-14:]) is not None
        return alone and (unit == "share" or word not in SHORT_OF_SHARES)
    if unit == "count" and word in MAKING:
        return "reached" in found or before.endswith((*MAKING_AFTER, *AFTER_PLACE))
    return True


def _rate_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """人口自然增长率 is the name of a rate."""
    if word == "增长率" and before.endswith("自然"):
        return False
    return "rate" not in found and ("direction" not in found or "reached" in found)


def _arrived_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """升至 is the end of 提升至, which is a word of its own."""
    whole = len(word) > 2 or before[-1:] not in ("提", "升", "上", "跃", "下") or word[0] in "提升降增减"
    return "direction" not in found and whole


def _lower_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """高于 before a movement compares; before a level it bounds."""
    if word == "超额":
        return "direction" not in found  # 超额完成下降2.5%的目标
    if word == "过":
        return before.endswith(AMOUNTS)  # 产值过60亿元
    return word not in COMPARING or "direction" not in found and "bound" not in found


def _comparison_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """高于上年同期2个百分点: what is held against, and no bound of a rate."""
    return unit != "share" or word not in SAME_MONTHS_BEFORE or not before.endswith(COMPARED_WITH)


def _basis_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """实际增长 is a basis, 实际利用外资 an indicator."""
    return word != "实际" or "direction" in found or "rate" in found


def _each_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """全部 at the head of a clause says nothing of each."""
    return word != "全部" or before != ""


def _link_fits(word: str, found: Found, before: str, unit: str) -> bool:
    """Of the links of one character most are parts of names: 总投资, 新建; those of wishing only before another cue. 低于预期 compares."""
    if word in AIMS_COMPARED and before.removesuffix("年度").removesuffix("全年").endswith(COMPARED_WITH):
        return False
    if word == "计划" and not before.endswith(SET_ASIDE):
        return False
    if word == "在" and unit == "share" or word not in LINKS_IN_NAMES:
        return True
    return word in WISHES and bool(found)


FITS: dict[str, Callable[[str, Found, str, str], bool]] = {
    "direction": _direction_fits,
    "rate": _rate_fits,
    "arrived": _arrived_fits,
    "lower": _lower_fits,
    "comparison": _comparison_fits,
    "basis": _basis_fits,
    "each": _each_fits,
    "link": _link_fits,
}


def below_base(cue: Cue) -> bool:
    """Whether what is compared is less than what it is held against: 低于全省, 慢于全市."""
    return any(mark[0] in BELOW for words in cue.cues if (mark := BASE_MARK.match(words)))


def _compared(rest: str, found: Found, cues: list[str]) -> str | None:
    """比, 较, 高于 with what stands between them and the verb: the number is a difference from something named."""
    if held := HELD_AGAINST_YEAR.search(rest):
        found.setdefault("direction", UP)
        found["base"] = True
        cues.append(f"{held['year']}相比")
        return rest[: held.start()]
    mark = next(reversed(list(BASE_MARK.finditer(rest))), None)
    if mark is None or len(rest) - mark.end() > 18:
        return None
    base = rest[mark.end() :]
    if base.endswith("的") and rest[: mark.start()].endswith("不"):
        return None  # 不低于城镇居民收入的45%: no less than a share of it, and no difference
    if not base and mark[0] in ("比", "较", "相比"):
        return None
    if any(stop in base for stop in "，,；") or "、" in base and not AREAS.fullmatch(base):
        return None
    found["base"] = True
    found.setdefault("direction", DOWN if mark[0] in BELOW else UP)
    cues.append(rest[mark.start() :])
    return rest[: mark.start()]
