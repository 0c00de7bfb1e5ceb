"""The lines of a report that say what it is about: titles and headings, each cut into look back and plan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dates import YEAR

HEAD = 1200

PLAN = (
    r"思路|计划|打算|安排|目标|任务|部署|要点|谋划|展望|举措|建议|要求|重点工作|工作重点|预期|下一?步|下阶段|明年|来年"
)
LOOK_BACK = r"总结|回顾|完成|情况|成效|成绩|亮点|进展|汇报|报告|小结|述职|成就|公报|快报|简报|指标|简况|概况"
_REPORT = re.compile(
    r"总结|报告|回顾|小结|述职|情况|汇报|思路|计划|要点|安排|打算|公报|快报|简报|月报|简况|概况|指标|分析|综述"
)
_CUT = re.compile(rf"(?:{LOOK_BACK}|工作|执行)[^及和暨与、]{{0,4}}?(?:及|和|暨|与|、|\s)(?=.*(?:{PLAN}|草案))")
_HEADING = re.compile(
    r"(?:^|\n)[^\S\n]{0,12}[#*]{0,4}[^\S\n]{0,4}(?:第?[一二三四五六七八九十]+[、部.．]|[(（][一二三四五六七八九十]+[)）]|\d{1,2}[、.．])?"
    r"[^\S\n]{0,8}([^\n。；;]{4,48})"
)
_NUMBERED = re.compile(r"[一二三四五][、是]([^\n。；;,，]{4,40})")
_OF_TIME = re.compile(
    rf"{YEAR}年|{YEAR}[HQ.]|\d个?月|前[一二三四五六七八九十]{{1,2}}个?月|[上下]半年|季度|今年|去年|明年|过去|五年|时期|下一?步|下阶段"
)
_OF_WORK = re.compile(f"{PLAN}|{LOOK_BACK}|工作|一年")
_NO_TITLE = re.compile(r"各位代表|。$|摄$")
#: What a page says of itself above its title: 发布单位：歙县统计局, a date alone; 云和县：2024年… is a title.
_ABOUT_THE_PAGE = re.compile(r"[一-龥 　]{2,7}(?<![省市县区州旗镇乡道])[:：]|[\d\s年月日:：./-]+$")
_NAMES_A_PAPER = re.compile(r"[》《]|纲要|远景|规划[^纲]{0,4}(?:草案|编制)")
_STARTS_AS_HEADING = re.compile(r"^[一二三四五六七八九十]+、|^[(（][一二三]")

_FUTURE = re.compile(
    r"力争|确保|争取|将|预期|拟|努力|目标|计划|打算|要(?=[^点求素闻件])|左右|力促|谋划|加快|明年|重点抓好|着力|做好\S{0,6}工作|总体要求|民生实事"
)
_PAST = re.compile(
    r"增长\s*\d|同比|比上年|较上年|完成了?|达到?\s*\d|成功|荣获|获评|获得|累计|共\s*\d|新增\S{0,8}\d|实现\S{0,20}\d|以来|圆满|顺利|取得"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A title or heading. `back` is what it looks back on, `plan` what it plans; either may be empty."""

    text: str
    back: str
    plan: str
    method: str  #: "title" or "heading"
    weight: float


def find_lines(text: str, title: str | None) -> list[Line]:
    """Titles (given, or standing in the head) and headings that speak of a time."""
    titles = _titles(text, title)
    lines = [Line(line, *parts(line), "title", 5.0) for line in titles]
    return lines + [
        Line(line, *parts(line, follows), "heading", 4.0)
        for line, follows in _headings(text).items()
        if line not in titles
    ]


def is_planned(snippet: str) -> bool | None:
    """Whether a stretch of text speaks of work ahead; None when its verbs do not tell."""
    future, past = len(_FUTURE.findall(snippet)), len(_PAST.findall(snippet))
    return None if future == past else future > past


def parts(line: str, follows: str = "") -> tuple[str, str]:
    """Cut a title: 2023年工作总结 | 2024年工作思路. A bare 2026年主要工作 is told by what follows it."""
    if cut := _CUT.search(line):
        return line[: cut.end()], line[cut.end() :]
    if re.search(LOOK_BACK, line):
        return line, ""
    if re.search(PLAN, line) or is_planned(follows):
        return "", line
    return line, ""


def _titles(text: str, title: str | None) -> list[str]:
    lines = [line.strip() for line in text[:HEAD].splitlines()[:14]]
    found = [line for line in lines if 4 <= len(line) <= 60 and _REPORT.search(line) and not _NO_TITLE.search(line)]
    given = title.strip() if title else _headline(text)
    titles = [line for line in found if not _STARTS_AS_HEADING.match(line)]
    return list(dict.fromkeys([given, *titles] if given else titles))


def _headline(text: str) -> str | None:
    """The first line, below what the page says of itself, where it is a title by its looks: short, and no sentence."""
    lines = (line.strip() for line in text.lstrip()[:200].splitlines()[:5])
    line = next((line for line in lines if line and not _ABOUT_THE_PAGE.match(line)), "")
    return (
        line
        if 4 <= len(line) <= 45 and not re.search(r"[。；;！，,]|：.{12}", line) and _OF_TIME.search(line)
        else None
    )


def _headings(text: str) -> dict[str, str]:
    """Lines and numbered beginnings short enough to head a section, with the 250 characters behind each."""
    found: dict[str, str] = {}
    for pattern in (_HEADING, _NUMBERED):
        for match in pattern.finditer(text):
            line = match.group(1).strip()
            if len(line) <= 40 and not _NAMES_A_PAPER.search(line) and _OF_TIME.search(line) and _OF_WORK.search(line):
                found.setdefault(line, text[match.end() : match.end() + 250])
    return found
