"""The value again, from nothing but the slice of text a row names: what a reader of the warehouse can repeat."""

from decimal import Decimal

from transforms.extraction.layout import as_one_line
from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import MOVES
from transforms.extraction.numbers import in_percent, scan
from transforms.extraction.numbers.quantities import quantity
from transforms.extraction.numbers.question import Here


def value_of_span(written: str, measure: str, lexicon: Lexicon) -> tuple[Decimal, Decimal | None] | None:
    """`2000多万元` → (20000000, None); a range gives both ends; None when nothing in the slice is a quantity.

    Values are absolute and in the base unit; the sign of a fall comes from the words before the span. A growth in 倍 is
    percent, as in the row.
    """
    line = as_one_line(written)
    token = next(scan(line, lexicon), None)
    if token is not None and token.value is None and token.start == 0:
        token = quantity(Here(line, 0, lexicon))  # 1:15, which by itself would be a time of day
    elif token is not None and token.value_max is None and token.end < len(line):
        signed = next(scan(f"在-{line}", lexicon), None)  # 1.5%到1%, which is a range where a minus stands before it
        token = signed if signed is not None and signed.value_max is not None else token
    if token is None or token.value is None:
        return None
    if measure in MOVES:
        token = in_percent(token)
    assert token.value is not None
    return token.value, token.value_max
