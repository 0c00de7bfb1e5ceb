"""How much: value, upper end, precision, unit and bound as a row has them."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import Discourse
from transforms.extraction.model import MOVES, Mention, SentenceContext, Statement
from transforms.extraction.numbers import RANK, in_percent, negated
from transforms.extraction.records import Record, record

NOTHING, TIMES = Decimal(0), "倍"
BOTH_SIGNED = re.compile(r"[至到~～][-－−]")
FLIP = {"lower": "upper", "upper": "lower"}
SCALED = frozenset("万亿千百多余")  # the last characters of a number that is written with a scale
MONEY_VERBS = ("投入", "投资", "补助", "奖励", "筹资", "筹集资金", "发放补贴")
MONEY_NOUN = re.compile(
    r"资金|资本(?!市场)|投资|投入|收入|工资|租金|金额|补贴|救助|补助|支出|产值|税|款|费|元|额|总量|增加值|利润|营收|贷款|存款|余额|GDP|总值"
)
MONEY_AT_END = re.compile("(?:资金|资本|收入|金额|补贴|贷款)\\Z")
PEOPLE_NOUN = re.compile(r"人口|人数|人员|人才|群众|劳动力|学生|职工|党员|老人|人次|户数|企业数")


@record
class Value(Record):
    """`value` and `upper` in `unit`; `half` is half of what the last written digit is worth."""

    value: Decimal
    upper: Decimal | None
    half: Decimal
    unit: str
    bound: str


def value(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> Value:
    """A fall is negative, and its bounds turn with it, and so is what a minus stands before; a growth in 倍 is percent. The bound
    behind the number goes before all others."""
    mention, cue, text = statement.mention, statement.cue, sentence.report.text
    token = mention.token
    if token.unit.code == TIMES and statement.measure in MOVES:
        token = in_percent(token)
    assert token.value is not None
    value, high, half, unit = token.value, token.value_max, token.half, token.unit.code
    bound = mention.bound or _bound_before(mention, cue)
    if statement.measure == "rank":
        # 分别居全市第3、5、8位: a number of ranks has no sign of its own
        return Value(value, None, NOTHING, RANK.code, "upper" if text[token.start] == "前" else bound)
    if cue.sign < 0 and high is not None and not BOTH_SIGNED.search(text, token.start, token.end):
        value = -value  # -2%至3%: the sign is of the lower end
    elif cue.sign < 0 or statement.measure in MOVES and cue.direction < 0:
        value, high = negated(value, high)
        bound = FLIP.get(bound, bound)
    if token.unit.kind == "none" and text[token.end - 1] in SCALED:
        unit = _implied_unit(statement, discourse, sentence)
    return Value(value, high, half, unit, bound)


def _bound_before(mention: Mention, cue: Cue) -> str:
    """What stands before the number, else 多 in it."""
    return "lower" if mention.token.more and cue.bound == "exact" else cue.bound


def _of_money(indicator: str) -> bool:
    """整合资金, 群众收入, and not 救助群众."""
    if MONEY_AT_END.search(indicator):
        return True
    return MONEY_NOUN.search(indicator) is not None and not PEOPLE_NOUN.search(indicator)


def _implied_unit(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> str:
    """A bare 73万 is money where the indicator is, and in 跨越7万亿、8万亿元; what else a bare number counts is not said."""
    token, indicator, text = statement.mention.token, statement.indicator, sentence.report.text
    following = text[token.end : token.end + 1]
    # 投入35万完成食堂建设: what follows is what the money was for, and nothing counted
    spent = statement.mention.right.predicate and statement.mention.clause.endswith(MONEY_VERBS)
    counted = "\u4e00" <= following <= "\u9fff" and not spent and not indicator.startswith(MONEY_VERBS)
    if not counted and _of_money(indicator):
        return "CNY"
    if text[token.start - 1] == "、" and text[token.end - 1] in "万亿" and discourse.statements:
        *others, last = discourse.statements
        if value(last, discourse._replace(statements=tuple(others)), sentence).unit == "CNY":
            return "CNY"
    return "1"
