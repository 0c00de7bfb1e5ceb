"""A text in, its statements out as a Polars frame: reading, identification and extraction without a warehouse."""

from __future__ import annotations

import calendar
from datetime import date

import polars as pl

from transforms.extraction import Context, Row, extract
from transforms.facts.schema import METRICS
from transforms.facts.stages import load_lexicon
from transforms.identification.lookup import look_up
from transforms.reading.script import to_simplified
from transforms.reading.sidecar import parse_period

_KINDS = {12: "annual", 6: "half_year", 3: "quarter"}
_SCHEMA = {name: METRICS.get(name, pl.Int64) for name in Row._fields} | {"warnings": pl.List(pl.String)}


def read_text(text: str, *, period: str | None = None, district: str | None = None) -> pl.DataFrame:
    """The statements of a text, one row each in the order of the text, with the columns of `fct_metrics` that a text decides.

    `period` is the report's, as 2023, 2023H1, 2023Q3, 2023-05 or 2023-01/2023-06; `district` whose it is: a name, a path or a code.
    Values are in base units, offsets count characters of `text`. Raises ValueError for a period or a district that means nothing.

    >>> rows = read_text("规上工业产值22亿元，同比增长10%。", period="2023")
    >>> rows.select("indicator_id", "measure", "unit", "value_text").rows()
    [('industrial_output_above_scale', 'level', 'CNY', '22亿元'), ('industrial_output_above_scale', 'growth', '%', '10%')]
    """
    extraction = extract(to_simplified(text), _context(period, district), load_lexicon())
    rows = [row._replace(value_text=text[row.char_start : row.char_end]) for row in extraction.rows]
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    return frame.drop("ordinal")


def _context(period: str | None, district: str | None) -> Context:
    start = end = None
    kind = "other"
    if period is not None:
        first, last = (date.fromisoformat(f"{month}-01") for month in parse_period(period).split("/"))
        start, end = first, last.replace(day=calendar.monthrange(last.year, last.month)[1])
        kind = _KINDS.get((last.year - first.year) * 12 + last.month - first.month + 1, "other")
    if district is None:
        return Context(start, end, kind)
    found = look_up(district)
    if len(found) != 1:
        cause = (
            "no division is called that"
            if not found
            else f"{len(found)} divisions are called that; give a path or the code"
        )
        raise ValueError(f"district {district!r}: {cause}")
    return Context(start, end, kind, found[0].name, found[0].path)
