"""Levels of what stands after the number: 建成3个社区用房, 3家企业入选, 积案100%化解."""

from __future__ import annotations

import re
from operator import attrgetter

from transforms.extraction.case import Case
from transforms.extraction.indicator.aim import OF_ITS_MONEY, money_aim
from transforms.extraction.indicator.question import LEVEL, SOLVING, Named, asked
from transforms.extraction.mention import BREAK, LIST_MARK, opens_bracket
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question, Tier
from transforms.extraction.subjects.clauses import WITHIN
from transforms.extraction.subjects.several import counted_places
from transforms.extraction.wording.nouns import MEDALS, right_of
from transforms.extraction.wording.phrases import (
    acts_at_end,
    clean,
    first_verb,
    is_bare,
    is_generic,
    joined,
    leading_verb,
    object_of,
    trailing_verb,
)
from transforms.extraction.wording.signs import signs_of
from transforms.extraction.wording.words import AIM_NOUNS, AMOUNT_OF_MEMBERS, CHANGED_FOR_PEOPLE, OTHER_KINDS, ROADWORK

LEFT_TO_DO = re.compile("(?:均|将|正)?限期(?=整改|拆除|搬迁|退出|办结|化解)")
REACHED_IN = re.compile(r"(.{4,16}?)(?:已|均|基本|全部|全面)*(?:实现|做到)(.{2,4})\Z")  # 垃圾分类实现小区100%覆盖
OUTCOMES = ("查实", "查否", "属实", "不属实", "查无")  # of what was reported
WAY_OF_COUNTING = re.compile("(?<=..)(?:全覆盖)?(?:底数|总数|总量|数量)\\Z")
HANDED_ON = ("交办", "转办", "反馈", "移交")  # who handed it on says what was counted: 省市交办积案
SHARED = re.compile(
    "入选|上榜|获评|获批|通过|列入|纳入|进入|实现全覆盖|达标|建成投用|(?:全部)?脱贫(?![劳人户家地县村群])|全部(?:出列|摘帽|销号|清零)"
)
# 5个国家级、60个省级培训基地
GRADE_COUNTED = re.compile(
    "(?:世界|国家|[省市县区州盟镇乡村校]|自治[区州]|区域|街道|社区|乡镇|镇街|区县|县区|市县|县市|[一二三四五])级"
)
GRADES_IN_A_ROW = 6
OR_ABOVE = re.compile("\\A(?:及)?以[上下]")  # 3个国家级、12个省级以上示范企业
REMAINDER = ("剩余", "其余", "余下", "结余", "剩下")
STILL_LEFT = (*REMAINDER, "剩")
DIGIT = re.compile("\\d")
IN_HAND = re.compile("(?:均|已|都)*(?:正在|正|在)(?:跟踪|抓紧|加快|有序|持续|全力)*(?=[\u4e00-\u9fff]{2})")
PROBLEM_SOLVED = re.compile(
    "((?:[\u4e00-\u9fff]{0,5}\\d[\\d,]*余?(?:人|户))?)[^，,。；;、\\d]{0,4}?的?([\u4e00-\u9fff]{2,12}?(?:问题|难题|难))(?:得到|有效|全部|彻底|妥善|基本|已|均)+解决"
)
STILL_UNDONE = re.compile(r"(?:还|尚)?(未[\u4e00-\u9fff]{2,4})(?=[，。；、,;\n])")
MEDAL_NAMES = tuple(metal + "牌" for metal in MEDALS)
NEXT_MEDAL = ("", "、", "和")  # all that stands between two medals of a contest
CONTEST_WON_IN = re.compile(
    "(?:在|年)([\u4e00-\u9fff]{2,16}?(?:大赛|联赛|锦标赛|运动会|奥运会|残奥会|全运会|冬奥会|冬运会|亚运会|比赛|竞赛)|[^，,。；、\\d]{0,8}?(?:[省市]运会|残运会|亚运会|奥运会|世界杯))[上中](?:共|勇|累计)*[夺获斩摘收][\u4e00-\u9fff]?\\Z"
)
FINER = {"小项", "小类", "子项", "分项", "细项", "小目"}  # 8大项35个小项: the same, counted more finely
BODIES = ("队", "队伍", "小组", "专班", "团")
YEARS_SPELT = "零一二三四五六七八九十"
FASTER_OVER_YEARS = re.compile(
    rf"(?P<who>[\u4e00-\u9fff]{{0,4}}?(?:[省市县区镇乡村]|街道|乡镇)(?:{OTHER_KINDS})?)(?P<what>[\u4e00-\u9fff]{{2,12}})(?:近|最近|过去)(?P<years>[2-9]|[二三四五六七八九十])年(?:来)?的?(?:年均|平均)"
    r"(?P<grew>(?:增速|增幅|增长)(?:均|都)?(?:快于|高于|超过|低于|慢于)全[国省市区县州](?:平均水平|平均)?)"
)
TOGETHER = ("联合", "动态")
PROJECTS_DID = re.compile(r"(项目)((?:立项|进入|纳入|列入|入选|获批|落地|入库|入围).{0,10})")
PEOPLE_DID = re.compile(r"([\u4e00-\u9fff]{2,4})(“[^”、]+”)")
SAME_KIND = re.compile(r"(社区|村|街道|企业|学校)((?:创建|创成|获评|建成).{1,8}\1)")
OWNER = re.compile(r"(?:项目|村|社区|家园|小区|公司|街道|镇|园)$")
MEASURED_NOUN = re.compile(
    r"(?:面积|里程|长度|规模|产能|容量|总量|产量|装机|重量|投资|用地|土地|耕地|农田|公路|管网|道路|绿道)\Z"
)
REACHING = ("惠及", "带动", "拉动", "吸纳", "撬动")  # who did it says what was counted: 育儿补贴惠及婴幼儿
WAYS_OF_REACHING = ("建设", "服务", "试点", "改造", "治理", "整治", "培训", "监测", "管理", "保障", "检查")
PUT_UP = ("新上", "上马")  # 鑫源铸造投资2600万元新上生产线2条
OFFICES_WITHIN = re.compile("(内设|下属|所属)[^，,。；;\\d]{2,40}等\\Z")
OFFICES = ("机构", "科室", "股室", "处室", "办公室", "单位", "部门", "中心", "站所")
NAMED_MEMBER = re.compile("和“[^”]+”")  # 建成3座水库和“镜湖”等5个泵站
MEMBERS_END = re.compile(r"等(?:\d+(?:个|大)?方面)?\Z")
ENDED = ("完工", "竣工", "完成", "贯通", "全线贯通", "通车", "全线通车", "建成通车")
WORK_NAMED = re.compile(rf"(?:提质|提档|升级|综合|生态|河道)*(?:{ROADWORK}|加固|衬砌)+(?:工程|任务|工作)?")
WORK_DONE = ("重建", "改建", "扩建", "改扩建", "改造", "整治", "修复", "治理")
ALONG = (*WORK_DONE, "硬化", "拓宽", "绿化", "亮化", "维修", "整修", "加固", "铺设")  # 村组道路硬化15公里全部完工
APPLIANCES = ("孵化器", "加速器")  # 孵化 is what it is for
MADE_IN_A_YEAR = re.compile("[年日](?:产|加工|处理|生产|出栏|供应|储存)\\Z")
WORKS_READY = re.compile(
    r"((?!新建|建设)[\u4e00-\u9fff]{2,10}(?:项目|工程))(?:已|将|正式|顺利|全部|全面|即将|如期|建成)*(?:投产|开工|动工|建成|竣工|完工|投用|落地|达产)?"
)
FROM_TO = re.compile(r"\A[^、]*[\u4e00-\u9fff]{2}[至到](?![少多])[\u4e00-\u9fff]{2,}\Z")  # 修通石塘至后坪的5公里断头路
AREA_WITHIN = ("镇区", "城区", "集镇", "圩镇", "街区", "主城区", "县城", "建成区", "中心城区", "老城区")
ALL_DID = re.compile("(?:已|均|都)*(?:全部|全都|均|都|已)")  # 其余82户284人全部落实帮扶措施
STEPS = ("台阶", "大关")
PEOPLE = ("人", "名")  # the units in which they are counted
LOOKED_AFTER = (
    "对象",
    "人员",
    "残疾人",
    "孤儿",
    "儿童",
    "老人",
    "学生",
    "群众",
    "居民",
    "职工",
    "党员",
    "劳动力",
    "人口",
)
LARGER_PLACES = ("省", "市", "县", "区", "乡", "镇", "街道", "乡镇")
SMALLER_PLACES = ("市", "县", "镇", "乡", "村", "社区", "乡镇", "街道")
GOVERNING, GOVERNS = "下辖", re.compile("辖(?:有|了)?\\Z")
GOVERNED = (
    "社区",
    "居委会",
    "村",
    "行政村",
    "建制村",
    "自然村",
    "村民小组",
    "乡镇",
    "镇",
    "乡",
    "街道",
    "村（社区）",
    "社区（村）",
    "村（居）",
)
NEXT_GOVERNED = ("、", "和", "")
COUNTING_MEMBERS = ("个", "家", "户", "1")
HOUSEHOLDS, INHABITANTS = ("户", "家"), ("人", "名", "口")
HOMES = ("户", "家", "栋", "人")  # 剩余21户签约: of these what they do is said
SENDING = re.compile("(?:派出|选派|抽调|下派|派遣|派驻|聘请|选聘|招募)[\\u4e00-\\u9fff]{2,8}")
COUNTING_PLACES = ("1", "个")  # the units of 3村 and 3个村
COUNTING, SIZES = ("count", "none", "rate"), ("area", "length", "mass", "power")  # kinds of unit
LISTED_AS = re.compile("(?:列入|纳入)([^，。；\\d]{2,10}?)的\\Z")
WHOSE_AIMS = re.compile("(?:(?:对照|围绕|依照|按照|根据)[^，。；\\d]{2,16}|确定|下达|批准|通过|提出|列入计划)的\\Z")
REACHING_AMOUNT = re.compile(rf"(?:(?<=[%％])(?:以上)?的)?{AMOUNT_OF_MEMBERS}(?P<amount>\d[\d.]*[万亿]*元)")

