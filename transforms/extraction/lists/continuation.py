"""A number that goes on in what the one before it began: it has no wording of its own."""

from __future__ import annotations

import re
from operator import attrgetter

from transforms.extraction.case import Case, reading_of, stated
from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import Discourse, PreviousStatement, Reading
from transforms.extraction.mention import COMMA, LIST_ONLY, MARK_AND_MOVE, ONLY_MARK, is_rate
from transforms.extraction.model import MOVES, Mention, SentenceContext, Statement
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question, Tier
from transforms.extraction.subjects.proper import each_named
from transforms.extraction.wording.signs import signs_of
from transforms.extraction.wording.words import TOWN_OR_COUNTRY

BRACKETS = ("（", "(")
AREA_ASIDE = re.compile(
    r"[）) ]?(?:[，,]|、(?=[高低快慢好]于))?(?:增速|增幅|涨幅)?(?:分别|均)?(?:高于|低于|快于|慢于|好于|高出|比|较)?"
    r"([（(、，,和])?(全[国省市区县州盟]|(?<=[（(、，,])[国省市县](?=平均|\Z))(?:平均)?(?:水平)?(?:增速|增幅|增长率?)?(?:为|是)?"
    r"(?:增长|下降|上涨|同比增长|同比下降)?[（(]?"
)
OTHER_ASIDE = re.compile(
    r"[，,、](?:分别)?(?:高于|低于|快于|慢于|高出|比|较)([\u4e00-\u9fff]{3,14}?)(?:平均)?(?:水平)?(?:增速|增幅|增长率?)?[（(]"
)
MEASURED_IN_MONEY = ("投资", "收入", "支出", "产值", "增加值", "零售额", "销售额")
# of one whole, each with its own growth
A_PART = re.compile("(?:城镇|农村|城市|乡村)(?:常住)?居民|全体居民|第[一二三]产业")
OTHER_AIM = re.compile(
    r"(?:[、，,和]|以及)(?:为|占|完成|达到?)?(?:年初|年度|全年|调整后?|变动|年中|本级|[市省县区])*(?:预算|计划|任务|目标)(?:数|任务)?的"
)
GROWN = "增长|下降|上升|增|降"  # what a bracket says before its number
OPENS_IN_BRACKET = re.compile(rf"[（(](?:同比)?(?:{GROWN})?\Z")
AREA_AGAIN = re.compile(r"[）)]?[、，,和](?:全[国省市区县州]|[\u4e00-\u9fff]{0,6}平均)(?:平均)?(?:水平)?")

OF_TOWN_OR_COUNTRY = re.compile(
    rf"([（(，,、和])(?:其中[，,:：]?)?({'|'.join(TOWN_OR_COUNTRY)})(?:地区|居民)?(?:为|达到?|是)?(?:同比)?(?:增长|上涨|下降)?"
)


@record
class Following(Record):
    """A number and what was said before it."""

    mention: Mention
    discourse: Discourse
    sentence: SentenceContext

    def as_case(self, measure: str) -> Case:
        """The number as a statement of the measure that the one before it has."""
        return Case(self.mention, self.discourse, self.sentence, measure, self.mention.cue, "", "", "", True)


# asked by the measure of the statement before, "list" while one is open
CONTINUATION: Question[Following, Reading] = Question("continuation", letters=attrgetter("sentence.letters"))


def continued(mention: Mention, discourse: Discourse, sentence: SentenceContext) -> Reading | None:
    """The reading of a number that goes on in the list or the movement before it, None for one that does not."""
    open_list = discourse.open_list
    if open_list.given < len(open_list.items):
        key = "list"
    elif discourse.previous.measure in MOVES:
        key = "moved"
    elif mention.token.kind == "rank":
        key = "rank"
    elif discourse.previous.measure == "completion":
        key = "completed"
    elif mention.share and discourse.previous.measure == "level" and discourse.statements[-1].mention.share:
        key = "share"
    elif ("（" in mention.left or "(" in mention.left) and opens_in_bracket(mention):
        key = "bracket"
    else:
        return None
    decision = CONTINUATION.decide(Following(mention, discourse, sentence), key)
    return decision[1] if decision else None


def opens_in_bracket(mention: Mention) -> bool:
    """石塘镇（18.6%）, 石塘镇（增长18.6%）: whether a number is what a bracket opens with."""
    return OPENS_IN_BRACKET.search(mention.left) is not None


