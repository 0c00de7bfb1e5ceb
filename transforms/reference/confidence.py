"""How sure a row is, from how often rows that were decided alike were right in annotated reports; data in `confidence.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONFIDENCE_FILE = Path(__file__).parent / "confidence.yml"
_TIME = re.compile("年|月|季度|时期|期间|同期|目前|以来")
# Below so many characters a wording is often a part of one, above so many it holds more than the indicator.
_SHORT, _LONG = 3, 16

_HEAD = """\
# How sure a row is: odds = `odds` × the factor of each of its marks (marks() in confidence.py); confidence = odds / (1 + odds).
# Written by `tongbi evaluate --calibrate`, by logistic regression, from the annotated reports that rules are developed on
# (tests/gold/dev, tests/gold/own, ../shared/gold): `rows` of them, of which the share `right` is strictly right.
# Rules fit what they were developed on. `unseen` is the share right at first sight of the last sets before which nothing of them
# was known (tests/gold/README.md), and the odds are lowered until the rows are that sure on the whole. Only `unseen` is written by hand.
"""


@dataclass(frozen=True, slots=True)
class Confidence:
    """`odds` of being right before anything is known of a row; `factors`: mark → what it multiplies them by."""

    odds: float
    factors: Mapping[str, float]

    def of(self, row: Any) -> float:
        """The confidence, 0 to 1, of a row of the extraction. A mark that was never annotated changes nothing."""
        odds = self.odds
        for mark in marks(row):
            odds *= self.factors.get(mark, 1.0)
        return round(odds / (1 + odds), 4)


def marks(row: Any) -> tuple[str, ...]:
    """What decided a row: its rule, and one mark of each kind, in the words of `confidence.yml`."""
    wording, sentence = row.indicator_text or "", row.sentence or ""
    return (
        f"rule {row.rule}",
        f"measure {row.measure}",
        "indicator canonical" if row.indicator_id else "indicator by its wording alone",
        # Else it is elided here, or carried over from another clause.
        "wording as in the sentence" if wording and wording in sentence else "wording put together",
        "wording short"
        if len(wording) <= _SHORT
        else "wording long"
        if len(wording) > _LONG
        else "wording of usual length",
        "subject named" if row.subject_text else "subject the district",
        "period stated" if _TIME.search(sentence) else "period assumed",
    )


def unseen() -> float:
    """The share of rows that is strictly right in reports that nothing was developed on."""
    return float(yaml.safe_load(CONFIDENCE_FILE.read_text("utf-8"))["unseen"])


def write_confidence(fitted: Mapping[str, Any]) -> None:
    """Write `rows`, `right`, `odds` and `factors` as they were fitted; `unseen` stays as it is."""
    data = {"unseen": unseen(), **fitted}
    CONFIDENCE_FILE.write_text(_HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    load_confidence.cache_clear()


@cache
def load_confidence() -> Confidence:
    """What `tongbi evaluate --calibrate` wrote last."""
    data = yaml.safe_load(CONFIDENCE_FILE.read_text("utf-8"))
    return Confidence(data["odds"], data["factors"])
