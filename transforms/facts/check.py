"""What has to hold of one document's rows before anybody sees them. One that fails is withheld."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from transforms.facts.numbers import strays

REASONS = frozenset({"date", "enumerator", "name", "reference", "attribute"})
ALLOWED: dict[str, set[str | None]] = {
    "measure": {"level", "growth", "change", "completion", "rank"},
    "comparison": {None, "yoy", "pop", "ytd", "cagr", "base"},
    "bound": {"exact", "approx", "lower", "upper"},
    "role": {"actual", "target"},
    "obs_status": {"A", "E"},
    "rank_of": {None, "level", "growth", "completion"},
    "growth_basis": {None, "real", "comparable", "nominal"},
}
# DECIMAL(28,6) has room for 22 digits before the point.
LARGEST = Decimal(10) ** 22

TABLE, NO_UNIT = "table-", "1"
BARE = re.compile(r"\d[\d,. ]*[十百千万亿]*")
# What units stand for in their base unit: powers of ten, and 亩 with its scales in square metres.
FACTORS = (*(Decimal(10) ** power for power in range(-4, 13)), *(Decimal(2000) / 3 * 10**power for power in range(13)))

Failure = tuple[int, str]


def failures(
    text: str,
    rows: Sequence[Any],
    exclusions: Sequence[Any],
    value_of_span: Callable[[str, str], tuple[Decimal, Decimal | None] | None],
) -> Iterator[Failure]:
    """(character offset, what is wrong there) for each broken promise. `text` is what was extracted from."""
    for row in rows:
        yield from _span(text, row)
        yield from _schema(row)
        yield from _value(text, row, value_of_span)
    for exclusion in exclusions:
        if exclusion.reason not in REASONS:
            yield exclusion.char_start, f"exclusion with unknown reason {exclusion.reason!r}"
        if not 0 <= exclusion.char_start < exclusion.char_end <= len(text):
            yield exclusion.char_start, "exclusion outside the text"
    spans = [(row.char_start, row.char_end) for row in rows]
    spans += [(exclusion.char_start, exclusion.char_end) for exclusion in exclusions]
    for stray in strays(text, spans):
        owners = "is not accounted for" if stray.owners == 0 else f"has {stray.owners} owners"
        yield stray.char_start, f"number {stray.text!r} {owners}"


def _span(text: str, row: Any) -> Iterator[Failure]:
    if not 0 <= row.char_start < row.char_end <= len(text):
        yield row.char_start, "row outside the text"
    elif text[row.char_start : row.char_end] != row.value_text:
        found = text[row.char_start : row.char_end]
        yield row.char_start, f"row says {row.value_text!r} where the text says {found!r}"


def _schema(row: Any) -> Iterator[Failure]:
    for field, allowed in ALLOWED.items():
        if getattr(row, field) not in allowed:
            yield row.char_start, f"{field} is {getattr(row, field)!r}"
    for field in ("value", "indicator_text", "unit", "rule", "claim", "ordinal"):
        if getattr(row, field) is None:
            yield row.char_start, f"row without {field}"
    if row.value is not None and not _fits(row.value):
        yield row.char_start, f"value {row.value} does not fit DECIMAL(28,6)"
    if (row.period_start is None) != (row.period_end is None):
        yield row.char_start, "period with one end"
    elif row.period_start is not None and row.period_start > row.period_end:
        yield row.char_start, "period that ends before it starts"


def _fits(value: Decimal | None) -> bool:
    return value is not None and value.is_finite() and abs(value) < LARGEST


def _value(text: str, row: Any, value_of_span: Callable[[str, str], Any]) -> Iterator[Failure]:
    if not _fits(row.value):
        return
    again = value_of_span(text[row.char_start : row.char_end], row.measure)
    if again is None:
        yield row.char_start, f"no value can be read from {row.value_text!r}"
    elif not gives(again, row.value, row.value_max, unit_elsewhere(row.value_text, row.unit, row.rule)):
        said, found = (" to ".join(map(str, pair)) for pair in (sizes(row.value, row.value_max), sizes(*again)))
        yield row.char_start, f"value {said} where {row.value_text!r} gives {found}"


def unit_elsewhere(written: str, unit: str, rule: str) -> bool:
    """Whether a number's unit does not stand in its slice: that of a table's cell is in its heading, that of 18.2 behind the last
    number of its list (18.2、4.6、5.1万人; 10.6万、3.8万平方公里)."""
    return rule.startswith(TABLE) or unit != NO_UNIT and BARE.fullmatch(written) is not None


def gives(again: tuple[Decimal, Decimal | None], value: Decimal, value_max: Decimal | None, elsewhere: bool) -> bool:
    """Whether what a slice gives by itself is the value. Where its unit stands elsewhere, the slice gives the value but for the
    factor of a unit, one for both ends of a range."""
    wanted = sizes(value, value_max)
    if sizes(*again) == wanted:
        return True
    if not elsewhere:
        return False
    return any(
        sizes(again[0] * factor, again[1] if again[1] is None else again[1] * factor) == wanted for factor in FACTORS
    )


def sizes(value: Decimal, value_max: Decimal | None) -> list[Decimal]:
    """What a slice alone decides of a value or range, to the sixth decimal: words before it decide the sign, and of a
    fall of 8 to 10 the 10 is the lower end."""
    return sorted(round(abs(one), 6).normalize() for one in (value, value_max) if one is not None)
