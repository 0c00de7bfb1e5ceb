"""A number whose measure is known: what the rules of lists and of indicators look at, and the statement they make of it."""

from __future__ import annotations

import re

from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import Discourse, Reading
from transforms.extraction.mention import LIST_MARK, SEMICOLON, run_length
from transforms.extraction.model import Mention, ReportText, SentenceContext, Statement
from transforms.extraction.records import Record, record
from transforms.extraction.subjects.named import short_of
from transforms.extraction.wording.finish import read_alone
from transforms.extraction.wording.nouns import right_of
from transforms.extraction.wording.phrases import is_bare, joined

OWN_LEVEL = re.compile(
    r"(?:(?:街道|镇|乡|县|区|市|省)(?!本?级)|落实(?=.+(?:收入|支出))|当[季月年]|加上?(?=上[级年]|债务|调[入出]|动用)|加(?=上解))(?=..)"
)
OPENS_OWN_LEVEL = frozenset("街镇乡县区市省落当加")
SALES = re.compile(r"(限(?:额以)?上(?:单位|企业|法人企业)?)(?:实现)?((?:消费品|商品)?零售)额?中[，,]")
BY_GOODS = re.compile(r"(?:分|按|从)(?:主要)?(?:商品|消费品|零售)?(?:类别|类值|品类|种类|类)(?:来?看|分|划分)")
SOLD = re.compile(r"(限(?:额以)?上)(?:单位|企业|法人企业)?(?:实现)?(?:社会|商品|消费品)+零售总?额")
PLACES = "位"
OF_EACH_PLACE = re.compile("\\A(?:各(?:行政村|自然村|村(?!级|集体)|社区|乡镇|镇街|镇|街道|小区)?(?=..)|行政(?=村集体))")
PLACE_ENDS = ("村", "社区", "镇", "乡", "街道", "小区")
KEPT = re.compile("稳居|保持|连续|始终")
RANKED_AS_COMPLETION = ("完成率", "完成进度")
RANKED_AFTER = {"growth": "growth", "change": "growth", "completion": "completion"}


@record
class Case(Record):
    """A number whose measure is known: the wording before it (`phrase`), its leading `verb`, the `noun` after it.

    `listed`: it goes on in a list, after 、 or 和.
    """

    mention: Mention
    discourse: Discourse
    sentence: SentenceContext
    measure: str
    cue: Cue
    phrase: str
    noun: str
    verb: str
    listed: bool

    def indicator_id(self, wording: str) -> str | None:
        return self.sentence.report.lexicon.indicator_id(wording)

    def known_alone(self, phrase: str) -> bool:
        """Whether the wording is an indicator by itself and none with the verb of the clause before."""
        with_verb = joined(self.discourse.level.verb, phrase)
        return self.indicator_id(phrase) is not None and self.indicator_id(with_verb) is None

    def counted_as_before(self) -> bool:
        """受理108起,其中化解91起: whether the number has the unit of the level last stated."""
        return self.mention.token.unit.code == self.discourse.level.unit_code


def stated(
    case: Case,
    indicator: str,
    claim: int,
    rule: str,
    cue: Cue | None = None,
    rank_of: str | None = None,
    settled: bool | None = None,
) -> Statement:
    """The statement of a case. 区规上工业产值 is 规上工业产值 where only that is known, 落实上级补助收入 is 上级补助收入, 当季GDP is GDP; a rank says what of
    it is ranked."""
    indicator = _without_own_level(indicator, case.sentence.report)
    if case.measure != "rank":
        rank_of = None
    elif rank_of is None:
        # 年均增长12.2%,从世界第三位提升到第二位: what moved is the place of the level
        rank_of = ranked_by_wording(indicator) if case.cue.origin else _rank_of(case, indicator)
    cue = case.cue if cue is None else cue
    indicator = read_alone(_goods_sold(indicator, case), case.measure, case.mention.token.unit.kind)
    if settled is None:
        settled = cue.settled or cue.reached or case.discourse.level.settled
    return Statement(case.mention, case.measure, indicator, claim, rule, cue, settled, rank_of)


def _without_own_level(indicator: str, report: ReportText) -> str:
    """区规上工业产值, and 柳州规上工业产值 in the report of 柳州市: as the indicator is known; any other wording as it is."""
    own = OWN_LEVEL.match(indicator) if indicator[:1] in OPENS_OWN_LEVEL else None
    short = short_of(report.own_name)
    end = own.end() if own else len(short) if short and indicator.startswith(short) else 0
    find = report.lexicon.indicator_id
    return indicator[end:] if end and find(indicator) is None and find(indicator[end:]) else indicator


