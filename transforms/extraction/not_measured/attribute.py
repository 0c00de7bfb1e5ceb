"""Numbers that say what kind of thing is counted, or for how long, and are not counted themselves."""

import re

from transforms.extraction.not_measured.question import NOT_MEASURED, PLAIN, Place, of_kind
from transforms.extraction.not_measured.words import (
    AFTER_BOUND_ENDS,
    AMONG,
    AMOUNT_OF_COUNTED,
    AND_MORE,
    BEGAN,
    BOUND_ADJECTIVE,
    BOUND_AND_MORE,
    BOUND_OF_EACH,
    BRACKET_OF_CONTEST,
    BUILT_FOR,
    CAPACITY,
    COUNT_AFTER,
    DISTANCE,
    DOING,
    END_OF_LIST,
    FELLOWS_RANKED,
    FRAMING,
    GRADE,
    HAN,
    HAVING_SHARE,
    IN_ALL,
    JUDGED_TOGETHER,
    LARGEST_OR_FIRST,
    LEVEL_TOLD,
    LIST_LEFT,
    LISTED_BY,
    NAME_BEFORE_SIZE,
    NO_LESS_OR_MORE,
    NONE_LEFT,
    OF_SIZE_COUNTED,
    OF_SUCH_SIZE,
    OF_THESE,
    ONE_OF,
    OVER_CITIES,
    PLACE_OF_WORK,
    PLACES_RANKED,
    QUALIFIED,
    QUALIFIED_AND_COUNTED,
    RANKED_AMONG,
    RANKS_TOLD,
    SHARE_OF_MEMBERS,
    STOOD_LAST,
    SUCH_COUNTED,
    TAKING_PART,
    THING_BEHIND,
    UNDER_OR_OVER,
    WITHIN_REACH,
    WORKS_BEHIND,
    WORKS_LISTED,
)
from transforms.extraction.rules import Tier
from transforms.extraction.wording.nouns import NOT_NOUN
from transforms.extraction.wording.phrases import ANY_VERB, head_noun, leading_verb, trailing_verb

