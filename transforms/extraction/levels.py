"""How a level is worded: from the words before its number, after it, around it, or from what was said before.

Rules are tried in the order of RULES; the first that applies words the statement. Each names itself in the row.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from transforms.extraction.cues import Cue, read_cue
from transforms.extraction.dealing import deal, deal_again, levels_in_a_row
from transforms.extraction.enumeration import SECTORS, SPLIT
from transforms.extraction.memory import Memory
from transforms.extraction.mention import BREAK, LIST_MARK, LIST_ONLY, Mention, run_length
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
    shortened,
    trailing_verb,
    whole_of,
)
from transforms.extraction.record import record
from transforms.extraction.subject import site_of
from transforms.extraction.wording import right_of

YIELDS, SOWN = ("总产", "单产", "亩产", "产量"), re.compile("播种|种植|收获|栽种|移栽")
TOTAL = re.compile(r"累计|总数|总量")
COUNTABLE = {"count", "none", "area", "length"}
RATIO_MARKS, SECTOR_SHARES = ("∶", "：", ":"), re.compile(r"三(?:次产业|产)(?:结构|比重|比例|比)")
SHARES = {"占比", "比重", "增速", "增幅", "惠及", "惠及群众", "受益", "受益群众", "受益人口", "到户", "覆盖群众"}
GAINED = re.compile(r"(获得|取得|争取|解决|享受|领取|申请|减免|实现|完成)(?=[\u4e00-\u9fff])")
PER_HEAD = {"人均", "户均", "村均", "亩均", "社均", "校均"}
REMAINDER = {"剩余", "其余", "余下", "结余"}
STAGES = {"在建", "在谈", "在库", "拟建", "续建"}
ITSELF = ("总量", "总数", "规模", "总规模", "总额", "数量", "均")
SIZE = {"面积", "总面积", "建筑面积", "共计", "合计面积", "总建筑面积"}
ENTITY = re.compile(
    r"^([^、，和]{2,16}?(?:中心|教堂|项目|公司|集团|基金|大桥|医院|学校|工程(?!量)|园区|产业园|基地|广场|公园|社区|村|镇|街道)).*"
)
OWNER = re.compile(r"(?:项目|村|社区|家园|小区|公司|街道|镇|园)$")
WITHIN = re.compile(r"在(.{3,}?)(?:中|上|里|内|期间)")
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
TOLD = re.compile(
    r"(?<=.{2})(?:增速|降幅|总体|整体|继续|持续|稳步|保持|实现|平稳|较快|快速|止跌|企稳|由负转正|由降转升|回升|回暖|稳中|扭转|再上|再创|创|逐[月季步]|"
    r"明显|显著|大幅|不断|进一步|首次|迈上|稳定|增势|态势|势头)"
)
CONTEXT_CUT = re.compile(
    r"(?<=.{2})(?:支撑|规模|持续|不断|加快|稳步|更加|明显|显著|提质|蓬勃|快速|全面|实现|进一步|稳中|较快|平稳|运行|发展|总体|保持|"
    r"取得|增势|势头|向|跑出|迈|态势|质效|连续|屡创|再创|首次|稳居)"
)


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


def read_level(memory: Memory, mention: Mention, cue: Cue, phrase: str, listed: bool) -> int:
    """Record one level; returns the offset up to which the words after the number are used."""
    right = mention.right
    if memory.text[mention.token.end:mention.token.end + 1] in RATIO_MARKS and SECTOR_SHARES.search(memory.words):
        phrase = "三次产业比重"
    if cue.spread or (SPLIT.search(phrase) and not right.noun) or SECTORS.match(phrase) or "城乡" in phrase and LIST_MARK.match(memory.text, mention.after):
        if deal(memory, mention, cue, phrase, "level"):
            return mention.after
    if phrase in ITSELF[:3] and not memory.indicator and (topic := _topic_before(memory)):
        phrase = topic + phrase
    if memory.indicator and (phrase in ITSELF or not phrase and cue.settled and TOTAL.search(mention.clause)):
        # 新增X12家,总量达96家: beside what is new the stock is an indicator of its own
        new = memory.measure == "level"
        if new and memory.indicator.startswith(("新增", "新设")):
            phrase = memory.indicator[2:]
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
    worded = _first_answer(case)
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


def _topic_before(memory: Memory) -> str:
    """经营主体稳中培优。总量达146万户: the known indicator that the short sentence before opens with."""
    before = memory.text[max(0, memory.sentence.start - 24):memory.sentence.start].rstrip("。 \u3000\n")
    topic = clean(re.split("[。；\n]", before)[-1])
    return next((topic[:end] for end in range(min(len(topic), 10), 2, -1) if memory.indicator_id(topic[:end])), "")


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
    return Case(memory, case.mention, case.cue, phrase, noun, verb, case.listed)


def _noun_after_run(memory: Memory, index: int) -> str:
    """162户、240人信息维护: the noun stands after the last of the counts."""
    last = index + run_length(memory.text, memory.measures, index, mixed=True) - 1
    following = memory.measures[last + 1].start if last + 1 < len(memory.measures) else memory.sentence.end
    return right_of(memory.text, memory.measures[last].end, following).noun


# -- the rules, in order ---------------------------------------------------------------------------------------


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
    if memory.venue and len(name) < 12 and memory.venue not in name:
        name = memory.venue + name
    return Worded(name, "indicator-after", verb, end=right.end, cue=cue)


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


def _object_restored(case: Case) -> Worded | None:
    """受理事项…,办结2161件: a verb alone takes the object last spoken of."""
    memory, verb = case.memory, case.phrase
    if not verb or not is_bare(verb):
        return None
    aim = MONEY_AIM.match(memory.text, case.mention.after) if case.mention.token.unit.kind == "money" else None
    if aim and verb.endswith(("投入", "投资")):
        return Worded(joined(verb, clean(aim[1])), "money-for", verb)
    about = memory.thing or memory.indicator
    if about and not is_bare(about) and not memory.topic:
        return Worded(joined(verb, object_of(about)), "object-restored", verb)
    if not memory.topic:
        memory.topic = _context_noun(case)
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
    context = _context_noun(case)
    if name := site_of(context):
        case.memory.subject = case.memory.owner = name
        return Worded(phrase, "of-subject", case.verb)
    whole = whole or context
    if whole:
        return Worded(joined(_bearer(whole, phrase), phrase), "whole-restored", case.verb)
    aim = MONEY_AIM.match(case.memory.text, case.mention.after) if case.mention.token.unit.kind == "money" else None
    return Worded(joined(phrase, clean(aim[1])), "money-for", case.verb) if aim else None


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
    among = case.listed or "其中" in case.mention.left or case.mention.left.lstrip(" \u3000")[:1] in ("（", "(")
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


def _first_answer(case: Case) -> Worded:
    for rule in RULES:
        if (worded := rule(case)) is not None:
            return worded
    return Worded(fallback_name(case.memory, case.mention.left), "from-context")


def _context_noun(case: Case) -> str:
    """What the clause before was about, when the sentence has named nothing yet."""
    parts = [clean(part) for part in BREAK.split(case.mention.left)[:-1]]
    part = next((part for part in reversed(parts) if 2 <= len(part) <= 24), "")
    cut = CONTEXT_CUT.search(part)
    return part[:cut.start()] if cut else part


def told_before(memory: Memory, left: str) -> str:
    """固定资产投资止跌回升,增长5%: a known indicator that a clause without number was about, since the last number."""
    part = next((part for part in reversed(BREAK.split(left)[:-1]) if part), "")
    cut = TOLD.search(part)
    name = clean(part[:cut.start()]) if cut else ""
    return name if name and memory.indicator_id(name) else ""


def fallback_name(memory: Memory, left: str) -> str:
    """The last clause that says anything, else the heading."""
    for part in reversed(BREAK.split(left)[:-1]):
        name = clean(part)
        if venue := WITHIN.match(name) or WITHIN.match(part.strip(" \u3000\n全年多次")):
            return venue[1]
        if len(name) >= 2:
            cut = CONTEXT_CUT.search(name)
            return name[:cut.start()] if cut else read_cue(name, "share").stem or name
    return clean(memory.sentence.passage.section.rsplit(" / ", 1)[-1]) or "未名"
