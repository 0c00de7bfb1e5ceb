"""Whom the clauses since the last number speak of, and the words that open the number's own clause."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.extraction.mention import BREAK
from transforms.extraction.model import Mention, ReportText
from transforms.extraction.subjects.entity import (
    A_KIND_OF_FIRM,
    A_ZONE,
    OF_WHAT_KIND,
    THE_NUMBER,
    VILLAGES,
    WHERE_IT_STANDS,
    Entity,
    without_kind,
    words_behind,
)
from transforms.extraction.subjects.kinds import (
    A_FIRM,
    A_WORK,
    BUILDS,
    CLEARED,
    COME_IN,
    FIRM_ACTS,
    GAIN,
    IS_HOMES,
    LINES_BUILT,
    OWN_FIGURE,
    SITE_GETS,
    STREET_ENDS,
    furthered,
    is_of_house,
)
from transforms.extraction.subjects.named import (
    SUBJECT_END,
    VILLAGES_AND_TOWNS,
    county_of,
    in_short_at,
    is_class,
    is_county,
    is_cut,
    place_of,
    site_of,
    subject_of,
    village_of_goods,
)
from transforms.extraction.subjects.proper import PREDICATE, firm_of_wares, name_at, sharing_head, two_names_at
from transforms.extraction.subjects.regions import RINGS_OF_CITIES, region_at, region_of_sentence
from transforms.extraction.subjects.several import several_in
from transforms.extraction.subjects.streets import streets_worked_on
from transforms.extraction.subjects.words import OWN_PLACES
from transforms.extraction.wording.phrases import ANY_VERB, LED_BY, clean
from transforms.extraction.wording.words import BULLETS, OF_ITSELF, OFFICE_ENDS, OFFICE_OPENS

WITHIN = re.compile(
    r"在(.{3,}?)(?<!企业)(?<!公司)(?<!单位)(?<!项目)(?<![村镇])(?:中|上|里|内|期间)"
)  # 在镇企业中: no event
OPENINGS = re.compile(r"(?<=[：:])|[，,；;。！？!?]")  # a colon stays with what it introduces: 东湖街道：
BEFORE_WORDS = " \u3000\n" + BULLETS
DESCRIBED = re.compile(r"\d[^，,；;]*的([\u4e00-\u9fff]{2,5}(?:村|社区))\Z")  # 距县城27公里的高坪村，…
READY_ALONE = re.compile(
    rf"[ \u3000]*(?:\d{{1,2}}月份?|年底|[一二三四]季度|上半年|下半年)?(?:顺利|全面|正式|已|建成)*(?:{PREDICATE.pattern})"
)
DISTRICT_OPENS = frozenset("我全本县市区镇")
OF_DISTRICT = re.compile(
    rf"{OF_ITSELF}|[县市区镇]域内|全国(?=[^重首百统性])"
)  # 全县高速公路里程: of the district again
WIDER = re.compile(r"全[国省市区县](?!性)")
OFFICE = re.compile(rf"{OFFICE_OPENS}(?:{OFFICE_ENDS}|部)(?=已|将|先后|及时|派|组织|开展|联合|投入)")  # 县农业局已派出…
OWN_AGAIN = re.compile(rf"(?<=[，；。,;])(?:{OF_ITSELF}|[县市区镇]域内)")
WIDTHS = {
    "国": 9,
    "省": 8,
    "自治区": 8,
    "市": 6,
    "州": 6,
    "盟": 6,
    "县": 4,
    "旗": 4,
    "区": 4,
    "镇": 2,
    "乡": 2,
    "街道": 2,
}
OF_WORK = ("投资", "总投资", "建筑面积", "总建筑面积", "面积")  # what a work costs and how large it is
IN_A_VILLAGE = re.compile(r".(?:村|社区|镇|乡|街道).+(?<!公司)(?<!集团)(?<!合作社)(?<!村)(?<!社区)\Z")
# 支持石桥村创建示范村,投资300万元…: the village for which it is done
BACKED = re.compile(
    r"(?:重点|全力|大力|积极)*(?:支持|助力|指导|帮助)(?=[\u4e00-\u9fff]{2,6}(?:村|社区)(?:创建|争创|打造|创成|建成|申报))"
)
LIFTED = "(?:成功|顺利|正式|全面|已|被)*(?:创[建成]|争创|通过|入选|获批|晋[升级]|评为|升[为级格]|跻身|挂牌|成为)"
RAISED = re.compile(f"{LIFTED}|(?:成功|顺利|正式|全面|已|被)*(?:{PREDICATE.pattern})")
# 石桥县新建学校12所,完成投资30亿元: what it has more and what it makes, beside which its own figures stand; what projects of it cost is
# told with them
GAINED_BY_COUNTY = re.compile(
    "(?:全年|累计|共|已|先后|成功|今年)*(?:新[建增开]|建成|净增|获批|入选|培育|创建|(?:实现|完成)?(?:总?产值|增加值|利润|利税|税收|投资|总?收入|支出|营收|营业收入|零售额))"
)
OFFERS = re.compile(
    "(?:深入|积极|创新|全面|成功)*(?:开展|举办|推行|推出|开设|提供|添置|盖起|建起|搬进|搬入|迁入|购置|配备|更新|升级|引入)"
)
# “柳溪通”平台效果显现,交易转化900笔
SHOWN = re.compile("(?:效果|作用|成效|效应)(?:逐步|持续|不断|充分|初步|日益|日趋)*(?:显现|显著|凸显|明显|彰显|释放)")
LIFTED_AT = re.compile(LIFTED)
OF_FIRMS_IN_ZONE = re.compile(
    "(?:实现|完成)?(?:规上|规模以上)?工业(?:总产值|产值|营业收入|营收|增加值)|技工贸总收入|(?:规上|规模以上)(?:工业)?企业|(?:落户|入驻|入园|在园)[^，]*(?:企业|项目)"
)
SAID_OF_EACH = re.compile("分别|依次|[均都各]")
A_REGION = (*RINGS_OF_CITIES, "流域")
AIR_OR_WATER = re.compile("(?:空气|大气|水|环境)[\u4e00-\u9fff]{0,4}(?:质量|质|环境|生态|污染)")
CLEAN = re.compile("(?:[\u4e00-\u9fff]{2,6})?(?:优良|PM|细颗粒物|可吸入颗粒物|断面|达标|重污染|劣)")
THAT_ONE = re.compile("该(?:公司|企业|集团|厂|项目|工程|园区|基地)")
LED_UP_TO = re.compile("(?:其中|主要|这?是)*(?:受|靠|因|由于?|得益于|依托|引进|引入|招引|支持|推动)*")
FULL_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:有限责任公司|股份有限公司|有限公司|公司|集团)")
# banks and sights gain no firms and no honours of the district by opening
GAIN_NOTHING = ("银行", "农商行", "联社", "信用社", "支行", "分行", "古城", "古镇", "老街", "新城")
PUSHED_ON = re.compile("(?:加快|加速|推进|推动|支持|助力|确保|抓好)+")
GETS_ON = re.compile(
    r"(?:建设|[上下]半年|年[内底]|点火|扩大|扩产|增资|技改|改造|上市|\d+月|试产|投产|达产|扩区|调区|提升|扩能|发展)"
)
FOR_A_FIRM = ("期", "项目", "车间", "生产线")
MADE_READY = re.compile(
    r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])?(?:[一二三四五六七八九十]是|[一二三四]季度|\d{1,2}月(?:份|底)?前?|[上下]半年|年底前|力争|争取|确保)*(?:完成|建成|启动|开工建设|新建|建设|投用|启用)"
)
THROUGH_HUB = re.compile("(?:旅客|货邮|货物|集装箱|游客)吞吐量")
PHASE_OF_HUB = re.compile("(.+(?:机场|枢纽|港区?|口岸))(?:改?扩建|[一二三四]期)+(?:工程|项目)?")
# 首批12家企业入驻
FIRST_ONES = ("", "首批", "第一批", "已有", "吸引", "首期", "迎来", "首批已有")
FOR_FIRMS = (
    "产业园",
    "工业园",
    "基地",
    "孵化器",
    "大厦",
    "小镇",
    "市场",
    "广场",
    "综合体",
    "中心",
    "街区",
    "物流园",
    "科技园",
)
# 启动柳溪水厂扩建,日供水能力达到6000吨: what is done to a thing, so that it gains
REBUILT = re.compile(
    rf"(?:{PREDICATE.pattern})|(?:除险)?(?:改?扩建|迁建|改建|改造|扩容|扩能|提标|提升|建设|加固)(?:改造|扩能|提升|建设)?(?:剩余|收尾|扫尾|后续)?(?:工程|项目)?\Z|(?<=片区)(?:整体|全部|剩余)*(?:征收|征迁|拆迁|征拆|签约)(?:工作|任务)?\Z"
)
# of which an area has one, by the end of its name
OWN_HOUSES = (
    (("街道",), re.compile("(?:社区卫生服务中心|综合为老服务中心)(?![的、等和与及（(]|建[设成]|覆盖|改造|共)(?=.)")),
    (("镇", "乡"), re.compile("(?:中心)?(?:卫生院|敬老院)(?![的、等和与及（(]|建[设成]|改造|共)(?=.)")),
)
PART_END = re.compile("[。；;\n]")
LISTING = ("是", "为", "有", "包括")  # 主要支出项目是：
ADDRESSED = re.compile("(?:政府|办事处|[厅局委办]|部门|单位|公司)\\Z")  # 县级有关部门：and then the letter itself
FARTHEST_PART = 160  # characters behind a number in which a semicolon is looked for
STATE = re.compile(rf"成为|初具|走深走实|获批|{PREDICATE.pattern}")  # what is told of a place without a number
# whom or what a colon introduces, by the end of the name: an office, a work; villages, firms and plants are known by name
OFFICE_NAME = re.compile("[省市区县州旗镇乡].{2,10}(?:局|委|办|中心|管委会|办事处)\\Z")
WORK_NAME = re.compile("(?:[一二三四五六]期|[\u4e00-\u9fff]段|大桥|隧道|泵站|水库|管网|扩建|改建|改线|加固|迁建)\\Z")


def of_clauses(entity: Entity, mention: Mention, behind: str, report: ReportText) -> Entity:
    """小河村…,; (1)柳溪大桥:; …；柳溪试验区…,: whom the clauses since the last number open with, introduce or go on about."""
    left = mention.left
    named = SUBJECT_END.search(left) is not None
    if named or "在" in left:
        entity = _event_and_subject(entity, left + behind, named, report.own_names)
    if "：" in left or ":" in left:
        entity = _introduced(entity, left, report)
    if named and (place := _opens_part(mention, report)):
        entity = entity._replace(subject=place, of_place=False)
    return entity


def of_region(entity: Entity, mention: Mention, behind: str, report: ReportText) -> Entity:
    """沿海六市陆海统筹,…: the region that the sentence opens with, of which it goes on telling."""
    clause, *others = OPENINGS.split(mention.left, maxsplit=1)
    region = region_of_sentence((clause + behind).strip(BEFORE_WORDS), report.own_name, not others)
    return entity._replace(subject=region) if region else entity


def of_last_clause(entity: Entity, phrase: str, behind: str, mention: Mention, report: ReportText) -> Entity:
    """Whose number it is by the words that open its own clause: the district again, a zone, a company, a work."""
    last = _without_owner(mention.clause.strip(BEFORE_WORDS).removeprefix("的"))
    if last[:1] in DISTRICT_OPENS and OF_DISTRICT.match(last):
        return _of_district(entity, _area_held_against(mention, last, report))
    if entity.subject and OFFICE.match(last) or in_short_at(last, report.own_name):
        return entity._replace(subject=None)
    if last.startswith("该") and THAT_ONE.match(last):
        return _of_that_one(entity, mention.left)
    if SUBJECT_END.search(last) and (zone := _zone_at(last + behind)):
        return entity.of_own_clause(_whole_hub(zone, last))
    if entity.subject and last.startswith(entity.subject):
        return _named_again(entity, entity.subject)
    name = _named_at(last + behind, last, report) or _named_besides(entity, last, phrase, mention)
    if not name:
        return entity
    name = _whole_hub(name, last)
    # what a colon has introduced is spoken of up to the semicolon
    return entity._replace(subject=name, owner=name, of_place=entity.of_place or name != entity.subject)


def _named_besides(entity: Entity, clause: str, phrase: str, mention: Mention) -> str | None:
    """Whom what stands before the clause names: the park into which firms move, another firm, the thing of the clause before."""
    several = _sharing_head(clause, mention) if "、" in clause or "和" in clause else None
    moved = _moved_into(mention) if not several and phrase in FIRST_ONES and mention.right.noun else None
    found = several or moved or _beside_firm(entity, clause, mention)
    if found or not phrase or mention.clause == mention.left:
        return found
    return _of_clause_before(mention, phrase)


def _sharing_head(clause: str, mention: Mention) -> str | None:
    """柳溪、云口口岸过货11万吨: what several places have together; a share, a growth or a rank is of each."""
    shared = None if mention.share or mention.token.kind == "rank" else sharing_head(clause)
    if not shared or SAID_OF_EACH.search(clause):
        return None
    return shared.names if len(shared.rest) > 1 else None


def _whole_hub(name: str, clause: str) -> str:
    """柳溪机场 of 柳溪机场三期建成投运、旅客吞吐量: passengers are those of all of it, and not of what was built last."""
    hub = PHASE_OF_HUB.fullmatch(name)
    return hub[1] if hub and THROUGH_HUB.search(clause, len(name)) else name


def _of_district(entity: Entity, wider: str | None) -> Entity:
    """我县…: the district again, or 全省…: a wider area that it is held against."""
    return entity._replace(subject=wider, of_place=True) if wider or entity.subject else entity


def _of_that_one(entity: Entity, left: str) -> Entity:
    """主要受恒丰水泥有限公司停产影响,该公司产值2亿元: the firm that the clauses before name, else the one spoken of."""
    for clause in reversed(OPENINGS.split(left)[:-1]):
        words = words_behind(LED_UP_TO, clause.strip(BEFORE_WORDS))
        firm = FULL_NAME.match(words)
        if name := firm[0] if firm else name_at(words):
            return entity.of_own_clause(name)
    return entity


def _named_at(clause: str, last: str, report: ReportText) -> str | None:
    """The house, the named thing or the two of them that the last clause opens with."""
    name = _own_house(last, report) or name_at(clause) or two_names_at(last)
    if not name:
        return region_at(clause, report.own_name)
    return None if _is_not_whose(name, last, report) else name


def _is_not_whose(name: str, clause: str, report: ReportText) -> bool:
    """Whether a name is that of a class here or of the district itself, or somebody's who furthers what is told."""
    return (
        _is_class_here(name, report) or report.own_name.endswith(name) or furthered(name, clause, len(name)) is not None
    )


