"""Reference data compiled for lookup: once a process, then only dictionary reads."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from decimal import Decimal
from typing import Any, Protocol


class Indicator(Protocol):
    """What the extraction needs of a canonical indicator (transforms.reference has the rest)."""

    @property
    def indicator_id(self) -> str: ...
    @property
    def name_zh(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: its base unit's code, and the exact factor to it as numerator over denominator."""

    code: str
    kind: str
    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`units` by surface, `indicator_ids` by normalised wording, and the normalisation both sides share."""

    units: Mapping[str, Unit]
    longest_unit: int
    indicator_ids: Mapping[str, str]
    normalise: Callable[[str], str]
    fits: Callable[[str, str], bool]

    def indicator_id(self, wording: str) -> str | None:
        """The canonical id whose alias this whole wording is, or None: a part or a kind of an indicator has none."""
        return self.indicator_ids.get(self.normalise(wording))


def _factor(written: Any) -> tuple[Decimal, Decimal]:
    numerator, _, denominator = str(written).partition("/")
    return Decimal(numerator), Decimal(denominator or 1)


def compile_lexicon(
    indicators: Iterable[Indicator],
    units: Mapping[str, Any],
    normalise: Callable[[str], str],
    unit_fits: Callable[[Any, str], bool] = lambda indicator, unit: True,
) -> Lexicon:
    """Compile the reference data.

    `units` is units.yml as loaded: `measured` (kind → surface → [code, factor]) and `classifiers` (group → surfaces).
    `unit_fits` tells whether a level of an indicator can be in a unit. Raises ValueError when one wording names two indicators.
    """
    table: dict[str, Unit] = {}
    for surfaces in units["classifiers"].values():
        for surface in surfaces:
            table[surface] = Unit(surface, "count", Decimal(1), Decimal(1))
    for kind, entries in units["measured"].items():
        for surface, (code, factor) in entries.items():
            table[surface] = Unit(code, kind, *_factor(factor))
    ids: dict[str, str] = {}
    known = {indicator.indicator_id: indicator for indicator in indicators}
    for indicator in known.values():
        for wording in (indicator.name_zh, *indicator.aliases):
            key = normalise(wording)
            if ids.setdefault(key, indicator.indicator_id) != indicator.indicator_id:
                raise ValueError(f"{wording!r} names both {ids[key]} and {indicator.indicator_id}")

    @cache
    def fits(indicator_id: str, unit: str) -> bool:
        return unit_fits(known[indicator_id], unit)

    return Lexicon(table, max(map(len, table)), ids, normalise, fits)
