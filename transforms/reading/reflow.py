"""Printed lines → paragraphs: what the width of a page cut apart is joined again, numbers above all.

Used for PDF pages and for pages read by OCR. A line is a piece of text with the box it was printed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

# A page number, alone on its line: 3, - 3 -, —3—, 第3页, 第 3 页 共 12 页, 3/12, Page 3.
_PAGE_OF_ALL = r"\s*\d{1,4}\s*页\s*[,，/]?\s*(?:共\s*\d{1,4}\s*页)?"
_PAGE_NUMBER = re.compile(
    rf"^\s*(?:[-—–－·~]*\s*\d{{1,4}}\s*[-—–－·~]*|第?{_PAGE_OF_ALL}|\d{{1,4}}\s*/\s*\d{{1,4}}|"
    r"(?i:page)\s*\d+(?:\s*of\s*\d+)?)\s*$"
)
# one that is set off by strokes or names the page is known below a short last line, too
_PAGE_MARK = re.compile(rf"^\s*(?:[-—–－]+\s*\d{{1,4}}\s*[-—–－]+|第{_PAGE_OF_ALL})\s*$")
_OPENS_PARAGRAPH = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[章节部分]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[Ⅰ-Ⅻ][.．、]|\d{1,2}[.．、](?!\d))"
)
_ENDS_SENTENCE = re.compile(r"[。！？!?；;：:]\s*[”’」』）)]*\s*$")
_FOOTNOTE = re.compile(r"^\s*(?:[①-⑳]|[\[［(（]\d{1,2}[\]］)）]|\d{1,2}(?![\d.．、])|[*＊※]|注[：:\d])")
_SMALL = 0.85  # of the size of the text: footnotes are set smaller
_OTHER_SIZE = 0.2  # by more than this share of the smaller one, two lines are of different sizes
_MARGIN = 0.12  # the share of a page's height, above and below, where headers and footers stand


def opens_paragraph(text: str) -> bool:
    """Whether a line begins as an item or a heading does: 一、, (二), ①, 3."""
    return _OPENS_PARAGRAPH.match(text) is not None


class Line(NamedTuple):
    """One printed line. Coordinates in any unit, y growing downwards; `size` is the height of its characters.

    `whole` marks a row of a table: a line of its own, joined to nothing.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    whole: bool = False


class Page(NamedTuple):
    """The lines of a page from top to bottom, and the page's height."""

    lines: Sequence[Line]
    height: float


def reflow(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, one paragraph a line, and the offset at which each page starts.

    Headers, footers and page numbers are left out. A paragraph runs on over a page's end, and over the footnotes there, which
    follow it.
    """
    bodies = _without_margins(pages)
    every = [line for lines in bodies for line in lines]
    count, usual = _count(every), _usual_size(every)
    text = _Text()
    offsets: list[int] = []
    waiting: list[str] = []  # footnotes, until the paragraph ends that runs on over them
    previous: Line | None = None
    edge = 0.0  # where the line before could have ended
    for column in _columns(bodies, usual):
        for index, line in enumerate(column.lines):
            if previous is not None and _runs_on(previous, column, index, edge, count):
                text.add(_glue(previous.text, _written(line)))
            elif previous is not None:
                text.add("\n".join(("", *waiting, "")))
                waiting = []
            if column.opens_page and not index:
                offsets.append(text.length)
            text.add(_written(line))
            previous, edge = line, column.right
        if column.opens_page and not column.lines:
            offsets.append(text.length)
        edge = column.right
        waiting += column.notes
    for note in waiting:
        text.add(f"\n{note}")
    if text.parts:
        text.add("\n")
    return "".join(text.parts), tuple(offsets)


@dataclass(slots=True)
class _Text:
    """What is written so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, part: str) -> None:
        self.parts.append(part)
        self.length += len(part)


class _Column(NamedTuple):
    """A column of a page: its lines with the edges of their running text and the usual distance from one to the next, and
    the footnotes below it."""

    lines: list[Line]
    notes: list[str]
    opens_page: bool
    left: float
    right: float
    pitch: float


def _columns(bodies: Sequence[Sequence[Line]], usual: float) -> Iterator[_Column]:
    """The columns of each page in turn, one at least. Where the lines go back up to the right another column begins."""
    for body in bodies:
        starts = [0, *(place for place in range(1, len(body)) if _back_up(body[place - 1], body[place])), len(body)]
        for start, end in pairwise(starts):
            lines, notes = _footnotes(body[start:end], usual)
            yield _Column(lines, notes, start == 0, *_edges(lines), _pitch(lines))


def _written(line: Line) -> str:
    return line.text.strip(" \u3000")


def _back_up(line: Line, following: Line) -> bool:
    return following.bottom < line.top and following.left > line.left + 4 * line.size


def _usual_size(lines: Sequence[Line]) -> float:
    """The size of most of the text."""
    sizes = sorted(line.size for line in lines for _ in line.text if not line.whole)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _footnotes(lines: Sequence[Line], usual: float) -> tuple[list[Line], list[str]]:
    """The lines of a page without the footnotes at its end, and these, each with the lines that it goes on in."""
    end = len(lines)
    while end > 1 and lines[end - 1].size < _SMALL * usual and not lines[end - 1].whole:
        end -= 1
    notes: list[str] = []
    for line in lines[end:]:
        written = _written(line)
        if _FOOTNOTE.match(written):
            notes.append(written)
        elif notes:
            notes[-1] += _glue(notes[-1], written) + written
        else:
            return list(lines), []
    return list(lines[:end]), notes


