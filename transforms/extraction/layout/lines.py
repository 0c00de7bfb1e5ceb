"""Lines that end because the page did: which of them belong together, by the width of the document's own lines."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NARROWEST, WIDEST = 15, 60  # characters of a full line; a text of longer lines was not wrapped by a page
LEAST_LINES = 3
SLACK = 2  # a full line may lack as many, for what cannot stand at a line's head or end
FULL_SHARE = 0.45
CUT_SHARE = 0.6
PAGE_NUMBER = re.compile(
    r"^\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,3}\s*/\s*\d{1,3})\s*$"
)
PAGE_NUMBER_OPENS = frozenset("-—–－第")
LONGEST_PAGE_NUMBER = 24
SENTENCE_END = re.compile(r"[。！？!?]\s*[”’」』）)]*\s*$")
_NUMBERED_CAPTION = r"[表图][ \u3000]?\d{1,2}[-—.．:：、 \u3000]"
OPENS_ITEM = re.compile(
    rf"^[ \t\u3000]*(?:第[一二三四五六七八九十百]+[章节部分条]|{_NUMBERED_CAPTION}|"
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳●■◆▲★—]|[Ⅰ-Ⅻ][.．、]|\d{1,2}[.．、](?!\d))"
)
#: What a line that goes on with the words before it begins with: 1234.5亿元.
AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?[十百千]?[万亿]?(?:元|美元|吨|亩|平方米|人次?|个百分点|%|％)")
#: What a line begins with that goes on with a number: .6亿元, and not .3.5 or .1,234, which hold a number of their own.
DECIMALS = re.compile(r"\.\d+(?!\.?\d|[,，]\d)")
#: What a line begins with behind the point of its number: 2%, and not 6.5%, which has a point of its own.
AFTER_POINT = re.compile(r"\d+(?!\.?\d)")
#: What a line ends with that the next may go on with: 总额1, and not 表1, 第1, 附件1.
FIRST_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff])(?<![表图件注第页章条项])\d{1,3}\Z")
#: What goes on with those first digits: 26件, 23处.
REST_OF_COUNT = re.compile(r"\d{1,3}(?:\.\d+)?[十百千]?[万亿]?[\u4e00-\u9fff%％]")
#: A unit that a line's end cut in two: 2.3个百分⏎点, 14平方⏎公里.
UNIT_CUT = re.compile(
    r"\d[万亿]?(?:个?百(?:分⏎点|⏎分点)|(?:平方|立方)⏎(?:米|公里|千米)|公⏎[里斤顷]|[平立]⏎方(?:米|公里|千米))"
)
LONGEST_PART = 6  # characters of such a unit, with its last digit, on either side of the cut
OPENS_UNIT_END = frozenset("点分米公千里斤顷方")
DIGITS = frozenset("0123456789")
CAPTION = re.compile(rf"[ \t\u3000]*(?:{_NUMBERED_CAPTION}|[表图][ \u3000]?\d{{1,2}}(?=\d{{4}}年))")
PAUSES = ("，", "、")
GOES_ON = re.compile("[，。；、]")
WORDS_OF_PROSE = 8  # characters of a line that is no cell of a table
LEAST_WORDS = 6  # and of one that ends within a word: 税收收⏎入 may head a narrow column
UNIT_OPENS = re.compile(r"[十百千]?[万亿]?(?:元|美元|吨|亩|平方米|公里|人次?|户|家|个|件|%|％)|[十百千]?[万亿]")
#: What a page or the end of a line may cut in two, by where: 同比增⏎— 3 —⏎长3.7%.
WORDS_CUT = frozenset(
    "增长 下降 同比 完成 实现 达到 提高 上升 回落 减少 增加 提升 占比 收入 支出 投资 产值 总额 面积 产量 人均".split()
)
UNSEEN_LINES = ("\u200b", "\ufeff")
INDENT = ("\u3000\u3000", "    ", "\t")


def is_page_number(line: str) -> bool:
    """— 3 —, 第3页共20页, 3/20: whether a line holds the number of its page alone; its first character spares most lines the search."""
    first = line.lstrip()[:1]
    return (first in PAGE_NUMBER_OPENS or first.isdecimal()) and PAGE_NUMBER.match(line) is not None


def wrapped_lines(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each line break inside a paragraph, with the page numbers and blanks that stand in it."""
    full = _full_lines(lines)
    if full is None:
        return
    offset = 0
    at = 0
    while at < len(lines):
        line = lines[at]
        end = offset + len(line.rstrip())
        offset += len(line) + 1
        at += 1
        if not full[at - 1] or CAPTION.match(line):
            continue
        skipped = offset
        following = at
        while following < len(lines) and is_page_number(lines[following]):
            skipped += len(lines[following]) + 1
            following += 1
        if following < len(lines) and _goes_on(line, lines[following]):
            start = skipped + len(lines[following]) - len(lines[following].lstrip())
            # A page number between is a cut of its own, so that its number is accounted for.
            yield from _around(end, start, lines[at:following], offset)


