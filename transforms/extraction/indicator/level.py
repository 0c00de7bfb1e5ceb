"""Of what a level is: by the words before its number, after it, around it, or by what was said before.

The rules are asked by the wording before the number ("nothing", "bare" for a verb alone, "measure" for a measure alone, "named"),
whether a noun stands behind it, and whether the sentence has stated something already.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from transforms.extraction.case import Case, noun_behind, stated
from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import NO_LIST, PreviousLevel, Reading
from transforms.extraction.indicator.before import (
    context_noun,
    event_spoken_of,
    firms_spoken_of,
    name_from_context,
    named_account,
    spoken_of_before,
)
from transforms.extraction.indicator.topic import class_of_topic, end_of_topic, topic_again
from transforms.extraction.mention import BREAK, COUNTED, LIST_MARK, LIST_ONLY, opens_bracket
from transforms.extraction.rules import Question, Tier
from transforms.extraction.subjects.entity import THE_NUMBER, WITHIN, Entity, named_first
from transforms.extraction.subjects.named import built_of, site_of, subject_of
from transforms.extraction.subjects.proper import each_named, is_proper, name_at
from transforms.extraction.wording.finish import finished
from transforms.extraction.wording.nouns import right_of
from transforms.extraction.wording.phrases import (
    STRONG,
    VERB_GENERIC,
    VERBS,
    act_of,
    acts_at_end,
    clean,
    first_verb,
    head_noun,
    is_bare,
    is_generic,
    joined,
    leading_verb,
    object_of,
    rated,
    shortened,
    trailing_verb,
    whole_of,
)

OUTCOMES = ("查实", "查否", "属实", "不属实", "查无")  # of what was reported
WAY_OF_COUNTING = re.compile("(?<=..)(?:全覆盖)?(?:底数|总数|总量|数量)\\Z")
PROGRAMMES = ("工程", "计划", "行动")
HANDED_ON = ("交办", "转办", "反馈", "移交")  # who handed it on says what was counted: 省市交办积案
DIGITS = re.compile(r"\d")
YIELDS, SOWN = ("总产", "单产", "亩产", "产量"), re.compile("播种|种植|收获|栽种|移栽|养殖|放养")
SHARES = {
    "可支付",
    "占比",
    "比重",
    "增速",
    "增幅",
    "惠及",
    "惠及群众",
    "受益",
    "受益群众",
    "受益人口",
    "到户",
    "覆盖群众",
}
GAINED = re.compile(r"(获得|取得|争取|解决|享受|领取|申请|减免|实现|完成)(?=[\u4e00-\u9fff])")
TOTALS_OF_DISTRICT = re.compile(
    r"(?:预算|财政|财政总|非税)收入\Z|固定资产投资\Z|生产总值\Z|零售总额\Z|进出口(?:总额)?\Z|外资\Z"
)
YEAR_BEFORE = re.compile(r"(?:上一?|去|前)年(?:度|同期)?(?:实际|决算)?数?(?:为|是|达|完成|实现)?")
SHARED = re.compile("入选|上榜|获评|获批|通过|列入|纳入|进入|实现全覆盖|达标|建成投用")
PER_HEAD = {"人均", "户均", "村均", "亩均", "社均", "校均"}
REMAINDER = {"剩余", "其余", "余下", "结余"}
FINER = {"小项", "小类", "子项", "分项", "细项", "小目"}  # 8大项35个小项: the same, counted more finely
COUNTED_AIM = re.compile(r"(?<!第)\d+[个条座处所项家栋]")
BUILDING = ("建成", "新建")
MAKING, WORKING = ("创建", "打造", "建成", "新建", "增设"), ("建设", "改造", "修缮", "购置", "整治", "维修")
OF_ITS_MONEY = ("投入", "投资", "自筹")
ACTOR = re.compile(
    r"(?:[省市区县镇村]级|街道|[镇乡村部局委办社院所站网报台]|社区|平台|中心|部门|单位|融媒|媒体|党建)\Z"
)
ACTED = ("done-by-somebody",)
# what a thing does by itself: 电梯完工
STAGES_REACHED = set("开工 完工 竣工 投产 封顶 结顶 受灾 成灾 绝收 开（复）工 开(复)工 复（开）工 复(开)工".split())
UNDER_CONSTRUCTION, STAGES_OF_BUILDING = "施工面积", {"新开工", "竣工", "复工"}
BODIES = ("队", "队伍", "小组", "专班", "团")
ACTS_OF_THEIR_OWN = (
    "出新", "改造", "复绿", "治理", "修复", "整治", "接访", "还草", "还林", "上云", "体检", "宣讲", "开工", "清淤", "志愿服务", "上门服务"
)  # fmt: skip
DIVIDED, TOGETHER = ("划分", "划分为"), ("联合", "动态")
EARNED = re.compile(r"年?(?:收入|租金|产值|利润|税收)(?:租金|总额)?\Z")
PROJECTS_DID = re.compile(r"(项目)((?:立项|进入|纳入|列入|入选|获批|落地|入库|入围).{0,10})")
PEOPLE_DID = re.compile(r"([\u4e00-\u9fff]{2,4})(“[^”、]+”)")
SAME_KIND = re.compile(r"(社区|村|街道|企业|学校)((?:创建|创成|获评|建成).{1,8}\1)")
KINDS = {"类", "方面", "领域", "大类"}
STAGES = {"在建", "在谈", "在库", "拟建", "续建"}
SIZE = {"面积", "总面积", "建筑面积", "共计", "合计面积", "总建筑面积"}
OWNER = re.compile(r"(?:项目|村|社区|家园|小区|公司|街道|镇|园)$")
MEASURED_NOUN = re.compile(
    r"(?:面积|里程|长度|规模|产能|容量|总量|产量|装机|重量|投资|用地|土地|耕地|农田|公路|管网|道路|绿道)\Z"
)
MONEY_AIM = re.compile(
    r"，?,?((?:完成|用于|创建|实施|推进|推动|建设|建成|打造|改造|开展|支持|购置|新建|增设)(?:\d+[个条座处所项家栋])?[^，,。；;\d]{4,30})"
)
DONE_TO_A_PLACE = re.compile("(?:改造|整治|修缮|维修|治理|建设|建成|翻修)(?=..)")
HERD, OF_HERD = ("存栏", "出栏", "存栏量", "出栏量"), re.compile("(?:存栏|出栏|饲养)量?\\Z")
REACHING = ("惠及", "带动", "拉动", "吸纳", "撬动")  # who did it says what was counted: 育儿补贴惠及婴幼儿
INVOLVING = ("涉及", "惠及", "覆盖", "受益")  # whom what was just counted concerns
CLOSING, CLOSED = ("退出", "淘汰", "化解", "压减", "关停"), "产能"  # 退出A产能超过3万吨、B产能超过5万吨
PART_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,8}?(?=(?:[\u4e00-\u9fff]{2})?(?:占比|比重)[达超为]?\d)")
QUOTED = re.compile(r"“[^”“]{2,8}”\Z")
WORK_DONE = ("重建", "改造", "整治", "修复", "治理")
APPLIANCES = ("孵化器", "加速器")  # 孵化 is what it is for
PARTS_OF_NAMES = {"生产", "出口", "销售"}  # 生产总值, 出口总额: carried nowhere
OWN_VERBS = (
    "累计",
    "完成",
    "实现",
    "开展",
    "举办",
    "举行",
    "召开",
    "组织",
    "可",
)  # dropped from the wording, and yet a verb of its own
STOCKS = ("总量", "总数", "总额", "总规模", "余额", "率", "比重", "占比")
OTHER_TIME = re.compile(r"[，,]\s*(?:\d|今年|全年|其中|目前|去年)")

ENTITY = re.compile(
    r"^([^、，和]{2,16}?(?:中心|教堂|项目|公司|集团|基金|大桥|医院|学校|工程(?!量)|园区|产业园|基地|广场|公园|社区|村|镇|街道|[一二三四]期|实验室|电站|水库|水厂|安置区|片区|综合楼)).*"
)
DEFINED = re.compile("为.*")  # 羊存栏为年末数
DONE_WITH_IT = re.compile(r"(?:把|将)(?!军|来|近)")  # 把闲置的300亩荒坡改种油茶
CAPACITY = re.compile(r"[年日](?:加工|处理|生产|产|养殖|储存|冷藏|烘干|供应|出栏)[\u4e00-\u9fff]{2,}")
CONCERNED = re.compile("(?<=.{3})(?:涉及|惠及|覆盖).+")
MADE_IN_A_YEAR = re.compile("[年日](?:产|加工|处理|生产|出栏|供应|储存)\\Z")
REGISTERED = ("在册", "在保", "在库", "现有")
INVESTED = ("投资", "投入")
AREA_WITHIN = ("镇区", "城区", "集镇", "圩镇", "街区", "主城区", "县城", "建成区", "中心城区", "老城区")
SUCCESS = "成功率"
STEPS = ("台阶", "大关")
CONVERTED = re.compile(r"(?:按[^，,。；;]{2,12})?(?:折算|折合|约合)(?:成|为)?(?:人民币|美元)?")
RESULTS = frozenset("营业收入 主营业务收入 销售收入 利润 利润总额 利税 净利润 税收 税金 产值 总产值".split())
SUMS = frozenset(("总计", "合计", "共计"))
LIMIT_AFTER = re.compile(r"的?(?:政府|地方政府)?(?:债务)?限额")
STATES_OF_FIRMS = frozenset("停产 半停产 停产半停产 停工 减产 增产 盈利 亏损 增长 上升 回升 下降 回落 持平".split())
PAID_OUT = re.compile("(?:兑现|兑付|发放|拨付|减免|支付|发行|下达|投放)..")
OF_MONEY = re.compile(r"(?:兑付|兑现|拨付|支付|支出|执行|使用|到位|发放)率\Z|惠及|受益")
FOR_WHOM = re.compile(r"(?:为|给|向)[^，]{2,8}?(?=减负|减税|降本|减免|让利|纾困)")
DEBT_LIMIT = "政府债务限额"
IN_BRACKETS = re.compile(r"(?:比重|比例|占比)[（(]([^（()）]{3,14})[）)](?:为|达到?|是)?\Z")
TOTAL = re.compile("总数|总量|总规模")
NEW_FIRMS = ("企业", "个体户", "个体工商户", "农民专业合作社")


class Named(NamedTuple):
    """What a number is of. `claim` 0 opens a new one; `verb` is what a list may carry on; `used` how far words are used.

    `cue` and `entity` replace those of the case. `quoted`: the name stays as it is worded, however long. `counted`: what
    follows may be of this thing. `spoken_of`: what the next number speaks of, where it is something else. `aside`: whose this
    number alone is.
    """

    name: str
    verb: str = ""
    claim: int = 0
    used: int = 0
    cue: Cue | None = None
    entity: Entity | None = None
    quoted: bool = False
    counted: bool = True
    spoken_of: str = ""
    aside: str | None = None


LEVEL: Question[Case, Named] = Question("level", words=attrgetter("mention.left"))

PHRASES = ("nothing", "bare", "measure", "named")
WITH_NOUN = frozenset(f"{phrase} noun {place}" for phrase in PHRASES for place in ("first", "later"))


def _asked(*phrases: str, later: bool = False) -> frozenset[str]:
    """The keys of cases with such a wording; `later`: only of those after the first statement of the sentence."""
    places = ("later",) if later else ("first", "later")
    return frozenset(f"{phrase} {noun} {place}" for phrase in phrases for noun in ("noun", "-") for place in places)


@lru_cache(maxsize=65_536)
def _kind_of(phrase: str) -> str:
    """Whether a wording is a verb that wants an object, a measure that wants a thing, or names its indicator by itself."""
    if not phrase:
        return "nothing"
    if is_bare(phrase):
        return "bare"
    involved = phrase.startswith(INVOLVING) and len(phrase) < 7
    return "measure" if is_generic(phrase) or phrase in PER_HEAD or involved else "named"


def level(case: Case) -> Reading:
    """The statement of one level."""
    case = _of_entity(case)
    noun, place = "noun" if case.noun else "-", "later" if case.discourse.statements else "first"
    decision = LEVEL.decide(case, f"{_kind_of(case.phrase)} {noun} {place}")
    assert decision is not None
    return _reading(case, *decision)


def _reading(case: Case, rule: str, found: Named) -> Reading:
    """What a rule has found as a statement, and what the numbers behind it may take up."""
    discourse, mention, before, unit = case.discourse, case.mention, case.discourse.level, case.mention.token.unit
    cue = found.cue or case.cue
    name = _name(found, cue)
    settled = case.listed and discourse.previous.measure == "level" and (before.cue.settled or before.settled)
    statement = stated(case, name, found.claim or discourse.claims + 1, rule, cue)
    verb = found.verb or (before.verb if case.listed else "")
    costs = unit.kind == "money" and discourse.previous.counted != ""
    return Reading(
        (statement._replace(settled=cue.settled or cue.reached or settled),),
        max(found.used, mention.after),
        found.entity or discourse.entity,
        NO_LIST,
        None if found.spoken_of else PreviousLevel(cue, verb, unit.code, unit.kind, settled),
        statement.indicator if found.counted and not mention.share and not costs else "",
        (found.spoken_of, discourse.claims + 2) if found.spoken_of else None,
        found.aside,
    )


def _name(found: Named, cue: Cue) -> str:
    """每年培训3000人 keeps its 每年; a name as it is worded stays as long as it is."""
    name = cue.per + found.name if cue.per and not found.name.startswith("每") else found.name
    return finished(name if found.quoted else shortened(name))


def _of_entity(case: Case) -> Case:
    """总投资15亿元的创新中心: 的 makes what follows the subject, not the thing counted."""
    phrase, verb, noun = case.phrase, case.verb, case.noun
    if phrase and case.mention.token.unit.code in KINDS and case.mention.clause.endswith("等"):
        opening = leading_verb(phrase)  # 办好就业、养老等8类32项实事: the members of a list are not what is counted
        if behind := noun_behind(case._replace(phrase="", noun=noun)):
            return case._replace(phrase=opening, verb=opening, noun=behind)
    if not phrase:
        noun = noun_behind(case)
        return case if noun is case.noun else case._replace(noun=noun)
    if noun and DONE_WITH_IT.match(phrase):
        return case._replace(phrase="", verb="")
    if not case.mention.right.of:
        return case
    if verb and (is_generic(phrase[len(verb) :]) or CAPACITY.match(phrase, len(verb))):
        phrase, verb = phrase[len(verb) :], ""
    discourse = case.discourse
    if phrase and not is_bare(phrase) and not verb and (is_generic(phrase) or not trailing_verb(phrase)):
        if subject := max(name_at(noun) or "", ENTITY.sub(r"\1", noun) if ENTITY.search(noun) else "", key=len):
            entity = discourse.entity._replace(subject=subject, owner=subject, of_place=True)
            discourse = discourse._replace(entity=entity)
        noun = ""
    return case._replace(phrase=phrase, verb=verb, noun=noun, discourse=discourse)


@LEVEL.rule("steps-passed", Tier.SPECIFIC)
def steps_passed(case: Case) -> Named | None:
    """跨越3个千亿元台阶 counts the steps; what passed them is spoken of further."""
    if not case.cue.step or case.mention.token.unit.kind not in ("count", "none"):
        return None
    right = case.mention.right
    if not right.noun.endswith(STEPS):
        return None
    counted = case.cue._replace(bound="exact", settled=False)
    passed = case.phrase or case.discourse.previous.indicator
    return Named(
        f"{case.phrase}跨越{right.noun}", used=right.end, cue=counted, quoted=True, counted=False, spoken_of=passed
    )


@LEVEL.rule("share-done", Tier.SPECIFIC, only=WITH_NOUN)
def share_done(case: Case) -> Named | None:
    """积案100%化解, 支部100%覆盖: thing, share, what was done to it."""
    right = case.mention.right
    if not (case.mention.share and case.phrase and right.predicate and is_bare(case.noun)):
        return None
    return Named(case.phrase + case.noun, case.discourse.level.verb, used=right.end, quoted=True)


@LEVEL.rule("times-won", Tier.SPECIFIC, only=("nothing - later",))
def times_won(case: Case) -> Named | None:
    """荣获全区第1名3次: how often that rank was won."""
    place, tokens = case.mention.place, case.sentence.tokens
    if case.mention.left or not place or tokens[place - 1].kind != "rank":
        return None
    won, rank = tokens[place - 1], case.discourse.rank
    written = case.sentence.report.text[won.start : won.end]
    name = f"{rank.indicator}荣获{rank.cue.scope or ''}{written}"
    return Named(name, case.discourse.level.verb, quoted=True, counted=False)


@LEVEL.rule("done-with-counted", Tier.SPECIFIC, before=("indicator-after",), only=("nothing noun later",))
def done_with_counted(case: Case) -> Named | None:
    """摸排线索39条,7条查实; 经营主体1200家,已完成1200家排摸: an act alone is done with what was just counted, and so is what
    happened to none of it (积案100%化解、0再访)."""
    discourse, noun, token = case.discourse, case.noun, case.mention.token
    counted = discourse.previous.counted
    none = case.listed and token.value == 0 and len(noun) < 4
    same = token.unit.code == discourse.level.unit_code and (is_bare(noun) or noun in OUTCOMES)
    if not counted or is_bare(counted) or not (none or same):
        return None
    return Named(
        WAY_OF_COUNTING.sub("", object_of(counted)) + noun, used=case.mention.right.end, quoted=True, counted=False
    )


@LEVEL.rule("put-into", Tier.SPECIFIC, before=("indicator-after",), only=("measure noun first", "measure noun later"))
def put_into(case: Case) -> Named | None:
    """云禾食品公司投资2600万元的冻干果蔬车间投产: money is of the works that it built."""
    if case.phrase not in INVESTED or not case.mention.right.of or case.mention.token.unit.kind != "money":
        return None
    built, entity = built_of(case.noun), case.discourse.entity
    if not built:
        return None
    if entity.subject:
        return Named("投资", aside=built)
    return Named("投资", entity=entity._replace(subject=built, owner=built, of_place=True))


@LEVEL.rule(
    "indicator-after",
    Tier.SPECIFIC,
    only=WITH_NOUN,
)
def indicator_after(case: Case) -> Named | None:
    """建成3个社区用房, 3家企业入选: the thing counted stands after the number."""
    if not _counts_what_follows(case) or case.noun in FINER and case.discourse.previous.indicator:
        return None
    phrase, noun, right, unit = case.phrase, case.noun, case.mention.right, case.mention.token.unit.code
    if phrase.endswith(tuple(REMAINDER)) and unit in ("户", "家", "栋", "人"):
        return Named(phrase + unit + noun, case.verb, used=right.end, quoted=True)  # 剩余21户签约
    entity = case.discourse.entity
    if right.predicate and len(phrase) > 3 and _owns_what_follows(case):
        entity, name, verb = entity._replace(subject=phrase), noun, case.verb
    else:
        name, verb = _counted(case)
    if own := PROJECTS_DID.fullmatch(noun):
        name = name.removesuffix(noun) + own[2] + own[1]  # 7个项目立项: projects are counted
    elif own := SAME_KIND.fullmatch(noun):
        name = name.removesuffix(noun) + own[2]  # 3个社区创建省级卫生社区
    elif unit in ("人", "名") and not leading_verb(noun) and (own := PEOPLE_DID.fullmatch(noun)):
        name = name.removesuffix(noun) + own[2] + own[1]  # 285名党员“双报到”: the people are counted
    if not right.predicate and (shared := _shared_predicate(case)):
        name += shared
    if entity.event and len(name) < 12 and entity.event not in name:
        name = entity.event + name
    return Named(name, verb, used=right.end, entity=entity, quoted=True)


def _owns_what_follows(case: Case) -> bool:
    """柳溪社区3个项目开工: the community is whose they are."""
    phrase = case.phrase
    plain = not is_bare(phrase) and not trailing_verb(phrase) and not WITHIN.fullmatch(phrase)
    return plain and OWNER.search(phrase) is not None


def _counted(case: Case) -> tuple[str, str]:
    """The name of what is counted, and the verb that a list may carry on."""
    phrase, noun, verb, right = case.phrase, case.noun, case.verb, case.mention.right
    if right.of and case.mention.token.unit.code in ("人", "名") and noun.endswith(BODIES):
        return noun, ""  # 成立30人的突击队: how many they are
    if (made := MADE_IN_A_YEAR.search(phrase)) and right.of is False and "的" in noun:
        return made[0] + noun.partition("的")[0], verb  # 引进年产3000吨菌棒的加工厂
    if not phrase or is_bare(phrase):
        verb = phrase or _verb_of_list(case)
        return joined(verb, noun), verb
    if (
        phrase.endswith("中")
        and (right.predicate or noun.endswith(("增长", "下降", "回升")))
        and phrase[:-1] == case.discourse.previous.indicator
    ):
        return f"{noun}的{phrase[:-1]}", ""  # 40个行业大类中有26个实现增长
    if case.mention.clause.endswith("等") and "、" in case.mention.clause and (opening := first_verb(phrase)):
        return joined(opening, noun), opening  # 引进甲、乙、钢结构加工等6个项目
    if phrase.endswith(DIVIDED):
        return noun, verb  # 划分为8个网格
    if phrase.startswith(TOGETHER) and trailing_verb(phrase) == phrase[2:]:
        return phrase + noun, phrase
    if closing := trailing_verb(phrase):
        whole = closing in REACHING or closing in HANDED_ON and len(phrase) > 3
        return (phrase if whole else acts_at_end(phrase)) + noun, closing
    return _counted_by_noun(case), verb


def _verb_of_list(case: Case) -> str:
    """新增A3家、2家B: what a list says once, where the noun does not begin with what is done."""
    inside = opens_bracket(case.mention.left) and "含" in case.mention.left
    acts = leading_verb(case.noun) and not case.noun.endswith(APPLIANCES)
    return case.discourse.level.verb if (case.listed or inside) and not acts else ""


def _counted_by_noun(case: Case) -> str:
    """The noun behind the number, with the words before it where they say of which, or what was done."""
    phrase, noun, right = case.phrase, case.noun, case.mention.right
    if case.verb and not right.predicate:
        return case.verb + noun
    if within := WITHIN.fullmatch(phrase):
        return within[1] + noun
    # 灾后重建120个项目全部完工
    of_work = phrase.endswith(WORK_DONE) and noun.startswith("项目")
    whole = right.predicate or len(noun) < 4 or of_work or _says_where(phrase) or phrase in AREA_WITHIN
    return joined(phrase, noun) if whole else noun


def _says_where(phrase: str) -> bool:
    """湿地内2个村整村结算: where it is says of which, if it is not the whole district (全省范围内)."""
    return phrase.endswith("内") and not phrase.endswith(("范围内", "区内", "境内"))


def _shared_predicate(case: Case) -> str:
    """16所高校、48个学科入选名单: what the last of the counted did, all of them did."""
    place, right, tokens, text = case.mention.place, case.mention.right, case.sentence.tokens, case.sentence.report.text
    if place + 1 >= len(tokens) or not LIST_MARK.fullmatch(text, right.end, tokens[place + 1].start):
        return ""
    after = tokens[place + 2].start if place + 2 < len(tokens) else case.sentence.end
    last = right_of(text, tokens[place + 1].end, after).noun
    done = SHARED.search(last, 2)
    return last[done.start() :] if done else ""


def _counts_what_follows(case: Case) -> bool:
    mention, phrase = case.mention, case.phrase
    if phrase in REMAINDER and case.noun.startswith(("正", "限", "按", "均", "已", "将", "全部")):
        return False
    if phrase.endswith(("投入", "投资")) and (is_bare(phrase) or is_generic(phrase)) and _money_aim(case):
        return False
    if not phrase or is_bare(phrase) or phrase in AREA_WITHIN:
        return True
    if mention.share or case.cue.settled:
        return False
    kind = mention.token.unit.kind
    if trailing_verb(phrase) or kind in ("count", "none", "rate") or mention.right.of:
        return True
    sized = kind in ("area", "length", "mass", "power") and case.verb != "" and not MEASURED_NOUN.search(phrase)
    return sized and not mention.right.predicate


def _money_aim(case: Case) -> str:
    """投入2370万元推进道路改造: what the words after an amount of money say that it was for."""
    unit = case.mention.token.unit
    if unit.kind != "money" and (
        unit.kind != "none" or case.sentence.report.text[case.mention.token.end - 1] not in "万亿"
    ):
        return ""
    aim = MONEY_AIM.match(case.sentence.report.text, case.mention.after)
    return COUNTED_AIM.sub("", clean(aim[1]).removeprefix("用于")) if aim else ""


def _spent_on(aim: str, money: str) -> str:
    """投入300万元改造老旧小区 → 老旧小区改造投入; 投资2000万元创建产业园 → 产业园投资."""
    done = leading_verb(aim)
    thing = aim[len(done) :]
    if len(thing) > 1 and done in MAKING:
        return thing + ("建设" if done in BUILDING else "") + money
    if len(thing) > 1 and done in WORKING and not thing.endswith(WORKING):
        return thing + done + money
    return re.sub(r"的(?=(?:建设|改造|修缮|购置)\Z)", "", aim) + money


@LEVEL.rule("money-for", before=("object-restored",), only=_asked("bare"))
def money_for(case: Case) -> Named | None:
    """投入2370万元推进道路改造: money is of what it was spent on."""
    if not case.phrase.endswith(OF_ITS_MONEY) or not (aim := _money_aim(case)):
        return None
    done = leading_verb(aim)
    name = named_first(aim[len(done) :], "", case.sentence.report.own_names)
    if not name:
        return Named(_spent_on(aim, case.phrase), case.phrase, counted=False)
    # 投入300万元完成柳溪社区食堂建设: whose it is, is its subject
    entity = case.discourse.entity._replace(subject=name, owner=name, of_place=True)
    return Named(_spent_on(done + aim[len(done + name) :], case.phrase), case.phrase, counted=False, entity=entity)


@LEVEL.rule("object-restored", only=_asked("bare"))
def object_restored(case: Case) -> Named | None:
    """受理事项…,办结2161件: a verb alone takes the object last spoken of."""
    verb, previous, entity = case.phrase, case.discourse.previous, case.discourse.entity
    about = previous.counted or previous.indicator
    if about and not is_bare(about) and not entity.work:
        thing = object_of(about.removeprefix("已建成"))
        if thing.startswith("“") and thing.endswith("”") and trailing_verb(about):
            return Named(verb, verb)  # “敲门行动”核查2.3万人次,退出28户: a campaign is no object
        thing = thing[:-1] if thing.endswith("中") and len(thing) > 3 else thing  # 改造的9个小区中已完工6个
        if thing.endswith(UNDER_CONSTRUCTION) and verb in STAGES_OF_BUILDING:
            return Named(thing.removesuffix(UNDER_CONSTRUCTION) + verb + "面积", verb, counted=False)
        if thing.startswith(REGISTERED) and len(thing) > 4:
            thing = thing[2:]  # 在册低保户236户,其中新纳入18户
        if verb in STAGES_REACHED and (stage := trailing_verb(thing)) in STAGES_REACHED:
            thing = thing.removesuffix(stage)  # 玉米受灾500亩,绝收100亩
        itself = verb in STAGES_REACHED and thing != "项目" and not case.indicator_id(verb + thing)
        return Named(thing + verb if itself else joined(verb, thing), verb)
    work = entity.work or context_noun(case.mention.left)
    return Named(joined(work, verb), verb, entity=entity._replace(work=work))


@LEVEL.rule("second-count-size", Tier.SPECIFIC, only=_asked("measure", "named", later=True))
def second_count_size(case: Case) -> Named | None:
    """拆除危房16栋,面积8000平方米: two counts of one thing."""
    if case.phrase not in SIZE or case.mention.token.unit.kind != "area":
        return None
    discourse = case.discourse
    previous, before = discourse.previous, discourse.level
    if not previous.indicator or previous.measure != "level" or before.unit_kind != "count":
        return None
    if CONCERNED.search(previous.indicator):
        return None  # 改造小区,涉及居民楼56栋、建筑面积18万平方米
    return Named(previous.indicator, before.verb, previous.claim)


@LEVEL.rule("part-known", Tier.SPECIFIC, only=_asked("measure"), needs="其中")
def part_known(case: Case) -> Named | None:
    """…,其中总投资5亿元: a part that is an indicator by itself."""
    if "其中" not in case.mention.left or not _wants_a_thing(case) or not case.indicator_id(case.phrase):
        return None
    return Named(case.phrase, case.verb, counted=False)


@LEVEL.rule("converted", Tier.SPECIFIC, only=_asked("measure", "named", later=True))
def converted(case: Case) -> Named | None:
    """人均生产总值6.8万元,按年平均汇率折算为9627美元: the same amount in other money."""
    previous = case.discourse.previous
    if case.mention.token.unit.kind != "money" or not previous.indicator or not CONVERTED.fullmatch(case.phrase):
        return None
    return Named(previous.indicator, claim=previous.claim, counted=False)


@LEVEL.rule("success-of-act", Tier.SPECIFIC, only=_asked("named", later=True))
def success_of_act(case: Case) -> Named | None:
    """调处土地纠纷26起,调处成功率96%: of a kind of disputes it is not the rate of all."""
    if not case.phrase.endswith(SUCCESS) or case.phrase[: -len(SUCCESS)] not in VERBS:
        return None
    about = case.discourse.previous.counted
    done = first_verb(about) == case.phrase[: -len(SUCCESS)]
    name = object_of(about) + case.phrase
    return Named(name, case.verb, counted=False) if done and not case.indicator_id(name) else None


@LEVEL.rule("budget-total", Tier.SPECIFIC, only=_asked("measure"))
def budget_total(case: Case) -> Named | None:
    """收入总计31.7亿元: all that comes in by any way, and nothing's that stands before it."""
    totals = case.phrase in ("收入", "支出") and not SUMS.isdisjoint(case.cue.cues)
    return Named(f"{case.phrase}总计", counted=False) if totals else None