@CONTINUATION.rule("next-of-list", Tier.SPECIFIC, only=("list",))
def next_of_list(following: Following) -> Reading | None:
    """分别增长5%、8%、3%: the next number of the row, for the next thing of the list."""
    left = following.mention.left.lstrip("）)")  # 41260元（增长4.4%）和21860元
    if not (ONLY_MARK.fullmatch(left) or MARK_AND_MOVE.fullmatch(left)) or _counts_a_noun(following):
        return None
    open_list = following.discourse.open_list
    indicator, claim = open_list.items[open_list.given]
    if following.mention.cue.per:  # 分别为每人每月735元、每人每年6900元
        indicator = following.mention.cue.per_each(indicator.removeprefix(open_list.cue.per))
    case = following.as_case(open_list.measure_of_next())
    cue = _with_own_sign(open_list.cue, following.mention.cue).for_rank(open_list.given)
    ranked = open_list.ranked[open_list.given] if open_list.ranked else None
    statement = stated(case, indicator, claim, "list-in-turn", cue, ranked)
    reading = reading_of(case, statement)._replace(open_list=open_list._replace(given=open_list.given + 1))
    if open_list.subjects:
        entity = reading.entity._replace(subject=open_list.subjects[open_list.given], of_place=True)
        reading = reading._replace(entity=entity)
    return reading


def _counts_a_noun(following: Following) -> bool:
    """分别达到3亿元,20批次客商来访; 发表报道400篇,39篇报道获采用; 增长5%,过半企业…: behind the comma a thing of its own is counted."""
    mention = following.mention
    return mention.right.noun != "" and COMMA.search(mention.left) is not None


def _with_own_sign(shared: Cue, own: Cue) -> Cue:
    """分别增长5.1%、-12.6%, 分别增长5.1%、下降12.6%: what is said once is said of all, a sign or a verb only of its own number."""
    if own.direction and not own.sign:
        return shared._replace(sign=0, direction=own.direction)
    if not (shared.sign or own.sign):
        return shared
    return shared._replace(sign=own.sign, direction=own.sign or 1)


@CONTINUATION.rule("another-area", only=("moved", "list"), signs=signs_of(AREA_AGAIN))
def another_area(following: Following) -> Reading | None:
    """高于全国1.2个、全省0.8个百分点: the same difference from another area; 全省（6.2%）0.8个百分点 with that area's own figure."""
    mention = following.mention
    difference = _difference_before(following)
    if not (mention.share and difference and AREA_AGAIN.fullmatch(mention.left)):
        return None
    case = following.as_case("change")
    return reading_of(case, stated(case, difference.indicator, difference.claim, "base-again", difference.cue))


def _difference_before(following: Following) -> Statement | None:
    """The difference from an area that was stated last, before the figure of a further area in a bracket."""
    said = following.discourse.statements
    if len(said) > 1 and said[-1].rule == "area-in-bracket":
        said = said[:-1]
    return said[-1] if said and said[-1].measure == "change" and said[-1].cue.base else None


@CONTINUATION.rule("area-in-bracket", only=("moved", "list", "share"))
def area_in_bracket(following: Following) -> Reading | None:
    """增长7.5%（全市11.1%、全国6%）; 高于全省平均增速（16.8%）; 失业率5%（全国5.1%）: of another area, beside the district's."""
    mention, previous = following.mention, _figure_before(following)
    if not mention.share or mention.token.unit.code == "pp" or previous.measure not in ("growth", "level"):
        return None
    area = AREA_ASIDE.fullmatch(mention.left)
    inside = area is not None and (area[1] in BRACKETS or mention.left[-1] in BRACKETS)
    if not area or not inside and following.discourse.statements[-1].rule != "area-in-bracket":
        return None
    own = mention.cue
    shared = previous.cue._replace(base=False, sign=0, bound="exact")
    cue = shared._replace(sign=own.sign, direction=own.direction) if own.direction else shared
    return _beside_own(following, previous.indicator, "area-in-bracket", cue, area[2], previous.measure)


def _figure_before(following: Following) -> PreviousStatement | Statement:
    """What an area's figure stands beside: what was stated last, or where that is a difference from an area, that area's figure."""
    said = following.discourse.statements
    between = len(said) > 1 and said[-1].measure == "change" and said[-2].rule == "area-in-bracket"
    return said[-2] if between else following.discourse.previous


