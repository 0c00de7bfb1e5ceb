"""What the first words of a sentence say of the passage that begins with it: aims, a look back, which years."""

import re
from collections import deque
from operator import attrgetter

from transforms.extraction.passages.passage import Frame, State
from transforms.extraction.passages.years import (
    FIVE_YEAR_PLAN,
    YEAR,
    is_to_come,
    years_ahead,
    years_back,
    years_of_plan,
)
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question, Tier

# Only a sentence that begins with one of these can say anything.
WORDS = re.compile(r"注[:：]|清醒|年|预期|届|十[一二三四五六]五|下一?步|下一?阶段|下阶段|接下来|今后|目标是|围绕实现")
LENGTH, LOOKED_AT = 60, 40  # characters of an opening, and those among which one of the words must stand
ADDRESS = re.compile(r"各位代表[\s\S]?")
CLAUSE_END = re.compile("[，,。！]")
DRAWN_UP = re.compile(r"(?:根据|按照|贯彻|落实).{4,40}第十([一二三四五六])个五年规划")
ASIDE = re.compile(r"(?:各位代表[！，]?)?(?:过去(?:的)?一年|一年来|回顾(?:过去一年|20\d\d年))")
AHEAD = re.compile(r"今年|20\d\d年|新的一年|下一?步|要|我们要|我们将")
THIS_YEAR = re.compile(r"今年|新的一年|20\d\d年(?:[，,是]|全|我|主要|经济)")
SHORTCOMINGS = re.compile(r"[^。]{0,24}清醒")
NOTE = re.compile("(?:备|附)?注[:：]")
AIMS = re.compile(r"([^。]{0,32}?)(?:主要|总体|发展)?预期(?:性)?目标(?:建议)?(?:是|为|：|:|如下|定为)")
ACHIEVED = re.compile(r"完成|达到|超|好于|高于|实现了")
SET_BEFORE = re.compile(r"批准|通过|年初|原定|下达|上年|去年")
WHAT_CAME = re.compile(r"[，,](?:而|但)?(?:全年|累计|当年)?(?:实际|完成|达到|执行)")
ONE_YEAR = re.compile(
    r"(?:(?:回[望顾首])?(?:刚刚?)?(?:过去|这)的?(?:一年|((?:19|20)\d\d)年)|一年来|((?:19|20)\d\d)年[，,是])"
)
NEXT = r"下一?步|下一?阶段|接下来|明年|来年|今后|下半年(?!以来|来)|新的一年"
TO_REACH = r"(?:主要|总体)?(?:预期)?目标是|围绕实现|为?(?:做好|实现)(?:今年|明年)"
THIS_YEARS_WORK = (
    r"(?:全省|全市|全区|全县)?今年.{0,24}(?:预期目标|工作(?:的)?总体要求|重点(?:做好|抓好)|工作安排)|今年(?:政府)?工作"
)
# 到2030年，…; 锚定2035年远景目标，到2030年…: a year to come that what follows is aimed at
LATER_YEAR = re.compile(
    r"(?![^。；;]{0,20}(?:今年|目前))(?:[^。；;\d]|(?:19|20)\d\d年?){0,32}?(?:(?:(?<![\u4e00-\u9fff])|力争|争取|确保|计划|预计|努力)到|展望到?)((?:19|20)\d\d)年[^。；;\n]*\d"
)
OF_LIST = re.compile(r"[—－●■◆·★-]")
TOLD_OF_NOW = re.compile(
    r"[^。\n]*?(?:(?<![比较])(?:今年|明年|去年|上年(?!均))|目前|截至|近[几两三]年|过去|以来|现[有已为]|已经?(?=[建完达实形]))"
)
PLANNED = re.compile(f"{NEXT}|{TO_REACH}|{THIS_YEARS_WORK}")
# 2026年工作打算如下：, 下半年要抓好以下工作： announce what follows on their own line or the next ones
PLAN_ANNOUNCED = re.compile(
    rf"(?:((?:19|20)\d\d)年|{NEXT})(?!以来|来)[\u4e00-\u9fff、]{{0,14}}(?:打算|计划|安排|思路|目标|任务|要点|重点|(?:以下|如下).{{0,6}}工作|工作)"
    r"(?:主要)?(?:是|为|有|如下)?[:：]"
)


