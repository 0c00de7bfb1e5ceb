"""When the next report of each district is due, told from those that came."""

import calendar
from datetime import date, timedelta

import polars as pl

# Months from one report of a kind to the next of that kind.
_EVERY = {"annual": 12, "half_year": 12, "quarter": 3}
# A report takes as long as the last one did, counted from the end of its period, and a month more.
_GRACE = timedelta(days=30)
_USUAL_DELAY = timedelta(days=60)


def due_reports(documents: pl.DataFrame, today: date) -> pl.DataFrame:
    """One row per district and kind of report: `district_id, report_kind, last_period_end, due_on, days_late` (0: not late).

    `documents` has `district_id, report_kind, period_end, reported_on`, as facts/documents. Longest overdue first.
    """
    known = documents.drop_nulls(["district_id", "period_end"]).filter(pl.col("report_kind").is_in(list(_EVERY)))
    last = known.sort("period_end", "reported_on", nulls_last=True).group_by("district_id", "report_kind").last()
    rows = []
    for row in last.iter_rows(named=True):
        end = row["period_end"]
        delay = (row["reported_on"] - end) if row["reported_on"] and row["reported_on"] > end else _USUAL_DELAY
        due = _months_later(end, _EVERY[row["report_kind"]]) + max(delay, _USUAL_DELAY) + _GRACE
        rows.append((row["district_id"], row["report_kind"], end, due, max((today - due).days, 0)))
    schema = {
        "district_id": pl.String,
        "report_kind": pl.String,
        "last_period_end": pl.Date,
        "due_on": pl.Date,
        "days_late": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row").sort(
        ["days_late", "district_id", "report_kind"], descending=[True, False, False]
    )


def _months_later(day: date, months: int) -> date:
    """The last day of the month so many months later: 2023-06-30 + 12 → 2024-06-30."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
