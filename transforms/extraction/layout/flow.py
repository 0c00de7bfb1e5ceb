"""A text as it is read, and where each of its characters stood."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from transforms.extraction.layout.lines import broken_lines, is_page_number, page_numbers, wrapped_lines
from transforms.extraction.layout.spelling import Edit, edits
from transforms.extraction.model import Exclusion, Extraction, Row

UNSEEN = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
# Each pattern begins with characters, and what must stand before them is looked at behind the first: so one look finds the places.
INVISIBLE = re.compile(f"[{UNSEEN}](?:(?<!\n.)[{UNSEEN}]*|[{UNSEEN}]*(?!\n|$))")
#: 地区生产总值[1]: behind a word or a number, never at the head of a line, where it numbers a note.
FOOTNOTE_MARK = re.compile(r"[\[［](?<=[\u4e00-\u9fff%％”》）)\d].)(\d{1,2})[\]］](?![\d\u4e00-\u9fff]*号)")
#: 常住人口②32.1万人: behind a word and before its number; ①财政收入 at the head of a clause is an enumerator.
CIRCLED = "".join(map(chr, range(ord("①"), ord("⑳") + 1)))
CIRCLED_MARK = re.compile(
    rf"[{CIRCLED}](?<=[\u4e00-\u9fff）)].)(?=[\d，,、。；;]|[为达约][\d到]|(?:投入|增长|下降|完成|实现|突破|占|比))"
)
#: 全 年 完 成 财 政 收 入 3 . 6 亿 元: every character set apart, as some printed pages are copied.
SPACED_WORDS = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff\d.,，。、；;：:%％（）()-]){7,}(?![^\s])")
WORD_APART = re.compile(r" [\u4e00-\u9fff] [\u4e00-\u9fff] ")
ONE_BLANK = re.compile(" ")
#: 二、经济运行情况…………3: the page that a line of the contents leads to.
CONTENTS_PAGE = re.compile(r"[\u4e00-\u9fff）)]([ \t]*[…．·.・]{2,}[ \t.…·]*\d{1,4}[ \t]*)$", re.MULTILINE)
#: The lines below 目录, each a heading and its page; the last of them may be followed by a blank line.
CONTENTS = re.compile(
    r"^[ \u3000]*目[ \u3000]*[录次][ \u3000]*\n((?:[ \t\u3000]*\n|[^\n。；]{2,60}[ \t\u3000]\d{1,3}[ \t]*(?:\n|\Z))+)",
    re.MULTILINE,
)
CONTENTS_HEADING = re.compile(r"目[ \u3000]*[录次][ \u3000]*\n")
PAGE_BEHIND = re.compile(r"[ \t\u3000](\d{1,3})[ \t]*$", re.MULTILINE)
#: 7 4 7 7 2 亿元, 5 000万元: digits that were set apart.
BLANKS = "[ \u00a0\u2002-\u200a\u202f\u3000]"
SPACED_DIGITS = re.compile(rf"\d(?<![\d.,].)(?:{BLANKS}[\d.]){{2,}}(?!\d)(?={BLANKS}?[十百千万亿元%％个人家户亩吨])")
SPACED_THOUSANDS = re.compile(
    rf"\d(?<![\d.,].)\d{{0,2}}(?:{BLANKS}\d{{3}})+(?![\d])(?=(?:\.{BLANKS}?\d+)?{BLANKS}?[多余]?[万亿元%％个人家户亩吨])"
)
SPACED_SCALES = re.compile(rf"{BLANKS}(?<=[万亿].){BLANKS}*(?=\d+(?:\.\d+)?[千百万]\D)")
#: 增长5. 6%: behind the point, where a word goes before; 1. 5% at the head of a clause is an enumerator.
SPACED_POINT = re.compile(
    rf"(?:(?<=[\u4e00-\u9fff])|\A){BLANKS}?\d{{1,4}}(?:{BLANKS}\d{{3}})*\.{BLANKS}\d+(?={BLANKS}?[万亿元%％])"
)
#: 完成 12 . 8 亿 元: blanks on both sides of the point; at the head of a line 1 . 5 is an item and its own number.
POINT_APART = re.compile(
    rf"(?:(?<=[\u4e00-\u9fff，,、：:（(])|\A){BLANKS}?(?:[-－+＋]{BLANKS}?)?\d{{1,4}}{BLANKS}\.{BLANKS}?\d{{1,3}}(?!\d|{BLANKS}?[年.\d])"
)
#: 2024 年 1 — 6 月, 6 月 5 日, 2021 年 — 2024 年: the parts of a date set apart.
_YEAR, _TO = r"(?:19|20)\d\d", rf"{BLANKS}*[-—－–~～至到]{{1,2}}{BLANKS}*"
_MONTHS = rf"1?\d{BLANKS}*(?:月?{_TO}1?\d{BLANKS}*)?月(?:{BLANKS}*[1-3]?\d{BLANKS}*[日号]|{BLANKS}*[份底末初](?![\u4e00-\u9fff]))?"
SPACED_DATE = re.compile(
    rf"(?<![\d.])(?:{_YEAR}{BLANKS}*(?:年?{_TO}{_YEAR}{BLANKS}*年|年(?:{BLANKS}*{_MONTHS})?)|{_MONTHS})"
)
DATE_APART = re.compile(rf"{BLANKS}(?:(?<=\d.)(?=[年月日号—]|{BLANKS}*[-－–~～至到]{BLANKS}+\d)|(?<=[年月—].)(?=\d))")
BLANK_OR_DASH = re.compile(rf"{BLANKS}|—(?<=——)")
BLANK = re.compile(BLANKS)
BLANK_INSIDE = re.compile(rf"{BLANKS}(?<=[0-9.万亿].)(?=[\d.])")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")  # 127.0.0.1 is one
#: 详见http://…, www.…, 邮箱a@b.cn: where something is to be found, and nothing that is told.
ADDRESS_OF_WEB = re.compile(
    r"(?:https?://|www\.)[!-~]*[\w/=&#]|[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9-]+(?:\.[A-Za-z]{2,})+", re.ASCII
)
SIGNS_OF_WEB = ("://", "www.", "@")
LEADERS = ("……", "···", "...", "．．．", "・・・")


class Flow(NamedTuple):
    """`text` is what is read, in pieces that begin at `begins`; `stood` says where the first character of each piece stood, and
    how much further each of its others did. `left_out` are the numbers that went with what was left out."""

    text: str
    begins: list[int]
    stood: list[tuple[int, int]]
    left_out: tuple[Exclusion, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters of text[start:end] stood."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        piece = bisect_right(self.begins, at) - 1
        first, step = self.stood[piece]
        return first + step * (at - self.begins[piece])


def flow_of(text: str) -> Flow | None:
    """The text as it is read, or None where it is read as it stands."""
    return _flow(text, _changes(text))


def _flow(text: str, found: Iterator[Edit]) -> Flow | None:
    changes = _without_overlaps(sorted(found))
    if not changes:
        return None
    read: list[str] = []
    begins: list[int] = []
    stood: list[tuple[int, int]] = []
    begin = 0
    for words, first, step in _pieces(text, changes):
        if words:
            read.append(words)
            begins.append(begin)
            stood.append((first, step))
            begin += len(words)
    left_out = tuple(
        Exclusion(found.start(), found.end(), "reference", change.rule)
        for change in changes
        if change.rule is not None
        for found in DIGITS.finditer(text, change.start, change.end)
    )
    return Flow("".join(read), begins, stood, left_out)


def _pieces(text: str, changes: Sequence[Edit]) -> Iterator[tuple[str, int, int]]:
    """What is read, piece by piece, with where its first character stood and how much further each other one did: of a spelling
    the last one stood where what is read so ended, all others where it began."""
    at = 0
    for change in changes:
        yield text[at : change.start], at, 1
        yield change.words[:-1], change.start, 0
        yield change.words[-1:], change.end - 1, 1
        at = change.end
    yield text[at:], at, 1


def as_one_line(written: str) -> str:
    """A slice of a text as it was, as it is read: without what the layout put between its characters, in the common spelling."""
    if written.isascii() and written.isalnum():
        return written
    kept = (
        "".join(line.strip() for line in written.split("\n") if not is_page_number(line))
        if "\n" in written
        else written
    )
    flow = _flow(kept, _of_characters(kept))
    return flow.text if flow else kept


def in_original(read: Extraction, flow: Flow, text: str) -> Extraction:
    """What was read of a flow, with the offsets, spans and sentences of the text as it was."""
    rows = [_row(row, flow, text) for row in read.rows]
    exclusions = []
    for one in read.exclusions:
        start, end = flow.span(one.char_start, one.char_end)
        exclusions.append(one._replace(char_start=start, char_end=end))
    spans = sorted(
        [(one.char_start, one.char_end) for one in rows] + [(one.char_start, one.char_end) for one in exclusions]
    )
    left_out = (one for one in flow.left_out if not _within(one.char_start, spans))
    return Extraction(rows, sorted([*exclusions, *left_out]))


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a character lies in one of the spans: a page number in a number that its page cut in two, the mark of a footnote
    in 62[5]家, belong to the span of that number."""
    last = bisect_right(spans, at, key=itemgetter(0)) - 1
    return last >= 0 and at < spans[last][1]


