"""The words before a rank: 位居全省第一, 在六县市中排名第五, 分别居全市、全省第2位和第11位."""

import re

from transforms.extraction.cues.cue import Cue
from transforms.extraction.cues.endings import NOT_AFTER, TRAIL, lengths_of, table_of, trim
from transforms.extraction.cues.words import RANK_CUES
from transforms.extraction.passages.years import PLAN_FIRST_YEAR
from transforms.extraction.wording.words import FELLOWS

# 全国百强县, 中部综合实力千强镇: a list that ranks so many, and no more, is among whom a rank is taken
LISTED = r"(?:中国|全国)?(?:[东中西]部)?(?:综合(?:实力|竞争力)|高质量发展|投资潜力|绿色发展|科技创新|工业|营商环境)?[百千]强(?:县市|县|区|镇|街道|乡镇|城市|市|园区)"
# 全球城市, 全国主要产煤省区, 全国省会城市机场, 全球百强科技集群: an area with the kind of member that is ranked there
_RANKED_WITHIN = r"(?:全球|世界|亚洲|全国|国内|全[省市区县州])"
_WHICH = r"(?:各|主要|重点|同类|同等规模|副省级|省会|计划单列|直辖|地级|中心|沿海|内陆|大型|特大|超大|百强|千强|产[煤粮油棉糖茶气]|(?:粮食|农业)主产)"
_CITIES, _HUBS = "(?:城市|省区市?|省份|省会)", "(?:机场|港口|口岸|航空枢纽|科技(?:创新)?集群|创新集群|都市圈|城市群)"
MEMBERS_THERE = rf"{_RANKED_WITHIN}{_WHICH}*(?:{_CITIES}{_HUBS}?|{_HUBS})"
# 发展中国家, 西部和边境省区, 长江中上游港口, 全国区域碳市场: peers that lie or work alike
_LIE = "(?:[东西中]部|东北|沿海|沿边|边境|内陆|民族|资源型|欠发达)"
_MEMBERS = "省区市?|省份|城市|港口|口岸|市县|区县|县市"
_PEERS = f"(?:{_MEMBERS}|地区)"
_ALIKE = "(?:试点|示范|区域|同类|自贸|碳|交易|要素|产权|种业|种子|能源|电力|煤炭|花卉|茶叶|药材)"
_WORKING_ALIKE = "(?:市场|省份|城市|地区|示范区|试验区|先行区|交易所|交易中心)"
PEERS = (
    "(?:发展中|发达|新兴市场|共建)国家"
    f"|{_LIE}[和与及、]{_LIE}{_PEERS}"
    f"|(?<=[居列位])[\u4e00-\u9fff]{{2}}(?:(?:中上|中下|[上中下])游|内河|沿线){_PEERS}"
    f"|{_LIE}地区(?:{_MEMBERS})"
    f"|(?<=[居列位名])全[国省市区州]{_ALIKE}{{0,2}}(?:{_WORKING_ALIKE}|自贸区)"
)
SCOPE = re.compile(
    rf"((?:{LISTED}|{MEMBERS_THERE}|{PEERS}|"
    r"全[国省市区县州盟旗镇乡域]|[\u4e00-\u9fff]{0,2}[A-Z甲乙丙丁一二三四]组|(?<=[居列获])[\u4e00-\u9fff]{2,4}组|世界|全球|亚洲|国内|国际|省内|市内|区内|县内|(?:(?:东|西|中|南|北|中西|东中)部|东北|西北|西南|华东|华中|华南|华北)(?:地区|各省|省份)?|"
    r"沿海(?:地区|省份)?|内陆|大陆|(?:粮食|农业|棉花)主产[省区]{1,2}|长三角|珠三角|京津冀|(?:全[国省市区县]|(?<=[居列位在])(?!全)[\u4e00-\u9fff]{2,4})?各(?:省区市?|省|县[（(](?:市|区|旗|、)+[）)]|县市区?|市县|市|区县?|县区?|镇街|街镇|乡镇|街道|镇|旗县区?)|全省县[（(]?市[）)]?|(?:副省级|省会|重点|主要|同类|直辖|计划单列|地级|中心)[\u4e00-\u9fff]{0,4}(?:城市|县|市|区)(?:机场|港口|口岸)?|"
    r"主城(?:各?区|都市区)?|(?:山区|边境|牧区|库区)各?(?:区县|县区|[县旗市区])|(?<=[居列位])[\u4e00-\u9fff]{2}片区(?:各?区县)?|"
    r"全[国省市区州](?:[省市县区]级|同级|二级|三级|基层|公立|中医)+(?:医院|公立医院|医疗机构|园区|开发区|高新区|经开区|单位|部门|融媒体中心)|"
    r"(?:全国|全省|全市)(?:省级|市级|县级|区级|乡镇级)|"
    r"全[国省市区州](?:国家级?|[省市]级)?(?:经济技术|高新技术产业|高新技术|产业|工业|经济|物流|科技)?(?:开发区|高新区|经开区|集中区|园区|新区|综保区)|"
    r"全[国省市区县州旗镇](?:乡镇|农村|城区|城市|镇街|公办|民办|同类|义务教育|村级|街道|乡村){0,2}(?:高中|初中|中学|小学|幼儿园|公办园|民办园|学校|(?:中心)?卫生院|医院|派出所|司法所|合作社|供电所|党支部|长者食堂)|"
    r"全[国省市区县州旗镇](?:重点|同类|[3-5]A级)*(?:旅游)?(?:景区|景点|高校|机场|口岸|港口|商圈)|"
    r"全[国省市区县州旗镇](?:规上|规模以上|工业|民营|制造业|服务业|外贸|纳税|重点)*企业|"
    r"(?:全国|全省|全市|全区|全县|全州|全旗)(?:[\u4e00-\u9fff]{2,4}片区|[\u4e00-\u9fff]{0,4}个?(?:县市区|县（市、区）|街道|乡镇|镇街|区县)))(?:的|中|里|地区|同类|各省区市|内陆|同行业|行业|前列)?)\Z"
)
AREA_END = re.compile(r"(?:[的里]|(?<![初高])中)+\Z")  # 全县农村初中 are schools
# behind those among whom a rank is taken: what says so, or the rank itself
_RANK_FOLLOWS = r"[排居位列名获]|\Z"
_SO_MANY = r"[一二三四五六七八九十]{1,3}个?(?:县市区?|县区|区县|区市|市区|县[(（](?:市|区|旗|、)+[)）]|县|市|区|州|盟|旗|乡镇|镇街|街镇|街道|镇|乡|园区|组团|省份?)"
# 增速列八大类第1位, 居三大类商品首位: the kinds among which one is ranked
AMONG_KINDS = re.compile(
    r"(?<=[居列位在为])((?:[二三四五六七八九十]{1,3}个?)(?:行业大类|大类行业|大?(?:类|行业|产业)|门类)(?:消费|支出|商品|行业)*)[中之的]?\Z"
)
# 在六县市中, 居全省九市, 在柳江十县（市、区）中
AMONG_SO_MANY = re.compile(
    rf"(?:(?<=在)((?!全)[\u4e00-\u9fff]{{2,4}}{_SO_MANY})|((?:全[国省市区县州])?{_SO_MANY}))中?(?={_RANK_FOLLOWS})"
)
AMONG = re.compile(
    r"在?((全[国省市区县州镇])(?P<many>(?:\d+|[一二三四五六七八九十]{1,3})[个家]?)?[\u4e00-\u9fff（）()、]{0,7}(?:[省市区县州镇乡]|街道|镇街|乡街|城市|地区|单位|园区|村|社区|企业|院校|高校|初中|高中|中学|小学|学校|幼儿园)[）)]?)"
    rf"[中里](?={_RANK_FOLLOWS})"
)
# 居全省88个县市区【第16位】
OF_SO_MANY = re.compile(
    rf"在?((全[国省市区县州旗镇乡])(?P<many>\d+[个所家]?)(?:{FELLOWS}|(?:重点|监测|地级)*城市))[的之]?\Z"
)
# 在12个盟市中并列【第2名】
IN_SO_MANY = re.compile(
    rf"在((?:(?!全)[\u4e00-\u9fff]{{2,4}})?\d+个?(?:[省市县区州盟旗]{{1,3}}|县[（(](?:市|区|旗|、)+[）)]|乡镇|镇街|街道|园区))中(?=并列|{_RANK_FOLLOWS})"
)
# 居28个乡镇（街道）【第5位】, 居12个村【首位】
AMONG_FELLOWS = re.compile(rf"(?<=[居列排名])在?(\d+[个所家](?:{FELLOWS}))[的之]?\Z")
# 在全市12个街道综合考核中【第3名】: what was judged is ranked
AMONG_JUDGED = re.compile(
    r"在?(全[省市区县州镇]\d+[个家]([\u4e00-\u9fff（）()、]{0,7}?(?:乡镇|县|镇(?!街)|乡(?!镇)|街道|镇街|园区|开发区|单位|村|社区|企业)[）)]?))"
    r"(的[\u4e00-\u9fff]{0,10}?(?:评价|考评|考核|评比|测评|评估)|[\u4e00-\u9fff]{0,4}(?:评价|考评|考核|评比|测评|评估))"
    rf"中(?={_RANK_FOLLOWS})"
)
WORK_JUDGED = ("工作", "管理", "治理", "建设", "整治", "服务")
WITHIN_SYSTEM = re.compile(rf"在?(全[国省市区县州][\u4e00-\u9fff]{{0,8}}系统)(?:内|中|里)?(?={_RANK_FOLLOWS}|荣)")
# 排名由上年的【第15位】上升至第6位: when it stood there
THEN = re.compile(
    r"(?<=[由从])(?:(?P<year>(?:19|20)\d\d)年|(?P<word>上年|去年|前年)|(?P<start>年初)|[“\"]?十(?P<plan>[一二三四五六])五[”\"]?(?=末)|(?P<part>(?:上年|去年)?(?:第?[一二三四]季度|上半年|前三季度|\d{1,2}月份?)))(?:同期|[底末])?\Z"
)
STREAK = re.compile(r"(?:连续|持续|已连续)(?:\d+|[一二三四五六七八九十多]+)(?:年|次|个季度|个月|届)\Z")
_RANK_WORDS = table_of(RANK_CUES)
_RANK_LENGTHS = lengths_of(_RANK_WORDS)


