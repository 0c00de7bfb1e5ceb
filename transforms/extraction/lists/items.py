"""The things a list names, each so that it reads alone: 城镇和农村居民收入 → 城镇居民收入, 农村居民收入."""

import re
from functools import lru_cache

from transforms.extraction.wording.phrases import head_noun, leading_verb
from transforms.extraction.wording.words import GENERIC, HEADS, JOINED_NAMES

SPLIT = re.compile(
    r"、(?!惠及\Z)|以及|和(?<![调温中平总饱柔缓融祥亲]和)(?![谐平美解睦])|与(?<!参与)(?![会度])|及(?<![以涉普惠]及)(?![其时格])"
)
COMMA = re.compile("、")
JOINED_NAME = re.compile("|".join(sorted(JOINED_NAMES, key=len, reverse=True)))
PER_UNIT = re.compile(r"单位(?:国内|地区)?(?:生产总值|GDP)")
SPENT_ON = re.compile(r"[^、]{2,8}?用于")  # 财政用于科技、教育的支出: whose money it is, is said once
NUMBERED = re.compile(r"第?[一二]、第?[二三]")
NUMBERED_SECTORS = re.compile(r"第?([一二])、第?([二三])(?:[、和]第?(三))?(?:次)?产业?")
# 汽车制造、电气机械两个行业: how many they are
SUMMED_AT_END = re.compile(
    r"[两二三四五六七八九十][个大](?:重点|主导|支柱|优势|传统|新兴|先进)*(?:行业|产业|领域|板块|品类|大类)\Z"
)
PAIRS = {"存贷", "进出", "产销", "收支", "供销"}  # 存、贷款余额: one character stands for the whole
SECTORS = re.compile(r"三(?:次产业|产)")
SHARE_OF_SECTORS = re.compile(r"(?:之间)?(?:的)?(?:结构|比|占|\Z)")
WAYS_OF_COUNTING = ("批次", "人次", "件数", "起数", "件次", "户数", "人数")  # 来访批次、人次分别下降…
NOUN_VERBS = ("生产", "出口", "销售", "退役", "登记")  # 生产安全事故, 退役军人: parts of a name
OF_THEMSELVES = ("生产总值", "进出口总额", "进出口")  # 固定资产投资、进出口总额: of nothing named before
CODE = re.compile(r"[A-Za-z]+[\d.]*")
_TAKES_OVER = frozenset(HEADS) | frozenset(GENERIC)


@lru_cache(maxsize=8192)
def parts_of(phrase: str) -> tuple[str, ...]:
    """The phrase cut at its list marks."""
    return tuple(part.removeprefix("其中") for part in cut_at(SPLIT, phrase) if part)


@lru_cache(maxsize=8192)
def cut_at(marks: re.Pattern[str], phrase: str, most: int = 0) -> tuple[str, ...]:
    """The phrase cut at marks, but not at those inside the one name of an industry: 批发和零售业、住宿和餐饮业 are two."""
    whole = [name.span() for name in JOINED_NAME.finditer(phrase)] if "业" in phrase or "类" in phrase else []
    parts, begin = [], 0
    for mark in marks.finditer(phrase):
        if not any(start < mark.start() < end for start, end in whole):
            parts.append(phrase[begin : mark.start()])
            begin = mark.end()
            if len(parts) == most:
                break
    return (*parts, phrase[begin:])


@lru_cache(maxsize=8192)
def split_list(phrase: str, count: int) -> tuple[str, ...]:
    """The things a list of `count` names; empty when it does not come out at that many."""
    if (head := head_noun(phrase)) and phrase.endswith("等" + head):
        phrase = phrase[: -len(head) - 1] + head  # 牛奶、牛肉等产量
    if "、" in phrase:
        phrase = SUMMED_AT_END.sub("", phrase)
    items = [] if NUMBERED.search(phrase) else _cut(phrase, count)
    if not items:
        return _expanded(phrase, count)
    first, last = items[0], items[-1]
    if not all(items):
        return ()
    if count == 2 and first.endswith(("城镇", "城市")) and last.startswith(("农村", "乡村")):
        return first + last[2:], last
    if count == 2 and first[-1] + last[0] in PAIRS:
        return first + last[1:], first[:-1] + last
    if per_unit := PER_UNIT.match(first):
        return tuple(item if item.startswith("单位") else per_unit[0] + item for item in items)
    return _completed(items)