@LEVEL.rule("account-of-heading", Tier.SPECIFIC, only=_asked("measure"))
def account_of_heading(case: Case) -> Named | None:
    """（二）政府性基金预算。…收入完成2.3亿元: what comes in is of the account under whose heading it stands."""
    if case.phrase not in ("收入", "支出"):
        return None
    name = named_account(case.sentence) + case.phrase
    return Named(name, case.verb, counted=False) if case.indicator_id(name) and name != case.phrase else None


@LEVEL.rule("class-of-topic", Tier.SPECIFIC, only=_asked("named"))
def of_class_of_topic(case: Case) -> Named | None:
    """一般公共预算收入9亿元。分级次看,县本级4.6亿元: a part of what was spoken of, named by whose it is."""
    name = class_of_topic(case)
    return Named(name, case.verb, counted=False) if name else None


@LEVEL.rule("end-of-topic", Tier.SPECIFIC, only=frozenset(("measure - first",)))
def at_end_of_topic(case: Case) -> Named | None:
    """一般公共预算支出3.8亿元。累计支出29.2亿元: the sentence before says which spending."""
    name = end_of_topic(case)
    return Named(name, case.verb, counted=False) if name else None


@LEVEL.rule("topic-again", Tier.SPECIFIC, only=frozenset(("nothing - first",)))
def of_topic_again(case: Case) -> Named | None:
    """8月一般公共预算收入0.9亿元。1—8月累计完成7.4亿元: the same of another time."""
    silent = not any(clean(part) for part in BREAK.split(case.mention.left))
    name = topic_again(case) if silent else ""
    return Named(name, counted=False) if name else None


