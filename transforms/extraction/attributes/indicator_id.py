"""Which canonical indicator a wording is."""

from __future__ import annotations

import re

from transforms.extraction.discourse import Discourse
from transforms.extraction.model import SentenceContext, Statement
from transforms.extraction.wording.words import PARTS_FOLLOW

BATCH = re.compile(r"(?:首|第[一二三四五六七八九十])批\Z")
SPENDING = ("财政支出", "中央财政支出")
SPENT_ON = re.compile(r"(?:投入|支出|资助|补助|参加|试点)[^。，,；;]{0,4}[，,；;]")
SHARE_OF_ECONOMY = re.compile(r"(?:工业|制造业|服务业|农业|[一二三]产)(?:占比|比重)\Z")
GIVES_PARTS = re.compile(PARTS_FOLLOW)
WHOLE_FOLLOWS = re.compile("[，,]总(?:规模|装机)")  # 并网装机400万千瓦,总规模突破3000万千瓦
OF_SOME_PLANTS = re.compile("并网|新能源|光伏|风电|水电|核电")  # 新增并网400万千瓦、发电量300亿度
PROJECTS_COST = ("项目投资", "项目完成投资")
OF_PROGRAMME = re.compile(
    "(?:实施|启动)[^，,；;。]{2,20}(?:工程|行动|计划)[，,]"
)  # 实施补短板工程,实施项目80个,完成投资3亿元
ALL_FARMING = ("农林牧渔", "农、林、牧、渔")


def indicator_id(statement: Statement, unit: str, discourse: Discourse, sentence: SentenceContext) -> str | None:
    """The id under which the wording is known, None where it is not, or where unit or whole show that something else is meant."""
    lexicon, indicator = sentence.report.lexicon, statement.indicator
    if indicator.startswith("农业") and _is_part_of_farming(discourse, sentence):
        indicator = "种植业" + indicator[2:]  # 农林牧渔业总产值…,其中农业产值: crops alone
    found = lexicon.id_of(indicator, statement.measure, unit)
    if found is None:
        return None
    if _of_a_part(statement, discourse, sentence):
        return None
    whole = discourse.part.whole
    if whole and indicator != whole and found == lexicon.indicator_id(whole):
        return None  # 新增规上企业9家(工业5家): a part never has the id of its whole
    return found


def _of_a_part(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> bool:
    """首批53个重点项目: a batch of them; 加大对教育的投入,财政支出8亿元: what was spent on it; 项目投资增长9%、制造业占比60%: its share
    of the projects, not of the economy; new plants beside what all plants can do, and what they generate."""
    mention, indicator = statement.mention, statement.indicator
    if BATCH.search(mention.clause):
        return mention.token.unit.kind == "count"
    if indicator in PROJECTS_COST and OF_PROGRAMME.search(sentence.report.text, sentence.start, mention.token.start):
        return True
    if indicator in SPENDING:
        level = next((one for one in discourse.statements if one.claim == statement.claim), statement)
        return SPENT_ON.search(sentence.report.text, sentence.start, level.mention.token.start) is not None
    if "装机" in indicator and WHOLE_FOLLOWS.match(sentence.report.text, mention.after):
        return True
    beside = discourse.previous.indicator
    if indicator == "发电量" and mention.left[:1] == "、":
        return OF_SOME_PLANTS.search(beside) is not None
    if not beside or mention.left[:1] != "、" or not SHARE_OF_ECONOMY.match(indicator):
        return False
    return not beside.endswith(("生产总值", "增加值", "占比", "比重"))


def _is_part_of_farming(discourse: Discourse, sentence: SentenceContext) -> bool:
    """Whether farming as a whole was named before, in the sentence or in the one of which it gives the parts."""
    before = discourse.sentence_before if GIVES_PARTS.match(sentence.words) else ()
    return any(one.indicator.startswith(ALL_FARMING) for one in (*before, *discourse.statements))
