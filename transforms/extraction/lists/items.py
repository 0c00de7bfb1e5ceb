"""The things a list names, each so that it reads alone: 城镇和农村居民收入 → 城镇居民收入, 农村居民收入."""

import re
from functools import lru_cache

from transforms.extraction.wording.per_head import PER_SO_MANY
from transforms.extraction.wording.phrases import head_noun, is_generic, leading_verb
from transforms.extraction.wording.transport import BY_WAY, CARRIED
from transforms.extraction.wording.words import GENERIC, HEADS, JOINED_NAMES

SPLIT = re.compile(
    r"、(?!惠及\Z)(?<!对[省市县区镇乡]、)|以及|和(?<![调温平总饱柔缓融祥亲]和)(?<!(?<![初高])中和)(?![谐平美解睦])|与(?<!参与)(?![会度])|及(?<![以涉普惠]及)(?![其时格]|以[上下])"
)
ENUMERATION_COMMA = re.compile("(?<!对[省市县区镇乡])、")
JOINED_NAME = re.compile("|".join(sorted(JOINED_NAMES, key=len, reverse=True)))
PER_UNIT = re.compile(r"单位(?:国内|地区)?(?:生产总值|GDP)")
_SIZE, _TRADE = r"(?:规(?:模以)?|限(?:额以)?)上", r"[\u4e00-\u9fff]{2,4}业"
OF_SIZE = re.compile(rf"{_SIZE}(?={_TRADE}\Z)")  # 限上批发业、零售业
BUSINESS = re.compile(r"(?!规|限)[\u4e00-\u9fff]{2,4}业(?:\Z|商品销售额|销售额|营业额|营业收入|增加值)")
_SOLD = "商品销售额|销售额|营业额|营业收入|零售额"
OF_TRADE = re.compile(rf"(?P<size>{_SIZE})?(?P<trade>{_TRADE})(?P<measure>{_SOLD})?")
TRADE_IN_SHORT = re.compile(
    rf"(?P<size>{_SIZE})?(?P<trade>批发|零售|住宿|餐饮)(?:业|企业|[两二三四]个?(?:大?行业|门类))*(?P<measure>{_SOLD})?"
)
TRADES_IN_ONE = re.compile(rf"(?P<size>{_SIZE})?(?P<trades>批零住餐|批零|住餐)(?:行?业|企业)?(?P<measure>{_SOLD})")
SERVING = ("住宿", "餐饮")
SPENT_ON = re.compile(r"[^、]{2,8}?用于")  # 财政用于科技、教育的支出: whose money it is, is said once
NUMBERED = re.compile(r"第?[一二]、第?[二三]")
NUMBERED_SECTORS = re.compile(r"第?([一二])、第?([二三])(?:[、和]第?(三))?(?:次)?产业?")
# 纺织、化工两大支柱产业产值: that they are two is none of the last one's name
COUNTED_TOGETHER = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[两三四五六七八九十][大个](?:支柱|主导|特色|传统|重点|优势|新兴)*(?:产业|行业)(?:入库|实现|完成)?(?=[\u4e00-\u9fff]{2})"
)
# 工资性、经营、财产、转移四项收入, 衣着、居住两大类消费支出
KINDS_TOGETHER = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[两二三四五六七八九十](?:大?类|大?项)(?=(?:净|生活|消费)*(?:收入|支出))"
)
RESIDENTS_NAMED = re.compile("(?:全体|城镇|农村|城市|乡村)?(?:常住)?居民(?:人均)?")
OF_HOUSEHOLDS = re.compile(
    "(?:工资|经营|财产|转移|食品|衣着|居住|生活用品|交通|教育|医疗|其他用品|消费|生活消费)[^、]{0,10}(?:收入|支出)"
)
NET_INCOME = re.compile("(?<=经营|财产|转移)(?=收入)")  # what a household earns beside wages is told net
# 汽车制造、电气机械两个行业: how many they are
SUMMED_AT_END = re.compile(
    r"[两二三四五六七八九十][个大](?:重点|主导|支柱|优势|传统|新兴|先进)*(?:行业|产业|领域|板块|品类|大类)\Z"
)
BRANCHES_OF_FARMING = re.compile(
    "农、?林、?牧、?渔(?:四)?业?(?:[和及与、]?(?P<services>农、?林、?牧、?渔(?:服务业|业?专业[和及]辅助性活动)))?(?P<measure>总产值|产值|增加值)"
)
PAIRS = {"存贷", "进出", "产销", "收支", "供销"}  # 存、贷款余额: one character stands for the whole
TWO_IN_ONE = {
    "存贷款": ("存款", "贷款"),
    "收支": ("收入", "支出"),
    "城乡": ("城镇", "农村"),
    "产销量": ("产量", "销量"),
    "牛羊": ("牛", "羊"),
}
IN_ONE = re.compile(r"([一二三]{2,3})(?=产|次产)")
SECTORS = re.compile(r"三(?:次产业|产)")
SHARE_OF_SECTORS = re.compile(r"(?:(?:增加值|产值)(?:之间)?[的之]?(?=结构|比(?![上去])))?(?:之间)?的?(?:结构|比|占|\Z)")
ABBREVIATED = ("GDP", "CPI", "PPI", "PMI")  # each a whole wording: GDP、财政收入分别增长…
WAYS_OF_COUNTING = ("批次", "人次", "件数", "起数", "件次", "户数", "人数")  # 来访批次、人次分别下降…
NOUN_VERBS = ("生产", "出口", "销售", "退役", "登记")  # 生产安全事故, 退役军人: parts of a name
# 每千人口执业医师数、注册护士数: of how many people each is told is said once
FOR_PATIENTS = re.compile(
    "(?:执业(?:（助理）)?医师|注册护士|护士|卫生技术人员|全科医生|公共卫生医师|(?:医疗(?:卫生)?机构|养老)?床位|托位)(?:人?数)?"
)
# 农村自来水普及率、生活污水治理率: where it is so is said once
RURAL = "农村"
OF_VILLAGES = re.compile(
    "(?:自来水|卫生户?厕所?|户厕|生活(?:污水|垃圾)|集中供水|污水|垃圾)(?:[\u4e00-\u9fff]|（管控）){0,8}率"
)
OF_PEOPLE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:孕产妇|产妇|老年人|儿童|妇女|人群|婴幼儿)(?=[\u4e00-\u9fff]{4,6}率\Z)")
PEOPLE = ("人", "人群", "儿童", "妇女", "产妇", "患者", "对象", "婴幼儿")  # with a sickness or without
PEOPLE_BY_KIND = ("员", "人", "分子", "干部", "代表", "职工", "学生", "群众", "工", "师", "者")  # whom one counts
A_TRADE = "贸易"
# 货物贸易、跨境电商进出口额; 一般贸易、民营企业占比
OF_TRADED = re.compile(
    r"(?:进出口|出口|进口|电商|投资)[\u4e00-\u9fff]{0,3}\Z|(?:占比|比重|规模|总额|销售额|营业额|交易额|成交额|增加值)\Z"
)
ACHIEVING = ("实现", "完成")  # dropped from the wording of what is achieved
RECEIVING = ("接待", "吸引", "迎来", "招引", "培训")  # whom or what, and no measure
OF_THEMSELVES = ("生产总值", "进出口总额", "进出口")  # 固定资产投资、进出口总额: of nothing named before
# rates that say nothing of what they are of: 垃圾分类参与率、准确率
RATES_OF_A_THING = frozenset(
    "准确率 正确率 完结率 参与率 知晓率 满意率 合格率 达标率 及格率 优良率 优秀率 完好率 及时率 办结率 使用率 利用率 入住率".split()
)
# 投资、消费对经济增长的贡献率, 投资、消费拉动地区生产总值增长
CONTRIBUTION = re.compile("(?:(?:对[^、]{2,12}?的?)?贡献率|拉动[^、]{2,12}增长)\\Z")
OUTSTANDING, DEPOSITED = (
    "余额",
    "存款",
)  # 各项存款、贷款余额: 余额 is of both, and not of 制造业贷款 before 普惠小微贷款余额
# 职工、居民住院报销比例: classes of persons or schools, each of which has what the last is said to have
CLASSES = (
    ("职工", "居民", "城乡居民", "农民工", "灵活就业人员"),
    ("小学", "初中", "高中", "幼儿园", "中职"),
    ("公办", "民办"),
)
OF_ANIMALS = ("出栏", "存栏")
AN_ANIMAL = re.compile("(?:[猪牛羊禽畜鸡鸭鹅兔马驴鸽]|禽类|畜禽|羊只)\\Z")  # 生猪, 家禽, 肉牛; 禽蛋 and 肉类 are none
CODE = re.compile(r"[A-Za-z]+[\d.]*")
_TAKES_OVER = frozenset(HEADS) | frozenset(GENERIC)


