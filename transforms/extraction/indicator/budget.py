"""Levels of the public accounts: 收入总计31.7亿元, 债务限额58亿元, 基金收入11亿元、支出9亿元."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.context import (
    named_account,
    side_of_account,
    side_of_budget,
    spending_of_account,
)
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.indicator.topic import AN_ACCOUNT
from transforms.extraction.measure.aim import budgeted_before, called_an_aim
from transforms.extraction.numbers import chinese_number
from transforms.extraction.rules import Tier
from transforms.extraction.wording.phrases import is_bare
from transforms.extraction.wording.signs import signs_of
from transforms.extraction.wording.words import ASSEMBLY_PASSED

TOTALS_OF_DISTRICT = re.compile(
    r"(?:预算|财政|财政总|非税)收入\Z|固定资产投资\Z|生产总值\Z|(?<!均)GDP\Z|零售总额\Z|社零\Z|进出口(?:总额)?\Z|外资\Z"
)
# 执行中调整为31亿元, 实际完成29亿元: what became of the budget that the clause before tells
OF_THAT_BUDGET = re.compile(
    rf"(?=.*(?:实际|执行|决算|调整|追加))(?:(?:年中|期间|此后|[后报])*经{ASSEMBLY_PASSED}(?:后|同意)*)?(?:实际|最终)?(?P<again>(?:执行中)?(?:调整|追加)(?:后|预算)?(?:预算)?)?(?:实际|最终)?(?:支出|收入)?(?:执行|决算|完成|支出|收入|实绩)?数?(?:(?<=决算)(?:支出|收入))?"
)
SET_AGAIN = ("调减", "调增")  # 批准,调减为18亿元
OTHER_SIDE = {"收入": "支出", "支出": "收入"}
SUMS = frozenset(("总计", "合计", "共计"))
OF_THIS_YEAR = re.compile("本年(?:收入|支出)合计(?:为|是)?\\Z")  # without what was carried over, which the total has
FUND = re.compile(r"[\u4e00-\u9fff]{2,12}?基金(?:预算)?(?=收入|支出|(?:当期|本年|当年)?(?:收支)?(?:结余|缺口))")
BALANCE = re.compile("(?:年末|年终|期末|当期|本年|当年)?(?:收支)?(?:滚存|累计)?(?:结余|缺口)")
LIMIT_AFTER = re.compile(r"的?(?:政府|地方政府)?(?:债务)?限额")
LIMIT_SET = re.compile(
    r"(?:核定|下达|批准).*?((?:地方)?政府(?:一般|专项)?债务限额)\Z"
)  # 省政府核定我县2024年政府债务限额
KIND_OF_DEBT = re.compile(r"(?:政府)?(?:一般|专项)债务")
SPECIAL_ACCOUNT = re.compile("((?:政府性基金|国有资本经营)(?:预算)?)")
CARRIED_OVER = re.compile("(?:(?:年末|年终)?(?:结余)?结转(?:下年|次年|下一年度?)(?:支出|使用|继续使用)?)")
ACCOUNT = re.compile(r"((?:政府性基金|国有资本经营|社会保险基金)(?:预算)?)(?:收入|支出)\Z")
OWN_ACCOUNT = re.compile("[省市区县州]本级(?:收入|支出)")
MOVED_TO = re.compile(
    "(?:全部|按规定)?(?:(?:调入|转入|补充|划转)[\u4e00-\u9fff]{0,4}(?:预算|基金|资金)|结转(?:下年|次年))"
)
MOVED_IN = re.compile("(?:按规定)?调入(?:一般)?公共(?:财政)?预算")
MOVED_OUT = re.compile("调出(?:[至到](?:一般)?公共(?:财政)?预算)?")
ACCOUNT_OF_LEVEL = re.compile(f"[省市区县州](?:本?级){AN_ACCOUNT.pattern}")
SET_AS_SHARE = re.compile("(.{2,12})占[^占]{2,16}比重")
CUT = re.compile("([审核]减)(率|金?额|资金)?")
REVIEWED = re.compile("(?:完成|开展)?(.{2,}?(?:评审|审核|审查|评估))(?:项目|工程)?")
# 评审政府投资项目: the act before what was reviewed
ACT_OF_REVIEW = re.compile("(?:完成|开展)?(?P<act>评审|审核|审查|审计)(?P<what>.{2,}?(?:项目|工程|[预结决]算))")
SUM_OF_ITEMS = re.compile("([两三四五六七八九十])(?:大?项|者)")
SHARED_NOUNS = {"税": "税收"}  # of 增值税, 所得税
DEBT_LIMIT, DEBT = "政府债务限额", "政府债务余额"


@LEVEL.rule("budget-total", Tier.SPECIFIC, before=("account-of-heading",), only=asked("measure", "named"))
def budget_total(case: Case) -> Named | None:
    """收入总计31.7亿元: all that comes in by any way, and nothing's that stands before it."""
    side = case.phrase.removesuffix("总量")
    if side not in OTHER_SIDE or side == case.phrase and SUMS.isdisjoint(case.cue.cues):
        return None
    account = named_account(case.sentence)
    known = case.indicator_id(account + side) or ACCOUNT_OF_LEVEL.fullmatch(account + side)
    if not known and OF_THIS_YEAR.search(case.mention.left):
        return Named(f"本年{side}合计", counted=False)
    return Named(f"{account if known else ''}{side}总计", counted=False)


