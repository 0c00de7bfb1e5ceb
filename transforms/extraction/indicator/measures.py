"""Levels of a measure that wants its thing: 柳溪产业园…税收2亿元; 项目17个,总投资…; 村均50万元."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.aim import spent_at_once
from transforms.extraction.indicator.context import GOODS_SOLD, context_noun
from transforms.extraction.indicator.question import INVOLVING, LEVEL, PER_HEAD, Named, asked
from transforms.extraction.mention import COMMA, clause_before
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.entity import without_kind
from transforms.extraction.subjects.named import GOODS_OF_VILLAGE, site_of
from transforms.extraction.wording.phrases import (
    VERB_GENERIC,
    act_of,
    first_verb,
    is_generic,
    joined,
    leading_verb,
    object_of,
    rated,
    whole_of,
)
from transforms.extraction.wording.words import SHARE_NOUNS

# 工业投资拉动全部投资增长, 占比: its own share
GOT_BACK = re.compile("(?:帮助[^，]{0,8})?(?:追回|追讨|追缴|讨回|清欠|清偿|补发|兑付)[^，]{0,6}(?:拖欠|欠薪|工资|欠款)")
PULLED = re.compile(r"(?<=..)(?:拉动|带动)[^，、]{2,12}(?:增长|增速)\Z")
YIELDS, SOWN = ("总产", "单产", "亩产", "产量"), re.compile("播种|种植|收获|栽种|移栽|养殖|放养")
YIELDS_OF_CROP = (*YIELDS, "总产量", "平均单产", "平均亩产")
# 【粮食】面积、单产“双提高”，总产
CROP_TOLD_OF = re.compile(
    r"[^，,、\d]{0,6}?((?:粮食|[夏秋]粮|[早中晚]稻|水稻|小麦|玉米|大豆|油料|油菜籽?|棉花|蔬菜|水果|茶叶|烤烟|糖料)(?:作物)?)"
    r"(?:生产|(?:播种|种植)?面积|播面|总产|单产|产量|丰收|喜获|再获|获得?|连年)"
)
LENGTH_ADDED = re.compile(r"(新增|新建成?|新开通|新改建)((?:通车|运营|营运)?里程)")
KIND_OF_WAY = re.compile(
    r"(?:高速公路|高速铁路|高铁|城际铁路|铁路|国省(?:干线公路|干道|道)|农村公路|[一二三四]级公路|公路|轨道交通|地铁|航道|绿道)(?!网|局|公司|桥|口|服务区|收费)"
)
OF_THE_WHOLE = ("率", "投资", "投资额")  # what is told again of all, behind its parts
CONCERNING = "涉及"
PRODUCED = re.compile("\\A年?(?:出?产|采摘|采收)(?![业品能值量销假权生])(?=..)")  # 产茶油38吨,产值420万元
# 落实粮食播面6万亩,总产2.9万吨: of the crop that is sown there
CROP_OF_AREA = re.compile(
    "(?:落实|完成|确保|稳定|扛牢)?([\u4e00-\u9fff]{2,6}?)(?:播面|(?:播种|种植|收获|栽植|栽插)面积)"
)
# 烤烟种了4600亩: what is done with a crop, and what its area is called
AREA_OF_ACT = {
    "种": "种植面积", "播": "播种面积", "栽": "栽植面积", "插": "栽插面积", "收": "收获面积",
    "播种": "播种面积", "种植": "种植面积", "移栽": "移栽面积", "栽插": "栽插面积", "栽植": "栽植面积", "收获": "收获面积",
}  # fmt: skip
# by what the name of a crop is known: 烤烟, 谷子; 党员 and 农户 sow it
CROP = "[\u4e00-\u9fff]{0,5}?(?:[麦稻谷米粱豆薯芋菜蔬瓜果茶烟桑棉麻油蔗椒葱蒜姜藕莲菇耳菌药芪归杞参草花梨桃李杏枣柑橘橙柚莓萄蕉粮稞荞竹苗]|花生|谷子|茶叶|芝麻|百合)"
CROP_SOWN = re.compile(
    f"({CROP})({'|'.join(sorted(AREA_OF_ACT, key=len, reverse=True))})(?:[了下上好完]|下了|上了|完了)*"
)
DONE_SO = re.compile(r"[种播栽插收植获](?:[了下上好完]|下了|上了|完了)\Z")
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
SIZE = {"面积", "总面积", "建筑面积", "共计", "合计面积", "总建筑面积"}
AREAS = SIZE | {"占地", "占地面积", "全长", "总长", "长度", "总长度", "里程", "总里程"}
# 辖12个社区、3个行政村,面积28平方公里: the area is the district's
PARTS_OF_DISTRICT = ("社区", "行政村", "自然村", "村民小组", "居委会", "村委会", "乡镇", "村（社区）", "村(社区)")
DONE_TO_A_PLACE = re.compile("(?:改造|整治|修缮|维修|治理|建设|建成|翻修)(?=..)")
SOWN_AREA, YIELD_AT_END = ("播种面积", "种植面积"), re.compile(r"总?产量?\Z")
# 集体收入突破50万元的村, 村均: of what they have
THOSE_WHO_REACH = re.compile(r"(?:超过?|突破|过|不足|低于|高于|不到|达到?)\d.*的[\u4e00-\u9fff]+\Z")
LESSONS = ("学时", "课时")
HERD, OF_HERD = ("存栏", "出栏", "存栏量", "出栏量"), re.compile("(?:存栏|出栏|饲养)量?\\Z")
ANIMALS = "[肉奶牦黄水耕公母种][牛羊猪]|奶山羊|[湖山绵滩藏]羊|[生仔黑土]猪|能繁母猪|牛|羊|猪|[蛋肉土]鸡|鸡|[麻肉蛋]?鸭|鹅|鸽|家禽|毛?驴|兔|梅花鹿|林麝"
# 合建肉牛养殖场，存栏460头; 办起了养鸡场
FARM = re.compile(
    rf"(?:养({ANIMALS})|({ANIMALS})(?:标准化|规模化?|生态|良种|林下|家庭)*(?:养殖|繁育|育肥|繁殖|饲养|扩繁))(?:小区|场|基地|示范园|示范场|园区?|大棚|圈舍|中心)\Z"
)
WORK_DONE = ("改造", "整治", "提升", "修缮", "治理")
CONCERNED = re.compile("(?<=.{3})(?:涉及|惠及|覆盖).+")
GUESTS = re.compile(
    "(?:游客|人次|旅游(?:综合|总)?收入)\\Z"
)  # 接待游客3万人次,带动就业80人: what its visitors bring about
# 农贸市场建设投资580万元,占地12亩; 柳溪路建设投资580万元,全长6公里
MONEY_OF = re.compile("(?<=.{3})(?:建设|新建|改建|改?扩建|翻建|改造)?(?:总?投资|投入|资金)\\Z")
OF_BONDS = re.compile("(?:债券|国债|预算内|衔接资金)[^，]{0,4}项目\\Z")
RESULTS = frozenset("营业收入 主营业务收入 销售收入 利润 利润总额 利税 净利润 税收 税金 产值 总产值".split())
# what a work brings when it is ready, of which neither jobs nor other money are
MADE_BY_WORKS = re.compile(f"达产后|\\A年(?:{'|'.join(sorted(RESULTS))})\\Z")
ARRANGED = re.compile(
    "\\A(?:滚动)?(?:实施|铺排|安排|谋划|推进)(?=.*项目)|\\A实施"
)  # 安排重点项目86个,年度计划投资78亿元
NEW_PROJECTS = re.compile(
    "新(?:开工|入库|投产|增|建)[\u4e00-\u9fff]{0,8}项目"
)  # 新开工项目8个,完成投资5亿元: in those alone
PAID_OUT = re.compile("(?:兑现|兑付|发放|拨付|减免|支付|发行|下达|投放|核销)..")
OF_MONEY = re.compile(r"(?:兑付|兑现|拨付|支付|支出|执行|使用|到位|发放|核销|核减)率\Z|惠及|受益|带动|撬动")
FOR_WHOM = re.compile(r"(?:为|给|向)[^，]{2,8}?(?=减负|减税|降本|减免|让利|纾困)")
# how large all of it is, behind what was added
OF_ALL, ADDING = ("总面积", "总里程", "总规模", "总量"), ("新增", "新植", "新栽", "新种", "新扩", "新发展")
SERVED = "服务群众"
SPENT_SO_FAR = re.compile("累计(?:已|共)*完成(?:了)?投资\\Z")  # since the work began, and not in this year
STAFF = ("人员", "医师", "护士", "医生", "员工", "职工", "老人", "就业")
TRADE = ("进出口", "出口", "进口", "进出口额", "出口额", "进口额")
CLASS_OF_TRADERS = re.compile(r"(?:民营|私营|国有|外商投资|外资|台资|港澳台资)企业\Z")
TOTAL_AT_END = re.compile("(?:总量|总数|数量)\\Z")


@LEVEL.rule("trade-of-firms", Tier.SPECIFIC, only=asked("named", "measure", noun=False, later=True), needs="口")
def trade_of_firms(case: Case) -> Named | None:
    """有进出口实绩的民营企业846家,进出口182亿元: theirs alone, and not that of the district."""
    if case.phrase not in TRADE:
        return None
    firms = CLASS_OF_TRADERS.search(case.discourse.previous.counted or case.discourse.previous.indicator)
    return Named(firms[0] + case.phrase, case.verb, counted=False) if firms else None


@LEVEL.rule("per-head", Tier.SPECIFIC, only=asked("measure", later=True), needs="均")
def per_head(case: Case) -> Named | None:
    """行政村集体收入3000万元,村均50万元: the same, by head."""
    previous, phrase = case.discourse.previous, case.phrase
    if phrase not in PER_HEAD or not previous.indicator:
        return None
    about = THOSE_WHO_REACH.sub("", object_of(previous.indicator)).removeprefix("行政")
    about = about.removeprefix(phrase[0]).removeprefix("级")
    if (unit := case.mention.token.unit.code) in LESSONS:
        return Named(about + phrase + unit, case.verb, counted=False)  # 培训1.1万人次,人均56学时
    return Named(phrase + about, case.verb, counted=False)


def wants_a_thing(case: Case) -> bool:
    """A measure alone does; 涉及 and 惠及 do where a thing was counted."""
    phrase = case.phrase
    if phrase.endswith("面积") and VERB_GENERIC.fullmatch(phrase) and case.indicator_id(phrase):
        return False  # 造林面积 is an indicator by itself
    return is_generic(phrase) or phrase in PER_HEAD or case.discourse.previous.counted != ""


def rate_beside_rate(case: Case) -> bool:
    """响应率100%,解决率96%: one rate is not of the other; 营业收入20亿元,利润2亿元: nor is one of a firm's results."""
    whole = _last_thing(case)
    if whole.endswith(GOODS_SOLD) and case.phrase in RESULTS:
        return True  # 产品销售率96.8%,利润总额4亿元
    return is_generic(whole) and (whole.endswith("率") or whole in RESULTS and case.phrase in RESULTS)