@lru_cache(maxsize=8192)
def parts_of(phrase: str) -> tuple[str, ...]:
    """The phrase cut at its list marks."""
    return tuple(part.removeprefix("其中") for part in cut_at(SPLIT, phrase) if part)


@lru_cache(maxsize=8192)
def cut_at(marks: re.Pattern[str], phrase: str, most: int = 0) -> tuple[str, ...]:
    """The phrase cut at marks, but not at those inside the one name of an industry: 批发和零售业、住宿和餐饮业 are two."""
    whole = [name.span() for name in JOINED_NAME.finditer(phrase)] if "业" in phrase or "类" in phrase else []
    parts, begin = [], 0
    for mark in marks.finditer(phrase):
        if not any(start < mark.start() < end for start, end in whole):
            parts.append(phrase[begin : mark.start()])
            begin = mark.end()
            if len(parts) == most:
                break
    return (*parts, phrase[begin:])


@lru_cache(maxsize=8192)
def split_list(phrase: str, count: int) -> tuple[str, ...]:
    """The things a list of `count` names; empty when it does not come out at that many."""
    if (head := head_noun(phrase)) and phrase.endswith("等" + head):
        phrase = phrase[: -len(head) - 1] + head  # 牛奶、牛肉等产量
    if "、" in phrase:
        phrase = KINDS_TOGETHER.sub("", COUNTED_TOGETHER.sub("", SUMMED_AT_END.sub("", phrase)))
    items = [] if NUMBERED.search(phrase) else _cut(phrase, count)
    if not items:
        return _expanded(phrase, count)
    first, last = items[0], items[-1]
    if not all(items):
        return ()
    if count == 2 and (pair := _pair(first, last)):
        return pair
    if per_unit := PER_UNIT.match(first):
        return tuple(item if item.startswith("单位") else per_unit[0] + item for item in items)
    return _completed(items)