@LEVEL.rule(
    "of-that-budget", Tier.SPECIFIC, only=asked("nothing", "bare", "measure", "named", later=True, units=("money",))
)
def of_that_budget(case: Case) -> Named | None:
    """支出年初预算为25亿元,执行中调整为31亿元,实际完成29亿元: set again and then spent, of the same account."""
    previous = case.discourse.previous
    if previous.measure != "level" or not previous.cue.completion:
        return None
    found = OF_THAT_BUDGET.fullmatch(case.phrase) or OF_THAT_BUDGET.fullmatch(case.cue.stem)  # 支出决算为38亿元
    moved_to = case.phrase in ("", "执行中", "年中") and any(word.startswith(SET_AGAIN) for word in case.cue.cues)
    other_side = OTHER_SIDE.get(previous.indicator[-2:])
    if not (found or moved_to) or other_side and other_side in case.phrase:
        return None
    cue = case.cue._replace(completion=moved_to or bool(found and found["again"]))
    return Named(previous.indicator, claim=previous.claim, cue=cue, counted=False)


@LEVEL.rule("aim-beside-it", Tier.SPECIFIC, only=asked("nothing", noun=True, later=True))
def aim_beside_it(case: Case) -> Named | None:
    """满意率93%,未达到95%的目标: what was aimed at, of what was just told."""
    previous = case.discourse.previous
    aimed = called_an_aim(case.mention, case.sentence) or budgeted_before(case.mention, case.sentence)
    if not case.cue.completion or not aimed:
        return None
    return Named(previous.indicator, claim=previous.claim, counted=False)


@LEVEL.rule("account-of-heading", Tier.SPECIFIC, only=asked("measure"))
def account_of_heading(case: Case) -> Named | None:
    """（二）政府性基金预算。…收入完成2.3亿元: what comes in is of the account under whose heading it stands."""
    if case.phrase not in OTHER_SIDE:
        return None
    name = named_account(case.sentence) + case.phrase
    if name != case.phrase and (case.indicator_id(name) or ACCOUNT_OF_LEVEL.fullmatch(name)):
        return Named(name, case.verb, counted=False)
    of_budget = "" if case.discourse.previous.indicator else side_of_budget(case, case.phrase)
    return Named(of_budget, case.verb, counted=False) if of_budget else None