DEGREES = ("烈度", "坡度", "倾角", "（折", "(折", "（折合", "（折成")
PRICE_CUT = re.compile("折(?:优惠|价|的?票|购|就餐|用餐|以[上下]|[，。；、]|$)")
BASE_OF_INDEX = re.compile(r"(?:(?:上年|上月|去年|上年同期|上年同月|同期|年)(?:价格)?[=＝]|以[^，。；()（）]{2,8}为)\Z")
# 城乡居民收入比以农村居民收入为【1】计算
BASE_OF_RATIO = re.compile(r"以[^，。；;()（）\d]{2,14}为\Z")
FIGURES_FROM = re.compile(r"(?:数据|资料)(?:主要)?(?:来自|来源于|源于|取自)[^，。；;\d]{0,12}\Z")
SAMPLED_FROM = re.compile(r"(?:来自|来源于|源于|取自|抽自|抽取|基于|样本(?:量|数)?为?)[^，。；;\d]{0,12}\Z")
SAMPLE = re.compile(
    r"(?:城乡|农村|城镇|居民|住户|抽样|记账)*(?:调查|抽样|样本|记账)(?:户|家庭|居民|样本|企业|网点|点|单位)"
)
PEOPLE_OR_HOMES = ("人", "户", "层", "名")
COUNTS = ("count", "none")
SIZES_COUNTED = (*PEOPLE_OR_HOMES, "间", "张", "床", "头", "蒸吨")  # what a house, a hotel, a farm is measured by
SIZES = ("money", "mass", "area", "length", "power")
FOREMOST_SIZES = ("mass", "area", "length", "power", "energy", "volume", "data", "voltage")
PASSED = ("超", "超过", "逾", "过", "达")
CLOSING = ("）", ")")
BASE_IN_BRACKET = re.compile(r"[（(]以?[^（()）\d，。]{1,10}(?:为|[=＝])[ \u3000]?\Z")
ALL_OF = ("全国", "全省", "全市", "全区", "全县", "全镇", "全乡", "全旗", "全州")
STANDS = ("居", "列", "排", "排名", "排在")
IN_A_ROW = ("次", "届", "年", "个")
LONGEST_ASKED = 24  # characters before a number in which a threshold, or the list that somebody left, is looked for
SIZES_OF_SUCH = ("money", "age")
COUNT_ENDS = re.compile(r"[\d多余几](?:个|座|处|家|条|套|台|艘|所|栋|幢|项|块|片|口|只|架|枚|组|对)\Z")
COUNTED_BEFORE = re.compile(r"\d[多余几]?[个家户项宗件处座][^，。；、\d]{2,8}\Z")
COUNTING_CITIES = ("有", "新增", "实现", "推动", "其中", "达")
SO_MANY_PEOPLE = re.compile("[百千万]|00人")
PER_PEOPLE = re.compile(r"中?(?:拥有|具有|有|常住|口|接受|受)|\d[\d.]*(?:[台辆张名个人床例件所处家条位]|起(?!来))")
PEOPLED = re.compile(
    "人口(?:(?:及)?以[上下]的?[县区市镇乡村城]|的?(?:发展中|超级)*(?:大国|国家|大[省市县])"
    "|的(?:[特超]?大型?|中等|小)[\u4e00-\u9fff]{0,4}(?:城市|都市|医院|社区|县城|小区|新区))"
)
AMONG_FOREMOST = re.compile(r"(?:进入|跻身|位[居列]|排名|列|居)[^，,。；;、\d]{0,12}前\Z")
CHOSEN_AMONG = re.compile(r"(?:入围|入选|列入|纳入|成为)(?:国家|全国|全省|全市)?(?:首|第[一二三四五]|新一)批\Z")
SIDES_PLAY = re.compile("制[\u4e00-\u9fff]{0,4}(?:[篮足排手冰]球|比赛|联赛|球赛|球场|赛)")
THEIR_SHARE = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:产值|增加值|营业收入|营收|销售额|产量|投资|税收)占(?:比(?:达到?|为|超过?)?|[\u4e00-\u9fff]{2,14}?(?:的|比重(?:达到?|为|超过?)?))(?:近|约|超过?)?\d[\d.]*[%％]"
)
PRICED = re.compile(r"[^，。；、\d]{0,8}\d[\d.]*(?:[到至—~～-]\d[\d.]*)?元")
BOUND_ENDS = ("达", "达到", "超", "超过", "突破", "过", "不足", "低于", "高于", "不到")
PEOPLE_AFTER = re.compile(r"(?:的)?(?:[考学]生|学子|(?:考了|考取|考出|有|达到?))?\d[\d.]*万?(?:余|多)?[人名]")
PEOPLE_OF_KINDS = re.compile(
    r"(?:重点|特殊|困难|低收入|脱贫|优抚)*[\u4e00-\u9fff]{0,6}(?:对象|人群|群体|人员|家庭|户|群众)(?:共|共有|有|累计)?\d[\d.]*万?[余多]?[户人名]"
)
# 粮食总产达到【30万吨】, 用能指标【30万吨】【支持】…等项目: an amount, and what it was for
AMOUNT_ENDS = ("达到", "达", "总产", "指标", "库容", "交易", "调运", "拥有", "共有")
PURPOSE = re.compile("用于|用[以作]|保障|支[持撑]|带动|推动|助力|服务|满足|供给?")
# 【开工建设】华澜8万吨再生铝等项目: works are built and opened; 调运砂石料 is another thing to do
WORKED_ON = re.compile("年产|开工|建设|推进|实施|新建|建成|投产|谋划|引进|落地|签约|竣工")
# 小麦单产创全国最高【1200公斤】高产纪录: how much it came to at most is measured
RECORD = re.compile("[\u4e00-\u9fff]{0,8}?(?:纪录|记录|水平|峰值|规模|高产|负荷|产量|单产)")
RECORD_BEFORE = re.compile("(?:创下?|创造|刷新|达到?|突破|实现)(?:了)?\\Z")
# 配备2名以上村医【的卫生室36】所: those that have so many are counted
HAVING_SUCH = re.compile("[^，,。；;、\\d]{1,10}的[^，,。；;、\\d]{1,10}\\d")
BOUND_SIGNS = frozenset("及或以")