def _goods_sold(indicator: str, case: Case) -> str:
    """Goods of a kind, where the sentence gives the sales by their kinds, worded as their sales; any other wording as it is."""
    words = case.sentence.words
    if "零售额中" in words or "零售中" in words:
        return _of_sales(indicator, case)
    if indicator.endswith("类") and BY_GOODS.match(words):
        return _of_sales_before(indicator, case)
    return indicator


def _of_sales(goods: str, case: Case) -> str:
    """在限额以上单位商品零售额中,日用品类增长6.1%: goods within the sales are worded as their sales."""
    within = SALES.search(case.sentence.report.text, case.sentence.start, case.mention.token.start)
    if not within or goods.startswith(within[1]):
        return goods
    return within[1] + goods + ("" if goods.endswith("零售额") else within[2] + "额")


def _of_sales_before(goods: str, case: Case) -> str:
    """限上消费品零售额增长7%。按商品类别分,烟酒类下降6%: goods by their kinds are worded as the sales that the sentence before is of."""
    sold = next((one.indicator for one in case.discourse.sentence_before if SOLD.match(one.indicator)), "")
    found = SOLD.match(sold)
    return f"{found[1]}{goods}零售额" if found else goods


def _rank_of(case: Case, indicator: str) -> str:
    """What is ranked: the growth where a growth stands right before, of it or of the list it is in, or the wording says 增速."""
    discourse, mention = case.discourse, case.mention
    previous, by_wording = discourse.previous, ranked_by_wording(indicator)
    listed = any(name == indicator for name, _ in discourse.open_list.items)
    if previous.indicator != indicator and not listed or by_wording != "level":
        return by_wording
    if previous.measure == "change":
        places_moved = case.sentence.tokens[mention.place - 1].unit.code == PLACES
        if places_moved or KEPT.search(mention.left):
            return "level"  # 排名上升3位、居第14位; 保护率提升3个百分点、连续多年稳居全国第一
    return discourse.rank.rank_of if previous.measure == "rank" else RANKED_AFTER.get(previous.measure, "level")


def ranked_by_wording(indicator: str) -> str:
    """工业增加值增速 ranks the growth, 投资完成率 how much of the aim was reached, 工业增加值 the level."""
    if indicator.endswith(RANKED_AS_COMPLETION):
        return "completion"
    return "growth" if indicator.endswith(("增速", "增长速度", "增幅", "改善幅度", "降幅", "涨幅")) else "level"


def reading_of(case: Case, statement: Statement, used: int = 0) -> Reading:
    """A reading that leaves entity and open list as they were."""
    discourse = case.discourse
    return Reading((statement,), used or case.mention.after, discourse.entity, discourse.open_list)


def claim_of_another(case: Case) -> int:
    """石塘镇增长15%，河口镇下降21%: the claim of somebody whom the number's own clause opens with, 0 where nobody new is.

    石塘镇、河口镇分别完成2亿元、1亿元，河口镇增长5%: that of his amount, where a list has given it.
    """
    discourse, mention = case.discourse, case.mention
    subject = discourse.entity.subject
    if subject is None or subject not in mention.cue.stem:
        return 0
    listed = discourse.open_list
    if subject in listed.subjects:
        return listed.items[listed.subjects.index(subject)][1]
    named_before = any(subject in one.mention.clause for one in discourse.statements)
    return 0 if named_before and not SEMICOLON.search(mention.left) else discourse.claims + 1


def of_one_place(name: str, subject: str | None) -> str:
    """各村集体收入, 行政村集体收入 of one village is 村集体收入; any other name as it is."""
    if name[:1] not in "各行" or not subject or not subject.endswith(PLACE_ENDS):
        return name
    return OF_EACH_PLACE.sub("", name)


def noun_behind(case: Case) -> str:
    """162户、240人信息维护: the noun that the number counts, which may stand after the last of the counts."""
    if case.noun or case.phrase and not is_bare(case.phrase):
        return case.noun
    text, tokens, place = case.sentence.report.text, case.sentence.tokens, case.mention.place
    if place + 1 == len(tokens):
        return ""
    if tokens[place + 1].start != case.mention.after and not LIST_MARK.match(text, case.mention.after):
        return ""
    last = place + run_length(text, tokens, place, mixed=True) - 1
    following = tokens[last + 1].start if last + 1 < len(tokens) else case.sentence.end
    return right_of(text, tokens[last].end, following).noun
