"""The named entity a statement is about when it is not the reporting district: a village, a company, a project."""

import re
from functools import lru_cache

from transforms.extraction.subjects import words
from transforms.extraction.subjects.entity import A_ZONE, COUNTIES, THE_NUMBER, TOWNS, VILLAGES
from transforms.extraction.subjects.proper import (
    COMMON,
    KIND_OF_PLACE,
    NAME_MAY_BEGIN,
    NAME_OF_PLACE,
    OPENS_CLAUSE,
    is_proper,
)
from transforms.extraction.wording.phrases import ANY_VERB, LEAD
from transforms.extraction.wording.words import OF_ITSELF

SUBJECT = re.compile(
    r"(?:其中|目前|截至目前|全年|今年|上半年|下半年|[一二三四]季度|前三季度|20\d\d年|[一二三四五六七八九十]是|同时|现)?[，,]?((?![各全我本该多所辖等]|两(?![河江溪塘口])|其中|主要)(?:[\u4e00-\u9fff]{2,4}村[、和](?![^，,]*(?:分别|各|(?<![户人村亩年月日平])均)))*"
    r"[\u4e00-\u9fff“”]{1,11}?"
    r"(?:股经社|股份经济合作社|经济合作社|合作社|村委会|居委会|村|社区|集团|公司|街道|镇|乡))(?!(?<=村)镇银行|(?<=集团)化(?![工纤解肥妆债险]))(?=村集体|办[起好成]|集[中资]|[^，,。；;、的等村民庄寨两委级集办])"
    r"(?![和与及][\u4e00-\u9fff]{2,10}?(?:村|社区|集团|公司|街道|镇|乡))"
)
PLACE = re.compile(  # 澄湖经开区, 柳堤安置小区: a named place that is no division
    rf"(?:其中|目前|截至目前|全年|同时)?[，,]?({NAME_MAY_BEGIN}[\u4e00-\u9fff“”]{{2,9}}?"
    r"(?:经开区|开发区|高新区|(?:工业|产业|科技)园区?|经济区|试验区|先行区|自贸区|自由贸易港|经济圈|集中区|安置小区|安置点|地块|[一二三四]期|国际中心|商务中心|金融中心|安置区|风电场|实验室|[新东西南北]院区|景区|[一二三]水厂))"
    r"(?=[^，,。；;、的等和及内])"
)
# what a city's report tells of one of its counties, in short or of one of its industries: 限上零售额, 收入, 锂电产业营业收入
_TOLD_OF_COUNTY = (
    "限上|限额以上|社零|实际利用|实际使用|利用外资|出口|进口|(?:总?收入|支出)(?!来源|差距|分配|水平)|零售额|投资(?!公司|集团|促进|建设|的|项目|环境|者)|技改|工业投资|民间投资|产值|总产值|增加值|经济总量|总量|增速|接待(?:国内外)?游客"
    "|制造业|服务业(?!企业)|第[一二三]产业|农林牧渔|农业(?:总产值|产值|增加值)|利润总额|营业收入|营收|用电|全社会|金融机构|存款|贷款|人均|常住人口|城镇化率|网络零售|电商"
    "|[\u4e00-\u9fff]{1,6}(?:产业|行业|集群)(?:实现|完成)?(?:综合|总)?(?:产值|营业收入|营收|增加值)"
)
# 柳城县完成投资36亿元: a county by its name, where what it did or has follows at once; 主城区, 全县, 老区 are no names
_A_COUNTY = r"(?:其中|目前|截至目前|全年|今年|同时)?[，,]?((?![各全我本该两多所辖等一二三四五每])[\u4e00-\u9fff]{1,4}?(?:自治[县州旗]|县|区|市|旗))"
_BY_NOW = "(?:全年|全面|累计|共|已|先后|预计|成功|今年)*"
COUNTY = re.compile(
    rf"{_A_COUNTY}(?={_BY_NOW}(?:实现|完成|达到|新[建增签开]|建成|引进|获批|入选|培育|创建|争取|启动|粮食|蔬菜|水果|茶叶|生猪|地区生产总值|GDP"
    r"|规上|规模以上|固定资产投资|工业|财政|一般公共|税收|社会消费品|城镇|农村|居民|旅游|进出口|招商|外贸|增长|下降))"
)
# 柳城县限上零售额: what is told of a county in short is told of mines and of quarters as well, so that its name shows what it is
COUNTY_IN_SHORT = re.compile(rf"{_A_COUNTY}(?={_BY_NOW}(?:{_TOLD_OF_COUNTY}))")
# 柳城县水稻面积: a county may be known by 县 alone, where no office, house, road or village in it follows, and no other place
COUNTY_ALONE = re.compile(
    r"(?:其中)?[，,]?((?![各全我本该两多所辖等一二三四五每])(?:[\u4e00-\u9fff]{2,4}?自治[县旗]|[\u4e00-\u9fff]{2}县))"
    r"(?!(?:[级委城域政里内外至到和与及等的乡镇街村区市段境在因由对把将道籍际属控长情界]|直(?!播)|管(?![网道])|考(?![生察])|志(?!愿)|处(?![理置])|人民(?!生活)|公安|检察|法院)|[\u4e00-\u9fff、“”]{0,10}(?:[局委办院校馆站所园路桥镇乡村县区市]|中心|公司|集团|[中小]学|医院|银行|[一二三四五六七]中|项目|工程|基地|水库|水厂|大道|线|街道|社区|合作社|企业|期|农商行|信用社))"
    r"(?=[\u4e00-\u9fff]{2})"
)
LED_UP_TO_PLACE = re.compile(f"(?:{'|'.join(words.BEFORE_PLACES)})(?=.)")  # 会同县 is one
NO_COUNTY = re.compile(
    "(?:[新园社地城郊片小库山牧灾景发范验老湾港林海防战特营厂街校院]区|[超城上都县门股楼夜集菜花省]市|[全各]县)\\Z|(?:强|百强|开放|冠军|贫困|示范|试点|重点|边境|大|小|贸易|保税|脱贫|整|帮扶|攻坚|欠发达|山区|海岛|民族|农业|牧业|产粮|资源|生态|旅游)[县区]\\Z|[占全各]|^(?:中心|城镇|农村|老|新|大|小)"
)
# what a zone calls itself in its own report: 新区固定资产投资, and not 新区建设
ZONE_IN_SHORT = re.compile(
    "(?:新区(?!域)|高新区|经开区|开发区|示范区|度假区|试验区|合作区)(?!内|建设|开发|规划|管委|管理|基础设施|改造|道路|[级、和与的])(?=.)"
)
A_ZONE_ENDS = "区"  # as each of them
RANK_OF_DIVISION = re.compile("(?:(?:壮族|回族|维吾尔)?自治区|自治[州县旗]|[省市县区州盟旗])\\Z")
OF_AREA, GROSS_PRODUCT = "地区", "地区生产总值"  # 柳州地区进出口总额 and 柳州地区生产总值
VILLAGES_AND_TOWNS = (*VILLAGES, *TOWNS)
LONGEST_TOWN = 5
COUNTRYSIDE = ("农村", "乡村")
COOPERATIVE = "合作社"
TRADE_OF_COOPERATIVE = re.compile(
    "(?<=..)(?:养殖|种植|加工|收购|开发|建设|运输|生产|销售|服务|安装|设计|发展|投资)"
)  # 青山养殖专业合作社
TRADE_OF_FIRM = re.compile(
    "(?<=..)(?:供电|供水|供气|供热|租赁|投资|开发|建设|运营|运输|服务|发展|种植|养殖|加工|销售)+(?=(?:有限|股份|集团)*公司)"
)
NO_NAME = re.compile(
    rf"(?:{OF_ITSELF}|[我本各该](?:[镇乡村]|街道|社区)|通村|在[^，]{{1,8}}[一二三四五六七八九十]个?[镇乡])\Z|\A(?:受|由于|因(?!民|特)|得益于|依托)"
)  # 截至目前我镇, 会议要求各村: the district, or a class; 柳溪至石桥通村公路, 受恒丰公司影响: no name
# the last characters of what SUBJECT, PLACE and COUNTY can name
SUBJECT_ENDS = "村县市旗社会区团司道镇乡园圈点块期心厂港场室"
SUBJECT_END = re.compile(f"[{SUBJECT_ENDS}]")
NAME_END = re.compile(f"[{SUBJECT_ENDS}域渠速路学段]")  # and of what a work or a water is named
CLASS = re.compile(
    rf"^(?:{'|'.join((*words.TIMES_AND_DETERMINERS, *words.DONE_BY_OFFICES, *words.KINDS_OF_PLACE_OR_FIRM))})"
    rf"|(?:{'|'.join(words.KINDS_OF_VILLAGE)})(?:村|社区|乡镇|街道|镇)$"
    rf"|{'|'.join(words.NO_NAME_WHOLE)}"
)


