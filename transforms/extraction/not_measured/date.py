"""Dates and times of day."""

from transforms.extraction.model import Token
from transforms.extraction.not_measured.question import NO_QUANTITY


@NO_QUANTITY.rule("date", only=("date",))
def date(token: Token) -> str:
    """2025年12月22日, 16:40: dates are when, never what."""
    return "date"
