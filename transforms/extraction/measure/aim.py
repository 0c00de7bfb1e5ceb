"""What was aimed at, beside what was reached: a growth, a level, and how far the one is from the other."""

from __future__ import annotations

import re

from transforms.extraction.cues.cue import Cue
from transforms.extraction.measure.question import MEASURE, Measured, Numbered, of_kind
from transforms.extraction.model import Mention, SentenceContext
from transforms.extraction.rules import Tier
from transforms.extraction.wording.signs import signs_of

# 未达到增长【6%】的年度预期目标, 高于年初确定的增长【6%】的目标: what is told is held to what was aimed at
HELD_TO_AIM = re.compile(
    r"[，,](?:虽|但|也|仍|均|都|略|稍|明显|已|提前)*(?:未能?|没有|没|尚未|超额|圆满|全面|如期|顺利|基本)*"
    r"(?:完成|实现|达到?|控制在|低于|高于|超过|超出|好于|快于|慢于|与|距离?|离|较|比)(?:了)?"
    r"(?:20\d\d年|“十[四五六]五”)?[底末]?(?:达到)?(?:年初|年度|全年|预期|计划|规划|确定|设定|提出|制定|既定|原定|[省市县区]里?|下达|的)*(?:(增长|提高|上升|上涨)|(下降|降低|减少))?"
)
BESIDE_THE_AIM = re.compile(r"的[\u4e00-\u9fff]{0,6}(?:目标|要求|计划|预期)(?:要|还|仍)?(?:([高快多])|[低慢少])[出了]?")
THE_AIM = re.compile(
    r"的(?:年度|年初|全年|[省市县区]里?下达的?|约束性|指导性|预期|计划|规划|既定|控制)*(?:目标|任务|要求|计划|预期)"
)
# 税收收入9亿元,比年初预算【8.8亿元】超收0.2亿元: what was budgeted, and how much more or less came in or went out
HELD_TO_BUDGET = re.compile(
    r"[，,](?:但|也|均|都)?(?:比|较|同|与)(?:年初|年度|全年|当年|本年|调整|变动|后|的)*(?:预算|计划)(?:安排)?(?:数|额)?的?"
)
_FROM_BUDGET = "(?:(超|增|多)|[短减少])[收支](?:入|出)?|(增加|超支|多|超出?)|(?:减少|节约|节省|结余|少)"
FROM_BUDGET = re.compile(rf"(?:{_FROM_BUDGET})(?:了)?(?:约|近)?")


def budgeted_before(mention: Mention, sentence: SentenceContext) -> bool:
    """比预算数9000万元短收400万元: whether the amount is what was budgeted, and how far from it one came follows."""
    if not HELD_TO_BUDGET.fullmatch(mention.left):
        return False
    beyond = FROM_BUDGET.match(sentence.report.text, mention.after)
    return beyond is not None and sentence.report.text[beyond.end() : beyond.end() + 1].isdigit()


def called_an_aim(mention: Mention, sentence: SentenceContext) -> bool:
    """增长6%的预期目标: whether the words behind the number call it an aim."""
    return THE_AIM.match(sentence.report.text, mention.after) is not None


@MEASURE.rule(
    "growth-held-to-aim",
    Tier.SPECIFIC,
    before=("growth",),
    only=of_kind("share", behind=("growth",)),
    signs=signs_of(THE_AIM),
)
def growth_held_to_aim(case: Numbered) -> Measured | None:
    """增长5.1%,未达到增长6%的预期目标, 高于年初确定的6%的目标: the growth that was aimed at, beside the one reached."""
    held = HELD_TO_AIM.fullmatch(case.mention.left) if called_an_aim(case.mention, case.sentence) else None
    if not held:
        return None
    direction = 1 if held[1] else -1 if held[2] else case.discourse.previous.cue.direction or 1
    return Measured("growth", "", Cue(direction=direction, completion=True))


@MEASURE.rule(
    "level-held-to-aim", Tier.SPECIFIC, only=of_kind("share", "amount", behind=("level",)), signs=signs_of(THE_AIM)
)
def level_held_to_aim(case: Numbered) -> Measured | None:
    """满意率93%,未达到95%的目标; 收入8亿元,低于9亿元的年度目标: the amount that was aimed at, beside the one reached."""
    held = HELD_TO_AIM.fullmatch(case.mention.left) if called_an_aim(case.mention, case.sentence) else None
    if not held or held[1] or held[2]:
        return None
    same = case.mention.token.unit.code == case.discourse.statements[-1].mention.token.unit.code
    return Measured("level", "", Cue(completion=True)) if same else None


@MEASURE.rule("beside-aim", Tier.SPECIFIC, only=of_kind("pp", "amount", behind=("growth", "level")), needs="的")
def beside_aim(case: Numbered) -> Measured | None:
    """较增长3%的预期目标低7.2个百分点, 比1000人的年度目标多200人: how far what was reached is from the aim just named."""
    beside = case.discourse.previous.cue.completion and BESIDE_THE_AIM.fullmatch(case.mention.left)
    return Measured("change", "", Cue(direction=1 if beside[1] else -1, base=True)) if beside else None


@MEASURE.rule("level-budgeted", Tier.SPECIFIC, only=of_kind("amount", behind=("level", "growth")))
def level_budgeted(case: Numbered) -> Measured | None:
    """收入8600万元,比预算数9000万元短收400万元: the amount that was budgeted, beside the one taken in."""
    return Measured("level", "", Cue(completion=True)) if budgeted_before(case.mention, case.sentence) else None


@MEASURE.rule("beyond-budgeted", Tier.SPECIFIC, before=("change",), only=of_kind("amount", behind=("level",)))
def beyond_budgeted(case: Numbered) -> Measured | None:
    """比预算数9000万元短收400万元, 较年初预算8亿元超收0.2亿元: how far what was taken in is from the budget just named."""
    found = FROM_BUDGET.fullmatch(case.mention.left) if case.discourse.previous.cue.completion else None
    if not found:
        return None
    cues = (f"比预算{found[0]}",)
    return Measured("change", "", Cue(direction=1 if found[1] or found[2] else -1, base=True, cues=cues))