def _beside_firm(entity: Entity, clause: str, mention: Mention) -> str | None:
    """…；河东电缆产值3亿元, 龙头企业河东电缆产值3亿元: a firm that is called by its goods, behind what was told of another firm or that
    it is one."""
    beside = entity.owner is not None and A_FIRM.search(entity.owner) is not None
    return firm_of_wares(clause) if beside or mention.clause.endswith("企业" + clause) else None


def _is_class_here(name: str, report: ReportText) -> bool:
    """县医院 in a city's report: each of its counties has one."""
    own = _ranks(report.own_name)
    return own > _ranks(name[0]) > 0 and name.startswith(OWN_PLACES)


def _own_house(clause: str, report: ReportText) -> str | None:
    """社区卫生服务中心接诊3万人次, in a sub-district's report: the one that it has."""
    houses = _houses_of(report.own_name)
    found = houses.match(clause) if houses else None
    return found[0] if found else None


@lru_cache(maxsize=1024)
def _houses_of(own_name: str) -> re.Pattern[str] | None:
    """The houses of which such a district has one."""
    return next((houses for areas, houses in OWN_HOUSES if own_name.endswith(areas)), None)


def _named_again(entity: Entity, subject: str) -> Entity:
    """石桥镇敬老院供养老人46人,入住率92%: what a house or a work in a village has, is its own."""
    own = subject.endswith(VILLAGES_AND_TOWNS) or is_county(subject)
    return entity if own else entity._replace(owner=subject)