@record
class Opening(Record):
    """The first words of a sentence, the first clause of them, and whether they open a paragraph, in the state before."""

    words: str
    clause: str
    opens: bool
    state: State
    now: Frame


OPENING: Question[Opening, State] = Question("opening", words=attrgetter("words"))


Spans = deque[tuple[int, int]]


def words_of_openings(text: str) -> Spans:
    """Where the words stand by which an opening can say anything, in text order."""
    return deque(word.span() for word in WORDS.finditer(text))


def may_tell(words: Spans, start: int) -> bool:
    """Whether one of the words stands among the first characters from `start` on; those before it are dropped."""
    while words and words[0][0] < start:
        words.popleft()
    return len(words) > 0 and words[0][1] <= start + LOOKED_AT


def by_opening(state: State, text: str, start: int, opens: bool, now: Frame) -> State:
    """The state behind the first words of a sentence that may tell one; the one before where they say nothing."""
    words = text[start : start + LENGTH]
    if address := ADDRESS.match(words):
        words = words[address.end() :]
    clause = CLAUSE_END.split(words, maxsplit=1)[0]
    decision = OPENING.decide(Opening(words, clause, opens, state, now), "plan" if state.plan else "review")
    return decision[1] if decision else state


IN_PLAN, IN_REVIEW = ("plan",), ("review",)


@OPENING.rule("years-to-come", Tier.SPECIFIC, needs="五")
def years_to_come(opening: Opening) -> State | None:
    """“十五五”时期, 今后五年: aims of five years that have not begun."""
    clause, year = opening.clause, opening.now.year
    plan = FIVE_YEAR_PLAN.match(clause)
    named = plan and is_to_come(plan, year) and clause.startswith(("时期", "期间"), plan.end())
    if not named and not clause.startswith(("今后五年", "未来五年")):
        return None
    return State(True, years_ahead(clause, year) or (year + 1, year + 5) if year else None)


@OPENING.rule("plan-drawn-up", Tier.SPECIFIC, needs="规划")
def plan_drawn_up(opening: Opening) -> State | None:
    """根据…第十五个五年规划的建议: what follows is the new plan's aims."""
    drawn = DRAWN_UP.match(opening.words)
    return State(True, years_of_plan(drawn, 1)) if drawn and is_to_come(drawn, opening.now.year) else None


@OPENING.rule("ended-plan-again", Tier.SPECIFIC, only=IN_PLAN)
def ended_plan_again(opening: Opening) -> State | None:
    """“十四五”时期, in a passage on the new plan: back to the one that has ended."""
    if not opening.opens or not (opening.state.years or FIVE_YEAR_PLAN.match(opening.clause)):
        return None
    years = years_back(opening.clause, opening.now.year)
    return State(False, years) if years and years[1] <= (opening.now.year or 0) else None


@OPENING.rule("aside", only=IN_PLAN)
def aside(opening: Opening) -> State | None:
    """过去一年, among aims: a look back that ends with the next word of time."""
    return opening.state._replace(aside=True) if ASIDE.match(opening.words) else None


@OPENING.rule("year-ahead", only=IN_PLAN, needs="年")
def year_ahead(opening: Opening) -> State | None:
    """今年, at the head of a paragraph behind aims of five years: those of the year."""
    if not opening.opens or not THIS_YEAR.match(opening.words):
        return None
    year = _year_named(opening)
    return None if year and opening.now.year and year != opening.now.year + 1 else State(True)


@OPENING.rule("aside-ends", Tier.DEFAULT, only=IN_PLAN)
def aside_ends(opening: Opening) -> State | None:
    """今年新建…, or a new paragraph, behind 过去一年…: what lies ahead is spoken of again."""
    return opening.state._replace(aside=False) if opening.opens or AHEAD.match(opening.words) else None


