"""Decides which months a report accounts for, by adding up what title, headings, text, events and dates say.

First the span (a year, its first half, a quarter …), then the year given the span. Each cue adds a score to the spans
or years that it speaks for; the winner's share among all is the confidence.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from transforms.reference.divisions import DatedEvent

from .cues import HEAD, LOOK_BACK, Line, find_lines, is_planned
from .dates import (
    FIRST_HALF,
    FIRST_YEAR,
    LAST_YEAR,
    SECOND_HALF,
    YEAR,
    YEARLY,
    Span,
    days_in,
    month_in,
    spans_in,
    year_of,
)

THRESHOLD = 0.6
#: What "a year that the text does not name" scores: a candidate year has to beat this too.
NONE_OF_THESE = 1.4

_YEAR = re.compile(rf"({YEAR})\s*(?:年度|年)?")
_OF_YEAR = re.compile("决算|统计公报")
_CONGRESS = re.compile(r"政府工作报告|人民代表大会|第[一二三四五六七八九十]+届.{0,3}人大|各位代表")
_OPENING = re.compile(rf"(?:^|[\n。；;,，　])[\s　]{{0,8}}({YEAR})年(以?来|全年)?[,，、]?")
_SUMMARY = re.compile(rf"({YEAR})年度?[^。；，,、\n]{{0,12}}?(?:总结|回顾|小结|汇报)")
_SINCE = re.compile(rf"截[至止]\s*({YEAR})\s*年\s*(1[0-2]|[1-9])月")
_BASE_OR_GOAL = (
    "到",
    "至",
    "较",
    "比",
    "由",
    "从",
    "自",
    "与",
    "于",
    "争",
    "对",
    "超",
    "前",
    "“",
    "《",
    "(",
    "（",
    "〔",
    "[",
)
_FIRST_HALF = re.compile(r"上半年|(?<!\d)1\s*[-—－–~～至]\s*6月|截[至止]6月")
_WHOLE_YEAR = re.compile(
    r"全年(?!目标|任务|预期)|(?<!\d)1\s*[-—－–~～至]\s*(?:9|10|11|12)月|前三季度|明年|年底前完成|截[至止](?:9|10|11|12)月"
)
_MONTHS_SO_FAR = re.compile(r"(?<![\d.])1月?\s*[-—－–~～至]\s*(1[0-2]|[3-9])月|截[至止](?:目前|今年)?(1[0-2]|[3-9])月")
_REST_OF_YEAR = re.compile(r"下半年[,，]?[^。]{0,10}(?:将|要|我|重点|工作|继续|计划)")
_PAST_YEAR = re.compile(r"过去一年|一年来|过去五年|过去的一年|全年工作|刚刚过去的")
_FIRST_QUARTER = re.compile(r"一季度|(?<!\d)1\s*[-—－–~～至]\s*3月")

#: What a report is on that was published in a month; nothing is said of spring and autumn.
_SPAN_BY_MONTH = {**dict.fromkeys((12, 1, 2, 3), YEARLY), **dict.fromkeys((6, 7, 8), FIRST_HALF)}
_SHORT_DAYS = 500  # a campaign that is shorter names the years it falls in

H = TypeVar("H", Span, int)


@dataclass(frozen=True, slots=True)
class Period:
    """Months accounted for, `start` and `end` inclusive; None when nothing decides them. `evidence` is readable."""

    kind: str
    start: date | None = None
    end: date | None = None
    method: str | None = None
    confidence: float | None = None
    evidence: str | None = None


class _Votes(Generic[H]):
    """Scores of hypotheses, each with the cues that spoke for it."""

    def __init__(self) -> None:
        self.score: dict[H, float] = defaultdict(float)
        self.cues: dict[H, list[tuple[float, str, str]]] = defaultdict(list)

    def add(self, hypothesis: H, weight: float, method: str, words: str) -> None:
        self.score[hypothesis] += weight
        self.cues[hypothesis].append((weight, method, re.sub(r"\s+", " ", words).strip()[:40]))

    def winner(self, *others: float) -> tuple[H, float]:
        """The best hypothesis and its share among all and `others`."""
        best = max(self.score, key=lambda key: (self.score[key], str(key)))
        top = self.score[best]
        return best, 1.0 / sum(math.exp(value - top) for value in (*self.score.values(), *others))


def find_period(text: str, title: str | None, published_on: date | None, events: Sequence[DatedEvent]) -> Period:
    """The months that `text` (simplified characters) accounts for."""
    lines = find_lines(text, title)
    spans = _vote_spans(text, lines, published_on)
    span, span_share = spans.winner()
    years = _vote_years(text, lines, span, published_on)
    _weigh_events(years, text, span, events)
    if not years.score:
        return Period(span.kind, evidence="no year in the text")
    year, year_share = years.winner(NONE_OF_THESE)
    share = round(min(span_share * year_share, 0.99), 3)
    evidence = _evidence(years.cues[year], spans.cues[span])
    if share < THRESHOLD:
        return Period(span.kind, None, None, None, share, f"undecided, best {year}; {evidence}")
    method = max(years.cues[year])[1]
    return Period(span.kind, span.start(year), span.end(year), method, share, evidence)


def _evidence(year_cues: list[tuple[float, str, str]], span_cues: list[tuple[float, str, str]]) -> str:
    strongest = sorted(year_cues, reverse=True)[:3]
    said = "; ".join(dict.fromkeys(f"{method}: {words}" for weight, method, words in strongest if weight > 0))
    if not span_cues:
        return said
    _, method, words = max(span_cues)
    return f"{said}; span by {method}: {words}"


class _Vote(NamedTuple):
    """What a cue says: which span, how strongly, and the words that say so."""

    span: Span
    weight: float
    method: str
    words: str


def _vote_spans(text: str, lines: Iterable[Line], published_on: date | None) -> _Votes[Span]:
    votes: _Votes[Span] = _Votes()
    votes.add(YEARLY, 1.0, "usual", "a yearly report")
    votes.add(FIRST_HALF, 0.0, "usual", "a half-year report")
    if published_on and (span := _SPAN_BY_MONTH.get(published_on.month)):
        votes.add(span, 1.5, "published", published_on.isoformat())
    for line in lines:
        if line.method == "title" and not any(spans_in(line.text)) and (month := month_in(line.back)):
            votes.add(_of_month(month, text), 1.6 * line.weight, line.method, line.text)
        else:
            _vote_span_by_line(votes, line, text)
    latest = _latest_month(text)
    for vote in _spans_by_text(text, latest):
        votes.add(*vote)
    if _is_brief(votes, latest, published_on):
        votes.add(Span(1, latest), 5.0, "text", f"figures up to month {latest}, published the month after")
    return votes


def _spans_by_text(text: str, latest: int) -> Iterator[_Vote]:
    """What the text as a whole says of the span: of a meeting, of the year gone by, of months and of what is still to come."""
    if congress := _CONGRESS.search(text[:HEAD]):
        yield _Vote(YEARLY, 4.0, "opening", congress.group())
    if past_year := _PAST_YEAR.search(text):
        yield _Vote(YEARLY, 1.5, "text", past_year.group())
    first_half, whole, quarter = (len(one.findall(text)) for one in (_FIRST_HALF, _WHOLE_YEAR, _FIRST_QUARTER))
    if first_half:
        yield _Vote(FIRST_HALF, min(3.0, 0.5 * first_half), "text", f"上半年, 1-6月 ×{first_half}")
    if whole:
        yield _Vote(YEARLY, min(2.5, 0.4 * whole), "text", f"全年, 1-11月, 明年 ×{whole}")
    # Figures of a half-year reach into its last two months, those of a year beyond the summer.
    if latest in (5, 6):
        yield _Vote(FIRST_HALF, 1.5, "text", f"figures up to month {latest}")
    elif latest >= 9:
        yield _Vote(YEARLY, 1.0, "text", f"figures up to month {latest}")
    if rest := _REST_OF_YEAR.search(text):
        yield _Vote(FIRST_HALF, 2.0, "text", rest.group())
    if quarter >= 3 and not first_half and not whole:
        yield _Vote(Span(1, 3), 2.0, "text", f"一季度, 1-3月 ×{quarter}")


def _latest_month(text: str) -> int:
    """The last month that figures of the year to date reach to (1-5月, 截至11月); 0 without any."""
    return max((int(found[1] or found[2]) for found in _MONTHS_SO_FAR.finditer(text)), default=0)


def _is_brief(votes: _Votes[Span], latest: int, published_on: date | None) -> bool:
    """Whether a note without a span in title or headings was published right behind the month that its figures reach
    to (0 where they reach to none)."""
    if published_on is None or latest in (0, 5, 6) or published_on.month - latest not in (0, 1):
        return False
    return all(method in ("usual", "published", "text") for cues in votes.cues.values() for _, method, _ in cues)


def _of_month(month: int, text: str) -> Span:
    """What a brief with one month in its title accounts for: the year to date where its text sums up, else the month."""
    summed = re.search(
        rf"累计|今年以来|(?<!\d)1\s*月?\s*[-—－–~～至到]\s*{month}\s*月|前{month}个?月|截[至止]{month}月", text
    )
    return Span(1, month) if summed else Span(month, month)


def _of_quarter(span: Span, text: str) -> Span:
    """2024年三季度经济形势分析 whose text says 前三季度 accounts for the year to date, as such a brief of a month does."""
    if span.last - span.first != 2 or span.first == 1:
        return span
    sums = {6: "上半年", 9: "前三个?季度", 12: "全年"}
    summed = re.search(rf"{sums[span.last]}|(?<!\d)1\s*月?\s*[-—－–~～至到]\s*{span.last}\s*月|前{span.last}个月", text)
    return Span(1, span.last) if summed else span


def _accounts_for_year(line: Line) -> bool:
    """2023年财政决算, 2023年统计公报: a title that accounts for that year, whatever else is told beside it."""
    return line.method == "title" and _YEAR.search(line.back) is not None and _OF_YEAR.search(line.back) is not None


def _yearly(line: Line) -> float:
    """How surely a line with a year in it tells of the whole of that year, from 0 to 1."""
    if _accounts_for_year(line):
        return 1.0
    return 0.5 if _YEAR.search(line.back) and re.search(f"工作|{LOOK_BACK}", line.back) else 0.0


def _vote_span_by_line(votes: _Votes[Span], line: Line, text: str) -> None:
    weight = 1.2 * line.weight if line.method == "title" else line.weight
    if named := [span for _, span in spans_in(line.back)]:
        halves = named[0] in (FIRST_HALF, SECOND_HALF)
        title = line.method == "title"
        span = _of_quarter(named[0], text) if title else named[0]
        votes.add(span, weight if halves or title else weight / 2, line.method, line.text)
    elif re.search(r"半年(?:工作)?(?:总结|报告|汇报|小结)", line.back):
        votes.add(FIRST_HALF, weight, line.method, line.text)
    elif certainty := _yearly(line):
        votes.add(YEARLY, certainty * weight, line.method, line.text)
    if "下半年" in line.plan:
        votes.add(FIRST_HALF, weight, line.method, line.text)
    elif "明年" in line.plan or "来年" in line.plan:
        votes.add(YEARLY, weight / 2, line.method, line.text)
    elif _YEAR.search(line.plan) and not any(spans_in(line.plan)):
        votes.add(YEARLY, weight / 2, line.method, line.text)


def _vote_years(text: str, lines: Iterable[Line], span: Span, published_on: date | None) -> _Votes[int]:
    votes: _Votes[int] = _Votes()
    yearly = span == YEARLY
    for line in lines:
        _vote_year_by_line(votes, line, yearly)
    for offset, day in days_in(text[:HEAD]):
        if _CONGRESS.search(text[offset : offset + 60]):
            year = day.year - 1 if day.month <= 8 else day.year
            votes.add(year, 5.0, "meeting", text[offset : offset + 30])
    if published_on and FIRST_YEAR <= published_on.year <= LAST_YEAR:
        votes.add(_year_before(published_on, span), 2.5, "published", published_on.isoformat())
    elif stated := next((day for _, day in days_in(text[:400])), None):
        votes.add(_year_before(stated, span), 2.6, "date in the head", stated.isoformat())
    _vote_years_by_text(votes, text, yearly)
    if not yearly and (named := _year_before_months(text[:HEAD], span)):
        votes.add(named, 2.5, "text", f"{named}年 before the months of the report")
    return votes


def _year_before_months(head: str, span: Span) -> int | None:
    """2025 of 2025年1-11月 in a report on these months: the title may leave the year out."""
    for found in _YEAR.finditer(head):
        at, named = next(spans_in(head[found.end() : found.end() + 10]), (None, None))
        if named == span and at is not None and at <= 1:
            return year_of(found[1])
    return None


def _years_in(text: str) -> list[int]:
    return [year for found in _YEAR.finditer(text) if (year := year_of(found[1])) is not None]


def _vote_year_by_line(votes: _Votes[int], line: Line, yearly: bool) -> None:
    for year in _years_in(line.plan)[:1]:
        if yearly and any(spans_in(line.plan)):
            continue
        votes.add(year - 1 if yearly else year, 0.8 * line.weight, line.method, line.text)
    years = _years_in(line.back)
    if not years:
        return
    if yearly and "政府工作报告" in line.back and not re.search("总结|回顾", line.back):
        # Most are given in the first months of the year in their title, a few carry the year they look back on.
        votes.add(years[-1] - 1, 0.7 * line.weight, line.method, line.text)
        votes.add(years[-1], 0.15 * line.weight, line.method, line.text)
    elif line.method == "title" or re.search(f"工作|{LOOK_BACK}", line.back):
        votes.add(years[-1], 2 * line.weight if _accounts_for_year(line) else line.weight, line.method, line.text)


def _year_before(day: date, span: Span) -> int:
    """The year of the last such span that was over, or all but over, on a day."""
    if span == YEARLY:
        return day.year if day.month >= 10 else day.year - 1
    return day.year if day.month >= span.last - 1 else day.year - 1


def _vote_years_by_text(votes: _Votes[int], text: str, yearly: bool) -> None:
    given: dict[int, float] = defaultdict(float)

    def add_up_to(limit: float, year: int, weight: float, words: str) -> None:
        if given[year] < limit:
            given[year] += weight
            votes.add(year, weight, "text", words)

    for found in _OPENING.finditer(text):
        if (year := year_of(found[1])) is not None:
            planned = False if found[2] else is_planned(text[found.end() : found.end() + 120])
            words = text[found.start(1) : found.end() + 14]
            if planned:
                add_up_to(3.0, year - 1 if yearly else year, 1.2, words)
            else:
                add_up_to(3.0, year, 1.8 if planned is False else 1.3, words)
    summary = _SUMMARY.search(text[:HEAD])
    if summary and (year := year_of(summary[1])) is not None:
        add_up_to(6.0, year, 2.0, summary.group())
    for found in _SINCE.finditer(text):
        if (year := year_of(found[1])) is not None:
            add_up_to(3.0, year - 1 if yearly and int(found[2]) <= 3 else year, 1.0, found.group())
    for year, (count, share) in _years_spoken_of(text, yearly).items():
        votes.add(year, min(1.8, 1.4 * math.log1p(count)) * share, "text", f"{year}年 ×{count:g}")


def _sentence(text: str, start: int) -> str:
    return re.split(r"[。；;\n]", text[start : start + 90], maxsplit=1)[0]


def _years_spoken_of(text: str, yearly: bool) -> dict[int, tuple[float, float]]:
    """Years that the text reports on → (mentions, share of all mentions). A base or a far goal (到2030年) is none."""
    counts: dict[int, float] = defaultdict(float)
    for found in _YEAR.finditer(text):
        year = year_of(found[1])
        if year is None or not found.group().endswith("年"):
            continue
        before = text[max(0, found.start() - 1) : found.start()]
        if before in _BASE_OR_GOAL and text[max(0, found.start() - 2) : found.start()] not in ("截至", "截止"):
            continue
        ahead = is_planned(_sentence(text, found.end())) if yearly else False
        for meant in {year if ahead is not True else year - 1, year if ahead is False else year - 1}:
            counts[meant] += 0.5 if ahead is None else 1.0
    total = sum(counts.values())
    return {year: (count, count / total) for year, count in counts.items()}


def _weigh_events(votes: _Votes[int], text: str, span: Span, events: Iterable[DatedEvent]) -> None:
    """Let the dated events that the text mentions speak for and against each year; a short campaign brings in its own."""
    mentioned = _mentioned(text, events)
    campaigns = [event for event, _ in mentioned if event.kind == "campaign"]
    for year in _years_of_short(campaigns):
        votes.score.setdefault(year, 0.0)
    # A text that names campaigns of several years looks back on more than one.
    share = 0.5 if len({campaign.start.year for campaign in campaigns}) > 1 else 1.0
    for event, word in mentioned:
        ahead = event.kind == "occasion" and span == YEARLY and _is_planned_around(text, text.index(word))
        for year in list(votes.score):
            spoken_of = year + 1 if ahead else year
            if weight := _event_weight(event, span.start(spoken_of), span.end(spoken_of)):
                weight *= share if weight > 0 else 1.0
                votes.add(year, weight, "dated event", f"{word} {event.start:%Y-%m}..{event.end:%Y-%m}")


def _mentioned(text: str, events: Iterable[DatedEvent]) -> list[tuple[DatedEvent, str]]:
    """The events of which the text has a word, each with the first that it has."""
    found = ((event, next((word for word in event.words if word in text), None)) for event in events)
    return [(event, word) for event, word in found if word]


def _years_of_short(campaigns: Iterable[DatedEvent]) -> Iterator[int]:
    for campaign in campaigns:
        if (campaign.end - campaign.start).days < _SHORT_DAYS:
            yield from range(campaign.start.year, campaign.end.year + 1)


def _is_planned_around(text: str, place: int) -> bool:
    return is_planned(text[max(0, place - 60) : place + 60]) is True


def _event_weight(event: DatedEvent, start: date, end: date) -> float:
    """How much a mention of `event` speaks for a report on start..end."""
    years_early, years_late = (event.start - end).days / 365, (start - event.end).days / 365
    if event.kind == "plan":
        return 0.3 if years_early < 1.1 and years_late < 0.1 else (-1.0 if max(years_early, years_late) > 1.1 else 0.0)
    if years_early > 0:
        return {"campaign": -2.0, "occasion": -0.3, "since": -2.5}[event.kind]
    if event.kind == "since":
        return 0.0
    if years_late > 0:
        return -min(1.5, 0.5 + years_late)
    if event.kind == "occasion":
        return 1.0
    return 2.8 if (event.end - event.start).days < 330 else 0.8
