"""Where is a number, and what is it worth? Dates, times of day, ranks, ratios and quantities compete as rules."""

from transforms.extraction.model import NO_UNIT
from transforms.extraction.numbers import dates, multiples, names, quantities, ranks
from transforms.extraction.numbers.amount import NUMERAL, SCALED, amount, chinese_number, in_base_unit, negated
from transforms.extraction.numbers.multiples import in_percent
from transforms.extraction.numbers.neighbours import NEIGHBOURS
from transforms.extraction.numbers.question import NUMBER
from transforms.extraction.numbers.ranks import RANK, standing
from transforms.extraction.numbers.scan import scan
from transforms.extraction.numbers.units import PERCENT

RULES = (dates, multiples, names, quantities, ranks)  # the modules whose rules answer NUMBER

__all__ = [
    "NEIGHBOURS", "NO_UNIT", "NUMBER", "NUMERAL", "PERCENT", "RANK", "RULES", "SCALED",
    "amount", "chinese_number", "in_base_unit", "in_percent", "negated", "scan", "standing",
]  # fmt: skip