# 12个村集体收入均突破50万元: all of them have so much, each by itself
ALL_REACHING = re.compile(
    r"村(?:村级|村)?的?(?P<what>集体[经营性济]{0,5}(?:总?收入|资产)|经营性收入)(?:已?[均都皆]|全部|全都)+已?"
    r"(?P<bound>超过?|突破|达到?|在)(?P<amount>\d[\d.]*[万亿]*元(?:以上)?)"
)

# 写在5.4万群众的笑脸上: the people, of whom nothing more is counted
IN_WHOSE_HEARTS = re.compile(
    "([\u4e00-\u9fff]{0,4}?(?:群众|居民|村民|老人|百姓|市民|人民))的(?:笑脸|脸|心坎|心间|心头|心|嘴角|眉梢|家门口)[上里]?(?=[，,。；;、])"
)
POLICY_MEASURES = re.compile(
    "(?:具体|配套|重点|重要|主要|改革|工作|支持|惠企|民生|惠民|利民|务实|创新|硬核|政策)*(?:措施|政策|举措|任务)"
)
MEASURES_AT_END = re.compile(rf"{POLICY_MEASURES.pattern}\Z")
# 【出台】【促进民宿经济发展】18条措施: who decides, and what is to be promoted
_TO_PROMOTE = "(?:深入|加快|全面|持续|大力|进一步|更好|切实)*(?:促进|支持|推动|推进|落实|提振|鼓励|扶持|保障|加强|优化|稳定|扩大|助力|服务|提升|提高|完善|规范|改善|深化|培育)"
_PROMOTED = "(?:[^，,。；;、等“”《》\\d]|“[^“”，。\\d]{1,12}”)"
MEASURES_FOR = re.compile(
    "((?:制定出台|制定实施|制定落实|出台实施|细化落实|出台|制定|推出|实施|落实|印发))"
    f"({_TO_PROMOTE}{_PROMOTED}{{2,24}}?|{_PROMOTED}{{1,20}}?(?:发展|转型|升级|振兴|建设|增长|改革|崛起|壮大|一体化|纾困))的?\\Z"
)
GIVEN_TO = ("债券", "国债", "资金", "贷款")
# 企业参加第27届农博会, 选手赴省城参赛: who takes part, and in what
THOSE_TAKING_PART = re.compile(
    r"(企业|商户|商家|选手|运动员|单位|市场主体|经营主体|合作社|学生|职工)"
    r"((?:参加|参与|亮相)(?:了)?[^，,。；;、]{0,16}(?:会|展|节|周|赛|洽谈|活动)|赴[^，,。；;、]{2,10}(?:参展|参赛|招商|考察|推介))"
    r"(?=[，,。；;、]|\Z)"
)


