"""Whether the words around a statement show that it speaks of a part of what its wording names, and so of none of the district's indicators."""

from __future__ import annotations

import re
from collections.abc import Callable

from transforms.extraction.discourse import Discourse
from transforms.extraction.model import SentenceContext, Statement

Part = Callable[[Statement, Discourse, SentenceContext], bool]

BATCH = re.compile(r"(?:首|第[一二三四五六七八九十])批\Z")
SPENDING = ("财政支出", "中央财政支出")
SPENT_ON = re.compile(r"(?:投入|支出|资助|补助|参加|试点)[^。，,；;]{0,4}[，,；;]")
SHARE_OF_ECONOMY = re.compile(r"(?:工业|制造业|服务业|农业|[一二三]产)(?:占比|比重)\Z")
WHOLE_FOLLOWS = re.compile("[，,]总(?:规模|装机)")
OF_SOME_PLANTS = re.compile("并网|新能源|光伏|风电|水电|核电")
PROJECTS_COST = ("项目投资", "项目完成投资")
OF_PROGRAMME = re.compile("(?:实施|启动)[^，,；;。]{2,20}(?:工程|行动|计划)[，,]")
BY_PROJECTS = re.compile("项目(?:共|累计|已|全年|年内)?(?:完成|实现|拉动|带动)?(?:全社会)?固定资产投资")
BEGUN_OR_DONE = re.compile("开工|建成|竣工|完工|投产|投用")
PILOTS = re.compile(r"[\u4e00-\u9fff]{2,10}试点(?:城市|地区|单位|[省市州县区镇乡村])")


def of_a_part(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> bool:
    """Whether any of the shapes below says so."""
    for part in PARTS:  # as any() says it, but asked of nearly every number, and a generator costs as much as a shape
        if part(statement, discourse, sentence):
            return True
    return False


def _batch(statement: Statement, _discourse: Discourse, _sentence: SentenceContext) -> bool:
    """首批53个重点项目: a batch of them."""
    return BATCH.search(statement.mention.clause) is not None and statement.mention.token.unit.kind == "count"


def _of_programme(statement: Statement, _discourse: Discourse, sentence: SentenceContext) -> bool:
    """实施补短板工程,实施项目80个,完成投资3亿元: what the programme's projects cost."""
    if statement.indicator not in PROJECTS_COST:
        return False
    return OF_PROGRAMME.search(sentence.report.text, sentence.start, statement.mention.token.start) is not None


def _by_projects(statement: Statement, discourse: Discourse, _sentence: SentenceContext) -> bool:
    """招商引资项目完成固定资产投资35亿元,增长12%: what some projects have contributed to it."""
    if statement.indicator != "固定资产投资":
        return False
    level = next((one for one in discourse.statements if one.claim == statement.claim), statement)
    return BY_PROJECTS.search(level.mention.clause) is not None


def _spent_on(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> bool:
    """加大对教育的投入,财政支出8亿元: what was spent on it."""
    if statement.indicator not in SPENDING:
        return False
    level = next((one for one in discourse.statements if one.claim == statement.claim), statement)
    return SPENT_ON.search(sentence.report.text, sentence.start, level.mention.token.start) is not None


def _some_plants(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> bool:
    """并网装机400万千瓦,总规模突破3000万千瓦: new plants beside what there is; 新增并网400万千瓦、发电量300亿度: what they generate."""
    mention = statement.mention
    if "装机" in statement.indicator and WHOLE_FOLLOWS.match(sentence.report.text, mention.after):
        return True
    if statement.indicator != "发电量" or mention.left[:1] != "、":
        return False
    return OF_SOME_PLANTS.search(discourse.previous.indicator) is not None


def _share_of_projects(statement: Statement, discourse: Discourse, _sentence: SentenceContext) -> bool:
    """项目投资增长9%、制造业占比60%: its share of the projects, not of the economy."""
    beside = discourse.previous.indicator
    if not beside or statement.mention.left[:1] != "、" or not SHARE_OF_ECONOMY.match(statement.indicator):
        return False
    return not beside.endswith(("生产总值", "增加值", "占比", "比重"))


def _of_counted_projects(statement: Statement, discourse: Discourse, _sentence: SentenceContext) -> bool:
    """100个重点产业项目提速,柳溪水电站等51个项目开工; 水利工程开工的5个项目加快建设,今年再开工2个项目: of those counted before."""
    mention, indicator = statement.mention, statement.indicator
    if "项目" not in indicator or not BEGUN_OR_DONE.search(indicator):
        return False
    again = "再" in mention.clause
    if not again and not mention.clause.endswith("等"):
        return False
    counted = (one.mention for one in discourse.statements if "项目" in one.indicator and one.measure == "level")
    return any(
        one.token.value > mention.token.value and (not again or "已" in one.clause)
        for one in counted
        if one.token.value is not None and mention.token.value is not None
    )


def _pilots(statement: Statement, _discourse: Discourse, sentence: SentenceContext) -> bool:
    """6个城中村改造试点城市: so many places, and not so many of what they try."""
    return statement.mention.token.unit.kind == "count" and (
        PILOTS.match(sentence.report.text, statement.mention.token.end) is not None
    )


def _reserves(statement: Statement, discourse: Discourse, _sentence: SentenceContext) -> bool:
    """新增石油储量300万吨、天然气20亿立方米: what lies in the ground, and not what was brought up."""
    mention = statement.mention
    return mention.left[:1] == "、" and "储量" in discourse.previous.indicator and "产" not in mention.clause


PARTS: tuple[Part, ...] = (
    _batch,
    _of_programme,
    _by_projects,
    _spent_on,
    _some_plants,
    _share_of_projects,
    _of_counted_projects,
    _pilots,
    _reserves,
)
