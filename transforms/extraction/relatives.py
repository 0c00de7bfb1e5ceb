"""Growth, change, completion and rank: statements about an indicator that mostly has been named already."""

import re

from transforms.extraction.context import fallback_name, told_before
from transforms.extraction.cues import Cue
from transforms.extraction.dealing import SUM_IN_QUOTES, deal, deal_again, levels_in_a_row, of_town_and_country
from transforms.extraction.enumeration import WAYS_OF_COUNTING, parts_of
from transforms.extraction.memory import Memory
from transforms.extraction.mention import BREAK, Mention, run_length
from transforms.extraction.naming import clean, head_noun, is_bare, is_generic, joined, object_of, rated, whole_of
from transforms.extraction.record import record
from transforms.extraction.words import META

PAUSE = re.compile(r"[，,；;。]")
GROWTH_AFTER = re.compile(r"(?:以上|左右)?的?(?:预期)?(?:经济)?(?:年均)?(?:速度|增速|增长|增幅|涨幅|较快增长|高速增长)")

GOAL_AFTER = re.compile(r"的(?:经济)?(?:预期)?(?:经济)?(?:增长|增速)(?:预期)?目标")  # 确定5%左右的增长目标: of the economy

MOVED_TOGETHER = re.compile(
    r"([^，]{4,40}?)(?:近年来|首次|继续|持续|稳步|较快|平稳|实现|出现|呈现|保持|均|都|双)+(?:双)?(?:下降|增长|上升|提升|改善|提高|减少|回落)"
)


def read_relative(memory: Memory, mention: Mention, cue: Cue, phrase: str, measure: str) -> int:
    """Record a growth, change, completion or rank; returns the offset up to which the words after it are used."""
    if cue.each and "产销量" in phrase:
        phrase = phrase.replace("产销量", "产量、销量")
    parts = parts_of(phrase)
    if measure == "rank" and memory.indicator and len(parts) > 1 and all(part in META for part in parts):
        _rank_each(memory, mention, parts)
        return mention.after
    if memory.indicator and cue.spread and parts and all(part in WAYS_OF_COUNTING for part in parts):
        memory.group, phrase = ((memory.indicator, memory.claim),) * len(parts), ""
    of_last = phrase in META
    if not phrase and cue.spread and (told := _moved_together(mention)):
        phrase, of_last = told, False
        parts = parts_of(phrase)
    if not of_last and (of_town_and_country(memory, mention, phrase) or _is_list(parts, cue, phrase)) and deal(memory, mention, cue, phrase, measure):
        return mention.after
    if of_last:
        if not phrase and cue.spread and not cue.base and not memory.group:
            levels_in_a_row(memory, run_length(memory.text, memory.measures, mention.place))
        if not phrase and cue.each and not memory.group:
            levels_in_a_row(memory, _listed_levels(memory))
        if not phrase and memory.indicator and (cue.base or cue.spread and not memory.group):
            _several_yardsticks(memory, mention)
        if memory.group and deal_again(memory, mention, cue, measure):
            return mention.after
        if not phrase and (told := told_before(memory, mention.left)) and told != memory.indicator:
            record(memory, mention, measure, told, memory.levels.get(told) or memory.new_claim(), f"{measure}-named", cue)
            return mention.after
        if memory.indicator:
            of = META[phrase] if phrase else None
            record(memory, mention, measure, memory.indicator, memory.claim, f"{measure}-of-last", cue, of)
            return mention.after
    right = mention.right
    counts_after = measure == "change" and mention.token.unit.kind == "count" and (not phrase or is_bare(phrase))
    if GOAL_AFTER.match(memory.text, mention.after) and not memory.indicator_id(phrase):
        record(memory, mention, measure, "经济增长", memory.new_claim(), f"{measure}-after", cue)
        return right.end
    if right.noun and (not phrase or counts_after):
        name = "经济增长" if not phrase and GROWTH_AFTER.match(memory.text, mention.after) else right.noun
        record(memory, mention, measure, name, memory.new_claim(), f"{measure}-after", cue)
        return right.end
    name = _full_name(memory, phrase or fallback_name(memory, mention.left))
    memory.group = ()
    record(memory, mention, measure, name, memory.levels.get(name) or memory.new_claim(), f"{measure}-named", cue)
    return mention.after


def _moved_together(mention: Mention) -> str:
    """A、B首次双下降,分别下降3.1%和4.7%: the list of the clause before, whose movement is told without a number."""
    clauses = BREAK.split(mention.left)
    told = MOVED_TOGETHER.fullmatch(clauses[-2]) if len(clauses) > 1 else None
    return clean(told[1]) if told and len(parts_of(told[1])) > 1 else ""


def _is_list(parts: list[str], cue: Cue, phrase: str) -> bool:
    """Whether the phrase names several indicators: by 分别, 均 or 、; by 和 where both sides are wordings of their own."""
    if cue.spread or len(parts) > 1 and (cue.each or "、" in phrase):
        return True
    if len(parts) != 2 or len(parts[0]) < 3 or len(parts[1]) < 4:
        return False
    head = head_noun(parts[0])
    return len(head) > 1 or head != "" and parts[0].endswith("率")


def _rank_each(memory: Memory, mention: Mention, parts: list[str]) -> None:
    """总量和增速均居全国第5位: two ranks of the indicator just named."""
    name, claim = memory.indicator, memory.claim
    if run_length(memory.text, memory.measures, mention.place) == len(parts):
        # 总量和增速分别位列第三和第二: one rank each, in order
        memory.group = tuple((name + part if META[part] == "growth" else name, claim) for part in parts)
        deal_again(memory, mention, mention.cue, "rank")
        return
    for part in parts:
        of = META[part]
        record(memory, mention, "rank", name + part if of == "growth" else name, claim, "rank-of-each", None, of)
    memory.indicator = name


def _listed_levels(memory: Memory) -> int:
    """生态建设1.23亿亩、防沙治沙6688万亩,均居全国首位: how many levels the last list is of."""
    rows, count = memory.report.rows, 1
    while count < len(rows):
        between = memory.text[rows[-count - 1].char_end:rows[-count].char_start]
        if "、" not in between or PAUSE.search(between):
            break
        count += 1
    return count


def _several_yardsticks(memory: Memory, mention: Mention) -> None:
    """分别高于全国、全省0.5个、0.3个百分点: one indicator, several comparisons in a row."""
    run = run_length(memory.text, memory.measures, mention.place)
    if run > 1:
        memory.group = ((memory.indicator, memory.claim),) * run


def _full_name(memory: Memory, phrase: str) -> str:
    if "、" in phrase and (sum_of := SUM_IN_QUOTES.search(phrase)):
        return sum_of[0]
    if not memory.indicator:
        return phrase
    if is_generic(phrase):
        about = memory.thing or memory.indicator
        whole = rated(about) if phrase.endswith(("率", "度")) else whole_of(about)
        return joined(whole, phrase)
    return joined(phrase, object_of(memory.thing or memory.indicator)) if is_bare(phrase) else phrase