def _pair(first: str, last: str) -> tuple[str, ...]:
    """城镇和农村居民收入, 存、贷款余额: two that share all but one word; empty for any other two."""
    if first.endswith(("城镇", "城市")) and last.startswith(("农村", "乡村")):
        return first + last[2:].removeprefix("牧区"), last
    return (first + last[1:], first[:-1] + last) if first[-1] + last[0] in PAIRS else ()


def _cut(phrase: str, count: int) -> list[str]:
    items = parts_of(phrase)
    if len(items) == count:
        return list(items)
    by_comma = [part for part in cut_at(ENUMERATION_COMMA, phrase) if part]
    if len(by_comma) == count:
        return by_comma
    if len(by_comma) == count - 1:
        tail = cut_at(SPLIT, by_comma[-1], 1)
        if len(tail) == 2:
            return [*by_comma[:-1], *tail]
    return []


def _completed(items: list[str]) -> tuple[str, ...]:
    """Give every item what only the first or the last says: the verb, the owner, the noun that is counted."""
    first, *others = items = _balances(items)
    if groups := _trades_by_measure(items) or _trades_in_short(items):
        return groups
    if contribution := CONTRIBUTION.search(items[-1]):
        return (*(item + contribution[0] for item in items[:-1]), items[-1])
    if _each_with_its_verb(items):
        return tuple(item[2:] if item.startswith(ACHIEVING) else item for item in items)
    opened = [first, *(_with_opening(first, item) for item in others)]
    ending = "" if _named_in_full(first, items[-1]) else _shared_ending(first, items[-1])
    return _of_residents((*(_with_ending(item, ending) for item in opened[:-1]), opened[-1]))


