"""One document in, its district, period and day of report out, each with method and confidence."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from transforms.reference.divisions import DatedEvent, load_dated_events

from .dates import Span
from .district import District, find_district
from .gazetteer import Gazetteer
from .lookup import look_up
from .period import Period, find_period
from .reported import reported_on
from .subject import resolve_subject

_MONTHS = re.compile(r"^(\d{4})-(\d{2})(?:-\d{2})?\s*(?:/|\.\.|至|~)\s*(\d{4})-(\d{2})(?:-\d{2})?$")
_SHOWN = 3
_KINDS = ("annual", "half_year", "quarter", "other")


class OverrideError(ValueError):
    """What a sidecar says of `key` cannot hold; `cause` and `remedy` are for the user."""

    def __init__(self, key: str, given: str, cause: str, remedy: str) -> None:
        super().__init__(f"{key} {given!r}: {cause}; {remedy}")
        self.key, self.given, self.cause, self.remedy = key, given, cause, remedy


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
        district = self._district_override(document.overrides) or find_district(
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

    def _district_override(self, overrides: Mapping[str, str]) -> District | None:
        given = str(overrides.get("district_id") or overrides.get("district") or "").strip()
        if not given:
            return None
        found = look_up(given)
        if len(found) == 1:
            return District(found[0].code, "override", 1.0, f"override: {given}")
        if not found:
            raise OverrideError(
                "district", given, "no division has that code or name", "`tongbi district NAME` looks the right one up"
            )
        some = ", ".join(f"{one.full_name} ({one.code})" for one in found[:_SHOWN])
        raise OverrideError(
            "district",
            given,
            f"{len(found)} divisions have that name",
            f"give the code or the whole path, such as {some}",
        )


def _period_override(overrides: Mapping[str, str]) -> Period | None:
    given = str(overrides.get("period") or "").strip()
    if not given:
        return None
    if re.fullmatch(r"\d{4}", given):
        given = f"{given}-01/{given}-12"
    found = _MONTHS.match(given)
    months = [int(found[2]), int(found[4])] if found else []
    if not found or not all(1 <= month <= 12 for month in months) or (found[1], found[2]) > (found[3], found[4]):
        raise OverrideError(
            "period",
            given,
            "that is no span of months",
            "write it as 2023, or as first and last month: 2023-01/2023-06",
        )
    first, last = int(found[1]), int(found[3])
    kind = Span(months[0], months[1]).kind if first == last else "other"
    stated = str(overrides.get("report_kind") or overrides.get("kind") or kind)
    end = date(last, months[1], calendar.monthrange(last, months[1])[1])
    return Period(
        stated if stated in _KINDS else kind, date(first, months[0], 1), end, "override", 1.0, f"override: {given}"
    )
