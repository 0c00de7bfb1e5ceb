"""Where a report looks back, where it plans, which years a passage is on: headings, openings of paragraphs, sentences."""

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from transforms.extraction.model import Context

PLAN = re.compile(
    r"计划|思路|打算|安排|建议|部署|举措|目标|任务|重点工作|工作重点|要求|取向|展望|下一?步|下一?阶段|明年|来年|今后|未来|努力方向|民生实事"
)
REVIEW = re.compile(r"回顾|总结|完成|成效|成绩|亮点|开展|进展|情况|成果|做法|存在|问题|短板|不足|困难|成就|特点")
YEAR = re.compile(r"((?:19|20|21)\d\d)年?")
FIVE_YEAR_PLAN = re.compile(r"[“\"]?十([一二三四五六])五[”\"]?")
SEVERAL_YEARS = re.compile(
    r"(?:过去|近|这|以来的?|[走度经]过的|回[望顾首])(?:的|这)?([三四五])年|([三四五])年(?:来|间|工作|以来)|本届政府(?=成立|任期|履职|五年|以来|工作|的五年)|"
    r"[“\"]?十([一二三四五六])五[”\"]?(?:时期|期间|以来|这五年)"
)
OF_YEARS = re.compile(r"(?:这是|是).{2,34}的([三四五])年[。！]?")
ONE_YEAR = re.compile(
    r"(?:(?:回[望顾首])?(?:刚刚?)?(?:过去|这)的?(?:一年|((?:19|20)\d\d)年)|一年来|((?:19|20)\d\d)年[，,是])"
)
PLAN_OPENING = re.compile(
    r"下一?步|下一?阶段|接下来|明年|来年|今后|下半年(?!以来|来)|(?:主要|总体)?(?:预期)?目标是|围绕实现|为?(?:做好|实现)(?:今年|明年)|"
    r"(?:全省|全市|全区|全县)?今年.{0,24}(?:预期目标|工作(?:的)?总体要求|重点(?:做好|抓好)|工作安排)|今年(?:政府)?工作|新的一年"
)
HEADING = re.compile(
    r"[ \t\u3000]*(?:(第[一二三四五六七八九十]+(?:部分|章|篇))|([一二三四五六七八九十]{1,3}[、．.])|"
    r"([（(][一二三四五六七八九十]{1,3}[）)])|(\d{1,2}[.、．](?!\d)))"
)
PLAN_FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
DRAWN_UP = re.compile(
    r"(?:根据|按照|贯彻|落实).{4,40}第十([一二三四五六])个五年规划"
)  # what follows is the new plan's aims
OUTLINE = re.compile(
    r"(?:编制|制定|起草|形成)了?《[^》]{0,30}第十([一二三四五六])个五年规划纲要"
)  # and so is what follows its outline
ASIDE = re.compile(r"(?:各位代表[！，]?)?(?:过去(?:的)?一年|一年来|回顾(?:过去一年|20\d\d年))")
AHEAD = re.compile(r"今年|20\d\d年|新的一年|下一?步|要|我们要|我们将")
INLINE_TITLE = re.compile(r"【([^】\n]{2,30})】")
THIS_YEAR = re.compile(r"今年|新的一年|20\d\d年(?:是|全|我|主要|经济)")
COUNT = {"三": 3, "四": 4, "五": 5}
SHORTCOMINGS = re.compile(r"[^。]{0,24}清醒")  # 我们也清醒看到: of today, whatever the passage before was on
OPENING = re.compile(r"清醒|年|预期|届|十[一二三四五六]五|下一?步|下一?阶段|下阶段|接下来|今后|目标是|围绕实现")
AIMS_STATED = re.compile(r"([^。]{0,32}?)(?:主要|总体|发展)?预期(?:性)?目标(?:建议)?(?:是|为|：|:|如下|定为)")
ACHIEVED = re.compile(r"完成|达到|超|好于|高于|实现了")
SPEECH = re.compile(
    r"[，。：]现在，我代表|各位代表[：！!，]|请予审议|(?:今年|20\d\d年)(?:经济社会)?发展的?主要预期目标"
)
STOP = re.compile(r"[。！？!?]|\n")
CONTINUES = "，,、；;：:（(“0123456789０１２３４５６７８９-—~～"
RESUMES = "，,。、；;）)”%％亿万"
LONGEST = 1500  # characters of a sentence; the longest seen in 49 reports has 618
LONG_LINE = 34  # a line this long without a stop was wrapped, not ended


class Passage(NamedTuple):
    """What every sentence of a stretch of text shares. `years`: the span it looks back on, or with `plan` ahead to, when several."""

    section: str
    plan: bool
    years: tuple[int, int] | None


class Sentence(NamedTuple):
    start: int
    end: int
    passage: Passage