@LEVEL.rule("state-of-firms", Tier.SPECIFIC, only=_asked("named", later=True))
def state_of_firms(case: Case) -> Named | None:
    """32户规上工业企业中,停产4户、减产9户: how those of the firms just counted do."""
    counted, phrase = case.discourse.previous.counted, case.phrase
    if phrase not in STATES_OF_FIRMS or not counted.endswith("企业") or len(counted) < 4:
        return None
    if case.mention.token.unit.code != case.discourse.level.unit_code:
        return None
    return Named(f"{counted[:-2]}{phrase}企业", counted=False)


@LEVEL.rule("limit-of-debt", Tier.SPECIFIC, only=_asked("named"))
def limit_of_debt(case: Case) -> Named | None:
    """债务余额56亿元,控制在省核定的58亿元限额以内: what may be owed at most."""
    if "债务" not in case.discourse.previous.indicator:
        return None
    said = case.phrase.endswith("限额") or LIMIT_AFTER.match(case.sentence.report.text, case.mention.after)
    return Named(DEBT_LIMIT, counted=False) if said else None


@LEVEL.rule("named-in-brackets", Tier.SPECIFIC, only=_asked("measure", "named", later=True), needs="比")
def named_in_brackets(case: Case) -> Named | None:
    """占总人口的比重（城镇化率）58.7%: what a share is called stands in the brackets behind it."""
    found = IN_BRACKETS.search(case.mention.left)
    known = found and case.indicator_id(found[1]) and not case.indicator_id(case.phrase)
    return Named(found[1], counted=False) if found and known else None


