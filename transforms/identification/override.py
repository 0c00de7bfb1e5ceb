"""What a user says of a document, a sidecar or a caller: the district and the period that go before anything in the text."""

from __future__ import annotations

import calendar
import re
from datetime import date

from .dates import Span
from .lookup import Division, look_up
from .period import Period

_MONTHS = re.compile(r"^(\d{4})-(\d{2})(?:-\d{2})?\s*(?:/|\.\.|至|~)\s*(\d{4})-(\d{2})(?:-\d{2})?$")
_SHOWN = 3
_KINDS = ("annual", "half_year", "quarter", "other")


class OverrideError(ValueError):
    """What is said of `key` cannot hold; `cause` and `remedy` are for the user."""

    def __init__(self, key: str, given: str, cause: str, remedy: str) -> None:
        super().__init__(f"{key} {given!r}: {cause}; {remedy}")
        self.key, self.given, self.cause, self.remedy = key, given, cause, remedy


def stated_division(given: str) -> Division:
    """The one division with that code, name or path (安徽省/芜湖市/繁昌区). Raises OverrideError for none and for several."""
    found = look_up(given)
    if len(found) == 1:
        return found[0]
    if not found:
        raise OverrideError(
            "district", given, "no division has that code or name", "`tongbi district NAME` looks the right one up"
        )
    some = ", ".join(f"{one.full_name} ({one.code})" for one in found[:_SHOWN])
    raise OverrideError(
        "district", given, f"{len(found)} divisions have that name", f"give the code or the whole path, such as {some}"
    )


def stated_period(given: str, kind: str | None = None) -> Period:
    """The months of 2023 or 2023-01/2023-06; `kind` is the report's where it is said, too. Raises OverrideError."""
    written = f"{given}-01/{given}-12" if re.fullmatch(r"\d{4}", given) else given
    found = _MONTHS.match(written)
    months = [int(found[2]), int(found[4])] if found else []
    if not found or not all(1 <= month <= 12 for month in months) or (found[1], found[2]) > (found[3], found[4]):
        raise OverrideError(
            "period",
            given,
            "that is no span of months",
            "write it as 2023, or as first and last month: 2023-01/2023-06",
        )
    first, last = int(found[1]), int(found[3])
    by_length = Span(months[0], months[1]).kind if first == last else "other"
    end = date(last, months[1], calendar.monthrange(last, months[1])[1])
    return Period(
        kind if kind in _KINDS else by_length, date(first, months[0], 1), end, "override", 1.0, f"override: {given}"
    )
