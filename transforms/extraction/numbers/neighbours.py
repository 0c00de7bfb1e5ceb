"""The unit that a number has from its neighbours."""

import re
from decimal import Decimal
from typing import NamedTuple

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import LONGEST_RUN, NO_UNIT, Unit
from transforms.extraction.numbers.amount import NUMERAL, SCALE, SCALED, amount
from transforms.extraction.numbers.units import PERCENT, unit_after
from transforms.extraction.rules import Question
from transforms.extraction.wording.industries import industries_before

# 高于全国1.0个、全省0.5个百分点: between them may stand of whom each is
_LISTED = r"[、和](?:[高低快慢]于)?(?:全[国省市区县州盟]|[\u4e00-\u9fff]{1,4}平均)?(?:平均)?(?:水平)?\d+(?:\.\d+)?个?"
LIST_OF_POINTS = re.compile(rf"(?:{_LISTED}){{1,{LONGEST_RUN}}}(?<=个)百分点")
# 分别达到18.2、4.6、5.1万人: what stands before one of the numbers, and those behind it
_MARK = r"(?:[、和与及]|以及)(?:约|近|超过?|逾|(?:同比)?(?:增长|下降))?[-－−]?"
GIVEN_IN_ORDER = re.compile(rf"(?:分别|依次)[^，,。；;、：:\d\n]{{0,14}}(?:{SCALED}{_MARK})*\Z")
LAST_OF_LIST = re.compile(rf"((?:{_MARK}{SCALED}){{0,{LONGEST_RUN}}}){_MARK}({SCALED})(?![\d.]|{_MARK}\d)")
DIGITS_WRITTEN = re.compile(NUMERAL)
SCALE_WRITTEN = re.compile("[十百千万亿]")
SCALE_OF_UNIT = re.compile(r"(?<=[万亿])[百千]\Z")
ORDER_NEAR, ONE = 60, Decimal(1)
NEXT_AMOUNT = re.compile(rf"[、和](?:{SCALED})")
SECOND_OF_THREE = re.compile(r"[∶：:]\d+(?:\.\d+)?[∶：:]\d")
SECOND_OF_TWO = re.compile(r"[：:∶](\d+(?:\.\d+)?)(?![\d：:∶年月])")
BRACKET = re.compile(r"[（(]([\u4e00-\u9fff](?:、[\u4e00-\u9fff])*)[）)]次?")
# 粮食产量（万吨）12.5: the unit stands in a bracket between the name and the number
BRACKET_OF_UNIT = r"[（(]([十百千万亿]*)([^（()）\d，。；、]{1,4})[）)][ \u3000]?"
UNIT_BEFORE = re.compile(rf"[\u4e00-\u9fff”]{BRACKET_OF_UNIT}[-－−]?\Z")
LONGEST_BEFORE = 12
RATIO_BEFORE = re.compile(r"比[^。；;\n]*(?<![图表])\Z")  # 增长3%。图1：2021年 is the number of a figure
RATIO_SIGNS = frozenset("∶：:")
MARKS = frozenset("、和与及以∶：:（(")
MARKS_BEFORE = MARKS | frozenset("）) \u3000-－−")


class Beside(NamedTuple):
    """A number and the unit that is written behind it, if any."""

    text: str
    start: int
    end: int
    unit: Unit
    unit_end: int
    lexicon: Lexicon


class Lent(NamedTuple):
    """The unit and the offset behind it."""

    unit: Unit
    end: int


NEIGHBOURS: Question[Beside, Lent] = Question("unit_of_neighbours")
"""Asked by the kind of the number's own unit, BARE where it has none."""
BARE = ("none",)


def unit_of_neighbours(
    text: str, start: int, end: int, unit: Unit, unit_end: int, lexicon: Lexicon
) -> tuple[Unit, int]:
    """The unit that the neighbours of text[start:end] lend, one of MARKS between them, or its own, and the offset behind it."""
    decision = NEIGHBOURS.decide(Beside(text, start, end, unit, unit_end, lexicon), unit.kind)
    return (unit, unit_end) if decision is None else decision[1]


@NEIGHBOURS.rule("points-of-list", only=(*BARE, "count"))
def points_of_list(beside: Beside) -> Lent | None:
    """提高3.4个、1个百分点; 3.4和1个百分点: the list's last number says that all are points."""
    if beside.unit.code != "个" and beside.unit is not NO_UNIT:
        return None
    found = LIST_OF_POINTS.match(beside.text, beside.unit_end)
    return Lent(beside.lexicon.units["个百分点"], beside.unit_end) if found else None