def _last_thing(case: Case) -> str:
    """The thing last counted, past its rates and costs; of money that was paid out the money."""
    previous, main = case.discourse.previous, case.discourse.part.main
    if main and case.phrase.endswith(OF_THE_WHOLE) and _is_behind_parts(case):
        return main[0]
    paid_out = PAID_OUT.match(previous.indicator) is not None and OF_MONEY.match(case.phrase) is not None
    return previous.indicator if case.phrase in SHARES or paid_out else previous.counted or previous.indicator


def _is_behind_parts(case: Case) -> bool:
    """参保9.4万人,其中职工1.6万人、居民7.8万人,参保率96%; 项目112个,其中新开工48个、续建64个,完成投资206亿元: behind several parts the
    whole is spoken of again."""
    since = (case.discourse.part.main or ("", 0))[1]
    units = [one.mention.token.unit.code for one in case.discourse.statements if one.claim >= since]
    return len(units) > 2 and len(set(units)) == 1 and COMMA.match(case.mention.left) is not None


@LEVEL.rule("crop-sown", Tier.SPECIFIC, only=asked("named", noun=False, units=("area",)))
def crop_sown(case: Case) -> Named | None:
    """烤烟种了4600亩, 谷子收了2万亩: the area of the crop, by what was done with it."""
    sown = CROP_SOWN.fullmatch(case.phrase) if DONE_SO.search(case.mention.clause) and not case.verb else None
    return Named(sown[1] + AREA_OF_ACT[sown[2]]) if sown else None


