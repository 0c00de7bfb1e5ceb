"""Names of entities beyond villages: companies by their short names, works, parks, schools, quarters, waters. A name ends in what the
thing is, and holds a part that no common word explains: 鑫源铸造, 石塘路拓宽工程; 重点项目 and 老旧小区 are kinds."""

import re
from functools import lru_cache
from typing import NamedTuple

from transforms.extraction.subjects import words
from transforms.extraction.wording.alternatives import guarded, one_of
from transforms.extraction.wording.phrases import ANY_VERB, LEAD
from transforms.extraction.wording.words import KNOWN_AS

HAN = "[\u4e00-\u9fff]"
_GOODS = (f"{goods}(?={'|'.join(words.FIRM_DOES)})" for goods in words.GOODS)
TRADES, PLACES = one_of((*words.TRADES, *_GOODS)), one_of(words.PLACES)
FURTHER = (
    "(?:(?:有限|股份)*公司|集团)?(?:(?:(?!主体|土建|桩基|基础工程|完成)[\u4e00-\u9fff\\d]){0,5}"
    "(?:项目|工程(?!量)|综合体|[一二三四]期|[东南西北]段|[新东西南北](?:院区|校区)|[\u4e00-\u9fff]{2}段|\\d+号楼))?"
)
# rail of a city: known by its number
LINES = r"(?:(?:[\u4e00-\u9fff]{2,4}?)?(?:轨道交通|地铁|轻轨|有轨电车|公交))?\d{1,2}号线"
# a road by its number, where work on it or a part of it follows
ROAD_BY_NUMBER = r"[SGXYZ]\d{2,4}(?:线|国道|省道|县道|乡道)(?=(?:改造|改扩建|拓宽|提升|提质|改线)*(?:工程|项目)?(?:已|累计)?(?:完成|建成|剩余|全线|路面|路基))"
# a plot that is called by its letter and number
PLOT = r"[A-Z]{1,2}-?\d{1,3}(?:-\d{1,3})?地块"
# a road by where it leads from and to: 杨柳至高坪通组路
ROAD_FROM_TO = rf"{HAN}{{2,5}}?(?:至(?![今少于])|(?<![达得提降增升做找])到){HAN}{{2,5}}?(?:通[村组乡户]|产业|旅游|资源|连接|连通)?(?:公路|道路|(?<!铁)路)(?![网段况基面长灯由口边])"
# somebody's room that has a name of its own: “老李调解室”
ROOM = rf"“{HAN}{{2,6}}(?:调解室|工作室|议事会|议事厅|会客厅|解忧铺)”"
# “柳溪通”平台授信300亿元: a platform that is written in quotation marks, where what platforms do follows
PLATFORM = "平台(?=交易|成交|注册|授信|融资|服务(?!中心|站|体系)|入驻|撮合|累计|访问|用户|日?活|效果|作用|成效)"
# a port or a park that is written in quotation marks
QUOTED_PLACE = rf"“({HAN}{{3,8}}?)(?:港|口岸|机场|产业园|科技园|工业园)”"
# “2+3”园区: parks that are written as a scheme
SCHEME_OF_PARKS = r"“\d(?:[+＋][\dN])+”(?:沿边|边境|重点|产业|工业|科技)*园区"
# 云海-柳溪科技园: two places in one name
HYPHEN = f"(?<={HAN})[-－—–](?={HAN})"
NAME = (
    rf"({HAN}{{2,4}}?(?:{TRADES})|“{HAN}{{2,8}}”(?:小程序|公众号|客户端|{PLATFORM})|{QUOTED_PLACE}|{ROOM}|{SCHEME_OF_PARKS}|"
    rf"{LINES}|{PLOT}|{ROAD_BY_NUMBER}|{ROAD_FROM_TO}|"
    rf"(?:[SGXYZ]\d{{2,4}}|\d{{1,2}}号线|\d+(?:\.\d+)?(?:兆瓦|万千瓦|千伏)|{HAN}|{HYPHEN}|“{HAN}+”){{2,16}}?(?:{PLACES})){FURTHER}"
)
# what behind such a word makes of it a field (电子信息) or the beginning of another word (中小学生)
NO_NAME = (
    "期间|[一二三四]期|[东南西北]段|池|山|程|院士|位|生(?!态|产(?!业))|教(?!学楼)|基地|工厂|信息|产业|行业|商务|政务|制造|装备|多样性|加工业|冷库|冶炼|铸造|技术|企业|产品|(?<!项目)(?<!工程)设备|人才|专家|领域|园|公路|铁路"
    "|(?<=厂)(?:[房区长商家址内办]|宿舍)|(?<=矿)[物产石采]|覆盖率|普及率"
)
TIMES = r"(?:其中|目前|截至目前|全年|今年|上半年|下半年|第?[一二三四]季度|前三季度|20\d\d年|\d{1,2}月(?:份|底前?)?|[一二三四五六七八九十]是|[年月季][末底]|同时|位于)*[，,]?"
NAME_MAY_BEGIN = "(?![各全再我本该两多所辖等在以]|其中|[年月季][末底])"
OPENS = re.compile(
    rf"{TIMES}(?:{KNOWN_AS})?{NAME_MAY_BEGIN}({NAME}|(?:{one_of(words.OWN_PLACES)}){FURTHER})(?![的、等及内以里型类业级委带率]|化(?![解债险])|上(?!半年|[缴交市线年月])|[与和](?!0)|用(?!工)|[办城](?!起|好|成|市|中|理|结)|村(?!民)|社区|{NO_NAME})(?=.)"
)
CUT_OFF = re.compile(
    rf"的|流经[省市县区]|距|受(?!益)|(?<!流)经(?![济开贸典营])|^增[速幅]|^总量|^排名|.在|了|、|级(?!中学)|型(?!灌区|水库)|类|等|每|完成|投资(?!评审|促进)|[和与](?!平|谐|(?<=^和)[{words.AGREEABLE}]|[^和与]{{0,6}}(?:改造|修复|治理|整治|提升|利用)(?:工程|项目))|进一步|一批|一个|^[^”]*“[^”]*$"
)
# Each explains its characters.
COMMON = re.compile("|".join(words.COMMON))
LONGEST = 26  # characters of a clause in which a name that opens it must end
ENDS = re.compile(
    guarded(f"{TRADES}|{PLACES}|”平台|”[\u4e00-\u9fff]{{0,4}}园区|{ROAD_BY_NUMBER}|{ROOM}|{one_of(words.OWN_PLACES)}")
)
END_OF_ROAD_FROM_TO = re.compile(ROAD_FROM_TO)  # begins with any word, so that it is looked for only where a 路 stands
ROAD_NUMBER = re.compile(r"[SGXYZ]\d{2,4}")
BY_NUMBER = re.compile(f"{LINES}|{SCHEME_OF_PARKS}|{PLOT}|{ROAD_BY_NUMBER}")
PLACE_IN_QUOTES = re.compile(QUOTED_PLACE)
# no verb within them is one: “老李调解室”; of the houses for those who moved a town builds one or two: 安置房二期
KNOWN_WHOLE = re.compile(f"{ROOM}|(?:集中|统建)?安置房[一二三四]期")
# 污水管网二期工程: of works for water, gas and heat the one that is built now; 高标准农田建设三期项目 are many
OF_PHASE = re.compile(
    r"(?:城乡|城区|县城|集镇|农村)?(?:供水|饮水|引水|调水|排水|污水|雨水|再生水|供热|供气|燃气)(?:一体化|处理|收集|管道|主?管网|厂|干线)*[二三四]期(?:工程|项目)\Z"
)
KNOWN_BY_PLACE = (*words.HOUSES_OF_PLACE, *words.SOCIETIES)
# 石桥: a name of two or three characters by its last, where it is no kind (国定县, 偏远教学点)
_KIND = "|".join(words.KINDS_OF_COUNTY)
KIND_OF_PLACE = re.compile(_KIND)
NAME_OF_PLACE = re.compile(rf"(?!(?:{_KIND})\Z){HAN}{{1,2}}[{words.COUNTY_ENDS}]")
OPENS_WITH_PLACE = re.compile(rf"(?!{_KIND}){HAN}{{1,2}}[{words.COUNTY_ENDS}]")
ENDING = re.compile(rf"(?:{TRADES}|{PLACES})\Z")
OPENS_CLAUSE = re.compile(
    "|".join((ANY_VERB.pattern, *words.VERBS, *words.ADVERBS, *words.PREPOSITIONS, *words.DETERMINERS))
)
PLAIN_NAME = re.compile(
    rf"(?:(?:县(?!域)|市(?![场政民])|区(?!域)|省(?!际))(?![级内属]){HAN}{{2,12}}(?:中心|局|院|馆|公司|集团|科协|红十字会|慈善会|协会|商会|医院|一中|中学|小学|学校|学院|水厂|幼儿园|污水处理厂)"
    rf"|(?:镇区|集镇|圩镇|县城|城区){HAN}{{2,10}}(?:工程(?!量)|项目)|(?:园区|工业园|开发区|经开区|高新区|集中区)(?:污水处理厂|自来水厂|水厂|变电站|供热站)(?:[一二三]期)?"
    "|市民(?:中心|广场|公园)(?:(?:地下|地面|立体)?停车场)?"
    # 万汇广场: no number
    rf"|[百千万亿](?![人亩元吨户家村平]){HAN}{{1,2}}(?:广场|商城|商场)"
    rf"|(?:镇(?!村)|乡(?![镇村])|街道(?!路))(?![级内属]){HAN}{{0,8}}(?:卫生院|敬老院|养老院|小学|中学|幼儿园|服务中心|综治中心|矛调中心|服务站))"
    "(?:[新东西南北](?:院区|校区)|(?:改?扩建|迁建|改造|建设)?(?:工程|项目))?"
)
PREDICATE = re.compile(
    "完成|建成|投入(?:使用|运营|运行|生产)|启用|投用|获批|竣工|投产|开业|摘牌|签约|搬迁|获评|封顶|落成|正式|交付|开学|开班|开诊|并网|试运行|通车|贯通|全线贯通|合龙|完工|开园|开馆|开街|成立|揭牌|投运|点火|试产|恢复(?:运行|供水|通水)"
)


