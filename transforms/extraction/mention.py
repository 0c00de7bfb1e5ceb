"""A number in its place: the words on both its sides, read, before anything is decided of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transforms.extraction.cues.read import (
    below_base,
    read_budgeted,
    read_cue,
    read_promised,
    read_set_amount,
    read_set_and_reached,
)
from transforms.extraction.cues.words import FALLS, RISES
from transforms.extraction.model import LONGEST_RUN, Mention, SentenceContext
from transforms.extraction.numbers.neighbours import BRACKET_OF_UNIT
from transforms.extraction.wording.alternatives import one_of
from transforms.extraction.wording.nouns import NOTHING, right_of

if TYPE_CHECKING:
    from transforms.extraction.cues.cue import Cue
    from transforms.extraction.model import Token

BREAK = re.compile(r"[，,；;：:。！？!?]")
LAST_BREAK = re.compile(r"(?s:.*)[，,；;：:。！？!?]")
SEMICOLON = re.compile(r"[;；]")
WITHIN_LIMIT = "(?:指标|红线|上限|限额|额度|目标)(?:以内|之内|内)"  # 1.12亿立方米的指标以内, as a pattern
SUFFIX = re.compile(
    r"[ \u3000]?(?:(以上|之上|及以上|多(?![\d出])|余|有余)|(左右|上下)|"
    rf"(以下|以内|之内|及以下|内(?=[，。；、])|的(?:控制|下达|约束性)?{WITHIN_LIMIT}))"
)
LIST_MARK = re.compile(r"[ \u3000]*(?:[、和与及]|以及)[ \u3000]*")
LIST_OPENS = frozenset(" \u3000、和与及以")  # what LIST_MARK begins with
# 分别稳定在800万吨、60万吨以上: where such a list is held at, what stands behind its last number bounds each of them; from above
# only where it was to be no more (控制在, 降至)
HELD_IN_ORDER = re.compile(
    r"(?:分别|依次|均)(?:(?:稳定|保持|维持|巩固)在|达到?|(?:提高|提升|增加|增长)[到至]|(?P<no_more>控制在|(?:压缩|压减|缩短|缩减|下降|降低|降)[到至]))"
    r"(?:每[人户])?(?:每[年月天日])?\Z"
)
LONGEST_HELD = 9  # characters of the longest that HELD_IN_ORDER matches
# 起征点从月销售额【3万元】提高到15万元: what of it the number measures, and how it moved on to the next
START_NAMED = re.compile(
    r"(?P<of>(?:.*[\u4e00-\u9fff”])?)(?<![自服缘理听])[从由](?![业事于此众])(?P<measure>(?:[年月日人户亩]均?|人均|户均|占|平均|全部|各类)?[\u4e00-\u9fff]{0,4}?(?:额|量|率|数|价|占比|比重|比例|收入|产值|成本|标准|面积))",
    re.DOTALL,
)
MOVES_ON = re.compile(
    r"(?:以上|左右|以下)?(?:逐步|逐年|大幅|统一)?(?:提高|提升|增加|增长|上升|上调|扩大|升|增|下降|降低|下调|减少|缩小|压缩|降|减)[到至为](?:约|近|超过?|不超过|现在的|目前的)?"
)
LIST_ONLY = re.compile(r"[、，,和及\u3000 ]*")
# 分别增长3.9%、下降1.7%: in a list of growths each may say which way it went
MARK_AND_MOVE = re.compile(
    rf"(?:[、和与及]|以及|，和)(?:同比)?(?:{one_of(word for word in RISES + FALLS if len(word) > 1)})了?"
)
# between two numbers of one list nothing stands but its mark
ONLY_MARK = re.compile(
    r"[ \u3000\n]*(?:[、和与及，,∶：:]|以及|，和)?[ \u3000\n]*(?:约|近|超|超过)?(?:每[人户亩名])?(?:每[年月日天])?\Z"
)
OPENS_GROWTH = re.compile(r"[（(](?:同比|比上年|较上年|名义|实际)*(?:增长|下降|上升|回落|增|降)?[+＋\-－−]?")
LEADING_BRACKET = re.compile(r"[（(【][^（()）】]*[）)】]|［\d+］")
SIGNS, MINUS = frozenset("+＋-－−"), frozenset("-－−")
REMARK = re.compile("（[^（）]*[，；][^（）]*）(?=[为达是]|(?:约|近)?\\Z)")
COMMA = re.compile("[，,]")
CLOSED = ("）", ")")
# 固定资产投资增速（%）【-3.2】: the unit of the number
UNIT_IN_BRACKET, BEHIND_UNIT = re.compile(rf"{BRACKET_OF_UNIT}\Z"), frozenset("）) \u3000")
BEFORE_SHARE = ("的", *CLOSED)
BRACKETS = frozenset("）)（(【［")
ROUND, OPENING = frozenset("（("), frozenset("（(【［")
BOUNDING = frozenset(" \u3000以之及多余有左上内的")  # what SUFFIX begins with
BEHIND_NUMBER = BOUNDING | LIST_OPENS  # what may bound a number, or opens a list whose end does
SHARE_BEHIND = re.compile(r"的(?:约|近)?\d+(?:\.\d+)?[%％]")  # 年初预算1.2亿元的83%
# 完成全年1.2万人的目标任务, 完成全年40亿美元目标的46.8%
AIM_CALLED = re.compile(
    r"的(?:年度|全年|既定)*(?:目标|任务)(?!的?\d)|(?:的?(?:年度|全年|既定|预期)*(?:目标|任务|计划|预算))(?:任务|数)?的(?:约|近)?\d+(?:\.\d+)?[%％]"
)
OPENS_AIM = frozenset("的年全既预目任计")
SIGN = re.compile(r"(?<![^\u4e00-\u9fff：:（()）、，, ])[+＋\-－−]\Z")
VALUE_IN_BRACKETS = re.compile(r"(增长|增速|增幅|下降|同比)[（(]\Z")  # 增长（-3.2%）: the value alone stands in them
# 民间投资（-6.4%）、出口（增长3%）: the words before a bracket in which a number stands alone, or with how it moved
BEHIND_ITS_NAME = re.compile(
    rf"([）)]?)(.*[\u4e00-\u9fffA-Z”])[（(]((?:(?:(?:19|20)\d\d年|全年|今年)为)?(?:同比)?(?:{one_of(word for word in RISES + FALLS if len(word) > 1)})?[+＋\-－−]?)",
    re.DOTALL,
)
THOSE_BEHIND = re.compile("[）)]的(?:共|达)?有")  # 增速高于全市平均（6%）的有【4个】
NEXT_AREA = re.compile("[）)][、，和]全[国省市区县州盟]")  # 高于全国（6.6%）、全省（
AGAINST_ANOTHER = re.compile("、[高低快慢好]于")  # 高于全市（5.1%）4.1个百分点、高于全省（3.3%）: as behind a comma
# 高于全国（6.6%）平均水平【1.5个百分点】: what each of the areas is taken by
TAKEN_BY = re.compile("[）)](?:的?平均水平|平均)")
# 比上年同期（增长8%）回落【4个百分点】: how it moved against what stands before the bracket
MOVED_BEHIND = re.compile("[）)](?:提高|提升|加快|上升|回升|扩大|增长|增加|回落|放缓|下降|降低|减少|收窄|减缓)了?")
YEAR_FOR = re.compile(r"(?:(?:19|20)\d\d年|全年|今年)为")  # …产值（2024年为2亿元）
# 增长较快的指标有民间投资（…）, 石桥镇（3户）: what leads up to the names, and whose a number is
LEADING_UP = re.compile(r".*(?:的|[^目]标|行业|分别|依次)(?:有|为|是)|.*[，,](?:包?含|包括|不含)", re.DOTALL)
OF_A_PLACE = ("镇", "乡", "村", "县", "区", "市", "省", "街道", "公司", "集团", "平均", "平均水平")
HELD_AGAINST = re.compile(r"(?:[高低快慢好]于|比|较(?![快慢大小高低好多]))[^，,。；;：:]*\Z")
DONE_FOR = ("为", "向", "给", "对")  # 为6个省份保供煤炭3亿吨
# 、14座，【6部作品】获奖: behind the number, of what it is
OWN_NOUN = re.compile("(?![和与及以])[\u4e00-\u9fff]{2}")
# 建议32件和提案45件: between two numbers, and no part of the name of what the second is of
JOINING = re.compile(r"(?:以及|和(?![谐平美解睦善])|及(?![其时格]|以[上下]))(?=[\u4e00-\u9fff]{2})")
JOINING_OPENS = frozenset("以和及")  # what JOINING begins with
WITH_SIGN = ("share", "money", "temperature")  # kinds of unit before whose numbers a sign is one, and no dash
COUNTED = ("count", "none", "area", "length")  # kinds of unit in which things are counted
# the kinds of number that the cue words distinguish; all others are alike to them
KINDS_OF_NUMBER = {"rank": "rank", "share": "share", "ratio": "ratio", **dict.fromkeys(COUNTED, "count")}


def _kind_of_number(token: Token) -> str:
    """A number without a unit counts, but one with decimals: 收入比1.55,缩小0.02."""
    value = token.value
    if token.unit.kind == "none" and value is not None and value != value.to_integral_value():
        return "other"
    return KINDS_OF_NUMBER.get(token.unit.kind, "other")


def bound_after(text: str, end: int) -> tuple[str | None, int]:
    """What 以上, 左右, 以内 right after a number say of it, and the offset behind them."""
    found = SUFFIX.match(text, end)
    if not found:
        return None, end
    return ("lower" if found[1] else "approx" if found[2] else "upper"), found.end()


def _bound_behind(sentence: SentenceContext, index: int, first: str) -> tuple[str | None, int]:
    """What bounds a number from behind, and the offset behind that; `first` is the character behind the number."""
    token = sentence.tokens[index]
    bound, after = None, token.end
    if first in BOUNDING and token.kind != "rank":
        bound, after = bound_after(sentence.report.text, token.end)
    if bound is None and first in LIST_OPENS:
        bound = _bound_of_list(sentence, index)
    return bound, after


def _bound_of_list(sentence: SentenceContext, index: int) -> str | None:
    """What stands behind the last of numbers that a list is held at, parted by nothing but its marks."""
    text, tokens = sentence.report.text, sentence.tokens
    first = last = index
    while last + 1 < min(len(tokens), index + LONGEST_RUN) and _only_list_mark(text, tokens[last], tokens[last + 1]):
        last += 1
    while first > max(0, index - LONGEST_RUN) and _only_list_mark(text, tokens[first - 1], tokens[first]):
        first -= 1
    opens = tokens[first].start
    if last == index or not _are_alike(tokens[index], tokens[last]):
        return None
    held = HELD_IN_ORDER.search(text, max(sentence.start, opens - LONGEST_HELD), opens)
    bound = bound_after(text, tokens[last].end)[0] if held else None
    return None if held is None or bound == "upper" and not held["no_more"] else bound


def _are_alike(number: Token, last: Token) -> bool:
    """3万头、5万只以上: whether what bounds the last number may bound another; not 2000余家和350家左右, which bounds itself, nor what is of
    another kind (61.5%和8500万立方米以上)."""
    return number.unit.kind == last.unit.kind and not number.more and "rank" not in (number.kind, last.kind)


def _only_list_mark(text: str, number: Token, following: Token) -> bool:
    """Whether nothing but the mark of a list parts two numbers."""
    return LIST_MARK.fullmatch(text, number.end, following.start) is not None


def goes_on_in_list(left: str) -> bool:
    """Whether the words before a number begin with the mark of a list."""
    return left[:1] in LIST_OPENS and LIST_MARK.match(left) is not None


def opens_bracket(left: str) -> bool:
    """Whether the words before a number begin with a bracket: what is in it are parts of what stands before it."""
    return left.lstrip(" \u3000")[:1] in ROUND


def is_rate(token: Token) -> bool:
    """Whether a number is a share; 3.8倍、80.2% are growths of one list."""
    return token.unit.kind in ("share", "ratio")


def mention(sentence: SentenceContext, index: int, used: int) -> Mention:
    """Read the surroundings of one number; `used` is where the words that no number before it has used begin."""
    text, tokens = sentence.report.text, sentence.tokens
    token = tokens[index]
    following = tokens[index + 1].start if index + 1 < len(tokens) else sentence.end
    first = text[token.end : token.end + 1]
    bound, after = None, token.end
    if first in BEHIND_NUMBER:
        bound, after = _bound_behind(sentence, index, first)
    left, sign = _words_before(sentence, index, used)
    share, clause = token.unit.kind == "share", last_clause(left)
    promised = None if share else _promised(sentence, token, clause, first)
    cue = promised or _amount_set(sentence, token, clause, first) or read_cue(clause, _kind_of_number(token))
    if sign:
        cue = _with_sign(cue, sign, share)
    elif token.unit.code == "pp" and _below_a_growth(cue):
        cue = cue._replace(direction=-1)
    if index + 1 < len(tokens) and token.unit.code == tokens[index + 1].unit.code:
        cue = _with_start(cue, text, token.end, following)
    if index and left.lstrip(" ")[:1] in JOINING_OPENS:
        cue = _without_conjunction(cue, left)
    right = NOTHING if promised else right_of(text, after, following, left.endswith(DONE_FOR))
    return Mention(token, index, left, clause, cue, right, bound, after, share)


def _words_before(sentence: SentenceContext, index: int, used: int) -> tuple[str, int]:
    """The words before a number that no other has used, without brackets and units that are not of them, and the sign behind them."""
    text, token = sentence.report.text, sentence.tokens[index]
    left = text[min(used, token.start) : token.start]
    if left[:1] in BRACKETS:
        left = _words_behind_bracket(left, sentence, index)
    if "（" in left or "(" in left:
        left = _named_before_bracket(left)
    sign = _sign(left, token, text) if left[-1:] in SIGNS else 0
    if sign:
        left = VALUE_IN_BRACKETS.sub(r"\1", left[:-1])
    return _without_unit(left, token, text) if left[-1:] in BEHIND_UNIT else left, sign


def _with_start(cue: Cue, text: str, end: int, following: int) -> Cue:
    """起征点从月销售额【3万元】提高到15万元: the number is where something came from, though its measure is named between."""
    if cue.origin:
        return cue
    start = MOVES_ON.fullmatch(text, end, following) and START_NAMED.fullmatch(cue.stem)
    return cue._replace(origin=True, stem=start["of"] + start["measure"]) if start else cue


def _without_unit(left: str, token: Token, text: str) -> str:
    """固定资产投资增速（%）-3.2: the words before a number without its unit in a bracket; as they are where it has one behind it."""
    return UNIT_IN_BRACKET.sub("", left) if _is_lent(token, text) else left


def _is_lent(token: Token, text: str) -> bool:
    """Whether a number has a unit that is not written behind it."""
    return token.unit.kind != "none" and text[token.end - 1].isdigit()


def _words_behind_bracket(left: str, sentence: SentenceContext, index: int) -> str:
    """The words between the number before and this one: with those before a bracket that closes there, and without one that is whole."""
    if index and (left in CLOSED or THOSE_BEHIND.fullmatch(left) or TAKEN_BY.fullmatch(left)):
        left = left[0] + _before_bracket(sentence, sentence.tokens[:index]).lstrip("）)") + left[1:]
    elif index and MOVED_BEHIND.fullmatch(left):
        before = _before_bracket(sentence, sentence.tokens[:index]).lstrip("）)")
        left = left[0] + before + left[1:] if HELD_AGAINST.search(before) else left
    if left[:1] in OPENING and (bracket := LEADING_BRACKET.match(left)):
        left = left[bracket.end() :]
    if left.startswith(CLOSED) and len(left) > 1 and index and _alone_behind_name(sentence, index - 1):
        return " " + left[1:]
    return left


def _without_conjunction(cue: Cue, left: str) -> Cue:
    """建议32件和提案45件: the second number's words without what joins it to the first."""
    joining = JOINING.match(left.lstrip(" "))
    return cue._replace(stem=cue.stem.removeprefix(joining[0])) if joining else cue


