"""Whether the words around a statement show that it speaks of a part of what its wording names, and so of none of the district's indicators."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import attrgetter
from typing import Literal

from transforms.extraction.discourse import Discourse
from transforms.extraction.mention import COMMA, SEMICOLON
from transforms.extraction.model import SentenceContext, Statement
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question
from transforms.extraction.wording.words import SHARE_NOUNS

BATCH = re.compile(r"(?:首|第[一二三四五六七八九十])批\Z")
SPENDING = ("财政支出", "中央财政支出")
SPENT_ON = re.compile(r"(?:投入|支出|资助|补助|参加|试点)[^。，,；;]{0,4}[，,；;]")
BESIDE_IT = ("、", "，其中", ",其中")
SHARE_OF_ECONOMY = re.compile(r"(?:工业|制造业|服务业|农业|[一二三]产)(?:占比|比重)\Z")
WHOLE_FOLLOWS = re.compile("[，,]总(?:规模|装机)")
OF_SOME_PLANTS = re.compile("并网|新能源|光伏|风电|水电|核电")
# (年)发电量, (总)装机容量; 建成光伏电站6座, 建成20兆瓦光伏项目: plants by their number or their size
OF_PLANTS = re.compile("年?发电量|总?装机(?:容量|规模)?")
PLANTS = re.compile("(?:电站|电厂|风电场|(?:光伏|风电|发电)(?:发电)?项目|发电机组)\\Z")
PROJECTS_COST = ("项目投资", "项目完成投资")
OF_PROGRAMME = re.compile("(?:实施|启动)[^，,；;。]{2,20}(?:工程|行动|计划)[，,]")
BY_PROJECTS = re.compile("项目(?:共|累计|已|全年|年内)?(?:完成|实现|拉动|带动)?(?:全社会)?固定资产投资")
BEGUN_OR_DONE = re.compile("开工|建成|竣工|完工|投产|投用")
PILOTS = re.compile(r"[\u4e00-\u9fff]{2,10}试点(?:城市|地区|单位|[省市州县区镇乡村])")
# 为退役军人提供岗位, 为高校毕业生等重点群体提供岗位: for people of one kind, or of some; 为群众, 为大学生及求职者 is for all
_KIND_OF_PEOPLE = (
    "[^，,。；;、\\d为向给和与及]{0,8}?(?:(?:军人|残疾人|毕业生|大学生|农民工|妇女|青年)(?:群体|人才)?"
    "|(?:脱贫|困难|失业|低收入|移民|残障)(?:人[口员士]|群[众体]|户|家庭|劳动力|职工|对象)?)"
)
FOR_ONE_KIND = re.compile(
    f"[为向给]{_KIND_OF_PEOPLE}(?:(?:[、和与及]|以及){_KIND_OF_PEOPLE})*(?:等(?:[\\u4e00-\\u9fff]{{0,6}}(?:群体|人群|人员|对象))?)?"
    "[，,]?(?:提供|发布|推送|开发|筹集|归集)[^，,。；;、\\d]{0,16}\\Z"
)
# 国庆假期, “五一”小长假, 春节期间
OF_DAYS_OFF = frozenset("假节周")
_HOLIDAY = '[“"]?(?:元旦|春节|清明节?|五一|端午节?|中秋节?|国庆节?|十一|双节|新春|元宵节?)[”"]?'
HOLIDAY = re.compile(
    f"{_HOLIDAY}(?:、{_HOLIDAY})*(?:(?:小?长)?假期?(?:期间)?|黄金周(?:期间)?|期间|(?:[三五七八]天)假期)|节假日期间|(?:小长假|黄金周|节日)期间?"
)
LONGER_TIME = re.compile("全年|[上下]半年|季度|\\d月|年累计|[；;]")
IN_EACH_PLACE = re.compile(
    "每(?:一?个)?(?:[\u4e00-\u9fff、]|（[\u4e00-\u9fff、]+）){0,6}?[市州盟县区旗镇乡村]"
    "(?:（[\u4e00-\u9fff、]+）)?(?:至少|要|都|均|力争|确保|各|重点|统一)*"
    "(?:[新改建设办好有配打造培育规划布局选派成立]{1,4})\\Z"
)
_SCHEME = "(?:工程|计划|行动|方案)"
EXPLAINED_SCHEME = re.compile(
    "[ \u3000]*(?:\\d{1,2}[.．、]|[（(［【〔\\[]\\d{1,2}[）)］】〕\\]]|[①-⑳])?[ \u3000]*"
    f'[“"](?:[^”"\\n]{{2,24}}{_SCHEME}[”"]|[^”"\\n]{{1,24}}[”"][^，,。；;：:\\n]{{0,12}}{_SCHEME})(?:[:：]|，?,?是?指)'
)
LONGEST_FOR_KIND = 80  # characters from 为 to the number

# 新能源产业深度拓展应用。力争产业投资超过1000亿元: one industry is spoken of, and not what all invest
ONE_INDUSTRY = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)])?(?:做[强大优精]|壮大|培育|发展|提升|加快|大力)*"
    r"(?!全|各|重点|主导|支柱|优势|特色产业|现代产业|一二三|乡村产业|富民|传统产业)[\u4e00-\u9fff]{2,8}产业(?!投资|强|链|转型|结构|园|集群|基础|升级|项目|政策|体系|发展|扶持)"
)


@record
class Stated(Record):
    """A statement whose wording is a known indicator, with what was said before it."""

    statement: Statement
    discourse: Discourse
    sentence: SentenceContext


# asked by the kind of unit; a rule that knows the shape says True
PART_ONLY: Question[Stated, Literal[True]] = Question("part_only", words=attrgetter("statement.indicator"))


def _first_of_claim(stated: Stated) -> Statement:
    """The level of which a growth is, else the statement itself."""
    claim = stated.statement.claim
    return next((one for one in stated.discourse.statements if one.claim == claim), stated.statement)


@PART_ONLY.rule("batch", only=("count",))
def batch(stated: Stated) -> Literal[True] | None:
    """首批53个重点项目: a batch of them."""
    return True if BATCH.search(stated.statement.mention.clause) else None


@PART_ONLY.rule("of-programme", needs="项目")
def of_programme(stated: Stated) -> Literal[True] | None:
    """实施补短板工程,实施项目80个,完成投资3亿元: what the programme's projects cost."""
    statement, sentence = stated.statement, stated.sentence
    if statement.indicator not in PROJECTS_COST:
        return None
    before = OF_PROGRAMME.search(sentence.report.text, sentence.start, statement.mention.token.start)
    return True if before else None