@lru_cache(maxsize=16384)
def is_proper(name: str, least: int = 2) -> bool:
    """Whether so many characters of the name are left when all that common words explain is taken away: 石塘路拓宽工程, but not
    重点项目. The number of a road (G312改线工程) is a name of its own."""
    if ROAD_NUMBER.match(name):
        return True
    return any(len(rest) >= least for rest in COMMON.sub(" ", name).split())


# 河东电缆实现产值: a firm's name and a figure of it; what 特种 or 汽车 stands before are goods
OF_WARES = re.compile(
    rf"({HAN}{{2,3}})(?:{one_of((*words.GOODS, *words.WARES))})(?=(?:全年|累计|预计|实现|完成|年)*(?:总?产值|营收|营业收入|销售收入|销售额|利润|税收|纳税|缴税|出口))"
)


def firm_of_wares(clause: str) -> str | None:
    """河东电缆 of 河东电缆产值, which are goods as well: a firm where another firm's figures stand beside it."""
    found = OF_WARES.match(clause)
    return found[0] if found and is_proper(found[1]) and not OPENS_CLAUSE.match(clause) else None


# the last characters of what stands side by side in 下洋村、溪口村…分别, 石桥涌、北闸涌…分别
SIDE_BY_SIDE = re.compile(
    rf"(?:[村镇乡县旗涌河江湖库]|社区|街道|[^地城]区|[^城]市|公司|集团|{guarded(f'{TRADES}|{PLACES}')})\Z"
)