@NOT_MEASURED.rule("base-of-index", Tier.SPECIFIC, only=of_kind("none"), needs="1")
def base_of_index(place: Place) -> str | None:
    """居民消费价格指数102.1（上年=100）, 城乡居民收入比3.09（以农村为1）: what an index or a ratio is set to."""
    if place.written not in ("1", "100", "1000"):
        return None
    bracket, start = BASE_IN_BRACKET.search(place.before), place.token.start
    if bracket and place.first in CLOSING or BASE_OF_RATIO.search(place.text[max(0, start - 20) : start]):
        return "attribute"
    return "attribute" if place.written == "100" and BASE_OF_INDEX.search(place.before) else None


@NOT_MEASURED.rule("size-of-sample", Tier.SPECIFIC, only=of_kind("none", "count", followed=True))
def size_of_sample(place: Place) -> str | None:
    """居民收支数据来自全县300户抽样调查户: of how many the figures were asked."""
    if FIGURES_FROM.search(place.before):
        return "attribute"
    return "attribute" if SAMPLED_FROM.search(place.before) and SAMPLE.match(place.after) else None


# -- how far, how large ---------------------------------------------------------------------------------------


@NOT_MEASURED.rule("price-cut", Tier.SPECIFIC, only=of_kind("none", followed=True), needs="折")
def price_cut(place: Place) -> str | None:
    """老人享受8折优惠, 打9.5折: by how much something is cheaper."""
    return "attribute" if PRICE_CUT.match(place.after) else None


@NOT_MEASURED.rule("distance", Tier.SPECIFIC, only=of_kind("length"))
def distance(place: Place) -> str | None:
    """距县城27公里, 海拔5000米, 打通最后1公里: how far something is."""
    return "attribute" if DISTANCE.search(place.before) else None


@NOT_MEASURED.rule("within-reach", Tier.SPECIFIC, only=of_kind("length"))
def within_reach(place: Place) -> str | None:
    """50米内换乘比例, 80公里范围内乡镇: within what distance."""
    return "attribute" if WITHIN_REACH.match(place.after) else None


@NOT_MEASURED.rule("technical-size", only=of_kind("voltage", "temperature", "dimension", followed=True))
def technical_size(place: Place) -> str | None:
    """500千伏线路, 12英寸产线: a size before the thing that has it."""
    return "attribute" if HAN.match(place.first or "") else None


@NOT_MEASURED.rule("size-behind-count", Tier.DEFAULT, only=of_kind(*SIZES, "none", followed=True))
def size_behind_count(place: Place) -> str | None:
    """4个1000平方米以上的文化广场, 2个500千瓦光伏电站, 3个20万人口以上的县: how large each of those counted is."""
    if not COUNT_ENDS.search(place.before):
        return None
    bound = BOUND_ADJECTIVE.match(place.after) if place.first in BOUND_SIGNS else None
    if bound is None and place.unit.kind != "power":
        return None
    return "attribute" if HAN.match(place.after, bound.end() if bound else 0) else None


@NOT_MEASURED.rule("per-so-many-people", Tier.SPECIFIC, only=of_kind("count", "none", followed=True), needs="每")
def per_so_many_people(place: Place) -> str | None:
    """每10万人中拥有大学文化程度的…, 每10万人口…, 每10万人3辆: of how many people a number is told; 每3人一组 is no such thing."""
    if place.unit.kind == "none":
        return "attribute" if place.before.endswith("每") and place.after.startswith("人口") else None
    per = place.unit.code == "人" and place.before.endswith("每") and SO_MANY_PEOPLE.search(place.written)
    return "attribute" if per and PER_PEOPLE.match(place.after) else None


