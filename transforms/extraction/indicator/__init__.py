"""Of what is it: the indicator of a number, from the words before and after it and from what was said before."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import Discourse, PreviousStatement, Reading
from transforms.extraction.indicator import (
    after,
    again,
    among,
    before,
    budget,
    measures,
    parts,
    schemes,
    schools,
    spent,
    verbs,
)
from transforms.extraction.indicator.context import topic_before
from transforms.extraction.indicator.level import level
from transforms.extraction.indicator.movement import MOVEMENT, movement
from transforms.extraction.indicator.question import LEVEL
from transforms.extraction.lists.items import parts_of
from transforms.extraction.measure import Measured
from transforms.extraction.mention import clause_before, goes_on_in_list
from transforms.extraction.model import Mention, SentenceContext
from transforms.extraction.wording.industries import SHARES_OF_INDUSTRIES
from transforms.extraction.wording.phrases import clean, first_verb, leading_verb

# the modules whose rules answer LEVEL
RULES = (after, again, among, before, budget, measures, parts, schemes, schools, spent, verbs)

__all__ = ["LEVEL", "MOVEMENT", "RULES", "case_of", "named"]

TOTAL = re.compile(r"累计|总数|总量")
TOTALS_ALONE = ("总量", "总数", "规模")
SO_MANY_BY_NOW = re.compile("[，,、]累计(?:已|总数|共)?(?:近|约|超过?)?")  # 新增重点实验室3家、累计21家
# what was founded or recognised goes on standing; 新增就业300人,累计3500人 sums up the months
LASTING = re.compile(
    "新(?:增|建成?|设立?|创建?|成立|培育|认定|评定|命名|获批|入选|开通|添)(?![^，]*(?:就业|开工|签约|授权|投资|贷款|参保|培训|项目|岗位))[^，]{2,}"
)
OF_LASTING = ("家", "所", "座", "处", "个")
OF_FUNDS = re.compile("(.*基金)(?:总?数量?|个数|支数|只数)?")  # 产业基金, 产业基金总数
STOCKS_ALONE = (*TOTALS_ALONE, "总规模", "总额", "数量", "均")
IN_STOCK = re.compile("\\A(?:在库|在册|现有|保有|入库)(?=总)")  # 净增规上企业3家,在库总数达到62家
RATIO_MARKS = ("∶", "：", ":")
DIVIDED_BY_INDUSTRY = re.compile(
    r"((?:三次产业|一、?二、?三次?产业?)[\u4e00-\u9fff]{2,6}?)(?:结构比?|之比|(?<!占)比例?|构成)"
)
ADDED = "新增"
# whoever was made so stays so: of them there is a total beside those of the year
LASTING_VERBS = frozenset("培育 认定 获批 获评 创建 建设 打造 发展".split())
# 发展对象, 建设项目: the verb is a part of the name
NAME_WITH_VERB = re.compile(
    "(?:发展对象|建设(?:工程|项目|银行|用地|任务|单位|内容|兵团|指标)|创建(?:活动|单位|任务|工作|对象))"
)
STANDS_FOR_LAST = re.compile(
    r"(收入|支出|税收|产值|增加值|投资|零售额|销售额|利润|产量|营收|余额)(总量|规模|总额|增速|增幅|增长率|涨幅|降幅|排名|位次)"
)
GUESTS_COUNTED = ("接待量", "接待人次", "接待人数", "接待游客量", "游客量", "游客接待量")
ABOUT = re.compile("(?:大约|约|近)占(?=..)")
STEP_NOUNS = (*after.STEPS, "关口")
MOVED_TOGETHER = re.compile(
    r"([^，]{4,40}?)(?:近年来|首次|继续|持续|稳步|较快|平稳|实现|出现|呈现|保持|均|都|双)+(?:双)?"
    r"(?:下降|增长|上升|提升|改善|提高|减少|回落)"
)


def case_of(measured: Measured, mention: Mention, discourse: Discourse, sentence: SentenceContext) -> Case:
    """The number as the rules of lists and indicators look at it; what its wording stands for is filled in."""
    measure, phrase, cue = measured.measure, measured.phrase, measured.cue
    noun, listed = mention.right.noun, discourse.previous.indicator != "" and goes_on_in_list(mention.left)
    if measure != "level":
        phrase, cue = _what_moved(phrase, cue, mention, discourse)
        return Case(mention, discourse, sentence, measure, cue, phrase, noun, "", listed)
    phrase = _whole_wording(phrase, mention, discourse, sentence)
    if noun in STEP_NOUNS or cue.step and noun.startswith(STEP_NOUNS):
        noun = ""
    if "占" in phrase[:3] and ABOUT.match(phrase):
        phrase, cue = phrase[phrase.index("占") :], cue._replace(bound="approx")  # 约占总支出的78%
    return Case(mention, discourse, sentence, measure, cue, phrase, noun, leading_verb(phrase), listed)


def _what_moved(phrase: str, cue: Cue, mention: Mention, discourse: Discourse) -> tuple[str, Cue]:
    """What the wording of a movement or a rank stands for where it spreads over a list, or names again what was just stated."""
    if "分别" in phrase and not cue.spread:
        phrase, cue = phrase.replace("分别", ""), cue._replace(spread=True)
    if (standing := STANDS_FOR_LAST.fullmatch(phrase)) and discourse.previous.indicator.endswith(standing[1]):
        phrase = standing[2]  # 一般公共预算收入9亿元,收入总量居全市第2位
    if phrase in GUESTS_COUNTED and "接待" in discourse.previous.indicator:
        phrase = "总量"  # 接待游客152万人次,接待量列全市第三
    if cue.each and "产销量" in phrase:
        phrase = phrase.replace("产销量", "产量、销量")
    elif cue.spread and not phrase:
        phrase = _moved_together(mention)
    return phrase, cue


def named(case: Case) -> Reading:
    """The statement of a number that is no member of a list."""
    return level(case) if case.measure == "level" else movement(case)


def _whole_wording(phrase: str, mention: Mention, discourse: Discourse, sentence: SentenceContext) -> str:
    """What the wording of a level stands for where it is a total alone or a part of a ratio."""
    if sentence.report.text[mention.token.end : mention.token.end + 1] in RATIO_MARKS:
        phrase = _ratio_of_industries(phrase, sentence)
    previous = discourse.previous
    if phrase in TOTALS_ALONE and not previous.indicator:
        return topic_before(sentence) + phrase
    if phrase:
        return _of_stock(phrase, mention, discourse)
    told_now = mention.cue.settled or _by_now(mention, discourse, sentence)
    if not told_now or mention.cue.spread and discourse.open_list.items:
        return ""  # A、B分别新增4部、10部,累计分别达到22部、31部: the totals are of the list
    if previous.measure == "level" and previous.indicator.endswith(ADDED):
        return previous.indicator.removesuffix(ADDED)  # 通车里程新增800公里、突破2万公里
    return _stock_of(phrase, previous) if TOTAL.search(mention.clause) else ""


def _by_now(mention: Mention, discourse: Discourse, sentence: SentenceContext) -> bool:
    """新增重点实验室3家、累计21家 tells what there is, in the report of a year; 累计 behind a flow, or in a brief, is its sum."""
    if not SO_MANY_BY_NOW.fullmatch(mention.left) or sentence.report.now.half or discourse.part.whole:
        return False
    lasting = discourse.level.unit_code in OF_LASTING or discourse.level.unit_kind == "length"
    return lasting and LASTING.fullmatch(discourse.previous.indicator) is not None


def _ratio_of_industries(phrase: str, sentence: SentenceContext) -> str:
    """三次产业结构比为11:42:47, 三次产业投资结构为3:58:39: the share of each; any other ratio as it is worded."""
    if SHARES_OF_INDUSTRIES.search(sentence.words):
        return "三次产业比重"
    divided = DIVIDED_BY_INDUSTRY.fullmatch(phrase)
    return divided[1] + "占比" if divided else phrase


def _of_stock(phrase: str, mention: Mention, discourse: Discourse) -> str:
    """在库总数 behind what was added stands for the stock of it; 总数分别 is of a list."""
    stock = IN_STOCK.sub("", phrase)
    of_list = mention.cue.spread and len(discourse.statements) > 1
    if stock not in STOCKS_ALONE or not discourse.previous.indicator or of_list:
        return phrase
    if stock == "总规模" and mention.token.unit.kind == "money" and discourse.level.unit_kind == "count":
        funds = OF_FUNDS.fullmatch(discourse.previous.indicator)  # 新设产业基金4只、总规模97亿元
        return funds[1] + stock if funds else _stock_of(stock, discourse.previous)
    return _stock_of(stock, discourse.previous)


def _stock_of(total: str, previous: PreviousStatement) -> str:
    """新增X12家,总量达96家; 培育X12家,总数达96家: beside what is new the stock is an indicator of its own; else a total is of what was just stated."""
    if previous.measure == "level" or previous.measure == "growth" and total in TOTALS_ALONE:
        opening = first_verb(previous.indicator)
        if opening.startswith("新"):
            return previous.indicator[len(opening) :]
        if total in TOTALS_ALONE and opening in LASTING_VERBS and not NAME_WITH_VERB.match(previous.indicator):
            return previous.indicator[len(opening) :].removeprefix(ADDED)  # 培育新增规上企业28家
        if previous.indicator.endswith(ADDED):
            return previous.indicator.removesuffix(ADDED)
    return ""


def _moved_together(mention: Mention) -> str:
    """A、B首次双下降,分别下降3.1%和4.7%: the list of the clause before, whose movement is told without a number."""
    found = MOVED_TOGETHER.fullmatch(clause_before(mention.left))
    return clean(found[1]) if found and len(parts_of(found[1])) > 1 else ""