AND = frozenset("和与、")
# 石桥村“云上人家”民宿接待游客, 石桥镇敬老院供养老人, 石桥村饮水工程铺设管道: a house, a body or a work of the village, of which the clause tells
OF_IT = re.compile(
    r"民宿|农家乐|农庄|工坊|合作社|家庭农场|采摘园|[\u4e00-\u9fff]{1,2}(?<!开)园(?=(?:\d{1,2}月份?|[春夏秋冬]季|开园|今年|全年)*(?:采摘|赏花|成熟|开园|花期|接待|吸引|迎来))|乐园|联合社|股经社|敬老院|养老院|福利院|幸福院|卫生院|卫生[室站]|小学|中学|幼儿园|中心|服务站|工作站|(?:综合)?文化站|驿站|广场|公园"
    r"|工程(?!量)|项目|安置房[一二三四]期|污水处理[厂站]|水厂|电站|加工厂|冷库|车间|基地|农场|养殖场|养[猪牛羊鸡鸭鹅鱼]场|[猪牛羊鸡]场|林场|茶场|砖厂|茶厂|酒厂|党委|党总支|党支部"
)
OF_ITS_TRADE = re.compile("(?:养殖|种植|加工)(?:专业|股份)?(?:合作社|联合社|场|厂)|(?:集中)?安置房[一二三四]期")
LONGEST_OF_IT = 18
NAME_OF_IT = re.compile(r"(?:“[^”，。]{2,8}”|[\u4e00-\u9fff])*")
NOT_TOLD_OF = re.compile(
    r"[的等、和与及或内外级型类化率由从增扩]|面积|规模|达|建设(?!面积|规模|用地)|改造|提升|管理|运行维护|资金|债券|总?数|清单|库|负责|主任|书记|成员|社员|党员|人员|全覆盖"
)
KIND_OF_WORK = re.compile(
    "[各一两三多与和同及在向靠]|依托|借助|利用|通过|重点|重大|产业项目|民生|招商|所有|全部|部分|相关|其他|级"
)
# what is built and then put to use, by the end of its name
_BUILDING = "[一二三四]期|基地|产业园|工业园|科技园|综合体|大厦|水厂|大桥|项目"
SITE = re.compile(
    rf"(?:推动|推进|加快|支持|确保|其中)?((?:(?!项目)[\u4e00-\u9fff“”]){{2,12}}?(?:{_BUILDING}|园区|公园|片区))"
    r"(?:的|已|主体|设备|正式|动工|开工|复工|竣工|封顶|结顶|投产|投用|启用|建成|进场|开业|落地|签约|顺利|如期|加快|全面|\Z)"
)
BUILT = re.compile(
    rf"([\u4e00-\u9fff“”]{{2,14}}?(?:{_BUILDING}|车间|生产线|厂房|厂|电站|加工园|加工厂|创业园|物流园|冷库|酒店|市场|中心|广场|学校|小学|中学|幼儿园|医院|卫生院|泵站|水库|码头|展厅|民宿|管网|总部))"
    r"(?:的|已|正在|将|于|今年|年内|年底|力争|争取|确保|计划|预计|主体|成功|落户|落地|加快|正式|破土|动工|开工|复工|竣工|封顶|投产|投用|投入|启用|建成|试产|签约|交付|顺利|\Z|(?=[，；。]))"
)
OF_A_KIND = re.compile(
    r"^(?:上半年|下半年|全年|年底|完成|实施|打造|力争|争取|提高|做[优实强大]|加强|用好|全球|国际|国家级|省级|市级)|重点|重大|民生|产业项目|服务|基础|投资|工业项目|农业|文旅项目|治理|惠民|改造|建设|整治|提升|亿元|一批|城市更新|招商|示范|农田|试点|各|全[省市区县镇街]"
)


