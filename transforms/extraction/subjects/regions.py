"""Regions that are no division: several cities by where they lie (沿海六市), a part of a province (苏北地区), a ring of cities (都市圈)."""

import re

from transforms.extraction.subjects.proper import OPENS_CLAUSE, is_proper, name_at
from transforms.extraction.wording.phrases import ANY_VERB

# the short names of provinces, behind which a direction names a part of them; 陕西 is one of them itself
_PROVINCES = "辽苏皖浙赣闽粤桂湘鄂豫鲁冀晋陕甘川渝滇黔蒙藏陇青琼吉"
_DIRECTION = "(?:东[北南]|西[北南]|[东西南北中])"
_OF_PROVINCE = rf"(?:[东西南北]疆|(?!陕西)[{_PROVINCES}]{_DIRECTION})"
_OF_RIVER = f"[江淮河岭]{_DIRECTION}"
# 沿海六市, 南疆五地州: as many as are counted
_LYING = f"(?:{_OF_PROVINCE}|沿[海江边黄淮湖河]|环湖|山区|库区|牧区|边境|革命老区|老区|苏区)"
_COUNTED = rf"{_LYING}[两二三四五六七八九十]{{1,3}}个?(?:地州市?|县市区?|市县区?|盟市|旗县|县区|区县|地市|省市?|市州?|县|州)(?![级域属直场长民委政])"
# what tells of a part of a province by its short name alone; 苏南运河, 赣南实验室 and 滇中新区 are named after it
_TOLD = (
    "发展|高校|本科|各地|经济(?![区带开技圈])|产业(?![园带])|工业(?!园)|农业(?![园大])|农村|城镇|居民|劳动力|就业|粮食|棉花|林果"
    "|规上|规模以上|固定资产|地区生产总值|生产总值|旅游(?![区示])|承接|实现|完成|新增|新[建开]|累计|建成|引进|教育|医疗|基础设施"
)
_AREA = "地区(?!生产总值|[间内外级性的之、和与及差])"
# 和田地区完成…: what is told of an area that is known by a name of its own, and what follows the kinds of area, too, that no name is for
_TOLD_OF_AREA = (
    "(?:全年|累计|共|已|先后|预计)*(?:实现|完成|达到|新[建增签开]|建成|引进|获批|入选|培育|创建|争取|承接|启动|矿业?权|粮食|蔬菜|林果|棉花"
    "|规上|规模以上|固定资产投资|工业|财政|一般公共|税收|社会消费品|城镇|农村|居民|旅游|接待|进出口|招商|外贸|新能源|光伏|增长|下降)"
)
REGION = re.compile(
    rf"({_COUNTED}|(?:{_OF_PROVINCE}|{_OF_RIVER}){_AREA}|[东西南北中]部(?:城市群|都市圈|经济圈)(?![的、和与及])|{_OF_PROVINCE}(?={_TOLD})"
    rf"|[\u4e00-\u9fff]{{2,4}}{_AREA}(?={_TOLD_OF_AREA}))"
)
# 苏北农村信用社, 豫东农业高新区: a house, a zone or a firm whose name goes on behind such a part, before a verb or a figure
GOES_ON_AS_NAME = re.compile(
    "[\u4e00-\u9fff]{1,10}?(?:集团|公司|中心(?!城)|银行|农商行|信用社|联社|合作社|供销社|(?:[开高][发新]|集[聚中]|示范|试验|实验|度假|保税|先行|合作|新|园|景|港)区"
    "|(?:产业|工业|科技|创业|物流|农业)园|基地|学院|大学|医院|研究院|学校|实验室|协会|商会|交易所|联盟|机场|码头|论坛|大会|博览会)"
)
TOLD_OR_DONE = re.compile(r"\d|实现|完成|新增|新[建开]|累计|建成|引进|承接|达到?|增长|下降")
REGION_ENDS = re.compile("[市县州区圈群省疆东西南北中盟旗]")
LONGEST_REGION = 14  # characters of a clause in which the name of a region that opens it must end
# 毗邻地区, 高寒地区: what is said of areas that are many
A_KIND = re.compile(
    "[贫困穷脱边远僻疆寒旱灾发达欠先后优周邻毗接壤重险疫污隔轴沿产销调受易沉陷化各该本此其他些有等某每数分同跨非艰苦落弱强个级命区部市县省村牧林库矿草农缺水丘陵原风沙滨海盟结合洲欧亚美华东西南北中干湿热盐碱坡谷盆河湖江岛山高低家乡商贸涉聚密暖漠坝澳]|主城|中心|人口|民族"
)
OF_PROVINCE = re.compile(_OF_PROVINCE)
OF_PART = re.compile(f"(?:{_OF_PROVINCE}|{_OF_RIVER})地区")
# 西部地区 in the report of the whole country: a part of it by the direction
THE_COUNTRY = ("全国", "中国", "国家")
PART_OF_COUNTRY = re.compile(
    "((?:东北|东中部|中西部|[东中西]部)地区)(?![的、和与及间内外]|等(?!级)|各)(?=[\u4e00-\u9fff“]{2})"
)
# of divisions that are called so a province has some
WITH_AREAS = ("省", "自治区")
# 三明都市圈: a city whose name begins like a number, and neither 三大都市圈 nor 一小时经济圈
NUMBERED_CITY = re.compile("[三四五六七八九][^个大小家座类级批次条项重种市省县国都城通核心的](?:城市群|都市圈|经济圈)")
RINGS_OF_CITIES = ("城市群", "都市圈", "经济圈")
# 柳阳都市圈组建联盟, 沿江城市群空气质量改善, 苏北发展基础夯实: what several do together or have, behind the name of one that is not counted
DOES_TOGETHER = re.compile(
    "(?:在[\u4e00-\u9fff、]{2,20})?(?:已|共同|联合|率先|合作)*(?:组建|建立|成立|设立|共建|签[署订])|(?:空气|大气|水|环境)[\u4e00-\u9fff]{0,4}(?:质量|质|污染)|(?:发展|产业)?(?:基础|条件|短板)(?!设施)"
)
SO_MANY_PLACES = re.compile(_COUNTED)
# 柳江城市群建设, 都市圈一体化: what the district works at, and what it tells behind it is its own
WORKED_AT = re.compile(
    "(?:高质量|加快|加速|深入|协调)*(?:发展|建设|一体化|同城化|规划|战略|合作|联动|协同|崛起|振兴|开发)"
)


