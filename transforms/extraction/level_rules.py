"""The rules that word a level: from the words before its number, after it, around it, or from what was said before.

They are tried in the order of RULES; the first that has an answer gives it. Each names itself in the row.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from transforms.extraction.context import WITHIN, context_noun, fallback_name, told_before
from transforms.extraction.cues import Cue
from transforms.extraction.memory import Memory
from transforms.extraction.mention import BREAK, LIST_MARK, LIST_ONLY, Mention, opens_bracket
from transforms.extraction.naming import (
    STRONG,
    VERBS,
    clean,
    first_verb,
    head_noun,
    is_bare,
    is_generic,
    joined,
    leading_verb,
    object_of,
    rated,
    trailing_verb,
    whole_of,
)
from transforms.extraction.subject import site_of
from transforms.extraction.wording import right_of

YIELDS, SOWN = ("总产", "单产", "亩产", "产量"), re.compile("播种|种植|收获|栽种|移栽")
COUNTABLE = {"count", "none", "area", "length"}
SHARES = {"占比", "比重", "增速", "增幅", "惠及", "惠及群众", "受益", "受益群众", "受益人口", "到户", "覆盖群众"}
GAINED = re.compile(r"(获得|取得|争取|解决|享受|领取|申请|减免|实现|完成)(?=[\u4e00-\u9fff])")
SHARED = re.compile("入选|上榜|获评|获批|通过|列入|纳入|进入|实现全覆盖|达标|建成投用")
PER_HEAD = {"人均", "户均", "村均", "亩均", "社均", "校均"}
REMAINDER = {"剩余", "其余", "余下", "结余"}
STAGES = {"在建", "在谈", "在库", "拟建", "续建"}
SIZE = {"面积", "总面积", "建筑面积", "共计", "合计面积", "总建筑面积"}
OWNER = re.compile(r"(?:项目|村|社区|家园|小区|公司|街道|镇|园)$")
MEASURED_NOUN = re.compile(
    r"(?:面积|里程|长度|规模|产能|容量|总量|产量|装机|重量|投资|用地|土地|耕地|农田|公路|管网|道路|绿道)\Z"
)
MONEY_AIM = re.compile(r"，?,?((?:完成|用于|实施|推进|推动|建设|建成|打造|改造|开展|支持|购置|新建)(?:\d+[个条座处所项家栋])?[^，,。；;\d]{4,30})")
REACHING = ("惠及", "带动", "拉动", "吸纳", "撬动")  # who did it says what was counted: 育儿补贴惠及婴幼儿
INVOLVING = ("涉及", "惠及", "覆盖", "受益")  # whom what was just counted concerns
PARTS_OF_NAMES = {"生产", "出口", "销售"}  # 生产总值, 出口总额: carried nowhere
OWN_VERBS = ("累计", "完成", "实现", "开展", "举办", "举行", "召开", "组织")  # dropped from the wording, and yet a verb of its own
STOCKS = ("总量", "总数", "总额", "总规模", "余额", "率", "比重", "占比")
OTHER_TIME = re.compile(r"[，,]\s*(?:\d|今年|全年|其中|目前|去年)")


class Worded(NamedTuple):
    """A rule's answer. `claim` 0 opens a new one; `verb` is what a list may carry on; `end` how far words are used."""

    name: str
    rule: str
    verb: str = ""
    claim: int = 0
    end: int = 0
    cue: Cue | None = None


class Case(NamedTuple):
    """What the rules look at: the mention, the wording before it, the noun after it."""

    memory: Memory
    mention: Mention
    cue: Cue
    phrase: str
    noun: str
    verb: str
    listed: bool


def _share_done(case: Case) -> Worded | None:
    """积案100%化解, 支部100%覆盖: thing, share, what was done to it."""
    if case.mention.share and case.phrase and case.mention.right.predicate and is_bare(case.noun):
        return Worded(case.phrase + case.noun, "share-done", case.memory.verb, end=case.mention.right.end)
    return None