# 用时不到2个月的项目, 投资超过2亿元的项目: how long something took, and what is told with a size or a time
TOOK_SO_LONG = re.compile(r"(?:用时|耗时|历时|工期)|(?:不到|不足|仅)\d+(?:个月|[天日])")
THOSE_OF_SIZE = re.compile(r"\d[^，,、]*的([\u4e00-\u9fff]{2,6})\Z")


@record
class Counted(Record):
    """What is counted behind a number, and the verb that a list may carry on."""

    name: str
    verb: str


# asked of a number whose noun stands behind it; by the words before it, "alone" for none or a verb alone
COUNTED: Question[Case, Counted] = Question("counted", letters=attrgetter("sentence.letters"))
GIVEN_TO_THEM = ("发放", "拨付", "提供", "给予", "落实", "兑现")


@LEVEL.rule(
    "medals",
    Tier.SPECIFIC,
    before=("indicator-after",),
    only=asked("nothing", "bare", "named", noun=True),
)
def medals(case: Case) -> Named | None:
    """在全国技能大赛上夺得3金2银: the medals of a contest, each by its metal."""
    if case.noun not in MEDAL_NAMES:
        return None
    contest = CONTEST_WON_IN.search(case.mention.left)
    said = case.discourse.statements
    if contest is None and not (said and said[-1].rule == "medals" and case.mention.left in NEXT_MEDAL):
        return None
    name = contest[1] if contest else said[-1].indicator[:-2]
    return Named(name + case.noun, used=case.mention.right.end)


@LEVEL.rule("steps-passed", Tier.SPECIFIC, only=asked(units=("count", "none")))
def steps_passed(case: Case) -> Named | None:
    """跨越3个千亿元台阶 counts the steps; what passed them is spoken of further."""
    right = case.mention.right
    if not case.cue.step or not right.noun.endswith(STEPS):
        return None
    counted = case.cue._replace(bound="exact", settled=False)
    passed = case.phrase or case.discourse.previous.indicator
    return Named(
        f"{case.phrase}跨越{right.noun}", used=right.end, cue=counted, quoted=True, counted=False, spoken_of=passed
    )


@LEVEL.rule("share-done", Tier.SPECIFIC, only=asked(noun=True, units=("share",)))
def share_done(case: Case) -> Named | None:
    """积案100%化解, 支部100%覆盖: thing, share, what was done to it."""
    right = case.mention.right
    if not (case.phrase and right.predicate and is_bare(case.noun)) or case.phrase.endswith("比重"):
        return None
    whose = REACHED_IN.search(case.mention.clause)
    thing = clean(whose[1]) if whose and whose[2] == case.phrase else ""
    return Named(thing + case.phrase + case.noun, case.discourse.level.verb, used=right.end, quoted=True)


@LEVEL.rule("left-undone", Tier.SPECIFIC, only=asked(units=("count",)))
def left_undone(case: Case) -> Named | None:
    """签约率99%,仅剩6户未签约: those that are left are told by what was not done yet."""
    if case.phrase not in STILL_LEFT or case.mention.token.unit.code not in HOMES:
        return None
    undone = STILL_UNDONE.match(case.sentence.report.text, case.mention.after)
    return Named(undone[1] + case.mention.token.unit.code, used=undone.end(), quoted=True) if undone else None