@NOT_MEASURED.rule("players-a-side", only=of_kind("count", followed=True), needs="制")
def players_a_side(place: Place) -> str | None:
    """3人制篮球场, 5人制足球赛: how many play on a side."""
    return "attribute" if place.unit.code == "人" and SIDES_PLAY.match(place.after) else None


@NOT_MEASURED.rule("share-of-members", only=of_kind("count", followed=True), needs="占")
def share_of_members(place: Place) -> str | None:
    """14个重点产业产值占农业总产值的80%: whose share is told next; 其中12条产业链…, 培育5个主导产业… are counted themselves."""
    if place.before.endswith(("其中", "有")) or trailing_verb(place.before.removesuffix("了")):
        return None
    return "attribute" if THEIR_SHARE.match(place.text, place.token.end) else None


@NOT_MEASURED.rule("people-of-area", Tier.DEFAULT, only=of_kind("none", followed=True), needs="人口")
def people_of_area(place: Place) -> str | None:
    """30万人口以上的县, 13亿人口的大国: how many people live in those that something is told of."""
    return "attribute" if PEOPLED.match(place.after) else None


@NOT_MEASURED.rule("capacity-of-thing", Tier.DEFAULT, only=of_kind(*SIZES, followed=True))
def capacity_of_thing(place: Place) -> str | None:
    """年产30万吨项目: what a plant can do, before the plant."""
    if not place.before.endswith(CAPACITY):
        return None
    return "attribute" if QUALIFIED.match(place.after) or BUILT_FOR.match(place.after) else None


@NOT_MEASURED.rule("capacity-per-year", Tier.DEFAULT, only=of_kind("rate", followed=True), needs="/")
def capacity_per_year(place: Place) -> str | None:
    """300万吨/年煤制油项目: what a plant can do in a year or a day, before the plant; 新增30万吨/年处理能力 measures."""
    if not place.unit.code.endswith(("/年", "/天", "/日")):
        return None
    return "attribute" if WORKS_BEHIND.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule(
    "size-in-list-of-works", Tier.DEFAULT, only=of_kind("mass", "power", "energy", "volume", followed=True)
)
def size_in_list_of_works(place: Place) -> str | None:
    """某石化年产80万吨芳烃、某某二期等项目投产: the size of one of the works that are listed, behind its name and before what it makes;
    完成水库扩容3亿立方米、…等工程 measures, and so does 新增产能8万吨."""
    if not WORKS_LISTED.match(place.text, place.token.end, place.sentence_end):
        return None
    name = NAME_BEFORE_SIZE.search(place.before)
    if not name or head_noun(name[1]) or name[1].endswith(AMOUNT_ENDS) or PURPOSE.match(place.after):
        return None
    if trailing_verb(name[1]) or leading_verb(place.after[:6]):
        return None
    return None if ANY_VERB.search(WORKED_ON.sub(" ", name[1])) else "attribute"


@NOT_MEASURED.rule("size-of-foremost", Tier.DEFAULT, only=of_kind(*FOREMOST_SIZES, followed=True))
def size_of_foremost(place: Place) -> str | None:
    """全球最高8米液压支架, 世界首台20兆瓦风电机组: the size of a thing that is the largest, or the first, of its kind."""
    foremost = LARGEST_OR_FIRST.search(place.before)
    if not foremost or RECORD_BEFORE.search(place.before[: foremost.start()]) or RECORD.match(place.after):
        return None
    noun = THING_BEHIND.match(place.text, place.token.end, place.sentence_end)
    return "attribute" if noun and not leading_verb(noun[1]) and not NOT_NOUN.match(noun[1]) else None


