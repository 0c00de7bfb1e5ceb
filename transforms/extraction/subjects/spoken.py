"""Whose number it is, and the wording without the entity that it opens with."""

from __future__ import annotations

import re

from transforms.extraction.model import Mention, ReportText
from transforms.extraction.subjects.clauses import DISTRICT_OPENS, of_clauses, of_last_clause, of_region
from transforms.extraction.subjects.entity import A_ZONE, COUNTIES, THE_NUMBER, TOWNS, VILLAGES, Entity
from transforms.extraction.subjects.in_wording import of_wording
from transforms.extraction.subjects.kinds import (
    A_FIRM,
    FIRM,
    FIRM_STILL,
    HUBS,
    OF_HUBS,
    OWN_FIGURE,
    STREET_ENDS,
    acts_itself,
    is_of_house,
    is_of_zone,
    leaves,
)
from transforms.extraction.subjects.named import (
    A_ZONE_ENDS,
    SUBJECT_ENDS,
    in_short_at,
    is_county,
    own_area_at,
    subject_of,
)
from transforms.extraction.subjects.proper import is_proper
from transforms.extraction.wording.phrases import clean, is_bare, is_generic

CLAUSE_SIGN = re.compile(f"[{SUBJECT_ENDS}在：:]")  # one of them stands in a clause that names an entity or an event
PLACES_COUNTED = ("小区", "片区", "社区", "村")
LIST_GOES_ON = ("等", "、", "和", "及", "与")
NO_AREA = re.compile(rf"(?:{FIRM}|矿|银行|企业|项目|车间|生产线)\Z")
SIDE = re.compile("(?:[东南西北内外上下]侧|[东南西北]片)")
OTHER_PLACES = re.compile(r"[\u4e00-\u9fff、]{2,16}\d*个?(?:(?<![农乡])村|社区)")
WORKS = ("产业园", "园区", "项目", "工程", "基地", "一期", "二期", "三期")
DONE_TOGETHER = re.compile("(?<=..)(?:开展|培养|共建|合作|签约|签订|签署|达成|建立|组建|结对|对接)")
COMING_IN, PUT_TO_USE = ("引入", "引进", "入驻"), re.compile("盘活[^。；;]*[，,]")
ALL_YEAR = re.compile("[ \u3000]*(?:全年|年内|今年|明年|全[镇县区市])")
KINDS_OF_AREA = (VILLAGES, COUNTIES, TOWNS)
# 石桥县生产总值增长6%,固定资产投资增长9%
BEHIND_COMMA, OF_ALL_COUNTIES, FAR_BEHIND = frozenset("，,、"), ("全市", "全州", "全省", "全区", "各县"), 160
# 青石镇重建启动,【12个】传统渡口恢复开放: what becomes of things that are counted, and no homes, people or villages of the town
COMES_ABOUT = re.compile(
    "(?!村|行政村|自然村|建制村|社区|[组户人])[\u4e00-\u9fff]{2,10}?(?:恢复|建成|启用|投入使用|投用|投运|投产|获评|入选|获批|挂牌|开放|开通|通车|竣工|完工|开工)"
)
# 重建全面启动, the end of a clause in which nothing is left to tell of; 重建全面完成 goes on with what the town has by it
TOLD_WHOLE = re.compile("(?:全面|正式|顺利|如期|基本)*(?:启动|展开|铺开|推开|获批|揭牌)[，,][ \u3000]*\\Z")
OF_A_TOWN = ("户", "人", "名", "位", "栋", "间", "套")
WIDE_AREAS = ("省", "自治区", "全国")
SENTENCE_OPENS, ANOTHER_OPENS = frozenset("。；;\n"), re.compile("[。；;\n]|全[市州盟省]")
OWN_FIGURE_OF_COUNTY = re.compile(
    "(?!增长|下降|完成\\d|达到?\\d|占)[\u4e00-\u9fffA-Z]{2,16}?(?:\\d|增长|下降|完成|达到?|实现|突破|增速)"
)
# what names another area, or all of the district's year
ANOTHER_AREA = re.compile(
    "全年|年内|今年|(?:中心|主)?城区|市[区本][^域]|各[市县区]|[\u4e00-\u9fff]{1,4}?(?<![城超都上夜门股集闹农])(?:市|县|州|旗)(?![场域级直民政值])"
)
REMAINDER = ("剩余", "其余", "剩", "剩下", "余下")
# what only an area has: 每千人口执业医师
PER_INHABITANTS = re.compile("每(?:百|千|万|十万)(?:名|个)?(?:常住|户籍)?(?:人|老年?人|儿童|学龄)")
# 保障了县第二中学等【5个】县重点项目落地: what the land of a village was needed for
ENABLED = re.compile("[ \u3000]*(?:有力|有效|全力|切实)*(?:保障|确保|服务|助力|推动)了?[^，,\\d]*等")
AN_AREA = re.compile(r"(?:村|社区|镇|乡|街道|县|市|旗|州|省|全国|(?<![院校园新发术高])区)\Z")
NEXT_VILLAGE = re.compile(r"[；;][\u4e00-\u9fff]{2,4}(?<![农全各行自])(?:村|社区)(?![级民庄])")