# 石桥村的萝卜卖到了省城: what became of the goods of a village
GOODS_OF_VILLAGE = re.compile(
    r"([\u4e00-\u9fff]{2,5}(?:村|社区|乡|镇))的([\u4e00-\u9fff]{2,8}?)(?:卖[到出给上]|销往|销到|走出|走进|走俏|俏销|畅销|远销|出口到|丰收|喜获|登上|摆上|端上|迎来)"
)


def is_class(name: str) -> bool:
    """重点项目, 在建工程: what such a name says is a kind of thing, and no entity."""
    return OF_A_KIND.search(name) is not None or CLASS.search(name) is not None


def village_of_goods(clause: str, own_names: tuple[str, ...]) -> str | None:
    """石桥村 of 石桥村的萝卜卖到了省城: whose goods a clause tells of."""
    found = GOODS_OF_VILLAGE.match(clause)
    return found[1] if found and is_village_or_county(found[1], own_names) else None


def county_of(clause: str, own_names: tuple[str, ...]) -> str | None:
    """The county that a clause opens with, and not the one that reports nor one that it lies in; None for a kind of area."""
    surely = COUNTY.match(clause)
    found = surely or COUNTY_IN_SHORT.match(clause) or COUNTY_ALONE.match(clause)
    if not found or NO_COUNTY.search(found[1]) or any(own.endswith(found[1]) for own in own_names):
        return None
    own = "自治" in found[1]
    name = found[1][: -3 if own else -1]
    if _opens_with_act(name) or ANY_VERB.search(found[1]) or not is_proper(name, 1):
        return None
    return found[1] if own or _names_county(name, surely is not None) else None