class Frame(NamedTuple):
    """The document's own time: its last month accounted for, and whether it was spoken in the year after."""

    year: int | None
    half: bool
    speech: bool


def frame(text: str, context: Context) -> Frame:
    """How 今年 and 去年 are to be understood in this document."""
    year = context.period_end.year if context.period_end else None
    half = bool(context.period_end and context.period_end.month < 12)
    return Frame(year, half, not half and bool(SPEECH.search(text, 0, 3000) or SPEECH.search(text)))


def _years(title: str, year: int | None) -> tuple[int, int] | None:
    found = SEVERAL_YEARS.search(title) or OF_YEARS.match(title)
    if not found or year is None:
        return None
    if found.re is SEVERAL_YEARS and found[3]:
        if (
            found.start() > 8
            and len(title) < 30
            and "、" not in title[:3]
            or title[found.start() - 1 : found.start()] in ("比", "较", "与")
        ):
            return None
        first = PLAN_FIRST_YEAR[found[3]]
        return (first, min(first + 4, year)) if first <= year else None
    if found.start() > 8 or found.re is SEVERAL_YEARS and title[found.start() - 1 : found.start()] in ("比", "较"):
        return None
    count = next((COUNT[g] for g in found.groups() if g), 5)
    return (year - count + 1, year)


def _aims(title: str, year: int | None) -> tuple[int, int] | None:
    """The years that a section of aims looks to when it names a five-year plan yet to come and no single year."""
    found = FIVE_YEAR_PLAN.search(title)
    if (
        not found
        or year is None
        or PLAN_FIRST_YEAR[found[1]] <= year
        or any(int(y) > year for y in YEAR.findall(title))
    ):
        return None
    first = PLAN_FIRST_YEAR[found[1]]
    return first, first + 4


def _is_plan(title: str, now: Frame) -> bool | None:
    """True for a section of aims, False for one that looks back, None where the title does not say."""
    plan, review = bool(PLAN.search(title)), bool(REVIEW.search(title))
    years = [int(y) for y in YEAR.findall(title)]
    if "工作报告" in title or "会议上" in title:
        return None
    if now.year is not None and years:
        if all(y > now.year for y in years):
            return True
        if any(y > now.year for y in years):
            return None
        if not (now.half and plan and "下半年" in title):
            return False
    if now.half and "下半年" in title:
        return None if review or "上半年" in title else True
    if (found := FIVE_YEAR_PLAN.search(title)) and now.year is not None and PLAN_FIRST_YEAR[found[1]] > now.year:
        return True
    if "今年" in title and now.speech and plan and not review:
        return True
    return plan if plan != review else None


