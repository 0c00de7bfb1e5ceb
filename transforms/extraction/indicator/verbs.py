"""Levels of a verb that wants its object, and of an object that wants its verb: 办结2161件; 新增A3家、B2家."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.after import LEFT_TO_DO, PEOPLE
from transforms.extraction.indicator.context import context_noun
from transforms.extraction.indicator.measures import HERD, PAID_OUT
from transforms.extraction.indicator.question import INVOLVING, LEVEL, Named, asked
from transforms.extraction.mention import BREAK, COUNTED, SEMICOLON, clause_before
from transforms.extraction.rules import Tier
from transforms.extraction.wording.phrases import (
    ANY_VERB,
    FIRMS,
    STRONG,
    VERBS,
    clean,
    first_verb,
    is_bare,
    joined,
    object_of,
    trailing_verb,
)
from transforms.extraction.wording.signs import signs_of

GAINED = re.compile(r"(获得|取得|争取|解决|享受|领取|申请|减免|实现|完成)(?=[\u4e00-\u9fff])")
# what a thing does by itself: 电梯完工
STAGES_REACHED = set("开工 完工 竣工 投产 封顶 结顶 受灾 成灾 绝收 开（复）工 开(复)工 复（开）工 复(开)工".split())
GIVEN_FROM_ABOVE = re.compile("(?:专项|各类|财政)?(?:资金|补助|转移支付|奖补|奖励|项目|政策)")
# 为60岁以上老人提供助餐服务5.2万人次: what is done for whom is no second thing of the verb before
DONE_FOR_THEM = re.compile("[，,]?[为向给][^，,。；;]{2,20}?(?:提供|发放|开展|办理|赠送|解决)")
STAGE_BEFORE = re.compile(r"^(?:续建|在建|拟建|新开工|新建)(?=.{2})")
UNDER_CONSTRUCTION, STAGES_OF_BUILDING = "施工面积", {"新开工", "竣工", "复工"}
ACTS_OF_THEIR_OWN = (
    "出新", "改造", "加固", "硬化", "翻新", "扩建", "复绿", "治理", "修复", "整治", "接访", "植树", "设卡", "还草", "还林", "育林",
    "下地", "入地", "上云", "体检", "宣讲", "开工", "清淤", "志愿服务", "上门服务", "服务面积", "托管面积",
    "更新", "修缮", "整修", "维修", "焕新", "换新",
)  # fmt: skip
SOMEBODY_DOES = re.compile(rf"(?:党员|群众|志愿者|干部|网格员|居民|村民|商户)(?:{ANY_VERB.pattern})(?=..)")
FITTED_IN = re.compile("(?<=..)(?:加装|安装|架设|铺设)")
EARNED = re.compile(r"年?(?:收入|租金|产值|利润|税收)(?:租金|总额)?\Z|用工\Z|[日月年周]均")
DONE_ANYWHERE = "通办"  # 组建联盟9个,跨市通办事项130项
CLOSING, CLOSED = ("退出", "淘汰", "化解", "压减", "关停"), "产能"  # 退出A产能超过3万吨、B产能超过5万吨
OF_PROJECTS = ("新开工", "开工", "竣工", "完工", "投产", "建成")
SETTLING = ("整改", "办结", "化解", "处置", "销号", "完成整改", "已整改")
# 涉及居民412户、建筑面积9.8万平方米,已签约397户
MOVING_OUT, HOMES = ("签约", "腾空", "搬迁", "腾退", "签订"), ("户", "人")
REMAINDER = ("其余", "剩余", "余下")
USED_UP = ("核销", "兑付", "兑现", "拨付", "支付", "使用", "支出", "结算")  # what is done with money that was given out
PUNISHING = ("处分", "问责", "追责")
LAWSUITS, CASES = (
    ("立案", "查处", "立案查处", "立案审查", "立案调查", "审查调查", "行政处罚", "结案"),
    ("起", "件", "宗", "例"),
)
PLACES_FOR_IT = ("点", "站", "室", "屋", "中心", "车")
WATCHED = "监测对象"
BUILDINGS = re.compile("(?:商务|重点|税收)?楼宇|写字楼")
WHOLE_DISTRICT = re.compile("[全我本][省市区县镇乡街]|街道")
EARNINGS = frozenset("税收 总税收 营收 总营收 营业收入 总产值 产值".split())
GREENED = re.compile("(?:复绿|复耕|复垦|补植|补栽|补种|植绿|增绿)+")
PULLING = ("带动", "拉动", "撬动")
PARTS_OF_NAMES = {"生产", "出口", "销售", "招商", "招商引资"}  # 生产总值, 出口总额: carried nowhere
REGISTERED_PERSONS = ("护士", "医师", "建筑师", "会计师", "志愿者")  # 注册护士: no act, either
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
    "规范",
    "恢复",
    "取得",
    "获得",
    "接入",
)  # dropped from the wording, and yet a verb of its own
STOCKS = ("总量", "总数", "总额", "总规模", "余额", "率", "比重", "占比")
OTHER_TIME = re.compile(r"[，,]\s*(?:\d|今年|全年|其中|目前|去年)")
EMPTIED = ("拆除", "腾空", "拆迁", "征收")
DUE = re.compile("应(征收|征迁|拆迁|搬迁|改造|拆除|签约|安置|腾退|整改|治理|参保)")  # 应征收320户,已签约298户
BY_SIZE = ("新升规", "升规", "新上规", "新入规", "退规", "退统")  # of firms that grew or fell past a size
REGISTERED = ("在册", "在保", "在库", "现有", "存栏")
EACH_DAY = re.compile("(?<=..)(?:日均|月均|每[天日周月])(?=[\u4e00-\u9fff]{2})")
# 高山萝卜卖到了省城，一季卖出900吨: what was sold is told in the clause before
GOODS_SOLD_SO = re.compile("(?:一季|一年(?:下来)?|当年|全年|半年|累计|已)*(卖出|卖了?|卖掉|销售|外销|售出|销出)")
GOODS_SENT = re.compile(
    "(?:.*的|.*?(?:村|社区|合作社|基地|公司|果园))?([^的，\\d]{2,8}?)(?:成功|顺利|也|都|已|还)*(?:卖[到进往上]|销往|销到|走[进出]|摆上|端上|上了?网|热销|畅销|俏销|进了?城|坐上|搭上)"
)
GOING_THERE = ("上门", "出动", "入户", "值守")
SUCCESS = "成功率"
SUCCEEDING = ("调解", "调处", "化解")
TOTAL = re.compile("总数|总量|总规模|、累计(?:已|共)?(?:近|约|超过?)?\\Z")
KEPT = re.compile(r"([\u4e00-\u9fff]{1,6}?)(?:期末|年末)?(?:存栏|饲养)量?")  # animals, where they stand


@LEVEL.rule("livestock-again", Tier.SPECIFIC, only=asked("bare"), needs="出栏")
def livestock_again(case: Case) -> Named | None:
    """生猪存栏18.7万头,出栏29万头: of the animals that were counted where they stand."""
    kept = KEPT.fullmatch(case.discourse.previous.indicator)
    return Named(kept[1] + case.phrase, case.verb) if kept else None


@LEVEL.rule(
    "goods-sent",
    Tier.SPECIFIC,
    only=asked("bare", "named", noun=False, units=("mass", "count", "volume")),
    signs=signs_of(GOODS_SOLD_SO),
)
def goods_sent(case: Case) -> Named | None:
    """青杠村的高山萝卜卖到了省城,一季卖出900吨: the goods that the clause before tells of."""
    sold = GOODS_SOLD_SO.fullmatch(case.phrase)
    goods = GOODS_SENT.match(clause_before(case.mention.left).strip(" \u3000\n")) if sold else None
    if not sold or not goods:
        return None
    return Named(goods[1] + ("卖出" if sold[1].startswith("卖") else sold[1]), counted=False)


@LEVEL.rule("object-restored", only=asked("bare"))
def object_restored(case: Case) -> Named | None:
    """受理事项…,办结2161件: a verb alone takes the object last spoken of."""
    verb, previous, entity = case.phrase, case.discourse.previous, case.discourse.entity
    if "成功" in case.cue.cues and verb in SUCCEEDING:
        verb = "成功" + verb  # 调解矛盾纠纷267件,调解成功262件
    about = _of_same_unit(case) or _of_money_paid(case) or previous.counted or previous.indicator
    verb, about = _to_be_done(case, verb, about)
    if known := _known_act(case, verb, about):
        return Named(known, verb, counted=False)
    if not about or is_bare(about) or entity.work:
        return _of_work(case)
    thing = _thing_of(about, verb)
    if verb.startswith(PULLING) and (pulled := _pulled(case, thing)):
        return Named(pulled, verb)
    if _stands_alone(case, thing, about):
        return Named(verb, verb)
    return _done_with(case, verb, _left_of_it(thing, verb))


def _done_with(case: Case, verb: str, thing: str) -> Named:
    """整改隐患, 电梯完工, 施工面积 of what is under construction: the act with its thing, or the thing with the stage that it has reached."""
    thing = thing.removesuffix("涉及").removesuffix("惠及").removeprefix("涉及")
    if thing.endswith(UNDER_CONSTRUCTION) and verb in STAGES_OF_BUILDING:
        return Named(thing.removesuffix(UNDER_CONSTRUCTION) + verb + "面积", verb, counted=False)
    return Named(_reached(case, thing) if verb in STAGES_REACHED else joined(verb.removesuffix("到位"), thing), verb)


def _known_act(case: Case, verb: str, about: str) -> str:
    """新升规企业, 征收签约: what some verbs say by themselves, whatever was counted, or of what was due; "" for any other."""
    return _by_size(case, verb) or _done_of_due(case, verb, about)


def _by_size(case: Case, verb: str) -> str:
    """规上工业企业63家,新升规7家、退规2家: firms, by what became of them; "" for any other verb."""
    return verb + "企业" if verb in BY_SIZE and case.mention.token.unit.code in ("家", "户", "个") else ""


def _done_of_due(case: Case, verb: str, about: str) -> str:
    """应征收320户,已签约298户,拆除5万平方米: what was done of what was due; houses, where it is told how large they are; "" where
    nothing was due."""
    found = DUE.fullmatch(about)
    if not found:
        return ""
    due = found[1]
    if case.mention.token.unit.kind == "area":
        return verb + "房屋" if verb in EMPTIED else verb
    return verb if verb == due else due + verb


def _to_be_done(case: Case, verb: str, about: str) -> tuple[str, str]:
    """限期整改: an act that is to be done by a date, and what it is to be done to."""
    if verb in REMAINDER and (act := LEFT_TO_DO.match(case.sentence.report.text, case.mention.after)):
        done = case.sentence.report.text[act.end() : act.end() + 2]
        return verb, _before_act(case, done) or about  # 现场整改81条,其余15条限期整改: of the hazards
    if not LEFT_TO_DO.search(case.mention.clause):
        return verb, about
    return "限期" + verb, _before_act(case, verb) or about


def _before_act(case: Case, verb: str) -> str:
    """查出隐患711处,其中现场整改602处、限期整改109处: what was counted before the act was done with a part of it."""
    code = case.mention.token.unit.code
    alike = (one for one in reversed(case.discourse.statements) if one.mention.token.unit.code == code)
    return next((one.indicator for one in alike if not one.indicator.endswith((verb, "立改", "即改"))), "")


def _stands_alone(case: Case, thing: str, about: str) -> bool:
    """Whether what was just spoken of is nothing that the verb could be done to."""
    if case.phrase in GOING_THERE:
        return True  # 走访老人260户,上门1800次
    if about.startswith(case.phrase) and about[len(case.phrase) :] in PLACES_FOR_IT:
        return True  # 设助餐点12个,助餐19万客: the place is where it is done
    if case.phrase in MOVING_OUT and about.startswith(INVOLVING):
        return True  # 项目涉及居民412户,已签约397户: the households of the project
    if about in HERD and case.phrase in HERD:
        return True  # 养殖场存栏268头,出栏74头: what is kept is not named
    if GREENED.fullmatch(case.phrase) and not case.counted_as_before():
        return True  # 清理建筑垃圾5000吨,复绿26处: other places than what was cleared away
    return _is_campaign(thing, about) or _punishes_people(case) or _is_lawsuit(case)


def _thing_of(about: str, verb: str) -> str:
    """What was spoken of without its verb; 防返贫监测对象61户,已消除风险49户: 监测 says who they are, and is none."""
    if about.endswith(WATCHED):
        return WATCHED if verb.startswith("消除风险") else about.removeprefix("消除风险")
    thing = object_of(about.removeprefix("已建成"))
    # 市场主体总量3.2万户,新增4600户
    return thing.removesuffix("总量") if verb.startswith("新") and len(thing) > 3 else thing


def _pulled(case: Case, thing: str) -> str:
    """以旧换新补贴612万元,带动销售4500万元: the money did it; 流转土地420亩,带动56户: households are drawn in, and not the land or the herd."""
    verb, before = case.phrase, case.discourse.level.unit_kind
    land_or_herd = before == "area" or case.discourse.previous.indicator.endswith(HERD)
    if land_or_herd and verb == "带动" and case.mention.token.unit.code == "户":
        return verb + "农户"
    return thing + verb if before == "money" else ""


def _of_work(case: Case) -> Named:
    """推进气改电工程,签约12户,安装3户: of the work that the clause before tells of."""
    verb, entity = case.phrase, case.discourse.entity
    work = entity.work or ("" if entity.subject else context_noun(SEMICOLON.split(case.mention.left)[-1]))
    return Named(joined(work, verb), verb, entity=entity._replace(work=work))


def _punishes_people(case: Case) -> bool:
    """立案查处案件26件,处分18人: not the cases were punished."""
    people = case.mention.token.unit.code in PEOPLE and case.discourse.level.unit_kind != "people"
    return people and case.phrase.endswith(PUNISHING)


def _is_lawsuit(case: Case) -> bool:
    """食品抽检236批次,立案查处3起: cases are opened, and not samples."""
    return case.phrase in LAWSUITS and case.discourse.level.unit_code not in CASES


def _of_money_paid(case: Case) -> str:
    """促消费活动9场,发放消费券300万元,核销280万元: what was paid, and not what it was paid at; "" where nothing was."""
    in_money = case.mention.token.unit.kind == "money" and case.discourse.level.unit_kind == "money"
    paid = case.discourse.previous.indicator
    return paid if in_money and case.phrase in USED_UP and PAID_OUT.match(paid) else ""


def _of_same_unit(case: Case) -> str:
    """查出隐患148处,下达通知书62份,整改145处: what was counted in the same unit, where what was counted last was in another."""
    code, before = case.mention.token.unit.code, case.discourse.level
    of_homes = case.phrase in MOVING_OUT and code in HOMES and before.unit_kind == "area"
    if (
        not (of_homes or case.phrase.startswith(SETTLING) and before.unit_kind == "count")
        or before.unit_code == code
        or SEMICOLON.search(case.mention.left)
    ):
        return ""
    alike = (one for one in reversed(case.discourse.statements) if one.mention.token.unit.code == code)
    return next((one.indicator for one in alike if one.measure == "level" and not is_bare(one.indicator)), "")


def _is_campaign(thing: str, about: str) -> bool:
    """“敲门行动”核查2.3万人次,退出28户: a campaign is no object."""
    return thing.startswith("“") and thing.endswith("”") and trailing_verb(about) != ""


def _left_of_it(thing: str, verb: str) -> str:
    """改造的9个小区中已完工6个 is of the 小区; 在册低保户236户,其中新纳入18户 of the 低保户, whether they were there or not; 在建项目63个,
    新开工21个 of the 项目."""
    if thing == "在建项目" and verb.startswith(OF_PROJECTS):
        return "项目"
    if thing.endswith("中") and len(thing) > 3:
        thing = thing[:-1]
    return thing[2:] if thing.startswith(REGISTERED) and len(thing) > 3 else thing


def _reached(case: Case, thing: str) -> str:
    """电梯完工: what a thing does by itself stands behind it, in place of what it did before (玉米受灾500亩,绝收100亩)."""
    stage = case.phrase
    if (before := trailing_verb(thing)) in STAGES_REACHED:
        thing = thing.removesuffix(before)
    thing = STAGE_BEFORE.sub("", thing)  # 重点项目126个,其中续建26个、竣工42个
    known = thing == "项目" or case.indicator_id(stage + thing) is not None
    return joined(stage, thing) if known else thing + stage


@LEVEL.rule("success-of-act", Tier.SPECIFIC, only=asked("named", later=True, units=("share",)))
def success_of_act(case: Case) -> Named | None:
    """调处土地纠纷26起,调处成功率96%: of a kind of disputes it is not the rate of all."""
    if not case.phrase.endswith(SUCCESS) or case.phrase[: -len(SUCCESS)] not in VERBS:
        return None
    about = case.discourse.previous.counted
    done = first_verb(about) == case.phrase[: -len(SUCCESS)]
    name = object_of(about) + case.phrase
    return Named(name, case.verb, counted=False) if done and not case.indicator_id(name) else None


@LEVEL.rule("done-by-counted", only=asked("measure", "named", later=True))
def done_by_counted(case: Case) -> Named | None:
    """帮助12家企业获得贷款5300万元: what those just counted did, in the same clause."""
    discourse, left = case.discourse, case.mention.left
    if discourse.statements[-1].rule != "indicator-after" or discourse.level.unit_kind != "count":
        return None
    done = GAINED.match(left)
    if not done or discourse.previous.measure != "level" or BREAK.search(left):
        return None
    made, phrase = discourse.previous.indicator, case.phrase.removeprefix(done[1])
    if done[1] in ("实现", "完成") and BUILDINGS.search(made):
        return Named(joined(made, phrase), case.verb)  # 3幢商务楼宇实现税收
    name = made + done[1] + phrase
    # 373家规上工业企业完成工业总产值: what firms of a class make together is an indicator of the class
    return Named(clean(name) if FIRMS.match(name) else name, case.verb)


@LEVEL.rule("earned-in-buildings", Tier.SPECIFIC, only=asked("measure", "named", later=True, units=("money",)))
def earned_in_buildings(case: Case) -> Named | None:
    """3幢商务楼宇营业收入8.2亿元;实现税收4100万元: the taxes of the buildings that the sentence tells of, and not the district's."""
    if case.phrase not in EARNINGS or WHOLE_DISTRICT.search(case.mention.clause):
        return None
    told = (BUILDINGS.search(one.indicator) for one in case.discourse.statements)
    buildings = next(filter(None, told), None)
    return Named(joined(buildings[0], case.phrase), case.verb) if buildings else None