@LEVEL.rule("left-in-hand", Tier.SPECIFIC, before=("indicator-after",), only=asked("bare", noun=True, later=True))
def left_in_hand(case: Case) -> Named | None:
    """排查隐患73处,整改71处,剩余2处正在督办: those that are left of what was counted, with which something is being done."""
    if case.phrase not in REMAINDER or not IN_HAND.match(case.sentence.report.text, case.mention.after):
        return None
    code = case.mention.token.unit.code
    alike = (one.indicator for one in case.discourse.statements if one.mention.token.unit.code == code)
    about = next((one for one in alike if not is_bare(one)), "")
    return Named(case.phrase + object_of(about), used=case.mention.right.end, counted=False) if about else None


@LEVEL.rule(
    "problem-solved",
    Tier.SPECIFIC,
    before=("indicator-after",),
    only=asked("nothing", "bare", "named", noun=True),
    signs=signs_of(PROBLEM_SOLVED),
)
def problem_solved(case: Case) -> Named | None:
    """3个村民组412人饮水不稳定问题得到解决: whose problem was solved, counted in one way or in two."""
    found = PROBLEM_SOLVED.match(case.sentence.report.text, case.mention.after)
    if not found or case.phrase and not is_bare(case.phrase):
        return None
    name, previous = "解决" + found[2], case.discourse.previous
    claim = previous.claim if _touches_number(case) and previous.indicator == name else 0
    # what stands up to the second count is told with the first
    again = DIGIT.search(found[1])
    return Named(name, claim=claim, used=found.start(1) + again.start() if again else found.end(), quoted=True)


@LEVEL.rule(
    "done-with-counted", Tier.SPECIFIC, before=("indicator-after",), only=asked("nothing", noun=True, later=True)
)
def done_with_counted(case: Case) -> Named | None:
    """摸排线索39条,7条查实; 经营主体1200家,已完成1200家排摸: an act alone is done with what was just counted, and so is what
    happened to none of it (积案100%化解、0再访)."""
    noun, token = case.noun, case.mention.token
    counted = case.discourse.previous.counted
    none = case.listed and token.value == 0 and len(noun) < 4
    same = _is_counted_alike(case, counted) and (is_bare(noun) or noun in OUTCOMES)
    if not counted or is_bare(counted) or not (none or same):
        return None
    if LEFT_TO_DO.match(case.sentence.report.text, case.mention.after):
        noun = "限期" + noun  # 其余5条限期整改: they are not yet
    return Named(
        WAY_OF_COUNTING.sub("", object_of(counted)) + noun, used=case.mention.right.end, quoted=True, counted=False
    )


def _is_counted_alike(case: Case, counted: str) -> bool:
    """签约项目15个、总投资28亿元,7个开工: whether a number has the unit in which that was counted, past what it costs, and no more
    were done with than there are."""
    code, discourse = case.mention.token.unit.code, case.discourse
    if _more_than_there_are(case, counted):
        return False
    if discourse.level.unit_kind != "money":
        return case.counted_as_before()
    return any(one.mention.token.unit.code == code for one in discourse.statements if one.indicator == counted)


def _more_than_there_are(case: Case, counted: str) -> bool:
    """其中困难户171户,已有1024户脱困: done with the whole, and not with its part."""
    value = case.mention.token.value or 0
    of_it = [one.mention.token for one in case.discourse.statements if one.indicator == counted]
    return any(token.unit == case.mention.token.unit and (token.value or 0) < value for token in of_it)


@LEVEL.rule("places-counted", Tier.SPECIFIC, before=("indicator-after",), only=asked(noun=True))
def places_counted(case: Case) -> Named | None:
    """青塘、榆树2村抱团入股光伏电站,装机3兆瓦: places are counted that are named, and what follows is told of them."""
    token, right = case.mention.token, case.mention.right
    if token.unit.code not in COUNTING_PLACES or token.value_max is not None:
        return None
    text, end = case.sentence.report.text, right.end
    if end <= case.mention.after:
        end = case.mention.after + len(right.noun)  # 3个商圈客流86万人次: none of the words is of this number alone
    several = counted_places(case.mention.left, int(token.value or 0), text[case.mention.after : end])
    if several is None:
        return None
    place = text[case.mention.after : end - len(several.rest)]
    entity = case.discourse.entity
    entity = entity._replace(subject=several.names, owner=several.names) if several.opens else entity
    told, used = clean(several.rest), end
    if _counts_on(case):
        told, used = "", end - len(several.rest)  # 2村完成公厕改造86座: what they did has its own number
    if told.startswith(WORK_DONE):
        name = place + told
    else:
        name = (told or several.opening) + ("" if told.endswith(place) else place)
    return Named(name, used=used, entity=entity, quoted=True, aside="")


def _counts_on(case: Case) -> bool:
    """Whether the clause goes on to another number."""
    tokens, place = case.sentence.tokens, case.mention.place
    if place + 1 == len(tokens):
        return False
    return BREAK.search(case.sentence.report.text, case.mention.after, tokens[place + 1].start) is None


@LEVEL.rule("touching-count", Tier.SPECIFIC, before=("indicator-after",), only=asked("nothing", noun=True, later=True))
def touching_count(case: Case) -> Named | None:
    """搬迁群众362户【1420人】实现就业: the people of the households that the number before counts."""
    previous, before = case.discourse.previous, case.discourse.level
    people = case.mention.token.unit.code in INHABITANTS and before.unit_code in HOUSEHOLDS
    if not (people and _touches_number(case) and previous.measure == "level"):
        return None
    if not (case.mention.right.predicate or ALL_DID.match(case.sentence.report.text, case.mention.after)):
        return None
    if is_bare(previous.indicator):
        return None
    used = 0 if case.noun.startswith(GIVEN_TO_THEM) else case.mention.right.end  # what they are given is told next
    return Named(previous.indicator, claim=previous.claim, used=used, quoted=True)


