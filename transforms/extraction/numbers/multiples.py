"""Growth and shares that are said without a number: 翻一番, 持平, 过半, 三成; and fractions."""

import re
from decimal import Decimal

from transforms.extraction.model import Token
from transforms.extraction.numbers.amount import chinese_number, in_base_unit
from transforms.extraction.numbers.question import CN, NUMBER, Here
from transforms.extraction.numbers.units import PERCENT

DOUBLED = re.compile(r"翻([一两二三四])?番")
# 居民消费价格与上年持平: of prices alone, and where nothing stands before; how other things held level is told beside a figure of theirs
UNMOVED = re.compile(
    r"(?:\A|(?:居民消费价格|消费价格|CPI)(?:总?水平|总?指数)?(?:涨幅)?)((?:同比|[与和同较](?:上年|去年)(?:同期)?)?(?:总体|大体|基本)?)\Z"
)
HALF = re.compile("过半|一半")
TENTHS = re.compile(r"([一二三四五六七八九])成(?=以上|左右|多|[，。；、]|\Z)")
FRACTION = re.compile(r"(?<![\d/.A-Za-z])(\d{1,2})/(\d{1,3})(?=[，。；、以的左]|\Z)")
HUNDRED, HALF_A_TENTH = Decimal(100), Decimal("0.05")


@NUMBER.rule("doubled", only="翻")
def doubled(here: Here) -> Token | None:
    """翻番, 翻两番: growth by 100 and 300 percent."""
    found = DOUBLED.match(here.text, here.start)
    if not found:
        return None
    times = chinese_number(found[1] or "一") or 1
    return Token(here.start, found.end(), "double", Decimal(100 * (2**times - 1)), unit=PERCENT)


@NUMBER.rule("prices-unmoved", only="持")
def prices_unmoved(here: Here) -> Token | None:
    """居民消费价格与上年持平: growth by nothing."""
    found = UNMOVED.search(here.text, max(0, here.start - 24), here.start)
    if not found:
        return None
    return Token(found.start(1), here.start + 2, "double", Decimal(0), half=HALF_A_TENTH, unit=PERCENT)


@NUMBER.rule("half", only="过一")
def half(here: Here) -> Token | None:
    """过半, 一半 of 一半以上: 50 percent."""
    found = HALF.match(here.text, here.start)
    return Token(here.start, found.end(), "half", Decimal(50), unit=PERCENT) if found else None


@NUMBER.rule("tenths", only=CN[:-1])
def tenths(here: Here) -> Token | None:
    """三成, 七成以上: tens of percent."""
    found = TENTHS.match(here.text, here.start)
    if not found:
        return None
    return Token(here.start, found.end(), "half", Decimal(10 * (chinese_number(found[1]) or 0)), unit=PERCENT)


def in_percent(token: Token) -> Token:
    """A growth by 1.5倍 is one by 150 percent; a token in any other unit as it is."""
    if token.unit.code != "倍" or token.value is None:
        return token
    high = None if token.value_max is None else token.value_max * HUNDRED
    return token._replace(value=token.value * HUNDRED, value_max=high, half=token.half * HUNDRED, unit=PERCENT)


@NUMBER.rule("fraction", only="/")
def fraction(here: Here) -> Token | None:
    """占全国1/3: a share in percent; 12/3 is no share, and its first number is read alone."""
    found = FRACTION.match(here.text, here.start)
    if not found or not 0 < int(found[1]) < int(found[2]):
        return None
    share = in_base_unit(HUNDRED, (Decimal(found[1]), Decimal(found[2])))
    return Token(here.start, found.end(), "quantity", share, unit=PERCENT)
