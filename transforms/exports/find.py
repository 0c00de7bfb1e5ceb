"""The commonest question without SQL: one indicator of one district, and the sentence behind its last value."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from transforms.exports.warehouse import Warehouse
from transforms.reference import alias_index, load_indicators, normalise
from transforms.reference.divisions import without_filling_zeros


class District(NamedTuple):
    """A district that reports; `full_name` with all above it: 江苏省常州市钟楼区西林街道."""

    district_id: str
    full_name: str


class Series(NamedTuple):
    """What is found under one name: `key` is an indicator_id, or a series_id where the wording is no canonical indicator."""

    key: str
    name: str
    rows: int


class Point(NamedTuple):
    """A period of a series, as `mart_observations` has it: `value` in `unit` as stored (money in CNY), growth in percent.
    `metric_id` is the row of the value, else of the growth."""

    period_label: str
    value: Any
    unit: str | None
    yoy_reported: Any
    yoy_computed: Any
    agreement: str | None
    completion: Any
    rank: Any
    metric_id: str | None


class Sentence(NamedTuple):
    """`before`, `number` and `after` together are the sentence."""

    before: str
    number: str
    after: str
    source_path: str
    title: str | None
    char_start: int


def find_districts(warehouse: Warehouse, name: str) -> list[District]:
    """Districts that report, best match first: that code (440000 is 44), that name or path, or a name that contains it."""
    wanted = "".join(name.replace("/", "").split())
    found = warehouse.ask(
        """with reporting as (
             select d.district_id, d.name,
                 concat_ws('', nullif(d.province, d.name), nullif(d.prefecture, d.name), nullif(d.county, d.name), nullif(d.township, d.name), d.name) as path
             from dim_districts as d where d.district_id in (select district_id from mart_observations)
           ), matched as (
             select *, case when district_id in ($1, $2) then 0 when name = $1 or path = $1 then 1
                            when path like '%' || $1 then 2 when contains(path, $1) and contains(name, right($1, 2)) then 3
                            when contains(name, $1) then 3 end as how
             from reporting)
           select district_id, path from matched where how = (select min(how) from matched)
           order by length(district_id), district_id""",
        [wanted, without_filling_zeros(wanted)],
    )
    return [District(*row) for row in found.rows]


def district_names(warehouse: Warehouse) -> list[str]:
    """The names of the districts that report."""
    found = "select distinct name from dim_districts where district_id in (select district_id from mart_observations)"
    return [str(name) for (name,) in warehouse.ask(found).rows]


def find_series(warehouse: Warehouse, district_id: str, wording: str | None) -> list[Series]:
    """The series of a district that a wording may mean; without one, all with a canonical indicator, the longest first.

    An alias of an indicator (规上工业产值) means that indicator; else names and wordings that contain it.
    """
    everything = warehouse.ask(
        """select coalesce(o.indicator_id, o.series_id) as key, coalesce(any_value(i.name_zh), min(o.indicator_text)) as name, count(*) as rows,
                any_value(o.indicator_id) is not null as canonical, string_agg(distinct o.indicator_text, ' ') as wordings
           from mart_observations as o left join dim_indicators as i on i.indicator_id = o.indicator_id
           where o.district_id = ? and o.role = 'actual' and o.subject is null
           group by 1 order by rows desc, name""",
        [district_id],
    ).rows
    if not wording:
        return [Series(key, name, rows) for key, name, rows, canonical, _ in everything if canonical]
    known = alias_index(load_indicators()).get(normalise(wording))
    exact = [row for row in everything if row[0] in (known, wording) or row[1] == wording]
    part = [row for row in everything if wording in row[1] or wording in (row[4] or "")]
    return [Series(key, name, rows) for key, name, rows, *_ in exact or part]


def find_related(warehouse: Warehouse, district_id: str, wording: str) -> list[Series]:
    """What the district reports of the indicators that people mean by the same word (财政收入, 一般公共预算收入)."""
    asked = alias_index(load_indicators()).get(normalise(wording), wording)
    family = next((line for line in _related() if asked in line), [])
    return [one for one in find_series(warehouse, district_id, None) if one.key in family]


@cache
def _related() -> list[list[str]]:
    loaded: list[list[str]] = yaml.safe_load((Path(__file__).parent / "related.yml").read_text("utf-8"))
    return loaded


def points(warehouse: Warehouse, district_id: str, key: str) -> list[Point]:
    """The series in order of time."""
    found = warehouse.ask(
        """select period_label, value, unit, growth, yoy_computed, agreement, completion, rank, coalesce(value_metric_id, growth_metric_id, completion_metric_id, rank_metric_id)
           from mart_observations
           where district_id = ? and coalesce(indicator_id, series_id) = ? and role = 'actual' and subject is null
           order by period_start, period_end""",
        [district_id, key],
    )
    return [Point(*row) for row in found.rows]


def sentence(warehouse: Warehouse, metric_id: str) -> Sentence | None:
    """The sentence in which a statement stands, cut at its number."""
    found = warehouse.ask(
        """select m.sentence, m.value_text, m.char_start, d.text, d.source_path, d.title
           from fct_metrics as m join dim_documents as d using (doc_id) where m.metric_id = ?""",
        [metric_id],
    ).rows
    if not found:
        return None
    whole, number, start, text, source_path, title = found[0]
    begin = text.rfind(whole or number, 0, start + len(whole or number))
    begin = begin if 0 <= begin <= start else start
    stop = max(begin + len(whole or number), start + len(number))
    return Sentence(text[begin:start], number, text[start + len(number) : stop], source_path, title, start)