def _named_in_full(first: str, last: str) -> bool:
    """党员、入党积极分子 of people; 边民贸易、资金结算量 of a trade beside what is none: the last says nothing for the first."""
    if first.endswith(A_TRADE):
        return A_TRADE not in last and not OF_TRADED.search(last)
    return first.endswith(PEOPLE_BY_KIND) and last.endswith(PEOPLE_BY_KIND)


def _balances(items: list[str]) -> list[str]:
    """各项存款、贷款余额: 余额 is of both."""
    if not (items[0].endswith(DEPOSITED) and items[-1].endswith(OUTSTANDING)):
        return items
    return [item + OUTSTANDING if item.endswith(DEPOSITED) else item for item in items]


def _of_residents(items: tuple[str, ...]) -> tuple[str, ...]:
    """城镇居民工资性收入, 经营收入 → 城镇居民工资性收入, 城镇居民经营净收入: whose income it is, is said once."""
    if "工资性" in items[0]:
        items = tuple(NET_INCOME.sub("净", item) for item in items)
    residents = RESIDENTS_NAMED.match(items[0])
    if not residents or len(items[0]) == residents.end():
        return items
    return tuple(residents[0] + item if OF_HOUSEHOLDS.fullmatch(item) else item for item in items)


def _with_ending(item: str, ending: str) -> str:
    """高血压 with 患者规范管理率, 老年人 with 规范管理率: an item with what the last one says for all, where it says nothing of the kind."""
    if _names_its_noun(item) or ending.startswith(OF_ANIMALS) and not AN_ANIMAL.search(item):
        return item  # 蔬菜、生猪出栏: vegetables are not sold off a farm as pigs are
    return item + (ending.removeprefix("患者") if item.endswith(PEOPLE) else ending)


def _trades_by_measure(items: list[str]) -> tuple[str, ...]:
    """限上批发业、零售业销售额和住宿业、餐饮业营业额: each trade with the measure that ends its group; empty for any other list."""
    trades = [found for item in items if (found := OF_TRADE.fullmatch(item))]
    if (
        len(trades) < len(items)
        or not trades[-1]["measure"]
        or len({trade["measure"] for trade in trades} - {None}) < 2
    ):
        return ()
    size = trades[0]["size"] or ""
    behind = [next(trade["measure"] for trade in trades[place:] if trade["measure"]) for place in range(len(trades))]
    return tuple(
        (trade["size"] or size) + trade["trade"] + measure for trade, measure in zip(trades, behind, strict=True)
    )


def _trades_in_short(items: list[str]) -> tuple[str, ...]:
    """限上批发、零售、住宿、餐饮业销售额(营业额): each trade by its full name, with what is counted of it; empty for other lists."""
    trades = [found for item in items if (found := TRADE_IN_SHORT.fullmatch(item))]
    if len(trades) < len(items) or not (measure := trades[-1]["measure"]):
        return ()
    size = trades[0]["size"] or ""
    return tuple(size + _trade_and_measure(trade["trade"], trade["measure"] or measure) for trade in trades)


def _trade_and_measure(trade: str, measure: str) -> str:
    """批发 → 批发业销售额; 住宿 → 住宿业营业额: who gives board and lodging turns over, and sells no goods."""
    serves = trade in SERVING and measure == "销售额"
    return f"{trade}业{'营业额' if serves else measure}"


def _trades_in_one(phrase: str) -> tuple[str, ...]:
    """限上批零住餐业销售额 → 限上批发业销售额, …: two of them, or all four."""
    found = TRADES_IN_ONE.fullmatch(phrase)
    if not found:
        return ()
    trades = ("批发", "零售") * ("批零" in found["trades"]) + SERVING * ("住餐" in found["trades"])
    return tuple((found["size"] or "") + _trade_and_measure(trade, found["measure"]) for trade in trades)