@PART_ONLY.rule("by-projects", needs="固定资产投资")
def by_projects(stated: Stated) -> Literal[True] | None:
    """招商引资项目完成固定资产投资35亿元,增长12%: what some projects have contributed to it."""
    if stated.statement.indicator != "固定资产投资":
        return None
    return True if BY_PROJECTS.search(_first_of_claim(stated).mention.clause) else None


@PART_ONLY.rule("of-one-industry", needs="产业投资")
def of_one_industry(stated: Stated) -> Literal[True] | None:
    """新能源产业深度拓展应用。力争产业投资超过1000亿元: what is invested in the one that the sentence, or the one before, opens with."""
    if not stated.statement.indicator.startswith("产业投资"):
        return None
    text, start = stated.sentence.report.text, stated.sentence.start
    paragraph = text.rfind("\n", 0, start) + 1
    before = text.rfind("。", paragraph, max(paragraph, start - 1)) + 1 or paragraph
    return True if ONE_INDUSTRY.match(text, start) or ONE_INDUSTRY.match(text, before, start) else None


@PART_ONLY.rule("fined-for-kind", needs="罚")
def fined_for_kind(stated: Stated) -> Literal[True] | None:
    """查处水事违法案件7件,罚款18万元: what was paid in cases of a kind that has no id of its own."""
    before, sentence = stated.discourse.statements, stated.sentence
    if not stated.statement.indicator.startswith("罚") or not before or before[-1].measure != "level":
        return None
    cases = before[-1].indicator
    known = sentence.report.lexicon.id_of(cases, "level", before[-1].mention.token.unit.code)
    return True if cases.endswith("案件") and known is None else None


@PART_ONLY.rule("spent-on-named", needs="财政支出")
def spent_on_named(stated: Stated) -> Literal[True] | None:
    """加大对教育的投入,财政支出8亿元: what was spent on it."""
    if stated.statement.indicator not in SPENDING:
        return None
    sentence, level = stated.sentence, _first_of_claim(stated).mention
    return True if SPENT_ON.search(sentence.report.text, sentence.start, level.token.start) else None


@PART_ONLY.rule("beside-all-plants", needs="装机")
def beside_all_plants(stated: Stated) -> Literal[True] | None:
    """并网装机400万千瓦,总规模突破3000万千瓦: new plants beside what there is."""
    return True if WHOLE_FOLLOWS.match(stated.sentence.report.text, stated.statement.mention.after) else None


@PART_ONLY.rule("of-plants-counted", only=("energy", "power"))
def of_plants_counted(stated: Stated) -> Literal[True] | None:
    """建成光伏电站6座,总装机容量1.8兆瓦,年发电量210万千瓦时: of those plants, whatever else the district has."""
    if not OF_PLANTS.fullmatch(stated.statement.indicator) or not COMMA.match(stated.statement.mention.left):
        return None
    told = stated.discourse.statements
    before = next((one for one in reversed(told) if not OF_PLANTS.fullmatch(one.indicator)), None)
    return True if before is not None and PLANTS.search(before.indicator) else None


@PART_ONLY.rule("made-by-some-plants", needs="发电量")
def made_by_some_plants(stated: Stated) -> Literal[True] | None:
    """新增并网400万千瓦、发电量300亿度: what they generate."""
    if stated.statement.indicator != "发电量" or stated.statement.mention.left[:1] != "、":
        return None
    return True if OF_SOME_PLANTS.search(stated.discourse.previous.indicator) else None