@LEVEL.rule("verb-carried", only=asked("measure", "named", later=True))
def verb_carried(case: Case) -> Named | None:
    """新增A3家、B2家; 培育C17家,D6家: a list says its verb once."""
    verb = case.discourse.level.verb
    if not verb or case.verb or case.mention.share or _is_said_of_one(case, verb):
        return None
    if verb == "服务" and not case.listed and (case.phrase.endswith((verb, "办理")) or "“" in case.phrase):
        return None  # “柳溪通”平台服务企业300家,“一件事”办理30项: what a clause of its own counts is not served
    if case.discourse.previous.indicator.startswith(verb + "后"):
        return None  # 达产后年产值4亿元、年利税3000万元
    if (
        _done_anywhere(case)
        or _tells_what_there_is(case, verb)
        or _is_act_of_its_own(case)
        or not _in_list_before(case)
    ):
        return None
    verb = _without_its_object(case, verb)
    return Named(joined(verb, case.phrase), verb)


def _without_its_object(case: Case, verb: str) -> str:
    """招引投资超2000万元项目4个,企业3家; 争取上级专项资金8亿元、地方政府专项债券5亿元: what the verb takes of the first alone."""
    if len(verb) > 3:
        verb = verb.removesuffix("投资")
    return verb if GIVEN_FROM_ABOVE.match(case.phrase) else verb.removesuffix("上级")


