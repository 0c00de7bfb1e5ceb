"""Levels of a part of what was just counted: 其中水电9601万千瓦, （柳溪村241户、陶瓷厂宿舍145户）, 县本级4.6亿元."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.compared import place_named, place_told_of
from transforms.extraction.indicator.context import context_noun
from transforms.extraction.indicator.measures import wants_a_thing
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.indicator.topic import class_of_topic, kind_of_topic
from transforms.extraction.mention import COMMA, opens_bracket
from transforms.extraction.rules import Question, Tier
from transforms.extraction.subjects.entity import THE_NUMBER
from transforms.extraction.subjects.named import VILLAGES_AND_TOWNS, is_village_or_county, subject_of
from transforms.extraction.subjects.proper import each_named, is_proper
from transforms.extraction.wording.per_head import PER_SO_MANY
from transforms.extraction.wording.phrases import (
    VERBS,
    first_verb,
    head_noun,
    joined,
    leading_verb,
    object_of,
    trailing_verb,
)
from transforms.extraction.wording.words import AMOUNTS_SOLD, SOLD_HOW

TAKES_IN = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:其中|中)?(?:包含|含有?)([\u4e00-\u9fff]{3,8})")
PROGRAMMES = ("工程", "计划", "行动")
DIGITS = re.compile(r"\d")
ACTOR = re.compile(
    r"(?:[省市区县镇村]级|街道|[镇乡村部局委办社院所站网报台]|社区|平台|中心|部门|单位|融媒|媒体|党建)\Z"
)
STAGES = {"在建", "在谈", "在库", "拟建", "续建"}
DEFINED = re.compile("为.*")  # 羊存栏为年末数
PROJECTS = "项目"
STAGE_OF_PROJECTS = re.compile("(新开工|续建|在建|竣工|完工|投产|开工|新建)项目")
STATES_OF_FIRMS = frozenset("停产 半停产 停产半停产 停工 减产 增产 盈利 亏损 增长 上升 回升 下降 回落 持平".split())
PATENTED = ("授权", "申请")
INSURED = "参保"
PARTS_OF_A_POPULATION = ("老人", "老年人", "儿童", "党员", "居民", "村民", "劳动力", "妇女", "学生", "青年", "残疾人")
LIMITED = re.compile(r"\d[\d.]*[十百千万亿]*(?:美)?元(?:及)?以[上下]")
# 经营性收入超过50万元的村8个,其中100万元以上的2个
PASSED_LIMIT = re.compile(r"(?:超过?|达到?|突破|过|不足|低于)(?:\d+(?:\.\d+)?)?[十百千万亿]+元的")
LIMIT = re.compile(r"(?:\d+(?:\.\d+)?)?[十百千万亿]+(?:美)?元(?:及)?以[上下]")
GRADE = r"(?:\d?[A-Z]|国家|[省市区县镇]|乡镇|自治区|[一二三四五甲乙丙特])级"
GRADE_ALONE = re.compile(rf"{GRADE}(?:及以上|以上|及以下|以下)?")
GRADE_BEFORE = re.compile(rf"^{GRADE}(?:及以上|以上)?")
OWNERS = frozenset("公办 民办 公立 私立 公营 民营 国有 集体 内资 外资 私营".split())
PEOPLE_ALONE = re.compile(
    r"女性?|男性?|少数民族|(?:应届)?(?:大学|高校)(?:应届)?毕业生|大学生|(?:初中|高中|中专)(?:及)?以上(?:学历)?|(?:大专|本科|研究生|硕士|博士)(?:(?:及)?以上)?(?:学历)?|\d{2}岁(?:及)?以[上下]"
)
AT_WORK = ("用工", "吸纳就业", "带动就业", "就业")
OURS_AMONG = re.compile("其中((?:本[镇乡村县地区]|当地|脱贫|困难|易地|残疾)[\u4e00-\u9fff]{1,6})\\Z")
FIRMS_OF_SIZE = re.compile("(?:规上|规模以上|限上|限额以上|“四上”)[\u4e00-\u9fff]{0,4}企业")
FIRMS_OF_TECHNOLOGY = re.compile("(?:高新技术|科技型中小|专精特新|创新型|“小巨人”|瞪羚)[\u4e00-\u9fff]{0,4}企业\\Z")
FOUR_KINDS = re.compile('[“"]?四上[”"]?(企业|单位)\\Z')
TRADE_OF_SIZE = re.compile(
    "(?:规上|规模以上|限上|限额以上|重点|有?资质以?内?)?(?:工业|商贸业?|商业|批零住餐业?|批发业?|零售业?|住宿餐饮业?|服务业|建筑业|房地产业?)"
)
AT_WORK_AWAY = ("外出务工人员", "务工人员", "就业人员", "外出务工", "务工就业", "转移就业", "务工", "就业")
WHERE = re.compile(
    "[省市州县区镇乡国境](?:域?内|外)|[省市县][内外][省市县][内外]|跨[省市县]|本地|异地|外地|就近|就地就近"
)
# 重点群体提供就业帮扶: what was given to those who are counted
GIVEN_TO_ALL = re.compile(
    "为?[\u4e00-\u9fff]{2,8}?(?:群体|人员|对象|群众|居民)(?P<done>(?:免费)?(?:提供|发放|落实)[^，、]{2,14})"
)
PERSONS_AT_END = re.compile("(?:毕业生|军人|人员|残疾人|老人|儿童|妇女|青年|学生|劳动力|农民工|对象|家庭|群众)\\Z")
STANDARD = "标准"
WHO_HAS_IT = re.compile("[\u4e00-\u9fff]{0,6}(?:人员|孤儿|儿童|老人|对象|居民|职工|学生|教师|家庭|低保|特困)")
# 发放低保, 月人均救助低保: what is paid out, and by what standard is not said
PAID_AND_NO_STANDARD = re.compile(
    "(?:累计|全年|已|共|[年月]?人均|户均)*(?:发放|支出|支付|拨付|兑付|救助|资助|补助|补贴|保障|[年月]?人均)"
)
# by how many times one standard, by the month or the year, may be more than the one told before it
SIZE_OF_STANDARDS = 30
NEWLY = re.compile("新增|新登记|新设立|新设|新注册|新发展")
NEW_FIRMS = ("企业", "个体户", "个体工商户", "农民专业合作社")

# asked of a part by whether it is counted in the unit of its whole
PART: Question[Case, Named] = Question("part")
SAME_UNIT = ("same unit",)


@LEVEL.rule("part-known", Tier.SPECIFIC, only=asked("measure"), needs="其中")
def part_known(case: Case) -> Named | None:
    """…,其中总投资5亿元: a part that is an indicator by itself."""
    if "其中" not in case.mention.left or not wants_a_thing(case) or not case.indicator_id(case.phrase):
        return None
    return Named(case.phrase, case.verb, counted=False)


@LEVEL.rule(
    "per-so-many-again", Tier.SPECIFIC, only=asked("named", "measure", noun=False, later=True, units=("count",))
)
def per_so_many_again(case: Case) -> Named | None:
    """每千人口执业医师3.1人、注册护士3.6人、床位7.2张: of how many people each is told is said once."""
    per = PER_SO_MANY.match(case.discourse.previous.indicator) if case.listed else None
    if not per or case.phrase.startswith("每") or case.discourse.previous.measure != "level":
        return None
    return Named(per[0] + case.phrase, counted=False)


@LEVEL.rule("class-of-topic", Tier.SPECIFIC, only=asked("named", units=("money",)))
def of_class_of_topic(case: Case) -> Named | None:
    """一般公共预算收入9亿元。分级次看,县本级4.6亿元: a part of what was spoken of, named by whose it is."""
    name = class_of_topic(case)
    return Named(name, case.verb, counted=False) if name else None


@LEVEL.rule("kind-of-topic", Tier.SPECIFIC, only=asked("named", units=("money", "energy")))
def of_kind_of_topic(case: Case) -> Named | None:
    """全社会用电量12亿千瓦时,其中第一产业0.4亿千瓦时; 农林牧渔业总产值…,其中林业2亿元: what is given by kinds."""
    name = kind_of_topic(case)
    return Named(name, case.verb, counted=False) if name else None


@LEVEL.rule("state-of-firms", Tier.SPECIFIC, only=asked("named", later=True))
def state_of_firms(case: Case) -> Named | None:
    """32户规上工业企业中,停产4户、减产9户: how those of the firms just counted do."""
    counted, phrase = case.discourse.previous.counted, case.phrase
    if phrase not in STATES_OF_FIRMS or not counted.endswith("企业") or len(counted) < 4:
        return None
    if not case.counted_as_before():
        return None
    return Named(f"{counted[:-2]}{phrase}企业", counted=False)


@LEVEL.rule("part-of-place", Tier.SPECIFIC, before=("place-compared",), only=asked("named"))
def part_of_place(case: Case) -> Named | None:
    """征收签约386户（柳溪村241户、陶瓷厂宿舍145户）; 羊存栏3.6万只,其中柳沟村5200只: each place has its part of what was counted."""
    left, place = case.mention.left, case.phrase
    if case.mention.right.noun:
        return None
    among, goes_on = "其中" in left, _behind_another_place(case)
    if not (among or goes_on or opens_bracket(left)):
        return None
    whole = _divided_among_places(case, among, goes_on)
    if not whole or _is_kind_of(whole, place) or not _is_place(case, among, goes_on):
        return None
    if not (among or goes_on and case.discourse.entity.subject):
        return Named(whole, counted=False, aside=place)
    entity = case.discourse.entity.of_own_clause(place)
    return Named(whole, counted=False, entity=entity)


@LEVEL.rule("counted-within", Tier.SPECIFIC, only=asked("named", noun=False), needs="含")
def counted_within(case: Case) -> Named | None:
    """石桥镇户籍人口含石桥林场1362人: of what is counted for a place, the part of another that it takes in."""
    found = TAKES_IN.fullmatch(case.phrase)
    if not found or not each_named(found[2]):
        return None
    return Named(found[1], counted=False, entity=case.discourse.entity.of_own_clause(found[2]))


@LEVEL.rule("next-place", Tier.SPECIFIC, before=("place-compared",), only=asked("named", noun=False, later=True))
def next_place(case: Case) -> Named | None:
    """大桥村村集体收入42万元,增长18%;小桥村35万元: the next village, or county, has of it what the one before had."""
    place, left = case.phrase, case.mention.left
    if (
        "其中" in left
        or left[:1] not in "；;，,、和与及"
        or not is_village_or_county(place, case.sentence.report.own_names)
    ):
        return None
    unit = case.mention.token.unit.code
    levels = (one for one in reversed(case.discourse.statements) if one.measure == "level")
    before = next((one for one in levels if one.mention.token.unit.code == unit), None)
    if before is None or before.indicator.endswith(VILLAGES_AND_TOWNS):
        return None
    entity = case.discourse.entity.of_own_clause(place)
    return Named(before.indicator, counted=False, entity=entity)


@LEVEL.rule("place-compared", Tier.SPECIFIC, only=asked("named", noun=False))
def place_compared(case: Case) -> Named | None:
    """进出口总额2800亿元。怀川市420亿元: each place by what the sentence, or the one before, is of."""
    told = place_named(case)
    return Named(told.indicator, counted=False, entity=told.entity) if told else None


@LEVEL.rule("place-foremost", Tier.SPECIFIC, only=asked("nothing", noun=False))
def place_foremost(case: Case) -> Named | None:
    """进出口总额2800亿元。怀川市总量居首,达420亿元: of the place that the clause before is about, by which all are compared."""
    told = place_told_of(case)
    return Named(told.indicator, counted=False, entity=told.entity) if told else None


def _behind_another_place(case: Case) -> bool:
    """柳溪村241户、陶瓷厂宿舍145户: the number before was the part of a place, and the list of places goes on."""
    said = case.discourse.statements
    return bool(said) and said[-1].rule == "part-of-place" and (case.listed or case.mention.left[:1] in "，,")


def _divided_among_places(case: Case, among: bool, goes_on: bool) -> str:
    """What the places have parts of: of the first 其中 of a sentence what the clause before is about, else what was counted."""
    discourse = case.discourse
    if among and not discourse.statements:
        return DEFINED.sub("", context_noun(case.mention.left))
    if not case.counted_as_before():
        return _counted_alike(case) if among else ""
    whole, unit = discourse.part.whole, case.mention.token.unit.code
    units = {one.mention.token.unit.code for one in discourse.statements if one.indicator == whole}
    if units and unit not in units:
        return _counted_alike(case)  # 8个村集体收入76万元,其中大坪村21万元: of the income, and not of the villages
    return whole or (discourse.previous.indicator if goes_on else "")


def _counted_alike(case: Case) -> str:
    """大户213户,经营面积2.7万亩,其中河口镇74户: what the sentence has counted in the unit of the part."""
    unit = case.mention.token.unit.code
    alike = (one for one in reversed(case.discourse.statements) if one.mention.token.unit.code == unit)
    return next((one.indicator for one in alike if one.measure == "level"), "")


def _is_kind_of(whole: str, words: str) -> bool:
    """含10亿元以上项目2个; 公园12个（体育公园5个）; 造林40亩、其中东山绿化工程20亩: a kind of what was counted, and no place."""
    alike = words[-2:] == whole[-2:] or words.endswith(PROGRAMMES)
    return alike or DIGITS.search(words) is not None or leading_verb(words) != ""


def _is_place(case: Case, among: bool, goes_on: bool) -> bool:
    """高坪村 by its name alone; 陶瓷厂宿舍 in a list of places."""
    words = case.phrase
    if each_named(words):
        return True
    village = subject_of(words + THE_NUMBER, case.sentence.report.own_names) == words
    return among and village or goes_on and (village or case.listed and is_proper(words))


@LEVEL.rule("stage-of-projects", Tier.SPECIFIC, only=asked("named", noun=False, later=True), needs="其中")
def stage_of_projects(case: Case) -> Named | None:
    """36个区级重点项目完成投资44亿元,其中新开工项目17个: so many of those that were counted before their money."""
    stage = STAGE_OF_PROJECTS.fullmatch(case.phrase)
    whole = _counted_alike(case) if stage and "其中" in case.mention.left else ""
    if not stage or not whole.endswith(PROJECTS) or whole == PROJECTS:
        return None
    return Named(joined(stage[1], object_of(whole)), case.verb, counted=False)


@LEVEL.rule("part-of", before=("verb-carried",), only=asked("measure", "named", later=True))
def part_of(case: Case) -> Named | None:
    """新增装机容量…,其中水电9601万千瓦: the part reads alone with what only its whole says."""
    opens = "其中" in case.mention.left or opens_bracket(case.mention.left)
    if not (case.listed or opens or _another_limit(case) or _next_in_bracket(case)):
        return None
    decision = PART.decide(case, "same unit" if case.counted_as_before() else "-")
    return decision[1] if decision else None


@LEVEL.rule("next-standard", Tier.SPECIFIC, only=asked("named", noun=False, later=True, units=("money",)))
def next_standard(case: Case) -> Named | None:
    """集中供养孤儿生活保障标准从每人每月2000元提高到2100元,散居孤儿从【1400元】提高到…: the standard for the next of those it is for."""
    before = case.discourse.previous.indicator
    who = (
        before.endswith(STANDARD) and WHO_HAS_IT.fullmatch(case.phrase) and not PAID_AND_NO_STANDARD.match(case.phrase)
    )
    same = before.rfind(case.phrase[-2:]) if who and _sized_as_before(case) else -1
    return Named(case.phrase + before[same + 2 :], case.verb) if same > 0 else None


def _sized_as_before(case: Case) -> bool:
    """Whether a sum may be another standard like the one just told: 720元 and 580元, and not 2300万元, which was paid out."""
    levels = (one for one in reversed(case.discourse.statements) if one.measure == "level")
    before, here = next((one.mention.token.value for one in levels), None), case.mention.token.value
    if before is None or here is None:
        return False
    return max(before, here) <= SIZE_OF_STANDARDS * min(before, here)


def _next_in_bracket(case: Case) -> bool:
    """（农户1亿元，企业2亿元）: a comma parts the parts, too, inside a bracket."""
    inside = case.discourse.interrupted is not None and COMMA.match(case.mention.left)
    return bool(inside) and case.discourse.statements[-1].rule == "part-of"


def _another_limit(case: Case) -> bool:
    """其中10亿元以上1个,5亿元以上2个: behind a comma the limits go on."""
    if not COMMA.match(case.mention.left) or not LIMITED.fullmatch(case.phrase):
        return False
    return LIMITED.search(case.discourse.previous.indicator) is not None


@PART.rule("limited", Tier.SPECIFIC)
def limited(case: Case) -> Named | None:
    """在建项目63个,其中亿元以上8个: those above or below a limit, in place of the limit of the whole (引进亿元以上项目)."""
    counted = case.discourse.previous.counted
    if not counted or not case.phrase.endswith(("以上", "以下")):
        return None
    if passed := PASSED_LIMIT.search(counted):
        return Named(
            counted[: passed.start()] + case.phrase + "的" + counted[passed.end() :],
            case.discourse.level.verb,
            counted=False,
        )
    if other := LIMIT.search(counted):
        return Named(
            counted[: other.start()] + case.phrase + counted[other.end() :], case.discourse.level.verb, counted=False
        )
    return Named(joined(case.phrase, counted), case.discourse.level.verb, counted=False)


@PART.rule("of-grade", Tier.SPECIFIC, before=("limited",), only=SAME_UNIT)
def of_grade(case: Case) -> Named | None:
    """龙头企业36家,其中国家级2家; A级景区12家,其中4A级3家; 文明村46个,其中县级以上28个: those of a grade."""
    if not GRADE_ALONE.fullmatch(case.phrase):
        return None
    thing = GRADE_BEFORE.sub("", object_of(case.discourse.previous.counted))
    return _kind_of_whole(case, case.phrase + thing) if thing else None


@PART.rule("of-patents", Tier.SPECIFIC, only=SAME_UNIT)
def of_patents(case: Case) -> Named | None:
    """专利授权量860件,其中发明专利96件: granted or applied for, as the whole."""
    act = next((act for act in PATENTED if act in case.discourse.part.whole), "")
    return Named(case.phrase + act, counted=False) if act and case.phrase == "发明专利" else None


@PART.rule("of-owner", Tier.SPECIFIC, only=SAME_UNIT)
def of_owner(case: Case) -> Named | None:
    """养老机构26家,其中公办12家: those of an owner."""
    thing = object_of(case.discourse.previous.counted) if case.phrase in OWNERS else ""
    return _kind_of_whole(case, case.phrase + thing) if thing else None


@PART.rule("of-people", Tier.SPECIFIC, before=("limited",), only=SAME_UNIT)
def of_people(case: Case) -> Named | None:
    """发展党员126名,其中女性46名、35岁以下58名: those of a sex, an age, a schooling."""
    thing = object_of(case.discourse.previous.counted) if PEOPLE_ALONE.fullmatch(case.phrase) else ""
    if not thing or thing.endswith(("人口", "人数", "次")):
        return None
    return _kind_of_whole(case, case.phrase + ("人才" if thing.endswith("人才") else thing))


def _kind_of_whole(case: Case, kind: str) -> Named:
    """The kind with the verb that its whole was counted by: 发展女性党员."""
    verb = leading_verb(case.discourse.previous.counted)
    return Named(joined(verb, kind) if verb else kind, case.discourse.level.verb, counted=False)


@PART.rule("of-those-given-it", Tier.SPECIFIC)
def of_those_given_it(case: Case) -> Named | None:
    """为80万重点群体提供就业帮扶,其中离校毕业生6万人、退役军人1万人: what was given to all was given to each part of them."""
    given = GIVEN_TO_ALL.fullmatch(case.discourse.part.whole) if PERSONS_AT_END.search(case.phrase) else None
    return Named(case.phrase + given["done"], quoted=True, counted=False) if given else None


@PART.rule("of-class", Tier.SPECIFIC, only=SAME_UNIT)
def of_class(case: Case) -> Named | None:
    """签约项目60个,其中制造类20个、外资型3个: a class of them."""
    whole = case.discourse.part.whole
    if not whole or not case.phrase.endswith(("类", "型")):
        return None
    return Named(joined(case.phrase, object_of(whole)), case.discourse.level.verb, counted=False)


@PART.rule("of-industry", Tier.SPECIFIC, only=SAME_UNIT)
def of_industry(case: Case) -> Named | None:
    """新增规上企业30家,其中服务业12家: an industry alone counts its firms."""
    whole, industry = case.discourse.part.whole, case.phrase
    if not whole.endswith("企业") or not industry.endswith("业") or industry.endswith("企业") or len(industry) > 5:
        return None
    return Named(whole[:-2] + industry + "企业", case.discourse.level.verb, counted=False)


@PART.rule("of-firms-of-size", Tier.SPECIFIC, only=SAME_UNIT)
def of_firms_of_size(case: Case) -> Named | None:
    """新纳统“四上”单位9家（规上工业2家、限上商贸5家）: those of a trade and a size."""
    whole = case.discourse.part.whole
    firms = FOUR_KINDS.search(whole)
    if not firms or not TRADE_OF_SIZE.fullmatch(case.phrase):
        return None
    return Named(whole[: firms.start()] + case.phrase + firms[1], case.discourse.level.verb, counted=False)


@PART.rule("of-where", Tier.SPECIFIC, only=SAME_UNIT)
def of_where(case: Case) -> Named | None:
    """脱贫人口务工2100人,其中县内960人: those of them who work there."""
    whole = case.discourse.part.whole
    act = next((act for act in AT_WORK_AWAY if whole.endswith(act)), "")
    told = next((end for end in ("就近就业", "就业", "务工") if act and case.phrase.endswith(end)), "")
    if not act or not WHERE.fullmatch(case.phrase.removesuffix(told)):
        return None
    if told:
        return Named(whole[: -len(act)] + case.phrase, case.discourse.level.verb, counted=False)
    act = act.removeprefix("外出") if case.phrase[-1] in "内外" else act
    before = whole.removesuffix(act).removesuffix("外出")
    return Named(before + case.phrase + act, case.discourse.level.verb, counted=False)


@PART.rule("of-way-of-selling", Tier.SPECIFIC, only=SAME_UNIT)
def of_way_of_selling(case: Case) -> Named | None:
    """销售收入9000万元,其中线上2300万元: what was sold over the net."""
    whole = case.discourse.part.whole
    sold = case.phrase in SOLD_HOW and whole.endswith(AMOUNTS_SOLD)
    return Named(case.phrase + whole, case.discourse.level.verb, counted=False) if sold else None


@PART.rule("of-workers", Tier.SPECIFIC, only=SAME_UNIT)
def of_workers(case: Case) -> Named | None:
    """用工96人,其中本镇群众71人: those of them who are from here, or poor."""
    whole = case.discourse.part.whole
    whose = OURS_AMONG.search(case.mention.clause) if whole in AT_WORK else None
    return Named(joined(whose[1], whole), counted=False) if whose else None


@PART.rule("same-stage", only=SAME_UNIT)
def same_stage(case: Case) -> Named | None:
    """在建项目63个,其中工业项目8个: a kind with the same last word is as far as its whole."""
    whole, kind = case.discourse.part.whole, case.phrase
    stage = whole[:2]
    if case.verb or kind[-2:] != whole[-2:] or not (stage in VERBS or stage in STAGES):
        return None
    return Named(joined(stage, kind), stage, counted=False)


@PART.rule("newly-registered", only=SAME_UNIT)
def newly_registered(case: Case) -> Named | None:
    """新增经营主体900户,其中个体工商户600户: the kinds of those who do business are new as their whole is."""
    new = NEWLY.match(case.discourse.part.whole) if case.mention.token.unit.kind == "count" else None
    return Named(new[0] + case.phrase, new[0], counted=False) if new and case.phrase in NEW_FIRMS else None


@PART.rule("class-among-firms", Tier.SPECIFIC, only=SAME_UNIT)
def class_among_firms(case: Case) -> Named | None:
    """新增高新技术企业9家,其中规上企业5家: firms of another class are those of them that are both, and not all that are new."""
    whole = case.discourse.part.whole
    both = FIRMS_OF_SIZE.fullmatch(case.phrase) and FIRMS_OF_TECHNOLOGY.search(whole)
    return Named(whole + "中" + case.phrase, quoted=True, counted=False) if both else None


@PART.rule("short-name", Tier.DEFAULT, only=SAME_UNIT)
def short_name(case: Case) -> Named | None:
    """新增发电装机容量1.2亿千瓦,其中水电500万千瓦: the part is named without verb and noun."""
    part, verb = case.discourse.part, case.discourse.level.verb
    if not part.whole or not part.noun or head_noun(case.phrase) or case.phrase.endswith(PARTS_OF_A_POPULATION):
        return None
    opening = first_verb(verb)
    if case.phrase.startswith(INSURED) and opening:
        return None  # 参加养老保险人数42万人,其中参保职工28万人: said in full
    told = opening and case.phrase.endswith(opening)  # 造林面积…,其中人工造林0.7万亩
    return Named(joined("" if told else opening, case.phrase + part.noun), verb, counted=False)


@LEVEL.rule("done-by-somebody", before=("part-of", "verb-carried"), only=asked("named", later=True))
def done_by_somebody(case: Case) -> Named | None:
    """排查矛盾纠纷108起,其中村级化解91起; 报送信息117篇,市级平台采用45篇: what was counted, with who did what to it."""
    counted = case.discourse.previous.counted
    goes_on = "其中" in case.mention.left or case.discourse.statements[-1].rule == "done-by-somebody"
    if not goes_on or not counted or not case.counted_as_before():
        return None
    if not (verb := trailing_verb(case.phrase)) or not ACTOR.search(case.phrase[: -len(verb)]):
        return None
    return Named(
        case.phrase + object_of(counted.removeprefix("向上")).removeprefix("相关"),
        case.discourse.level.verb,
        counted=False,
    )