@PART_ONLY.rule("share-of-projects", needs="比")
def share_of_projects(stated: Stated) -> Literal[True] | None:
    """项目投资增长9%、制造业占比60%, 项目投资增长9%,其中制造业占比60%: its share of the projects, not of the economy."""
    beside, statement = stated.discourse.previous.indicator, stated.statement
    if (
        not beside
        or not statement.mention.left.startswith(BESIDE_IT)
        or not SHARE_OF_ECONOMY.match(statement.indicator)
    ):
        return None
    return None if beside.endswith(("生产总值", "增加值", *SHARE_NOUNS)) else True


@PART_ONLY.rule("of-counted-projects", needs="项目")
def of_counted_projects(stated: Stated) -> Literal[True] | None:
    """100个重点产业项目提速,柳溪水电站等51个项目开工; 水利工程开工的5个项目加快建设,今年再开工2个项目: of those counted before."""
    mention = stated.statement.mention
    again = "再" in mention.clause
    if not BEGUN_OR_DONE.search(stated.statement.indicator) or not again and not mention.clause.endswith("等"):
        return None
    # 柳溪水电站等36个项目开工,青山物流园等29个项目竣工: the one are not among the others
    counted = (
        one.mention
        for one in stated.discourse.statements
        if "项目" in one.indicator and one.measure == "level" and (again or not BEGUN_OR_DONE.search(one.indicator))
    )
    more = (one for one in counted if _is_more(one.token.value, mention.token.value))
    return True if any(not again or "已" in one.clause for one in more) else None


def _is_more(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one > other


@PART_ONLY.rule("for-one-kind", only=("count",), needs="岗位")
def for_one_kind(stated: Stated) -> Literal[True] | None:
    """为退役军人提供就业岗位2000个, 为高校毕业生等重点群体提供…: those for people of some kinds are a part of what is offered."""
    start, number = stated.sentence.start, stated.statement.mention.token.start
    known = FOR_ONE_KIND.search(stated.sentence.report.text, max(start, number - LONGEST_FOR_KIND), number)
    return True if known else None


@PART_ONLY.rule("pilots", only=("count",))
def pilots(stated: Stated) -> Literal[True] | None:
    """6个城中村改造试点城市: so many places, and not so many of what they try."""
    return True if PILOTS.match(stated.sentence.report.text, stated.statement.mention.token.end) else None


@PART_ONLY.rule("in-each-place", only=("count",))
def in_each_place(stated: Stated) -> Literal[True] | None:
    """每个市州办好1所特殊教育学校: so many in each of them, and not so many in all."""
    return True if IN_EACH_PLACE.search(stated.statement.mention.clause) else None


@PART_ONLY.rule("of-explained-scheme")
def of_explained_scheme(stated: Stated) -> Literal[True] | None:
    """11.“远航工程”：到2030年,…实施100个左右重大项目; 3.“千帆”育企工程：…: what a scheme is to do, where a line explains it."""
    text, start = stated.sentence.report.text, stated.statement.mention.token.start
    return True if EXPLAINED_SCHEME.match(text, text.rfind("\n", 0, start) + 1, start) else None


@PART_ONLY.rule("of-holiday")
def of_holiday(stated: Stated) -> Literal[True] | None:
    """国庆假期接待游客86万人次,旅游收入5亿元: those of some days, and not of the time the report is on."""
    sentence, token = stated.sentence, stated.statement.mention.token
    if sentence.letters.isdisjoint(OF_DAYS_OFF):
        return None
    named = list(HOLIDAY.finditer(sentence.report.text, sentence.start, token.start))
    return True if named and not LONGER_TIME.search(sentence.report.text, named[-1].end(), token.start) else None


@PART_ONLY.rule("reserves", only=("mass", "volume"))
def reserves(stated: Stated) -> Literal[True] | None:
    """新增石油储量300万吨、天然气20亿立方米: what lies in the ground, and not what was brought up."""
    mention = stated.statement.mention
    if mention.left[:1] != "、" or "产" in mention.clause:
        return None
    return True if "储量" in stated.discourse.previous.indicator else None


@PART_ONLY.rule("included-in-whole", only=("share",))
def included_in_whole(stated: Stated) -> Literal[True] | None:
    """财政总收入15亿元,其中地方财政收入9亿元,增长5%: the growth of a part that shares the id of its whole."""
    statement, sentence = stated.statement, stated.sentence
    if "其中" not in sentence.words:
        return None
    level = _first_of_claim(stated)
    begins = sentence.report.text.rfind("其中", sentence.start, level.mention.token.start)
    if SEMICOLON.search(sentence.report.text, max(begins, sentence.start), level.mention.token.start):
        return None
    before = (one for one in stated.discourse.statements if one.mention.token.start < begins)
    return True if any(one.indicator != statement.indicator and _shares_id(stated, one) for one in before) else None


def _shares_id(stated: Stated, other: Statement) -> bool:
    find = stated.sentence.report.lexicon.indicator_id
    return find(other.indicator) == find(stated.statement.indicator)