def _alone_behind_name(sentence: SentenceContext, index: int) -> bool:
    """社零增速（8.1%）居全市第一: whether a number stands alone in a bracket behind what it is of; 收入5.6亿元（2024年为5.1亿元）
    stands behind another number."""
    begin = sentence.tokens[index - 1].end if index else sentence.start
    return _name_and_bracket(sentence.report.text[begin : sentence.tokens[index].start]) is not None


def _name_and_bracket(words: str) -> re.Match[str] | None:
    """民间投资（, 出口（增长: a name before a bracket; 石桥镇（ is whose, 高于全省增速（ what something is held against."""
    found = BEHIND_ITS_NAME.fullmatch(words)
    return None if found is None or found[2].endswith(OF_A_PLACE) or HELD_AGAINST.search(found[2]) else found


def _named_before_bracket(left: str) -> str:
    """民间投资（-6.4%）、出口（-19%）: the words before the bracket are what the number in it is of; each sign left out leaves a blank."""
    found = _name_and_bracket(left)
    if not found:
        return left
    name = found[2]
    if leading := LEADING_UP.match(name):
        name = " " * leading.end() + name[leading.end() :]
    moved = YEAR_FOR.sub(lambda year: " " * len(year[0]), found[3])
    return " " * len(found[1]) + name + " " + moved


