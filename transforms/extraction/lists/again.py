"""Lists that the words before the number do not name: that was opened before, or that the levels just given make up."""

from __future__ import annotations

import re

from transforms.extraction.case import Case, noun_behind
from transforms.extraction.discourse import Reading
from transforms.extraction.lists.assignment import (
    ASSIGNMENT,
    Items,
    further_set,
    in_order,
    run_of,
    to_each,
    with_claims,
)
from transforms.extraction.lists.items import parts_of, split_list
from transforms.extraction.measure.movement import PULLING
from transforms.extraction.rules import Tier
from transforms.extraction.wording.phrases import first_verb, is_generic, joined, rated
from transforms.extraction.wording.words import META

# 较2019年分别增长, 较“十三五”时期分别增长: held against one time, not against areas
BASE_YEAR = re.compile(r"[比较](?:19|20)\d\d年|“十[一二三四五]五”|[比较]上一?个|[三五十]年前|上一?届|疫情前|上年|去年")
TOTAL_OF_EACH = re.compile("(?:累计|在库|在册)?总(?:数|量)")
ADDED_BY = re.compile(r"(?:对.*|的?贡献率)\Z")  # 投资对经济增长的贡献率: what adds to it
RATE_OF_EACH = re.compile("(?:按时|按期|及时)?(?:[办答回]复|办[结成]|面商|见面|沟通)率")  # of what is handled
STEP = re.compile("(?:回访|回复|答复|转办|交办|核查|办结|督办|签收)\\Z")  # of one work: the same things further on
PAUSE = re.compile(r"[，,；;。]")


@ASSIGNMENT.rule("open-list-of-levels", only=("level nothing",))
def open_list_of_levels(case: Case) -> Reading | None:
    """城镇、农村居民收入分别增长5%、6%,分别达到5万元、3万元: levels of the things that the list before named."""
    cue, open_list = case.cue, case.discourse.open_list
    if not open_list.items:
        return None
    again = (cue.reached or cue.settled) and case.discourse.previous.indicator and not noun_behind(case)
    return further_set(case, open_list.items) if cue.spread or again else None


@ASSIGNMENT.rule("levels-of-wording", only=("level nothing",))
def levels_of_wording(case: Case) -> Reading | None:
    """存款、贷款余额连跨两个台阶,双双突破4万亿元: a level of each of the things that the words before named as one."""
    cue, named = case.cue, case.discourse.previous.indicator
    if not cue.each or not cue.settled or "、" not in named or case.discourse.open_list.items or noun_behind(case):
        return None
    names = split_list(named, len(parts_of(named)))
    return to_each(case, with_claims(case, names), "list-each") if len(names) > 1 else None


@ASSIGNMENT.rule("open-list", before=("yardsticks",), only=("moved nothing", "moved named"))
def open_list(case: Case) -> Reading | None:
    """…分别达到A、B,分别增长C、D: a further set of numbers for the things that the list before named."""
    items = case.discourse.open_list.items
    of_one = case.measure == "rank" and len(set(items)) == 1  # 比同期和全年分别快1.8、0.9个百分点,增速居全市第三
    return further_set(case, items) if items and not of_one and case.phrase in META else None


@ASSIGNMENT.rule("shares-of-list", only=("level named",))
def shares_of_list(case: Case) -> Reading | None:
    """A、B分别增长5%、6%,占工业比重分别达到20%、30%: a share of each of the things that the list before named.

    Behind shares in the growth, what each of them adds to it: 分别拉动经济增长0.7、3.5个百分点.
    """
    items, phrase = case.discourse.open_list.items, case.phrase
    if not items or not case.cue.spread or not phrase.startswith(("占", *PULLING)) or run_of(case) != len(items):
        return None
    owners = tuple(ADDED_BY.sub("", name) if phrase.startswith(PULLING) else name for name, _ in items)
    return in_order(case, with_claims(case, tuple(joined(name, phrase) for name in owners)), "list-in-order")


