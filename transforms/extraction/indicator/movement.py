"""Of what a growth, a change, a completion or a rank is: mostly of an indicator that has been named already."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import attrgetter

from transforms.extraction.case import Case, claim_of_another, of_one_place, reading_of, stated
from transforms.extraction.discourse import NO_LIST, Reading
from transforms.extraction.indicator.compared import OfPlace, place_named, place_told_of
from transforms.extraction.indicator.context import (
    firms_spoken_of,
    industry_spoken_of,
    name_from_context,
    side_of_budget,
    spending_of_account,
    spoken_of_before,
)
from transforms.extraction.indicator.measures import YIELDS, crop_of
from transforms.extraction.indicator.topic import (
    class_of_topic,
    compared_by,
    end_of_topic,
    kind_of_topic,
    of_division,
    topics,
)
from transforms.extraction.lists.named import SUM_IN_QUOTES
from transforms.extraction.measure.movement import GROWTH_AFTER
from transforms.extraction.measure.rank import held_by
from transforms.extraction.mention import BREAK, SEMICOLON, clause_before
from transforms.extraction.model import MOVES
from transforms.extraction.rules import Question, Tier
from transforms.extraction.subjects.proper import each_named
from transforms.extraction.wording.phrases import (
    accidents_of,
    clean,
    is_bare,
    is_generic,
    joined,
    object_of,
    rated,
    whole_of,
)
from transforms.extraction.wording.words import AIM_BEHIND, CONTESTS, FELLOWS, META, SHARE_NOUNS

SHARE, COUNT = "占比", "数量"
OF_WIDER_AREA = re.compile(r"占全[国省市区县州](?:总量)?(?:的?比重)?")
WITHOUT = re.compile(r"(?:扣除|剔除)((?:(?!因素|影响|价格)[^，,。；;\d]){2,12}?)后?")
GOAL_AFTER = re.compile(r"的(?:经济)?(?:预期)?(?:经济)?(?:增长|增速)(?:预期)?目标")
INSTALLED = ("装机", "装机规模", "装机容量")
SOURCE = re.compile(
    "新能源|可再生能源|清洁能源|绿色能源|光伏|风电|水电|核电|火电|煤电|新型储能|储能"
)  # 新能源投资增长5%、装机增长8%
ASPECT = re.compile(r"[ \u3000\n]*([\u4e00-\u9fff]{2,14})方面[，,]")
ASPECTS_IN_SHORT = {"投资": "固定资产投资", "社零": "社会消费品零售总额"}
# 完成全年造林任务, and 完成全年目标任务 of nothing by itself
AIM_NAMED = re.compile(
    "(?:全年|年度|年初|当年|年)(?:下达|确定|预期|计划|既定)*的?([\u4e00-\u9fff]{2,10}?)(?:目标任务|任务|目标|计划)[数值]?\\Z"
)
NO_AIM = ("目标", "任务", "计划", "考核", "工作", "预期", "预算", "收支", "各项", "主要", "责任", "民生实事", "净增")
PULLED_ALONG = re.compile("(?:带动|推动)(?:全[国省市区县镇])?")
AIM_AFTER = re.compile(AIM_BEHIND)
ECONOMY = "经济增长"
OF_THE_HURT = ("死亡人数", "受伤人数", "伤亡人数", "直接经济损失", "死亡")
OF_INDUSTRIES = ("产值", "增加值", "利润", "利润总额", "营业收入", "投资", "产量", "总产值")
CAME_OR_WENT = ("新增", "退出", "退库", "注销")  # 规上企业64家,新增9家、退出2家,净增7家
SPEED = re.compile(
    "(?<=.{3})(?:年均|名义|实际|同比)?(?:增长速度|增速|增幅|涨幅)\\Z"
)  # 工业投资增速高于全部投资3个百分点
PROGRESS_OF_AMOUNT = re.compile("(?P<what>.{2,}?)(?:完成|执行)?进度")
NO_AMOUNT = frozenset("工程 形象 施工 建设 时间 序时 总体 整体 完成 目标 任务 工作 项目".split())
BARE_AMOUNTS = frozenset("收入 支出 投资 税收 产值".split())
AS_A_WHOLE = ("总体", "整体", "总体形象", "整体形象", "形象")
ALL_OF_IT, THE_WORK = ("", *AS_A_WHOLE), "工程"
BUILT_IN_STEPS = (
    "工程",
    "项目",
    "期",
    "枢纽",
    "大桥",
    "水库",
    "基地",
    "产业园",
    "中心",
    "厂",
    "医院",
    "小学",
    "中学",
    "学校",
)
OUTSTANDING, LENT = "余额", ("贷款", "存款")
ALL_IN_ALL, THE_LINE = re.compile("综合(?:成绩|排名)|总成绩|总排名"), re.compile("[^，]*?(?:热线|专线)(?:工单|诉求)?")
# 新上织机120台,产能提升35%: machines that are new have made nothing before
MACHINES = re.compile(r"(?:机床?|机器人|设备|装置|产线|流水线|系统|仪器?|炉)\Z")
OF_THE_MAKER = ("产能", "年产能", "产量", "年产量", "产值", "年产值", "亩产", "单产", "日产量", "加工能力")
FIELD_OF_EVENT = re.compile(
    rf"((?:全[国省市区县州旗镇乡])?(?:\d+[个所家](?:{FELLOWS}))?)的?(?=.)"
)  # 全县11个乡镇综合考核
# 在全县26个乡镇的综合考核中，我乡排第6; 5月份全县人居环境评比，我乡排第3
CONTEST_BEFORE = re.compile(
    rf"(全[国省市区县州旗镇乡](?:\d+[个所家](?:{FELLOWS}))?的?(?:\d{{4}}年度?)?[^，,。；;\d]{{2,20}}?(?:{'|'.join(CONTESTS)}))(?:之?中|里|上)?\Z"
)
WE = ("", "街道", "镇里", "乡里", "县里", "区里", "我们")
TOLD_BY_SCORE = re.compile("考核|考评|测评|评价|评比|评估|得分|成绩|指数|竞赛|大赛")
# of what people say how content they are with it
OF_A_SERVICE = re.compile(
    "热线|工单|诉求|服务|培训|办[件理]|窗口|事项|信访|案件|平台|体检|改造|回访|食堂|接[待访]|受理|物业|问题"
)
OF_THE_PEOPLE = ("群众", "公众", "居民", "村民")

# asked by the wording ("nothing", "meta" for words that stand for the indicator just named (总量, 增速), "named" for any other), and by the
# measure
MOVEMENT: Question[Case, Reading] = Question("movement", words=attrgetter("mention.left"))


def told(*wordings: str, by: tuple[str, ...] = ()) -> Callable[[tuple[str, str]], bool]:
    """For rules about cases with such a wording, or any; with `by` only those told by one of these measures."""
    return lambda key: (not wordings or key[0] in wordings) and (not by or key[1] in by)


def movement(case: Case) -> Reading:
    """The statement of a number that says how something moved or where it ranks."""
    wording = "named" if case.phrase not in META else "meta" if case.phrase else "nothing"
    decision = MOVEMENT.decide(case, (wording, case.measure))
    assert decision is not None
    _, reading = decision
    return reading


def _of(case: Case, name: str, rule: str, used: int = 0) -> Reading:
    claim = case.discourse.claim_of_level(name) if rule == "named" else 0
    claim = claim or case.discourse.claims + 1
    return reading_of(case, stated(case, name, claim, f"{case.measure}-{rule}"), used)


@MOVEMENT.rule("named-without-number", Tier.SPECIFIC, before=("of-last",), only=told("nothing", "meta"))
def named_without_number(case: Case) -> Reading | None:
    """固定资产投资止跌回升,增长5%: of the indicator that the clause before was about."""
    name = spoken_of_before(case)
    return _of(case, name, "named") if name and name != case.discourse.previous.indicator else None


@MOVEMENT.rule("place-alone", Tier.SPECIFIC, only=told("named"))
def place_alone(case: Case) -> Reading | None:
    """进出口增长8.5%。怀川市由上年同期下降4.1%转为增长3.8%: each place by what the sentence, or the one before, is of."""
    return _of_place(case, place_named(case), claim_of_another(case))


@MOVEMENT.rule("place-foremost", Tier.SPECIFIC, before=("of-last",), only=told("nothing"))
def place_foremost(case: Case) -> Reading | None:
    """进出口增长8.5%。怀川市增速最快,达18.2%: of the place that the clause before is about, by which all are compared."""
    return _of_place(case, place_told_of(case))


def _of_place(case: Case, told: OfPlace | None, claim: int = 0) -> Reading | None:
    if told is None:
        return None
    statement = stated(case, told.indicator, claim or case.discourse.claims + 1, f"{case.measure}-named")
    return reading_of(case, statement)._replace(entity=told.entity)


@MOVEMENT.rule("place-among-counted", Tier.SPECIFIC, before=("of-last",), only=told("nothing", by=("growth",)))
def place_among_counted(case: Case) -> Reading | None:
    """工业增加值增长7%,9个县中7个实现增长,其中石桥县增长11%: of what they are compared by, and not of how many they are."""
    said = case.discourse.statements
    counted = bool(said) and said[-1].measure == "level" and not said[-1].mention.share
    if (
        not counted
        or case.indicator_id(said[-1].indicator)
        or said[-1].mention.token.unit.kind not in ("count", "none")
    ):
        return None
    name = compared_by(case) if of_division(case) else ""
    return reading_of(case, stated(case, name, case.discourse.claims + 1, "growth-named")) if name else None


@MOVEMENT.rule("without-a-part", Tier.SPECIFIC, before=("of-last",), only=told("nothing", "named"), needs="除")
def without_a_part(case: Case) -> Reading | None:
    """扣除房地产开发投资,固定资产投资增长9.2%: of the rest, which is not the whole."""
    found, whole = WITHOUT.fullmatch(case.phrase), ""
    if not found:
        clauses = (WITHOUT.fullmatch(clean(clause)) for clause in BREAK.split(case.mention.left)[:-1])
        found, whole = next(filter(None, clauses), None), case.phrase
    whole = whole or case.discourse.previous.indicator
    if not found or not whole:
        return None
    return _of(case, f"扣除{found[1]}后{whole}", "named")


@MOVEMENT.rule("net-beside-new", Tier.SPECIFIC, before=("of-last",), only=told("nothing", by=("change",)), needs="净增")
def net_beside_new(case: Case) -> Reading | None:
    """市场主体3.2万户,新增4600户,净增2300户: of what there is, and not of what is new."""
    new = case.discourse.previous.indicator
    opening = next((verb for verb in CAME_OR_WENT if new.startswith(verb)), "")
    if not opening:
        return None
    thing = new.removeprefix(opening)
    levels = (one.indicator for one in reversed(case.discourse.statements) if one.measure == "level")
    return _of(case, next((name for name in levels if name != new and name.startswith(thing)), thing), "named")


@MOVEMENT.rule("work-itself", Tier.SPECIFIC, before=("of-last",), only=told(by=("completion",)))
def work_itself(case: Case) -> Reading | None:
    """总投资2亿元的清溪路改造工程完成80%: how far the work is that the clause is about, and not its money."""
    subject = case.discourse.entity.subject
    if case.phrase not in ALL_OF_IT or not subject:
        return None
    # 完成路基5.4公里,形象进度达75%: of the work again, and not of its part
    of_all = case.phrase in AS_A_WHOLE or "形象进度" in case.mention.clause
    work = (subject in case.mention.clause or of_all) and subject.endswith(BUILT_IN_STEPS)
    return _of(case, THE_WORK, "named") if work else None


@MOVEMENT.rule("ranked-at-event", Tier.SPECIFIC, before=("of-last",), only=told("nothing", "named", by=("rank",)))
def ranked_at_event(case: Case) -> Reading | None:
    """在全县教学质量评估中,河口中学列初中组第1名; 在全县26个乡镇的综合考核中,我乡排第6: what was judged is what one has the rank in."""
    entity, name = case.discourse.entity, case.phrase
    found = CONTEST_BEFORE.search(clause_before(case.mention.left))
    report = case.sentence.report
    event = found[1] if found else "" if name in WE else entity.event
    if not event.endswith(CONTESTS):
        return None
    if name not in (*WE, report.own_name):
        if name != entity.subject and not each_named(name):
            return None
        case = case._replace(discourse=case.discourse._replace(entity=entity.of_own_clause(name)))
    field, judged = _field_and_judged(event, report.own_names)
    case = case._replace(cue=case.cue._replace(scope=case.cue.scope or field))
    return _of(case, judged, "named")


def _field_and_judged(event: str, areas: tuple[str, ...]) -> tuple[str | None, str]:
    """全县11个乡镇综合考核, 荆阳市综合考核: those among whom the ranks are taken, and what was judged."""
    if area := next(filter(event.startswith, areas), None):
        return area, held_by(event[len(area) :])
    field = FIELD_OF_EVENT.match(event)
    return (field[1], held_by(event[field.end() :])) if field else (None, held_by(event))


@MOVEMENT.rule("ranked-all-in-all", Tier.SPECIFIC, before=("of-last",), only=told("nothing"))
def ranked_all_in_all(case: Case) -> Reading | None:
    """12345热线群众满意率96%,综合排名第3: of the hotline, and not of its rate; 考核得分96分,综合排名第3 is of what was judged."""
    previous = case.discourse.previous.indicator
    told = ALL_IN_ALL.search("".join(reversed(case.cue.cues)))
    if not told or not previous or TOLD_BY_SCORE.search(previous):
        return None
    line = THE_LINE.match(previous)
    return _of(case, (line[0] if line else "") + told[0], "named")


@MOVEMENT.rule("of-last", Tier.SPECIFIC, only=told("nothing", "meta"))
def of_last(case: Case) -> Reading | None:
    """产值22亿元,增长10%,增速居第2位: of the indicator just named."""
    previous, mention = case.discourse.previous, case.mention
    if not previous.indicator:
        return None
    if case.measure == "change" and mention.token.unit.kind == "none" and mention.right.noun and not case.phrase:
        return None  # 增加50万沼气用户: what stands behind a bare number is what was added
    if COUNT in (case.phrase, *case.cue.cues) and len(between := BREAK.split(case.mention.left.lstrip("，,"))) > 1:
        # 工业增加值…,绿色食品、新材料入选先进制造业集群,数量居第二: the things of the clause between are counted
        return _of(case, joined(clean(between[-2]), COUNT), "named")
    if case.phrase == SHARE:
        # 保有量50万辆、占比居全国第二: its share is another thing
        return reading_of(
            case, stated(case, previous.indicator + SHARE, case.discourse.claims + 1, f"{case.measure}-of-last")
        )
    rank_of = META[case.phrase] if case.phrase else None
    claim = claim_of_another(case) or previous.claim
    name = of_one_place(previous.indicator, case.discourse.entity.subject)
    statement = stated(case, name, claim, f"{case.measure}-of-last", None, rank_of)
    return reading_of(case, statement)


@MOVEMENT.rule("counted-alike", Tier.SPECIFIC, before=("of-last",), only=told("nothing", by=("change",)))
def counted_alike(case: Case) -> Reading | None:
    """新登记企业620户,注册资本21亿元,比上年同期增加140户: so many more of what is counted so, and not of the money told behind it."""
    unit = case.mention.token.unit
    if unit.kind != "count" or case.discourse.level.unit_kind != "money" or case.cue.spread:
        return None
    alike = (one for one in reversed(case.discourse.statements) if one.mention.token.unit.code == unit.code)
    counted = next(alike, None)
    if counted is None or counted.measure != "level":
        return None
    return reading_of(case, stated(case, counted.indicator, counted.claim, "change-of-last"))


@MOVEMENT.rule("measure-of-topic", Tier.SPECIFIC, only=told("meta"))
def measure_of_topic(case: Case) -> Reading | None:
    """居民人均可支配收入增长5%。增速居全省第6位: of the one indicator that the sentence before was about."""
    about = set(topics(case))
    if case.discourse.previous.indicator or len(about) != 1:
        return None
    name = about.pop()
    claim = next(one.claim for one in reversed(case.discourse.sentence_before) if one.indicator == name)
    return reading_of(case, stated(case, name, claim, f"{case.measure}-of-last", None, META[case.phrase]))


@MOVEMENT.rule("aspect-spoken-of", Tier.SPECIFIC, only=told("meta"))
def aspect_spoken_of(case: Case) -> Reading | None:
    """投资方面,受房地产拖累,降幅比一季度收窄2个百分点: of the indicator that the sentence opens with as an aspect."""
    if case.discourse.statements or not (aspect := ASPECT.match(case.sentence.words)):
        return None
    name = ASPECTS_IN_SHORT.get(aspect[1], aspect[1])
    return _of(case, name, "named") if case.indicator_id(name) else None


@MOVEMENT.rule("aim-named", Tier.SPECIFIC, before=("of-last",), only=told("nothing", by=("completion",)))
def aim_named(case: Case) -> Reading | None:
    """完成全年造林任务的45%: of what the aim itself names, where nothing like it has been spoken of."""
    found = next(filter(None, map(AIM_NAMED.search, case.cue.cues)), None)
    if not found or found[1] in NO_AIM or is_bare(found[1]):
        return None
    previous, name = case.discourse.previous.indicator, side_of_budget(case, found[1]) or found[1]
    if previous and (is_generic(name) or not set(name).isdisjoint(previous)):
        return None
    return _of(case, name, "named")


@MOVEMENT.rule(
    "growth-behind-share",
    Tier.SPECIFIC,
    before=("of-last",),
    only=told(
        "nothing",
        by=(
            "growth",
            "completion",
        ),
    ),
)
def growth_behind_share(case: Case) -> Reading | None:
    """税收收入28亿元,占55%,下降6%: the amount fell by so much; a share moves by points. 完成预算的98% is of the amount, too."""
    said = case.discourse.statements
    if case.cue.spread or len(said) < 2 or not said[-1].indicator.endswith(SHARE_NOUNS):
        return None
    share, amount = said[-1], said[-2]
    if share.measure != "level" or not share.indicator.startswith(amount.indicator) or amount.mention.share:
        return None
    return reading_of(case, stated(case, amount.indicator, amount.claim, f"{case.measure}-of-last"))


@MOVEMENT.rule("rank-behind-share", Tier.SPECIFIC, before=("of-last",), only=told("nothing", "meta", by=("rank",)))
def rank_behind_share(case: Case) -> Reading | None:
    """汽车产量23万辆,占全省的8%,居全省第4位: the amount stands there among those of the area, whose part the share is."""
    said = case.discourse.statements
    if len(said) < 2 or case.cue.spread or META[case.phrase] != "level":
        return None
    share, amount = said[-1], said[-2]
    part = share.indicator.removeprefix(amount.indicator)
    if share.measure != "level" or amount.measure != "level" or not OF_WIDER_AREA.fullmatch(part):
        return None
    return reading_of(case, stated(case, amount.indicator, amount.claim, "rank-of-last"))


@MOVEMENT.rule("growth-goal")
def growth_goal(case: Case) -> Reading | None:
    """确定5%左右的增长目标: of the economy."""
    if not GOAL_AFTER.match(case.sentence.report.text, case.mention.after) or case.indicator_id(case.phrase):
        return None
    return _of(case, ECONOMY, "after", case.mention.right.end)


@MOVEMENT.rule("growth-aimed-at", Tier.SPECIFIC, only=told("nothing", by=("growth",)))
def growth_aimed_at(case: Case) -> Reading | None:
    """完成全年增长6%左右的目标: of the economy, where nothing else was spoken of."""
    if case.discourse.previous.indicator:
        return None
    aimed = AIM_AFTER.match(case.sentence.report.text, case.mention.after)
    return _of(case, ECONOMY, "after", case.mention.right.end) if aimed else None


@MOVEMENT.rule("kind-of-topic", only=told("named"))
def of_kind_of_topic(case: Case) -> Reading | None:
    """固定资产投资增长7%,其中第一产业增长3%: the industries' part of the investment, not their value added."""
    name = kind_of_topic(case)
    return _of(case, name, "named") if name else None