@LEVEL.rule("herd-of-farm", Tier.SPECIFIC, only=asked("measure", "bare", noun=False), needs="栏")
def herd_of_farm(case: Case) -> Named | None:
    """合建肉牛养殖场,存栏460头: the animals of the farm that the clause before tells of, whatever was counted before it."""
    farm = FARM.search(clause_before(case.mention.left)) if case.phrase in HERD else None
    return Named((farm[1] or farm[2]) + case.phrase, counted=False) if farm else None


@LEVEL.rule("yield-of-crop", Tier.SPECIFIC, only=asked("measure", noun=False), needs="产")
def yield_of_crop(case: Case) -> Named | None:
    """粮食面积、单产“双提高”,总产38万吨: of the crop that the clause before is about, whatever was counted before it."""
    crop = CROP_TOLD_OF.match(clause_before(case.mention.left)) if case.phrase in YIELDS_OF_CROP else None
    return Named(crop[1] + case.phrase, case.verb) if crop else None


@LEVEL.rule("length-of-way", Tier.SPECIFIC, only=asked("named", noun=False, units=("length",)), needs="里程")
def length_of_way(case: Case) -> Named | None:
    """6个县通了高速公路,新增里程86公里: of the way that the clause before names, where it names one."""
    length = LENGTH_ADDED.fullmatch(case.phrase)
    ways = KIND_OF_WAY.findall(_clause_before_in_text(case)) if length else []
    return Named(length[1] + ways[0] + length[2], case.verb) if length and len(ways) == 1 else None