def _without_margins(pages: Sequence[Page]) -> list[list[Line]]:
    repeated = Counter(
        key for page in pages for key in {_pattern(line.text) for line in page.lines if _in_margin(line, page)}
    )
    often = max(2, (len(pages) + 1) // 2)
    return [_body(page, {pattern for pattern, count in repeated.items() if count >= often}) for page in pages]


def _body(page: Page, furniture: set[str]) -> list[Line]:
    """The lines of a page without page numbers and without `furniture`, each pattern of it once: the title of a report
    may be its running header too."""
    gone: set[str] = set()
    kept: list[Line] = []
    last = page.lines[-1] if page.lines else None
    for line in page.lines:
        pattern = _pattern(line.text)
        margin = _in_margin(line, page)
        if margin and pattern in furniture and pattern not in gone:
            gone.add(pattern)
        elif line.text.strip() and not (
            margin and _PAGE_NUMBER.match(line.text) or line is last and _PAGE_MARK.match(line.text)
        ):
            kept.append(line)
    return kept


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s+", "", text))


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The left and right edge of the running text of a column: most lines start at the one, the longest end at the other. A title
    in larger characters may reach over the next column."""
    largest = (1 + _OTHER_SIZE) * _usual_size(lines)
    prose = [line for line in lines if not line.whole and line.size <= largest]
    wide = [line for line in prose if len(line.text) > 8] or prose
    if not wide:
        return 0.0, 0.0
    lefts = sorted(line.left for line in wide)
    return lefts[len(lefts) // 10], max(line.right for line in wide)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next of a column; infinite where there are too few to tell."""
    steps = sorted(below.bottom - above.bottom for above, below in pairwise(lines) if below.bottom > above.bottom)
    return steps[len(steps) // 2] if len(steps) >= 3 else float("inf")


def _runs_on(line: Line, column: _Column, index: int, edge: float, count: int | None) -> bool:
    """Whether the line of `column` at `index` goes on with the paragraph of `line` before it, which could have ended at
    `edge`: after a full line, and neither set in nor apart."""
    following = column.lines[index]
    if line.whole or following.whole or not _is_full(line, following, edge, count):
        return False
    if _is_set_in(line, column, index) or _is_set_apart(line, following, column.pitch if index else None):
        return False
    starts_item = opens_paragraph(following.text.strip()) and bool(_ENDS_SENTENCE.search(line.text))
    return not starts_item


def _is_set_in(line: Line, column: _Column, index: int) -> bool:
    """Whether a line is indented as a new paragraph is. In a block that is set in as a whole, by more than the two
    characters of a paragraph, the indent tells nothing."""
    following, after = column.lines[index], column.lines[index + 1 : index + 2]
    size = max(line.size, 1e-6)
    if following.left <= column.left + 1.2 * size:
        return False
    in_block = following.left > column.left + 2.6 * size and all(
        abs(beside.left - following.left) < 0.5 * size for beside in (line, *after)
    )
    return not (after and in_block and not _ENDS_SENTENCE.search(line.text))


def _is_set_apart(line: Line, following: Line, pitch: float | None) -> bool:
    """Whether a line is of another size, or further below than lines are; `pitch` is None where another column begins."""
    size = max(line.size, 1e-6)
    if abs(following.size - line.size) > _OTHER_SIZE * min(size, following.size):
        return True
    return pitch is not None and following.bottom - line.bottom > 1.3 * pitch + 0.1 * size


def _is_full(line: Line, following: Line, right: float, count: int | None) -> bool:
    """Whether a line ends because there was no room for what follows."""
    if count is not None:
        return len(line.text) >= count
    if re.search(r"\d\s*$", line.text):
        # A paragraph hardly ever ends with a digit; a number without its unit ends a line that was filled.
        slack = 5.0
    else:
        slack = 1.0 if _ENDS_SENTENCE.search(line.text) else 1.5
    return line.right + _unbreakable(following) + slack * line.size >= right


def _count(lines: Sequence[Line]) -> int | None:
    """The number of characters in a full line where lines were cut by counting characters, whatever their width.

    Set lines end at the same place and differ in number, as digits are half as wide; counted ones the other way round.
    """
    prose = [line for line in lines if not line.whole and len(line.text) > 10]
    if not prose:
        return None
    longest = max(len(line.text) for line in prose)
    full = [line for line in prose if len(line.text) == longest]
    edge = max(line.right - 2.5 * line.size for line in prose)
    return longest if len(full) >= 3 and len(full) > sum(line.right >= edge for line in prose) else None


def _unbreakable(line: Line) -> float:
    """The width of what begins a line and cannot be parted: a number, a word, a character with its punctuation.

    A line before it may end early by as much, for lack of room.
    """
    match = re.match(r"[^\w\s]*(?:[A-Za-z0-9]+|.)?(?:[^\w\s]+(?:[A-Za-z0-9]+|\w)?)*", line.text.strip())
    start = match[0] if match else ""
    return sum(0.55 if char < "\u2e80" and char not in "“”‘’" else 1.0 for char in start) * line.size


def _glue(before: str, after: str) -> str:
    """What goes between two lines of a paragraph: nothing in Chinese and in numbers, a space between Latin words."""
    latin = bool(re.search(r"[A-Za-z]$", before.rstrip()) and re.match(r"[A-Za-z]", after))
    return " " if latin else ""