@CONTINUATION.rule("other-in-bracket", Tier.SPECIFIC, only=("moved",), signs="（(")
def other_in_bracket(following: Following) -> Reading | None:
    """农村居民收入增长6.7%,快于城镇居民（4.5%）2.2个百分点: what one's own growth is above has its own."""
    mention, previous = following.mention, following.discourse.previous
    if not mention.share or mention.token.unit.code == "pp" or previous.measure != "growth":
        return None
    if not (found := OTHER_ASIDE.fullmatch(mention.left)):
        return None
    own, other = A_PART.match(previous.indicator), A_PART.fullmatch(found[1])
    name = other[0] + previous.indicator[own.end() :] if own and other else found[1]
    of_place = each_named(found[1])  # 低于柳溪街道（4.3%）: the same of another place
    known = following.as_case("growth").indicator_id(name) is not None or name.endswith(MEASURED_IN_MONEY)
    if not known and not of_place:
        return None
    cue = previous.cue._replace(base=False, sign=0, bound="exact")
    if of_place:
        return _beside_own(following, previous.indicator, "other-in-bracket", cue, found[1], "growth")
    return _beside_own(following, name, "other-in-bracket", cue, "", "growth")


def _beside_own(following: Following, indicator: str, rule: str, cue: Cue, aside: str, measure: str) -> Reading:
    """A figure of somebody or something else, beside one's own, which goes on being spoken of."""
    previous = following.discourse.previous
    case = following.as_case(measure)
    reading = reading_of(case, stated(case, indicator, following.discourse.claims + 1, rule, cue))
    return reading._replace(spoken_of=(previous.indicator, previous.claim), aside=aside)


@CONTINUATION.rule("town-and-country", only=("moved", "list", "share"), signs=signs_of(OF_TOWN_OR_COUNTRY))
def town_and_country(following: Following) -> Reading | None:
    """恩格尔系数29%（城镇28%，农村31%）; 消费价格上涨0.2%（城市0.3%、农村0.1%）: the parts of the whole that stands before the bracket."""
    mention, previous = following.mention, following.discourse.previous
    part = OF_TOWN_OR_COUNTRY.fullmatch(mention.left)
    if not part or not mention.share or mention.token.unit.code == "pp" or previous.measure not in ("growth", "level"):
        return None
    opens = part[1] in BRACKETS or "其中" in mention.left and previous.measure == "level"
    whole = previous.indicator
    if not opens and following.discourse.statements[-1].rule != "town-and-country" or whole.startswith(TOWN_OR_COUNTRY):
        return None
    of = whole.removeprefix("全体").removeprefix("常住") if "居民" in whole else whole
    shared, own = previous.cue._replace(sign=0, bound="exact"), mention.cue
    cue = shared._replace(sign=own.sign, direction=own.direction) if own.direction else shared
    case, claim = following.as_case(previous.measure), following.discourse.claims + 1
    reading = reading_of(case, stated(case, part[2] + of, claim, "town-and-country", cue))
    return reading._replace(spoken_of=(whole, previous.claim))


@CONTINUATION.rule("same-again", only=("moved", "list"))
def same_again(following: Following) -> Reading | None:
    """增长5%、8%: the same movement again, a figure of its own."""
    previous, mention = following.discourse.previous, following.mention
    if previous.measure not in MOVES or not mention.left or not LIST_ONLY.fullmatch(mention.left):
        return None
    if is_rate(mention.token) != is_rate(following.sentence.tokens[mention.place - 1]):
        return None
    if _counts_a_noun(following):
        return None
    case = following.as_case(previous.measure)
    claim = following.discourse.claims + 1
    cue = _with_own_sign(previous.cue, mention.cue)
    return reading_of(case, stated(case, previous.indicator, claim, "same-again", cue))


@CONTINUATION.rule("completed-of-another", only=("completed", "moved"))
def completed_of_another(following: Following) -> Reading | None:
    """为年初预算的98.7%、调整预算的102.4%: how much of another aim was reached."""
    previous, mention = following.discourse.previous, following.mention
    if previous.measure != "completion" or not mention.share or not OTHER_AIM.fullmatch(mention.left):
        return None
    case = following.as_case("completion")
    return reading_of(case, stated(case, previous.indicator, previous.claim, "completion-of-last", previous.cue))


@CONTINUATION.rule("rank-in-turn", only=("rank", "moved", "list"))
def rank_in_turn(following: Following) -> Reading | None:
    """居全市第2、第3位: the next rank of what was ranked; 分别居全市、全省第2位和第11位: in the next area that was named."""
    rank, mention = following.discourse.rank, following.mention
    if mention.token.kind != "rank" or not rank.cue.ranked or not LIST_ONLY.fullmatch(mention.left):
        return None
    case = following.as_case("rank")
    claim, cue = following.discourse.claims + 1, rank.cue.for_rank(1)
    return reading_of(case, stated(case, rank.indicator, claim, "rank-in-turn", cue))