def _times_won(case: Case) -> Worded | None:
    """荣获全区第1名3次: how often that rank was won."""
    memory, index = case.memory, case.mention.place
    if case.noun or case.mention.left or not index or memory.measures[index - 1].kind != "rank":
        return None
    rank = memory.measures[index - 1]
    won = memory.text[rank.start:rank.end]
    return Worded(f"{memory.ranked}荣获{memory.rank_cue.scope or ''}{won}", "times-won", memory.verb)


def _indicator_after(case: Case) -> Worded | None:
    """建成3个社区用房, 3家企业入选: the thing counted stands after the number."""
    phrase, noun, verb, cue, right = case.phrase, case.noun, case.verb, case.cue, case.mention.right
    if not noun or not _counts_what_follows(case):
        return None
    memory, unit = case.memory, case.mention.token.unit.code
    if phrase.endswith(tuple(REMAINDER)) and unit in ("户", "家", "栋", "人"):
        return Worded(phrase + unit + noun, "indicator-after", verb, end=right.end, cue=cue)  # 剩余21户签约
    if not phrase:
        verb = memory.verb if case.listed and not leading_verb(noun) else ""
        name = joined(verb, noun)
    elif is_bare(phrase):
        name, verb = joined(phrase, noun), phrase
    elif closing := trailing_verb(phrase):
        name, verb = (phrase if closing in REACHING else closing) + noun, closing
    elif verb and not right.predicate:
        name = verb + noun
    elif within := WITHIN.fullmatch(phrase):
        name = within[1] + noun
    elif right.predicate and OWNER.search(phrase) and len(phrase) > 3:
        memory.subject, name = phrase, noun
    elif right.predicate or len(noun) < 4:
        name = joined(phrase, noun)
    else:
        name = noun
    if not right.predicate and (shared := _shared_predicate(case)):
        name += shared
    if memory.venue and len(name) < 12 and memory.venue not in name:
        name = memory.venue + name
    return Worded(name, "indicator-after", verb, end=right.end, cue=cue)


def _shared_predicate(case: Case) -> str:
    """16所高校、48个学科入选名单: what the last of the counted did, all of them did."""
    memory, index, right = case.memory, case.mention.place, case.mention.right
    measures = memory.measures
    if index + 1 >= len(measures) or not LIST_MARK.fullmatch(memory.text, right.end, measures[index + 1].start):
        return ""
    after = measures[index + 2].start if index + 2 < len(measures) else memory.sentence.end
    last = right_of(memory.text, measures[index + 1].end, after).noun
    done = SHARED.search(last, 2)
    return last[done.start():] if done else ""


def _counts_what_follows(case: Case) -> bool:
    mention, phrase = case.mention, case.phrase
    if phrase in REMAINDER and case.noun.startswith(("正", "限", "按", "均", "已", "将", "全部")):
        return False
    if not phrase or is_bare(phrase):
        return True
    if mention.share or case.cue.settled:
        return False
    kind = mention.token.unit.kind
    if trailing_verb(phrase) or kind in ("count", "none", "rate") or mention.right.of:
        return True
    sized = kind in ("area", "length", "mass", "power") and case.verb != "" and not MEASURED_NOUN.search(phrase)
    return sized and not mention.right.predicate


def _money_aim(case: Case) -> str:
    """投入2370万元推进道路改造: what the words after an amount of money say that it was for."""
    aim = MONEY_AIM.match(case.memory.text, case.mention.after) if case.mention.token.unit.kind == "money" else None
    return clean(aim[1]) if aim else ""