@NOT_MEASURED.rule("size-of-grade", Tier.DEFAULT, only=of_kind("money", "mass", "power", followed=True), needs="级")
def size_of_grade(place: Place) -> str | None:
    """百亿级, 5000吨级泊位: a size that is a grade."""
    return "attribute" if place.first == "级" and GRADE.match(place.after) else None


# -- thresholds -----------------------------------------------------------------------------------------------


def _behind_bound(place: Place) -> str | None:
    """The words behind 以上, 以下, 以内 when one of these follows the number; 培育10家以上企业 counts what was done."""
    bound = BOUND_ADJECTIVE.match(place.after) if place.first in BOUND_SIGNS else None
    if not bound or place.unit.kind in COUNTS and DOING.search(place.before):
        return None
    at = place.token.end + bound.end()
    if place.unit.code == "名" and trailing_verb(place.before[-4:]) and not HAVING_SUCH.match(place.text, at):
        return None  # 选派300名以上干部
    return place.text[at : min(place.sentence_end, at + 14)]


@NOT_MEASURED.rule("threshold-before-count", Tier.DEFAULT, only=of_kind("money", followed=True), needs="以")
def threshold_before_count(place: Place) -> str | None:
    """其中5亿元以上1个: how large those are that are counted next."""
    rest = _behind_bound(place)
    return "attribute" if rest and COUNT_AFTER.match(rest) else None


@NOT_MEASURED.rule("threshold-in-counts", Tier.DEFAULT, needs="以")
def threshold_in_counts(place: Place) -> str | None:
    """50头以上养殖场, 2000万元以上的项目, 5000万元以下的占七成: with 的, or in units that are counted, where the noun is one that has
    sizes or none is said."""
    rest = _behind_bound(place)
    if rest is None or place.unit.kind == "share" or AFTER_BOUND_ENDS.match(rest):
        return None
    counted = place.unit.kind == "count" and place.unit.code not in PEOPLE_OR_HOMES
    if place.unit.kind in SIZES and OF_SUCH_SIZE.match(rest):
        return "attribute"
    return "attribute" if (counted or rest.startswith("的")) and QUALIFIED.match(rest) else None


@NOT_MEASURED.rule(
    "threshold", Tier.DEFAULT, only=of_kind(*PLAIN - {"share"}, "power", "steam", followed=True), needs="以"
)
def threshold(place: Place) -> str | None:
    """2000万元以上工业项目, 50户以上村寨, 35蒸吨以下锅炉: how large something is at least or at most."""
    rest = _behind_bound(place)
    if rest is None or rest.startswith("的") or AFTER_BOUND_ENDS.match(rest):
        return None
    return "attribute" if place.unit.kind != "count" or place.unit.code in PEOPLE_OR_HOMES else None


@NOT_MEASURED.rule(
    "threshold-and-more", Tier.DEFAULT, only=of_kind("money", "age", "count", "share", followed=True), needs="以"
)
def threshold_and_more(place: Place) -> str | None:
    """收入1万元以下且有劳动能力的脱贫户, 2万元以上且快递单量达1000单以上的主体: a threshold, and what else is asked of those whom it tells;
    收入达到2万元以上且无一户返贫 tells a level."""
    if _second_of_two(place):
        return "attribute"
    if place.unit.kind not in SIZES_OF_SUCH or LEVEL_TOLD.search(place.before):
        return None
    return "attribute" if BOUND_AND_MORE.match(place.text, place.token.end, place.sentence_end) else None


def _second_of_two(place: Place) -> bool:
    """2万元以上且快递单量达1000单以上的主体: whether the number is what else is asked, behind a threshold."""
    bound = BOUND_ADJECTIVE.match(place.after) if place.first in BOUND_SIGNS else None
    if not bound or not place.after.startswith("的", bound.end()):
        return False
    start, end = place.token.start, place.token.end + bound.end()
    asked = AND_MORE.search(place.text, max(0, start - LONGEST_ASKED), start)
    return asked is not None and QUALIFIED.match(place.text, end, place.sentence_end) is not None


