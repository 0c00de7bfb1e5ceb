"""Levels of a part of what was just counted: 其中水电9601万千瓦, （柳溪村241户、陶瓷厂宿舍145户）, 县本级4.6亿元."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.context import context_noun
from transforms.extraction.indicator.measures import wants_a_thing
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.indicator.topic import class_of_topic
from transforms.extraction.mention import opens_bracket
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.entity import THE_NUMBER
from transforms.extraction.subjects.named import subject_of
from transforms.extraction.subjects.proper import each_named, is_proper
from transforms.extraction.wording.phrases import (
    VERBS,
    first_verb,
    head_noun,
    joined,
    leading_verb,
    object_of,
    trailing_verb,
)

PROGRAMMES = ("工程", "计划", "行动")
DIGITS = re.compile(r"\d")
ACTOR = re.compile(
    r"(?:[省市区县镇村]级|街道|[镇乡村部局委办社院所站网报台]|社区|平台|中心|部门|单位|融媒|媒体|党建)\Z"
)
ACTED = ("done-by-somebody",)
STAGES = {"在建", "在谈", "在库", "拟建", "续建"}
DEFINED = re.compile("为.*")  # 羊存栏为年末数
STATES_OF_FIRMS = frozenset("停产 半停产 停产半停产 停工 减产 增产 盈利 亏损 增长 上升 回升 下降 回落 持平".split())
NEW_FIRMS = ("企业", "个体户", "个体工商户", "农民专业合作社")


@LEVEL.rule("part-known", Tier.SPECIFIC, only=asked("measure"), needs="其中")
def part_known(case: Case) -> Named | None:
    """…,其中总投资5亿元: a part that is an indicator by itself."""
    if "其中" not in case.mention.left or not wants_a_thing(case) or not case.indicator_id(case.phrase):
        return None
    return Named(case.phrase, case.verb, counted=False)


@LEVEL.rule("class-of-topic", Tier.SPECIFIC, only=asked("named"))
def of_class_of_topic(case: Case) -> Named | None:
    """一般公共预算收入9亿元。分级次看,县本级4.6亿元: a part of what was spoken of, named by whose it is."""
    name = class_of_topic(case)
    return Named(name, case.verb, counted=False) if name else None


@LEVEL.rule("state-of-firms", Tier.SPECIFIC, only=asked("named", later=True))
def state_of_firms(case: Case) -> Named | None:
    """32户规上工业企业中,停产4户、减产9户: how those of the firms just counted do."""
    counted, phrase = case.discourse.previous.counted, case.phrase
    if phrase not in STATES_OF_FIRMS or not counted.endswith("企业") or len(counted) < 4:
        return None
    if case.mention.token.unit.code != case.discourse.level.unit_code:
        return None
    return Named(f"{counted[:-2]}{phrase}企业", counted=False)


@LEVEL.rule("part-of-place", Tier.SPECIFIC, only=asked("named"))
def part_of_place(case: Case) -> Named | None:
    """征收签约386户（柳溪村241户、陶瓷厂宿舍145户）; 羊存栏3.6万只,其中柳沟村5200只: each place has its part of what was counted."""
    discourse, left = case.discourse, case.mention.left
    apart = bool(discourse.statements) and discourse.statements[-1].rule == "part-of-place"
    goes_on, among = apart and (case.listed or left[:1] in "，,"), "其中" in left
    if not (opens_bracket(left) or among or goes_on) or case.mention.right.noun:
        return None
    whole, words = discourse.part.whole or (discourse.previous.indicator if goes_on else ""), case.phrase
    if among and not discourse.statements:
        whole = DEFINED.sub("", context_noun(left))
    elif case.mention.token.unit.code != discourse.level.unit_code:
        return None
    if not whole or leading_verb(words):
        return None
    if DIGITS.search(words) or words[-2:] == whole[-2:] or words.endswith(PROGRAMMES):
        return None  # 含10亿元以上项目2个; 公园12个（体育公园5个）; 造林40亩、其中东山绿化工程20亩: a kind of what was counted
    village = subject_of(words + THE_NUMBER, case.sentence.report.own_names) == words
    if not (each_named(words) or among and village or goes_on and (village or case.listed and is_proper(words))):
        return None
    if not (among or goes_on and discourse.entity.subject):
        return Named(whole, counted=False, aside=words)
    entity = discourse.entity._replace(subject=words, owner=words, of_place=True)
    return Named(whole, counted=False, entity=entity)


@LEVEL.rule("part-of", before=("verb-carried",), only=asked("measure", "named", later=True))
def part_of(case: Case) -> Named | None:
    """新增装机容量…,其中水电9601万千瓦: the part reads alone with the verb and the noun of its whole."""
    discourse, phrase, left = case.discourse, case.phrase, case.mention.left
    if not (case.listed or "其中" in left or opens_bracket(left)):
        return None
    counted, whole, verb = discourse.previous.counted, discourse.part.whole, discourse.level.verb
    if phrase.endswith(("以上", "以下")) and counted:
        return Named(joined(phrase, counted), verb, counted=False)
    if not whole or case.mention.token.unit.code != discourse.level.unit_code:
        return None
    if phrase.endswith(("类", "型")):
        return Named(joined(phrase, object_of(whole)), verb, counted=False)
    if whole.endswith("企业") and phrase.endswith("业") and len(phrase) < 6 and not phrase.endswith("企业"):
        return Named(whole[:-2] + phrase + "企业", verb, counted=False)
    stage = whole[:2]
    if phrase[-2:] == whole[-2:] and not case.verb and (stage in VERBS or stage in STAGES):
        return Named(joined(stage, phrase), stage, counted=False)
    if stage == "新增" and not case.verb and case.mention.token.unit.kind == "count" and phrase in NEW_FIRMS:
        return Named(stage + phrase, stage, counted=False)
    if not discourse.part.noun or head_noun(phrase):
        return None
    return Named(joined(first_verb(verb), phrase + discourse.part.noun), verb, counted=False)


@LEVEL.rule("done-by-somebody", before=("part-of", "verb-carried"), only=asked("named", later=True))
def done_by_somebody(case: Case) -> Named | None:
    """排查矛盾纠纷108起,其中村级化解91起; 报送信息117篇,市级平台采用45篇: what was counted, with who did what to it."""
    verb, counted = trailing_verb(case.phrase), case.discourse.previous.counted
    if not verb or not counted or case.mention.token.unit.code != case.discourse.level.unit_code:
        return None
    if not ACTOR.search(case.phrase[: -len(verb)]) or not (
        "其中" in case.mention.left or case.discourse.statements[-1].rule in ACTED
    ):
        return None
    return Named(
        case.phrase + object_of(counted.removeprefix("向上")).removeprefix("相关"),
        case.discourse.level.verb,
        counted=False,
    )
