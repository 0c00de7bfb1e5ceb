"""The canonical indicators and the wordings under which reports state them; data in `indicators/*.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .wording import normalise

_HERE = Path(__file__).parent
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast
_DEFAULTS: Mapping[str, str] = {"growth_basis": "nominal"}
_REQUIRED = ("zh", "en", "unit", "kind", "definition", "source")

_MONEY = frozenset({"CNY", "USD", "HKD", "EUR", "JPY"})
_RATES = frozenset({"%", "‰", "pp", "rank"})
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_ACTORS = _PEOPLE | {"家"}

KINDS = ("flow", "stock", "rate", "index")
GROWTH_BASES = ("nominal", "real")
_MARKS = ("less_is_better", "is_average", "scope_redrawn", "may_exceed_all", "areas_only", "never_aimed_at")
_RELATIONS = ("at_least", "sum_of", "ratio_of")
# 32 characters are what Stata allows; four are left for the measure.
PANEL_NAME = re.compile(r"[a-z][a-z0-9_]{1,27}")


class ReferenceDataError(ValueError):
    """A reference file contradicts itself; the message names file, entry and remedy."""


class UniqueKeysLoader(LOADER):
    """YAML in which no key stands twice in one mapping: it would lose the first of two entries without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """As usual. Raises ReferenceDataError with the line of the second."""
        keys: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in keys:
                line = key_node.start_mark.line + 1
                raise ReferenceDataError(f"line {line}: {key}: defined twice; keep one of the two entries")
            keys.add(key)
        return dict(super().construct_mapping(node, deep))


@dataclass(frozen=True, slots=True)
class Indicator:
    """One canonical indicator.

    `unit` is a unit code of the guide (CNY, m2, %, …) or a classifier; `unit_group` names the units that count the same
    thing (see `load_unit_groups`) and equals `unit` for what is measured rather than counted. `kind` is one of `KINDS`;
    `growth_basis` says how published growth of the indicator is to be read when a text says nothing, `growth_basis_country` how in
    the country's own report (income). With `less_is_better` a target without a bound is a ceiling: 3%左右 for consumer prices is
    kept by 2 %, for growth it is not. What `is_average` (per head, per unit) does not add up over districts. `scope_redrawn`: the firms
    counted (规上, 限上) change each year. A rate that `may_exceed_all` may lie above 100 %. `areas_only`: no company has it, as it has output,
    sales and taxes. `never_aimed_at`: what a report says of the year to come is a forecast and no target (this year's graduates). `panel_name` is the column's name in
    the wide panel. The value is `at_least` as large as that of the indicators named, the `sum_of` several, or the `ratio_of` the first to
    the second. `aliases` are complete wordings, as written; `name_zh` is always one of them.
    """

    indicator_id: str
    name_zh: str
    name_en: str
    unit: str
    unit_group: str
    kind: str
    growth_basis: str
    growth_basis_country: str
    less_is_better: bool
    is_average: bool
    scope_redrawn: bool
    may_exceed_all: bool
    areas_only: bool
    never_aimed_at: bool
    panel_name: str
    definition: str
    source: str
    at_least: tuple[str, ...]
    sum_of: tuple[str, ...]
    ratio_of: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """From `first_year` on the indicator covers something else; `source` is the publication that says so."""

    indicator_id: str
    first_year: int
    change: str
    source: str


@cache
def load_unit_groups() -> dict[str, tuple[str, ...]]:
    """Unit group → classifiers that count the same thing there, the usual one first."""
    document = yaml.load((_HERE / "unit_groups.yml").read_text("utf-8"), Loader=LOADER)
    return {group: tuple(units) for group, units in document["groups"].items()}


@cache
def load_unit_synonyms() -> dict[str, str]:
    """Classifier → the classifier it may be counted with when no indicator says what is counted (名 → 人)."""
    document = yaml.load((_HERE / "unit_groups.yml").read_text("utf-8"), Loader=LOADER)
    return dict(document["synonyms"])


@cache
def load_definition_changes() -> tuple[DefinitionChange, ...]:
    """One entry for each indicator and change. Raises ReferenceDataError when an entry names no known indicator."""
    known = {indicator.indicator_id for indicator in load_indicators()}
    found = []
    for entry in yaml.load((_HERE / "definition_changes.yml").read_text("utf-8"), Loader=LOADER):
        for indicator_id in entry["indicators"]:
            if indicator_id not in known:
                raise ReferenceDataError(
                    f"definition_changes.yml: {indicator_id}: no such indicator; see indicators/*.yml"
                )
            found.append(DefinitionChange(indicator_id, entry["first_year"], entry["change"], entry["source"]))
    return tuple(found)


@cache
def load_indicators() -> tuple[Indicator, ...]:
    """All canonical indicators in the order of the files. Raises ReferenceDataError when an entry is not usable."""
    groups = load_unit_groups()
    found: dict[str, Indicator] = {}
    for path in sorted((_HERE / "indicators").glob("*.yml")):
        document = _entries(path)
        defaults = {**_DEFAULTS, **document.get("defaults", {})}
        for indicator_id, entry in document["indicators"].items():
            where = f"{path.name}: {indicator_id}"
            if indicator_id in found:
                raise ReferenceDataError(f"{where}: defined twice; keep one of the two entries")
            found[indicator_id] = _indicator(indicator_id, {**defaults, **entry}, groups, where)
    _check_references(found)
    return tuple(found.values())


