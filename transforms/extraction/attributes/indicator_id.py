"""Which canonical indicator a wording is."""

from __future__ import annotations

import re

from transforms.extraction.attributes.part import PART_ONLY, Stated
from transforms.extraction.discourse import Discourse
from transforms.extraction.model import SentenceContext, Statement
from transforms.extraction.wording.words import PARTS_FOLLOW

GIVES_PARTS = re.compile(PARTS_FOLLOW)
# what is paid by the month is known by its name alone
MONTHLY = re.compile("\\A(?:每人)?每月(?=.+(?:标准|养老金|补贴|津贴)\\Z)")
ALL_FARMING = ("农林牧渔", "农、林、牧、渔")


def indicator_id(statement: Statement, unit: str, discourse: Discourse, sentence: SentenceContext) -> str | None:
    """The id under which the wording is known, None where it is not, or where unit or whole show that something else is meant."""
    lexicon, indicator = sentence.report.lexicon, statement.indicator
    if indicator.startswith("农业") and _is_part_of_farming(discourse, sentence):
        indicator = "种植业" + indicator[2:]  # 农林牧渔业总产值…,其中农业产值: crops alone
    if indicator.startswith("每"):
        indicator = MONTHLY.sub("", indicator)
    found = lexicon.id_of(indicator, statement.measure, unit)
    if found is None or PART_ONLY.decide(Stated(statement, discourse, sentence), statement.mention.token.unit.kind):
        return None
    whole = discourse.part.whole
    if whole and indicator != whole and found == lexicon.indicator_id(whole):
        return None  # 新增规上企业9家(工业5家): a part never has the id of its whole
    return found


def _is_part_of_farming(discourse: Discourse, sentence: SentenceContext) -> bool:
    """Whether farming as a whole was named before, in the sentence or in the one of which it gives the parts."""
    before = discourse.sentence_before if GIVES_PARTS.match(sentence.words) else ()
    return any(one.indicator.startswith(ALL_FARMING) for one in (*before, *discourse.statements))