def _object_restored(case: Case) -> Worded | None:
    """受理事项…,办结2161件: a verb alone takes the object last spoken of."""
    memory, verb = case.memory, case.phrase
    if not verb or not is_bare(verb):
        return None
    aim = _money_aim(case)
    if aim and verb.endswith(("投入", "投资")):
        return Worded(joined(verb, aim), "money-for", verb)
    about = memory.thing or memory.indicator
    if about and not is_bare(about) and not memory.topic:
        return Worded(joined(verb, object_of(about)), "object-restored", verb)
    if not memory.topic:
        memory.topic = context_noun(case.mention.left)
    return Worded(joined(memory.topic, verb), "object-restored", verb)


def _size_of_counted(case: Case) -> Worded | None:
    """拆除危房16栋,面积8000平方米: two counts of one thing."""
    memory = case.memory
    counted = memory.indicator and memory.measure == "level" and memory.unit_kind == "count"
    if case.phrase in SIZE and counted and case.mention.token.unit.kind == "area":
        return Worded(memory.indicator, "second-count", memory.verb, memory.claim)
    return None


def _whole_restored(case: Case) -> Worded | None:
    """林下经济面积…、产值…; 项目17个,总投资…: a measure alone takes the thing last spoken of."""
    phrase = case.phrase
    involved = phrase.startswith(INVOLVING) and len(phrase) < 7
    if not phrase or not (is_generic(phrase) or phrase in PER_HEAD or involved and case.memory.thing):
        return None
    if phrase == "资金" and "争取" in case.mention.clause:
        return Worded("争取资金", "indicator-before", "争取")
    if "其中" in case.mention.left and case.memory.indicator_id(phrase):
        return Worded(phrase, "part-of", case.verb)
    if phrase in PER_HEAD and case.memory.indicator:
        about = object_of(case.memory.indicator).removeprefix("行政").removeprefix(phrase[0])
        return Worded(phrase + about, "whole-restored", case.verb)
    if case.memory.owner == case.memory.subject is not None:
        return Worded(phrase, "of-subject", case.verb)
    last = case.memory.indicator
    whole = last if phrase in SHARES else case.memory.thing or last
    if whole.endswith("率") and is_generic(whole):
        return None  # 响应率100%,解决率96%: one rate is not of the other
    context = context_noun(case.mention.left)
    if name := site_of(context):
        case.memory.subject = case.memory.owner = name
        return Worded(phrase, "of-subject", case.verb)
    whole = whole or context
    if whole:
        return Worded(joined(_bearer(whole, phrase), phrase), "whole-restored", case.verb)
    aim = _money_aim(case)
    return Worded(joined(phrase, aim), "money-for", case.verb) if aim else None


def _bearer(whole: str, measure: str) -> str:
    """What a measure alone is of: of a rate the object, of a yield the crop, else the thing without its way of counting."""
    if measure.endswith(("率", "度")) or leading_verb(measure):
        return rated(whole)
    if measure in ("占比", "比重"):
        return whole.replace("年产", "产")
    return SOWN.sub("", whole_of(whole)) or whole if measure.endswith(YIELDS) else whole_of(whole)


def _share_of(case: Case) -> Worded | None:
    """民生支出占43.7%; …产值增长6.5%、占工业总产值比重45%."""
    phrase = case.phrase.removeprefix("约")
    if phrase.endswith("占") and len(phrase) > 3 and case.mention.share:
        return Worded(phrase + "比", "share-of", case.verb)
    if phrase == "占" and case.memory.indicator:
        return Worded(case.memory.indicator + "占比", "share-of", case.verb)
    if phrase.startswith("占") and case.memory.indicator:
        return Worded(joined(case.memory.indicator, phrase), "share-of", case.verb)
    return None