def _entries(path: Path) -> Any:
    """What a file of indicators says. Raises ReferenceDataError where an entry stands in it twice."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=UniqueKeysLoader)
    except ReferenceDataError as error:
        raise ReferenceDataError(f"{path.name}, {error}") from None


def _check_references(found: Mapping[str, Indicator]) -> None:
    """What an entry says of others must lead to them, and a column of the panel belong to one indicator."""
    owners: dict[str, str] = {}
    for indicator_id, indicator in found.items():
        for relation in _RELATIONS:
            for other in getattr(indicator, relation):
                if other not in found:
                    raise ReferenceDataError(f"{indicator_id}: {relation} names {other}, which is no indicator")
        owner = owners.setdefault(indicator.panel_name, indicator_id)
        if owner != indicator_id:
            raise ReferenceDataError(f"{indicator_id}: panel_name {indicator.panel_name} is taken by {owner}")


def alias_index(indicators: Iterable[Indicator]) -> dict[str, str]:
    """Normalised wording → indicator_id. Raises ReferenceDataError when a wording belongs to two indicators."""
    index: dict[str, str] = {}
    for indicator in indicators:
        for alias in indicator.aliases:
            wording = normalise(alias)
            owner = index.setdefault(wording, indicator.indicator_id)
            if owner != indicator.indicator_id:
                raise ReferenceDataError(
                    f"alias {alias} (read as {wording}) belongs to {owner} and to {indicator.indicator_id}: "
                    "take it from one of them"
                )
    return index


def unit_fits(indicator: Indicator, unit: str) -> bool:
    """Whether a level in `unit` can be a level of `indicator`.

    Money fits money, a rate fits a rate, a measured quantity its own unit. A count fits any count or extent (拆违 in 处
    and in m2), except that 家 and 人 count the firms and people concerned, not the thing (隐患 in 家), and
    次 counts no firms, and 类 the kinds of things (12类45件实事). 个 counts no inhabitants: 9个人口20万以上的县 are counties; jobs and acts that are counted in people
    may be told in 个.
    """
    if unit == indicator.unit or unit in load_unit_groups().get(indicator.unit_group, ()):
        return True
    if indicator.unit in _MONEY or unit in _MONEY:
        return indicator.unit in _MONEY and unit in _MONEY
    if indicator.unit in _PEOPLE and unit in _PEOPLE:
        return True
    counted = indicator.unit_group in load_unit_groups()
    return counted and unit not in _RATES and unit not in _ACTORS and not _counts_another_thing(indicator, unit)


def _counts_another_thing(indicator: Indicator, unit: str) -> bool:
    """Kinds of things, times of firms, a number of things among people."""
    if unit == "个":
        return indicator.unit in _PEOPLE and indicator.kind == "stock"
    return unit == "类" or unit == "次" and indicator.unit == "家"


def _indicator(
    indicator_id: str, entry: Mapping[str, Any], groups: Mapping[str, tuple[str, ...]], where: str
) -> Indicator:
    """The indicator of an entry into which its file's defaults went. Raises ReferenceDataError, beginning with `where`."""
    missing = [field for field in _REQUIRED if not entry.get(field)]
    if missing:
        raise ReferenceDataError(f"{where}: lacks {', '.join(missing)}; add it to the entry or to the file's defaults")
    by_country = entry.get("growth_basis_country", entry["growth_basis"])
    panel_name = entry.get("panel_name", indicator_id)
    _check_choices(entry, by_country, where)
    if not PANEL_NAME.fullmatch(panel_name):
        raise ReferenceDataError(f"{where}: give it a panel_name of at most 28 characters of a-z, 0-9 and _")
    unit = str(entry["unit"])
    group = str(entry.get("group") or next((name for name, units in groups.items() if units[0] == unit), unit))
    return Indicator(
        indicator_id=indicator_id,
        name_zh=entry["zh"],
        name_en=entry["en"],
        unit=unit,
        unit_group=group,
        kind=entry["kind"],
        growth_basis=entry["growth_basis"],
        growth_basis_country=by_country,
        **{name: entry.get(name, False) for name in _MARKS},
        panel_name=panel_name,
        definition=entry["definition"],
        source=entry["source"],
        at_least=tuple(entry.get("at_least", ())),
        sum_of=tuple(entry.get("sum_of", ())),
        ratio_of=tuple(entry.get("ratio_of", ())),
        aliases=tuple(dict.fromkeys((entry["zh"], *(str(alias) for alias in entry.get("aliases", ()))))),
    )


def _check_choices(entry: Mapping[str, Any], by_country: Any, where: str) -> None:
    """Raises ReferenceDataError for a field that is none of the values it may have."""
    if entry["kind"] not in KINDS or entry["growth_basis"] not in GROWTH_BASES:
        raise ReferenceDataError(f"{where}: kind is one of {KINDS}, growth_basis one of {GROWTH_BASES}")
    if by_country not in GROWTH_BASES:
        raise ReferenceDataError(f"{where}: growth_basis_country is one of {GROWTH_BASES} or left out")
    for name in _MARKS:
        if not isinstance(entry.get(name, False), bool):
            raise ReferenceDataError(f"{where}: {name} is true or left out")
