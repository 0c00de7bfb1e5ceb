"""What tongbi knows before it reads: data files, and the functions that load them."""

from .indicators import (
    Indicator,
    ReferenceDataError,
    alias_index,
    load_indicators,
    load_unit_groups,
    load_unit_synonyms,
    unit_fits,
)
from .wording import normalise

__all__ = [
    "Indicator",
    "ReferenceDataError",
    "alias_index",
    "load_indicators",
    "load_unit_groups",
    "load_unit_synonyms",
    "normalise",
    "unit_fits",
]