@NOT_MEASURED.rule("threshold-passed", Tier.DEFAULT, only=of_kind(*SIZES, followed=True))
def threshold_passed(place: Place) -> str | None:
    """投资超2000万元项目4个, 12家年产值超5000万元的企业: how large those are that are counted next, or were right before."""
    if not place.before.endswith(PASSED) or not HAN.match(place.first or ""):
        return None
    if not QUALIFIED.match(place.after):
        return None
    counted = COUNTED_BEFORE.search(place.before) or QUALIFIED_AND_COUNTED.match(place.text, place.token.end)
    return "attribute" if counted else None


@NOT_MEASURED.rule("size-of-counted", Tier.DEFAULT, only=of_kind(*SIZES, "count", followed=True), needs="的")
def size_of_counted(place: Place) -> str | None:
    """收入达到50万元的村3个, 20-50万元的企业7家, 人口在100万人以上的有1个: how large those are that are counted next."""
    if place.unit.kind == "count" and place.unit.code not in PEOPLE_OR_HOMES:
        return None
    return "attribute" if OF_SIZE_COUNTED.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule("bound-of-counted", Tier.DEFAULT, only=of_kind(*SIZES, "count", followed=True), needs="的")
def bound_of_counted(place: Place) -> str | None:
    """30米以上的沿街招牌12块, 客房超过20间的旅馆14家: how large those are at least or at most that are counted next."""
    if place.unit.kind == "count" and place.unit.code not in SIZES_COUNTED:
        return None
    bounded = BOUND_ADJECTIVE.match(place.after) or BOUND_OF_EACH.search(place.before)
    if not bounded or IN_ALL.search(place.before):
        return None
    counted = SUCH_COUNTED.match(place.text, place.token.end, place.sentence_end)
    return "attribute" if counted and not _does_something(counted[1]) else None


def _does_something(words: str) -> bool:
    """垃圾整治点位, 困难群众解决问题: whether a verb stands among the words; the one in the name of a thing (培训机构) is none."""
    verb = ANY_VERB.search(words)
    return verb is not None and PLACE_OF_WORK.match(words, verb.end()) is None


@NOT_MEASURED.rule("amount-of-counted", Tier.DEFAULT, only=of_kind("money"))
def amount_of_counted(place: Place) -> str | None:
    """12个村集体收入超过50万元: what each of those has who were counted right before."""
    if not place.before.endswith(BOUND_ENDS):
        return None
    before = place.text[max(0, place.token.start - 30) : place.token.start]
    return "attribute" if AMOUNT_OF_COUNTED.search(before) else None


@NOT_MEASURED.rule("score", Tier.DEFAULT, only=of_kind("count", followed=True), needs="分以上")
def score(place: Place) -> str | None:
    """中考600分以上1200人: the score that those have who are counted next."""
    rest = _behind_bound(place) if place.unit.code == "分" else None
    return "attribute" if rest and PEOPLE_AFTER.match(rest) else None


@NOT_MEASURED.rule("size-of-none", Tier.DEFAULT, only=of_kind("money", followed=True), needs="的")
def size_of_none(place: Place) -> str | None:
    """集体收入不足20万元的村全部清零: how small those were of which none is left."""
    return "attribute" if NONE_LEFT.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule("began-with", Tier.SPECIFIC, only=of_kind(*COUNTS, "money"), needs="起家")
def began_with(place: Place) -> str | None:
    """靠12个人、一座炉子起家: with how much somebody once began."""
    return "attribute" if BEGAN.match(place.after) else None


@NOT_MEASURED.rule("share-passed", Tier.SPECIFIC, only=of_kind("share", followed=True), needs="的")
def share_passed(place: Place) -> str | None:
    """增速超过10%的有44种, 进度低于70%的单位: a share that those have which are counted next, or of whom something is told."""
    members = SHARE_OF_MEMBERS.match(place.after) and UNDER_OR_OVER.search(place.before)
    return "attribute" if members or place.after.startswith(("的有", "的达", "的为")) else None