def _around(start: int, end: int, numbers: Sequence[str], offset: int) -> Iterator[tuple[int, int]]:
    at = start
    for number in numbers:
        yield at, offset
        offset += len(number) + 1
        at = offset - 1
    yield at, end


def broken_lines(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each line break inside a number or a word, before an amount, or with nothing but an invisible character in it."""
    offset = 0
    for at in range(len(lines) - 1):
        line, end = lines[at], offset + len(lines[at])
        offset = end + 1
        following = lines[at + 1]
        if following in UNSEEN_LINES and at + 2 < len(lines):
            if _runs_on(line, lines[at + 2]):
                yield end, end + len(following) + 2
        elif line and (page := _page_below(lines, at)):
            if _cut_by_page(line.rstrip(), lines[page.behind].lstrip()):
                yield from _around_page(lines, at, page, end)
        elif _cut_in_word(line, following):
            yield end, end + 1
        elif following[:1] in DIGITS or following[:1] in (".", " ", "\t") and following.strip():
            if _cut_inside(line.rstrip(), following.lstrip()):
                yield offset - 1 - len(line) + len(line.rstrip()), offset + len(following) - len(following.lstrip())


class Page(NamedTuple):
    """Which line holds the number of a page, and which is the first behind it that is not blank."""

    number: int
    behind: int


def _page_below(lines: Sequence[str], at: int) -> Page | None:
    """The number of a page below a line, with or without a blank line on either side of it."""
    number = at + 1 if lines[at + 1] else at + 2
    if number + 1 >= len(lines) or not is_page_number(lines[number]):
        return None
    behind = number + 1 if lines[number + 1] else number + 2
    return Page(number, behind) if behind < len(lines) else None


def _around_page(lines: Sequence[str], at: int, page: Page, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of what stands before the number of a page and of what stands behind it; the line before ends at `end`."""
    opens = end + sum(len(line) + 1 for line in lines[at + 1 : page.number]) + 1
    yield end, opens
    closes = opens + len(lines[page.number])
    yield closes, closes + sum(len(line) + 1 for line in lines[page.number + 1 : page.behind]) + 1


def _runs_on(line: str, following: str) -> bool:
    """Whether a sentence goes on over a line that holds nothing visible."""
    return bool(line.strip() and following.strip()) and not (
        line.endswith(tuple("。！？；：!?;:”")) or OPENS_ITEM.match(line) or OPENS_ITEM.match(following)
    )


def _cut_in_word(line: str, following: str) -> bool:
    """同比增⏎长3%, 14平方⏎公里: a word of a sentence or a unit cut in two, and no heading of a narrow column, 税收收⏎入."""
    if line[-1:] + following[:1] in WORDS_CUT:
        return len(line.strip()) >= LEAST_WORDS or following[1:2] in DIGITS
    return following[:1] in OPENS_UNIT_END and _cut_in_unit(line, following)


def _cut_inside(line: str, following: str) -> bool:
    """6.⏎2%, 12⏎.6亿元, 总额1⏎26.4亿元: a number cut in two; 工业总产值⏎1234.5亿元: an amount that goes on with the words before it."""
    last = line[-1:]
    if (
        last == "."
        and line[-2:-1] in DIGITS
        and AFTER_POINT.match(following)
        or last in DIGITS
        and (
            DECIMALS.match(following)
            or FIRST_DIGITS.search(line)
            and (AMOUNT.match(following) or _in_prose(line, following))
        )
    ):
        return True
    return "\u4e00" <= last <= "\u9fff" and AMOUNT.match(following) is not None


def _in_prose(line: str, following: str) -> bool:
    """排查矛盾4⏎26件，化解418件: a count cut in two, between a line and one that goes on with its sentence; a cell of a table is short."""
    return (
        len(line.strip()) >= WORDS_OF_PROSE
        and REST_OF_COUNT.match(following) is not None
        and GOES_ON.search(following) is not None
    )


def _cut_in_unit(line: str, following: str) -> bool:
    """2.3个百分⏎点, 14平方⏎公里: a unit cut in two."""
    cut = UNIT_CUT.search(f"{line[-LONGEST_PART:]}⏎{following[:LONGEST_PART]}")
    return cut is not None


def _cut_by_page(line: str, following: str) -> bool:
    """7.1⏎— 2 —⏎亿元: a number cut by its page from its unit or in two; 粮食产量12万吨，⏎2/15⏎增长1%: a sentence that goes on."""
    if OPENS_ITEM.match(following) or not following:
        return False
    unit = line[-1:] in DIGITS and UNIT_OPENS.match(following) is not None
    word = line[-1:] + following[:1] in WORDS_CUT
    return unit or word or line.endswith(PAUSES) or _cut_inside(line, following)


def page_numbers(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds a page number alone."""
    offset = 0
    for line in lines:
        if line and len(line.strip()) <= LONGEST_PAGE_NUMBER and is_page_number(line):
            yield offset, offset + len(line)
        offset += len(line) + 1


def _full_lines(lines: Sequence[str]) -> list[bool] | None:
    """Which lines are as wide as the document's lines are; None where it was not cut by a width.

    A viewer cuts by the number of characters, a printer by their width, in which digits and Latin letters are half as wide.
    """
    written = [len(line.rstrip()) if line.strip() and not is_page_number(line) else 0 for line in lines]
    if len(written) - written.count(0) < LEAST_LINES or max(written) > WIDEST * 2:
        return None
    full = _full_by(written, lines)
    if full is None:
        full = _full_by([_halves(line) / 2 if size else 0 for line, size in zip(lines, written, strict=True)], lines)
    return full


def _full_by(sizes: Sequence[float], lines: Sequence[str]) -> list[bool] | None:
    """The lines that are full by these sizes of theirs; None where too few are, or most of them end a sentence."""
    width = max(sizes)
    full = [size >= width - SLACK for size in sizes]
    count, lengths = sum(full), len(sizes) - sizes.count(0)
    if not NARROWEST <= width <= WIDEST or count < 2 or count < FULL_SHARE * lengths:
        return None
    cut = sum(1 for line, is_full in zip(lines, full, strict=True) if is_full and not SENTENCE_END.search(line))
    return full if cut >= CUT_SHARE * count else None


def _halves(line: str) -> int:
    """The width of a line in half-width characters."""
    return sum(1 if character.isascii() else 2 for character in line.rstrip())


def _goes_on(line: str, following: str) -> bool:
    """Whether the next line goes on with this one, which is full."""
    if not following.strip() or OPENS_ITEM.match(following):
        return False
    return not (SENTENCE_END.search(line) and following.startswith(INDENT))
