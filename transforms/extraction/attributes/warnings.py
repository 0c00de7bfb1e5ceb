"""What a reader should know of a figure beyond what its fields say."""

import re

from transforms.extraction.model import SentenceContext, Statement
from transforms.extraction.periods.span import Span

CUMULATIVE, ASSUMED_YEAR, REVISED = "cumulative", "assumed_year", "revised"
FINAL_FIGURE = re.compile(r"(?:最终)?(?:核实|核定|修订)(?:后的?)?数(?:据)?[为是]?\Z")
BY_NOW = re.compile(r"已(?:经)?(?:累计)?(?:建成|创建|培育|开通|引进)[^，,。；;\d]{0,12}\Z")  # 已建成和美乡村300个
# 累计引进A项目8个、B项目12个: said once for all that 、 joins
SUMMED_UP = re.compile(r"累计(?:[^，,。；;（()）]|(?<=\d)[，,](?=\d))*\Z")
WITHIN_YEAR = re.compile(r"全年|今年|年内|上半年|下半年|季度|本年|\d月|月份|当年|期间")


def warnings(statement: Statement, known: str | None, span: Span | None, sentence: SentenceContext) -> tuple[str, ...]:
    """Of a level: `revised` for one that replaces another figure of its year (修订为); `cumulative` for one that came together over a time
    that is not said: it may be more than the year's. `assumed_year` for that of a flow which a passage on several years gives
    without its year: it may be the sum over them."""
    text, start = sentence.report.text, statement.mention.token.start
    clause = statement.mention.clause
    if statement.cue.replaces or "数" in clause and FINAL_FIGURE.search(clause):  # 最终核实数为97.1亿元
        return (REVISED,)
    if span and span.first_year < span.last_year:
        return ()
    if span and span.assumed and known in sentence.report.lexicon.flows:
        return (ASSUMED_YEAR,)
    if "累计" not in sentence.words and "已" not in sentence.words:
        return ()
    before = text[sentence.start : start]
    summed = SUMMED_UP.search(before) or BY_NOW.search(before)
    if summed is None or sentence.spans or WITHIN_YEAR.search(before):
        return ()
    return (CUMULATIVE,)