@LEVEL.rule("own-level-of-account", Tier.SPECIFIC, only=asked("named", "measure"), needs="本级")
def own_level_of_account(case: Case) -> Named | None:
    """1.一般公共预算。…市本级收入5亿元: what a government takes in itself, of the account of the heading or of the sentence before."""
    name = side_of_account(case) if OWN_ACCOUNT.fullmatch(case.phrase) else ""
    return Named(name, case.verb, counted=False) if name else None


@LEVEL.rule("limit-of-debt", Tier.SPECIFIC, only=asked("named", "nothing", units=("money", "none")), signs="限")
def limit_of_debt(case: Case) -> Named | None:
    """债务余额56亿元,控制在省核定的58亿元限额以内: what may be owed at most."""
    said = case.phrase.endswith("限额")
    if said and (set_for := LIMIT_SET.search(case.phrase)):
        return Named(set_for[1], counted=False)
    if "债务" not in case.discourse.previous.indicator or KIND_OF_DEBT.match(case.phrase):
        return None
    said = said or LIMIT_AFTER.match(case.sentence.report.text, case.mention.after) is not None
    return Named(DEBT_LIMIT, counted=False) if said else None


@LEVEL.rule("transferred-out", Tier.SPECIFIC, only=asked("named", "bare", later=True, units=("money",)), needs="调")
def transferred_out(case: Case) -> Named | None:
    """国有资本经营预算收入5000万元,支出3000万元,调出2000万元: out of the account just told of; 调入一般公共预算2000万元 says where to."""
    moved = MOVED_OUT.fullmatch(case.phrase) or MOVED_IN.fullmatch(case.phrase)
    account = ACCOUNT.match(case.discourse.previous.indicator) if moved else None
    return Named(account[1].removesuffix("预算") + "预算" + case.phrase, counted=False) if account else None


@LEVEL.rule("carried-over", Tier.SPECIFIC, only=asked("named", "bare", later=True, units=("money",)), needs="结转")
def carried_over(case: Case) -> Named | None:
    """（三）国有资本经营预算。收入5000万元,支出3000万元,结转下年2000万元: out of that account; of the general budget it has its own name."""
    if not CARRIED_OVER.fullmatch(case.phrase):
        return None
    told = (case.discourse.previous.indicator, named_account(case.sentence))
    account = next(filter(None, map(SPECIAL_ACCOUNT.match, told)), None)
    return Named(account[1].removesuffix("预算") + "预算" + case.phrase, counted=False) if account else None


@LEVEL.rule(
    "moved-to-account", Tier.SPECIFIC, before=("indicator-after",), only=asked(noun=True, later=True, units=("money",))
)
def moved_to_account(case: Case) -> Named | None:
    """国有资本经营预算收入5000万元,支出3000万元,其余2000万元调入一般公共预算: where the rest of the account just told of goes."""
    account = ACCOUNT.match(case.discourse.previous.indicator)
    if not account or case.phrase and not is_bare(case.phrase) or not MOVED_TO.match(case.noun):
        return None
    return Named(account[1] + case.noun, used=case.mention.right.end, quoted=True, counted=False)


@LEVEL.rule(
    "amount-of-share", Tier.SPECIFIC, only=asked("nothing", "named", "measure", "bare", later=True, units=("money",))
)
def amount_of_share(case: Case) -> Named | None:
    """预备费按支出的1%设置,计7500万元: how much that is which was set as a share."""
    if case.cue.completion or case.phrase not in ("", "计", "约计"):
        return None
    share = SET_AS_SHARE.fullmatch(case.discourse.previous.indicator)
    return Named(share[1], counted=False) if share else None


@LEVEL.rule("cut-in-review", Tier.SPECIFIC, only=asked("named", "bare", "measure", later=True), needs="减")
def cut_in_review(case: Case) -> Named | None:
    """财政投资评审项目73个,审减5960万元,审减率9.7%: what the review just counted cut off."""
    cut, reviewed = CUT.fullmatch(case.phrase), _reviewed(case.discourse.previous.counted)
    if not cut or not reviewed or (cut[2] == "率") != case.mention.share:
        return None
    return Named(f"{reviewed}{cut[1]}{cut[2] or '金额'}", counted=False)


