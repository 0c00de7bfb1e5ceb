"""What a sentence goes on about that names only a part of it, a time, or the last word of its name.

一般公共预算收入9亿元。分级次看,县本级4.6亿元 is of the revenue; 1—8月累计完成7.4亿元 behind a month's revenue is the revenue again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extraction.case import Case
from transforms.extraction.model import Statement

LEVEL_OF_GOVERNMENT = re.compile(r"(?:(?:[省市区县旗州盟镇乡]|街道|乡镇|镇街|园区){1,3}(?:本级|级)|地方级)")
OF_GOVERNMENT = re.compile(r"(?:收入|支出|税收)\Z")
RESIDENTS = re.compile(r"(?:城镇|城市|农村|乡村)(?:常住)?居民")
OF_RESIDENTS = re.compile(r"人均[\u4e00-\u9fff]{0,4}(?:收入|支出)\Z")
ENDS = frozenset("收入 支出 增加值 总产值 产值 利润总额 利润 零售额 销售额 营业收入".split())


def topics(case: Case) -> Iterator[str]:
    """The known indicators that this sentence has stated so far, else those of the sentence before, in their order."""
    for statements in (case.discourse.statements, case.discourse.sentence_before):
        known = [one.indicator for one in statements if _is_topic(case, one)]
        if known:
            yield from known
            return


def _is_topic(case: Case, statement: Statement) -> bool:
    return case.indicator_id(statement.indicator) is not None


def topic(case: Case) -> str:
    """The indicator that the sentence, or the one before, opens with."""
    return next(topics(case), "")


def class_of_topic(case: Case) -> str:
    """县本级 of a revenue, 城镇居民 of an income: the part that the wording names, of what was spoken of; "" for any other."""
    of_what, phrase = "", case.phrase
    if not phrase.endswith(("级", "居民")):
        return ""  # asked of nearly every number
    if LEVEL_OF_GOVERNMENT.fullmatch(phrase):
        of_what = next((one for one in topics(case) if OF_GOVERNMENT.search(one)), "")
    elif RESIDENTS.fullmatch(phrase):
        of_what = next((found[0] for one in topics(case) if (found := OF_RESIDENTS.search(one))), "")
    in_money = case.measure != "level" or case.mention.token.unit.kind == "money"
    return phrase + of_what if of_what and in_money else ""


def end_of_topic(case: Case) -> str:
    """8月当月增加值增长2.6%, 累计支出29亿元: the indicator of the sentence before that ends in the one word said of it again."""
    if case.phrase not in ENDS or case.discourse.statements:
        return ""
    if not case.sentence.spans and "累计" not in case.mention.clause:
        return ""
    return next((one for one in reversed(list(topics(case))) if one.endswith(case.phrase)), "")


def topic_again(case: Case) -> str:
    """1—8月累计完成7.4亿元: the indicator of the sentence before, where a time is all that the words before the number say."""
    if case.discourse.statements or not case.sentence.spans:
        return ""
    name = topic(case)
    fits = case.sentence.report.lexicon.id_of(name, case.measure, case.mention.token.unit.code)
    return name if name and fits else ""