@LEVEL.rule("tax-beside-total", Tier.SPECIFIC, only=_asked("measure", later=True), needs="税收")
def tax_beside_total(case: Case) -> Named | None:
    """一般公共预算收入3.2亿元,税收2亿元: a district's total and its taxes; of a park's output they are the park's."""
    if "其中" in case.mention.left:
        return None
    beside = case.phrase == "税收" and TOTALS_OF_DISTRICT.search(case.discourse.previous.indicator)
    return Named("税收", counted=False) if beside else None


@LEVEL.rule("spending-beside-revenue", Tier.SPECIFIC, only=_asked("measure", later=True), needs="支出")
def spending_beside_revenue(case: Case) -> Named | None:
    """社会保险基金收入11亿元,支出9亿元: of the same fund."""
    previous = case.discourse.previous.indicator
    if case.phrase != "支出" or not previous.endswith("收入") or len(previous) < 5:
        return None
    return Named(previous[:-2] + "支出", case.verb, counted=False)


@LEVEL.rule("year-before", Tier.SPECIFIC, only=_asked("nothing", "measure", "named", later=True), needs="年")
def year_before(case: Case) -> Named | None:
    """财政收入5.6亿元（上年为5.1亿元）: the same of the year before, a claim of its own."""
    previous = case.discourse.previous
    if not previous.indicator or case.noun or not YEAR_BEFORE.fullmatch(case.mention.clause):
        return None
    return Named(previous.indicator, case.discourse.level.verb, counted=False)


