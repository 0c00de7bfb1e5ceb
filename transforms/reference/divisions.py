"""The administrative divisions of China, how they were renamed or merged, and dated events that date a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from .indicators import ReferenceDataError

FOLDER = Path(__file__).parent
COUNTRY = "100000"
EVENT_KINDS = ("campaign", "occasion", "since", "plan")
LEVELS = ("country", "province", "prefecture", "county", "township", "village")

#: NBS puts these rows between a municipality (or a province) and counties that have no prefecture; nobody lives in a "市辖区".
PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})


@dataclass(frozen=True, slots=True)
class DivisionChange:
    """A name that reports of an earlier time use, and the division that carries its place today."""

    old_name: str
    code: str  #: the division of today, NBS code
    until: date  #: first day on which the old name no longer held
    note: str


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something a report mentions only while, or after, it happens."""

    words: tuple[str, ...]
    start: date
    end: date
    kind: str  #: "campaign", "occasion", "since" or "plan": what a mention proves is said in dated_events.yml
    note: str


def scan_divisions() -> pl.LazyFrame:
    """All divisions as `code, name, level, parent_code` (text), sorted by code, the country put first as 100000.

    Codes are NBS statistical codes of 2, 4, 6, 9 or 12 digits. `parent_code` of a province is the country's.
    """
    table = pl.scan_parquet(FOLDER / "divisions.parquet")
    schema = dict.fromkeys(("code", "name", "level", "parent_code"), pl.String)
    country = pl.LazyFrame(
        {"code": [COUNTRY], "name": ["全国"], "level": ["country"], "parent_code": [None]}, schema=schema
    )
    provinces_below_country = pl.when(pl.col("level") == "province").then(pl.lit(COUNTRY)).otherwise("parent_code")
    return pl.concat([country, table.with_columns(provinces_below_country.alias("parent_code"))])


def load_divisions() -> pl.DataFrame:
    """`scan_divisions`, read into memory (some 40 MB)."""
    return scan_divisions().collect()


def load_division_changes() -> tuple[DivisionChange, ...]:
    """The changes of division_changes.yml, in the file's order; raises ReferenceDataError for an entry that cannot be used."""
    path = FOLDER / "division_changes.yml"
    return tuple(_change(entry, path) for entry in _entries(path))


def load_dated_events() -> tuple[DatedEvent, ...]:
    """The events of dated_events.yml, in the file's order; raises ReferenceDataError for an entry that cannot be used."""
    path = FOLDER / "dated_events.yml"
    return tuple(_event(entry, path) for entry in _entries(path))


def _entries(path: Path) -> list[dict[str, Any]]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(loaded, list):
        raise ReferenceDataError(f"{path.name}: expected a list of entries; begin each entry with '- '")
    return loaded


def _change(entry: dict[str, Any], path: Path) -> DivisionChange:
    try:
        return DivisionChange(str(entry["old"]), str(entry["code"]), _day(entry["until"]), str(entry["note"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError(
            f"{path.name}: entry {entry!r}: give old, code, until (YYYY-MM-DD) and note"
        ) from error


def _event(entry: dict[str, Any], path: Path) -> DatedEvent:
    try:
        start, end = _day(entry["start"]), _day(entry["end"])
        if end < start or entry["kind"] not in EVENT_KINDS:
            raise ValueError("end before start, or unknown kind")
        return DatedEvent(tuple(entry["words"]), start, end, str(entry["kind"]), str(entry["note"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"{path.name}: entry {entry!r}: give words, start, end, kind and note") from error


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
