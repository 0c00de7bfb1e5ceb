"""A number with its unit and what is written around it: 6.5%-7%, 3000余份, 每立方米19微克."""

import re
from decimal import Decimal
from typing import NamedTuple

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import NO_UNIT, Token, Unit
from transforms.extraction.numbers.amount import NUMERAL, SCALED, amount, in_base_unit
from transforms.extraction.numbers.neighbours import MARKS, MARKS_BEFORE, unit_of_neighbours
from transforms.extraction.numbers.question import BLANKS, DASHES, DIGITS, NUMBER, Here
from transforms.extraction.numbers.units import unit_after, unit_at
from transforms.extraction.rules import Tier
from transforms.extraction.wording.industries import industries_before

NUMBER_WRITTEN = re.compile(SCALED)
# most numbers: with no scale behind them, or with one that nothing further scales
PLAIN_NUMBER = re.compile(
    r"\d+(?:\.\d+)?(?:(?![ \u3000\n,.．\d多余几来十百千万亿])|[万亿](?![\d多余几十百千万亿分货]))"
)
DIGITS_WRITTEN = re.compile(NUMERAL)
RANGES = frozenset(DASHES + BLANKS)  # what the upper end of a range begins with
TO_HERE = frozenset(DASHES.replace("到", "") + " \u3000")
UPPER = re.compile(rf"[ \u3000]?(?:[-－—–~～至]|——)[ \u3000]?({SCALED})")
UPPER_BELOW_ZERO = re.compile(rf"[至到~～][-－−]({SCALED})(?=[%％‰])")
UPPER_SHARE = re.compile(rf"到({SCALED})(?=[%％])")
UPPER_COUNT = re.compile(r"到(\d+(?:\.\d+)?)(?=[个家名人户件项处座万])")
BELOW_ZERO = re.compile(r"[\u4e00-\u9fff（(：][-－−]\Z")
RATIO_NEAR = 12
RATIO = re.compile(r"(?<![对相环同可])比(?:例|值|率)?(?:约?为|达到?了?|是|在|由|从|[^，。；、\d]{0,4}[到至])?约?\Z")
VAGUE = "多余几"
TO_BELOW = frozenset("至到~～")
SCALES = "十百千万亿"
EACH_CUBIC_METRE = "每立方米"
ITEM_BEFORE_YEAR = re.compile(r"\d{1,2}(?=\.(?:19|20)\d\d ?年)")
SENTENCE_ENDS = ("", "\n", "。", "；", ";", "：")
ONE, HALF = Decimal(1), Decimal("0.5")


class _Range(NamedTuple):
    """The two ends of a range, half of the last digit's worth, its unit, and the offset behind it."""

    low: Decimal
    high: Decimal
    half: Decimal
    unit: Unit
    end: int


@NUMBER.rule("quantity", Tier.DEFAULT, only=DIGITS)
def quantity(here: Here) -> Token | None:
    """16.1亿元, 3000余份, 6.5%-7%: a number with its unit."""
    text, start, lexicon = here.text, here.start, here.lexicon
    written = PLAIN_NUMBER.match(text, start) or NUMBER_WRITTEN.match(text, start)
    if written is None:
        return None
    end = written.end()
    number, half, more = amount(written[0])
    high = None
    unit, unit_end = unit_after(text, end, lexicon, apart=text[max(0, start - 1) : start] == " ")
    ends = _range(here, end, number, half, unit, unit_end) if text[unit_end : unit_end + 1] in RANGES else None
    if ends is not None:
        number, high, half, unit, unit_end = ends
    some = text[unit_end : unit_end + 1] in ("多", "余")
    if some:
        unit, unit_end, some = _past_vague(text, end, unit, unit_end, lexicon)
    if unit.kind == "mass" and text.endswith(EACH_CUBIC_METRE, 0, start):
        unit = lexicon.units.get(text[end:unit_end] + "/立方米", unit)
        start -= len(EACH_CUBIC_METRE)  # the unit is written around the number, and the span names all of it
    if text[unit_end : unit_end + 1] in MARKS or text[max(0, here.start - 1) : here.start] in MARKS_BEFORE:
        unit, unit_end = unit_of_neighbours(text, here.start, end, unit, unit_end, lexicon)
    if unit.factor:
        number, half = in_base_unit(number, unit.factor), in_base_unit(half, unit.factor)
        high = high if high is None else in_base_unit(high, unit.factor)
    reach = max(unit_end, ends.end) if ends else unit_end
    return Token(start, reach, "quantity", number, high, half, unit, more or some)