def region_at(clause: str, own_name: str) -> str | None:
    """The region that a clause opens with: 沿海六市, 苏北地区, 南疆 of 南疆高校; None for a kind of area, and for the one that reports."""
    if own_name in THE_COUNTRY and (part := PART_OF_COUNTRY.match(clause)):
        return part[1]
    found = REGION.match(clause) if REGION_ENDS.search(clause, 1, LONGEST_REGION) else None
    if not found or own_name.startswith(found[1][:2]) or _is_part_of_name(found[1], clause):
        return None
    return found[1] if _is_part(found[1]) or own_name.endswith(WITH_AREAS) and _names_area(found[1][:-2]) else None


def _is_part_of_name(name: str, clause: str) -> bool:
    """苏北 of 苏北农村信用社: where the name of a house, a zone or a firm goes on behind the short name alone."""
    if not OF_PROVINCE.fullmatch(name):
        return False
    done = TOLD_OR_DONE.search(clause, len(name))
    return GOES_ON_AS_NAME.match(clause, len(name), done.start() if done else len(clause)) is not None


def _is_part(name: str) -> bool:
    """苏北地区, 沿海六市: known by the direction or the count in it; 和田地区 by its name alone."""
    return not name.endswith("地区") or OF_PART.match(name) is not None


def _names_area(name: str) -> bool:
    """和田 of 和田地区: no kind of areas, and nothing that leads up to one."""
    if A_KIND.search(name) or OPENS_CLAUSE.match(name) or ANY_VERB.search(name):
        return False
    return is_proper(name.removeprefix("和"), 1 if name.startswith("和") else 2)


def region_of_sentence(clause: str, own_name: str, number_in_it: bool) -> str | None:
    """沿海六市陆海统筹,…; 柳阳都市圈组建联盟9个,…: the region that the clause at the head of a sentence opens with, of which all of the
    sentence is told: of the cities that are counted, and of others where a number of theirs stands in that clause or they do something
    together. 柳阳都市圈扩容升级 and 沿海六市一体化加快 tell what is worked at, before the district's own figures."""
    region = region_at(clause, own_name) or _ring_of_cities(clause)
    if not region:
        return None
    if number_in_it or SO_MANY_PLACES.match(region):
        return None if WORKED_AT.match(clause, len(region)) else region
    return region if DOES_TOGETHER.match(clause, len(region)) else None


def _ring_of_cities(clause: str) -> str | None:
    """柳阳都市圈, by a name of its own."""
    if not any(map(clause.__contains__, RINGS_OF_CITIES)):
        return None
    if numbered := NUMBERED_CITY.match(clause):
        return numbered[0]
    name = name_at(clause)
    return name if name and name.endswith(RINGS_OF_CITIES) else None