def _row(row: Row, flow: Flow, text: str) -> Row:
    start, end = flow.span(row.char_start, row.char_end)
    sentence = row.sentence
    at = flow.text.rfind(sentence, 0, row.char_start + len(sentence)) if sentence else -1
    if at >= 0:
        first, last = flow.span(at, at + len(sentence))
        sentence = text[first:last]
    return row._replace(char_start=start, char_end=end, value_text=text[start:end], sentence=sentence)


def _changes(text: str) -> Iterator[Edit]:
    """Everything that is read otherwise than it stands, in no order. Each kind is looked for only where one of its characters
    occurs at all."""
    lines = text.split("\n")
    yield from (Edit(start, end) for start, end in wrapped_lines(lines))
    yield from (Edit(start, end) for start, end in broken_lines(lines))
    yield from (Edit(start, end, rule="page-number") for start, end in page_numbers(lines))
    yield from _of_characters(text)
    if "[" in text or "［" in text:
        yield from (Edit(*found.span(), rule="footnote-mark") for found in FOOTNOTE_MARK.finditer(text))
    if any(map(text.__contains__, CIRCLED)):
        yield from (Edit(*found.span(), rule="footnote-mark") for found in CIRCLED_MARK.finditer(text))
    if any(map(text.__contains__, SIGNS_OF_WEB)):
        yield from _addresses_of_web(text)
    if CONTENTS_HEADING.search(text):
        yield from _under_contents(text)
    if any(leader[0] in text and leader in text for leader in LEADERS):
        yield from (Edit(*found.span(1), rule="contents-page") for found in CONTENTS_PAGE.finditer(text))


