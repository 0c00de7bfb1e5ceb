"""The value again, from nothing but the slice of text a row names: what a reader of the warehouse can repeat."""

from decimal import Decimal

from transforms.extraction.layout import as_one_line
from transforms.extraction.lexicon import Lexicon
from transforms.extraction.numbers import scan

HUNDRED = Decimal(100)


def value_of_span(written: str, measure: str, lexicon: Lexicon) -> tuple[Decimal, Decimal | None] | None:
    """`2000多万元` → (20000000, None); a range gives both ends; None when nothing in the slice is a quantity.

    Values are absolute and in the base unit; the sign of a fall comes from the words before the span. A growth in 倍 is
    percent, as in the row.
    """
    token = next(scan(as_one_line(written), lexicon), None)
    if token is None or token.value is None:
        return None
    if token.unit.code == "倍" and measure in ("growth", "change"):
        high = token.value_max * HUNDRED if token.value_max is not None else None
        return token.value * HUNDRED, high
    return token.value, token.value_max