def _amount_set(sentence: SentenceContext, token: Token, clause: str, first: str) -> Cue | None:
    """占年初预算【1.2亿元】的83%: the amount of which the share behind it is reached; 支出年初预算为【1.2亿元】 where no plan speaks."""
    if token.unit.kind == "money" and not sentence.passage.plan and (budgeted := read_budgeted(clause)):
        return budgeted
    behind = token.end + (first in CLOSED)  # 完成年计划（【1.2亿元】）的83%
    if first not in BEFORE_SHARE or not SHARE_BEHIND.match(sentence.report.text, behind):
        return None
    return read_set_amount(clause)


def _promised(sentence: SentenceContext, token: Token, clause: str, first: str) -> Cue | None:
    """比年初许下的【15公里】还长, 完成全年【1.2万人】的目标任务: an amount that was aimed at, whatever the words behind it."""
    if clause.endswith("的"):
        return read_promised(clause)
    called = first in OPENS_AIM and AIM_CALLED.match(sentence.report.text, token.end)
    return read_set_and_reached(clause) if called else None


def _below_a_growth(cue: Cue) -> bool:
    """低于全省平均增速2个百分点: 增速 names what it is held against, and not which way it moved."""
    return cue.base and cue.rate_noun and below_base(cue)


def _with_sign(cue: Cue, sign: int, share: bool) -> Cue:
    """-3.2% says by itself which way something moved, -3.2亿元 only that it is below nothing."""
    cue = cue._replace(sign=sign)
    return cue._replace(direction=sign, reached=False, settled=False) if share else cue


