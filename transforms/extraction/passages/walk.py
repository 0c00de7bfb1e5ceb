"""The sentences of a report in their order, each with the passage it stands in."""

import re
from collections import deque
from collections.abc import Iterator

from transforms.extraction.passages.glossary import ENTRY, WHOLE_GLOSSARY, explaining, opens_glossary
from transforms.extraction.passages.heading import by_heading, by_line
from transforms.extraction.passages.opening import LOOKED_AT, Spans, by_opening, may_tell, words_of_openings
from transforms.extraction.passages.passage import Frame, Passage, State, frame_of_section
from transforms.extraction.passages.pieces import HEADING, pieces
from transforms.extraction.passages.years import REST_OF_YEAR, Months, Years, is_to_come, months_after, years_of_plan

OUTLINE = re.compile(r"(?:编制|制定|起草|形成)了?《[^》]{0,30}第十([一二三四五六])个五年规划纲要")
INLINE_TITLE = re.compile(r"【([^】\n]{2,30})】")
DATED_HEADING = re.compile(
    r"\n[ \t\u3000]*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}[、．.])[^\n，。]{0,12}?(20\d\d)年"
)
SHORT_LINE = 32  # characters; a longer line is no heading
TITLE_LENGTH = 60
NO_HEADING = "。！？!?；;，,"
NO_TITLES: tuple[str, ...] = ("", "", "", "")  # of a part, a section, a subsection, a point
OF_SECTION = 2  # headings of a lower rank leave open what the section is on


def sentences(text: str, now: Frame) -> Iterator[tuple[int, int, Passage]]:
    """Start and end of every sentence, with the passage it stands in; most hold no number, so no Sentence is made of them here."""
    outlines = deque(_outlines(text, now))
    words = words_of_openings(text)
    plan_at = _plan_at(text, now)
    titles, state, passage = NO_TITLES, State(), Passage("", False, None)
    own, months = now, None
    for start, end, opens in pieces(text):
        titles_before, state_before = titles, state
        heading = HEADING.match(text, start, end) if opens else None
        if heading:
            titles = _titled(titles, _rank(heading), text[start : min(end, start + TITLE_LENGTH)])
        if heading and _rank(heading) < OF_SECTION:
            months = _months_of_section(months, titles[_rank(heading)], titles_before[_rank(heading)], own)
            now = frame_of_section(own, months)
            state = _by_heading(state, titles[_rank(heading)], _line_behind(text, end), now, start < plan_at)
        elif opens:
            state = _by_paragraph(state, text, start, end, now, words)
            titles = _titles_behind(titles, text[start:end], state, state_before)
        elif state.may_end or words and words[0][0] <= start + LOOKED_AT and may_tell(words, start):
            state = _in_glossary(by_opening(state, text, start, False, now), state)
        if outlines and outlines[0][0] < end:
            state = _by_outline(state, outlines.popleft()[1])
        if titles is not titles_before or state is not state_before:
            passage = _passage(titles, state, months)
        yield start, end, passage


def _plan_at(text: str, now: Frame) -> int:
    """Where the last heading of the first rank stands that names a year to come; 0 where there is none."""
    if now.year is None:
        return 0
    return max((found.start() for found in DATED_HEADING.finditer(text) if int(found[1]) > now.year), default=0)


def _passage(titles: tuple[str, ...], state: State, months: Months | None) -> Passage:
    section = " / ".join(title for title in titles if title)
    if state.aimed_at:
        return Passage(section, True, state.aimed_at, months)
    if state.glossary:
        return Passage(section, False, None, months)
    return Passage(section, False, None, months) if state.aside else Passage(section, state.plan, state.years, months)


def _months_of_section(months: Months | None, words: str, before: str, own: Frame) -> Months | None:
    """The months of the next year that a section of a report on a year is on: as its heading names them, else where that goes on
    (三、下半年打算), those of the section before it."""
    if own.year is None or own.half:
        return None
    return months_after(words, own.year, before) or (months if REST_OF_YEAR.search(words) else None)


def _rank(heading: re.Match[str]) -> int:
    """0 for 第一部分, 1 for 一、, 2 for （一）, 3 for 1."""
    return (heading.lastindex or 1) - 1


def _titled(titles: tuple[str, ...], rank: int, words: str) -> tuple[str, ...]:
    """The headings under which a new one stands, with it."""
    return (*titles[:rank], words.strip().rstrip("。"), *NO_TITLES[rank + 1 :])


def _by_outline(state: State, years: Years | None) -> State:
    """The aims of the years that an outline is for, where it is of a plan to come and no word is explained."""
    return State(True, years) if years and not state.glossary else state


def _titles_behind(titles: tuple[str, ...], line: str, state: State, before: State) -> tuple[str, ...]:
    """The headings behind a line: one that heads a glossary is of no section of the report."""
    return _titled(NO_TITLES, 1, line) if state.glossary == "whole" and not before.glossary else titles


def _line_behind(text: str, end: int) -> str:
    """The beginning of the next line that is not blank."""
    return text[end : end + 2 * TITLE_LENGTH].lstrip().partition("\n")[0]


def _by_heading(state: State, words: str, following: str, now: Frame, before_plan: bool) -> State:
    """A heading of the first rank, of which a glossary's own entries are none."""
    if opens_glossary(words, following) or state.glossary in WHOLE_GLOSSARY and ENTRY.match(words):
        return State(glossary="whole")
    return by_heading(state, words, now, before_plan)


def _by_paragraph(state: State, text: str, start: int, end: int, now: Frame, words: Spans) -> State:
    """What the beginning of a paragraph says, where it explains no word; behind a note at the foot of a page what stood before it goes on."""
    glossary = explaining(state.glossary, text[start:end], _line_behind(text, end))
    before = state if glossary == state.glossary else state._replace(glossary=glossary)
    return _in_glossary(_by_line_that_opens(before, text, start, end, now, words), before)


def _in_glossary(state: State, before: State) -> State:
    """Of what is explained words tell only when it is aimed at: 到2030年,布局20个专项."""
    if not before.glossary:
        return state
    return before if state.aimed_at == before.aimed_at else before._replace(aimed_at=state.aimed_at)


def _by_line_that_opens(state: State, text: str, start: int, end: int, now: Frame, words: Spans) -> State:
    """What a line says that has no number of a heading: a title in brackets, a short line, the first words of a paragraph."""
    if text[start] == "【" and (inline := INLINE_TITLE.match(text, start)):
        return by_heading(state, inline[1], now)
    if end - start < SHORT_LINE and text[end - 1] not in NO_HEADING:
        state = by_line(state, text[start:end], now)
    return by_opening(state, text, start, True, now) if may_tell(words, start) or state.may_end else state


def _outlines(text: str, now: Frame) -> Iterator[tuple[int, Years | None]]:
    """Where the outline of a five-year plan is said to be drawn up; what follows one of a plan to come is its aims."""
    for found in OUTLINE.finditer(text) if "五年规划纲要" in text else ():
        yield found.start(), years_of_plan(found, 1) if is_to_come(found, now.year) else None