def _addresses_of_web(text: str) -> Iterator[Edit]:
    """An address is left out; at the end of a line its sentence ends with it."""
    for found in ADDRESS_OF_WEB.finditer(text):
        ends = text[found.end() : found.end() + 1] in ("", "\n", "\r")
        yield Edit(*found.span(), "。" if ends else "", rule="web-address")


def _under_contents(text: str) -> Iterator[Edit]:
    """The page behind each heading that a list of contents holds."""
    for listed in CONTENTS.finditer(text):
        yield from (Edit(*page.span(1), rule="contents-page") for page in PAGE_BEHIND.finditer(text, *listed.span(1)))


def _of_characters(text: str) -> Iterator[Edit]:
    """What concerns characters and not lines."""
    yield from edits(text)
    if any(map(text.__contains__, UNSEEN)):
        yield from (Edit(*found.span()) for found in INVISIBLE.finditer(text))
    if BLANK_INSIDE.search(text):
        yield from _in_spaced_numbers(text)
    if DATE_APART.search(text):
        for found in SPACED_DATE.finditer(text):
            yield from (Edit(*blank.span()) for blank in BLANK_OR_DASH.finditer(text, *found.span()))
    if WORD_APART.search(text):
        for found in SPACED_WORDS.finditer(text):
            yield from (Edit(*blank.span()) for blank in ONE_BLANK.finditer(text, *found.span()))


def _in_spaced_numbers(text: str) -> Iterator[Edit]:
    for spaced in (SPACED_DIGITS, SPACED_THOUSANDS, SPACED_POINT, POINT_APART):
        for found in spaced.finditer(text):
            yield from (Edit(*blank.span()) for blank in BLANK.finditer(text, *found.span()))
    yield from (Edit(*found.span()) for found in SPACED_SCALES.finditer(text))


def _without_overlaps(changes: list[Edit]) -> list[Edit]:
    """Changes in order; of two that touch the same characters the first one, which reaches as far as both where both leave out."""
    kept: list[Edit] = []
    for change in changes:
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
        elif not change.words and not kept[-1].words:
            last = kept[-1]
            kept[-1] = Edit(last.start, max(last.end, change.end), "", last.rule or change.rule)
    return kept