def _clause_before_in_text(case: Case) -> str:
    """The clause before, from the number before on, whichever of its words that number has used."""
    place, tokens = case.mention.place, case.sentence.tokens
    begin = tokens[place - 1].end if place else case.sentence.start
    return clause_before(case.sentence.report.text[begin : tokens[place].start])


@LEVEL.rule(
    "of-subject",
    before=("of-site", "whole-restored", "share-of", "done-by-counted", "verb-carried"),
    only=asked("measure"),
)
def of_subject(case: Case) -> Named | None:
    """柳溪产业园产值…,税收2亿元: of the entity that the clauses speak of."""
    entity = case.discourse.entity
    if not entity.owner == entity.subject is not None or not wants_a_thing(case) or spent_at_once(case):
        return None
    spent_so_far = case.phrase == "投资" and SPENT_SO_FAR.search(case.mention.clause)
    return Named("累计投资" if spent_so_far else case.phrase, case.verb)


@LEVEL.rule("recovered-for", Tier.SPECIFIC, only=asked("measure", noun=False, later=True))
def recovered_for(case: Case) -> Named | None:
    """追回拖欠工资260万元,涉及132人: the money that was got back, counted by those who get it."""
    previous = case.discourse.previous
    if (
        case.phrase != "涉及"
        or case.mention.token.unit.code not in ("人", "名", "户")
        or not GOT_BACK.match(previous.indicator)
    ):
        return None
    return Named(previous.indicator, claim=previous.claim, counted=False)


@LEVEL.rule(
    "of-site",
    before=("whole-restored", "share-of"),
    only=asked("measure"),
)
def of_site(case: Case) -> Named | None:
    """新材料产业园主体封顶,完成投资8亿元: of the project that the clause before names."""
    if not wants_a_thing(case) or rate_beside_rate(case) or not (site := _site_before(case)):
        return None
    return Named(case.phrase, case.verb, entity=case.discourse.entity._replace(subject=site, owner=site))


def _site_before(case: Case) -> str | None:
    return site_of(without_kind(context_noun(case.mention.left)))


@LEVEL.rule(
    "whole-restored",
    before=("aim-after", "share-of", "done-by-counted", "verb-carried"),
    only=asked("measure"),
)
def whole_restored(case: Case) -> Named | None:
    """林下经济面积…、产值…; 项目17个,总投资…: a measure alone takes the thing last spoken of."""
    if not wants_a_thing(case) or rate_beside_rate(case) or _beds_of_nobody(case) or _of_district(case):
        return None
    if spent_at_once(case) or _of_another_purse(case):
        return None
    whole, owner = _all_of_it(case, _last_thing(case)), case.discourse.entity.subject
    if _beside_what_works_make(whole, case.phrase) or owner and _done_by_owner(whole, case.phrase):
        return None
    whole = whole or _spoken_of(case, owner or "")
    bearer = _as_told(whole, case.phrase) or _bearer(whole, case.phrase)
    return Named(joined(bearer, case.phrase), _verb_for_list(case), counted=False) if whole else None


def _of_another_purse(case: Case) -> bool:
    """县财政安排1.2亿元资金,完成投资3.2亿元; 争取到位资金23亿元,到位资金56亿元: no part of the money told before it."""
    before = case.discourse.statements[-1:]
    arranged = bool(before) and before[0].rule == "arranged-by" and case.phrase.endswith("投资")
    return arranged or _last_thing(case).removeprefix("争取") == case.phrase


def _beside_what_works_make(whole: str, measure: str) -> bool:
    """达产后年税收3000万元、带动就业320人: jobs and other money are not of the money."""
    beside = leading_verb(measure) or measure.removeprefix("年") in RESULTS
    return bool(beside) and MADE_BY_WORKS.search(whole) is not None


def _done_by_owner(whole: str, measure: str) -> bool:
    """云岭村打造示范带,带动就业130人: what the village did."""
    return measure == SERVED or (not whole or GUESTS.search(whole) is not None) and leading_verb(measure) != ""