def rank_cue(rest: str) -> Cue:
    """位居全省第一, 连续三年排名全市前五: where a rank was taken, and whether by one or by each."""
    scope, rest = _among(rest)
    further: list[str] = []
    kinds: list[str] = []
    cues: list[str] = []
    year: int | str | None = None
    while rest:
        if area := _area(rest, scope, bool(cues)):
            further = [scope, *further] if scope else further
            cues += [area[2]] if area[2] and not scope else []
            scope, rest = area[:2]
        elif year is None and (then := THEN.search(rest)):
            year = _year_of(then)
            rest = rest[: then.start()]
        elif streak := STREAK.search(rest):
            rest = rest[: streak.start()].rstrip(TRAIL)
        elif word := _rank_word(rest):
            kinds.append(_kind_of_rank_word(word))
            cues.append(word)
            rest = rest[: -len(word)].rstrip(TRAIL)
        else:
            break
    origin = not {"从", "由"}.isdisjoint(cues)
    return Cue(
        stem=trim(rest.removesuffix("在") if scope else rest),
        ranked=not {"ranked", "spread ranked"}.isdisjoint(kinds),
        scope=scope,
        further_scopes=tuple(further),
        each="each" in kinds,
        spread=not {"spread", "spread ranked"}.isdisjoint(kinds),
        origin=origin,
        reached=not origin and any(word.endswith(("至", "到")) or word == "跃居" for word in cues),
        cues=tuple(cues),
        year=year,
    )


