"""Reference data compiled for lookup: once a process, then only dictionary reads."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Protocol

from transforms.extraction.model import Unit

CACHE = 65_536  # wordings repeat
RELATIVE = frozenset({"%", "pp", "bp", "位"})  # in which a change of anything is told


class Indicator(Protocol):
    """What the extraction needs of a canonical indicator (transforms.reference has the rest)."""

    @property
    def indicator_id(self) -> str: ...
    @property
    def name_zh(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> str: ...
    @property
    def areas_only(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is looked up while reading.

    `units` by surface, `unit_lengths` the lengths to try by the first two characters, or else by the first one, the longest
    first; `indicator_id` gives the canonical id whose alias a whole wording is, or None: a part or a kind of an indicator has
    none; `id_of` that of a wording, a measure and a unit, None where a level's unit shows that something else is meant
    (工业增加值2个); `flows` are the ids of what adds up over the years, `areas_only` of what an area has and no company.
    """

    units: Mapping[str, Unit]
    unit_lengths: Mapping[str, tuple[int, ...]]
    indicator_id: Callable[[str], str | None]
    id_of: Callable[[str, str, str], str | None]
    flows: frozenset[str]
    areas_only: frozenset[str]


def _factor(written: Any) -> tuple[Decimal, Decimal] | None:
    numerator, _, denominator = str(written).partition("/")
    return None if numerator == "1" and not denominator else (Decimal(numerator), Decimal(denominator or 1))


def compile_lexicon(
    indicators: Iterable[Indicator],
    units: Mapping[str, Any],
    normalise: Callable[[str], str],
    unit_fits: Callable[[Any, str], bool] = lambda indicator, unit: True,
) -> Lexicon:
    """Compile the reference data.

    `units` is units.yml as loaded: `measured` (kind → surface → [code, factor]) and `classifiers` (group → surfaces).
    `unit_fits` tells whether a level of an indicator can be in a unit; a change is of the same unit, or of one of RELATIVE.
    Raises ValueError when one wording names two indicators.
    """
    table: dict[str, Unit] = {}
    for surfaces in units["classifiers"].values():
        for surface in surfaces:
            table[surface] = Unit(surface, "count")
    for kind, entries in units["measured"].items():
        for surface, (code, factor) in entries.items():
            table[surface] = Unit(code, kind, _factor(factor))
    ids: dict[str, str] = {}
    known = {indicator.indicator_id: indicator for indicator in indicators}
    for indicator in known.values():
        for wording in (indicator.name_zh, *indicator.aliases):
            key = normalise(wording)
            if ids.setdefault(key, indicator.indicator_id) != indicator.indicator_id:
                raise ValueError(f"{wording!r} names both {ids[key]} and {indicator.indicator_id}")

    @lru_cache(maxsize=CACHE)
    def indicator_id(wording: str) -> str | None:
        return ids.get(normalise(wording))

    @lru_cache(maxsize=CACHE)
    def id_of(wording: str, measure: str, unit: str) -> str | None:
        found = indicator_id(wording)
        told_in_unit = measure == "level" or measure == "change" and unit not in RELATIVE
        return None if found and told_in_unit and not unit_fits(known[found], unit) else found

    flows = frozenset(indicator.indicator_id for indicator in known.values() if indicator.kind == "flow")
    areas_only = frozenset(indicator.indicator_id for indicator in known.values() if indicator.areas_only)
    return Lexicon(table, _lengths(table), indicator_id, id_of, flows, areas_only)


def _lengths(surfaces: Collection[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the surfaces by their first two characters, the longest first, and of those of one character by it."""
    lengths: dict[str, set[int]] = {}
    for surface in surfaces:
        lengths.setdefault(surface[:2], set()).add(len(surface))
    for opening, sizes in lengths.items():
        if opening[0] in surfaces:
            sizes.add(1)
    return {opening: tuple(sorted(sizes, reverse=True)) for opening, sizes in lengths.items()}