@LEVEL.rule(
    "faster-over-years",
    Tier.SPECIFIC,
    before=("indicator-after",),
    only=asked("nothing", "bare", noun=True),
    signs=signs_of(FASTER_OVER_YEARS),
)
def faster_over_years(case: Case) -> Named | None:
    """57个县（市）生产总值近3年年均增速快于全省: those that are counted are told by how fast they grew, and over how many years."""
    found = FASTER_OVER_YEARS.match(case.sentence.report.text, case.mention.after, case.sentence.end)
    if not found:
        return None
    years = int(found["years"]) if found["years"].isdigit() else YEARS_SPELT.index(found["years"])
    name = f"{found['what']}年均{found['grew']}的{found['who']}"
    return Named(name, used=found.end(), cue=case.cue._replace(span=years), quoted=True)


@LEVEL.rule("indicator-after", Tier.SPECIFIC, only=asked(noun=True))
def indicator_after(case: Case) -> Named | None:
    """建成3个社区用房, 3家企业入选: the thing counted stands after the number."""
    if not _counts_what_follows(case) or case.noun in FINER and case.discourse.previous.indicator:
        return None
    right, entity = case.mention.right, case.discourse.entity
    if right.predicate and len(case.phrase) > 3 and _owns_what_follows(case):
        counted, entity = Counted(case.noun, case.verb), entity._replace(subject=case.phrase)
    else:
        decision = COUNTED.decide(case, "alone" if not case.phrase or is_bare(case.phrase) else "worded")
        assert decision is not None
        _, counted = decision
    name = _with_event(_told_of_all(case, counted.name), entity.event)
    previous = case.discourse.previous
    claim = previous.claim if _touches_number(case) and name == previous.indicator else 0
    return Named(name, counted.verb, claim, used=right.end, entity=entity, quoted=True)


def _touches_number(case: Case) -> bool:
    """解决436户【1820人】的吃水难题: whether no word stands between the number and the one before."""
    return case.mention.left == "" and case.mention.place > 0


def _owns_what_follows(case: Case) -> bool:
    """柳溪社区3个项目开工: the community is whose they are."""
    phrase = case.phrase
    plain = (
        not is_bare(phrase)
        and not THOSE_OF_SIZE.search(phrase)
        and not trailing_verb(phrase)
        and not WITHIN.fullmatch(phrase)
    )
    return plain and OWNER.search(phrase) is not None


def _told_of_all(case: Case, name: str) -> str:
    """The name with its thing last, and with what the last of several counts tells of all."""
    thing = _thing_last(case.noun, case.mention.token.unit.code)
    if thing != case.noun:
        name = name.removesuffix(case.noun) + thing
    if case.mention.right.predicate:
        return name
    return name + (_shared_thing(case) if GRADE_COUNTED.fullmatch(case.noun) else _shared_predicate(case))


def _thing_last(noun: str, unit: str) -> str:
    """项目立项 → 立项项目, 社区创建省级卫生社区 → 创建省级卫生社区, 党员“双报到” → “双报到”党员: who did it is what is counted."""
    if did := PROJECTS_DID.fullmatch(noun):
        return did[2] + did[1]
    if did := SAME_KIND.fullmatch(noun):
        return did[2]
    if unit in PEOPLE and not leading_verb(noun) and (did := PEOPLE_DID.fullmatch(noun)):
        return did[2] + did[1]
    return noun


def _with_event(name: str, event: str) -> str:
    """在全市技能大赛中，…获得3枚奖牌: a short name is told by where it was won."""
    return event + name if event and len(name) < 12 and event not in name else name


@COUNTED.rule("remainder", Tier.SPECIFIC)
def of_remainder(case: Case) -> Counted | None:
    """剩余21户签约: what is left is named by its unit."""
    unit = case.mention.token.unit.code
    if not case.phrase.endswith(REMAINDER) or unit not in HOMES:
        return None
    return Counted(case.phrase + unit + case.noun, case.verb)


@COUNTED.rule("next-of-places", Tier.SPECIFIC)
def next_of_places(case: Case) -> Counted | None:
    """覆盖周边4镇【28村】: the smaller places of what was told of the larger ones."""
    left, previous = case.mention.left, case.discourse.previous.indicator
    if left not in LARGER_PLACES or not previous.endswith(left) or case.noun not in SMALLER_PLACES:
        return None
    return Counted(previous.removesuffix(left) + case.noun, case.discourse.level.verb)


@COUNTED.rule("governed", Tier.SPECIFIC)
def governed(case: Case) -> Counted | None:
    """辖9个社区、2个村: the places that the district is made of."""
    if case.noun not in GOVERNED:
        return None
    goes_on = case.mention.left in NEXT_GOVERNED and case.discourse.previous.indicator.startswith(GOVERNING)
    return Counted(GOVERNING + case.noun, "") if goes_on or GOVERNS.search(case.mention.clause) else None


