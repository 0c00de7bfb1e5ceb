"""With what a growth or a change compares: the year before (yoy), the start of the year (ytd), something else (base)."""

from __future__ import annotations

import re

from transforms.extraction.model import MOVES, SentenceContext, Statement
from transforms.extraction.periods.span import Span

PAST_BASE = re.compile(r"上年|去年|同期|前一年|上一?年度")
YEAR_START = re.compile(r"年初|上年末|上年底|去年底|去年末")
OVER_YEARS = re.compile(
    r"(?:能耗|水耗|强度|浓度|排放(?:总?量)?)\Z"
)  # 能耗强度累计下降17%: held against an aim of several years
BASE_YEAR = re.compile(r"((?:19|20)\d\d)年")


def comparison(statement: Statement, span: Span | None, sentence: SentenceContext) -> str | None:
    """As the words before the number say, else by the years covered; None for a statement that compares with nothing."""
    if statement.measure not in MOVES:
        return None
    cue = statement.cue
    if cue.comparison:
        return cue.comparison
    if not cue.base:
        if "累计" in cue.cues and not sentence.spans and OVER_YEARS.search(statement.indicator):
            return "base"
        return "base" if span and (span.several or span.last_year > span.first_year) else "yoy"
    words = next((word for word in cue.cues if any(mark in word for mark in "比较于出")), "")
    if PAST_BASE.search(words):
        return "yoy"
    if YEAR_START.search(words):
        return "ytd"
    own, year = sentence.report.period, BASE_YEAR.search(words)
    return "yoy" if own and year and int(year[1]) == own.last_year - 1 and len(words) < 8 else "base"
