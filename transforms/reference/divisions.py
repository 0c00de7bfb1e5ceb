"""The administrative divisions of China, how they were renamed or merged, and dated events that date a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from .indicators import LOADER, ReferenceDataError

FOLDER = Path(__file__).parent
COUNTRY = "100000"
EVENT_KINDS = ("campaign", "occasion", "since", "plan")
#: Digits of a code: province, prefecture, county, township, village.
CODE_LENGTHS = (2, 4, 6, 9, 12)
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
class SupplementedDivision:
    """A place that the statistical divisions leave out, or (`name` empty) further names of one that they have."""

    code: str
    name: str
    level: str
    parent: str
    short: tuple[str, ...]  #: further names that reports use
    source: str


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something a report mentions only while, or after, it happens."""

    words: tuple[str, ...]
    start: date
    end: date
    kind: str  #: "campaign", "occasion", "since" or "plan": what a mention proves is said in dated_events.yml
    note: str


def without_filling_zeros(code: str) -> str:
    """44 of 440000, 4401 of 440100000000: statistical codes as the tables of most offices write them, each level filled up
    with zeros. Any other text, and the country's code, is returned as it is."""
    if code == COUNTRY or not code.isdigit():
        return code
    shorter = next((length for length in CODE_LENGTHS if len(code) > length and not code[length:].strip("0")), None)
    return code if shorter is None else code[:shorter]


def scan_divisions() -> pl.LazyFrame:
    """All divisions as `code, name, level, parent_code` (text), sorted by code, the country put first as 100000.

    Codes are NBS statistical codes of 2, 4, 6, 9 or 12 digits. `parent_code` of a province is the country's. The places of
    division_supplement.yml (new areas, 兵团, 香港 …) stand among them.
    """
    table = pl.scan_parquet(FOLDER / "divisions.parquet")
    schema = dict.fromkeys(("code", "name", "level", "parent_code"), pl.String)
    country = pl.LazyFrame(
        {"code": [COUNTRY], "name": ["全国"], "level": ["country"], "parent_code": [None]}, schema=schema
    )
    provinces_below_country = pl.when(pl.col("level") == "province").then(pl.lit(COUNTRY)).otherwise("parent_code")
    added = pl.LazyFrame(
        [(one.code, one.name, one.level, one.parent) for one in load_division_supplement() if one.name],
        schema=schema,
        orient="row",
    )
    divisions = pl.concat([table.with_columns(provinces_below_country.alias("parent_code")), added]).sort("code")
    return pl.concat([country, divisions])


def load_divisions() -> pl.DataFrame:
    """`scan_divisions`, read into memory (some 40 MB)."""
    return scan_divisions().collect()


def load_division_changes() -> tuple[DivisionChange, ...]:
    """The changes of division_changes.yml, in the file's order; raises ReferenceDataError for an entry that cannot be used."""
    path = FOLDER / "division_changes.yml"
    return tuple(_change(entry, path) for entry in _entries(path))


def load_division_supplement() -> tuple[SupplementedDivision, ...]:
    """The places of division_supplement.yml, in the file's order; raises ReferenceDataError for an entry that cannot be used."""
    path = FOLDER / "division_supplement.yml"
    return tuple(_supplemented(entry, path) for entry in _entries(path))


def load_dated_events() -> tuple[DatedEvent, ...]:
    """The events of dated_events.yml, in the file's order; raises ReferenceDataError for an entry that cannot be used."""
    path = FOLDER / "dated_events.yml"
    return tuple(_event(entry, path) for entry in _entries(path))


def _entries(path: Path) -> list[dict[str, Any]]:
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
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


def _supplemented(entry: dict[str, Any], path: Path) -> SupplementedDivision:
    try:
        whole = {name: str(entry[name]) for name in ("name", "level", "parent", "source")} if "name" in entry else {}
        if whole and (whole["level"] not in LEVELS or not str(entry["code"]).startswith(_prefix(whole["parent"]))):
            raise ValueError("unknown level, or a code that does not begin with its parent's")
        return SupplementedDivision(
            str(entry["code"]),
            whole.get("name", ""),
            whole.get("level", ""),
            whole.get("parent", ""),
            tuple(entry["short"]),
            whole.get("source", ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError(
            f"{path.name}: entry {entry!r}: give code and short, and name, level, parent and source for a place of its own"
        ) from error


def _prefix(parent: str) -> str:
    return "" if parent == COUNTRY else parent


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