def _opens_with_act(name: str) -> bool:
    """联合云水, 与云水: whether a verb or a preposition leads up to the name."""
    return LEAD.match(name) is not None or LED_UP_TO_PLACE.match(name) is not None


def _names_county(name: str, surely: bool) -> bool:
    """云水 of 云水县: whether it ends as names of counties do, or is at least no kind of them where what follows is told of counties."""
    return surely and not KIND_OF_PLACE.fullmatch(name) or NAME_OF_PLACE.fullmatch(name) is not None


def is_cut(name: str) -> bool:
    """“万企兴万村 of “万企兴万村”行动: words that end within a quotation or a title."""
    return name.count("“") != name.count("”") or name.count("《") != name.count("》")


def place_of(clause: str) -> str | None:
    """The named zone, estate or sight that a clause opens with; unlike a village it is spoken of in that clause alone."""
    found = PLACE.match(clause)
    return (
        None
        if not found or is_class(found[1]) or OPENS_CLAUSE.match(found[1]) or ANY_VERB.search(found[1])
        else found[1]
    )


def built_of(clause: str) -> str | None:
    """The named works or plant that a clause opens with: 冻干果蔬车间投产; 重点项目 is a class."""
    found = BUILT.match(clause)
    return None if not found or is_class(found[1]) else found[1]


def site_of(clause: str) -> str | None:
    """The named project, park or plant that a clause opens with: 新材料产业园主体封顶; 产业项目 is a class."""
    found = SITE.match(clause)
    return None if not found or OF_A_KIND.search(found[1]) else found[1]