def _before_bracket(sentence: SentenceContext, before: Sequence[Token]) -> str:
    """高于全省平均增速（16.8%）0.7个百分点: the words before the bracket that the number before stands in; with those before each
    bracket of a row: 高于全国（6.6%）、全省（7.2%）0.7个百分点."""
    text, inside = sentence.report.text, before[-1]
    opening = max(text.rfind(mark, sentence.start, inside.start) for mark in ROUND)
    begin = max((token.end for token in before if token.end <= opening), default=sentence.start)
    words = text[begin : max(begin, opening)]
    if not NEXT_AREA.match(words):
        return f"，{words[1:]}" if AGAINST_ANOTHER.match(words) else words
    return _before_bracket(sentence, [token for token in before if token.end <= begin]) + words[1:]


def _sign(left: str, token: Token, text: str) -> int:
    """1 for +5%, -1 for -5%; 0 where no sign is written, or what is written is a dash: 石桥镇（一期）-3亿元."""
    if token.unit.kind not in WITH_SIGN or not SIGN.search(left):
        return 0
    if left[:-1].rstrip(" \u3000").endswith(CLOSED) and not _is_lent(token, text):
        return 0
    return -1 if left[-1] in MINUS else 1


def last_clause(left: str) -> str:
    """The words after the last break, inside an open bracket only those in it."""
    if "）" in left and "，" in left:
        left = REMARK.sub("", left)  # 性别比（以女性为100，男性对女性的比例）为
    found = LAST_BREAK.match(left)
    last = found.end() if found else 0
    clause = left[last:]
    if "（" in clause or "(" in clause:
        opening = max(clause.rfind("（"), clause.rfind("("))
        if ")" not in clause[opening:] and "）" not in clause[opening:]:
            clause = clause[opening + 1 :]
    if not clause.strip(" \u3000\n") and last and left[last - 1] in "：:":
        return last_clause(left[: last - 1])
    return clause


