"""Whom the wording of a number names itself: a village, a quarter, works, behind a verb."""

from __future__ import annotations

import re

from transforms.extraction.model import Mention, ReportText
from transforms.extraction.subjects.clauses import THAT_ONE
from transforms.extraction.subjects.entity import (
    A_KIND_OF_FIRM,
    A_ZONE,
    OF_WHAT_KIND,
    VILLAGES,
    WHERE_IT_STANDS,
    Entity,
    words_behind,
)
from transforms.extraction.subjects.kinds import A_WORK, IS_HOMES, furthered
from transforms.extraction.subjects.named import NAME_END, is_class, is_village_or_county, subject_of
from transforms.extraction.subjects.proper import OPENS_CLAUSE, is_proper, name_at
from transforms.extraction.subjects.regions import RINGS_OF_CITIES
from transforms.extraction.subjects.several import several_in
from transforms.extraction.subjects.streets import NO_ROAD
from transforms.extraction.subjects.words import OWN_PLACES
from transforms.extraction.wording.phrases import clean, leading_verb
from transforms.extraction.wording.words import OF_ITSELF, ROADWORK

OF_VILLAGE = re.compile(
    r"(?:([^，,。；;、]{2,14}项目涉及)|涉及|其中)?([\u4e00-\u9fff]{2,6}(?:(?<![农乡旧中])村|社区))"
)  # 涉及上塘村20户房屋、下坪村16户房屋
OF_COLLECTIVE = re.compile(r"([\u4e00-\u9fff]{2,5}村)(集体(?:经济|经营性)*(?:总?收入|资产|分红|积累))")
NO_ENTITY_BEHIND = re.compile(r".{0,1}(?:智能|村庄|村寨|乡建)")  # 新增卓越级智能工厂, 创建绿美村庄 count a kind
LEFT_TO_DO = re.compile(r"([\u4e00-\u9fff]{2,6})(剩余)")
RENEWED = re.compile(r"([\u4e00-\u9fff]{2,4})(城中村改造.*)")
TOWARDS = re.compile("向(?![阳东荣])|[对给为]")
# 向柳河流域补水: where it goes, and not whose it is
PLACES_LED_UP_TO = (*RINGS_OF_CITIES, "流域", "沙漠")
# 石桥村的民宿接待游客: what a village's thing does is told of the village
THING_OF_VILLAGE = re.compile(r"([\u4e00-\u9fff]{2,5}(?:村|社区|镇|乡))的([\u4e00-\u9fff]{3,14})")
THAT_OPENS = ("该", "园")  # what speaks of somebody again begins so
FURTHERING = re.compile("[助支推促保带]")  # each word of FURTHERS has one of them
THAT_PLACE = re.compile("该(?:村|社区|镇|街道|小区|片区|合作社)(?![民级委])(?=.{2})")
INVITING = ("引进", "引入", "招引", "吸引")
OF_FIRMS = ("用工", "员工", "职工", "从业人员", "研发")
ROAD_ENDS = "路线街道河渠沟溪"
ROAD = re.compile(
    r"(?:推进|启动|实施|建成|开展)?([\u4e00-\u9fff]{2,4}(?:路|线|街|大道|渠|沟)|[\u4e00-\u9fff]{1,4}[河江溪]"
    r"|[\u4e00-\u9fff]{2,4}[至到][\u4e00-\u9fff]{2,4}(?:公路|道路|路))"
)
# S322线改建, G107国道改线: a road by its number, and what is done to it
ROAD_LETTERS = frozenset("GSXYZ")
NUMBERED_ROAD = re.compile(rf"([GSXYZ]\d{{2,4}}(?:线|国道|省道|县道|乡道)?)((?:{ROADWORK}|改线)+(?:工程|里程)?)")
NAMED_ROAD = re.compile(
    rf"([\u4e00-\u9fff]{{2,4}}(?:路|线|大道)|[\u4e00-\u9fff]{{2,4}}[至到][\u4e00-\u9fff]{{2,6}}?(?:公路|道路|路))((?:{ROADWORK}|改线)+(?:工程)?)"
)
DONE_TO_ROAD = re.compile(rf"路面|路基|桥|隧|主体|建设|征地|拆迁|(?:{ROADWORK})")
KIND_OF_ROAD = re.compile("(?:通村|通组|通乡|产业|旅游|资源)(?:公路|道路|路)\\Z")
OPENED = ("贯通", "通车", "完工", "竣工")
WORK_ALONG = re.compile(rf"(?:{ROADWORK}|建设)\Z")
ALL_OF_THEM = re.compile(rf"[ \u3000]*{OF_ITSELF}(?:各(?:类|级))?")
ALL_OF_AREA = re.compile(r"[ \u3000]*全[省市区县州盟]")
SOME = re.compile("[一两二三四五六七八九十几多]+[大个]")  # 两个园区 are counted
_PART = (
    "(?:厂房|车间)?(?:主体|基础|土建|桩基|装修|场地|隧道|路基|主干道)(?:结构|工程|建设|施工|平整|装修)?(?:建设|施工)?"
)
WORK_ON = re.compile(
    r"(.{2,18}?(?:工程|项目|大桥|医院|学校|小学|中学|水厂|污水处理厂|电站|水库|公园|广场|大厦|综合楼|安置[房点]|[一二三四]期|基地|园区|产业园|枢纽|高速|地铁站|[新东西南北]院区))"
    rf"({_PART})"
)
OWNED = re.compile(
    r"(.{2,12}(?:集中区|开发区|经开区|高新区|园区|工业园|产业园|公司|集团|[厂矿]|[一二三四]期|基地|农场|景区|合作社))"
    r"(年?产值|营收|营业收入|总?投资|年?税收|利润|年?产能|年?销售额|亩均税收|亩均产值)"
)
OF_PLANT = re.compile(  # 年产2万吨特种陶瓷项目累计投资
    r"年(?:产|加工|处理)\d[\d.]*[万亿]?(?:吨|件|台|套|只|辆|头|羽|平方米|立方米)([\u4e00-\u9fff]{2,12}?项目)((?:已|累计|共)*(?:完成)?(?:总?投资|产值|税收))"
)
FIGURES = ("产值", "营收", "营业收入", "投资", "税收", "利润", "产能", "销售额")  # what OWNED ends with