def each_named(name: str) -> bool:
    """Whether this is the name of one of several entities: a village, a town, a water, a company."""
    if name in words.OWN_PLACES or BY_NUMBER.fullmatch(name):
        return True
    ending = SIDE_BY_SIDE.search(name)
    # a town may be called by a common word and one more: 大洋镇
    least = 1 if name.endswith(("镇", "乡", "县")) else 2
    if ending is None or ending.start() == 0 and len(ending[0]) > 1:
        return False  # 幼儿园 says what kind of thing they are
    return len(name) > 2 and is_proper(name[:-1], least) and not OPENS_CLAUSE.match(name)


SEVERAL_LIKE_IT = re.compile("(?<![甲乙丙中高初平])等(?![级次候待])")  # of a list; 三级乙等医院 is of a grade
# 柳溪服务社提供助浴、助洁等服务: a list of what somebody does, and none that he stands in
OFFERS_SEVERAL = re.compile(
    "(?:已|累计|共|常年|免费|全年|先后)*(?:提供|开展|举办|组织|组建|共建|成立|设立|推出|承接|生产|经营|引进|开设|开通|获评|获得)"
)
BESIDE = re.compile("[、和与]")


def two_names_at(clause: str) -> str | None:
    """石桥苑一期、柳溪苑二期完成权证: two named things that a clause opens with and tells one thing of, 分别 of each."""
    mark = BESIDE.search(clause, 3, LONGEST)
    if mark is None or "分别" in clause or "等" in clause:
        return None
    one, begin = clause[: mark.start()], mark.end()
    other = name_at(clause[begin:])
    told = other and PREDICATE.match(clause, begin + len(other))
    if not other or not told or name_at(one + told[0]) != one:
        return None
    return clause[: begin + len(other)]