@OPENING.rule("aimed-at-later-year", Tier.SPECIFIC, before=("aims-stated",), only=IN_REVIEW, needs="年")
def aimed_at_later_year(opening: Opening) -> State | None:
    """到2030年，…达到…; all that the paragraph says behind it is aimed at by then, too."""
    found, year = LATER_YEAR.match(opening.words), opening.now.year
    if not found or year is None or opening.now.half or int(found[1]) <= year + 1:
        return None
    return opening.state._replace(aimed_at=(year + 1, int(found[1])))


@OPENING.rule("shortcomings", Tier.SPECIFIC, only=IN_REVIEW, needs="清醒")
def shortcomings(opening: Opening) -> State | None:
    """我们也清醒看到: of today, whatever the passage before was on."""
    return State(False) if SHORTCOMINGS.match(opening.words) else None


@OPENING.rule("note", Tier.SPECIFIC, only=IN_PLAN, needs="注")
def note(opening: Opening) -> State | None:
    """注：不含民办学校, below the plans: what a note says is so."""
    return State(False) if NOTE.match(opening.words) else None


@OPENING.rule("aims-stated", Tier.SPECIFIC, only=IN_REVIEW, needs="目标")
def aims_stated(opening: Opening) -> State | None:
    """今年经济社会发展主要预期目标是; 好于预期目标 was reached, and so is told of 批准的收入预期目标为5亿元,实际完成6亿元."""
    stated = AIMS.match(opening.words)
    if not stated or ACHIEVED.search(stated[1]) or SET_BEFORE.search(stated[1]):
        return None
    return None if WHAT_CAME.search(opening.words, stated.end()) else State(True)


@OPENING.rule("years-looked-back-on", only=IN_REVIEW)
def years_looked_back_on(opening: Opening) -> State | None:
    """五年来, at the head; in a passage on a plan that has ended, 五年间 is of its years."""
    clause, known = opening.clause, opening.state.years
    if clause.startswith(("近", "过去一年", "一年")) or not (years := years_back(clause, opening.now.year)):
        return None
    if known and years[1] - years[0] == known[1] - known[0] and not FIVE_YEAR_PLAN.search(clause):
        return opening.state
    return State(False, years)


@OPENING.rule("one-year", Tier.DEFAULT, before=("aims-of-later-year-end",), only=IN_REVIEW, needs="年")
def one_year(opening: Opening) -> State | None:
    """过去一年, 2025年是…: the year, and not the five before; 2026年 lies ahead."""
    if not opening.opens or not ONE_YEAR.match(opening.words):
        return None
    year = _year_named(opening)
    return State(bool(year and opening.now.year and year > opening.now.year))


@OPENING.rule("work-planned", Tier.DEFAULT, before=("aims-of-later-year-end",), only=IN_REVIEW)
def work_planned(opening: Opening) -> State | None:
    """下一步, 今年工作: what is planned begins without a heading; 下半年 only in a report on the first half."""
    if not opening.opens or not PLANNED.match(opening.words):
        return None
    return State(True) if opening.now.half or not opening.words.startswith("下半年") else None


@OPENING.rule("aims-of-later-year-end", Tier.DEFAULT, only=IN_REVIEW)
def aims_of_later_year_end(opening: Opening) -> State | None:
    """A new paragraph that is no point of a list, or 目前已建成…, behind 到2030年，…: of the report's own time again."""
    if not opening.state.aimed_at:
        return None
    goes_on = OF_LIST.match(opening.words) if opening.opens else not TOLD_OF_NOW.match(opening.words)
    return None if goes_on else opening.state._replace(aimed_at=None)


@OPENING.rule("plan-announced", only=IN_REVIEW)
def plan_announced(opening: Opening) -> State | None:
    """2026年工作打算如下：, wherever it stands: what is planned follows."""
    found = PLAN_ANNOUNCED.match(opening.words)
    year = opening.now.year
    if not found or ACHIEVED.search(found[0]):
        return None
    if found[1]:
        return State(True) if year and int(found[1]) > year else None
    return State(True) if opening.now.half or "下半年" not in found[0] else None


def _year_named(opening: Opening) -> int | None:
    year = YEAR.match(opening.words)
    return int(year[1]) if year else None
