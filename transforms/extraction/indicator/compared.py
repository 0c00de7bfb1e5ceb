"""A place by whose name alone, or by its standing, a number is told: it is of what all the places are compared by."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.extraction.case import Case
from transforms.extraction.indicator.topic import compared_by
from transforms.extraction.mention import clause_before
from transforms.extraction.subjects.entity import COUNTIES, Entity
from transforms.extraction.subjects.foremost import foremost
from transforms.extraction.subjects.named import VILLAGES_AND_TOWNS, is_village_or_county
from transforms.extraction.wording.phrases import clean

# 增速最快的石桥县, 人均收入最高的南泉区, 总量居前三位的是南泉区: what leads up to a place and says by what it is told
BEFORE_PLACE_TOLD = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,16}?)?(?:同比)?(?:增速|增幅|涨幅|降幅|总量|规模|体量|占比|进度)?"
    r"(?:[最较][快高大低慢小多少]|[居靠排]前|居首|领先|垫底|靠后|(?:位?居|位?列|排名?)?(?:全[省市县区])?(?:第[一二三四五]|首位|末位|前[一二三四五六]位?))(?:位)?"
    r"的(?:县市区|县区|区县|县|乡镇|镇街)?(?:依次|分别)?[是为有]?|(?:依次|分别)?[是为有]"
)
PLACE_ENDS = (*VILLAGES_AND_TOWNS, *COUNTIES)


class OfPlace(NamedTuple):
    """What a number is of, and whose it is."""

    indicator: str
    entity: Entity


def place_named(case: Case) -> OfPlace | None:
    """进出口总额2800亿元。怀川市420亿元: where the wording is the name of a place and no more."""
    if not case.phrase.endswith(PLACE_ENDS):
        return None
    own_names = case.sentence.report.own_names
    led = BEFORE_PLACE_TOLD.match(case.phrase)
    if led and is_village_or_county(case.phrase[led.end() :], own_names):
        return _led_up_to(case, led)
    return _compared(case, case.phrase) if is_village_or_county(case.phrase, own_names) else None


def _led_up_to(case: Case, led: re.Match[str]) -> OfPlace | None:
    """人均收入最高的南泉区: of what the words before the place name, where that is known, else of what all are compared by."""
    place, what = case.phrase[led.end() :], clean(led["what"] or "")
    if case.indicator_id(what):
        return OfPlace(what, case.discourse.entity.of_own_clause(place))
    return _compared(case, place)


def place_told_of(case: Case) -> OfPlace | None:
    """怀川市总量居首,达420亿元: the place that the clause before says stands foremost."""
    first = foremost(clause_before(case.mention.left), case.sentence.report.own_names)
    return _compared(case, first.place) if first else None


def _compared(case: Case, place: str) -> OfPlace | None:
    indicator = compared_by(case)
    return OfPlace(indicator, case.discourse.entity.of_own_clause(place)) if indicator else None
