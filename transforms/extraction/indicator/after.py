"""Levels of what stands after the number: 建成3个社区用房, 3家企业入选, 积案100%化解."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.question import LEVEL, WITH_NOUN, Named
from transforms.extraction.indicator.spent import money_aim
from transforms.extraction.mention import LIST_MARK, opens_bracket
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.entity import WITHIN
from transforms.extraction.wording.nouns import right_of
from transforms.extraction.wording.phrases import (
    acts_at_end,
    first_verb,
    is_bare,
    is_generic,
    joined,
    leading_verb,
    object_of,
    trailing_verb,
)

OUTCOMES = ("查实", "查否", "属实", "不属实", "查无")  # of what was reported
WAY_OF_COUNTING = re.compile("(?<=..)(?:全覆盖)?(?:底数|总数|总量|数量)\\Z")
HANDED_ON = ("交办", "转办", "反馈", "移交")  # who handed it on says what was counted: 省市交办积案
SHARED = re.compile("入选|上榜|获评|获批|通过|列入|纳入|进入|实现全覆盖|达标|建成投用")
REMAINDER = {"剩余", "其余", "余下", "结余"}
FINER = {"小项", "小类", "子项", "分项", "细项", "小目"}  # 8大项35个小项: the same, counted more finely
BODIES = ("队", "队伍", "小组", "专班", "团")
DIVIDED, TOGETHER = ("划分", "划分为"), ("联合", "动态")
PROJECTS_DID = re.compile(r"(项目)((?:立项|进入|纳入|列入|入选|获批|落地|入库|入围).{0,10})")
PEOPLE_DID = re.compile(r"([\u4e00-\u9fff]{2,4})(“[^”、]+”)")
SAME_KIND = re.compile(r"(社区|村|街道|企业|学校)((?:创建|创成|获评|建成).{1,8}\1)")
OWNER = re.compile(r"(?:项目|村|社区|家园|小区|公司|街道|镇|园)$")
MEASURED_NOUN = re.compile(
    r"(?:面积|里程|长度|规模|产能|容量|总量|产量|装机|重量|投资|用地|土地|耕地|农田|公路|管网|道路|绿道)\Z"
)
REACHING = ("惠及", "带动", "拉动", "吸纳", "撬动")  # who did it says what was counted: 育儿补贴惠及婴幼儿
WORK_DONE = ("重建", "改造", "整治", "修复", "治理")
APPLIANCES = ("孵化器", "加速器")  # 孵化 is what it is for
MADE_IN_A_YEAR = re.compile("[年日](?:产|加工|处理|生产|出栏|供应|储存)\\Z")
AREA_WITHIN = ("镇区", "城区", "集镇", "圩镇", "街区", "主城区", "县城", "建成区", "中心城区", "老城区")
STEPS = ("台阶", "大关")


@LEVEL.rule("steps-passed", Tier.SPECIFIC)
def steps_passed(case: Case) -> Named | None:
    """跨越3个千亿元台阶 counts the steps; what passed them is spoken of further."""
    if not case.cue.step or case.mention.token.unit.kind not in ("count", "none"):
        return None
    right = case.mention.right
    if not right.noun.endswith(STEPS):
        return None
    counted = case.cue._replace(bound="exact", settled=False)
    passed = case.phrase or case.discourse.previous.indicator
    return Named(
        f"{case.phrase}跨越{right.noun}", used=right.end, cue=counted, quoted=True, counted=False, spoken_of=passed
    )


@LEVEL.rule("share-done", Tier.SPECIFIC, only=WITH_NOUN)
def share_done(case: Case) -> Named | None:
    """积案100%化解, 支部100%覆盖: thing, share, what was done to it."""
    right = case.mention.right
    if not (case.mention.share and case.phrase and right.predicate and is_bare(case.noun)):
        return None
    return Named(case.phrase + case.noun, case.discourse.level.verb, used=right.end, quoted=True)


@LEVEL.rule("done-with-counted", Tier.SPECIFIC, before=("indicator-after",), only=("nothing noun later",))
def done_with_counted(case: Case) -> Named | None:
    """摸排线索39条,7条查实; 经营主体1200家,已完成1200家排摸: an act alone is done with what was just counted, and so is what
    happened to none of it (积案100%化解、0再访)."""
    discourse, noun, token = case.discourse, case.noun, case.mention.token
    counted = discourse.previous.counted
    none = case.listed and token.value == 0 and len(noun) < 4
    same = token.unit.code == discourse.level.unit_code and (is_bare(noun) or noun in OUTCOMES)
    if not counted or is_bare(counted) or not (none or same):
        return None
    return Named(
        WAY_OF_COUNTING.sub("", object_of(counted)) + noun, used=case.mention.right.end, quoted=True, counted=False
    )


@LEVEL.rule(
    "indicator-after",
    Tier.SPECIFIC,
    only=WITH_NOUN,
)
def indicator_after(case: Case) -> Named | None:
    """建成3个社区用房, 3家企业入选: the thing counted stands after the number."""
    if not _counts_what_follows(case) or case.noun in FINER and case.discourse.previous.indicator:
        return None
    phrase, noun, right, unit = case.phrase, case.noun, case.mention.right, case.mention.token.unit.code
    if phrase.endswith(tuple(REMAINDER)) and unit in ("户", "家", "栋", "人"):
        return Named(phrase + unit + noun, case.verb, used=right.end, quoted=True)  # 剩余21户签约
    entity = case.discourse.entity
    if right.predicate and len(phrase) > 3 and _owns_what_follows(case):
        entity, name, verb = entity._replace(subject=phrase), noun, case.verb
    else:
        name, verb = _counted(case)
    if own := PROJECTS_DID.fullmatch(noun):
        name = name.removesuffix(noun) + own[2] + own[1]  # 7个项目立项: projects are counted
    elif own := SAME_KIND.fullmatch(noun):
        name = name.removesuffix(noun) + own[2]  # 3个社区创建省级卫生社区
    elif unit in ("人", "名") and not leading_verb(noun) and (own := PEOPLE_DID.fullmatch(noun)):
        name = name.removesuffix(noun) + own[2] + own[1]  # 285名党员“双报到”: the people are counted
    if not right.predicate and (shared := _shared_predicate(case)):
        name += shared
    if entity.event and len(name) < 12 and entity.event not in name:
        name = entity.event + name
    return Named(name, verb, used=right.end, entity=entity, quoted=True)


def _owns_what_follows(case: Case) -> bool:
    """柳溪社区3个项目开工: the community is whose they are."""
    phrase = case.phrase
    plain = not is_bare(phrase) and not trailing_verb(phrase) and not WITHIN.fullmatch(phrase)
    return plain and OWNER.search(phrase) is not None


def _counted(case: Case) -> tuple[str, str]:
    """The name of what is counted, and the verb that a list may carry on."""
    phrase, noun, verb, right = case.phrase, case.noun, case.verb, case.mention.right
    if right.of and case.mention.token.unit.code in ("人", "名") and noun.endswith(BODIES):
        return noun, ""  # 成立30人的突击队: how many they are
    if (made := MADE_IN_A_YEAR.search(phrase)) and right.of is False and "的" in noun:
        return made[0] + noun.partition("的")[0], verb  # 引进年产3000吨菌棒的加工厂
    if not phrase or is_bare(phrase):
        verb = phrase or _verb_of_list(case)
        return joined(verb, noun), verb
    if (
        phrase.endswith("中")
        and (right.predicate or noun.endswith(("增长", "下降", "回升")))
        and phrase[:-1] == case.discourse.previous.indicator
    ):
        return f"{noun}的{phrase[:-1]}", ""  # 40个行业大类中有26个实现增长
    if case.mention.clause.endswith("等") and "、" in case.mention.clause and (opening := first_verb(phrase)):
        return joined(opening, noun), opening  # 引进甲、乙、钢结构加工等6个项目
    if phrase.endswith(DIVIDED):
        return noun, verb  # 划分为8个网格
    if phrase.startswith(TOGETHER) and trailing_verb(phrase) == phrase[2:]:
        return phrase + noun, phrase
    if closing := trailing_verb(phrase):
        whole = closing in REACHING or closing in HANDED_ON and len(phrase) > 3
        return (phrase if whole else acts_at_end(phrase)) + noun, closing
    return _counted_by_noun(case), verb


def _verb_of_list(case: Case) -> str:
    """新增A3家、2家B: what a list says once, where the noun does not begin with what is done."""
    inside = opens_bracket(case.mention.left) and "含" in case.mention.left
    acts = leading_verb(case.noun) and not case.noun.endswith(APPLIANCES)
    return case.discourse.level.verb if (case.listed or inside) and not acts else ""


def _counted_by_noun(case: Case) -> str:
    """The noun behind the number, with the words before it where they say of which, or what was done."""
    phrase, noun, right = case.phrase, case.noun, case.mention.right
    if case.verb and not right.predicate:
        return case.verb + noun
    if within := WITHIN.fullmatch(phrase):
        return within[1] + noun
    # 灾后重建120个项目全部完工
    of_work = phrase.endswith(WORK_DONE) and noun.startswith("项目")
    whole = right.predicate or len(noun) < 4 or of_work or _says_where(phrase) or phrase in AREA_WITHIN
    return joined(phrase, noun) if whole else noun


def _says_where(phrase: str) -> bool:
    """湿地内2个村整村结算: where it is says of which, if it is not the whole district (全省范围内)."""
    return phrase.endswith("内") and not phrase.endswith(("范围内", "区内", "境内"))


def _shared_predicate(case: Case) -> str:
    """16所高校、48个学科入选名单: what the last of the counted did, all of them did."""
    place, right, tokens, text = case.mention.place, case.mention.right, case.sentence.tokens, case.sentence.report.text
    if place + 1 >= len(tokens) or not LIST_MARK.fullmatch(text, right.end, tokens[place + 1].start):
        return ""
    after = tokens[place + 2].start if place + 2 < len(tokens) else case.sentence.end
    last = right_of(text, tokens[place + 1].end, after).noun
    done = SHARED.search(last, 2)
    return last[done.start() :] if done else ""


def _counts_what_follows(case: Case) -> bool:
    mention, phrase = case.mention, case.phrase
    if phrase in REMAINDER and case.noun.startswith(("正", "限", "按", "均", "已", "将", "全部")):
        return False
    if phrase.endswith(("投入", "投资")) and (is_bare(phrase) or is_generic(phrase)) and money_aim(case):
        return False
    if not phrase or is_bare(phrase) or phrase in AREA_WITHIN:
        return True
    if mention.share or case.cue.settled:
        return False
    kind = mention.token.unit.kind
    if trailing_verb(phrase) or kind in ("count", "none", "rate") or mention.right.of:
        return True
    sized = kind in ("area", "length", "mass", "power") and case.verb != "" and not MEASURED_NOUN.search(phrase)
    return sized and not mention.right.predicate
