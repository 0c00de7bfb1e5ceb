"""Whose number it is: the village, company or zone, the event and the work that the words before a number speak of."""

from __future__ import annotations

import re

from transforms.extraction.mention import BREAK
from transforms.extraction.model import Mention, ReportText
from transforms.extraction.records import Record, record
from transforms.extraction.subjects.named import NAME_ENDS, SUBJECT_ENDS, is_class, is_cut, place_of, subject_of
from transforms.extraction.subjects.proper import (
    GAIN,
    OPENS_CLAUSE,
    OWN_FIGURE,
    OWN_PLACES,
    PREDICATE,
    TRADES,
    is_proper,
    name_at,
    two_names_at,
)
from transforms.extraction.wording.phrases import ANY_VERB, clean, is_bare, is_generic, leading_verb
from transforms.extraction.wording.words import BULLETS, OF_ITSELF, OFFICE_ENDS, OFFICE_OPENS, VIEWPOINT

WITHIN = re.compile(
    r"在(.{3,}?)(?<!企业)(?<!公司)(?<!单位)(?<!项目)(?<![村镇])(?:中|上|里|内|期间)"
)  # 在镇企业中: no event
CLAUSE_SIGNS = SUBJECT_ENDS | frozenset("在：:")  # one of them stands in a clause that names an entity or an event
VILLAGES = ("村", "社区")
PLACES_COUNTED = ("小区", "片区", "社区", "村")
OF_VILLAGE = re.compile(
    r"(?:([^，,。；;、]{2,14}项目涉及)|涉及|其中)?([\u4e00-\u9fff]{2,6}(?:(?<![农乡旧中])村|社区))"
)  # 涉及上塘村20户房屋、下坪村16户房屋
OF_COLLECTIVE = re.compile(r"([\u4e00-\u9fff]{2,5}村)(集体(?:经济|经营性)*(?:总?收入|资产|分红|积累))")
OPENINGS = re.compile(r"(?<=[：:])|[，,；;。！？!?]")  # a colon stays with what it introduces: 东湖街道：
BEFORE_WORDS = " \u3000\n" + BULLETS
NO_ENTITY_BEHIND = re.compile(r".{0,1}(?:智能|村庄|村寨|乡建)")  # 新增卓越级智能工厂, 创建绿美村庄 count a kind
THE_NUMBER = "0"  # stands for a number behind a name that counts a noun of its own: 白石村12户农户
LIST_GOES_ON = ("等", "、", "和", "及", "与")
DESCRIBED = re.compile(r"\d[^，,；;]*的([\u4e00-\u9fff]{2,5}(?:村|社区))\Z")  # 距县城27公里的高坪村，…
LEFT_TO_DO = re.compile(r"([\u4e00-\u9fff]{2,6})(剩余)")
RENEWED = re.compile(r"([\u4e00-\u9fff]{2,4})(城中村改造.*)")
READY_ALONE = re.compile(
    rf"[ \u3000]*(?:\d{{1,2}}月份?|年底|[一二三四]季度|上半年|下半年)?(?:顺利|全面|正式|已|建成)*(?:{PREDICATE.pattern})"
)
TOWARDS = "向对给"  # 向柳河流域补水
DISTRICT_OPENS = ("我", "全", "本")
OF_DISTRICT = re.compile(rf"{OF_ITSELF}|全国(?=[^重首百统性])")  # 全县高速公路里程: of the district again
WIDER = re.compile(r"全[国省市区县](?!性)")
COMPANY = re.compile(rf"(?:公司|集团|[厂矿]|合作社|银行|企业|项目|车间|生产线|{TRADES})\Z")
FIRM = re.compile(rf"(?:公司|集团|厂|合作社|{TRADES})\Z")
OFFICE = re.compile(rf"{OFFICE_OPENS}(?:{OFFICE_ENDS}|部)(?=已|将|先后|及时|派|组织|开展|联合|投入)")  # 县农业局已派出…
OWN_AGAIN = re.compile(rf"(?<=[，；,;]){OF_ITSELF}")
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
MADE_READY = re.compile(
    r"(?:\d{1,2}月(?:份|底)?前?|[上下]半年|年底前|力争|争取|确保)*(?:完成|建成|启动|开工建设|新建|建设|投用|启用)"
)
SIDE = re.compile("(?:[东南西北内外上下]侧|[东南西北]片)")
OTHER_PLACES = re.compile(r"[\u4e00-\u9fff、]{2,16}\d*个?(?:(?<![农乡])村|社区)")
OF_FIRMS = ("用工", "员工", "职工", "从业人员", "研发")
_PART = (
    "(?:厂房|车间)?(?:主体|基础|土建|桩基|装修|场地|隧道|路基|主干道)(?:结构|工程|建设|施工|平整|装修)?(?:建设|施工)?"
)
WORK_ON = re.compile(
    r"(.{2,18}?(?:工程|项目|大桥|医院|学校|小学|中学|水厂|污水处理厂|电站|水库|公园|广场|大厦|综合楼|安置[房点]|[一二三四]期|基地|园区|产业园))"
    rf"({_PART})"
)
PART_END = re.compile("[。；;\n]")
FARTHEST_PART = 160  # characters behind a number in which a semicolon is looked for
REMAINDER = ("剩余", "其余")
NEXT_VILLAGE = re.compile(r"[；;][\u4e00-\u9fff]{2,4}(?<![农全各行自])(?:村|社区)(?![级民庄])")
FIRM_STILL = re.compile(
    r"(?:已|累计|可|共)*(?:吸纳|解决|提供)[^，,。；;]{0,6}就业|用工|年?(?:上缴|缴纳|纳税|缴税)|年产值|年销售"
)
STATE = re.compile(rf"成为|初具|走深走实|获批|{PREDICATE.pattern}")  # what is told of a place without a number
OWNED = re.compile(
    r"(.{2,12}(?:集中区|开发区|经开区|高新区|园区|工业园|产业园|公司|集团|[厂矿]|[一二三四]期|基地|农场|景区|合作社))"
    r"(年?产值|营收|营业收入|总?投资|年?税收|利润|年?产能|年?销售额)"
)
OF_PLANT = re.compile(  # 年产2万吨特种陶瓷项目累计投资
    r"年(?:产|加工|处理)\d[\d.]*[万亿]?(?:吨|件|台|套|只|辆|头|羽|平方米|立方米)([\u4e00-\u9fff]{2,12}?项目)((?:已|累计|共)*(?:完成)?(?:总?投资|产值|税收))"
)
# 石桥村“云上人家”民宿接待游客, 石桥镇敬老院供养老人: a house that stands in the village
HOUSE = re.compile(
    r"(?:“[^”，。]{2,8}”(?:民宿|农家乐|农庄|工坊|合作社|家庭农场|采摘园|乐园)|(?:中心)?(?:敬老院|养老院|福利院|幸福院|卫生院|小学|中学|幼儿园))(?=[^的等、和与及])"
)
FIGURES = ("产值", "营收", "营业收入", "投资", "税收", "利润", "产能", "销售额")  # what OWNED ends with
COLON_NO_SUBJECT = re.compile(
    rf"^{VIEWPOINT}$|^还[有要]|要[干啃做办抓]$|[一二两三四五六七八九十几][个大项条件]|规上|限上|招商|稳定|振兴|民生|安全|财政|经济|党建|环境|文化|社保|就业|(?:工业|农业|旅游|消费|外贸|教育|卫生|环保|收入)$|指标|目标|问题|不足|短板|困难|看到|认识|存在|任务|举措|措施|打算|方面|情况|如下|其中|包括|主要|坚持|备注|说明|口径|^注$|工作|建设|发展|治理|服务|全年|上半年|下半年|累计|合计|总计|一是|是$|为$|做到$|\d$"
)