@COUNTED.rule("those-who-reach", Tier.SPECIFIC, signs=signs_of(REACHING_AMOUNT))
def those_who_reach(case: Case) -> Counted | None:
    """12个村集体收入超过50万元, 45%的村集体收入超过50万元: those that are counted are told by how much they have."""
    members = case.mention.token.unit.code in (*COUNTING_MEMBERS, "%")
    found = REACHING_AMOUNT.match(case.sentence.report.text, case.mention.token.end) if members else None
    if not found:
        return None
    what = found["what"].removeprefix("的")
    return Counted(f"{what}{found['bound']}{found['amount']}的{found['who']}", "")


@COUNTED.rule("those-who-all-reach", Tier.SPECIFIC, signs=signs_of(ALL_REACHING))
def those_who_all_reach(case: Case) -> Counted | None:
    """12个村集体收入均突破50万元: the villages are told by what each of them has; 12个行政村 are all that there are."""
    found = ALL_REACHING.match(case.sentence.report.text, case.mention.token.end) if case.noun == "村" else None
    if not found:
        return None
    bound = "" if found["bound"] == "在" else found["bound"]
    return Counted(f"{found['what']}{bound}{found['amount']}的村", "")


@COUNTED.rule("changed-for-them", Tier.SPECIFIC)
def changed_for_them(case: Case) -> Counted | None:
    """降低【900多万】个体工商户税负, 提高【5700万名】退休人员养老金: without what was done a burden or a benefit says nothing."""
    return Counted(case.phrase + case.noun, "") if case.phrase in CHANGED_FOR_PEOPLE else None


@COUNTED.rule("in-whose-hearts", Tier.SPECIFIC, signs=signs_of(IN_WHOSE_HEARTS))
def in_whose_hearts(case: Case) -> Counted | None:
    """把实事办到【3.2万】居民的心坎上: the people alone are counted."""
    people = IN_WHOSE_HEARTS.match(case.sentence.report.text, case.mention.after, case.sentence.end)
    return Counted(people[1], "") if people else None


@COUNTED.rule("those-of-such-size", Tier.SPECIFIC, only=("worded",))
def those_of_such_size(case: Case) -> Counted | None:
    """投资超过2亿元的项目【3个】开工: what happened to some that are so large; how long it took says nothing of which they are."""
    found = THOSE_OF_SIZE.search(case.phrase) if case.mention.right.predicate else None
    if not found:
        return None
    return Counted((found[1] if TOOK_SO_LONG.match(case.phrase) else case.phrase) + case.noun, "")


@COUNTED.rule("listed-as", Tier.SPECIFIC)
def listed_as(case: Case) -> Counted | None:
    """列入省、市重点的【24个】项目: the class by which they are listed says which they are."""
    listed = LISTED_AS.search(case.mention.clause)
    return Counted(listed[1] + case.noun, "") if listed and case.noun.startswith("项目") else None


@COUNTED.rule("held-against", Tier.SPECIFIC)
def held_against(case: Case) -> Counted | None:
    """对照县人大批准的【24项】计划指标: whose aims they are is no part of their name."""
    return Counted(case.noun, "") if case.noun.endswith(AIM_NOUNS) and WHOSE_AIMS.search(case.mention.clause) else None


@COUNTED.rule("money-of-works", Tier.SPECIFIC)
def money_of_works(case: Case) -> Counted | None:
    """鑫源铸造投资3200万元技改项目已投产: what was put into the works, which then were ready."""
    if case.mention.token.unit.kind != "money" or not case.phrase.endswith("投资"):
        return None
    works = WORKS_READY.fullmatch(case.noun)
    return Counted(works[1] + "投资", "") if works else None


@COUNTED.rule("size-of-team", Tier.SPECIFIC)
def size_of_team(case: Case) -> Counted | None:
    """成立30人的突击队: how many they are."""
    of_people = case.mention.right.of and case.mention.token.unit.code in PEOPLE
    return Counted(case.noun, "") if of_people and case.noun.endswith(BODIES) else None


@COUNTED.rule("made-in-a-year", Tier.SPECIFIC)
def made_in_a_year(case: Case) -> Counted | None:
    """引进年产3000吨菌棒的加工厂: what it makes, and not what it is."""
    made = MADE_IN_A_YEAR.search(case.phrase)
    if made is None or case.mention.right.of is not False or "的" not in case.noun:
        return None
    return Counted(made[0] + case.noun.partition("的")[0], case.verb)


@COUNTED.rule("taking-part", Tier.SPECIFIC, signs=signs_of(THOSE_TAKING_PART))
def taking_part(case: Case) -> Counted | None:
    """组织14家企业参加第27届农博会: those who take part, and in what."""
    found = THOSE_TAKING_PART.match(case.sentence.report.text, case.mention.after, case.sentence.end)
    return Counted(found[2] + found[1], "") if found and case.noun.startswith(found[1]) else None


@COUNTED.rule("among-counted", Tier.SPECIFIC)
def among_counted(case: Case) -> Counted | None:
    """40个行业大类中有26个实现增长; 40个行业大类中，26个保持增长: those of them that did."""
    previous, moved = case.discourse.previous.indicator, case.noun.endswith(("增长", "下降", "回升"))
    if not case.phrase:
        did = moved and len(case.noun) < 5 or case.mention.right.predicate and case.noun.endswith("”")
        return Counted(f"{case.noun}的{previous}", "") if did and _is_among(case) else None
    whole = case.phrase.removesuffix("中")
    same = whole != case.phrase and whole == clean(previous)  # 乡镇 is 乡镇（开发区）
    return Counted(f"{case.noun}的{previous}", "") if same and (moved or case.mention.right.predicate) else None