# 柳溪、云口、石桥边境产业园区: the names and the one word behind them that says what each is
WITH_SHARED_HEAD = re.compile(
    rf"{TIMES}({HAN}{{2,4}}(?:、{HAN}{{2,4}}){{0,3}}[、和]{HAN}{{2,4}}?)(?:[两三四五六七八]大?)?"
    "((?:沿边|边境|跨境|国际|综合|边民|产业|工业|经济|科技|技术|高新|陆路|铁路|公路|抽水蓄能|通用|物流|[水火核](?=电站))*(?:园区|产业园|口岸|机场|港区|港|开发区|保税区|合作区|试验区|灌区|水库|电站|林场|景区))"
    "(?![的、等和与及内里以级类型口建城办]|达到?\\d)"
)
SHARED_HEAD_ENDS = re.compile("[区园岸场港库站]")
OWN_ENDING = ("站", "港", "场", "库", "厂", "矿", "园")  # 云溪站和柳溪机场 are two
# what may end as a place does and is none: kinds of waters, trees, fruit and wares
GOODS_OR_KIND = re.compile(
    f"{_KIND}|病险|(?:[毛山楠]竹|油茶|茶油|杨梅|榴莲|牡丹|花岗石|大理石|竹海|花海|草原|林海|温泉|石化|[煤盐]化)\\Z"
)
LED_TO = re.compile(one_of(words.BEFORE_PLACES))
LONGEST_WITH_SHARED_HEAD = 34  # characters of a clause in which the names that open it, and their common word, must end


class SharingHead(NamedTuple):
    """`names` as they are written, `each` with the word that all share, and the words `rest` behind it."""

    names: str
    each: tuple[str, ...]
    rest: str


def sharing_head(clause: str) -> SharingHead | None:
    """柳溪、云口口岸 of 柳溪、云口口岸过货: several places that share the word behind the last one; 公办、民办机场 are kinds of one."""
    if "、" not in clause and "和" not in clause or not SHARED_HEAD_ENDS.search(clause, 5, LONGEST_WITH_SHARED_HEAD):
        return None
    found = WITH_SHARED_HEAD.match(clause)
    names = BESIDE.split(found[1]) if found else []
    if not found or not all(map(_is_plain_name, names)) or not any(name[-1] in words.COUNTY_ENDS for name in names):
        return None  # 轻纺、皮革产业园: of what is made there, and where none of them lies
    return SharingHead(
        clause[found.start(1) : found.end()], tuple(name + found[2] for name in names), clause[found.end() :]
    )


def _is_plain_name(name: str) -> bool:
    """柳溪, and neither 新建 nor 民用 nor 柳溪铁路 or 云溪站, which has an ending of its own, nor what grows or is made there (山竹)."""
    if name.endswith(OWN_ENDING) or GOODS_OR_KIND.match(name) or LED_TO.match(name):
        return False
    return is_proper(name) and not OPENS_CLAUSE.search(name) and not ENDING.search(name)


@lru_cache(maxsize=16384)
def name_at(clause: str) -> str | None:
    """The named thing that a clause opens with: 鑫源铸造 of 鑫源铸造投资."""
    if not holds_ending(clause, LONGEST) or not (found := OPENS.match(clause)):
        return None
    name = found[1]
    if KNOWN_WHOLE.fullmatch(name):
        return name
    if _stands_in_list(clause, found.end(1)) or LEAD.match(name):
        return None
    distinct = ENDING.sub("", name)
    if CUT_OFF.search(name) or OPENS_CLAUSE.match(name) or ANY_VERB.search(COMMON.sub(" ", distinct)):
        return None
    if PLAIN_NAME.fullmatch(name) or BY_NUMBER.match(name) or name.startswith(words.OWN_PLACES):
        return name
    return name if OF_PHASE.match(name) or _is_known_by(distinct, name) else None


def holds_ending(words: str, within: int) -> bool:
    """Whether among so many characters something ends as named things do: most clauses hold no such ending, and so no name."""
    if ENDS.search(words, 0, within):
        return True
    return "路" in words and END_OF_ROAD_FROM_TO.search(words, 0, within) is not None


def _is_known_by(distinct: str, name: str) -> bool:
    """石塘 of 石塘水厂: whether what stands before the ending makes a name. 竹坪教学点, 晚晴助老服务社: a house by where it is, a society by
    that or by a longer name of its own; 偏远教学点 and 家政服务社 are kinds."""
    if quoted := PLACE_IN_QUOTES.fullmatch(name):
        return is_proper(quoted[1])  # “国际陆港” is what a port is to be
    if not name.endswith(KNOWN_BY_PLACE):
        return is_proper(distinct if len(distinct) > 1 else name)
    return OPENS_WITH_PLACE.match(distinct) is not None or name.endswith(words.SOCIETIES) and is_proper(distinct, 3)


def _stands_in_list(clause: str, end: int) -> bool:
    """Whether the name that ends there is one of several, of which the clause names only some: 柳溪小学等5所学校."""
    return SEVERAL_LIKE_IT.search(clause, end) is not None and not OFFERS_SEVERAL.match(clause, end)