@MOVEMENT.rule("spending-beside-revenue", Tier.SPECIFIC, only=told("named"), needs="支出")
def spending_beside_revenue(case: Case) -> Reading | None:
    """一般公共预算收入增长6%,支出增长3%: of the same account."""
    name = spending_of_account(case)
    return _of(case, name, "named") if name and case.discourse.previous.indicator.endswith("收入") else None


@MOVEMENT.rule("class-of-topic", Tier.SPECIFIC, only=told("named"))
def of_class_of_topic(case: Case) -> Reading | None:
    """一般公共预算支出增长3%,其中市本级增长2%: a part of what was spoken of, named by whose it is."""
    name = class_of_topic(case)
    return _of(case, name, "named") if name else None


@MOVEMENT.rule("end-of-topic", Tier.SPECIFIC, only=told("named"))
def at_end_of_topic(case: Case) -> Reading | None:
    """规上工业增加值61亿元。8月当月增加值增长2.6%: the sentence before says which value added."""
    name = end_of_topic(case)
    return _of(case, name, "named") if name else None


@MOVEMENT.rule("noun-after")
def noun_after(case: Case) -> Reading | None:
    """新增45个托位, 8%的经济增速: of what stands after the number."""
    phrase, right = case.phrase, case.mention.right
    if not right.noun:
        return None
    if phrase and not (case.measure == "change" and case.mention.token.unit.kind == "count" and is_bare(phrase)):
        return None
    grows = not phrase and GROWTH_AFTER.match(case.sentence.report.text, case.mention.after)
    return _of(case, ECONOMY if grows else right.noun, "after", right.end)