def _zone_at(clause: str) -> str | None:
    """经开区, and all of 经开区二期基础设施项目: the zone that a clause opens with, or what of it has a longer name."""
    place = place_of(clause)
    longer = name_at(clause) if place else None
    return longer if place and longer and longer.startswith(place) else place


def _of_clause_before(mention: Mention, phrase: str) -> str | None:
    """鑫源化纤量质齐升,产量跃居第一: whose figure it is by the clause before, where it is a figure that a thing alone has."""
    clauses = OPENINGS.split(mention.left)
    clause = clauses[-2].strip(BEFORE_WORDS) if len(clauses) > 1 else ""
    if not clause:
        return None
    return (
        _house_of(clause, phrase)
        or _owner_before(_clause_before(clauses), phrase)
        or _under_way(clause, phrase)
        or _raised_zone(clause, phrase)
        or _region_before(clause, phrase)
    )


def _moved_into(mention: Mention) -> str | None:
    """柳溪产业园揭牌,首批【12家】企业入驻: the place for firms that the clause before tells to be opened, of who comes into it."""
    clauses = OPENINGS.split(mention.left) if COME_IN.search(mention.right.noun) else []
    if len(clauses) < 2:
        return None
    name = _got_ready(clauses[-2].strip(BEFORE_WORDS)) or ""
    return name if A_ZONE.search(name) or name.endswith(FOR_FIRMS) else None