def _is_among(case: Case) -> bool:
    """Whether the clause before says that the number is of those just counted: 40个行业大类中，"""
    at = case.mention.token.start - len(case.mention.left)
    return case.counted_as_before() and case.sentence.report.text.endswith("中", 0, at)


@COUNTED.rule("paid-from", Tier.SPECIFIC, only=("worded",))
def paid_from(case: Case) -> Counted | None:
    """新增专项债券9亿元，用于管网改造、园区道路等12个项目: the works that the money just told is for."""
    money = case.discourse.previous.indicator
    listed = case.mention.clause.endswith("等") and case.phrase.startswith(("用于", "投向"))
    alone = case.phrase in ("用于", "投向") and case.noun.endswith(("项目", "项目建设"))
    if not (listed or alone) or not money.endswith(GIVEN_TO):
        return None
    return Counted(f"{object_of(money)}支持{case.noun.removesuffix('建设')}", "")


@COUNTED.rule("offices-within", Tier.SPECIFIC, before=("behind-its-members",), only=("worded",))
def offices_within(case: Case) -> Counted | None:
    """镇政府内设党政办、经济办等6个机构: the members of a list are no part of the name, but that they are within is."""
    within = OFFICES_WITHIN.search(case.mention.clause) if case.noun.endswith(OFFICES) else None
    done = case.verb or leading_verb(case.phrase)
    return Counted(done + within[1] + case.noun, done) if within else None


@COUNTED.rule("behind-its-members", Tier.SPECIFIC, only=("worded",))
def behind_its_members(case: Case) -> Counted | None:
    """引进甲、乙、钢结构加工等6个项目: the members of a list are not part of the name."""
    clause = case.mention.clause
    members, opening = MEMBERS_END.search(clause), first_verb(case.phrase)
    if not opening and case.mention.left.startswith("和"):
        opening = _verb_of_list(case)  # 搭建4个技术平台和汽车、医药等8个产业平台
    several = "、" in clause or NAMED_MEMBER.match(clause)
    if not members or not several or not opening and len(members[0]) == 1 and not _counts_kinds(case):
        return None  # 创业、就业等服务; 光伏、医药等6大产业链 counts kinds
    return Counted(joined(opening, case.noun), opening)


@COUNTED.rule("way-of-doing", Tier.SPECIFIC, only=("worded",))
def way_of_doing(case: Case) -> Counted | None:
    """联合检查12家企业, 动态新增6户低保: how it was done is part of the act."""
    act = case.phrase
    return Counted(act + case.noun, act) if act.startswith(TOGETHER) and trailing_verb(act) == act[2:] else None


@COUNTED.rule("what-measures-are-for", before=("done-to-it",), only=("worded",))
def what_measures_are_for(case: Case) -> Counted | None:
    """出台促进民宿经济发展【18条】措施, 推出流域高质量发展【30项】政策: what they are for says which they are."""
    decided = MEASURES_FOR.search(case.mention.clause) if POLICY_MEASURES.fullmatch(case.noun) else None
    return Counted(decided[1] + decided[2] + case.noun, decided[1]) if decided else None


@COUNTED.rule("measures-in-list", only=("alone",))
def measures_in_list(case: Case) -> Counted | None:
    """出台促进民宿发展18条措施和【6项】重点任务: the next of a list are for the same."""
    verb, previous = case.discourse.level.verb, case.discourse.previous.indicator
    named = MEASURES_AT_END.search(previous) if case.listed and POLICY_MEASURES.fullmatch(case.noun) else None
    told = previous[: named.start()] if named else ""
    return Counted(told + case.noun, verb) if verb and len(told) > len(verb) and told.startswith(verb) else None


@COUNTED.rule("done-to-it", only=("worded",))
def done_to_it(case: Case) -> Counted | None:
    """网格员上报120件事件, 育儿补贴惠及300名婴幼儿: what was done closes the words; who did it is said where it tells which."""
    phrase, act = case.phrase, trailing_verb(case.phrase)
    if not act or "、" in phrase and _counts_kinds(case):
        return None  # 光电、农产品加工4大产业: a list of kinds, and nothing that was done
    if case.noun in ENDED and act in ALONG:
        return Counted(phrase, act)  # 通村公路改造5公里全面完工
    tells_which = act in REACHING or act in HANDED_ON and len(phrase) > 3
    if act == "覆盖" and (what := _what_covers(phrase[:-2])):
        return Counted(what + act + case.noun, act)
    return Counted((phrase if tells_which else acts_at_end(phrase)) + case.noun, act)


def _what_covers(words: str) -> str:
    """社区食堂, 高标准农田建设 of 社区食堂覆盖12个社区: what reaches so many; "" where somebody does it (制定清单覆盖)."""
    words = words.removesuffix("已").removesuffix("均")
    acts = trailing_verb(words)
    plain = "、" not in words and not leading_verb(words)
    return words if len(words) > 3 and plain and (not acts or acts in WAYS_OF_REACHING) else ""


def _counts_kinds(case: Case) -> bool:
    """4大支柱产业: 大 counts what is listed before it."""
    return case.sentence.report.text[case.mention.token.end - 1] == "大"


@COUNTED.rule("verb-alone", Tier.DEFAULT, only=("alone",))
def verb_alone(case: Case) -> Counted:
    """建成3个社区用房; 新增A3家、2家B: the verb before the number, or that of the list."""
    verb = case.phrase or _verb_of_list(case).removesuffix("了")
    if case.noun in ENDED and verb in ALONG:
        return Counted(verb, verb)  # S322线改建31公里全线贯通
    return Counted(joined(verb, case.noun), verb)


