"""Numbers in a row given to the things a list names: 分别 in order, 均 to each, and again for a further set."""

import re

from transforms.extraction.cues import Cue
from transforms.extraction.enumeration import parts_of, split_list
from transforms.extraction.memory import Memory
from transforms.extraction.mention import Mention, run_length
from transforms.extraction.naming import is_generic, joined, leading_verb, rated
from transforms.extraction.record import record

SUM_IN_QUOTES = re.compile(r"“[^”、]{0,3}[一二两三四五六七八九][^”、]{1,4}”[\u4e00-\u9fff]{0,6}\Z")  # …、光伏产品“新三样”出口
SUMMED_UP = re.compile(  # 通信、航空等产业税收: one sum, as what quotation marks sum up
    rf"{SUM_IN_QUOTES.pattern}|"
    r"等(?!级)[\u4e00-\u9fff]{0,6}(?:产业|行业|企业|领域|产品|项目|地区|重点)[\u4e00-\u9fff]{0,6}\Z"
)

MEMBERS = ("村", "社区", "镇", "乡", "街道", "县", "区", "市", "企业", "公司", "项目", "园区", "学校", "医院")


def deal(memory: Memory, mention: Mention, cue: Cue, phrase: str, measure: str) -> bool:
    """Give this number, and those in a row with it, to the things the phrase names; False when that does not come out even."""
    run = run_length(memory.text, memory.measures, mention.place)
    if not phrase and memory.group:
        return deal_again(memory, mention, cue, measure)
    if run > 1:
        items = split_list(phrase, run)
        items = tuple(_with_whole(memory, item) for item in items)
        if not items or (measure == "level" and not cue.spread and any(len(item) < 3 for item in items)):
            return False
        _start(memory, items)
        _first_of_row(memory, mention, cue, measure, "list-in-order")
        return True
    each = cue.each and (mention.share or "、" in phrase and not phrase.endswith(MEMBERS)) or "各" in cue.cues
    if measure == "level" and not each and not (mention.share and _rates(phrase)):
        return False  # a rate over a list is of each, an amount or a count over a list is one row, and so is 均 over members of a class
    whole = cue.each or measure == "rank" or "、" not in phrase
    items = split_list(phrase, len(parts_of(phrase)) if whole else phrase.count("、") + 1)
    items = tuple(_with_whole(memory, item) for item in items)
    if len(items) < 2 or any(len(item) < 2 for item in items) or phrase.endswith("等") or not cue.each and SUMMED_UP.search(phrase):
        return False
    if measure == "change" and leading_verb(items[0]):
        return False
    _start(memory, items)
    _to_each(memory, mention, cue, measure)
    return True


def of_town_and_country(memory: Memory, mention: Mention, phrase: str) -> bool:
    """城乡居民收入增长5.3%、8.1%: one word that names two, and two numbers in a row."""
    return "城乡" in phrase and run_length(memory.text, memory.measures, mention.place) == 2


def deal_again(memory: Memory, mention: Mention, cue: Cue, measure: str) -> bool:
    """A further set of numbers for the list last dealt: …分别达到A、B,分别增长C、D."""
    if len(memory.group) < 2:
        return False
    run = run_length(memory.text, memory.measures, mention.place)
    if run == len(memory.group):
        if cue.reached and memory.origin:
            # 从A、B增加到C、D: where they got to are claims of their own
            memory.group = tuple((indicator, memory.new_claim()) for indicator, _ in memory.group)
        _first_of_row(memory, mention, cue, measure, "list-again")
        return True
    if run == 1 and (cue.each or measure == "rank"):
        _to_each(memory, mention, cue, measure)
        return True
    return False


def in_turn(memory: Memory, mention: Mention) -> None:
    """The next number of the row, for the next thing of the list."""
    indicator, claim = memory.group[memory.dealt]
    memory.dealt += 1
    record(memory, mention, memory.group_measure, indicator, claim, "list-in-turn", memory.group_cue)


def levels_in_a_row(memory: Memory, run: int) -> None:
    """营业收入286亿元、利润总额14.3亿元,同比分别增长6.2%、9.8%: as many levels as there are growths, in order."""
    last = [row for row in memory.report.rows[-run:] if row.measure == "level" and row.char_start >= memory.sentence.start]
    if run > 1 and len({row.indicator_text for row in last}) == run:
        memory.group = tuple((row.indicator_text, row.claim) for row in last)


def _rates(phrase: str) -> bool:
    """九年义务教育巩固率、高中毛入学率; 养老保险和医疗保险参保率: rates of several things, and no rate of one to another."""
    if not phrase.endswith("率") or "等" in phrase or "的" in phrase:
        return False
    parts = parts_of(phrase)
    return "、" in phrase or "和" in phrase and len(parts) == 2 and len(set(parts[0]) & set(parts[1])) > 1


def _with_whole(memory: Memory, item: str) -> str:
    """按期办结率、满意率分别为…: a rate alone is of the thing last counted."""
    return joined(rated(memory.thing), item) if memory.thing and is_generic(item) and item.endswith("率") else item


def _start(memory: Memory, items: tuple[str, ...]) -> None:
    memory.group = tuple((item, memory.levels.get(item) or memory.new_claim()) for item in items)


def _first_of_row(memory: Memory, mention: Mention, cue: Cue, measure: str, rule: str) -> None:
    memory.dealt, memory.group_cue, memory.group_measure = 1, cue, measure
    record(memory, mention, measure, *memory.group[0], rule, cue)


def _to_each(memory: Memory, mention: Mention, cue: Cue, measure: str) -> None:
    memory.dealt = len(memory.group)
    for indicator, claim in memory.group:
        record(memory, mention, measure, indicator, claim, "list-each", cue)
