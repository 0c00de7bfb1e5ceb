"""The zone or forum that a sentence opens with and goes on to speak of: 自贸试验区建设高效推进,…,新增企业3200家."""

import re

from transforms.extraction.mention import SEMICOLON
from transforms.extraction.model import SentenceContext, Statement

OPENED_WITH = re.compile(
    r"[ \u3000]*([\u4e00-\u9fff“”]{0,10}(?:自贸试验区|自贸区|试验区|创新园|[科创教技]园|合作区|合作示范区|论坛))"
    r"(?:建设|效应|蓬勃|加快|高效|持续|扎实|深入|发展)[^，,。；;\d]{0,8}[，,]"
)
ENDS = ("企业", "项目", "规模", "机构")
OF_ZONE = re.compile(
    rf"(?:新增|注册|新增注册|入驻|引进|落户|招商引资|基金|签约|孵化)[\u4e00-\u9fff]{{0,8}}(?:{'|'.join(ENDS)})\Z|基金规模\Z"
)


def zone_spoken_of(statement: Statement, sentence: SentenceContext) -> str | None:
    """What firms, projects and funds of the sentence are of; investment or capacity told further on is the district's again."""
    if not statement.indicator.endswith(ENDS) or not OF_ZONE.search(statement.indicator):
        return None
    before = sentence.report.text[sentence.start : statement.mention.token.start]
    opened = OPENED_WITH.match(SEMICOLON.split(before)[-1].lstrip("\n"))
    return opened[1] if opened else None
