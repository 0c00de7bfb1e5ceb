"""How sure a row is, from how often rows that were decided alike were right in annotated reports; data in `confidence.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).parent / "confidence.yml"


@dataclass(frozen=True, slots=True)
class Confidence:
    """`rules`: rule → how often it is right; `evidence`: what else decided a row → factor on the odds of being right.

    `steps` calibrate: (raw, share that was right) in rising order, between which is interpolated.
    """

    usual: float
    rules: Mapping[str, float]
    evidence: Mapping[str, float]
    steps: tuple[tuple[float, float], ...]

    def of(self, row: Any) -> float:
        """The confidence, 0 to 1, of a row of the extraction."""
        return round(self._calibrated(self.raw(row)), 4)

    def raw(self, row: Any) -> float:
        """The same before it is calibrated."""
        odds = 1.0
        right = self.rules.get(row.rule, self.usual)
        odds *= right / (1 - right)
        for mark in marks(row):
            odds *= self.evidence.get(mark, 1.0)
        return odds / (1 + odds)

    def _calibrated(self, raw: float) -> float:
        if not self.steps:
            return raw
        low = self.steps[0]
        for high in self.steps:
            if raw <= high[0]:
                span = high[0] - low[0]
                return high[1] if span <= 0 else low[1] + (high[1] - low[1]) * (raw - low[0]) / span
            low = high
        return self.steps[-1][1]


def marks(row: Any) -> tuple[str, ...]:
    """What decided a row besides its rule: one mark of each pair, so that every factor has its opposite."""
    return (
        f"measure {row.measure}",
        f"role {row.role}",
        "canonical" if row.indicator_id else "wording alone",
        "named beside the number" if _is_named(row) else "named elsewhere",
        "with a subject" if row.subject_text else "of the district",
        "warned" if row.warnings else "without warning",
    )


def _is_named(row: Any) -> bool:
    """Whether the wording stands in the sentence, as it is, and not elided or carried over from another clause."""
    return bool(row.indicator_text) and row.indicator_text in (row.sentence or "")


@cache
def load_confidence() -> Confidence:
    """What `tongbi evaluate --calibrate` wrote last."""
    data = yaml.safe_load(_FILE.read_text("utf-8"))
    return Confidence(
        data["usual"],
        data["rules"],
        data["evidence"],
        tuple((float(raw), float(right)) for raw, right in data["steps"]),
    )
