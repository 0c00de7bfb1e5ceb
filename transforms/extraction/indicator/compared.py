"""A place by whose name alone, or by its standing, a number is told: it is of what all the places are compared by."""

from __future__ import annotations

from typing import NamedTuple

from transforms.extraction.case import Case
from transforms.extraction.indicator.topic import compared_by
from transforms.extraction.mention import clause_before
from transforms.extraction.subjects.entity import Entity
from transforms.extraction.subjects.foremost import foremost
from transforms.extraction.subjects.named import is_village_or_county


class OfPlace(NamedTuple):
    """What a number is of, and whose it is."""

    indicator: str
    entity: Entity


def place_named(case: Case) -> OfPlace | None:
    """进出口总额2800亿元。怀川市420亿元: where the wording is the name of a place and no more."""
    return _compared(case, case.phrase) if is_village_or_county(case.phrase, case.sentence.report.own_names) else None


def place_told_of(case: Case) -> OfPlace | None:
    """怀川市总量居首,达420亿元: the place that the clause before says stands foremost."""
    first = foremost(clause_before(case.mention.left), case.sentence.report.own_names)
    return _compared(case, first.place) if first else None


def _compared(case: Case, place: str) -> OfPlace | None:
    indicator = compared_by(case)
    return OfPlace(indicator, case.discourse.entity.of_own_clause(place)) if indicator else None