def opens_with_another(clause: str, number: str, own_names: tuple[str, ...]) -> bool:
    """小河村…; 柳溪、石桥等3个村: whether a clause opens with a village or company of its own."""
    return subject_of(clause, own_names) is not None or OTHER_PLACES.match(clause + number) is not None


def between_villages(text: str, begin: int, at: int, end: int) -> bool:
    """Whether the sentence goes from village to village, each behind a semicolon, before this place and behind it."""
    return bool(NEXT_VILLAGE.search(text, begin, at)) and bool(NEXT_VILLAGE.search(text, at, end))


def behind_semicolon(entity: Entity, words: str, among_villages: bool) -> Entity:
    """鑫源铸造实现产值3亿元;吸纳就业140人: a semicolon ends whose it is, but not where what a firm has and does goes on."""
    subject = entity.subject
    if subject and among_villages and subject.endswith(VILLAGES):
        return entity  # 石桥村…；高坪村…；盘活…；柳溪村…: what no other village is named for
    if subject and subject == entity.owner and A_FIRM.search(subject) and FIRM_STILL.match(words):
        return entity
    if subject and subject.endswith(HUBS) and OF_HUBS.match(words):
        return entity  # 云海机场旅客吞吐量…；货邮吞吐量…
    return entity._replace(subject=None)