def _raised_zone(clause: str, phrase: str) -> str | None:
    """石桥经开区升格为国家级经开区,工业总产值增长9%: the zone that the clause before tells to be raised, of what firms in it make."""
    if not OF_FIRMS_IN_ZONE.fullmatch(phrase):
        return None
    zone = place_of(clause) or name_at(clause)
    return zone if zone and A_ZONE.search(zone) and LIFTED_AT.match(clause, len(zone)) else None


def _region_before(clause: str, phrase: str) -> str | None:
    """沿江城市群空气质量改善,优良天数比例90%: the region of whose air or water the clause before tells, of how clean it is."""
    region = name_at(clause)
    if not region or not region.endswith(A_REGION) or not CLEAN.match(phrase):
        return None
    return region if AIR_OR_WATER.match(clause, len(region)) else None


def _owner_before(clause: str, phrase: str) -> str | None:
    """鑫源化纤量质齐升,产量跃居第一; 柳溪大桥建成通车,全长600米: a thing that the clause before opens with or tells to be ready."""
    owned = OWN_FIGURE.match(phrase) is not None
    builds = not owned and _is_built(phrase)
    told = owned or builds or phrase in OF_WORK or GAIN.match(phrase) or CLEARED.match(phrase)
    if not told or phrase in OF_WORK and site_of(clause):
        return None  # 新材料产业园主体封顶,完成投资8亿元: what the site costs is read by itself
    if builds:
        return _work_of(clause, phrase)
    return owned and name_at(clause) or _gains(clause, owned)