@NUMBER.rule("item-before-year", Tier.SPECIFIC, only=".")
def item_before_year(here: Here) -> Token | None:
    """2.2025年计划…: at the head of a sentence the number of an item, a point and a year; 2.2025年 is no length of time."""
    found = ITEM_BEFORE_YEAR.match(here.text, here.start)
    if not found or _last_mark(here.text, here.start) not in SENTENCE_ENDS:
        return None
    return Token(here.start, found.end(), "quantity", Decimal(found[0]), half=HALF)


def _last_mark(text: str, at: int) -> str:
    """The character before a place and the blanks before it; "" at the head of the text, of which nothing is copied."""
    while text[at - 1 : at] in (" ", "\u3000"):
        at -= 1
    return text[at - 1 : at]


@NUMBER.rule("share-of-industries", Tier.SPECIFIC, before=("time-of-day",), only=":")
def share_of_industries(here: Here) -> Token | None:
    """三次产业结构比为11:42:47: shares of the three industries, and no time of day."""
    return quantity(here) if industries_before(here.text, here.start) else None


@NUMBER.rule("ratio", Tier.SPECIFIC, before=("time-of-day",), only=":")
def ratio(here: Here) -> Token | None:
    """师生比达到1:15, 投入产出比为1:20: a ratio, and no time of day."""
    before = here.text[max(0, here.start - RATIO_NEAR) : here.start]
    return quantity(here) if RATIO.search(before) else None


def _past_vague(text: str, end: int, unit: Unit, unit_end: int, lexicon: Lexicon) -> tuple[Unit, int, bool]:
    """3000户多人: 多 or 余 behind a unit and before a finer one. Unit, the offset behind it, whether there is such a word."""
    if unit_end > end and unit.kind in _FINER:
        finer, finer_end = unit_at(text, unit_end + 1, lexicon)
        if finer is not NO_UNIT:
            return finer, finer_end, True
    return unit, unit_end, False


_FINER = ("count", "mass", "money", "area", "length")


def _range(here: Here, end: int, number: Decimal, half: Decimal, unit: Unit, unit_end: int) -> _Range | None:
    """The range that begins with a number: 1-2家, 6.5%-7%, 3万至5万元; None when a smaller or another thing follows."""
    found = _upper(here, end, unit, unit_end)
    if not found or here.text[end - 1] in VAGUE:
        return None
    upper, upper_half, _ = amount(found[1])
    upper_unit, upper_end = unit_after(here.text, found.end(), here.lexicon)
    if unit is not NO_UNIT and (upper_unit is NO_UNIT or unit.code != upper_unit.code):
        return None
    if unit is NO_UNIT and here.text[end - 1] not in SCALES:
        scale = _scale(upper, found[1])
        if scale != 1:
            number, half = number * scale, half * scale
    if found.re is UPPER_BELOW_ZERO:
        number, upper = upper, number  # -3%至-2% is a fall of 2 to 3
    if upper <= number and not (upper_unit.kind == "share" and _below_zero(here)):
        return None
    return _Range(number, upper, min(half, upper_half), upper_unit, upper_end)


def _below_zero(here: Here) -> bool:
    """在-1.5%到1%之间: whether the sign before a number is its own, and no dash of a range."""
    return BELOW_ZERO.search(here.text, max(0, here.start - 2), here.start) is not None


def _upper(here: Here, end: int, unit: Unit, unit_end: int) -> re.Match[str] | None:
    """The upper end of a range, with its mark; 由3%到5% is none."""
    text, start = here.text, here.start
    mark = text[unit_end : unit_end + 1]
    if unit.kind == "share" and mark in TO_BELOW and text[max(0, start - 1) : start] not in ("从", "由"):
        if below_zero := UPPER_BELOW_ZERO.match(text, unit_end):
            return below_zero
    if mark in TO_HERE:
        return UPPER.match(text, unit_end)
    if mark != "到" or text[max(0, start - 1) : start] in ("从", "由", "至"):
        return None
    if unit.kind == "share":
        return UPPER_SHARE.match(text, unit_end)
    return UPPER_COUNT.match(text, end) if unit is NO_UNIT else None


def _scale(value: Decimal, written: str) -> Decimal:
    """What 万 and 亿 multiply the digits by."""
    digits = DIGITS_WRITTEN.match(written)
    bare = amount(digits[0])[0] if digits else value
    return value / bare if bare else ONE
