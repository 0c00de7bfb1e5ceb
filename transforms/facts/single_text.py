"""A text in, its statements out as a Polars frame: reading, identification and extraction without a warehouse."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from transforms.extraction import Context, Row, extract
from transforms.facts.schema import METRICS
from transforms.facts.stages import load_lexicon
from transforms.identification import stated_division, stated_period
from transforms.reading.script import to_simplified
from transforms.reading.sidecar import parse_period

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
    context = Context()
    if period is not None:
        stated = stated_period(parse_period(period))
        context = replace(context, period_start=stated.start, period_end=stated.end, report_kind=stated.kind)
    if district is not None:
        division = stated_division(district)
        context = replace(context, district_name=division.name, ancestors=division.path)
    return context