def _clause_before(clauses: list[str]) -> str:
    """The clause before the number's own; 明源二期一边装修一边进设备,5月份投产: with the one before that, where it tells only that a thing is
    ready."""
    clause = without_kind(clauses[-2].strip(BEFORE_WORDS).removeprefix("的"))  # 总投资450万元【的】柳湾泵站建成
    if len(clauses) > 2 and READY_ALONE.fullmatch(clause):
        return clauses[-3].strip(BEFORE_WORDS) + clause
    return clause


def _is_built(phrase: str) -> bool:
    """新建渠道27公里, 建成生产线4条: what a work does; whom something reaches (惠及患者) is a figure that a hospital has, too."""
    return (BUILDS.match(phrase) or LINES_BUILT.match(phrase)) is not None


def _gains(clause: str, owned: bool) -> str | None:
    """市医院东院区建成启用,增设床位800张: what gains by being ready; a bank that opens gains no firms."""
    ready = _got_ready(clause)
    return None if ready and ready.endswith(GAIN_NOTHING) and not owned else ready


def _under_way(clause: str, phrase: str) -> str | None:
    """支持恒兴制衣扩大生产规模,新增用工160人; 加快柳溪产业园二期建设,征地360亩: whom the clause before says something is done for, of what
    only such a one has."""
    if not (opened := PUSHED_ON.match(clause)):
        return None
    thing = clause[opened.end() :]
    name = name_at(thing)
    if not name or not GETS_ON.search(thing, len(name)):
        return None
    own = SITE_GETS if A_ZONE.search(name) else FIRM_ACTS if _is_plant(name) else None
    return name if own and own.match(phrase) else None