def _names_its_noun(item: str) -> bool:
    return head_noun(item) != "" or item.endswith((*WAYS_OF_COUNTING, "投入", "经费")) or item in ABBREVIATED


def _with_opening(first: str, item: str) -> str:
    """财政用于科技、教育的支出; 新增企业、个体户; 来访批次、人次; 铁路客运量、货运量: an item with what the first says for all."""
    if first.startswith(RURAL) and OF_VILLAGES.fullmatch(item):
        return RURAL + item
    if FOR_PATIENTS.fullmatch(item) and (per := PER_SO_MANY.match(first)):
        return per[0] + item
    if CARRIED.fullmatch(item) and (way := BY_WAY.match(first)):
        return way[0] + item
    if (size := OF_SIZE.match(first)) and BUSINESS.match(item):
        item = size[0] + item
    if spender := SPENT_ON.match(first):
        item = spender[0] + item
    elif (verb := _verb_for_all(first)) and not leading_verb(item):
        item = verb + item
    if item in WAYS_OF_COUNTING and first.endswith(WAYS_OF_COUNTING):
        return first[:-2] + item
    return _owner_for_all(first, item) + item


def _verb_for_all(first: str) -> str:
    """新增 of 新增企业、个体户; 生产 of 生产安全事故 is part of a name, 出口 of 出口额 of the noun."""
    verb = leading_verb(first)
    return (
        ""
        if head_noun(first)
        or first.endswith(("经费", "增速", "增幅", A_TRADE))
        or len(first) - len(verb) < 2
        or verb in NOUN_VERBS
        else verb
    )


def _owner_for_all(first: str, item: str) -> str:
    """规上工业 of 规上工业产值、利润: whose it is, before an item that says only how it is counted."""
    own = head_noun(first)
    if own == "率" and item in RATES_OF_A_THING and is_generic(first[-3:]):
        return first[:-3]
    if len(own) < 2 or len(first) - len(own) < 2:
        return ""
    taken_over = item in _TAKES_OVER and item not in OF_THEMSELVES or own == "数量" and item == "财政支出"
    return first[: -len(own)] if taken_over else ""


def _each_with_its_verb(items: list[str]) -> bool:
    """接待游客、实现旅游收入分别为…: nothing is said once for all; whom one receives (接待游客、旅游收入) is no sum of money."""
    first, last = items[0], items[-1]
    verb = leading_verb(first)
    if not verb or len(items) < 2 or len(first) - len(verb) < 2:
        return False
    if any(item.startswith(ACHIEVING) for item in items[1:]):
        return True
    return verb in RECEIVING and head_noun(last) != "" and not last.endswith(WAYS_OF_COUNTING)


def _shared_ending(first: str, last: str) -> str:
    """What the last item says for all: 炼铁、炼钢先进产能占比 → 先进产能占比."""
    if CODE.fullmatch(first) and (code := CODE.match(last)):
        return last[code.end() :]  # PM10、PM2.5年均浓度
    if share := _share_of_noun(last) or _behind_same_class(first, last):
        return share
    return _noun_for_all(first, last)


def _noun_for_all(first: str, last: str) -> str:
    """The noun that ends the last item, as far as it is common: 退役军人、残疾人新增就业 → 新增就业."""
    head = head_noun(last) or ("消费" if last.endswith("消费") else "")
    if head == "率" and len(last) > 4:
        return last.replace("（管控）", "")[-3:]
    noun = _with_act(head, last)
    if len(first) < 2:
        return noun or last[-2:]
    alike = len(head) < 2 or not set(first).isdisjoint(last[: len(first)])
    if len(first) <= 4 and len(last) > len(first) + 2 and alike:
        return _behind_same_kind(first, last)
    return noun or ("" if first.endswith(OF_ANIMALS) else _kept_or_sold(last))


def _behind_same_class(first: str, last: str) -> str:
    """职工、居民住院报销比例 → 住院报销比例: all that stands behind the last class, where the first is one of the same kind."""
    classes = next(filter(first.endswith, CLASSES), ())
    member = next(filter(last.startswith, classes), last)
    return _behind_school(last[len(member) :]) if first.endswith("学") else last[len(member) :]