def _reviewed(counted: str) -> str:
    """财政投资评审项目 → 财政投资评审, 评审政府投资项目 → 政府投资项目评审: the review of which so many were counted; "" for none."""
    if done := ACT_OF_REVIEW.fullmatch(counted):
        return done["what"] + done["act"]
    review = REVIEWED.fullmatch(counted)
    return review[1] if review else ""


@LEVEL.rule("sum-of-items", Tier.SPECIFIC, only=asked("named", "bare", "measure", later=True, units=("money",)))
def sum_of_items(case: Case) -> Named | None:
    """教育支出3亿元,卫生支出2亿元,两项合计5亿元: the sum of so many amounts, by the noun in which their names end."""
    found = SUM_OF_ITEMS.fullmatch(case.phrase)
    if not found or SUMS.isdisjoint(case.cue.cues):
        return None
    levels = [one.indicator for one in case.discourse.statements if one.measure == "level"]
    amounts = levels[-(chinese_number(found[1]) or 0) :]
    return Named(f"{found[0]}{_shared_noun(amounts)}合计", quoted=True, counted=False) if amounts else None


def _shared_noun(names: list[str]) -> str:
    """支出 of 教育支出 and 卫生支出: what all the names end in; "" for nothing."""
    endings = (names[0][start:] for start in range(len(names[0])))
    noun = next((ending for ending in endings if all(name.endswith(ending) for name in names)), "")
    return SHARED_NOUNS.get(noun[-1:], noun)


@LEVEL.rule("debt-beside-limit", Tier.SPECIFIC, only=asked("named", "measure", later=True), needs="余额")
def debt_beside_limit(case: Case) -> Named | None:
    """政府债务限额27亿元,余额25亿元: what is owed, beside what may be owed at most."""
    limit = case.discourse.previous.indicator
    if case.phrase.removeprefix("实际") != "余额" or not limit.endswith("债务限额"):
        return None
    return Named(DEBT if limit == "债务限额" else limit.removesuffix("限额") + "余额", case.verb, counted=False)


@LEVEL.rule("tax-beside-total", Tier.SPECIFIC, only=asked("measure", later=True), needs="税收")
def tax_beside_total(case: Case) -> Named | None:
    """一般公共预算收入3.2亿元,税收2亿元: a district's total and its taxes; of a park's output they are the park's."""
    if "其中" in case.mention.left:
        return None
    beside = case.phrase == "税收" and TOTALS_OF_DISTRICT.search(case.discourse.previous.indicator)
    return Named("税收", counted=False) if beside else None


@LEVEL.rule("balance-beside-revenue", Tier.SPECIFIC, only=asked("named", "bare", later=True), signs=signs_of(BALANCE))
def balance_beside_revenue(case: Case) -> Named | None:
    """社会保险基金收入11亿元,支出9亿元,年末滚存结余30亿元: what is left in the same fund."""
    fund = FUND.match(case.discourse.previous.indicator) if BALANCE.fullmatch(case.phrase) else None
    # 累计 alone is no part of a wording, but of what has been left over the years
    said = BALANCE.search(case.mention.clause)
    balance = said[0].removeprefix("年末") if said else case.phrase
    return Named(fund[0].removesuffix("预算") + balance, counted=False) if fund else None


@LEVEL.rule("spending-beside-revenue", Tier.SPECIFIC, only=asked("measure", later=True), needs="支出")
def spending_beside_revenue(case: Case) -> Named | None:
    """社会保险基金收入11亿元,支出9亿元: of the same fund, be it told in between what kind of revenue it is that fell."""
    name = spending_of_account(case)
    return Named(name, case.verb, counted=False) if name else None
