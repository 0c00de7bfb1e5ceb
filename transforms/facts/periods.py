"""Periods as a user writes them, and as the tables hold them: the first day and the last."""

import calendar
from datetime import date

from transforms.reading.document import as_sentence
from transforms.reading.sidecar import parse_period

Span = tuple[date, date]


def months_of(written: str) -> Span:
    """2023, 2023H1, 2023Q3, 2023-05 or 2023-01/2023-06 → first and last day. Raises ValueError with the remedy."""
    try:
        first, last = parse_period(written).split("/")
    except ValueError as error:
        raise ValueError(as_sentence(str(error))) from None
    year, month = int(last[:4]), int(last[5:])
    return date(int(first[:4]), int(first[5:]), 1), date(year, month, calendar.monthrange(year, month)[1])


def as_months(span: Span) -> str:
    """First and last day → 2023-01/2023-06."""
    return f"{span[0]:%Y-%m}/{span[1]:%Y-%m}"