def _is_said_of_one(case: Case, verb: str) -> bool:
    """省财政安排2.3亿元和专项债券5亿元: the next sum has a name of its own, as has what is called by a verb."""
    of_name = (
        verb in PARTS_OF_NAMES or verb == "注册" and case.discourse.previous.indicator.endswith(REGISTERED_PERSONS)
    )
    return of_name or case.discourse.statements[-1].rule == "arranged-by"


def _tells_what_there_is(case: Case, verb: str) -> bool:
    """新增A3家、B达到20家; 新增X12家、总数96家: what there is, is not new. 退出A产能超过3万吨、B产能超过5万吨 is all gone."""
    gone = case.listed and verb in CLOSING and case.phrase.endswith(CLOSED)
    total = verb.startswith("新") and TOTAL.search(case.mention.clause) is not None
    return (case.cue.settled or case.cue.origin) and not gone or total


def _done_anywhere(case: Case) -> bool:
    """Behind something else 跨市通办事项 tells what can be done; 新增“一网通办”事项12项、跨省通办事项30项 is one list."""
    return DONE_ANYWHERE in case.phrase[:5] and DONE_ANYWHERE not in case.discourse.previous.indicator


def _is_act_of_its_own(case: Case) -> bool:
    """新增绿化…,墙体出新…; 新建厂房…,年产值…: something else that was done, or what is earned, or done a day (日均服务)."""
    phrase = case.phrase
    if DONE_FOR_THEM.match(case.mention.clause):
        return True
    if phrase.startswith(("年产", "日产")) or phrase.endswith(HERD):
        return True
    if SOMEBODY_DOES.search(phrase) or EACH_DAY.search(phrase) or FITTED_IN.search(phrase):
        return True  # “双报到”党员认领微心愿860个; 柳溪食堂日均就餐60人; 老楼加装电梯869部
    if STAGE_BEFORE.match(phrase):
        return True  # 新建项目7个、续建项目4个
    return len(phrase) > 3 and phrase.endswith(ACTS_OF_THEIR_OWN) or EARNED.match(phrase) is not None


def _in_list_before(case: Case) -> bool:
    """Whether a number counts as the one before it does, in its list or in the clause that goes on with it."""
    unit, before = case.mention.token.unit, case.discourse.level.unit_kind
    if unit.code in PEOPLE and before in ("area", "length"):
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
