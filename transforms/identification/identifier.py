"""One document in, its district, period and day of report out, each with method and confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from transforms.reference.divisions import DatedEvent, load_dated_events

from .district import District, find_district
from .gazetteer import Gazetteer
from .override import stated_division, stated_period
from .period import Period, find_period
from .reported import reported_on
from .subject import resolve_subject


class ReadDocument(Protocol):
    """What identification looks at: never the file's name."""

    @property
    def text(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def published_on(self) -> date | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def overrides(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """Who reports on which months. What nothing decides is None; the evidence then says what it was undecided between."""

    district_id: str | None
    district_name: str | None
    district_method: str | None
    district_confidence: float | None
    district_evidence: str | None
    ancestors: tuple[str, ...]
    report_kind: str
    period_start: date | None
    period_end: date | None
    period_method: str | None
    period_confidence: float | None
    period_evidence: str | None
    reported_on: date | None
    reported_on_method: str | None


@dataclass(frozen=True, slots=True)
class Identifier:
    """Holds the gazetteer and the dated events; safe to use for any number of documents."""

    gazetteer: Gazetteer
    events: Sequence[DatedEvent]

    @classmethod
    def load(cls) -> Identifier:
        """Read the reference data once (about a second, some hundred megabytes at the peak)."""
        return cls(Gazetteer.load(), load_dated_events())

    def identify(self, document: ReadDocument) -> Identification:
        """Identify one document. Sidecar overrides `district` and `period` go before anything found in the text.

        Raises OverrideError for one that names no division or no span of months.
        """
        simplified = getattr(document, "simplified", None)
        text = simplified() if simplified else document.text
        district = _district_override(document.overrides) or find_district(
            text, document.title, document.publisher, self.gazetteer
        )
        period = _period_override(document.overrides) or find_period(
            text, document.title, document.published_on, self.events
        )
        day, day_method = reported_on(text, document.title, document.published_on, period.end)
        return Identification(
            district_id=district.code,
            district_name=self.gazetteer.name_of(district.code) if district.code else None,
            district_method=district.method,
            district_confidence=district.confidence,
            district_evidence=district.evidence,
            ancestors=self.gazetteer.path(district.code) if district.code else (),
            report_kind=period.kind,
            period_start=period.start,
            period_end=period.end,
            period_method=period.method,
            period_confidence=period.confidence,
            period_evidence=period.evidence,
            reported_on=day,
            reported_on_method=day_method,
        )

    def resolve_subject(self, subject_text: str, district_id: str | None) -> str | None:
        """The division a row's subject names, as seen from the reporting district, or None."""
        return resolve_subject(subject_text, district_id, self.gazetteer)


def _district_override(overrides: Mapping[str, str]) -> District | None:
    given = str(overrides.get("district_id") or overrides.get("district") or "").strip()
    return District(stated_division(given).code, "override", 1.0, f"override: {given}") if given else None


def _period_override(overrides: Mapping[str, str]) -> Period | None:
    given = str(overrides.get("period") or "").strip()
    return stated_period(given, overrides.get("report_kind") or overrides.get("kind")) if given else None