def _cut(phrase: str, count: int) -> list[str]:
    items = parts_of(phrase)
    if len(items) == count:
        return list(items)
    by_comma = [part for part in cut_at(COMMA, phrase) if part]
    if len(by_comma) == count:
        return by_comma
    if len(by_comma) == count - 1:
        tail = cut_at(SPLIT, by_comma[-1], 1)
        if len(tail) == 2:
            return [*by_comma[:-1], *tail]
    return []


def _completed(items: list[str]) -> tuple[str, ...]:
    """Give every item what only the first or the last says: the verb, the owner, the noun that is counted."""
    first, last = items[0], items[-1]
    own, verb = head_noun(first), leading_verb(first)
    if own or len(first) - len(verb) < 2 or verb in NOUN_VERBS:
        verb = ""
    owner = first[: -len(own)] if len(own) > 1 and len(first) - len(own) >= 2 else ""
    ending, spender = _shared_ending(first, last), SPENT_ON.match(first)
    done = []
    for index, item in enumerate(items):
        if index and spender:
            item = spender[0] + item
        elif index and verb and not leading_verb(item):
            item = verb + item
        if index and item in WAYS_OF_COUNTING and first.endswith(WAYS_OF_COUNTING):
            item = first[:-2] + item
        elif (
            index
            and owner
            and (item in _TAKES_OVER and item not in OF_THEMSELVES or own == "数量" and item == "财政支出")
        ):
            item = owner + item
        if index < len(items) - 1 and not head_noun(item) and not item.endswith(WAYS_OF_COUNTING):
            item += ending
        done.append(item)
    return tuple(done)


def _shared_ending(first: str, last: str) -> str:
    """What the last item says for all: 炼铁、炼钢先进产能占比 → 先进产能占比."""
    if CODE.fullmatch(first) and (code := CODE.match(last)):
        return last[code.end() :]  # PM10、PM2.5年均浓度
    if "占" in last and (own := head_noun(last[: last.index("占")])):
        return last[last.index("占") - len(own) :]
    head = head_noun(last) or ("消费" if last.endswith("消费") else "")
    if head == "率" and len(last) > 4:
        return last[-3:]
    if len(first) < 2:
        return head or last[-2:]
    alike = len(head) < 2 or set(first) & set(last[: len(first)])
    if len(first) <= 4 and len(last) > len(first) + 2 and alike:
        at = last.find(first[-1])  # 退役军人、残疾人新增就业
        return last[at + 1 :] if at > 0 else last[len(first) :]
    return head


def _expanded(phrase: str, count: int) -> tuple[str, ...]:
    """One word that names several: 城乡居民, 存贷款, 一二三产, 产销量."""
    if count == 2 and "存贷款" in phrase:
        return phrase.replace("存贷款", "存款", 1), phrase.replace("存贷款", "贷款", 1)
    if count == 2 and "城乡" in phrase:
        return phrase.replace("城乡", "城镇", 1), phrase.replace("城乡", "农村", 1)
    if count == 2 and "产销量" in phrase:
        return phrase.replace("产销量", "产量"), phrase.replace("产销量", "销量")
    if count == 3 and (sectors := SECTORS.match(phrase)):
        of = phrase[sectors.end() :]
        of = "比重" if SHARE_OF_SECTORS.match(of) else of.removeprefix("的")
        return f"第一产业{of}", f"第二产业{of}", f"第三产业{of}"
    found = re.search(r"([一二三]{2,3})(?=产|次产)", phrase)
    if found and len(found[1]) == count:
        if (full := phrase[found.end() :].removeprefix("次")).startswith("产业"):
            return tuple(f"{phrase[: found.start()]}第{one}{full}" for one in found[1])
        return tuple(phrase.replace(found[1], one, 1) for one in found[1])
    if found := NUMBERED_SECTORS.search(phrase):
        named = [sector for sector in found.groups() if sector]
        if len(named) == count:
            return tuple(phrase.replace(found[0], f"第{sector}产业") for sector in named)
    return ()