def _part_of(case: Case) -> Worded | None:
    """新增装机容量…,其中水电9601万千瓦: the part reads alone with the verb and the noun of its whole."""
    memory, phrase, whole = case.memory, case.phrase, case.memory.whole
    among = case.listed or "其中" in case.mention.left or opens_bracket(case.mention.left)
    if among and phrase.endswith(("以上", "以下")) and memory.thing:
        return Worded(joined(phrase, memory.thing), "part-of", memory.verb)
    if not (phrase and whole and among and case.mention.token.unit.code == memory.unit_code):
        return None
    stage = whole[:2]
    if phrase.endswith(("类", "型")):
        return Worded(joined(phrase, object_of(whole)), "part-of", memory.verb)
    if whole.endswith("企业") and phrase.endswith("业") and len(phrase) < 6 and not phrase.endswith("企业"):
        return Worded(whole[:-2] + phrase + "企业", "part-of", memory.verb)
    if phrase[-2:] == whole[-2:] and not case.verb and (stage in VERBS or stage in STAGES):
        return Worded(joined(stage, phrase), "part-of", stage)
    if not memory.part_of or head_noun(phrase):
        return None
    return Worded(joined(first_verb(memory.verb), phrase + memory.part_of), "part-of", memory.verb)


def _done_by_counted(case: Case) -> Worded | None:
    """帮助12家企业获得贷款5300万元: what those just counted did, in the same clause."""
    memory, left = case.memory, case.mention.left
    if not left or memory.measure != "level" or memory.unit_kind != "count" or not memory.report.rows:
        return None
    last = memory.report.rows[-1]
    done = GAINED.match(left)
    if last.rule != "indicator-after" or not done or BREAK.search(left):
        return None
    return Worded(memory.indicator + done[1] + case.phrase.removeprefix(done[1]), "done-by-counted", case.verb)


def _verb_carried(case: Case) -> Worded | None:
    """新增A3家、B2家; 培育C17家,D6家: a list says its verb once."""
    memory, phrase, left = case.memory, case.phrase, case.mention.left
    if not phrase or case.verb or not memory.verb or case.cue.settled or case.mention.share or memory.verb in PARTS_OF_NAMES:
        return None
    alike = case.mention.token.unit.kind in COUNTABLE and memory.unit_kind in COUNTABLE
    next_clause = (
        alike and left.lstrip(" \u3000")[:1] in "，," and not OTHER_TIME.match(left) and not memory.known_alone(phrase)
        and not phrase.startswith(("为", "对", "向", "每", *INVOLVING)) and not phrase.endswith(STOCKS) and not STRONG.search(phrase)
        and not left.lstrip(" \u3000，,").startswith(OWN_VERBS)
    )  # fmt: skip
    same_list = case.listed and (alike or case.mention.token.unit.kind == memory.unit_kind)
    return Worded(joined(memory.verb, phrase), "verb-carried", memory.verb) if same_list or next_clause else None


def _indicator_before(case: Case) -> Worded | None:
    """工业投资2.8亿元."""
    return Worded(case.phrase, "indicator-before", case.verb) if case.phrase else None


def _said_before(case: Case) -> Worded | None:
    """125处,4594平方米; …突破2万亿元、达到23562亿元: the same thing again."""
    memory, cue = case.memory, case.cue
    if told := told_before(memory, case.mention.left):
        return Worded(told, "told-before")
    if not memory.indicator:
        return None
    again = cue.settled or cue.reached
    claim = 0 if cue.reached and memory.origin else memory.claim
    same = LIST_ONLY.fullmatch(case.mention.left) and memory.unit_code == case.mention.token.unit.code
    shared = memory.level_cue if same and memory.measure == "level" else None
    return Worded(memory.indicator, "inherited" if again else "second-count", memory.verb, claim, cue=shared)


RULES: tuple[Callable[[Case], Worded | None], ...] = (
    _share_done,
    _times_won,
    _indicator_after,
    _object_restored,
    _size_of_counted,
    _whole_restored,
    _share_of,
    _part_of,
    _done_by_counted,
    _verb_carried,
    _indicator_before,
    _said_before,
)


def word(case: Case) -> Worded:
    """The wording of one level by the first rule that has one, else by the context."""
    for rule in RULES:
        if (worded := rule(case)) is not None:
            return worded
    return Worded(fallback_name(case.memory, case.mention.left), "from-context")