def clause_before(left: str) -> str:
    """固定资产投资稳中有进，同比 → 固定资产投资稳中有进: the clause that ends right before the number's own; "" for none."""
    clauses = BREAK.split(left)
    return clauses[-2] if len(clauses) > 1 else ""


def _moves_alike(first: Token, token: Token, between: str) -> bool:
    """增长3.9%、下降1.7%: whether a number goes on a list of growths with its own verb."""
    return token.unit.code == first.unit.code and MARK_AND_MOVE.fullmatch(between) is not None


def run_length(text: str, tokens: Sequence[Token], index: int, mixed: bool = False) -> int:
    """How many numbers of one kind (`mixed`: of any) stand in a row from here, parted by nothing but list marks and by the growth
    of each in brackets: 41260元（增长4.4%）和21860元（增长6.3%）."""
    first = tokens[index]
    run, end = 1, bound_after(text, first.end)[1]
    for token in tokens[index + 1 : index + LONGEST_RUN]:
        between = text[end : token.start]
        if not mixed and not is_rate(first) and _grows_in_bracket(text, token, between):
            end = token.end + 1
            continue
        if between[-1:] in SIGNS:
            between = between[:-1]  # 5.1%、-12.6%和-0.7%
        if not ONLY_MARK.fullmatch(between) and not _moves_alike(first, token, between):
            break
        if not mixed and is_rate(token) != is_rate(first):
            break
        if not mixed and COMMA.search(between) and _of_something_else(text, token, first):
            break
        run, end = run + 1, bound_after(text, token.end)[1]
    return run


def _of_something_else(text: str, token: Token, first: Token) -> bool:
    """签约210亿元,20批次客商来访; 分别增至37座、14座,6部作品获奖: a number of another kind, or one in another unit that tells at once of what it is."""
    if token.unit.kind != first.unit.kind:
        return True
    return token.unit.code != first.unit.code and OWN_NOUN.match(text, bound_after(text, token.end)[1]) is not None


def _grows_in_bracket(text: str, token: Token, between: str) -> bool:
    """Whether a share stands alone in a bracket with how the number before it has moved."""
    opens = token.unit.kind == "share" and OPENS_GROWTH.fullmatch(between) is not None
    return opens and text[token.end : token.end + 1] in CLOSED
