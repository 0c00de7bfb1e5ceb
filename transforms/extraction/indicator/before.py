"""Levels that the words before the number name: 工业投资2.8亿元, 占43.7%."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.context import event_spoken_of, firms_spoken_of, industry_told_of
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.indicator.topic import AN_ACCOUNT, topic
from transforms.extraction.measure.rank import held_by
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.named import is_village_or_county
from transforms.extraction.wording.phrases import head_noun, joined
from transforms.extraction.wording.words import AMOUNTS_SOLD, SHARE_NOUNS, SOLD_HOW

BRANCHES_TOGETHER = re.compile("[两二三四五六七八九十][大个][\u4e00-\u9fff]{0,4}(?:产业|行业|领域|板块|集群)")
QUOTED = re.compile(r"“[^”“]{2,8}”\Z")
PULLED = re.compile(r"(.{2,}?)拉动(.{2,}?增长)")  # 工资性收入拉动居民收入增长
VALUE_ADDED = re.compile(r"(.{2,})(?:增加值|(?<!总)产值|总产值)")
SHARE_WITHIN = re.compile(
    r"(?:(?P<upper>不到|不足|低于)|约|近)"
    r"(?P<whole>总(?:产量|产值|面积|支出|收入|人口|户数|人数|数|额|投资))"
)
IN_BRACKETS = re.compile(r"(?:比重|比例|占比)[（(]([^（()）]{3,14})[）)](?:为|达到?|是)?\Z")
SCORES = ("得分", "综合得分", "平均得分")
REVIEW_OF_SPENDING = re.compile("绩效(?:自评|评价|评估|考评)")
JUDGED_THERE = re.compile(
    r"在(?:全[国省市区县州镇])?(?:\d+[个家][\u4e00-\u9fff（）()]{1,5})?([^，,。；;\d]{3,18}(?:测评|考核|评比|评估|考评|评价|竞赛|大赛|检查))中[，,]?[^，,。；;\d]{0,8}\Z"
)
BONDS = re.compile("(?:地方|政府|新增|专项|一般|企业|超长期|特别)*(?:债券|国债)")
WAYS_OF_SELLING, AMOUNTS_OF_SALES = (*SOLD_HOW, "电商"), (*AMOUNTS_SOLD, "销售")
NAME_OF_WHOLE = re.compile("全[省市州区县]")
GIVES_OUT = re.compile("(?<=..)(?:投放|预留|提供|开放|拿出|下沉|让出)\\Z")
SEXES = ("男性", "女性", "男", "女")
INDUSTRY = re.compile("[\u4e00-\u9fff]{1,6}(?:业|产)")
ADDED_BEHIND = re.compile(r"([^，]+(?:企业|单位|主体|法人|机构|个体工商户|市场主体))(新增)")
PUT_IN = ("外资", "投资", "资金", "贷款", "贷款余额")


@LEVEL.rule("named-in-brackets", Tier.SPECIFIC, only=asked("measure", "named", later=True), needs="比")
def named_in_brackets(case: Case) -> Named | None:
    """占总人口的比重（城镇化率）58.7%: what a share is called stands in the brackets behind it."""
    found = IN_BRACKETS.search(case.mention.left)
    known = found and case.indicator_id(found[1]) and not case.indicator_id(case.phrase)
    return Named(found[1], counted=False) if found and known else None


@LEVEL.rule("score-at-event", Tier.SPECIFIC, only=asked("named", "measure"), needs="得分")
def score_at_event(case: Case) -> Named | None:
    """在全县“红黑榜”评比中,我街道得分94分, 对8个项目开展绩效自评,平均得分94分: of what was judged."""
    if case.phrase not in SCORES:
        return None
    before = case.sentence.report.text[case.sentence.start : case.mention.token.start]
    if case.phrase != SCORES[-1] and (judged := JUDGED_THERE.search(before)):
        return Named(held_by(judged[1]) + case.phrase, counted=False)
    review = REVIEW_OF_SPENDING.search(before)
    return Named(review[0] + case.phrase, counted=False) if review else None


@LEVEL.rule("share-of", only=asked("measure", "named"), needs="占")
def share_of(case: Case) -> Named | None:
    """民生支出占43.7%; …产值增长6.5%、占工业总产值比重45%."""
    if "占" not in case.phrase:
        return None
    phrase, indicator = case.phrase.removeprefix("约"), case.discourse.previous.indicator
    if phrase.endswith("占") and len(phrase) > 2 and case.mention.share:
        if of_place := _share_of_place(case, phrase[:-1]):
            return of_place
        return Named(_of_what_was_told(case, phrase[:-1]) + "占比", case.verb)
    if indicator and phrase.startswith("占"):
        if together := _of_all_in_list(case):
            return Named(joined(together, phrase), case.verb)
        if _of_increment(case):
            return Named(joined(indicator + "增量", phrase), case.verb)
        return Named(_share_of_part(case, indicator) if phrase == "占" else joined(indicator, phrase), case.verb)
    return None


@LEVEL.rule("share-given", only=asked("named", noun=True))
def share_given(case: Case) -> Named | None:
    """三级医院向基层投放50%以上号源: how much of a thing somebody gives, by the thing behind the share."""
    if not case.mention.share or not GIVES_OUT.search(case.phrase):
        return None
    return Named(case.phrase + case.noun, used=case.mention.right.end, quoted=True, counted=False)


def _of_increment(case: Case) -> bool:
    """增量40亿斤、占全国的24%: whether the share is one of the increase."""
    said = case.discourse.statements
    return bool(said) and said[-1].measure == "change" and said[-1].mention.clause.endswith("增量")


def _share_of_place(case: Case, place: str) -> Named | None:
    """税收收入26亿元,石桥区占36%: the place's part of what the sentence is of; None where no place has it."""
    whole = topic(case) if is_village_or_county(place, case.sentence.report.own_names) else ""
    if not whole or whole.endswith(SHARE_NOUNS):
        return None
    area = NAME_OF_WHOLE.search(case.sentence.words)
    entity = case.discourse.entity.of_own_clause(place)
    # 税收收入占比 is the share of taxes in the revenue, and not that of a place in the taxes
    return Named(f"{whole}占{area[0] if area else '总量'}比重", counted=False, entity=entity)


