"""Where sentences begin and end, also in text that was badly extracted."""

import re
from collections.abc import Iterator

HEADING = re.compile(
    r"[ \t\u3000]*(?:(第[一二三四五六七八九十]+(?:部分|章|篇))|([一二三四五六七八九十]{1,3}[、．.])|"
    r"([（(][一二三四五六七八九十]{1,3}[）)])|(\d{1,2}[.、．](?!\d)))"
)
STOP = re.compile(r"[。！？!?]|\n")
CONTINUES = "，,、；;：:（(“0123456789０１２３４５６７８９-—~～"
RESUMES = "，,。、；;）)”%％亿万"
LONGEST = 1500  # characters of a sentence; the longest seen in 49 reports has 618
LONG_LINE = 34  # a line this long without a stop was wrapped, not ended
# 咨询电话：0571-88886666, 发布时间：2024-12-20 09:30, 2024-12-20: a line that tells nothing that could go on in the next one
DETAIL = re.compile(
    r"[ \t\u3000]*(?:[\u4e00-\u9fff ]{0,8}(?:号码?|代码|编码|邮编|[电座手]机|电话|传真|热线|邮箱|网址|QQ|微信)[：:][ \u3000]*[\dA-Za-z][\w.@/()（）—－-]{4,}"
    r"|(?:[\u4e00-\u9fff]{0,6}(?:时间|日期)[：:])?[ \u3000]*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[ \u3000]+\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?)[ \t\u3000]*",
    re.ASCII,
)
BLANKS = " \t\u3000\r\n"


def pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it opens a line) of each sentence without the blanks before it. The endless ones are cut at a
    pause: the cost of reading grows with the square of a sentence."""
    for start, end, opens in _stops(text):
        while start < end and text[start] in BLANKS:
            start += 1
        while end - start > LONGEST:
            cut = _pause(text, start)
            yield start, cut, opens
            start, opens = cut, False
            while start < end and text[start] in BLANKS:
                start += 1
        if start < end:
            yield start, end, opens


def _pause(text: str, start: int) -> int:
    """Where an endless sentence is cut: behind the last pause within LONGEST."""
    pause = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in "；;，,\t 、")
    return pause + 1 if pause > 0 else start + LONGEST


def _stops(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it opens a line) of each sentence."""
    start = line_start = 0
    opens = True
    blank_lines = text.count("\n\n") * 3 > text.count("\n")
    for stop in STOP.finditer(text):
        at = stop.start()
        if text[at] == "\n":
            if start < at and not _breaks(text, at, line_start, blank_lines):
                line_start = at + 1
                continue
            if start < at:
                yield start, at, opens
            start = line_start = at + 1
            opens = True
        else:
            yield start, at + 1, opens
            start, opens = at + 1, False
    if start < len(text):
        yield start, len(text), opens


def _breaks(text: str, at: int, line_start: int, blank_lines: bool) -> bool:
    """Whether a line break ends the sentence: badly extracted text breaks lines anywhere.

    `blank_lines`: paragraphs stand apart by empty lines, so that a single break is only a break within one.
    """
    before = _last_seen(text, at)
    after = _next_seen(text, at)
    if after is None or HEADING.match(text, after):
        return True
    if before in CONTINUES and before.isdigit() and DETAIL.fullmatch(text, line_start, at):
        return True
    if before in CONTINUES or text[after] in RESUMES:
        return False
    if blank_lines and text[at + 1] != "\n" and before not in "\n：:":
        return False
    return at - line_start < LONG_LINE or before in "”)）" or _stands_apart(text, line_start, after)


def _last_seen(text: str, at: int) -> str:
    """The character before a line break; web pages leave invisible ones on a line of their own."""
    before = text[at - 1] if at else "\n"
    return text[max(0, at - 6) : at].rstrip("\u200b \n")[-1:] or "\n" if before == "\u200b" else before


def _next_seen(text: str, at: int) -> int | None:
    """Where the next character that is no blank stands; None at the end."""
    after = at + 1
    while after < len(text) and text[after] in " \t\u3000\n":
        after += 1
    return after if after < len(text) else None


def _stands_apart(text: str, line_start: int, after: int) -> bool:
    """Whether the line is a heading, or is followed by a subtitle."""
    return text.startswith("——", after) or HEADING.match(text, line_start) is not None