@MOVEMENT.rule("pulled-along", only=told("named", by=("growth",)))
def pulled_along(case: Case) -> Reading | None:
    """制造业投资增长15%,带动固定资产投资增长5%: of what was pulled along, as far as it has a name of its own."""
    found = PULLED_ALONG.match(case.phrase)
    pulled = case.phrase[found.end() :] if found else ""
    return _of(case, pulled, "named") if pulled and case.indicator_id(pulled) else None


@MOVEMENT.rule("progress-of", only=told("named", by=("change",)), needs="进度")
def progress_of(case: Case) -> Reading | None:
    """收入进度快于序时进度3个百分点: by how much more of the revenue itself was reached; 投资进度 of a town is the investment's."""
    found = PROGRESS_OF_AMOUNT.fullmatch(case.phrase)
    if found is None or found["what"] in NO_AMOUNT:
        return None
    return _of(case, _in_full(case, found["what"]), "named")


def _in_full(case: Case, name: str) -> str:
    """一般公共预算收入 for 收入: the last that was spoken of whose name ends so."""
    said = (*reversed(case.discourse.statements), *reversed(case.discourse.sentence_before))
    known = next((one.indicator for one in said if one.indicator.endswith(name)), "") if name in BARE_AMOUNTS else ""
    return known or ASPECTS_IN_SHORT.get(name, name)


