"""What tongbi knows before it reads: data files, and the functions that load them."""

from .indicators import (
    DefinitionChange,
    Indicator,
    ReferenceDataError,
    alias_index,
    load_definition_changes,
    load_indicators,
    load_unit_groups,
    load_unit_synonyms,
    unit_fits,
)
from .wording import normalise

__all__ = [
    "DefinitionChange",
    "Indicator",
    "ReferenceDataError",
    "alias_index",
    "load_definition_changes",
    "load_indicators",
    "load_unit_groups",
    "load_unit_synonyms",
    "normalise",
    "unit_fits",
]