@LEVEL.rule("per-head", Tier.SPECIFIC, only=_asked("measure", later=True), needs="均")
def per_head(case: Case) -> Named | None:
    """行政村集体收入3000万元,村均50万元: the same, by head."""
    previous, phrase = case.discourse.previous, case.phrase
    if phrase not in PER_HEAD or not previous.indicator:
        return None
    about = object_of(previous.indicator).removeprefix("行政").removeprefix(phrase[0])
    return Named(phrase + about, case.verb, counted=False)


def _wants_a_thing(case: Case) -> bool:
    """A measure alone does; 涉及 and 惠及 do where a thing was counted."""
    phrase = case.phrase
    if phrase.endswith("面积") and VERB_GENERIC.fullmatch(phrase) and case.indicator_id(phrase):
        return False  # 造林面积 is an indicator by itself
    return is_generic(phrase) or phrase in PER_HEAD or case.discourse.previous.counted != ""


def _rate_beside_rate(case: Case) -> bool:
    """响应率100%,解决率96%: one rate is not of the other; 营业收入20亿元,利润2亿元: nor is one of a firm's results."""
    whole = _last_thing(case)
    return is_generic(whole) and (whole.endswith("率") or whole in RESULTS and case.phrase in RESULTS)


def _last_thing(case: Case) -> str:
    """The thing last counted, past its rates and costs; of money that was paid out the money."""
    previous = case.discourse.previous
    paid_out = PAID_OUT.match(previous.indicator) is not None and OF_MONEY.match(case.phrase) is not None
    return previous.indicator if case.phrase in SHARES or paid_out else previous.counted or previous.indicator


