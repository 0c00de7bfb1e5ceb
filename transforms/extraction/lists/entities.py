"""Lists that name entities: 下洋村、溪口村集体收入分别达到86万元、54万元."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.discourse import NO_LIST, OpenList, Reading
from transforms.extraction.indicator.topic import (
    compared_by,
    done_of_topic,
    heading_topic,
    topic,
    topic_with_end,
    topics,
)
from transforms.extraction.lists.assignment import ASSIGNMENT, in_order, run_of, to_each
from transforms.extraction.lists.items import parts_of
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.proper import OPENS_CLAUSE, each_named, is_proper, sharing_head
from transforms.extraction.subjects.several import several_in
from transforms.extraction.wording.phrases import ANY_VERB, clean, head_noun, is_bare, is_generic, leading_verb
from transforms.extraction.wording.words import META, SHARE_NOUNS

# 石桥镇、柳湾乡各新建…: of each who is named before it
EACH_DID = re.compile(rf"(?<=[村镇乡道区县市司行院校学园厂社])[各均](?=(?:{ANY_VERB.pattern}))")
PLACES_AND_HOUSES = ("村", "社区", "镇", "乡", "街道", "小学", "中学", "幼儿园", "医院", "卫生院", "水库", "支行")
FOREMOST_NAMED = re.compile(
    r"(?:(?P<what>[\u4e00-\u9fff]{2,12}?)?(?:增速|增幅|增长|降幅|总量|进度)?(?:位?居|列|排名?)?(?:前[一二三四五六七八九十\d]{1,2}[位名]?|较快|最快|靠前))?"
    r"的(?:乡镇|镇街|街道|村|县区|县市区|县|区|园区|企业|市州|市)?(?:依次|分别)?(?:为|是|有)(?P<names>[^，,。；;]{4,60})[，,]"
)
# 人口最多的A县和B县分别为…: in what they stand foremost
FOREMOST_IN = re.compile("(?:其中)?([\u4e00-\u9fff]{2,10}?)(?:[最较][多高大快低少小慢]|居前(?:[两二三四五]位)?|靠前)的")
ALL_TOGETHER_COUNTED = re.compile(
    "\\A[两三四五六七八九十](?:地|县市区|县区|区县|县市|县|区|市(?![场民政])|镇|乡|村)(?=..)"
)  # A县、B县、C区三地零售总额
# ，城镇化率分别为…: nobody else is named before it
NOBODY_ELSE_NAMED = re.compile(
    r"[，,][ \u3000]?(?:其中[，,：:]?|两[县区市地镇乡村]|同时|并|且|分别|共|累计|实现|完成|达到|取得)*(?![国省市区县州镇乡本]级)"
)
# 能源集团, 城投公司: by the trade alone, and no class of firms
FIRM_BY_TRADE = re.compile(
    "(?!国有|民营|外资|私营|合资|上市|龙头|重点|骨干|子公司|分公司|保险|证券|担保|基金|平台|租赁|物业)[\u4e00-\u9fff]{2,10}(?:集团|公司)"
)
EACH, NAMED = "分别", ("level named", "moved named")
# 河西、前窑城中村改造签约率: quarters that are only known by their names
RENEWED = re.compile(r"([\u4e00-\u9fff]{2,4}?)((?:城中村|棚户区|旧村)改造.*|(?:征迁|征收|拆迁)(?!面积).*)")


@ASSIGNMENT.rule("places-in-order", Tier.SPECIFIC, before=("names-in-order",), only=NAMED)
def places_in_order(case: Case) -> Reading | None:
    """上岭、下岭两村分别流转土地320亩、450亩: one number each of the places whose common word stands behind their count."""
    before, spread, after = case.phrase.partition(EACH)
    if not (spread or case.cue.spread) or not (several := several_in(before)) or run_of(case) != len(several.each):
        return None
    indicator = clean(several.opening + several.rest + after) or case.noun or compared_by(case)
    return _of_each(case, indicator, several.each) if indicator else None


@ASSIGNMENT.rule("names-in-order", Tier.SPECIFIC, only=NAMED)
def names_in_order(case: Case) -> Reading | None:
    """沙坪、石梁分别种植李子600亩、450亩; 河西、前窑城中村改造签约率分别达99%、97%: one number each of names without an ending."""
    before, spread, after = case.phrase.partition(EACH)
    if not (spread or case.cue.spread) or "、" not in before and "和" not in before:
        return None
    names, told = parts_of(before), after
    if quarter := RENEWED.fullmatch(names[-1]):
        names, told = (*names[:-1], quarter[1]), quarter[2] + after
    elif not spread or not _does_something(after):
        return None
    if len(names) < 2 or run_of(case) != len(names) or not all(map(_is_short_name, names)):
        return None
    return _of_each(case, clean(told), names)


@ASSIGNMENT.rule("sharing-a-head", Tier.SPECIFIC, only=NAMED)
def of_those_sharing_a_head(case: Case) -> Reading | None:
    """柳溪、云口机场吞吐量分别为3万人次、2万人次, 均增长8%: a number each of the places whose common word stands behind the last one, or one
    growth or share of each."""
    before, spread, after = case.phrase.partition(EACH)
    shared = sharing_head(before)
    indicator = clean(shared.rest + after) if shared else ""
    if not shared or not indicator:
        return None
    if run_of(case) == len(shared.each) and (spread or case.cue.spread):
        return _of_each(case, indicator, shared.each)
    if run_of(case) > 1 or not case.mention.share and not case.cue.each:
        return None
    items = _claimed_by_each(case, indicator, shared.each)
    return to_each(case, items, "each-of-entities")._replace(subjects=shared.each, open_list=NO_LIST)


@ASSIGNMENT.rule("entities-in-order", Tier.SPECIFIC, only=NAMED)
def entities_in_order(case: Case) -> Reading | None:
    """A镇、B镇分别化解纠纷12件、9件: one number each, of the same indicator, whose subject the list names."""
    before, spread, after = case.phrase.partition(EACH)
    foremost = FOREMOST_IN.match(before)
    if foremost:
        before = before[foremost.end() :]
    parts = parts_of(before)
    if len(parts) < 2 or not (spread or case.cue.spread or _places_in_a_row(case, parts)):
        return None
    names, rest = _named_in(parts)
    indicator = (
        clean(ALL_TOGETHER_COUNTED.sub("", rest) + after)
        or case.noun
        or _told_before(case, foremost[1] if foremost else "")
    )
    if not names or not indicator or run_of(case) != len(names):
        return None
    return _of_each(case, indicator, names)


@ASSIGNMENT.rule("subjects-in-order", Tier.SPECIFIC, only=NAMED)
def subjects_in_order(case: Case) -> Reading | None:
    """青山集团、白河公司利润分别增长8%和15%: one number each of those of whom the clause is."""
    subject = case.discourse.entity.subject or ""
    names = parts_of(subject)
    if not case.cue.spread or len(names) < 2 or run_of(case) != len(names) or subject not in case.mention.clause:
        return None
    if not all(each_named(name) or FIRM_BY_TRADE.fullmatch(name) for name in names) or len(parts_of(case.phrase)) > 1:
        return None
    return in_order(case, _claimed_by_each(case, case.phrase, names), "list-of-entities", subjects=names)


@ASSIGNMENT.rule("one-to-each-entity", Tier.SPECIFIC, only=NAMED)
def one_to_each_entity(case: Case) -> Reading | None:
    """A村、B村集体收入均不足5万元, A镇、B乡各新建冷链中心1座: the same number of each of the entities that are named."""
    before, spread, after = _parted(case)
    parts = parts_of(before)
    if not spread or len(parts) < 2 or run_of(case) != 1:
        return None
    names, rest = _named_in(parts)
    indicator = clean(rest + after)
    if not names or not indicator or rest and after:
        return None
    items = _claimed_by_each(case, _whole_name(case, indicator), names)
    return to_each(case, items, "each-of-entities")._replace(subjects=names, open_list=NO_LIST)


@ASSIGNMENT.rule("ranks-of-entities", Tier.SPECIFIC, only=("moved named",))
def ranks_of_entities(case: Case) -> Reading | None:
    """A县、B县增速居前两位,分别增长9%、8%: each of them stands there by what all are compared by."""
    parts = parts_of(case.phrase) if case.measure == "rank" else ()
    if len(parts) < 2 or run_of(case) != 1:
        return None
    names, rest = _named_in(parts)
    indicator = compared_by(case) if rest in META else rest
    if not names or not indicator:
        return None
    items = _claimed_by_each(case, indicator, names)
    opened = OpenList(items, len(items), case.measure, case.cue, names)
    return to_each(case, items, "each-of-entities")._replace(subjects=names, open_list=opened)


@ASSIGNMENT.rule("further-of-entities", Tier.SPECIFIC, only=NAMED)
def further_of_entities(case: Case) -> Reading | None:
    """A县、B县常住人口分别为36万人、41万人,城镇化率分别为48%、51%: something else of those that the list before names."""
    subjects = case.discourse.open_list.subjects
    if len(subjects) < 2 or run_of(case) != len(subjects) or case.phrase in META and case.phrase not in SHARE_NOUNS:
        return None
    goes_on = NOBODY_ELSE_NAMED.match(case.mention.left)
    if not goes_on or not case.mention.left.startswith(case.phrase[:2], goes_on.end()):
        return None
    if len(parts_of(case.phrase)) > 1 or is_bare(case.phrase):
        return None
    told = case.phrase.replace(EACH, "")
    name = case.discourse.previous.indicator + told if told in SHARE_NOUNS else told
    return in_order(case, _claimed_by_each(case, name, subjects), "list-of-entities", subjects=subjects)


@ASSIGNMENT.rule("places-in-a-row", Tier.SPECIFIC, only=("moved nothing",))
def places_in_a_row(case: Case) -> Reading | None:
    """其中A县12亿元,B县6亿元,分别增长6%、4%: how each of the places moved whose levels were just given."""
    run = run_of(case)
    last = case.discourse.statements[-run:] if case.cue.spread and not case.cue.base and run > 1 else ()
    if len(last) != run or len({one.indicator for one in last}) > 1 or any(one.measure != "level" for one in last):
        return None
    names = tuple(clean(one.mention.cue.stem) for one in last)
    if len(set(names)) != run or not all(map(each_named, names)):
        return None
    return in_order(case, tuple((one.indicator, one.claim) for one in last), "list-again", subjects=names)


def _told_before(case: Case, foremost_in: str) -> str:
    """What the entities have that the words of their list do not say: the level just given, in what they stand foremost, or what
    all are compared by."""
    if again := _reached_again(case):
        return again
    return _stands_foremost_in(case, foremost_in) if foremost_in else compared_by(case)


def _stands_foremost_in(case: Case, what: str) -> str:
    """人口 of 人口最多的A县和B县 below 常住人口: what was spoken of, where its name ends so."""
    said = (*topics(case), heading_topic(case))
    return next((name for name in said if name.endswith(what)), what)


def _parted(case: Case) -> tuple[str, str, str]:
    """The words before 各 or 均, that word, and those behind it; the word stands right before the number, or before what was done."""
    if case.cue.each:
        return case.phrase, "均", ""
    if (each := EACH_DID.search(case.phrase)) is None:
        return case.phrase, "", ""
    return case.phrase[: each.start()], each[0], case.phrase[each.end() :]


@ASSIGNMENT.rule("foremost-in-order", Tier.SPECIFIC, only=("moved nothing", "moved named", "level nothing"))
def foremost_in_order(case: Case) -> Reading | None:
    """增速前三的乡镇依次为石塘镇、河口镇、云台镇,分别增长A、B、C: one number each of those that the clause before names."""
    found = FOREMOST_NAMED.search(case.mention.left) if case.cue.spread else None
    names = parts_of(found["names"]) if found else ()
    if not found or len(names) < 2 or run_of(case) != len(names) or not all(map(each_named, names)):
        return None
    return _of_each(case, indicator, names) if (indicator := _foremost_in(case, found["what"])) else None


def _foremost_in(case: Case, told: str | None) -> str:
    """In what they stand foremost: what is named with them, else what was spoken of."""
    what = clean(told or "")
    if case.indicator_id(what):
        return what
    return case.discourse.previous.indicator or topic(case) or ("增速" if "增速" in case.sentence.words else "")


def _places_in_a_row(case: Case, parts: tuple[str, ...]) -> bool:
    """梨园小学、柳溪小学新增学位620个、480个: places and houses by their names need no 分别, as industries would (建材、鞋服)."""
    return case.mention.right.noun == "" and all(part.endswith(PLACES_AND_HOUSES) for part in parts[:-1])


def _does_something(done: str) -> bool:
    """种植李子, 接待游客: whether somebody did something to a thing; 播种 of 早稻、晚稻分别播种 and 种植面积 are told of goods."""
    verb = leading_verb(done)
    return verb != "" and len(done) - len(verb) > 1 and not is_generic(done) and not head_noun(done)


def _is_short_name(name: str) -> bool:
    return 1 < len(name) < 5 and is_proper(name) and not OPENS_CLAUSE.search(name)


def _of_each(case: Case, indicator: str, subjects: tuple[str, ...]) -> Reading:
    """One number each of the same indicator: the first now, the others in turn."""
    indicator = _whole_name(case, indicator)
    return in_order(case, _claimed_by_each(case, indicator, subjects), "list-of-entities", subjects=subjects)


def _whole_name(case: Case, indicator: str) -> str:
    """新增入库项目94个。石塘镇、河口镇各入库14个: what all towns have done, where the words of the list are its verb alone, or its last
    word (投资)."""
    if is_bare(indicator):
        return done_of_topic(case, indicator) or indicator
    return topic_with_end(case, indicator) or indicator


def _claimed_by_each(case: Case, indicator: str, names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The indicator with a claim of its own for each name."""
    return tuple((indicator, case.discourse.claims + nth) for nth in range(1, len(names) + 1))


def _reached_again(case: Case) -> str:
    """村均收入128万元,A村、B村分别达到312万元和267万元: the level just given, of the entities named."""
    again = case.measure == "level" and case.counted_as_before()
    return case.discourse.previous.indicator.removeprefix("村均") if again else ""


def _named_in(parts: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """石桥镇、柳湾乡税收 → the names of the list, and what stands behind the last; no names where one of them is none."""
    if not all(map(each_named, parts[:-1])):
        return (), ""
    last, rest = _cut(parts[0], parts[-1])
    return ((*parts[:-1], last), rest) if last else ((), "")


def _cut(first: str, words: str) -> tuple[str, str]:
    """The last name of the list and what all of them have in common behind it: it ends as the first one does."""
    for size in (2, 1):
        at = words.find(first[-size:], 1)
        if at > 0 and each_named(words[: at + size]):
            return words[: at + size], words[at + size :]
    for end in range(3, len(words) + 1):
        if each_named(words[:end]):
            return words[:end], words[end:]
    return "", words