def _breaks(text: str, at: int, line_start: int, blank_lines: bool) -> bool:
    """Whether a line break ends the sentence: badly extracted text breaks lines anywhere.

    `blank_lines`: paragraphs stand apart by empty lines, so that a single break is only a break within one.
    """
    before = text[at - 1] if at else "\n"
    if before == "\u200b":  # web pages leave it on a line of its own
        before = text[max(0, at - 6) : at].rstrip("\u200b \n")[-1:] or "\n"
    after = at + 1
    size = len(text)
    while after < size and text[after] in " \t\u3000\n":
        after += 1
    if after >= size or HEADING.match(text, after):
        return True
    if before in CONTINUES or text[after] in RESUMES:
        return False
    if blank_lines and text[at + 1] != "\n" and before not in "\n：:":
        return False
    return (
        at - line_start < LONG_LINE
        or text.startswith("——", after)
        or before in "”)）"
        or HEADING.match(text, line_start) is not None
    )


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


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Sentences, the endless ones cut at a pause: the cost of reading grows with the square of a sentence."""
    for start, end, opens in _stops(text):
        while end - start > LONGEST:
            pause = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in "；;，,\t 、")
            cut = pause + 1 if pause > 0 else start + LONGEST
            yield start, cut, opens
            start, opens = cut, False
        yield start, end, opens


CLAUSE_END = re.compile("[，,。！]")


class State(NamedTuple):
    """Where the reading stands: in aims or in a review, on which years, aside for a look back within the aims."""

    plan: bool = False
    years: tuple[int, int] | None = None
    aside: bool = False


def _by_heading(state: State, title: str, now: Frame) -> State:
    """A heading of the first rank settles what its section is on; one that does not say leaves it."""
    verdict = _is_plan(title, now)
    plan = state.plan if verdict is None else verdict
    if plan:
        return State(True, _aims(title, now.year))
    # 过去一年和五年工作回顾 begins with the year; its five years open with words of their own
    mixed = "一年" in title or "去年" in title or any(int(y) == now.year for y in YEAR.findall(title))
    return State(False, None if mixed else _years(title, now.year))


def _by_line(state: State, line: str, now: Frame) -> State:
    """A short line without a stop may be a heading that has no number."""
    verdict = _is_plan(line, now)
    dated = YEAR.search(line) is not None
    if verdict and PLAN.search(line) and (dated or "下半年" in line or "十" in line or "下一步" in line):
        return State(True, _aims(line, now.year))
    if verdict is False and dated and REVIEW.search(line):
        return state._replace(plan=False)
    return state


def _future_plan(words: str, now: Frame) -> bool:
    found = FIVE_YEAR_PLAN.match(words)
    return (
        found is not None and now.year is not None and PLAN_FIRST_YEAR[found[1]] > now.year
        and words.startswith(("时期", "期间"), found.end())
    )  # fmt: skip


def _by_opening(state: State, opening: str, opens: bool, now: Frame) -> State:
    """What the first words of a sentence say; `opens`: it begins a paragraph."""
    clause = CLAUSE_END.split(opening, maxsplit=1)[0]
    if _future_plan(clause, now) or clause.startswith(("今后五年", "未来五年")):
        first = now.year + 1 if now.year else 0
        return State(True, _aims(clause, now.year) or (first, first + 4) if first else None)
    if (drawn := DRAWN_UP.match(opening)) and (first := PLAN_FIRST_YEAR[drawn[1]]) > (now.year or first):
        return State(True, (first, first + 4))
    if state.plan:
        if (
            opens
            and (state.years or FIVE_YEAR_PLAN.match(clause))
            and (span := _years(clause, now.year))
            and span[1] <= (now.year or 0)
        ):
            return State(False, span)  # back to the plan that has ended
        if ASIDE.match(opening):
            return state._replace(aside=True)
        if opens and THIS_YEAR.match(opening) and not _past(opening, now):
            return State(True)
        return state._replace(aside=False) if opens or AHEAD.match(opening) else state
    if SHORTCOMINGS.match(opening):
        return State(False)
    if (stated := AIMS_STATED.match(opening)) and not ACHIEVED.search(stated[1]):
        return State(True)
    if not clause.startswith(("近", "过去一年", "一年")) and (span := _years(clause, now.year)):
        if state.years and span[1] - span[0] == state.years[1] - state.years[0] and not FIVE_YEAR_PLAN.search(clause):
            return state  # 五年间 in a passage on a plan that has ended is of its years
        return State(False, span)
    if opens and ONE_YEAR.match(opening):
        return State(True) if _to_come(opening, now) else State(False)
    if opens and PLAN_OPENING.match(opening) and (now.half or not opening.startswith("下半年")):
        return State(True)
    return state


def _past(opening: str, now: Frame) -> bool:
    year = YEAR.match(opening)
    return year is not None and now.year is not None and int(year[1]) <= now.year


def _to_come(opening: str, now: Frame) -> bool:
    year = YEAR.match(opening)
    return year is not None and now.year is not None and int(year[1]) > now.year


def sentences(text: str, now: Frame) -> Iterator[tuple[int, int, Passage]]:
    """Start and end of every sentence, with the passage it stands in; most hold no number, so no Sentence is made of them here."""
    titles = ["", "", "", ""]
    outlines = deque((found.start(), PLAN_FIRST_YEAR[found[1]]) for found in OUTLINE.finditer(text))
    state = State()
    passage = Passage("", False, None)
    for start, end, opens in _pieces(text):
        while start < end and text[start] in " \t\u3000\r\n":
            start += 1
        if start >= end:
            continue
        before, named = state, False
        heading = HEADING.match(text, start, end) if opens else None
        if heading:
            rank = heading.lastindex - 1 if heading.lastindex else 0
            title = text[start : min(end, start + 60)].strip().rstrip("。")
            titles[rank:] = [title] + [""] * (3 - rank)
            named = True
        if heading and rank < 2:
            state = _by_heading(state, title, now)
        elif opens and text[start] == "【" and (inline := INLINE_TITLE.match(text, start)):
            state = _by_heading(state, inline[1], now)
        else:
            if opens and end - start < 32 and text[end - 1] not in "。！？!?；;，,":
                state = _by_line(state, text[start:end], now)
            if OPENING.search(text, start, start + 40) or state.aside:
                opening = text[start : start + 60]
                state = _by_opening(state, opening[5:] if opening.startswith("各位代表") else opening, opens, now)
        if outlines and outlines[0][0] < end:
            _, first = outlines.popleft()
            if first > (now.year or first):
                state = State(True, (first, first + 4))
        if named or before != state:
            years = None if state.aside else state.years
            passage = Passage(" / ".join(t for t in titles if t), state.plan and not state.aside, years)
        yield start, end, passage