@LEVEL.rule(
    "of-subject",
    before=("of-site", "whole-restored", "share-of", "done-by-counted", "verb-carried"),
    only=_asked("measure"),
)
def of_subject(case: Case) -> Named | None:
    """柳溪产业园产值…,税收2亿元: of the entity that the clauses speak of."""
    entity = case.discourse.entity
    if not entity.owner == entity.subject is not None or not _wants_a_thing(case):
        return None
    return Named(case.phrase, case.verb)


@LEVEL.rule(
    "of-site",
    before=(
        "whole-restored",
        "share-of",
    ),
    only=_asked("measure"),
)
def of_site(case: Case) -> Named | None:
    """新材料产业园主体封顶,完成投资8亿元: of the project that the clause before names."""
    if not _wants_a_thing(case) or _rate_beside_rate(case) or not (site := site_of(context_noun(case.mention.left))):
        return None
    return Named(case.phrase, case.verb, entity=case.discourse.entity._replace(subject=site, owner=site))


@LEVEL.rule(
    "whole-restored",
    before=("aim-after", "share-of", "done-by-counted", "verb-carried"),
    only=_asked("measure"),
)
def whole_restored(case: Case) -> Named | None:
    """林下经济面积…、产值…; 项目17个,总投资…: a measure alone takes the thing last spoken of."""
    if not _wants_a_thing(case) or _rate_beside_rate(case):
        return None
    whole = _last_thing(case) or context_noun(case.mention.left)
    return Named(joined(_bearer(whole, case.phrase), case.phrase), case.verb, counted=False) if whole else None