@ASSIGNMENT.rule("levels-in-a-row", before=("yardsticks",), only=("level nothing", "moved nothing"))
def levels_in_a_row(case: Case) -> Reading | None:
    """营业收入286亿元、利润总额14.3亿元,同比分别增长6.2%、9.8%; 城镇…1.6万元,农村…0.5万元,实际增长8.4%和8%: as many levels as there are
    growths, in order."""
    cue, discourse = case.cue, case.discourse
    if not (cue.spread or _one_of_each(case)) or discourse.open_list.items:
        return None
    if case.measure == "level" and (not discourse.previous.indicator or noun_behind(case)):
        return None
    if case.measure != "level" and cue.base and not BASE_YEAR.search("".join(cue.cues)):
        return None
    items = _last_levels(case, run_of(case))
    return further_set(case, items) if items else None


def _one_of_each(case: Case) -> bool:
    """Whether growths in a row stand behind as many levels in one unit, of which none has been told how it grew."""
    run = run_of(case) if case.measure == "growth" else 1
    last = case.discourse.statements[-run:]
    alike = {(one.measure, one.mention.token.unit.code) for one in last}
    return run > 1 and len(last) == run and len(alike) == 1 and last[0].measure == "level"


@ASSIGNMENT.rule("totals-of-each", Tier.SPECIFIC, only=("level named",))
def totals_of_each(case: Case) -> Reading | None:
    """新增高新技术企业12家、科技型中小企业40家,总数分别达到62家、180家: the stock of each of those that were added."""
    if not case.cue.spread or not TOTAL_OF_EACH.fullmatch(case.phrase):
        return None
    names = tuple(name[len(first_verb(name)) :] for name, _ in _last_levels(case, run_of(case)))
    return in_order(case, with_claims(case, names), "list-in-order") if all(names) and names else None


@ASSIGNMENT.rule("levels-of-one-list", only=("moved nothing",))
def levels_of_one_list(case: Case) -> Reading | None:
    """生态建设1.23亿亩、防沙治沙6688万亩,均居全国首位: one number of all the levels that the last list is of."""
    if not case.cue.each or case.discourse.open_list.items:
        return None
    items = _last_levels(case, _told_in_a_row(case))
    return further_set(case, items) if items else None


@ASSIGNMENT.rule("rate-of-each-counted", Tier.SPECIFIC, only=("level named",))
def rate_of_each_counted(case: Case) -> Reading | None:
    """代表建议74件、政协提案91件,办结率均达100%; 办理建议74件、提案91件,办复率达100%: a rate of each of the things that the row before
    counts."""
    each = (case.cue.each or _done_with_each(case)) and not case.cue.spread and case.mention.share
    if not each or not case.phrase.endswith("率") or not is_generic(case.phrase):
        return None
    counted = _last_levels(case, _told_in_a_row(case))
    names = tuple(joined(rated(name, case.phrase), case.phrase) for name, _ in counted)
    return to_each(case, with_claims(case, names), "list-each") if names else None


def _done_with_each(case: Case) -> bool:
    """办理建议74件、提案91件,办复率: how many were answered of each that the row of one verb and one unit counts."""
    counted = [one for one in case.discourse.statements if not one.mention.share][-2:]
    if any(STEP.search(one.indicator) for one in counted):
        return False
    alike = len({one.mention.token.unit.code for one in counted}) == 1 and len(counted) == 2
    return alike and counted[-1].rule == "verb-carried" and RATE_OF_EACH.fullmatch(case.phrase) is not None


@ASSIGNMENT.rule("yardsticks", only=("moved nothing",))
def yardsticks(case: Case) -> Reading | None:
    """分别高于全国、全省0.5个、0.3个百分点: one indicator, several comparisons in a row."""
    cue, previous = case.cue, case.discourse.previous
    if not previous.indicator or not (cue.base or cue.spread and not case.discourse.open_list.items):
        return None
    run = run_of(case)
    return in_order(case, ((previous.indicator, previous.claim),) * run, "list-again") if run > 1 else None


def _told_in_a_row(case: Case) -> int:
    """How many of the last statements 、 holds together."""
    statements, count = case.discourse.statements, 1
    text = case.sentence.report.text
    while count < len(statements):
        between = text[statements[-count - 1].mention.token.end : statements[-count].mention.token.start]
        if "、" not in between or PAUSE.search(between):
            break
        count += 1
    return count


def _last_levels(case: Case, count: int) -> Items:
    """The last so many statements, where they are levels of as many indicators."""
    last = [one for one in case.discourse.statements[-count:] if one.measure == "level"]
    if count < 2 or len({one.indicator for one in last}) != count:
        return ()
    return tuple((one.indicator, one.claim) for one in last)