def spoken_of(entity: Entity, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """Whose number it is, and the wording before it without the entity that it opens with."""
    behind = _number_behind(mention) if mention.right.noun else ""
    if CLAUSE_SIGN.search(mention.left):
        entity = of_clauses(entity, mention, behind, report)
    phrase = clean(mention.cue.stem.lstrip("）)"))
    if not (mention.place or entity.subject or _opens_with_area(phrase, mention, report)):
        entity = of_region(entity, mention, behind, report)  # 沿海六市陆海统筹,…: nobody is named behind the region
    if behind and entity.subject and SIDE.fullmatch(phrase):
        phrase = ""  # 柳溪花园12户签约,南侧9户货币安置: a part of the same place
    elif _leaves(entity, phrase, behind, mention, report.text):
        entity = entity._replace(subject=None, of_place=False)
    if behind or mention.cue.stem or mention.clause[:1] in DISTRICT_OPENS:
        entity, phrase = _named_by_clause(entity, phrase, behind, mention, report)
    elif entity.subject:
        entity = _of_nobody_else(entity, phrase, mention, report)
    return _without_own_name(entity, _without_own_area(phrase, report.own_name), report)


def _number_behind(mention: Mention) -> str:
    """What stands for the number behind a name; "" for 柳溪新村等18个小区, where it is one of what is counted, and not whose it is."""
    return "" if mention.left.endswith(LIST_GOES_ON) and not _with_others(mention) else THE_NUMBER


def _opens_with_area(phrase: str, mention: Mention, report: ReportText) -> bool:
    """山区四县加快发展,石桥县旅游收入…; 沿海六市经济回升,临湖出口…: whether the number's own clause names another area than the head of
    the sentence does, or all of the year, for which the district reports."""
    clause = mention.clause.strip(" \u3000")
    if clause == mention.left.strip(" \u3000"):
        return False
    if ANOTHER_AREA.match(clause):
        return True
    known, place = report.lexicon.indicator_id, clause[:2]
    opens = phrase.startswith(place) and is_proper(place)
    return opens and known(phrase) is None and known(phrase[2:]) is not None


def _without_own_area(phrase: str, own_name: str) -> str:
    """柳江新区 in short, 柳州地区: the wording without the area that the report is of."""
    if phrase[:2] != own_name[:2] and not own_name.endswith(A_ZONE_ENDS):
        return phrase
    own = in_short_at(phrase, own_name) or own_area_at(phrase, own_name)
    return clean(phrase[len(own) :]) if own else phrase


def _with_others(mention: Mention) -> bool:
    """柳溪学院与38家企业共建产业学院: who did it together with those that are counted, and no member of a list with them."""
    return mention.left.endswith(("与", "和")) and DONE_TOGETHER.search(mention.right.noun) is not None


def _named_by_clause(
    entity: Entity, phrase: str, behind: str, mention: Mention, report: ReportText
) -> tuple[Entity, str]:
    """Whom the number's own clause names; one with nothing but words of measure (同比增长) names nobody."""
    entity = of_last_clause(entity, phrase, behind, mention, report)
    entity, phrase = of_wording(entity, phrase, behind, mention, report)
    return _of_nobody_else(entity, phrase, mention, report) if entity.subject else entity, phrase


def _leaves(entity: Entity, phrase: str, behind: str, mention: Mention, text: str) -> bool:
    """Whether somebody is spoken of, and there are words that leave him."""
    somebody = entity.subject is not None or entity.of_place
    return somebody and (phrase or behind) != "" and _speaks_of_district(entity, phrase, mention, text)


def _speaks_of_district(entity: Entity, phrase: str, mention: Mention, text: str) -> bool:
    """Whether the words behind a place's figure leave the place."""
    name = entity.subject or ""
    if phrase in REMAINDER and _is_like_it(name, mention.right.noun):
        return True
    if (
        name
        and name not in mention.clause
        and leaves(name, phrase, mention.clause.strip(" \u3000"), mention.token.kind == "rank")
    ):
        return True
    if not entity.of_place or not _of_something_else(phrase, mention) or name and phrase.startswith(name):
        return False
    if name.endswith(STREET_ENDS) and ALL_YEAR.match(mention.clause):
        return True  # 一季度开建澜河南路步道,全年新增停车泊位
    return not _is_still_of_it(name, phrase, mention, text)


def _is_still_of_it(name: str, phrase: str, mention: Mention, text: str) -> bool:
    """Whether the words, although they name an indicator, tell of what a zone, a house or a county has or does."""
    if acts_itself(name, phrase, mention.right.noun) or A_ZONE.search(name) and is_of_zone(phrase, mention, text):
        return True
    if is_county(name):
        return _goes_on_about_county(name, phrase, mention, text)
    return is_of_house(name, phrase) or _so_far(name, mention) or _moved_in(phrase, mention, text)


def _goes_on_about_county(name: str, phrase: str, mention: Mention, text: str) -> bool:
    """石桥县生产总值增长6%,固定资产投资增长9%: a county with whose own figure its sentence, or the part behind a semicolon, opens."""
    if mention.left[:1] not in BEHIND_COMMA or phrase.startswith(OF_ALL_COUNTIES) or "其中" in mention.left:
        return False
    at = text.rfind(name, max(0, mention.token.start - FAR_BEHIND), mention.token.start)
    if at < 0 or at and text[at - 1] not in SENTENCE_OPENS or ANOTHER_OPENS.search(text, at, mention.token.start):
        return False
    return OWN_FIGURE_OF_COUNTY.match(text, at + len(name)) is not None


def _is_like_it(name: str, noun: str) -> bool:
    """青阳区人口增加9000人,其余6个县区减少: the others are areas as the one just told of is; 石桥镇…其余5个村 are its own."""
    kind = next((kind for kind in KINDS_OF_AREA if name.endswith(kind)), ())
    return noun.startswith(kind) if kind else False


def _moved_in(phrase: str, mention: Mention, text: str) -> bool:
    """盘活石桥社区厂房2处,引进电商企业6家: who has come into what the place put to use."""
    at = mention.token.start
    return phrase.startswith(COMING_IN) and PUT_TO_USE.search(text, max(0, at - 40), at) is not None


def _of_nobody_else(entity: Entity, phrase: str, mention: Mention, report: ReportText) -> Entity:
    """The entity, if what is told can be of it: not where it is one of several that are counted, nor of a company what areas have."""
    if mention.right.noun.startswith(PLACES_COUNTED) and _is_one_of_several(entity.subject or "", mention.clause):
        return entity._replace(subject=None, owner=None)
    if mention.right.noun and ENABLED.fullmatch(mention.clause):
        return entity._replace(subject=None, owner=None)
    if not phrase and report.own_name.endswith(WIDE_AREAS) and _counts_of_wide_area(entity, mention):
        return entity._replace(subject=None, owner=None)
    if PER_INHABITANTS.match(phrase) and not AN_AREA.search(entity.subject or ""):
        return entity._replace(subject=None, owner=None)
    if not entity.of_place and report.lexicon.indicator_id(phrase) in report.lexicon.areas_only:
        return _of_area(entity, mention)
    return entity


def _counts_of_wide_area(entity: Entity, mention: Mention) -> bool:
    """青石镇重建全面启动,12个传统渡口恢复开放, in a province's report: a clause that opens with its number and says itself what became of
    the things counted, behind one of a town that is whole: a province tells of a town in one clause."""
    name = entity.subject or ""
    if (
        mention.clause.strip(" \u3000")
        or not name.endswith((*VILLAGES, *TOWNS))
        or mention.token.unit.code in OF_A_TOWN
    ):
        return False
    whole = TOLD_WHOLE.search(mention.left) is not None
    return whole and name in mention.left and COMES_ABOUT.match(mention.right.noun) is not None


def _is_one_of_several(name: str, clause: str) -> bool:
    """其中石桥社区宿舍、柳溪社区生活区2个小区, 石桥村、柳湾村2个村: of a list that is counted none is whose it is."""
    at = clause.find(name)
    return at >= 0 and "、" in clause[at:]


def _of_area(entity: Entity, mention: Mention) -> Entity:
    """海川集团挂牌上市,一般公共预算收入增长6%: what no company has is of the district, unless its own clause names another."""
    subject = entity.subject
    if not subject or not NO_AREA.search(subject) or subject in mention.clause:
        return entity
    return entity._replace(subject=None, owner=None, firm="")


def _of_something_else(phrase: str, mention: Mention) -> bool:
    """Whether a wording behind a place's figure speaks of the district again: no measure alone (产值), no verb alone (签约), and
    no part (其中)."""
    left = mention.left
    if "其中" in left or "，" not in left and "," not in left or phrase in REMAINDER:
        return False
    if is_generic(phrase) or OWN_FIGURE.match(phrase) or mention.token.kind == "rank" or mention.cue.completion:
        return False
    return not is_bare(phrase) or mention.right.noun != ""


def _so_far(name: str, mention: Mention) -> bool:
    """油茶产业园总投资6800万元,已流转林地4200亩: how far a work has come."""
    return name.endswith(WORKS) and mention.clause.lstrip(" \u3000").startswith("已")


def _without_own_name(entity: Entity, phrase: str, report: ReportText) -> tuple[Entity, str]:
    """The reporting district's name is dropped; a parent's is the subject."""
    if report.own_name and phrase.startswith(report.own_name):
        return entity, clean(phrase[len(report.own_name) :])
    for parent in report.own_names:
        if phrase.startswith(parent):
            return entity._replace(subject=parent), clean(phrase[len(parent) :])
    return entity, phrase
