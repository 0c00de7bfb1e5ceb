"""Which unit or classifier a number has: looked up right behind it, past a blank, or under a stroke."""

import re

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import NO_UNIT, Unit
from transforms.extraction.numbers.words import NOT_CLASSIFIER

BLANK = " \u3000\n\r\t\u00a0\u200b\ufeff"
# the kinds of unit that others are counted by, and the signs between the two
PER = ("money", "count", "mass", "volume", "length", "energy")
CLOSING = frozenset("，。、；,;\n") | {""} | frozenset(BLANK)  # 乡镇 12 个 、: what shows that 个 begins no noun
STROKES = frozenset("/／每")
SCALE_BELOW = re.compile(r"[十百千]?[万亿]?")
# 18项目标 are aims, and no projects; 12家长江航运企业 are firms, and no parents; 200张家庭病床; 高1.2个点位居第一 has its rank behind; 3个体育馆, but 900多万个体工商户
CLASSIFIER_STILL = re.compile(
    "项目标(?![段准识志杆的书])|家长(?=三角|江|城|安|沙|春|治)|张家庭(?=[^，。]{0,4}床)|个点位(?=[居次]|列(?![入为])|于(?=[全前第]))|个体(?!户|工商|商户|经营户|私营)"
)
PERCENT = Unit("%", "share")


def unit_at(text: str, at: int, lexicon: Lexicon) -> tuple[Unit, int]:
    """The unit or classifier that begins at this offset, with its end; the longest one wins. (NO_UNIT, at) when none does."""
    units, lengths = lexicon.units, lexicon.unit_lengths
    for length in lengths.get(text[at : at + 2]) or lengths.get(text[at : at + 1], ()):
        surface = text[at : at + length]
        unit = units.get(surface)
        if unit is None or len(surface) < length:
            continue
        following = text[at + length : at + length + 1]
        if following and following in NOT_CLASSIFIER.get(surface, "") and not CLASSIFIER_STILL.match(text, at):
            continue
        if surface.isascii() and surface.isalpha() and following.isascii() and following.isalnum():
            continue
        return unit, at + length
    return NO_UNIT, at


def unit_after(text: str, end: int, lexicon: Lexicon, apart: bool = False) -> tuple[Unit, int]:
    """The unit behind a number that ends here. `apart`: a blank stands before the number, too (全镇有 9 个村), so that the one
    behind it parts no columns."""
    unit, unit_end = unit_at(text, end, lexicon)
    if unit is NO_UNIT and end < len(text) and text[end] in BLANK:
        after = end + 1
        while after < len(text) and text[after] in BLANK:
            after += 1
        unit, unit_end = unit_at(text, after, lexicon)
        noun_behind = unit.kind == "count" and text[unit_end : unit_end + 1] not in CLOSING
        if unit is NO_UNIT or noun_behind and not (apart and after == end + 1):
            return NO_UNIT, end
    if unit.kind in PER and text[unit_end : unit_end + 1] in STROKES and unit_end > end:
        below_end = _below(text, unit_end + 1, lexicon)
        if below_end:
            return Unit(text[end:unit_end].strip() + "/" + text[unit_end + 1 : below_end], "rate"), below_end
    return unit, unit_end


def _below(text: str, start: int, lexicon: Lexicon) -> int:
    """Where the unit under a stroke ends (吨标准煤/万元, 台/万人, 米/秒), or 0 where none stands there."""
    scaled = SCALE_BELOW.match(text, start)
    unit, end = unit_at(text, scaled.end() if scaled else start, lexicon)
    return end if unit is not NO_UNIT else 0
