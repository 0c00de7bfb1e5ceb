"""What goes into the extraction and what comes out of it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from transforms.extraction.model import Exclusion


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a document before its first sentence is read.

    `period_start` and `period_end` bound the last full span accounted for (first day of the first month, last day of the
    last month); `report_kind` is annual, half_year, quarter or other; `ancestors` are names, widest first.
    """

    period_start: date | None = None
    period_end: date | None = None
    report_kind: str = "other"
    district_name: str | None = None
    ancestors: tuple[str, ...] = ()


class Row(NamedTuple):
    """One statement: the columns of fct_metrics that the text alone decides, in the contract's meaning."""

    ordinal: int
    claim: int
    measure: str
    comparison: str | None
    indicator_text: str
    indicator_id: str | None
    subject_text: str | None
    value: Decimal
    value_max: Decimal | None
    unit: str
    value_text: str
    half_width: Decimal
    bound: str
    role: str
    obs_status: str
    period_start: date | None
    period_end: date | None
    rank_scope: str | None
    rank_of: str | None
    growth_basis: str | None
    section: str
    sentence: str
    char_start: int
    char_end: int
    rule: str
    warnings: tuple[str, ...]


@dataclass(slots=True)
class Extraction:
    """The reading of one document, rows and exclusions each in text order."""

    rows: list[Row] = field(default_factory=list)
    exclusions: list[Exclusion] = field(default_factory=list)