@LEVEL.rule("aim-after", only=_asked("measure"))
def aim_after(case: Case) -> Named | None:
    """资金2370万元用于道路改造: a measure alone takes what it was spent on."""
    if not _wants_a_thing(case) or _rate_beside_rate(case) or not (aim := _money_aim(case)):
        return None
    return Named(_spent_on(aim, case.phrase), case.verb, counted=False)


def _bearer(whole: str, measure: str) -> str:
    """What a measure alone is of: of a rate the object, of a yield the crop, else the thing without its way of counting."""
    if len(whole) > 4:
        whole = whole.removeprefix("实施")
    if measure.startswith(INVOLVING):
        whole = FOR_WHOM.sub("", whole, count=1)
    if measure.startswith(INVOLVING) and DONE_TO_A_PLACE.match(whole) or measure == "成功率":
        return act_of(whole)
    if measure in SIZE:
        whole = CONCERNED.sub("", whole)
    if measure in HERD:
        return OF_HERD.sub("", whole)
    if measure.endswith(("率", "度")) or leading_verb(measure):
        return rated(whole)
    if measure in ("占比", "比重"):
        return whole.replace("年产", "产")
    return SOWN.sub("", whole_of(whole)) or whole if measure.endswith(YIELDS) else whole_of(whole)


@LEVEL.rule("share-of", only=_asked("measure", "named"), needs="占")
def share_of(case: Case) -> Named | None:
    """民生支出占43.7%; …产值增长6.5%、占工业总产值比重45%."""
    if "占" not in case.phrase:
        return None
    phrase, indicator = case.phrase.removeprefix("约"), case.discourse.previous.indicator
    if phrase.endswith("占") and len(phrase) > 3 and case.mention.share:
        return Named(phrase + "比", case.verb)
    if indicator and phrase.startswith("占"):
        return Named(indicator + "占比" if phrase == "占" else joined(indicator, phrase), case.verb)
    return None


@LEVEL.rule("part-of-place", Tier.SPECIFIC, only=_asked("named"))
def part_of_place(case: Case) -> Named | None:
    """征收签约386户（柳溪村241户、陶瓷厂宿舍145户）; 羊存栏3.6万只,其中柳沟村5200只: each place has its part of what was counted."""
    discourse, left = case.discourse, case.mention.left
    apart = bool(discourse.statements) and discourse.statements[-1].rule == "part-of-place"
    goes_on, among = apart and (case.listed or left[:1] in "，,"), "其中" in left
    if not (opens_bracket(left) or among or goes_on) or case.mention.right.noun:
        return None
    whole, words = discourse.part.whole or (discourse.previous.indicator if goes_on else ""), case.phrase
    if among and not discourse.statements:
        whole = DEFINED.sub("", context_noun(left))
    elif case.mention.token.unit.code != discourse.level.unit_code:
        return None
    if not whole or leading_verb(words):
        return None
    if DIGITS.search(words) or words[-2:] == whole[-2:] or words.endswith(PROGRAMMES):
        return None  # 含10亿元以上项目2个; 公园12个（体育公园5个）; 造林40亩、其中东山绿化工程20亩: a kind of what was counted
    village = subject_of(words + THE_NUMBER, case.sentence.report.own_names) == words
    if not (each_named(words) or among and village or goes_on and (village or case.listed and is_proper(words))):
        return None
    if not (among or goes_on and discourse.entity.subject):
        return Named(whole, counted=False, aside=words)
    entity = discourse.entity._replace(subject=words, owner=words, of_place=True)
    return Named(whole, counted=False, entity=entity)


@LEVEL.rule("part-of", before=("verb-carried",), only=_asked("measure", "named", later=True))
def part_of(case: Case) -> Named | None:
    """新增装机容量…,其中水电9601万千瓦: the part reads alone with the verb and the noun of its whole."""
    discourse, phrase, left = case.discourse, case.phrase, case.mention.left
    if not (case.listed or "其中" in left or opens_bracket(left)):
        return None
    counted, whole, verb = discourse.previous.counted, discourse.part.whole, discourse.level.verb
    if phrase.endswith(("以上", "以下")) and counted:
        return Named(joined(phrase, counted), verb, counted=False)
    if not whole or case.mention.token.unit.code != discourse.level.unit_code:
        return None
    if phrase.endswith(("类", "型")):
        return Named(joined(phrase, object_of(whole)), verb, counted=False)
    if whole.endswith("企业") and phrase.endswith("业") and len(phrase) < 6 and not phrase.endswith("企业"):
        return Named(whole[:-2] + phrase + "企业", verb, counted=False)
    stage = whole[:2]
    if phrase[-2:] == whole[-2:] and not case.verb and (stage in VERBS or stage in STAGES):
        return Named(joined(stage, phrase), stage, counted=False)
    if stage == "新增" and not case.verb and case.mention.token.unit.kind == "count" and phrase in NEW_FIRMS:
        return Named(stage + phrase, stage, counted=False)
    if not discourse.part.noun or head_noun(phrase):
        return None
    return Named(joined(first_verb(verb), phrase + discourse.part.noun), verb, counted=False)


