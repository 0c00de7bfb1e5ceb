"""Which unit or classifier a number has: looked up right behind it, past a blank, or under a stroke."""

from decimal import Decimal

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import NO_UNIT, Unit
from transforms.extraction.numbers.words import NOT_CLASSIFIER

BLANK = " \u3000\n\r\t\u00a0\u200b\ufeff"
PERCENT = Unit("%", "share", Decimal(1), Decimal(1))


def unit_at(text: str, at: int, lexicon: Lexicon) -> tuple[Unit, int]:
    """The unit or classifier that begins at this offset, with its end; the longest one wins. (NO_UNIT, at) when none does."""
    units = lexicon.units
    for length in lexicon.unit_lengths.get(text[at : at + 1], ()):
        surface = text[at : at + length]
        unit = units.get(surface)
        if unit is None or len(surface) < length:
            continue
        following = text[at + length : at + length + 1]
        if following and following in NOT_CLASSIFIER.get(surface, ""):
            continue
        if surface.isascii() and surface.isalpha() and following.isascii() and following.isalnum():
            continue
        return unit, at + length
    return NO_UNIT, at


def unit_after(text: str, end: int, lexicon: Lexicon) -> tuple[Unit, int]:
    unit, unit_end = unit_at(text, end, lexicon)
    if unit is NO_UNIT and end < len(text) and text[end] in BLANK:
        after = end + 1
        while after < len(text) and text[after] in BLANK:
            after += 1
        unit, unit_end = unit_at(text, after, lexicon)
        if unit is NO_UNIT or unit.kind == "count":
            return NO_UNIT, end
    if (
        unit.kind in ("money", "count", "mass", "volume")
        and unit_end < len(text)
        and text[unit_end] in "/／每"
        and unit_end > end
    ):
        slash = unit_end + 1
        below, below_end = unit_at(text, slash, lexicon)
        if below is not NO_UNIT:
            surface = text[end:unit_end].strip() + "/" + text[slash:below_end]
            return Unit(surface, "rate", Decimal(1), Decimal(1)), below_end
    return unit, unit_end