@NOT_MEASURED.rule("share-of-another-passed", only=of_kind("share", "ratio", followed=True), needs="的")
def share_of_another_passed(place: Place) -> str | None:
    """研发投入不低于销售收入的5%的企业36家: the least, or the most, by which those are chosen that are counted next."""
    before = place.text[max(0, place.token.start - 24) : place.token.start]
    if not NO_LESS_OR_MORE.search(before):
        return None
    return "attribute" if OF_SIZE_COUNTED.match(place.text, place.token.end, place.sentence_end) else None


# -- of several -----------------------------------------------------------------------------------------------


@NOT_MEASURED.rule("share-of-those", Tier.SPECIFIC, only=of_kind("share"), needs="率")
def share_of_those(place: Place) -> str | None:
    """12个单位支付率低于30%: a rate that those have which were counted right before."""
    before = place.text[max(0, place.token.start - 24) : place.token.start]
    return "attribute" if HAVING_SHARE.search(before) else None


@NOT_MEASURED.rule("foremost-share", only=of_kind("share"), needs="前")
def foremost_share(place: Place) -> str | None:
    """全省前10%行列, 进入ESI全球前1%: a share that those are among who stand foremost; 之前10% is none."""
    if AMONG_FOREMOST.search(place.before):
        return "attribute"
    return "attribute" if place.before.endswith("前") and HAN.match(place.first or "") else None


@NOT_MEASURED.rule("first-of-country", only=of_kind("count", followed=True), needs="批")
def first_of_country(place: Place) -> str | None:
    """柳城入围全国首批20个试点城市: among how many others somebody was chosen."""
    return "attribute" if CHOSEN_AMONG.search(place.before) else None


@NOT_MEASURED.rule("contest-bracket", only=of_kind("count"), needs="前")
def contest_bracket(place: Place) -> str | None:
    """前20名决赛圈, 前100强企业: how many a bracket holds; 前3位 is somebody's rank."""
    bracket = place.before.endswith("前") and place.unit.code in ("名", "位", "强")
    return "attribute" if bracket and BRACKET_OF_CONTEST.search(place.after[:6]) else None


@NOT_MEASURED.rule("aspects", Tier.SPECIFIC, only=of_kind(*COUNTS, followed=True), needs="方面")
def aspects(place: Place) -> str | None:
    """抓好以下10个方面: how many parts a plan has; 道路、饮水等8方面46件: of how many kinds those are that are counted."""
    if not place.after.startswith("方面"):
        return None
    return "attribute" if _of_kinds(place) or FRAMING.search(place.before) else None


def _of_kinds(place: Place) -> bool:
    """道路、饮水等8方面46件."""
    return place.before.endswith("等") and place.after[2:3].isdecimal()


@NOT_MEASURED.rule("kinds-of-counted", Tier.DEFAULT, only=of_kind("count", followed=True))
def kinds_of_counted(place: Place) -> str | None:
    """3类监测对象94户, 低保等5类人群1200人: of how many kinds those are that are counted next."""
    if place.unit.code != "类":
        return None
    return "attribute" if PEOPLE_OF_KINDS.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule("in-a-row", Tier.SPECIFIC, only=of_kind(*COUNTS), needs="连续")
def in_a_row(place: Place) -> str | None:
    """连续3次获评: how often without a break."""
    return "attribute" if place.unit.code in IN_A_ROW and place.before.endswith("连续") else None


@NOT_MEASURED.rule("list-picked-from", Tier.SPECIFIC, only=of_kind(*COUNTS, followed=True), needs="的")
def list_picked_from(place: Place) -> str | None:
    """国家102项重大工程的3项: a list of somebody else's, from which some are counted."""
    return "attribute" if OF_THESE.match(place.after) and LISTED_BY.search(place.before) else None