def _verb_of_list(case: Case) -> str:
    """新增A3家、2家B; 解决436户1820人的吃水难题: what is said once, where the noun does not begin with what is done."""
    inside = opens_bracket(case.mention.left) and "含" in case.mention.left
    acts = leading_verb(case.noun) and not case.noun.endswith(APPLIANCES)
    verb = case.discourse.level.verb
    goes_on = case.listed or inside or verb in SOLVING and _touches_number(case)
    return verb if goes_on and not acts else ""


@COUNTED.rule("noun-behind", Tier.DEFAULT, only=("worded",))
def noun_behind_number(case: Case) -> Counted:
    """改造3条背街小巷: the noun behind the number, with the words before it where they say of which, or what was done."""
    return Counted(_with_words_before(case), case.verb)


def _with_words_before(case: Case) -> str:
    phrase, noun, right = case.phrase, case.noun, case.mention.right
    if case.verb and not right.predicate:
        return (phrase if FROM_TO.search(phrase) else case.verb) + noun
    if within := WITHIN.fullmatch(phrase):
        return within[1] + noun
    # 灾后重建120个项目全部完工
    of_work = phrase.endswith(WORK_DONE) and noun.startswith("项目")
    people = case.mention.token.unit.code in PEOPLE and phrase.endswith(LOOKED_AFTER)  # 低保对象1268人应保尽保
    whole = right.predicate or people or len(noun) < 4 or of_work or _says_where(phrase) or phrase in AREA_WITHIN
    return joined(phrase, noun) if whole else noun


def _says_where(phrase: str) -> bool:
    """湿地内2个村整村结算: where it is says of which, if it is not the whole district (全省范围内)."""
    return phrase.endswith("内") and not phrase.endswith(("范围内", "区内", "境内"))


def _shared_thing(case: Case) -> str:
    """5个国家级、60个省级培训基地: of what those of a grade are is said with the last of the list."""
    place, end = case.mention.place, case.mention.right.end
    for further in range(GRADES_IN_A_ROW):
        noun, end = _next_counted(case, place + further, end)
        graded = GRADE_COUNTED.match(noun)
        if not graded or graded.end() < len(noun):
            return OR_ABOVE.sub("", noun[graded.end() :]) if graded else ""
    return ""


def _shared_predicate(case: Case) -> str:
    """16所高校、48个学科入选名单: what the last of the counted did, all of them did."""
    last, _ = _next_counted(case, case.mention.place, case.mention.right.end)
    done = SHARED.search(last, 2)
    return last[done.start() :] if done else ""


def _next_counted(case: Case, place: int, end: int) -> tuple[str, int]:
    """The noun of the number that goes on with the list, and where it ends; "" where the list, of which one ends here, does not go on."""
    tokens, text = case.sentence.tokens, case.sentence.report.text
    if place + 1 >= len(tokens) or not LIST_MARK.fullmatch(text, end, tokens[place + 1].start):
        return "", end
    after = tokens[place + 2].start if place + 2 < len(tokens) else case.sentence.end
    right = right_of(text, tokens[place + 1].end, after)
    return right.noun, right.end


def _counts_what_follows(case: Case) -> bool:
    """建成3个社区用房, 帮扶对象20户家庭; in 绿化面积3公顷 and 覆盖率达到95%的小区 the words before the number say what it is of."""
    phrase = case.phrase
    if _is_remainder(case) or _is_spent(case) or _is_sent(case):
        return False
    if not phrase or is_bare(phrase) or phrase in AREA_WITHIN:
        return True
    if case.mention.share or case.cue.settled:
        return False
    counts = case.mention.token.unit.kind in COUNTING or trailing_verb(phrase) != "" or case.mention.right.of
    return bool(counts) or _is_size_of_what_follows(case)


def _is_remainder(case: Case) -> bool:
    """其余6个正在建设: what they do stands behind, and no noun."""
    doing = case.noun.startswith(("正", "限", "按", "均", "已", "将", "全部", "因"))
    return case.phrase in REMAINDER and (doing or is_bare(case.noun) and case.mention.token.unit.code not in HOMES)


def _is_sent(case: Case) -> bool:
    """派出技术员18人驻点指导: who was sent stands before the number, what they do there behind it."""
    sent = SENDING.search(case.phrase) is not None
    return sent and case.mention.token.unit.code in PEOPLE and not case.mention.right.of


def _is_spent(case: Case) -> bool:
    """投入2370万元推进道路改造: what stands behind money is what it was for."""
    phrase = case.phrase
    return phrase.endswith(OF_ITS_MONEY) and (is_bare(phrase) or is_generic(phrase)) and _says_for_what(case)


def _says_for_what(case: Case) -> bool:
    return case.noun.startswith(PUT_UP) or money_aim(case) != ""


def _is_size_of_what_follows(case: Case) -> bool:
    """新建城区30公里管网: a length with a verb before and a noun behind; 新建管网30公里 names its thing before."""
    if case.mention.token.unit.kind not in SIZES:
        return False
    if not case.verb:
        # 完成农村公路12公里改造: so much of them, and not all there is
        return WORK_NAMED.fullmatch(case.noun) is not None
    return not MEASURED_NOUN.search(case.phrase) and not case.mention.right.predicate
