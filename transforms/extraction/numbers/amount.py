"""A written number → its exact value: digits, scales (万 亿 …), what stands inside (多 余), fractions of the last digit.

The value is always computed from the slice of text that the row's span names, never from anything found elsewhere.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

MICRO = Decimal("0.000001")
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
CHINESE_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "壹": 1, "贰": 2, "叁": 3}

# digits with their scale, or with the remainder of a mixed figure (25万6千, 1亿3千多万)
SEGMENT = re.compile(r"(\d[\d,，]*(?:[.．]\d+)?)[\s\u200b]*([多余几来]?)([十百千万亿]*)([多余几]?)([十百千万亿]*)")
NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|[０-９]+．[０-９]+(?![\d,.])|\d+(?:\.\d+)?)"
SCALED = NUMERAL + (
    r"(?:[ \u3000]?(?:\n(?:\u200b\n?)?)?[多余几来]?(?:[十百千万亿](?![分货]|(?<=千)(?:米[每/／]小?时|升(?![级至到])))){1,4}(?:[多余几][万亿]{1,2})?"
    r"(?:\d+(?:\.\d+)?(?:[多余几]?[十百千万]+){1,2}(?:亿(?![级]))?)*(?:(?<=[万亿])\d{1,4}(?![\d.,%％年月]))?[多余几]?|[多余几])?"
)


@lru_cache(maxsize=16_384)  # small numbers repeat
def amount(written: str) -> tuple[Decimal, Decimal, bool]:
    """`2000多万` → (20000000, 5000, True): the value, half of its last written digit's worth, and whether 多, 余 stand inside."""
    if plain := _plain(written):
        return *plain, False
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written)
    total = section = Decimal(0)  # `section` is what no 万 or 亿 has multiplied yet
    worth, more, reach = Decimal(1), False, 1
    for digits, before, scales, after, further in SEGMENT.findall(written):
        small, large = _scales(scales + further)
        worth = Decimal(small * large).scaleb(-len(digits.partition(".")[2]))
        section += Decimal(digits.replace(",", "")) * small
        if large > reach:
            total, section = (total + section) * large, Decimal(0)  # 1万5千亿: 亿 is the scale of all before it
        elif large > 1:
            total, section = total + section * large, Decimal(0)
        reach = max(reach, large)
        more = more or bool(before or after)
    return total + section, worth * HALF, more


def _plain(written: str) -> tuple[Decimal, Decimal] | None:
    """3, 2.5, 1.2亿: digits with no more than one scale behind them, as most numbers are; None for any other."""
    scale = 1 if written.isascii() else SCALE.get(written[-1], 0)
    body = written if scale == 1 else written[:-1]
    whole, point, decimals = body.partition(".")
    if not scale or not body.isascii() or not whole.isdigit() or point and not decimals.isdigit():
        return None
    number, half = Decimal(body), HALF.scaleb(-len(decimals)) if decimals else HALF
    return (number, half) if scale == 1 else (number * scale, half * scale)


def _scales(written: str) -> tuple[int, int]:
    """What 十 百 千 multiply by, and what 万 亿 do: 千万 → (1000, 10000)."""
    small = large = 1
    for character in written:
        if SCALE[character] < 10_000:
            small *= SCALE[character]
        else:
            large *= SCALE[character]
    return small, large


HALF = Decimal("0.5")


def chinese_number(written: str) -> int | None:
    """`二十三` → 23; None for what is no number. Up to 亿."""
    total = section = digit = 0
    for character in written:
        if character in CHINESE_DIGIT:
            digit = CHINESE_DIGIT[character]
        elif character in SCALE:
            scale = SCALE[character]
            if scale >= 10_000:
                total, section, digit = total + (section + digit or 1) * scale, 0, 0
            else:
                section, digit = section + (digit or 1) * scale, 0
        else:
            return None
    return total + section + digit


def negated(number: Decimal, upper: Decimal | None) -> tuple[Decimal, Decimal | None]:
    """A fall by 2 to 3 lies between -3 and -2."""
    return (-number, None) if upper is None else (-upper, -number)


def in_base_unit(number: Decimal, factor: tuple[Decimal, Decimal]) -> Decimal:
    """The number times an exact fraction (numerator and denominator), to the warehouse's six decimals."""
    numerator, denominator = factor
    if denominator == 1:
        return number * numerator
    return (number * numerator / denominator).quantize(MICRO)
