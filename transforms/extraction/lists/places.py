"""Numbers in brackets behind the names of places that are compared: 增速较快的是石塘镇（18.6%）、河口镇（14.2%）."""

from __future__ import annotations

import re

from transforms.extraction.case import Case, reading_of, stated
from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import Reading
from transforms.extraction.indicator.topic import compared_by, heading_topic, topic
from transforms.extraction.lists.continuation import CONTINUATION, GROWN, Following, opens_in_bracket
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.named import is_village_or_county
from transforms.extraction.subjects.proper import each_named
from transforms.extraction.wording.phrases import clean

LONGEST_LEAD = 48  # characters before a bracket in which its name and what leads up to it stand
RULE = "place-in-bracket"
A_PLACE = r"(?P<name>(?:(?![的是为])[\u4e00-\u9fff]){1,7}(?:[镇乡村县区市旗州]|街道|社区))"
_MOVED = rf"[（(](?:同比)?(?P<own>{GROWN})?"
FIRST_PLACE = re.compile(
    rf"(?:^|[，,。；;：:）)\n])(?P<lead>(?:[^，,。；;：:（()）\n]{{2,30}}?[是有为])?){A_PLACE}{_MOVED}\Z"
)
# the next one, also behind what is said of those before: …（8.1%）增速居前，河口镇（-2%）
NEXT_PLACE = re.compile(
    rf"[）)](?:(?:增速|增幅|增长|降幅)[^，,；;\d（(]{{0,6}})?(?:[、，,；;和及与]|以及)+{A_PLACE}{_MOVED}\Z"
)
HELD_AGAINST_AREA = re.compile(
    r"(?:与|同|和|跟|比|较|相比|[高低多少]于|超过)(?P<area>全[国省市区县州])(?:城镇|农村|全体)?(?:居民)?(?:人均)?(?:的?平均)?(?:水平|数)?[（(](?:为)?\Z"
)
# 其中石桥区（301亿元，增长6.1%）、柳溪县（88亿元，…: a place with more than one figure in its bracket, or with an amount
BEFORE_AMOUNT = re.compile(rf"(?:^|[，,。；;：:）)\n、])(?:[、，,]|以?及|和|与|其中[，,：:]?)*{A_PLACE}[（(]\Z")
_AREAS = "(?:乡镇|镇街|街道|镇|乡|村|县区|县市区|县（市、区）|县|区|市|区县|地区|市州|社区|单位)"
LEADS = re.compile(
    rf"(?:其中)?(?P<of>.*?)(?:同比)?(?:(?P<move>增速|增幅|增长率?|涨幅|正增长|(?P<fall>负增长|降幅|下降|跌幅|回落))|(?P<done>完成率|完成进度|进度)|(?P<amount>总量|规模))?"
    rf"(?P<how>较[快高大多慢低小少]|最[快高大多慢低小少]|[居靠排]前|居首|靠后|领先|垫底|(?:排名|排在?|位?居)?(?:全[省市县区])?[前后][一二三四五六七八九十\d]{{1,2}}(?:[位名]|个)?|[高低]于[^，]{{2,8}})?"
    rf"(?:的{_AREAS}?(?:依次|分别|主要)*|依次|分别)(?:有|是|为)"
)
SAID_OF_ALL = re.compile(
    r"(?:[）)](?:[、，,和及与]|以及)[\u4e00-\u9fff]{2,8}[（(](?:同比)?(?:增长|下降)?[+＋\-－−]?[\d.]+[%％])*[）)](?:同比)?(?P<move>增速|增幅|增长|(?P<fall>降幅|下降))"
)


@record
class Compared(Record):
    """By what places are compared: its name, "" where it was named before, the measure, and which way it moved."""

    of: str
    measure: str
    direction: int


def _foremost(following: Following) -> Compared | None:
    """石塘镇（18.6%）、河口镇（14.2%）增速居前: what the words behind the last bracket say of all of them."""
    behind = SAID_OF_ALL.match(following.sentence.report.text, following.mention.token.end)
    return Compared("", "growth", -1 if behind["fall"] else 1) if behind else None


def _compared(following: Following, lead: str) -> Compared | None:
    """By what: from the words before the first name (增速较快的是), or from those behind the last bracket (增速居前)."""
    mention = following.mention
    rate = mention.share and mention.token.unit.code != "pp"
    if not lead:
        return _foremost(following) if rate else None
    led = LEADS.fullmatch(lead)
    if not led or not (led["move"] or led["amount"] or led["how"]):
        return None
    of = clean(led["of"])
    if led["move"]:
        return Compared(of, "growth", -1 if led["fall"] else 1) if rate else None
    if led["done"]:
        return Compared(of, "completion", 0) if rate else None
    # 后三位的是河口镇（-1.2%）: the same measure again
    return Compared(of, _measure_before(following) if rate and not of else "level", 1)


