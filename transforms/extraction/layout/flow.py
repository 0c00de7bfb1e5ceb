"""A text without what stands between its words, and where each of its characters stood."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from transforms.extraction.layout.lines import PAGE_NUMBER, broken_lines, page_numbers, wrapped_lines
from transforms.extraction.model import Exclusion
from transforms.extraction.rows import Extraction, Row

UNSEEN = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
INVISIBLE = re.compile(f"(?<!\n)[{UNSEEN}]+|[{UNSEEN}]+(?!\n|$)")
#: 地区生产总值[1]: behind a word or a number, never at the head of a line, where it numbers a note.
FOOTNOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff%％”》）)\d])[\[［](\d{1,2})[\]］](?![\d\u4e00-\u9fff]*号)")
#: 二、经济运行情况…………3: the page that a line of the contents leads to.
CONTENTS_PAGE = re.compile(r"[\u4e00-\u9fff）)]([ \t]*[…．·.・]{2,}[ \t.…·]*\d{1,4}[ \t]*)$", re.MULTILINE)
#: 7 4 7 7 2 亿元, 5 000万元: digits that were set apart.
BLANKS = "[ \u00a0\u2002-\u200a\u202f\u3000]"
SPACED_DIGITS = re.compile(rf"(?<![\d.,])\d(?:{BLANKS}[\d.]){{2,}}(?!\d)(?={BLANKS}?[十百千万亿元%％个人家户亩吨])")
SPACED_THOUSANDS = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:{BLANKS}\d{{3}})+(?![\d])(?=(?:\.\d+)?{BLANKS}?[万亿元%％个人家户亩吨])"
)
SPACED_SCALES = re.compile(rf"(?<=[万亿]){BLANKS}+(?=\d+(?:\.\d+)?[千百万]\D)")
BLANK = re.compile(BLANKS)
BLANK_BEFORE_DIGIT = re.compile(rf"{BLANKS}(?=[\d.])")
BEFORE_BLANK = frozenset("0123456789.万亿")
LEADERS = ("……", "···", "...", "．．．", "・・・")


class Cut(NamedTuple):
    """A stretch of the text that is left out; `rule` names why where a number goes with it."""

    start: int
    end: int
    rule: str | None = None


class Flow(NamedTuple):
    """`text` runs on; `starts` and `shifts` say by how much each of its stretches stood further behind. `left_out` are the
    numbers that went with what was left out."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    left_out: tuple[Exclusion, ...]

    def original(self, at: int) -> int:
        """Where the character at this offset stood."""
        return at + self.shifts[bisect_right(self.starts, at) - 1]


def flow_of(text: str) -> Flow | None:
    """The text as it runs on, or None where nothing stands between its words."""
    cuts = _without_overlaps(sorted(_cuts(text)))
    if not cuts:
        return None
    pieces: list[str] = []
    starts, shifts = [0], [0]
    at = length = 0
    for cut in cuts:
        pieces.append(text[at : cut.start])
        length += cut.start - at
        at = cut.end
        starts.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])
    left_out = tuple(
        Exclusion(found.start(), found.end(), "reference", cut.rule)
        for cut in cuts
        if cut.rule is not None
        for found in re.compile(r"\d+").finditer(text, cut.start, cut.end)
    )
    return Flow("".join(pieces), tuple(starts), tuple(shifts), left_out)


def as_one_line(written: str) -> str:
    """A slice of a text as it was, without what the layout put between its characters."""
    if written.isalnum():
        return written
    kept = (
        "".join(line.strip() for line in written.split("\n") if not PAGE_NUMBER.match(line))
        if "\n" in written
        else written
    )
    flow = flow_of(kept)
    return flow.text if flow else kept


def in_original(read: Extraction, flow: Flow, text: str) -> Extraction:
    """What was read of the text as it runs on, with the offsets and spans of the text as it was."""
    rows = [_row(row, flow, text) for row in read.rows]
    exclusions = [
        one._replace(char_start=flow.original(one.char_start), char_end=flow.original(one.char_end - 1) + 1)
        for one in read.exclusions
    ]
    return Extraction(rows, sorted([*exclusions, *flow.left_out]))


def _row(row: Row, flow: Flow, text: str) -> Row:
    start, end = flow.original(row.char_start), flow.original(row.char_end - 1) + 1
    return row._replace(char_start=start, char_end=end, value_text=text[start:end])


def _cuts(text: str) -> Iterator[Cut]:
    """Everything to be left out, in no order. Each kind is looked for only where one of its characters occurs at all."""
    lines = text.split("\n")
    yield from (Cut(start, end) for start, end in wrapped_lines(lines))
    yield from (Cut(start, end) for start, end in broken_lines(lines))
    yield from (Cut(start, end, "page-number") for start, end in page_numbers(lines))
    if any(character in text for character in UNSEEN):
        yield from (Cut(*found.span()) for found in INVISIBLE.finditer(text))
    if any(text[found.start() - 1] in BEFORE_BLANK for found in BLANK_BEFORE_DIGIT.finditer(text)):
        yield from _in_spaced_numbers(text)
    if "[" in text or "［" in text:
        yield from (Cut(*found.span(), "footnote-mark") for found in FOOTNOTE_MARK.finditer(text))
    if any(leader in text for leader in LEADERS):
        yield from (Cut(*found.span(1), "contents-page") for found in CONTENTS_PAGE.finditer(text))


def _in_spaced_numbers(text: str) -> Iterator[Cut]:
    for spaced in (SPACED_DIGITS, SPACED_THOUSANDS):
        for found in spaced.finditer(text):
            yield from (Cut(*blank.span()) for blank in BLANK.finditer(text, *found.span()))
    yield from (Cut(*found.span()) for found in SPACED_SCALES.finditer(text))


def _without_overlaps(cuts: list[Cut]) -> list[Cut]:
    """Cuts in order, those that touch the same characters as one; what names a rule keeps it."""
    kept: list[Cut] = []
    for cut in cuts:
        if kept and cut.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Cut(last.start, max(last.end, cut.end), last.rule or cut.rule)
        else:
            kept.append(cut)
    return kept