# 柳溪大桥建成通车、日均车流量2万辆
READY_AND = re.compile(
    "(?:[一二三四]期)?(?:工程|项目)?(?:已|正式|全面|顺利|如期)*(?:建成|竣工|完工|扩建|全线)(?:投运|投用|投产|通车|启用|开通|运营|贯通|通航|投入(?:使用|运营|运行|生产))、(?=[\u4e00-\u9fff]{2})"
)


def of_wording(entity: Entity, phrase: str, behind: str, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """支持大庄村建设, 柳溪产业园产值, 涉及上塘村, 柳溪大桥主体: whom the wording itself names, and what is left of it."""
    if not phrase:
        homes = IS_HOMES.search(entity.subject or "") if behind else None
        return entity, homes[1] if homes else ""  # 安置房二期【320套】开工: the kind of thing by which the name says it
    if behind and not entity.subject and phrase[-1] in ROAD_ENDS:
        entity, phrase = _of_road(entity, phrase, mention)
    if (road := _road_opened(phrase, mention) if behind else None) is not None:
        return entity.of_own_clause(road[1]), _kind_of_road(road[1]) + road[2]
    phrase = words_behind(WHERE_IT_STANDS, phrase)
    if FURTHERING.search(phrase):
        phrase = _without_furtherer(phrase)
    entity, phrase = _named_in(entity, phrase, behind, mention, report)
    if entity.subject and (told := _with_kind(entity.subject, phrase, behind)) is not None:
        return entity, told
    return _without_whose(entity, phrase, mention, report)


def _without_whose(entity: Entity, phrase: str, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """该公司产值, 柳溪产业园产值, 涉及上塘村: whose it is by what the wording tells, without that."""
    phrase = _without_that_one(phrase, entity.subject or "") if phrase[:1] in THAT_OPENS else phrase
    if phrase.endswith(FIGURES) and (owned := _owned_in(phrase, mention.clause)):
        entity, phrase = entity._replace(subject=owned[1], owner=owned[1]), owned[2]
    if not entity.subject:
        entity, phrase = _of_village_or_quarter(entity, phrase, mention, report)
    if mention.cue.completion:
        entity, phrase = _of_works(entity, phrase)
    if entity.subject:
        phrase = words_behind(READY_AND, phrase)
    if entity.firm and phrase.startswith(OF_FIRMS):
        entity = entity._replace(subject=entity.firm, owner=entity.firm)
    return entity, phrase


def _without_furtherer(phrase: str) -> str:
    """化肥年产量 of 柳溪重点实验室助力化肥年产量: what is furthered, without who does it."""
    name = name_at(phrase)
    done = furthered(name, phrase, len(name)) if name else None
    return phrase[done.end(1) :] if done else phrase


def _road_opened(phrase: str, mention: Mention) -> re.Match[str] | None:
    """县城至白石公路改建【12公里】通车: a road by its name, which is ready now."""
    return _road_worked_on(phrase) if mention.right.noun.endswith(OPENED) else None


def _with_kind(name: str, phrase: str, behind: str) -> str | None:
    """改造 of 柳溪至石桥通村公路, nothing of 安置房二期【320套】开工: what is told, with the kind of thing by which the name says it."""
    if behind:
        homes = IS_HOMES.search(name) if not phrase else None
        return homes[1] if homes else None
    kind = _kind_of_road(name) if WORK_ALONG.fullmatch(phrase) else ""
    return kind + phrase if kind else None


def _kind_of_road(road: str) -> str:
    """石桥至柳湾通村公路 → 通村公路, which what was done to it is told with; "" for a road of no kind."""
    kind = KIND_OF_ROAD.search(road)
    return kind[0] if kind else ""


def _owned_in(phrase: str, clause: str) -> re.Match[str] | None:
    """柳溪产业园产值: whose figure it is; 两个园区产值, 全省工业园区产值 are of a class."""
    if SOME.match(phrase):
        return None
    owned = OF_PLANT.fullmatch(phrase) or OWNED.fullmatch(phrase)
    return None if owned and ALL_OF_THEM.match(clause) and not is_proper(owned[1]) else owned


def _road_worked_on(phrase: str) -> re.Match[str] | None:
    """S322线改建, 县城至白石公路改建: a road by its number or its name, and what was done to it."""
    if phrase[:1] in ROAD_LETTERS:
        return NUMBERED_ROAD.fullmatch(phrase)
    road = NAMED_ROAD.fullmatch(phrase)
    from_to = road and ("至" in road[1] or "到" in road[1])
    return road if road and (from_to or not NO_ROAD.search(road[1])) and is_proper(road[1][:-1], 1) else None


def _without_that_one(phrase: str, subject: str) -> str:
    """该公司产值, and 园区产值 behind the name of one, speak of whom was spoken of."""
    if phrase.startswith("该") and (that := THAT_ONE.match(phrase)):
        return clean(phrase[that.end() :])
    if phrase.startswith("该") and (there := THAT_PLACE.match(phrase)):
        return clean(phrase[there.end() :])  # 该村发展大棚
    if phrase.startswith("园区") and A_ZONE.search(subject):
        return clean(phrase[2:]) or phrase
    return phrase


def _of_road(entity: Entity, phrase: str, mention: Mention) -> tuple[Entity, str]:
    """完成石龙线【8.4公里】提质改造: of the road or the river by its name, where the noun behind says what was done along it."""
    found = ROAD.fullmatch(phrase)
    done = found and WORK_ALONG.search(mention.right.noun)
    if not found or not done or NO_ROAD.search(found[1]) or not is_proper(found[1][:-1], 1):
        return entity, phrase
    return entity.of_own_clause(found[1]), ""


def _named_in(entity: Entity, phrase: str, behind: str, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """西沟、柳湾两村新建, 招引的绿源食品项目总投资, 支持大庄村建设: the entity that the wording opens with, or tells of behind its verb."""
    kind = (OF_WHAT_KIND.match(phrase) or A_KIND_OF_FIRM.match(phrase)) if entity.subject else None
    if kind and entity.subject and phrase.startswith(entity.subject, kind.end()):
        phrase = phrase[kind.end() :]
    if several := several_in(phrase):
        if mention.cue.spread or "分别" in phrase:
            return entity, phrase  # one number of each: a list takes them
        told = several.rest if leading_verb(several.rest) else several.opening + several.rest
        return entity._replace(subject=several.names), clean(told)
    if entity.subject and phrase.startswith(entity.subject):
        return entity, _without_invited(entity, clean(phrase[len(entity.subject) :]), behind, report.own_names)
    if not _may_hold_name(phrase, 0, behind) or ALL_OF_AREA.match(mention.clause) and phrase.startswith(OWN_PLACES):
        return entity, phrase  # 全市高新园入驻企业: of all that there are
    return _behind_verb(entity, phrase, behind, report.own_names)


def _without_invited(entity: Entity, phrase: str, behind: str, own_names: tuple[str, ...]) -> str:
    """石桥村引进云禾药业公司流转山地: what is done in the village, without the firm that it has found for it."""
    if not phrase.startswith(INVITING) or not NAME_END.search(phrase):
        return phrase
    whose, told = _behind_verb(entity, phrase, behind, own_names)
    return told if whose is entity else phrase


def _of_village_or_quarter(entity: Entity, phrase: str, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """石桥村集体经济收入, 涉及上塘村20户房屋, 柳荫里剩余3户: a village or a quarter in the wording, where nobody was spoken of."""
    thing = THING_OF_VILLAGE.fullmatch(phrase) if "的" in phrase else None
    if thing and is_village_or_county(thing[1], report.own_names):
        return entity.of_own_clause(thing[1]), thing[2]
    if "村集体" in phrase:
        return _of_collective(entity, phrase, report.own_names)
    if phrase.endswith(VILLAGES) and mention.right.noun:
        return _of_village(entity, phrase, report.own_names)
    if phrase.endswith("剩余") and mention.token.unit.code == "户" or "城中村改造" in phrase:
        return _of_quarter(entity, phrase)
    return entity, phrase


def _of_collective(entity: Entity, phrase: str, own_names: tuple[str, ...]) -> tuple[Entity, str]:
    """石桥村集体经济收入: what one village has together; 行政村集体收入 is that of all."""
    found = OF_COLLECTIVE.fullmatch(phrase)
    if not found or not _is_village_of_its_own(found[1], own_names):
        return entity, phrase
    return entity.of_own_clause(found[1]), "村" + found[2]


def _of_village(entity: Entity, phrase: str, own_names: tuple[str, ...]) -> tuple[Entity, str]:
    """涉及上塘村20户房屋: a village right before the number; 行政村, 城市社区 are none."""
    found = OF_VILLAGE.fullmatch(phrase)
    if not found or not _is_village_of_its_own(found[2], own_names):
        return entity, phrase
    return entity.of_own_clause(found[2]), found[1] or ""


def _is_village_of_its_own(village: str, own_names: tuple[str, ...]) -> bool:
    """石桥村, and neither 行政村 nor the one that reports."""
    return village not in own_names and not is_class(village) and is_proper(village[:-1], 1)


def _of_quarter(entity: Entity, phrase: str) -> tuple[Entity, str]:
    """柳荫里剩余3户签约, 柳荫里城中村改造签约率: a quarter that is only known by its name."""
    verb = OPENS_CLAUSE.match(phrase)
    words = phrase[verb.end() :] if verb else phrase
    found = LEFT_TO_DO.fullmatch(words) or RENEWED.fullmatch(words)
    if not found or is_class(found[1]) or not is_proper(found[1]) or OPENS_CLAUSE.search(found[1]):
        return entity, phrase
    return entity.of_own_clause(found[1]), found[2]


def _of_works(entity: Entity, phrase: str) -> tuple[Entity, str]:
    """柳溪大桥主体完成60%: the share done is of the works named with their part."""
    if (work := WORK_ON.fullmatch(phrase)) and not is_class(work[1]):
        return entity._replace(subject=work[1], owner=work[1]), work[2]
    return entity, phrase


def _behind_verb(entity: Entity, phrase: str, behind: str, own_names: tuple[str, ...]) -> tuple[Entity, str]:
    """支持大庄村建设温室, 完成石桥头社区管网改造: a name behind the verb that opens the wording."""
    verb = leading_verb(phrase)
    rest = words_behind(TOWARDS, phrase[len(verb) :])
    name = named_first(rest, behind, own_names)
    if not name or name.endswith(PLACES_LED_UP_TO) and TOWARDS.match(phrase, len(verb)):
        return entity, phrase
    tail = rest[len(name) :]
    if entity.subject and verb in INVITING and leading_verb(tail):
        return entity, clean(tail)  # 石桥村种植药材600亩,引进云禾药业公司建成烘干厂2座: in the village
    return entity.of_own_clause(name), clean(tail if leading_verb(tail) else verb + tail)


def _is_section_of_more(words: str, name: str) -> bool:
    """贺兰山至阴山段沿黄岸线: a section that describes something else, and no road on whose section something is done."""
    return name.endswith("段") and len(words) > len(name) and not DONE_TO_ROAD.match(words, len(name))


def _may_hold_name(words: str, at: int, behind: str) -> bool:
    """Whether a name may end there; that of a work does so only at the end, before what is done in it: 完成恒达项目【2条】生产线安装."""
    return NAME_END.search(words, at) is not None or behind != "" and words.endswith(A_WORK)


def named_first(words: str, behind: str, own_names: tuple[str, ...]) -> str | None:
    """The entity of whose name no common word explains all, that words open with: 石桥头社区 of 石桥头社区管网改造."""
    if len(words) < 3 or not _may_hold_name(words, 2, behind) or "、" in words:
        return None
    village = subject_of(words + behind, own_names)
    name = village or name_at(words + behind)
    if (
        not name
        or "“" in name
        or any(own.endswith(name) for own in own_names)
        or _is_section_of_more(words, name)
        or furthered(name, words, len(name))
        or NO_ENTITY_BEHIND.match(words, len(name) - 2)
    ):
        return None
    return name if name in OWN_PLACES or is_proper(name[:-1], 1 if village else 2) else None
