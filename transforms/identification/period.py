"""Decides which months a report accounts for, by adding up what its title, headings, text, events and dates say.

First the span (a year, its first half, a quarter …), then the year given the span. Each cue adds a score to the spans or
years that it speaks for; the winner's share among all is the confidence.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.reference.divisions import DatedEvent

from .dates import FIRST_HALF, SECOND_HALF, YEAR, YEARLY, Span, days_in, spans_in, year_of

THRESHOLD = 0.55
HEAD = 1200

_PLAN = r"思路|计划|打算|安排|目标|任务|部署|要点|谋划|展望|举措|建议|要求|重点工作|工作重点|预期"
_LOOK_BACK = r"总结|回顾|完成|情况|成效|成绩|亮点|进展|汇报|报告|小结|述职|成就|工作"
_REPORT = re.compile(r"总结|报告|回顾|小结|述职|情况|汇报|思路|计划|要点|安排|打算")
_YEAR = re.compile(rf"({YEAR})\s*(?:年度|年)?")
_HEADING = re.compile(
    r"(?:^|\n)[\s　#*]*(?:第?[一二三四五六七八九十]+[、部.．]|[(（][一二三四五六七八九十]+[)）]|\d{1,2}[、.．])?\s*([^\n。；;]{4,48})"
)
_NUMBERED = re.compile(r"[一二三四五]、([^\n。；;,，]{4,40})")
_CONGRESS = re.compile(r"政府工作报告|人民代表大会|第[一二三四五六七八九十]+届.{0,3}人大|各位代表")
_FUTURE = re.compile(r"^[^。\n]{0,24}?(?:将|要|力争|争取|计划|预期|我们要|坚持|着力|持续|继续|目标)")
_OPENING = re.compile(rf"(?:^|[\n。；;　])[\s　]*({YEAR})年(以?来)?[,，、]")
_TURN = re.compile(rf"({YEAR})年是[^。]{{0,60}}之年")
_SINCE = re.compile(rf"截[至止]\s*({YEAR})\s*年\s*(1[0-2]|[1-9])月")


@dataclass(frozen=True, slots=True)
class Period:
    """Months accounted for, `start` and `end` inclusive; None when nothing decides them. `evidence` is readable."""

    kind: str
    start: date | None = None
    end: date | None = None
    method: str | None = None
    confidence: float | None = None
    evidence: str | None = None


class _Votes:
    """Scores of hypotheses, each with the cues that spoke for it."""

    def __init__(self) -> None:
        self.score: dict[object, float] = defaultdict(float)
        self.cues: dict[object, list[tuple[float, str, str]]] = defaultdict(list)

    def add(self, hypothesis: object, weight: float, method: str, words: str) -> None:
        self.score[hypothesis] += weight
        self.cues[hypothesis].append((weight, method, words.strip()[:40]))


def find_period(text: str, title: str | None, published_on: date | None, events: Sequence[DatedEvent]) -> Period:
    """The months that `text` (simplified characters) accounts for."""
    titles = _titles(text, title)
    headings = _headings(text)
    spans, years_of_plan = _span_votes(text, titles, headings)
    span, span_share = _winner(spans.score)
    assert isinstance(span, Span)
    votes = _year_votes(text, titles, headings, span, published_on, years_of_plan)
    _weigh_events(votes, text, span, events)
    if not votes.score:
        return Period(span.kind, method=None, confidence=0.0, evidence="no year in the text")
    year, year_share = _winner(votes.score)
    assert isinstance(year, int)
    share = round(min(span_share * year_share, 0.99), 3)
    cues = sorted(votes.cues[year], reverse=True)
    evidence = "; ".join(dict.fromkeys(f"{method}: {words}" for _, method, words in cues[:3]))
    span_cues = sorted(spans.cues[span], reverse=True)
    if span_cues:
        evidence += f"; span from {span_cues[0][1]}: {span_cues[0][2]}"
    if year_share < THRESHOLD or votes.score[year] <= 0.5:
        return Period(span.kind, None, None, None, share, f"undecided, best {year}; {evidence}")
    return Period(span.kind, span.start(year), span.end(year), cues[0][1], share, evidence)


def _winner(score: dict[object, float]) -> tuple[object, float]:
    best = max(score, key=lambda key: (score[key], str(key)))
    return best, 1.0 / sum(math.exp(value - score[best]) for value in score.values())


def _titles(text: str, title: str | None) -> list[str]:
    lines = [line.strip() for line in text[:HEAD].splitlines()[:14]]
    found = [
        line
        for line in lines
        if 4 <= len(line) <= 60 and _REPORT.search(line) and not re.search(r"各位代表|。$|摄$", line)
    ]
    heading = re.compile(r"^[一二三四五六七八九十]+、|^[(（][一二三]")
    return list(
        dict.fromkeys([*([title.strip()] if title else []), *(line for line in found if not heading.match(line))])
    )


def _headings(text: str) -> list[str]:
    """Lines and numbered beginnings short enough to head a section."""
    lines = [found.group(1).strip() for found in _HEADING.finditer(text)]
    short = [line for line in lines if len(line) <= 40 and _is_heading(line)]
    return list(
        dict.fromkeys([*short, *(found.group(1) for found in _NUMBERED.finditer(text) if _is_heading(found.group(1)))])
    )


def _is_heading(line: str) -> bool:
    speaks_of_time = re.search(rf"{YEAR}年|[上下]半年|季度|今年|去年|明年|过去|五年|时期|下一?步|下阶段", line)
    return bool(speaks_of_time and re.search(f"{_PLAN}|{_LOOK_BACK}|一年", line))


def _parts(title: str) -> tuple[str, str]:
    """A title cut into what it looks back on and what it plans: 2023年工作总结 | 2024年工作思路."""
    cut = re.search(rf"(?:{_LOOK_BACK})[^及和暨与、]{{0,4}}?(?:及|和|暨|与|、|\s)(?=.*(?:{_PLAN}))", title)
    if cut:
        return title[: cut.end()], title[cut.end() :]
    if re.search(_PLAN, title) and not re.search(r"总结|回顾|完成|情况|成效|汇报|报告|小结|述职", title):
        return "", title
    return title, ""


def _span_votes(text: str, titles: list[str], headings: list[str]) -> tuple[_Votes, list[tuple[int, str, str, float]]]:
    votes = _Votes()
    plans: list[tuple[int, str, str, float]] = []
    votes.add(YEARLY, 1.0, "usual", "yearly report")
    votes.add(FIRST_HALF, 0.0, "usual", "half-year report")
    for lines, method, weight in ((titles, "title", 6.0), (headings, "heading", 4.0)):
        for line in lines:
            back, plan = _parts(line)
            named = [span for _, span in spans_in(back)]
            if named:
                votes.add(
                    named[0],
                    weight / (1 if method == "title" else 1 + 0.5 * (named[0] not in (FIRST_HALF, SECOND_HALF))),
                    method,
                    line,
                )
            elif _YEAR.search(back) and "工作" in back:
                votes.add(YEARLY, weight / 2, method, line)
            elif re.search(r"半年(?:工作)?(?:总结|报告|汇报|小结)", back):
                votes.add(FIRST_HALF, weight, method, line)
            for found in _YEAR.finditer(plan):
                if (year := year_of(found[1])) is not None and not spans_in_list(plan):
                    plans.append((year, method, line, weight))
                    votes.add(YEARLY, weight / 2, method, line)
            if "明年" in plan or "来年" in plan:
                votes.add(YEARLY, weight / 2, method, line)
            if "下半年" in plan:
                votes.add(FIRST_HALF, weight, method, line)
    head = text[:HEAD]
    if congress := _CONGRESS.search(head):
        votes.add(YEARLY, 4.0, "opening", congress.group())
    if turn := re.search(r"过去一年|一年来|过去五年|过去的一年|全年工作", text):
        votes.add(YEARLY, 1.5, "text", turn.group())
    first_half = len(re.findall(r"上半年|(?<!\d)1\s*[-—－–~～至]\s*6月|截[至止]6月", text))
    whole = len(
        re.findall(
            r"全年(?!目标|任务|预期)|(?<!\d)1\s*[-—－–~～至]\s*(?:9|10|11|12)月|前三季度|明年|年底前完成|截[至止](?:9|10|11|12)月",
            text,
        )
    )
    if first_half:
        votes.add(FIRST_HALF, min(3.0, 0.5 * first_half), "text", f"上半年, 1-6月 ×{first_half}")
    if whole:
        votes.add(YEARLY, min(2.5, 0.4 * whole), "text", f"全年, 1-11月, 明年 ×{whole}")
    if later := re.search(r"下半年[,，]?[^。]{0,10}(?:将|要|我|重点|工作|继续|计划)", text):
        votes.add(FIRST_HALF, 2.0, "text", later.group())
    first_quarter = len(re.findall(r"一季度|(?<!\d)1\s*[-—－–~～至]\s*3月", text))
    if first_quarter >= 3 and not first_half and not whole:
        votes.add(Span(1, 3), 2.0, "text", f"一季度 ×{first_quarter}")
    return votes, plans


def spans_in_list(text: str) -> list[Span]:
    """Spans of months named in a text, in order."""
    return [span for _, span in spans_in(text)]


def _year_votes(
    text: str,
    titles: list[str],
    headings: list[str],
    span: Span,
    published_on: date | None,
    plans: Iterable[tuple[int, str, str, float]],
) -> _Votes:
    votes = _Votes()
    yearly = span == YEARLY
    for year, method, line, weight in plans:
        votes.add(year - 1 if yearly else year, weight * 0.8, method, line)
    for lines, method, weight in ((titles, "title", 5.0), (headings, "heading", 4.0)):
        for line in lines:
            _vote_by_line(votes, line, method, weight, yearly)
    for offset, day in days_in(text[:HEAD]):
        if _CONGRESS.search(text[offset : offset + 60]):
            votes.add(day.year - 1 if day.month <= 8 else day.year, 5.0, "meeting", text[offset : offset + 30])
    if published_on:
        votes.add(_year_before(published_on, span), 2.5, "published", published_on.isoformat())
    elif stated := next((day for _, day in days_in(text[:400])), None):
        votes.add(_year_before(stated, span), 2.0, "date in the head", stated.isoformat())
    _vote_by_text(votes, text, yearly)
    return votes


def _vote_by_line(votes: _Votes, line: str, method: str, weight: float, yearly: bool) -> None:
    back, _ = _parts(line)
    years = [year for found in _YEAR.finditer(back) if (year := year_of(found[1]))]
    if not years:
        return
    if "政府工作报告" in back and yearly and not re.search("总结|回顾", back):
        votes.add(years[-1] - 1, weight * 0.7, method, line)
        votes.add(years[-1], weight * 0.15, method, line)
    elif method == "title" or re.search(_LOOK_BACK, back):
        votes.add(years[-1], weight, method, line)


def _year_before(day: date, span: Span) -> int:
    """The year of the last such span that was over, or all but over, on a day."""
    if span == YEARLY:
        return day.year if day.month >= 10 else day.year - 1
    return day.year if day.month >= span.last - 1 else day.year - 1


def _vote_by_text(votes: _Votes, text: str, yearly: bool) -> None:
    seen: dict[int, float] = defaultdict(float)
    for found in _OPENING.finditer(text):
        if (year := year_of(found[1])) is None:
            continue
        planned = not found[2] and _FUTURE.match(text[found.end() : found.end() + 40])
        votes_for = year - 1 if planned and yearly else year
        if seen[votes_for] < 3.0:
            weight = 1.0 if planned else 1.6
            seen[votes_for] += weight
            votes.add(
                votes_for, weight, "text", found.group().strip("\n。；;　 ") + text[found.end() : found.end() + 12]
            )
    for found in _SINCE.finditer(text):
        if (year := year_of(found[1])) and seen[-year] < 2.0:
            seen[-year] += 1.0
            votes.add(year - 1 if yearly and int(found[2]) <= 3 else year, 1.0, "text", found.group())
    counts: dict[int, int] = defaultdict(int)
    for found in _YEAR.finditer(text):
        if found.group().endswith("年") and (year := year_of(found[1])):
            counts[year] += 1
    total = sum(counts.values())
    for year, count in counts.items():
        votes.add(year, 1.5 * count / total, "text", f"{year}年 ×{count}")


def _weigh_events(votes: _Votes, text: str, span: Span, events: Iterable[DatedEvent]) -> None:
    found = [(event, word) for event in events for word in event.words[:8] if word in text]
    distinct = {event.note + str(event.start): (event, word) for event, word in found}
    if not votes.score:
        for event, _ in distinct.values():
            if event.kind == "campaign":
                votes.score.update(dict.fromkeys(range(event.start.year, event.end.year + 1), 0.0))
    for event, word in distinct.values():
        for year in [year for year in votes.score if isinstance(year, int)]:
            weight = _event_weight(event, span.start(year), span.end(year))
            if weight:
                votes.add(year, weight, "dated event", f"{word} {event.start:%Y-%m}..{event.end:%Y-%m}")


def _event_weight(event: DatedEvent, start: date, end: date) -> float:
    if end < event.start:
        return {"campaign": -2.0, "since": -2.5, "plan": 0.0}[event.kind]
    if event.kind == "since":
        return 0.0
    if start > event.end:
        late = (start - event.end).days / 365
        return -min(1.5, 0.5 + late) if event.kind == "campaign" else 0.0
    length = (event.end - event.start).days / 365
    return {"campaign": 2.0 if length < 1.1 else 0.8, "plan": 0.3}[event.kind]
