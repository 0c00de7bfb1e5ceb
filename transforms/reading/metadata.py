"""What a document's own text says of its title, publisher, date and address."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_HEAD_LINES = 25
_HEAD_CHARACTERS = 1500
_FOOT_CHARACTERS = 800

_TITLE_WORDS = re.compile(
    r"报告|總結|总结|計劃|计划|思路|要点|要點|汇报|匯報|公报|公報|情况|情況|规划|規劃|概况|概況|年报|纪要|方案|報告"
)
_NO_TITLE = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[、.．章节]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．]|当前位置|您的位置|首页|来源|时间|日期|作者|发布|浏览|"
    r"字号|打印|分享|索引号|——|各位)"
)
_LABELS = (
    r"发布机构|发布单位|发文机关|发文单位|公开机构|公开主体|信息来源|稿件来源|文章来源|来源单位|来源|主办单位|主办"
)
_PUBLISHER = re.compile(rf"(?P<label>{_LABELS})\s*[:：】]\s*(?P<name>[^\s:：|丨，,。;；]{{2,40}})")
_AFTER_PUBLISHER = re.compile(
    r"(?:发布|时间|日期|浏览|阅读|点击|作者|字体|字号|编辑|责编|打印|承办|网站|地址|版权|\d{4}[-年/.]).*$"
)
_PUBLISHER_RANK = ("发布机构", "发布单位", "发文", "公开", "来源", "主办")

_DATE = (
    r"(?P<year>(?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2})\s*[-/.年]\s*"
    r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s*[-/.月]\s*(?P<day>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?!\d)"
)
_LABELLED_DATE = re.compile(
    rf"(?:发布时间|发布日期|发文日期|发稿时间|成文日期|公开日期|生成日期|更新时间|时间|日期)\s*[:：】]\s*{_DATE}"
)
_DATE_LINE = re.compile(
    rf"^[\s(（\[]*{_DATE}\s*日?[\s)）\]]*(?:\d{{1,2}}[:：时]\d{{2}}(?:[:：分]\d{{2}}秒?|分)?)?\s*$", re.MULTILINE
)
_URL = re.compile(
    r"(?:原文链接|原文地址|原文网址|来源网址|本文网址|文章链接|网页地址|网址|链接|URL)\s*[:：]\s*(https?://[^\s\"'<>，。；）)]+)",
    re.I,
)
_DIGITS = {char: value for value, chars in enumerate(("〇○零", *"一二三四五六七八九")) for char in chars}


class Stated(NamedTuple):
    """What a text states about itself; None where it says nothing."""

    title: str | None
    publisher: str | None
    published_on: date | None
    url: str | None


def stated_metadata(text: str) -> Stated:
    """Look at the head and the foot of a text, where reports and web pages say who published them and when."""
    head = "\n".join(text[:_HEAD_CHARACTERS].splitlines()[:_HEAD_LINES])
    foot = text[max(len(head), len(text) - _FOOT_CHARACTERS) :]
    url = _URL.search(head) or _URL.search(foot)
    return Stated(_title(head), _publisher(head, foot), _published_on(head, foot), url.group(1) if url else None)


def clean_title(title: str | None) -> str | None:
    """A title from a file's metadata, or None where it is a program's default and no title."""
    title = re.sub(r"\s+", " ", (title or "").replace("\u3000", " ")).strip().strip("_-|")
    if not 4 <= len(title) <= 120 or not re.search(r"[\u4e00-\u9fff]{2}", title):
        return None
    if re.search(
        r"\.(docx?|pdf|txt|xlsx?|wps|html?)$|^(?:文档|新建|演示|工作簿|无标题|未命名|Microsoft|Word|PowerPoint)",
        title,
        re.I,
    ):
        return None
    return title


def clean_publisher(name: str | None) -> str | None:
    """A publisher without the date, counter or label that follows it on the same line; None where nothing stays."""
    name = _AFTER_PUBLISHER.sub("", (name or "").strip()).strip(" \u3000|丨:：-_（(")
    return name if 2 <= len(name) <= 40 and re.search(r"[\u4e00-\u9fff]{2}", name) else None


def parse_date(written: str | None) -> date | None:
    """The first day written in `written` (2024-02-01, 2024年2月1日, 二〇二四年二月一日), or None."""
    match = re.search(_DATE, written or "")
    return _date(match) if match else None


def _title(head: str) -> str | None:
    lines = [line.strip(" \t\u3000#*_\ufeff") for line in head.splitlines()]
    candidates = [line for line in lines[:15] if _may_be_title(line)]
    for line in candidates:
        if _TITLE_WORDS.search(line):
            return line
    first = next((line for line in lines if line), "")
    return first if first in candidates else None


def _may_be_title(line: str) -> bool:
    if not 5 <= len(line) <= 60 or _NO_TITLE.match(line) or line[-1] in "。；;:：，,、！!":
        return False
    return not re.search(r"[。；;]|[:：].*[:：]", line) and len(re.findall(r"[，,]", line)) <= 1


def _publisher(head: str, foot: str) -> str | None:
    joined = re.sub(r"([:：])[ \t\u3000]*\r?\n\s*", r"\1", head)
    found = [(match["label"], clean_publisher(match["name"])) for match in _PUBLISHER.finditer(joined)]
    found += [
        (match["label"], clean_publisher(match["name"]))
        for match in _PUBLISHER.finditer(foot)
        if match["label"][0] == "主"
    ]
    for wanted in _PUBLISHER_RANK:
        for label, name in found:
            if wanted in label and name:
                return name
    return None


def _published_on(head: str, foot: str) -> date | None:
    for match in (*_LABELLED_DATE.finditer(head), *_DATE_LINE.finditer(head)):
        if (found := _date(match)) is not None:
            return found
    # At the foot stands the day of signing, or the page's own label; the last of them is the document's.
    for match in reversed((*_DATE_LINE.finditer(foot), *_LABELLED_DATE.finditer(foot))):
        if (found := _date(match)) is not None:
            return found
    return None


def _date(match: re.Match[str]) -> date | None:
    try:
        found = date(_number(match["year"]), _number(match["month"]), _number(match["day"]))
    except ValueError:
        return None
    return found if 1949 <= found.year <= 2100 else None


def _number(written: str) -> int:
    """12, 十二, 二十 or (digit by digit) 二〇二四."""
    if written.isdecimal():
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[char]) for char in written))