def _house_of(clause: str, phrase: str) -> str | None:
    """市人民医院成功创建三级医院,开展四级手术1286台: the school or hospital that the clause before opens with, of what only such a house has."""
    name = name_at(clause)
    if not name or not any(way.match(clause, len(name)) for way in (RAISED, OFFERS, SHOWN)):
        return None  # 中心小学扩建扫尾,新增公办学位1080个: what is planned for the district
    whole = _whole_hub(name, name + phrase)
    return whole if is_of_house(whole, phrase) else None


def _work_of(clause: str, phrase: str) -> str | None:
    """The work that a clause tells to be ready or begun, the pumping station with the fields it waters, the plant with its lines:
    what else is built is of no village and of no school."""
    name = _got_ready(clause)
    if not name or name.endswith((*A_WORK, *STREET_ENDS)) or is_of_house(name, phrase):
        return name
    return name if LINES_BUILT.match(phrase) and _is_plant(name) else None


def _is_plant(name: str) -> bool:
    return A_FIRM.search(name) is not None or name.endswith(FOR_A_FIRM)


def _got_ready(clause: str) -> str | None:
    """市医院东院区建成启用,增设床位800张; 建成柳溪水厂,新增供水3万吨: what the clause before tells of that it is ready;
    the streets to which it says that something is done."""
    if (name := name_at(clause)) and PREDICATE.search(clause, len(name)):
        return name
    if streets := streets_worked_on(clause):
        return streets.names
    if not (done := MADE_READY.match(clause)):
        return None
    thing = clause[done.end() :]
    name = name_at(thing + THE_NUMBER)
    return name if name and (len(name) == len(thing) or REBUILT.match(thing, len(name))) else None


def _without_owner(words: str) -> str:
    """水务公司引黄供水二期铺设管线: told of the works, where a firm that is called by its trade has them; 水务公司铺设管线 of the firm. What
    kind of thing it is says nothing of whose it is, either: 辖区企业汇川机电."""
    if kind := OF_WHAT_KIND.match(words):
        words = words[kind.end() :]
    if not (firm := A_KIND_OF_FIRM.match(words)):
        return words
    return words[firm.end() :] if name_at(words[firm.end() :] + THE_NUMBER) else words


def _area_held_against(mention: Mention, clause: str, report: ReportText) -> str | None:
    """全省地区生产总值增长5.5%,我县增长6.8%: the wider area, where what follows speaks of the district again."""
    area = clause[:2]
    if not WIDER.match(clause) or _ranks(area) <= _ranks(report.own_name):
        return None
    token = mention.token
    own = OWN_AGAIN.search(report.text, token.end, token.end + 30)
    if not own or report.text[own.start() - 1] == "。" and not report.text.startswith(clause[2:6], own.end()):
        return None  # in the next sentence of the same thing only: 全国居民收入4.1万元。全县居民收入2.6万元
    return area if _ranks(own[0]) < _ranks(area) else None


def _ranks(area: str) -> int:
    """How wide an area is by the last word of its name."""
    return next((width for ending, width in WIDTHS.items() if area.endswith(ending)), 0)