@lru_cache(maxsize=1024)
def short_of(own_name: str) -> str:
    """柳州 of 柳州市; "" where nothing is left out or too little is left."""
    short = RANK_OF_DIVISION.sub("", own_name)
    return "" if len(short) < 2 or len(short) == len(own_name) else short


def own_area_at(words: str, own_name: str) -> str:
    """柳州地区 of 柳州地区进出口总额, 柳州 of 柳州地区生产总值, in the report of 柳州市: the district itself, as far as the words name it."""
    short = short_of(own_name)
    if not short or not words.startswith(short + OF_AREA):
        return ""
    return short if words.startswith(GROSS_PRODUCT, len(short)) else short + OF_AREA


def in_short_at(words: str, own_name: str) -> str:
    """新区 of 新区进出口总额 in the report of 临江新区: what a zone calls itself; "" where the words do not open with it."""
    found = ZONE_IN_SHORT.match(words) if own_name.endswith(A_ZONE_ENDS) else None
    return found[0] if found and own_name.endswith(found[0]) and own_name != found[0] else ""


def subject_of(clause: str, own_names: tuple[str, ...]) -> str | None:
    """The entity that opens the clause, or None: a class (租赁企业, 剩余村) is none, nor is the reporting district."""
    found = SUBJECT.match(clause)
    if not found:
        return None
    name = found[1]
    if NO_NAME.search(name) or is_cut(name):
        return None
    if clause.startswith("村", found.end()) and not AND.isdisjoint(name):
        return None  # 柳湾村和溪口村村集体收入: one of each
    if ANY_VERB.search(_without_trade(name)):
        return None
    if len(name) < 3 or name.endswith(COUNTRYSIDE) or CLASS.search(name):
        return None
    if any(own.endswith(name) for own in own_names):
        return None
    return name + _of_it(clause, len(name) + found.start(1)) if AND.isdisjoint(name) else name


def _without_trade(name: str) -> str:
    """青山养殖专业合作社, 国网云溪供电公司: a name without the verb that says what its bearer does."""
    if name.endswith(COOPERATIVE):
        return TRADE_OF_COOPERATIVE.sub("", name)
    return TRADE_OF_FIRM.sub("", name) if name.endswith("公司") else name


def _of_it(clause: str, at: int) -> str:
    """饮水工程 of 石桥村饮水工程铺设管道: the house, the body or the work of a village that something is told of; "" for none."""
    for end in reversed([found.end() for found in OF_IT.finditer(clause, at, at + LONGEST_OF_IT)]):
        name = clause[at:end]
        if len(clause) > end and not NOT_TOLD_OF.match(clause, end) and _names_one(name):
            return name
    return ""


def _names_one(name: str) -> bool:
    """饮水工程, “云上人家”民宿: words behind a village's name that name one thing, and no act (新建广场) and no kind (重点项目)."""
    if OF_ITS_TRADE.fullmatch(name):
        return True
    if not NAME_OF_IT.fullmatch(name) or KIND_OF_WORK.match(name) or LEAD.match(name) or OPENS_CLAUSE.match(name):
        return False
    return ANY_VERB.search(COMMON.sub(" ", name)) is None


def is_county(name: str) -> bool:
    """石桥县, 南泉区: whether a name is that of a county, and neither of a zone (澄湖经开区) nor of an estate (永福小区)."""
    return name.endswith(COUNTIES) and A_ZONE.search(name) is None and county_of(name + "完成", ()) == name


def is_village_or_county(place: str, own_names: tuple[str, ...]) -> bool:
    """小桥村, 云台镇, 石桥区: whether a name is that of a place that the clause could open with, had it a number or a verb behind it."""
    if place.endswith(VILLAGES_AND_TOWNS):
        town = not place.endswith(VILLAGES)
        if town and (len(place) > LONGEST_TOWN or not is_proper(place[:-1], 1)):
            return False  # 消费品工业特色镇: a kind of town
        return subject_of(place + THE_NUMBER, own_names) == place
    return place.endswith(COUNTIES) and county_of(place + "完成", own_names) == place
