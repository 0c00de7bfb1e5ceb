"""Among which area a rank holds."""

from __future__ import annotations

import re

from transforms.extraction.model import SentenceContext, Statement

GRADE = re.compile(r"(?:国家|省|市|区|县|街道|镇)级")
RANKED_FROM = re.compile(r"从(全[国省市区县州镇])第[^，,。；;]*\Z")  # 从全省第6位、第3位双双跃居第2位
WHOLE_AREA = re.compile(r"全[国省市区县州镇]")
# 在全区月考评中4次位列第一, 在全省综合考评中前移9位、列第31位: how often, or by how much, stands between the area and the rank
SO_OFTEN = re.compile(
    r"在(全[国省市区县州镇])[^，,。；;\d]{2,20}中(?:(?:先后|累计)?\d{1,2}次|(?:前移|上升|提升|前进|跃升)\d{1,2}位[，,、])[\u4e00-\u9fff]{1,4}\Z"
)
# 在全区文明创建测评中得分92.7分,名列第四: the score stands between
SCORED = re.compile(
    r"在(全[国省市区县州镇])[^，,。；;\d]{2,20}(?:测评|考核|评比|评估|考评|评价|竞赛|大赛|检查)中(?:[，,](?:[我本][省市区县州镇乡街]道?)?)?[^，,。；;\d]{0,4}\d[\d.]*分[，,][^，,。；;\d]{0,4}\Z"
)


def scope(statement: Statement, sentence: SentenceContext) -> str | None:
    """Of a rank, 居全市第2位: the area that the words right before the number name, else one a little further before it."""
    mention, named = statement.mention, statement.cue.scope
    if named is not None:
        return named
    text, start = sentence.report.text, mention.token.start
    before = text[max(sentence.start, start - 30) : start]
    found = GRADE.search(before) or WHOLE_AREA.search(mention.clause or before[-16:])
    if found:
        return found[0]
    ranked_from = RANKED_FROM.search(before) or SO_OFTEN.search(before) or SCORED.search(before)
    return ranked_from[1] if ranked_from else None