def _event_and_subject(entity: Entity, left: str, named: bool, own_names: tuple[str, ...]) -> Entity:
    """在全市技能大赛中,…; 小河村完成…: the event of the clauses before, and the entity that a clause opens with."""
    for part in BREAK.split(left)[:-1] if "在" in left else ():
        if "在" in part and (event := WITHIN.fullmatch(clean(part))):
            entity = entity._replace(event=event[1])
    for part in OPENINGS.split(left) if named else ():
        if not SUBJECT_END.search(part):
            continue
        described = DESCRIBED.search(part) if part.endswith(VILLAGES) else None
        words = described[1] + THE_NUMBER if described else part.strip(BEFORE_WORDS).removeprefix("的")
        words = words_behind(LED_BY, words_behind(WHERE_IT_STANDS, words))
        if name := subject_of(words_behind(BACKED, without_kind(words)), own_names):
            entity = _of_opening_name(entity, name, words.startswith("其中"))
        elif village := village_of_goods(words, own_names):
            entity = entity._replace(subject=village, of_place=False)
        elif (several := several_in(words)) and several.opens:
            entity = entity._replace(subject=several.names)
        elif county := county_of(words, own_names):
            entity = _of_county(entity, county, words)
    return entity


def _of_county(entity: Entity, county: str, words: str) -> Entity:
    """石桥县新建学校12所,投资30亿元: its own investment; 石桥县签约项目12个,总投资30亿元: that of its projects."""
    of_its_things = "项目" in words or not GAINED_BY_COUNTY.match(words, words.index(county) + len(county))
    return entity._replace(subject=county, owner=None if of_its_things else county, of_place=True)


def _of_opening_name(entity: Entity, name: str, a_part: bool) -> Entity:
    """石桥村, 石桥镇敬老院, 石桥村安置房一期: homes are spoken of in their own clause, a house in a village has what it has; a part of
    what was told (其中石桥村) is spoken of as that was."""
    if IS_HOMES.search(name):
        return entity.of_own_clause(name)
    whose = name if IN_A_VILLAGE.search(name) else entity.owner
    return entity._replace(subject=name, owner=whose, of_place=entity.of_place and (a_part or name == entity.subject))


def _opens_part(mention: Mention, report: ReportText) -> str | None:
    """…；柳溪试验区初具规模,入驻高校26所,在园师生1万人；…: in a sentence of parts, each is of the place that it opens with."""
    left = mention.left
    begin = max(left.rfind("；"), left.rfind(";")) + 1
    if not begin and (mention.place or not _goes_on_in_parts(report.text, mention.token.end)):
        return None
    first, *others = OPENINGS.split(left[begin:])
    if not others or not STATE.search(first):
        return None
    first = first.strip(BEFORE_WORDS)
    name = place_of(first) or name_at(first)
    return name if name and STATE.search(first, len(name)) else None


def _goes_on_in_parts(text: str, at: int) -> bool:
    """Whether a semicolon stands further on in the sentence."""
    mark = PART_END.search(text, at, at + FARTHEST_PART)
    return mark is not None and mark[0] in "；;"


def _introduced(entity: Entity, left: str, report: ReportText) -> Entity:
    """(1)柳溪大桥:总投资…: a name before a colon is what the following speaks of; 零售总额：98亿元 names an indicator."""
    parts = OPENINGS.split(left)
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if part.endswith(("：", ":")):
            name = clean(part[:-1])
            if following.startswith("\n") and ADDRESSED.search(name) or name.endswith(LISTING):
                continue
            if 2 <= len(name) <= 14 and not is_cut(name) and _names_somebody(name, report):
                entity = entity._replace(subject=name)
    return entity


def _names_somebody(name: str, report: ReportText) -> bool:
    """柳溪大桥, 石桥村, 县农业农村局, 供水二期: whoever a colon introduces is somebody by his name; 文旅融合 and 社会事业 are headings."""
    if report.lexicon.indicator_id(name) is not None:
        return False
    if OFFICE_NAME.search(name) or (WORK_NAME.search(name) and not ANY_VERB.match(name)):
        return True
    return not is_class(name) and (name_at(name) is not None or subject_of(name, report.own_names) == name)