@NEIGHBOURS.rule("amount-of-pair", only=BARE)
def amount_of_pair(beside: Beside) -> Lent | None:
    """1409万、1305万人次: 万 counts what the next number counts, and is no unit."""
    text, end = beside.text, beside.end
    if text[end - 1] not in "万亿" or not (following := NEXT_AMOUNT.match(text, end)):
        return None
    unit = unit_after(text, following.end(), beside.lexicon)[0]
    return Lent(unit, beside.unit_end) if unit.kind in ("count", "money") else None


@NEIGHBOURS.rule("unit-of-last", only=BARE)
def unit_of_last(beside: Beside) -> Lent | None:
    """分别达到18.2、4.6、5.1万人; 分别投入120、85和60万元: the last number of a list says what all of them count."""
    text, start, end = beside.text, beside.start, beside.end
    if not GIVEN_IN_ORDER.search(text, max(0, start - ORDER_NEAR), start):
        return None
    last = LAST_OF_LIST.match(text, end)
    unit = unit_after(text, last.end(), beside.lexicon)[0] if last else NO_UNIT
    if last is None or unit is NO_UNIT:
        return None
    return Lent(_unit_of_bare(text[end - 1], unit, last), beside.unit_end)


def _unit_of_bare(ends: str, unit: Unit, last: re.Match[str]) -> Unit:
    """The unit of a number that ends so, by the last one of its list: 亿千 before 瓦时 is 亿 and the unit 千瓦时."""
    if ends.isdigit():
        return unit if SCALE_WRITTEN.search(last[1]) else _scaled(unit, last[2])
    of_unit = SCALE_OF_UNIT.search(last[2])
    if not of_unit:
        return unit
    numerator, denominator = unit.factor or (ONE, ONE)
    return unit._replace(factor=(numerator * SCALE[of_unit[0]], denominator))


def _scaled(unit: Unit, written: str) -> Unit:
    """万人, as a unit, where 5.1万 is written before 人."""
    digits = DIGITS_WRITTEN.match(written)
    if digits is None or digits.end() == len(written):
        return unit
    numerator, denominator = unit.factor or (ONE, ONE)
    return unit._replace(factor=(numerator * amount(written)[0] / amount(digits[0])[0], denominator))


@NEIGHBOURS.rule("share-of-three", before=("ratio",), only=BARE)
def share_of_three(beside: Beside) -> Lent | None:
    """三次产业结构比为4.0∶37.7∶58.3: shares in percent."""
    if beside.text[beside.end - 1] in "万亿" and NEXT_AMOUNT.match(beside.text, beside.end):
        return None
    text, start = beside.text, beside.start
    later = text[start - 1 : start] in RATIO_SIGNS and (
        "产业" in text[max(0, start - 40) : start] or industries_before(text, start)
    )
    return Lent(PERCENT, beside.unit_end) if later or SECOND_OF_THREE.match(beside.text, beside.end) else None


@NEIGHBOURS.rule("classifiers-in-bracket", only=("count",))
def classifiers_in_bracket(beside: Beside) -> Lent | None:
    """出动120辆（艘、架）次: classifiers in a bracket behind one, with 次, are one unit."""
    if beside.unit.kind != "count" or not (found := BRACKET.match(beside.text, beside.unit_end)):
        return None
    if not all(classifier in beside.lexicon.units for classifier in found[1].split("、")):
        return None
    return Lent(beside.unit._replace(code=beside.text[beside.end : found.end()]), found.end())


@NEIGHBOURS.rule("unit-in-bracket", only=BARE)
def unit_in_bracket(beside: Beside) -> Lent | None:
    """粮食产量（万吨）12.5, 增速（%）-3.2: the unit in a bracket between the name and the number."""
    if beside.unit_end != beside.end:
        return None
    found = UNIT_BEFORE.search(beside.text, max(0, beside.start - LONGEST_BEFORE), beside.start)
    if not found:
        return None
    unit = PERCENT if found[2] in ("%", "％") else beside.lexicon.units.get(found[2])
    return Lent(_scaled(unit, "1" + found[1]), beside.unit_end) if unit else None


@NEIGHBOURS.rule("ratio", before=("unit-in-bracket",), only=BARE)
def ratio(beside: Beside) -> Lent | None:
    """城乡居民收入比2.9∶1: a ratio is one number, its first."""
    if beside.unit_end != beside.end:
        return None
    found = SECOND_OF_TWO.match(beside.text, beside.end)
    before = RATIO_BEFORE.search(beside.text[max(0, beside.start - 20) : beside.start]) if found else None
    return Lent(NO_UNIT, found.end()) if found and before else None