def _measure_before(following: Following) -> str:
    """The measure that was told last, in the sentence or in the one before it."""
    said = (*following.discourse.sentence_before, *following.discourse.statements)
    return said[-1].measure if said else "growth" if following.mention.cue.sign else "level"


def _words_before(following: Following) -> str:
    """The words before the number in its sentence, without its sign; 前三位 among them is no number of its own."""
    sentence, token = following.sentence, following.mention.token
    words = sentence.report.text[max(sentence.start, token.start - LONGEST_LEAD) : token.start]
    return words[:-1] if following.mention.cue.sign else words


def _of_what(case: Case) -> str:
    """What was spoken of where the words name nothing: in the sentence, in the one before, or in the heading."""
    return case.discourse.previous.indicator or topic(case) or heading_topic(case)


@CONTINUATION.rule(RULE, Tier.SPECIFIC)
def place_in_bracket(following: Following) -> Reading | None:
    """增速较快的是石塘镇（18.6%）, 石塘镇（18.6%）、河口镇（14.2%）增速居前: of the place before the bracket, by which it is compared."""
    if not opens_in_bracket(following.mention):
        return None
    if goes_on := _next_place(following):
        return goes_on
    found = FIRST_PLACE.search(_words_before(following))
    compared = _compared(following, found["lead"]) if found and each_named(found["name"]) else None
    return _of_place(following, found, compared) if found and compared else None


def _next_place(following: Following) -> Reading | None:
    """…（18.6%）、河口镇（14.2%）: the next of the places, compared by the same."""
    last = following.discourse.statements[-1] if following.discourse.statements else None
    if last is None or last.rule != RULE:
        return None
    found = NEXT_PLACE.fullmatch(following.mention.left)
    if not found or not each_named(found["name"]):
        return None
    return _of_place(following, found, Compared(last.indicator, last.measure, last.cue.direction))


def _cue_of(following: Following, found: re.Match[str], compared: Compared) -> Cue:
    """A sign or a verb in the bracket says for itself which way it moved, else the words that lead up to the names."""
    own, grows = following.mention.cue, compared.measure == "growth"
    if not grows:
        return Cue(sign=own.sign, completion=compared.measure == "completion")
    return Cue(
        direction=own.direction if own.sign or found["own"] else compared.direction, sign=own.sign, rate_noun=True
    )


def _of_place(following: Following, found: re.Match[str], compared: Compared) -> Reading | None:
    case = following.as_case(compared.measure)
    indicator = compared.of or _of_what(case)
    if not indicator:
        return None
    cue = _cue_of(following, found, compared)
    statement = stated(case, indicator, following.discourse.claims + 1, RULE, cue)
    return reading_of(case, statement)._replace(aside=found["name"])


@CONTINUATION.rule("area-with-amount", Tier.SPECIFIC, signs="（(")
def area_with_amount(following: Following) -> Reading | None:
    """人均收入3.8万元,高于全市平均水平（3.5万元）2400元: what the area has that it is held against, which goes on being spoken of."""
    discourse, found = following.discourse, HELD_AGAINST_AREA.search(following.mention.left)
    if following.mention.share or not found:
        return None
    case = following.as_case("level")
    name = discourse.previous.indicator or topic(case)
    own = next(
        (one for one in (*reversed(discourse.statements), *discourse.sentence_before) if one.indicator == name), None
    )
    if own is None or not case.sentence.report.lexicon.id_of(name, "level", case.mention.token.unit.code):
        return None
    statement = stated(case, name, discourse.claims + 1, "area-in-bracket", Cue(bound=case.cue.bound), settled=False)
    return reading_of(case, statement)._replace(spoken_of=(name, own.claim), aside=found["area"])


@CONTINUATION.rule("place-with-amount", Tier.SPECIFIC, signs="（(")
def place_with_amount(following: Following) -> Reading | None:
    """生产总值812亿元,其中石桥区（301亿元，增长6.1%）、柳溪县（88亿元，增长5.2%）: what the place has of it, and how that moved."""
    if following.mention.share or not opens_in_bracket(following.mention):
        return None
    found = BEFORE_AMOUNT.search(_words_before(following))
    if not found or not is_village_or_county(found["name"], following.sentence.report.own_names):
        return None
    case = following.as_case("level")
    if not (indicator := compared_by(case)):
        return None
    statement = stated(case, indicator, following.discourse.claims + 1, RULE, settled=False)
    return reading_of(case, statement)._replace(entity=following.discourse.entity.of_own_clause(found["name"]))
