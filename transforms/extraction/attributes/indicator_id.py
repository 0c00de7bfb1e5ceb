"""Which canonical indicator a wording is."""

from __future__ import annotations

import re

from transforms.extraction.attributes.part import PART_ONLY, Stated
from transforms.extraction.discourse import Discourse
from transforms.extraction.model import SentenceContext, Statement
from transforms.extraction.wording.transport import BY_WAY, CARRIED
from transforms.extraction.wording.words import PARTS_FOLLOW, SCHEMES

GIVES_PARTS = re.compile(PARTS_FOLLOW)
# what is paid by the month is known by its name alone, as what is paid for each person by the year is
PAID_EACH_TIME = re.compile(
    "\\A(?:(?:每人)?每月(?=.+(?:标准|养老金|补贴|津贴)\\Z)|每人(?:每年)?(?=.+补[贴助](?:标准)?\\Z))"
)
# 发放低保金、临时救助金等; 发放低保、特困供养等救助资金: aid to the poor by its kinds
AID = (
    "(?:困难群众|(?:城乡|城镇|城市|农村)(?:居民)?)?"
    "(?:低保(?:户|对象)?|最低生活保障|特困(?:人员|供养人员|对象)?(?:供养|救助|基本生活)?|临时救助|医疗救助|孤儿(?:基本)?(?:生活|养育)?|事实无人抚养儿童(?:基本生活)?)"
    "(?:保障|补助|补贴|救助)?(?:资金|金|费|款)?"
)
PAID_AS_AID = re.compile(
    f"(?:发放|拨付|下拨|支付|支出|兑付|落实)?(?:{AID}[、和及与])*{AID}(?:[、和及与]{AID}等?|等)(?:各类|各项)?(?:困难群众)?(?:社会|民生)?(?:救助|补助|保障)*(?:资金|金|款)?"
)
PAYING, KINDS_PARTED = (
    ("发放", "拨付", "下拨", "支付", "支出", "兑付", "落实", "低保", "最低", "特困"),
    re.compile("[、和及与]"),
)
ALL_AID = "社会救助资金"
GOING_ON = ("、", "，", ",")
BOOSTED = ("消费", "消费额")
# 文旅消费券撬动消费, “购物节”系列活动带动消费: the consumption that is boosted, whichever scheme did it
BOOSTED_BY = re.compile(
    f'\\A[^，。；、]{{0,24}}?(?:{SCHEMES}|券|换新|下乡)[”"]?(?:直接)?(?=(?:带动|拉动|撬动)消费额?\\Z)'
)
BUILT_OPENING = "建成"
RAISED_OPENING = "培育"
TEN_THOUSANDS = 10_000
# 累计建成高标准农田: all there are by now, where no time is told over which they were built
BUILT_BY_NOW = re.compile("(?:\\A|[，,。；;、]|截至(?:目前|年底|年末)[，,]?)[\\u4e00-\\u9fff]{0,3}累计(?:已)?建成")
OVER_TIME = re.compile(
    "今年|本年|全年|年内|年来|年间|[一二三四五六七八九十两几]年|(?<!\\d)\\d{1,2}个?年(?![底末])|以来|[自从](?:19|20)\\d\\d年|上半年|季度|月|期间|时期"
)
# of these there are as many as were built; schools and roads stood long before
ONLY_BUILT = re.compile(
    "建成(?:高标准(?:基本)?农田|[\\u4e00-\\u9fff]{0,8}(?:充换?电(?:桩|站|设施)|绿道)|(?:[45]G)?(?:通信)?基站)"
)
ALL_BRANCHES = re.compile("农、?林、?牧、?渔")
ALL_FARMING = ("农林牧渔", "农、林、牧、渔")


def indicator_id(statement: Statement, unit: str, discourse: Discourse, sentence: SentenceContext) -> str | None:
    """The id under which the wording is known, None where it is not, or where unit or whole show that something else is meant."""
    lexicon, indicator = sentence.report.lexicon, _looked_up(statement, discourse, sentence)
    found = lexicon.id_of(indicator, statement.measure, unit)
    if found in lexicon.flows and "累计" in statement.mention.clause and _stands_built(statement, sentence):
        found = lexicon.id_of(indicator.removeprefix(BUILT_OPENING), statement.measure, unit) or found
    if found in lexicon.flows and indicator.startswith(RAISED_OPENING) and _stands_raised(statement):
        found = lexicon.id_of(indicator.removeprefix(RAISED_OPENING), statement.measure, unit)
    if found is None or PART_ONLY.decide(Stated(statement, discourse, sentence), statement.mention.token.unit.kind):
        return None
    whole = discourse.part.whole
    if whole and indicator != whole and found == lexicon.indicator_id(whole):
        return None  # 新增规上企业9家(工业5家): a part never has the id of its whole
    return found


def _looked_up(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> str:
    """The wording without what it may say beside its indicator (每人每月低保标准, 消费券带动消费), and with what is said once for two."""
    indicator = statement.indicator
    if indicator.startswith("农业") and _is_part_of_farming(statement, discourse, sentence):
        return "种植业" + indicator[2:]  # 农林牧渔业总产值…,其中农业产值: crops alone
    if indicator.startswith("每"):
        indicator = PAID_EACH_TIME.sub("", indicator)
    if CARRIED.fullmatch(indicator) and statement.mention.left.startswith(tuple(mark + indicator for mark in GOING_ON)):
        way = BY_WAY.match(discourse.previous.indicator)
        return way[0] + indicator if way else indicator  # 铁路客运量1000万人次、货运量2亿吨: by rail, too
    if indicator.endswith(BOOSTED):
        indicator = BOOSTED_BY.sub("", indicator)
    if indicator.startswith(PAYING) and PAID_AS_AID.fullmatch(indicator) and _is_all_aid(statement):
        return ALL_AID
    return indicator


def _stands_built(statement: Statement, sentence: SentenceContext) -> bool:
    """累计建成高标准农田52万亩: what stands by now is no work of the year; in a review of several years it may be theirs."""
    if statement.measure != "level" or sentence.reviewed is not None or not ONLY_BUILT.match(statement.indicator):
        return False
    by_now = BUILT_BY_NOW.search(statement.mention.clause) is not None
    return by_now and not OVER_TIME.search(sentence.words)


def _stands_raised(statement: Statement) -> bool:
    """培育农民合作社20.3万家: tens of thousands of firms are all there are by now, and not those of one year."""
    token = statement.mention.token
    return token.unit.kind == "count" and (token.value or 0) >= TEN_THOUSANDS


def _is_all_aid(statement: Statement) -> bool:
    """Whether aid is told by three kinds, or by some of them with 等; two kinds are no more than the two."""
    return len(KINDS_PARTED.findall(statement.indicator)) > 1 or "等" in statement.mention.clause


def _is_part_of_farming(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> bool:
    """Whether farming as a whole was named before, in the sentence or in the one of which it gives the parts, or one list has all of
    its branches (农、林、牧、渔业产值分别为…)."""
    if statement.rule == "list-in-order" and ALL_BRANCHES.search(statement.mention.clause):
        return True
    before = discourse.sentence_before if GIVES_PARTS.match(sentence.words) else ()
    return any(one.indicator.startswith(ALL_FARMING) for one in (*before, *discourse.statements))