@record
class Entity(Record):
    """`subject`: the village or company spoken of, `of_place` when it is a zone or an estate, spoken of in its own clause.

    `owner`: whose 投资, 产值 a clause speaks of (新材料二期完成投资). `event`: 在…大赛中. `work`: what bare verbs do
    (推进气改电工程,签约12户,安装3户). `firm`: who put its money into the subject, of which 用工80人 is told.
    """

    subject: str | None = None
    of_place: bool = False
    owner: str | None = None
    work: str = ""
    event: str = ""
    firm: str = ""

    def of_own_clause(self, name: str) -> Entity:
        """柳溪产业园产值2亿元: another, spoken of in its own clause, is also the owner of what that clause tells."""
        return self._replace(subject=name, owner=name, of_place=True)


NO_ENTITY = Entity()


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
    if subject and subject == entity.owner and FIRM.search(subject) and FIRM_STILL.match(words):
        return entity
    return entity._replace(subject=None)


def spoken_of(entity: Entity, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """Whose number it is, and the wording before it without the entity that it opens with."""
    # 柳溪新村等18个小区: one of what is counted, and not whose it is
    behind = THE_NUMBER if mention.right.noun and not mention.left.endswith(LIST_GOES_ON) else ""
    if not CLAUSE_SIGNS.isdisjoint(mention.left):
        entity = _of_clauses(entity, mention, behind, report)
    phrase = clean(mention.cue.stem)
    if behind and entity.subject and SIDE.fullmatch(phrase):
        phrase = ""  # 柳溪花园12户签约,南侧9户货币安置: a part of the same place
    elif entity.of_place and (phrase or behind) and _of_something_else(phrase, mention):
        entity = entity._replace(subject=None, of_place=False)
    entity = _of_last_clause(entity, phrase, behind, mention, report)
    entity, phrase = _of_wording(entity, phrase, behind, mention, report)
    if entity.subject:
        entity = _of_nobody_else(entity, phrase, mention, report)
    return _without_own_name(entity, phrase, report) if phrase.startswith(report.own_names) else (entity, phrase)


def _of_nobody_else(entity: Entity, phrase: str, mention: Mention, report: ReportText) -> Entity:
    """The entity, if what is told can be of it: not where it is one of several that are counted, nor of a company what areas have."""
    if mention.right.noun.startswith(PLACES_COUNTED) and _is_one_of_several(entity.subject or "", mention.clause):
        return entity._replace(subject=None, owner=None)
    if not entity.of_place and report.lexicon.indicator_id(phrase) in report.lexicon.areas_only:
        return _of_area(entity, mention)
    return entity


def _is_one_of_several(name: str, clause: str) -> bool:
    """其中石桥社区宿舍、柳溪社区生活区2个小区: of a list that is counted none is whose it is."""
    at = clause.find(name)
    return at >= 0 and "、" in clause[at + len(name) :]


def _of_area(entity: Entity, mention: Mention) -> Entity:
    """海川集团挂牌上市,一般公共预算收入增长6%: what no company has is of the district, unless its own clause names another."""
    subject = entity.subject
    if not subject or not COMPANY.search(subject) or subject in mention.clause:
        return entity
    return entity._replace(subject=None, owner=None, firm="")


def _of_clauses(entity: Entity, mention: Mention, behind: str, report: ReportText) -> Entity:
    """小河村…,; (1)柳溪大桥:; …；柳溪试验区…,: whom the clauses since the last number open with, introduce or go on about."""
    left = mention.left
    named = not SUBJECT_ENDS.isdisjoint(left)
    if named or "在" in left:
        entity = _event_and_subject(entity, left + behind, named, report.own_names)
    if "：" in left or ":" in left:
        entity = _introduced(entity, left, report)
    if named and (place := _opens_part(mention, report)):
        entity = entity._replace(subject=place, of_place=False)
    return entity


def _of_wording(entity: Entity, phrase: str, behind: str, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """支持大庄村建设, 柳溪产业园产值, 涉及上塘村, 柳溪大桥主体: whom the wording itself names, and what is left of it."""
    if entity.subject and phrase.startswith(entity.subject):
        phrase = clean(phrase[len(entity.subject) :])
    elif not NAME_ENDS.isdisjoint(phrase):
        entity, phrase = _behind_verb(entity, phrase, behind, report.own_names)
    if phrase.endswith(FIGURES) and (owned := OF_PLANT.fullmatch(phrase) or OWNED.fullmatch(phrase)):
        entity, phrase = entity._replace(subject=owned[1], owner=owned[1]), owned[2]
    if not entity.subject:
        entity, phrase = _of_village_or_quarter(entity, phrase, mention, report)
    if mention.cue.completion:
        entity, phrase = _of_works(entity, phrase)
    if entity.firm and phrase.startswith(OF_FIRMS):
        entity = entity._replace(subject=entity.firm, owner=entity.firm)
    return entity, phrase


def _of_village_or_quarter(entity: Entity, phrase: str, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """石桥村集体经济收入, 涉及上塘村20户房屋, 柳荫里剩余3户: a village or a quarter in the wording, where nobody was spoken of."""
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


def _of_last_clause(entity: Entity, phrase: str, behind: str, mention: Mention, report: ReportText) -> Entity:
    """Whose number it is by the words that open its own clause: the district again, a zone, a company, a work."""
    last = mention.clause.strip(BEFORE_WORDS)
    if last[:1] in DISTRICT_OPENS and OF_DISTRICT.match(last):
        return _of_district(entity, _area_held_against(mention, last, report))
    if entity.subject and OFFICE.match(last):
        return entity._replace(subject=None)
    if not SUBJECT_ENDS.isdisjoint(last) and (place := place_of(last + behind)):
        return entity.of_own_clause(place)
    if entity.subject and last.startswith(entity.subject):
        return _of_house(entity, entity.subject, last)
    name = name_at(last + behind) or two_names_at(last)
    if name is None and phrase and mention.clause != mention.left:
        name = _of_clause_before(mention.left, phrase)
    if not name:
        return entity
    # what a colon has introduced is spoken of up to the semicolon
    return entity._replace(subject=name, owner=name, of_place=entity.of_place or name != entity.subject)


def _of_district(entity: Entity, wider: str | None) -> Entity:
    """我县…: the district again, or 全省…: a wider area that it is held against."""
    return entity._replace(subject=wider, of_place=True) if wider or entity.subject else entity


def _of_house(entity: Entity, village: str, clause: str) -> Entity:
    """石桥镇敬老院供养老人: whose the number is, is the house that stands in the place spoken of."""
    house = HOUSE.match(clause, len(village))
    if not house:
        return entity
    whose = clause[: house.end()]
    return entity.of_own_clause(whose)


def _of_clause_before(left: str, phrase: str) -> str | None:
    """鑫源化纤量质齐升,产量跃居第一: whose figure it is by the clause before, where it is a figure that a thing alone has."""
    owned = OWN_FIGURE.match(phrase) is not None
    if not owned and not GAIN.match(phrase) or len(clauses := OPENINGS.split(left)) < 2:
        return None
    clause = clauses[-2].strip(BEFORE_WORDS)
    if len(clauses) > 2 and READY_ALONE.fullmatch(clause):
        clause = clauses[-3].strip(BEFORE_WORDS) + clause  # 明源二期一边装修一边进设备,5月份投产
    return owned and name_at(clause) or _got_ready(clause)


def _got_ready(clause: str) -> str | None:
    """市医院东院区建成启用,增设床位800张; 建成柳溪水厂,新增供水3万吨: what the clause before tells of that it is ready."""
    if (name := name_at(clause)) and PREDICATE.search(clause, len(name)):
        return name
    if not (done := MADE_READY.match(clause)):
        return None
    thing = clause[done.end() :]
    name = name_at(thing + THE_NUMBER)
    return name if name and (len(name) == len(thing) or PREDICATE.match(thing, len(name))) else None


def _area_held_against(mention: Mention, clause: str, report: ReportText) -> str | None:
    """全省地区生产总值增长5.5%,我县增长6.8%: the wider area, where what follows speaks of the district again."""
    area = clause[:2]
    if not WIDER.match(clause) or _ranks(area) <= _ranks(report.own_name):
        return None
    token = mention.token
    own = OWN_AGAIN.search(report.text, token.end, token.end + 30)
    return area if own and _ranks(own[0]) < _ranks(area) else None


def _ranks(area: str) -> int:
    """How wide an area is by the last word of its name."""
    return next((width for ending, width in WIDTHS.items() if area.endswith(ending)), 0)


def _behind_verb(entity: Entity, phrase: str, behind: str, own_names: tuple[str, ...]) -> tuple[Entity, str]:
    """支持大庄村建设温室, 完成石桥头社区管网改造: a name behind the verb that opens the wording."""
    verb = leading_verb(phrase)
    rest = phrase[len(verb) :].lstrip(TOWARDS)
    name = named_first(rest, behind, own_names)
    if not name:
        return entity, phrase
    tail = rest[len(name) :]
    return entity.of_own_clause(name), clean(tail if leading_verb(tail) else verb + tail)


def named_first(words: str, behind: str, own_names: tuple[str, ...]) -> str | None:
    """The entity of whose name no common word explains all, that words open with: 石桥头社区 of 石桥头社区管网改造."""
    if len(words) < 3 or NAME_ENDS.isdisjoint(words[2:]) or "、" in words:
        return None
    village = subject_of(words + behind, own_names)
    name = village or name_at(words + behind)
    if not name or "“" in name or NO_ENTITY_BEHIND.match(words, len(name) - 2):
        return None
    return name if name in OWN_PLACES or is_proper(name[:-1], 1 if village else 2) else None


def _of_something_else(phrase: str, mention: Mention) -> bool:
    """Whether a wording behind a place's figure speaks of the district again: no measure alone (产值), no verb alone (签约), and
    no part (其中)."""
    left = mention.left
    if "其中" in left or "，" not in left and "," not in left or phrase in REMAINDER:
        return False
    if is_generic(phrase) or OWN_FIGURE.match(phrase) or mention.token.kind == "rank" or mention.cue.completion:
        return False
    return not is_bare(phrase) or mention.right.noun != ""


def _event_and_subject(entity: Entity, left: str, named: bool, own_names: tuple[str, ...]) -> Entity:
    """在全市技能大赛中,…; 小河村完成…: the event of the clauses before, and the entity that a clause opens with."""
    for part in BREAK.split(left)[:-1] if "在" in left else ():
        if "在" in part and (event := WITHIN.fullmatch(clean(part))):
            entity = entity._replace(event=event[1])
    for part in OPENINGS.split(left) if named else ():
        if SUBJECT_ENDS.isdisjoint(part):
            continue
        described = DESCRIBED.search(part)
        words = described[1] + THE_NUMBER if described else part.strip(BEFORE_WORDS).removeprefix("的")
        if name := subject_of(words, own_names):
            entity = entity._replace(subject=name)
    return entity


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
    for part in OPENINGS.split(left):
        if part.endswith(("：", ":")):
            name = clean(part[:-1])
            if (
                2 <= len(name) <= 14
                and not COLON_NO_SUBJECT.search(name)
                and not is_cut(name)
                and report.lexicon.indicator_id(name) is None
                and (name_at(name) or not ANY_VERB.search(name))
            ):
                entity = entity._replace(subject=name)
    return entity


def _without_own_name(entity: Entity, phrase: str, report: ReportText) -> tuple[Entity, str]:
    """The reporting district's name is dropped; a parent's is the subject."""
    if report.own_name and phrase.startswith(report.own_name):
        return entity, clean(phrase[len(report.own_name) :])
    for parent in report.own_names:
        if phrase.startswith(parent):
            return entity._replace(subject=parent), clean(phrase[len(parent) :])
    return entity, phrase