def _behind_school(shared: str) -> str:
    """What follows 小学 of what follows 初中: 学生 → 生, 学校数 → 数, for which it stands itself; 学业质量合格率 and 学费 as they are."""
    if shared.startswith("学校"):
        return shared[2:]
    return shared[1:] if shared.startswith("学生") else shared


def _kept_or_sold(last: str) -> str:
    """生猪、家禽出栏 → 出栏: what is done with animals, and is the measure of each."""
    return last[-2:] if last.endswith(OF_ANIMALS) and len(last) > 2 else ""


def _with_act(head: str, last: str) -> str:
    """生猪、牛、羊出栏量 → 出栏量: of what there is an amount, before 量."""
    return last[-3:] if head == "量" and len(last) > 3 else head


def _share_of_noun(last: str) -> str:
    """炼钢先进产能占比 → 产能占比; 糖尿病患者规范管理率 → 患者规范管理率."""
    if (ill := last.find("患者")) > 0 and last.endswith("率"):
        return last[ill:]
    if people := OF_PEOPLE.match(last):
        return last[people.end() :]  # 儿童、孕产妇系统管理率
    before, mark, behind = last.partition("占")
    own = head_noun(before) if mark else ""
    return own + mark + behind if own else ""


def _behind_same_kind(first: str, last: str) -> str:
    """退役军人、残疾人新增就业 → 新增就业: what stands behind the word that ends as the first item does."""
    at = last.find(first[-1])
    return last[at + 1 :] if at > 0 else last[len(first) :]


def _expanded(phrase: str, count: int) -> tuple[str, ...]:
    """One word that names several: 城乡居民, 存贷款, 一二三产, 产销量."""
    for read in (
        _branches_of_farming,
        _two_in_one,
        _trades_in_one,
        _three_industries,
        _industries_in_one,
        _numbered_industries,
    ):
        if len(items := read(phrase)) == count:
            return items
    return ()


def _branches_of_farming(phrase: str) -> tuple[str, ...]:
    """农、林、牧、渔业及农林牧渔专业及辅助性活动产值 → 农业产值, 林业产值, 牧业产值, 渔业产值, 农林牧渔专业及辅助性活动产值."""
    found = BRANCHES_OF_FARMING.fullmatch(phrase)
    if not found:
        return ()
    branches = tuple(f"{branch}业{found['measure']}" for branch in "农林牧渔")
    return (*branches, found["services"] + found["measure"]) if found["services"] else branches


def _two_in_one(phrase: str) -> tuple[str, ...]:
    """城乡居民收入 → 城镇居民收入, 农村居民收入."""
    both = next((both for both in TWO_IN_ONE if both in phrase), "")
    return tuple(phrase.replace(both, one, 1) for one in TWO_IN_ONE[both]) if both else ()


def _three_industries(phrase: str) -> tuple[str, ...]:
    """三次产业增加值 → 第一产业增加值, …; 三次产业结构 → 第一产业占比, …."""
    found = SECTORS.match(phrase)
    if not found:
        return ()
    of = phrase[found.end() :]
    of = "占比" if SHARE_OF_SECTORS.match(of) else of.removeprefix("的")
    return f"第一产业{of}", f"第二产业{of}", f"第三产业{of}"


def _industries_in_one(phrase: str) -> tuple[str, ...]:
    """二三产业增加值 → 第二产业增加值, 第三产业增加值; 二三产投资 → 二产投资, 三产投资."""
    found = IN_ONE.search(phrase)
    if not found:
        return ()
    if (full := phrase[found.end() :].removeprefix("次")).startswith("产业"):
        return tuple(f"{phrase[: found.start()]}第{one}{full}" for one in found[1])
    return tuple(phrase.replace(found[1], one, 1) for one in found[1])


def _numbered_industries(phrase: str) -> tuple[str, ...]:
    """第一、二、三产业增加值 → 第一产业增加值, 第二产业增加值, 第三产业增加值."""
    found = NUMBERED_SECTORS.search(phrase)
    if not found:
        return ()
    return tuple(phrase.replace(found[0], f"第{number}产业") for number in found.groups() if number)
