"""One level: whose it is, whether it is one of a list, and by which rule it is worded."""

import re

from transforms.extraction.context import topic_before
from transforms.extraction.cues import Cue
from transforms.extraction.dealing import deal, deal_again, levels_in_a_row, of_town_and_country
from transforms.extraction.enumeration import SECTORS, SPLIT
from transforms.extraction.level_rules import Case, word
from transforms.extraction.memory import Memory
from transforms.extraction.mention import LIST_MARK, Mention, run_length
from transforms.extraction.naming import first_verb, is_bare, is_generic, leading_verb, shortened, trailing_verb
from transforms.extraction.record import record
from transforms.extraction.wording import right_of

TOTAL = re.compile(r"累计|总数|总量")
ITSELF = ("总量", "总数", "规模", "总规模", "总额", "数量", "均")
ENTITY = re.compile(
    r"^([^、，和]{2,16}?(?:中心|教堂|项目|公司|集团|基金|大桥|医院|学校|工程(?!量)|园区|产业园|基地|广场|公园|社区|村|镇|街道)).*"
)
RATIO_MARKS, SECTOR_SHARES = ("∶", "：", ":"), re.compile(r"三(?:次产业|产)(?:结构|比重|比例|比)")


def read_level(memory: Memory, mention: Mention, cue: Cue, phrase: str, listed: bool) -> int:
    """Record one level; returns the offset up to which the words after the number are used."""
    right = mention.right
    if memory.text[mention.token.end:mention.token.end + 1] in RATIO_MARKS and SECTOR_SHARES.search(memory.words):
        phrase = "三次产业比重"
    if cue.spread or (SPLIT.search(phrase) and not right.noun) or SECTORS.match(phrase) or of_town_and_country(memory, mention, phrase):
        if deal(memory, mention, cue, phrase, "level"):
            return mention.after
    if phrase in ITSELF[:3] and not memory.indicator and (topic := topic_before(memory)):
        phrase = topic + phrase
    if memory.indicator and (phrase in ITSELF or not phrase and cue.settled and TOTAL.search(mention.clause)):
        # 新增X12家,总量达96家: beside what is new the stock is an indicator of its own
        new = memory.measure == "level"
        if new and (opening := first_verb(memory.indicator)).startswith("新"):
            phrase = memory.indicator[len(opening):]
        elif new and memory.indicator.endswith("新增"):
            phrase = memory.indicator[:-2]
        else:
            phrase = ""
    if end := _steps(memory, mention, cue, phrase):
        return end
    noun = "" if cue.step and right.noun.startswith(("台阶", "大关", "关口")) else right.noun
    case = _about_entity(Case(memory, mention, cue, phrase, noun, leading_verb(phrase), listed))
    if not phrase and cue.spread and not memory.group:
        levels_in_a_row(memory, run_length(memory.text, memory.measures, mention.place))
    if not case.phrase and not case.noun and memory.group and (cue.spread or cue.reached or cue.settled):
        if memory.indicator and deal_again(memory, mention, cue, "level"):
            return mention.after
    worded = word(case)
    name, cue = worded.name, worded.cue or cue
    if cue.per and not name.startswith("每"):
        name = cue.per + name
    memory.settles = listed and memory.measure == "level" and (memory.level_cue.settled or memory.settles)
    memory.group = ()
    memory.verb = worded.verb or (memory.verb if listed or worded.rule == "second-count" else "")
    if worded.rule not in ("indicator-after", "share-done", "times-won"):
        name = shortened(name)
    record(memory, mention, "level", name, worded.claim or memory.new_claim(), worded.rule, cue)
    memory.origin, memory.level_cue = cue.origin, cue
    costs = mention.token.unit.kind == "money" and memory.thing != ""
    if not mention.share and not costs and worded.rule not in ("whole-restored", "money-for", "times-won", "part-of"):
        memory.thing = name
    memory.unit_code, memory.unit_kind = mention.token.unit.code, mention.token.unit.kind
    return max(worded.end, mention.after)


def _steps(memory: Memory, mention: Mention, cue: Cue, phrase: str) -> int:
    """跨越3个千亿元台阶 counts the steps; what passed them is spoken of further. 0 when it is no such statement."""
    noun = mention.right.noun
    if not (cue.step and mention.token.unit.kind in ("count", "none") and noun.endswith(("台阶", "大关"))):
        return 0
    counted = cue._replace(bound="exact", settled=False)
    record(memory, mention, "level", f"{phrase}跨越{noun}", memory.new_claim(), "steps-passed", counted)
    memory.indicator, memory.claim = phrase or memory.indicator, memory.new_claim()
    return mention.right.end


def _about_entity(case: Case) -> Case:
    """总投资15亿元的创新中心: 的 makes what follows the subject, not the thing counted."""
    phrase, verb, right = case.phrase, case.verb, case.mention.right
    if right.of and verb and is_generic(phrase[len(verb):]):
        phrase, verb = phrase[len(verb):], ""
    noun = case.noun
    if right.of and phrase and not is_bare(phrase) and not verb and (is_generic(phrase) or not trailing_verb(phrase)):
        if ENTITY.search(noun):
            case.memory.subject = ENTITY.sub(r"\1", noun)
        noun = ""
    memory, index = case.memory, case.mention.place
    if not noun and not phrase and index + 1 < len(memory.measures) and (
        memory.measures[index + 1].start == case.mention.after or LIST_MARK.match(memory.text, case.mention.after)
    ):
        noun = _noun_after_run(memory, index)
    if phrase is case.phrase and noun is case.noun and verb is case.verb:
        return case
    return Case(memory, case.mention, case.cue, phrase, noun, verb, case.listed)


def _noun_after_run(memory: Memory, index: int) -> str:
    """162户、240人信息维护: the noun stands after the last of the counts."""
    last = index + run_length(memory.text, memory.measures, index, mixed=True) - 1
    following = memory.measures[last + 1].start if last + 1 < len(memory.measures) else memory.sentence.end
    return right_of(memory.text, memory.measures[last].end, following).noun