@LEVEL.rule("done-by-somebody", before=("part-of", "verb-carried"), only=_asked("named", later=True))
def done_by_somebody(case: Case) -> Named | None:
    """排查矛盾纠纷108起,其中村级化解91起; 报送信息117篇,市级平台采用45篇: what was counted, with who did what to it."""
    verb, counted = trailing_verb(case.phrase), case.discourse.previous.counted
    if not verb or not counted or case.mention.token.unit.code != case.discourse.level.unit_code:
        return None
    if not ACTOR.search(case.phrase[: -len(verb)]) or not (
        "其中" in case.mention.left or case.discourse.statements[-1].rule in ACTED
    ):
        return None
    return Named(
        case.phrase + object_of(counted.removeprefix("向上")).removeprefix("相关"),
        case.discourse.level.verb,
        counted=False,
    )


@LEVEL.rule("done-by-counted", only=_asked("measure", "named", later=True))
def done_by_counted(case: Case) -> Named | None:
    """帮助12家企业获得贷款5300万元: what those just counted did, in the same clause."""
    discourse, left = case.discourse, case.mention.left
    if discourse.statements[-1].rule != "indicator-after" or discourse.level.unit_kind != "count":
        return None
    done = GAINED.match(left)
    if not done or discourse.previous.measure != "level" or BREAK.search(left):
        return None
    return Named(discourse.previous.indicator + done[1] + case.phrase.removeprefix(done[1]), case.verb)


@LEVEL.rule("verb-carried", only=_asked("measure", "named", later=True))
def verb_carried(case: Case) -> Named | None:
    """新增A3家、B2家; 培育C17家,D6家: a list says its verb once."""
    verb = case.discourse.level.verb
    if not verb or case.verb or case.mention.share or verb in PARTS_OF_NAMES:
        return None
    if case.cue.settled and not (case.listed and verb in CLOSING and case.phrase.endswith(CLOSED)):
        return None  # 新增A3家、B达到20家: what there is
    if verb.startswith("新") and TOTAL.search(case.mention.clause):
        return None  # 新增X12家、总数96家: what there is, is not new
    if len(case.phrase) > 3 and case.phrase.endswith(ACTS_OF_THEIR_OWN) or EARNED.match(case.phrase):
        return None  # 新增绿化…,墙体出新…: an act of its own
    verb = verb[:-2] if len(verb) > 3 and verb.endswith("投资") else verb  # 招引投资超2000万元项目4个,企业3家
    return Named(joined(verb, case.phrase), verb) if _in_list_before(case) else None


def _in_list_before(case: Case) -> bool:
    """Whether a number counts as the one before it does, in its list or in the clause that goes on with it."""
    unit, before = case.mention.token.unit, case.discourse.level.unit_kind
    if unit.code in ("人", "名") and before in ("area", "length"):
        return False
    alike = unit.kind in COUNTED and before in COUNTED
    return case.listed and (alike or unit.kind == before) or alike and _goes_on(case)


def _goes_on(case: Case) -> bool:
    """Whether a clause after a comma goes on with what the clause before was about."""
    left, phrase = case.mention.left, case.phrase
    return (
        left.lstrip(" \u3000")[:1] in "，,"
        and not OTHER_TIME.match(left)
        and not case.known_alone(phrase)
        and not phrase.startswith(("为", "对", "向", "每", *INVOLVING))
        and not phrase.endswith(STOCKS)
        and not STRONG.search(phrase)
        and not left.lstrip(" \u3000，,").startswith(OWN_VERBS)
    )


@LEVEL.rule("indicator-before", Tier.DEFAULT, only=_asked("measure", "named"))
def indicator_before(case: Case) -> Named | None:
    """工业投资2.8亿元: the thing counted stands before the number."""
    named = firms_spoken_of(case, case.phrase) or event_spoken_of(case) or _quoted_before(case)
    return Named(named + case.phrase, case.verb)


def _quoted_before(case: Case) -> str:
    """投入12亿元撬动“惠农贷”新增贷款310亿元: the loan by its name, which the number before has used."""
    text, begin = case.sentence.report.text, case.mention.token.start - len(case.mention.left)
    if not case.phrase.startswith("新增贷款") or not case.mention.left.startswith(case.phrase[:2]):
        return ""
    quoted = QUOTED.search(text, max(0, begin - 12), begin)
    return quoted[0] if quoted else ""


@LEVEL.rule("told-before", before=("inherited", "second-count"), only=_asked("nothing"))
def told_before(case: Case) -> Named | None:
    """固定资产投资止跌回升,达到50亿元: the indicator that the clause before was about."""
    name = spoken_of_before(case)
    return Named(name) if name else None


@LEVEL.rule("inherited", before=("second-count",), only=_asked("nothing", later=True))
def inherited(case: Case) -> Named | None:
    """…突破2万亿元、达到23562亿元: the same thing again; where it got to from elsewhere is a figure of its own."""
    cue, discourse = case.cue, case.discourse
    previous, before = discourse.previous, discourse.level
    if not previous.indicator or not (cue.settled or cue.reached):
        return None
    claim = 0 if cue.reached and before.cue.origin else previous.claim
    return Named(previous.indicator, before.verb, claim, cue=_shared_cue(case))


@LEVEL.rule("second-count", only=_asked("nothing", later=True))
def second_count(case: Case) -> Named | None:
    """125处,4594平方米: the same thing, counted in another way."""
    previous = case.discourse.previous
    # 其中12条重点产业链项目: a part of it, not the same thing again
    if not previous.indicator:
        return None
    if case.mention.left.endswith("其中"):
        token = case.mention.token
        if part := PART_BEHIND.match(case.sentence.report.text, token.end):
            return Named(part[0], counted=False)
        if noun_behind(case):
            return None
    used = case.mention.right.end if case.noun in FINER else 0
    return Named(previous.indicator, case.discourse.level.verb, previous.claim, used, cue=_shared_cue(case))


def _shared_cue(case: Case) -> Cue | None:
    """达到8个、45家: what is said of the first number of a list is said of those that follow."""
    before, mention = case.discourse.level, case.mention
    same = LIST_ONLY.fullmatch(mention.left) and before.unit_code == mention.token.unit.code
    return before.cue if same and case.discourse.previous.measure == "level" else None


@LEVEL.rule("from-context", Tier.DEFAULT, only=_asked("nothing"))
def from_context(case: Case) -> Named | None:
    """重大项目加快建设,完成50%: of what the last clause that says anything is about, else the heading."""
    return Named(name_from_context(case))