def _spoken_of(case: Case, owner: str) -> str:
    """What the clause before was about, without whose it is: of 石桥村的茶叶迎来丰收 the goods."""
    said = context_noun(case.mention.left)
    goods = GOODS_OF_VILLAGE.match(said)
    return goods[2] if goods and goods[1] == owner else said.removeprefix(owner)


def _verb_for_list(case: Case) -> str:
    """涉及楼栋58幢、居民2600户: what a list says once."""
    return case.verb or (CONCERNING if case.phrase.startswith(CONCERNING) else "")


def _all_of_it(case: Case, whole: str) -> str:
    """新植脆红李1200亩,总面积达8600亩: of all that stands there, and not of what was added."""
    added = first_verb(whole) if case.cue.settled and case.phrase in OF_ALL else ""
    return whole[len(added) :] if added in ADDING else whole


def _of_district(case: Case) -> bool:
    """辖12个社区,面积28平方公里: the size of the district itself, told behind what it is made of."""
    return case.phrase in SIZE and not case.verb and case.discourse.previous.indicator.endswith(PARTS_OF_DISTRICT)


def _beds_of_nobody(case: Case) -> bool:
    """卫生技术人员2860人,床位2360张: people have none."""
    return (
        case.phrase.startswith("床位")
        and case.discourse.level.unit_kind == "count"
        and _last_thing(case).endswith(STAFF)
    )


def _as_told(whole: str, measure: str) -> str:
    """新开工项目83个,完成投资137亿元: the projects with what makes them new; else what is sold or sown, where the measure says so again; "" for
    any other."""
    return whole if measure == "投资" and NEW_PROJECTS.fullmatch(whole) else _without_act(whole, measure)


def _without_act(whole: str, measure: str) -> str:
    """商品房销售面积61万平方米,销售额75亿元: what is sold, where the measure says again what is done with it; else ""."""
    at = whole.find(measure[:2], 2) if len(measure) > 2 and whole.endswith(("面积", "量")) else -1
    return whole[:at] if at > 0 else ""


def _bearer(whole: str, measure: str) -> str:
    """What a measure alone is of: of a rate the object, of a yield the crop, else the thing without its way of counting."""
    if len(whole) > 4:
        whole = PULLED.sub("", ARRANGED.sub("", whole))
    if measure.startswith("床位"):
        return TOTAL_AT_END.sub("", whole)  # 民宿总量800家,床位1.3万张
    if measure.startswith(INVOLVING):
        return _of_concern(FOR_WHOM.sub("", whole, count=1), measure)
    if measure in SOWN_AREA:
        return YIELD_AT_END.sub("", whole)  # 粮食总产量31万吨,播种面积87万亩
    if measure == "成功率":
        return act_of(whole.removeprefix("成功"))
    if measure in AREAS:
        whole = _sized(whole, measure)
    if measure in HERD:
        return OF_HERD.sub("", whole)
    if measure.endswith(("率", "度")) or leading_verb(measure):
        return rated(whole, measure)
    if measure == "资金" and OF_BONDS.search(whole):
        return whole.removesuffix("项目")  # 争取专项债券项目5个、资金2.1亿元
    if measure in SHARE_NOUNS:
        return "税收" if whole == "税收收入" else whole.replace("年产", "产")
    return crop_of(whole) if measure.endswith(YIELDS) else whole_of(PRODUCED.sub("", whole)).removesuffix("卖出")


def crop_of(whole: str) -> str:
    """落实粮食播面6万亩,总产2.9万吨; 种植黄精450亩,产量20吨: what was sown there."""
    crop = CROP_OF_AREA.fullmatch(whole)
    return crop[1] if crop else SOWN.sub("", whole_of(whole).removesuffix("总产")) or whole


def _sized(whole: str, measure: str) -> str:
    """农贸市场建设投资580万元,占地12亩: what has the size, without its money and without whom it concerns."""
    return MONEY_OF.sub("", CONCERNED.sub("", whole) if measure in SIZE else whole)


def _of_concern(whole: str, measure: str) -> str:
    """老旧小区改造11个,惠及居民2386户; 改造老旧小区11个,… is of the 老旧小区改造: what was done concerns them."""
    if whole.endswith(WORK_DONE):
        return whole
    if DONE_TO_A_PLACE.match(whole):
        return act_of(whole)
    return rated(whole, measure) if measure.endswith(("率", "度")) or leading_verb(measure) else whole_of(whole)