def _area(rest: str, scope: str | None, cued: bool) -> tuple[str, str, str] | None:
    """The area that ends the words, those before it and how it is written: 全市, 在全市10个县区中; one more behind 、 where one is known."""
    if scope is None and cued and rest.endswith(("中", "里")):
        among, before = _among(rest)
        if among:
            return among, before, ""
    if scope is not None and not rest.endswith("、"):
        return None
    area = SCOPE.search(rest if scope is None else rest[:-1])
    return (AREA_END.sub("", area[1]), rest[: area.start()].rstrip(TRAIL), area[0]) if area else None


def _year_of(then: re.Match[str]) -> int | str:
    """The year named, or its word: 上年, 一季度; 年初 is the end of the year before."""
    if then["plan"]:
        return PLAN_FIRST_YEAR[then["plan"]] + 4
    if then["word"] in ("上年", "去年") and then[0].endswith(("底", "末")):
        return then["word"] + "末"
    return int(then["year"]) if then["year"] else then["word"] or then["part"] or "上年"


def _among(rest: str) -> tuple[str | None, str]:
    """在全省12个县中: among whom a rank was taken, and the words before; 全国30个省（区、市）中 is 全国."""
    if "系统" in rest[-8:] and (system := WITHIN_SYSTEM.search(rest)):
        return system[1], rest[: system.start()]
    if judged := AMONG_JUDGED.search(rest):
        # 垃圾分类工作在全区12个街道考评中: what is told before is what was judged
        told, of_what = rest[: judged.start()], judged[3].removeprefix("的")
        by_whom = "" if told.endswith(WORK_JUDGED) or of_what != judged[3] else judged[2]
        return judged[1], told + by_whom + of_what
    within = AMONG.search(rest)
    if among := within or OF_SO_MANY.search(rest):
        listed = among["many"] and among[2] != "全国"
        return among[1] if listed else among[2], rest[: among.start()]
    if (
        fellows := AMONG_SO_MANY.search(rest)
        or IN_SO_MANY.search(rest)
        or AMONG_FELLOWS.search(rest)
        or AMONG_KINDS.search(rest)
    ):
        return fellows[fellows.lastindex or 1], rest[: fellows.start()].removesuffix("在")
    return None, rest


def _rank_word(rest: str) -> str | None:
    """The longest word of ranking that ends the clause."""
    for length in _RANK_LENGTHS.get(rest[-1:], ()):
        word = rest[-length:]
        if word in _RANK_WORDS and not rest[:-length].endswith(NOT_AFTER.get(word, ())):
            return word
    return None


def _kind_of_rank_word(word: str) -> str:
    """分列 spreads ranks and says that they are ranks; 分别 only spreads."""
    kind = _RANK_WORDS[word][0]
    return "spread ranked" if kind == "spread" and word not in ("分别", "依次") else kind
