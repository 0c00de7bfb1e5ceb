"""The reference tables that the models join: written beside the facts, so that SQL needs no Python."""

from dataclasses import asdict, fields
from functools import cache
from pathlib import Path

import polars as pl

from transforms.facts import overlay
from transforms.facts.files import write_parquet
from transforms.facts.schema import TABLES
from transforms.facts.store import BUCKETS, path_of
from transforms.reference import (
    Indicator,
    load_definition_changes,
    load_indicators,
    load_unit_groups,
    load_unit_synonyms,
)
from transforms.reference.divisions import load_divisions

_TYPES = {"str": pl.String, "bool": pl.Boolean}
_divisions = cache(load_divisions)
RELATIONS = ("rule", "whole", "part_a", "part_b", "part_c")


def write_reference(facts: Path) -> None:
    """`indicators`, `indicator_relations`, `definition_changes`, `unit_groups`, `unit_synonyms`, and the divisions that a row needs, with their ancestors."""
    for name, frame in {**_whatever_is_reported(), "divisions": _needed_divisions(facts)}.items():
        write_parquet(frame, facts / f"{name}.parquet")


@cache
def _whatever_is_reported() -> dict[str, pl.DataFrame]:
    # Of the fields the texts, marks and aliases; what an indicator says of others is a table of its own.
    columns: dict[str, pl.DataType | type[pl.DataType]] = {
        f.name: _TYPES[str(f.type)] for f in fields(Indicator) if str(f.type) in _TYPES
    }
    columns["aliases"] = pl.List(pl.String)
    # `asdict` would copy each text of each, which takes longer than all the rest.
    indicators = [{name: getattr(one, name) for name in columns} for one in load_indicators()]
    groups = [(group, unit) for group, units in load_unit_groups().items() for unit in units]
    return {
        "indicators": pl.DataFrame(indicators, schema=columns),
        "indicator_relations": _relations(),
        "definition_changes": pl.DataFrame([asdict(change) for change in load_definition_changes()]),
        "unit_groups": pl.DataFrame(groups, schema={"unit_group": pl.String, "unit": pl.String}, orient="row"),
        "unit_synonyms": pl.DataFrame(
            list(load_unit_synonyms().items()), schema={"unit": pl.String, "same_as": pl.String}, orient="row"
        ),
    }


def _relations() -> pl.DataFrame:
    """What must hold between indicators, one row a rule: `at_least` names one part, `sum_of` two or three, `ratio_of` two."""
    rows = []
    for one in load_indicators():
        rows += [("at_least", one.indicator_id, part) for part in one.at_least]
        rows += [(rule, one.indicator_id, *getattr(one, rule)) for rule in ("sum_of", "ratio_of") if getattr(one, rule)]
    padded = [(*row, *[None] * (len(RELATIONS) - len(row))) for row in rows]
    return pl.DataFrame(padded, schema=dict.fromkeys(RELATIONS, pl.String), orient="row")


def _needed_divisions(facts: Path) -> pl.DataFrame:
    divisions = _divisions()
    needed = pl.concat(
        [_codes(facts, "documents", "district_id"), _codes(facts, "metrics", "subject_district_id")]
    ).unique()
    wanted = divisions.filter(pl.col("code").is_in(needed.to_list()))
    while True:
        parents = wanted["parent_code"].drop_nulls().unique().to_list()
        grown = divisions.filter(pl.col("code").is_in([*wanted["code"], *parents]))
        if grown.height == wanted.height:
            return wanted.sort("code")
        wanted = grown


def _codes(facts: Path, table: str, column: str) -> pl.Series:
    assert column in TABLES[table]
    frames = [pl.read_parquet(path_of(facts, table, bucket), columns=[column]) for bucket in BUCKETS]
    frames.append(overlay.corrected(facts, table).select(column))
    return pl.concat(frames)[column].drop_nulls().unique().rename("code")
