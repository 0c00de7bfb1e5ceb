"""The day on which a report was given or put out."""

from __future__ import annotations

import re
from datetime import date

from .dates import day_after, days_in

_HEAD, _TAIL = 800, 300  # characters
_AT_MEETING = re.compile(r"(?:(?!\n\s*\n)[^。；]){6,80}?(?:会议|大会|全会|会)(?:上|通过)")


def reported_on(
    text: str, title: str | None, published_on: date | None, period_end: date | None
) -> tuple[date | None, str | None]:
    """The day and how it was found: published, title, meeting, head, tail, or after the period; (None, None) without any."""
    if published_on:
        return published_on, "published"
    if in_title := next((day for _, day in days_in(title or "")), None):
        return in_title, "title"
    found = _in_head(text, period_end) or _in_tail(text, period_end)
    if found is None and period_end:
        return day_after(period_end), "day after the period"
    return found or (None, None)


def _in_head(text: str, period_end: date | None) -> tuple[date, str] | None:
    """The day of a meeting, else one that stands alone."""
    head = text[:_HEAD]
    days = _possible_days(head, period_end)
    for offset, day in days:
        if _AT_MEETING.match(head, offset):
            return day, "meeting"
    for offset, day in days:
        if _stands_alone(head, offset):
            closes_the_text = offset + 12 >= len(text.rstrip())
            return day, "tail" if closes_the_text else "head"
    return None


def _in_tail(text: str, period_end: date | None) -> tuple[date, str] | None:
    tail = text[-_TAIL:]
    days = _possible_days(tail, period_end)
    return next(((day, "tail") for offset, day in days if _stands_alone(tail, offset)), None)


def _possible_days(text: str, period_end: date | None) -> list[tuple[int, date]]:
    """The days in a text, with their offsets, on which a report on this period may have been given."""
    earliest = _months_before(period_end) if period_end else date.min
    return [(offset, day) for offset, day in days_in(text) if day > earliest]


def _stands_alone(text: str, offset: int) -> bool:
    """Whether a date is a line of its own or follows 时间:, as dates of publication do, and not part of a sentence."""
    before = text[max(0, offset - 12) : offset]
    line_rest = text[offset:].split("\n", 1)[0]
    labelled = re.search(r"(?:时间|日期|发布|发表|成文|更新)[^\n]{0,4}[:：]?\s*$", before)
    return bool(labelled) or (before == "" or before.rstrip(" 　(（").endswith("\n")) and len(line_rest) <= 30


def _months_before(period_end: date) -> date:
    """A report on a year may be given some weeks before its end."""
    month = period_end.month - 3
    return date(period_end.year, month, 1) if month > 0 else date(period_end.year - 1, month + 12, 1)