@NOT_MEASURED.rule("among", Tier.SPECIFIC, only=of_kind(*COUNTS, followed=True), needs="中")
def among(place: Place) -> str | None:
    """在全国337个城市中排名第5: those that are compared."""
    return "attribute" if AMONG.match(place.after) else None


@NOT_MEASURED.rule("ranked-among", Tier.SPECIFIC, only=of_kind(*COUNTS, followed=True))
def ranked_among(place: Place) -> str | None:
    """全市18个街道考核排名第3, 全县26个乡镇的综合考核中，我乡排第6, 居28个乡镇（街道）第5位, 居12个村首位: those that are ranked."""
    return "attribute" if _judged_in_area(place) or _stands_among(place) else None


def _judged_in_area(place: Place) -> bool:
    if not place.before.endswith(ALL_OF):
        return False
    judged = JUDGED_TOGETHER.match(place.text, place.token.end, place.sentence_end)
    return judged is not None or RANKED_AMONG.match(place.after) is not None


def _stands_among(place: Place) -> bool:
    return place.before.endswith(ALL_OF + STANDS) and FELLOWS_RANKED.match(place.after) is not None


@NOT_MEASURED.rule("taking-part-in-ranking", Tier.SPECIFIC, only=of_kind(*COUNTS, followed=True))
def taking_part_in_ranking(place: Place) -> str | None:
    """全市共14个县（市、区）参与排位, 从全市9个县区位次看, 位次为8个乡镇在全县的排名: those that are ranked."""
    if not any(map(place.after.__contains__, "排评次")):
        return None  # a cheap sign: hardly any number that counts stands before such words
    told = RANKS_TOLD.search(place.before) and PLACES_RANKED.match(place.after)
    return "attribute" if told or TAKING_PART.match(place.after) else None


@NOT_MEASURED.rule("list-whose-end", Tier.SPECIFIC, only=of_kind(*COUNTS, followed=True))
def list_whose_end(place: Place) -> str | None:
    """退出全国168个重点城市空气质量“后十位”: a list, and who no longer stands last in it."""
    left = LIST_LEFT.search(place.before)
    return "attribute" if left and END_OF_LIST.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule("last-of-list", Tier.SPECIFIC, only=of_kind("count"), needs="后")
def last_of_list(place: Place) -> str | None:
    """退出全国168个重点城市后20位: how many stand last there; 排名居全省12个市后3位 is where somebody stands."""
    if place.last != "后" or place.unit.code not in ("位", "名"):
        return None
    start = place.token.start
    return "attribute" if STOOD_LAST.search(place.text, max(0, start - LONGEST_ASKED), start) else None


@NOT_MEASURED.rule("measured-over-cities", only=of_kind("count", followed=True), needs="市")
def measured_over_cities(place: Place) -> str | None:
    """74个重点城市细颗粒物平均浓度下降9%: over how many cities something is measured; 5个城市空气质量达标, 有5个城市…达90% count them."""
    if place.before.endswith(COUNTING_CITIES):
        return None
    return "attribute" if OVER_CITIES.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule("one-of", Tier.SPECIFIC, only=of_kind(*COUNTS, followed=True), needs="之一")
def one_of(place: Place) -> str | None:
    """全国5个试点之一: those of which the place is one."""
    return "attribute" if ONE_OF.match(place.after) else None


@NOT_MEASURED.rule("priced-by", Tier.DEFAULT, only=of_kind("mass", "volume", "area", "energy"), needs="每")
def priced_by(place: Place) -> str | None:
    """收购价每50公斤127元, 每100千瓦时补贴8元: by how much of a thing its price is told."""
    return "attribute" if place.before.endswith("每") and PRICED.match(place.after) else None


@NOT_MEASURED.rule("degrees-of-thing", only=of_kind("energy"))
def degrees_of_thing(place: Place) -> str | None:
    """设防烈度7度, 坡度为25度, 白酒（折65度）: degrees of an intensity, a slope, a spirit; 用电3亿度 measures."""
    return "attribute" if place.before.removesuffix("为").endswith(DEGREES) else None
