"""The day on which a report was given or put out."""

from __future__ import annotations

import re
from datetime import date

from .dates import day_after, days_in

_AT_MEETING = re.compile(r"(?:(?!\n\s*\n)[^。；]){6,80}?(?:会议|大会|全会|会)(?:上|通过)")


def reported_on(
    text: str, title: str | None, published_on: date | None, period_end: date | None
) -> tuple[date | None, str | None]:
    """The day and how it was found: published, title, meeting, head, tail, or after the period; (None, None) without any."""
    if published_on:
        return published_on, "published"
    for _, day in days_in(title or ""):
        return day, "title"
    head, tail = text[:800], text[-300:]
    possible = [
        (offset, day) for offset, day in days_in(head) if period_end is None or day > _months_before(period_end)
    ]
    for offset, day in possible:
        if _AT_MEETING.match(head, offset):
            return day, "meeting"
    for offset, day in possible:
        if _stands_alone(head, offset):
            closes_the_text = offset + 12 >= len(text.rstrip())
            return day, "tail" if closes_the_text else "head"
    for offset, day in days_in(tail):
        if (period_end is None or day > _months_before(period_end)) and _stands_alone(tail, offset):
            return day, "tail"
    return (day_after(period_end), "day after the period") if period_end else (None, None)


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