def _share_of_part(case: Case, part: str) -> str:
    """“三保”支出占一般公共预算支出比重: of the account whose part it is; where the share is known by its name, or no account was told, 占比."""
    name = part + "占比"
    accounts = (one.indicator for one in reversed(case.discourse.statements) if AN_ACCOUNT.fullmatch(one.indicator))
    whole = (
        "" if case.indicator_id(name) else next((one for one in accounts if one[-2:] == part[-2:] and one != part), "")
    )
    return f"{part}占{whole}比重" if whole else name


@LEVEL.rule("share-within", only=asked("named"), needs="总")
def share_within(case: Case) -> Named | None:
    """冷藏能力800吨,不到总产量的3%: a share without 占; the bound is the number's."""
    whole = SHARE_WITHIN.fullmatch(case.phrase) if case.mention.share else None
    told = case.discourse.previous.indicator
    if not whole or not told or not case.mention.left.endswith("的"):
        return None
    bound = "upper" if whole["upper"] else "approx"
    return Named(joined(told, "占" + whole["whole"]), cue=case.cue._replace(bound=bound))


def _of_all_in_list(case: Case) -> str:
    """A、B、C三大产业产值分别增长5%、6%、7%,占工业产值的60%: what the list makes up together; "" where no list was just told in order."""
    names = [name for name, _ in case.discourse.open_list.items]
    if len(names) < 2 or names[-1] != case.discourse.previous.indicator:
        return ""
    found = BRANCHES_TOGETHER.search(case.sentence.report.text, case.sentence.start, case.mention.token.start)
    return found[0] + head_noun(names[-1]) if found else ""


def _of_what_was_told(case: Case, part: str) -> str:
    """实际利用外资3亿美元,其中制造业占64%: the part of the investment, and not of the economy; 户籍人口46万人,…,男性占51%."""
    if part in SEXES:
        people = next((one.indicator for one in case.discourse.statements if one.indicator.endswith("人口")), "")
        return people + part
    if part in WAYS_OF_SELLING and case.discourse.previous.indicator in AMOUNTS_OF_SALES:
        return part + case.discourse.previous.indicator
    whole = case.discourse.part.whole
    divided = "其中" in case.mention.left and INDUSTRY.fullmatch(part) and whole.endswith(PUT_IN)
    return part + whole if divided else part


@LEVEL.rule("contribution-of-last", Tier.SPECIFIC, only=asked("named", later=True), needs="贡献率")
def contribution_of_last(case: Case) -> Named | None:
    """工业增加值61亿元,增长8%,对经济增长的贡献率51%: of the industry just told of."""
    industry = VALUE_ADDED.fullmatch(case.discourse.previous.indicator)
    own = case.phrase.startswith("对") and case.phrase.endswith("贡献率")
    return Named(industry[1] + case.phrase, counted=False) if own and industry else None


@LEVEL.rule("contribution-of-pull", Tier.SPECIFIC, only=asked("named", later=True), needs="贡献率")
def contribution_of_pull(case: Case) -> Named | None:
    """工资性收入拉动居民收入增长3.4个百分点,贡献率62.9%: of what pulled, to what it pulled."""
    pulled = PULLED.fullmatch(case.discourse.previous.indicator) if case.phrase == "贡献率" else None
    return Named(f"{pulled[1]}对{pulled[2]}贡献率", counted=False) if pulled else None


@LEVEL.rule("indicator-before", Tier.DEFAULT, only=asked("measure", "named"))
def indicator_before(case: Case) -> Named | None:
    """工业投资2.8亿元: the thing counted stands before the number."""
    if case.phrase == "发行" and (bonds := BONDS.search(case.discourse.previous.indicator)):
        return Named(bonds[0] + case.phrase, case.verb)  # 申报专项债券项目34个,已发行5.3亿元
    if added := ADDED_BEHIND.fullmatch(case.phrase):
        return Named(added[2] + added[1], added[2])  # 高新技术企业新增11家
    named = (
        firms_spoken_of(case, case.phrase) or industry_told_of(case) or event_spoken_of(case) or _quoted_before(case)
    )
    return Named(named + case.phrase, case.verb)


def _quoted_before(case: Case) -> str:
    """投入12亿元撬动“惠农贷”新增贷款310亿元: the loan by its name, which the number before has used."""
    text, begin = case.sentence.report.text, case.mention.token.start - len(case.mention.left)
    if not case.phrase.startswith("新增贷款") or not case.mention.left.startswith(case.phrase[:2]):
        return ""
    quoted = QUOTED.search(text, max(0, begin - 12), begin)
    return quoted[0] if quoted else ""