@MOVEMENT.rule("named-before", Tier.DEFAULT)
def named_before(case: Case) -> Reading | None:
    """规上工业增加值增长8%: of what the words before it name, or of what the context is about."""
    phrase = SPEED.sub("", case.phrase) if case.measure == "change" else case.phrase
    reading = _of(case, _full_name(case, phrase or name_from_context(case)), "named")
    return reading._replace(open_list=NO_LIST)


def _full_name(case: Case, phrase: str) -> str:
    """A measure alone (产值) or a verb alone (办结) takes the thing last spoken of."""
    if "、" in phrase and (sum_of := SUM_IN_QUOTES.search(phrase)):
        return sum_of[0]
    previous = case.discourse.previous
    if firms := firms_spoken_of(case, phrase):
        return firms + phrase
    if not previous.indicator:
        return phrase
    if case.listed and phrase in INSTALLED and (source := SOURCE.match(previous.indicator)):
        return source[0] + phrase
    about = previous.counted or previous.indicator
    if is_generic(phrase) or phrase == OUTSTANDING:
        return _measure_of(case, phrase, about)
    return joined(phrase, object_of(about)) if is_bare(phrase) else phrase


def _measure_of(case: Case, measure: str, about: str) -> str:
    """化工行业受价格拖累,产值下降4.8%: a measure alone is of its industry, else of the thing last spoken of."""
    if measure.startswith(OF_THE_PEOPLE) and (SEMICOLON.search(case.mention.left) or not OF_A_SERVICE.search(about)):
        return measure  # 上交2起;群众满意度居全县第5: how content people are is a thing of its own
    if measure in OF_THE_HURT and (accidents := accidents_of(about)):
        return accidents + measure  # 事故起数下降20%,死亡人数下降10%
    if measure in OF_INDUSTRIES and (industry := industry_spoken_of(case)):
        return industry + measure
    if measure == OUTSTANDING:
        return object_of(about) + measure if about.endswith(LENT) else measure
    if is_generic(about) or _of_the_maker(case, measure, about):
        return measure  # 营业收入增长20%,利润增长15%
    return joined(_bearer(measure, about), measure)


def _of_the_maker(case: Case, measure: str, about: str) -> bool:
    """新上织机80台,产能提升40%: whether it is of whoever has the machines, which are new."""
    return measure in OF_THE_MAKER and case.measure in MOVES and MACHINES.search(about) is not None


def _bearer(measure: str, about: str) -> str:
    """What a measure alone is of: of a rate the object, of a yield the crop (种植辣椒3000亩,产量增长40%), else the thing as a whole."""
    if measure.endswith(YIELDS):
        return crop_of(about)
    return rated(about, measure) if measure.endswith(("率", "度")) else whole_of(about)
