"""Which numbers measure nothing: names, references, list numbers, attributes. Dates are known from the scan.

Rules are tried in the order of RULES; the first that has an answer gives it. An answer is a reason of the guide, or MEASURED
where a rule knows that the number does measure.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from transforms.extraction.exclusion_words import (
    ACRONYM,
    ADDRESS,
    AFTER_BOUND_ENDS,
    AMONG,
    ANOTHER_NUMBER,
    AROUND,
    BARE_NUMBER,
    BOUND_ADJECTIVE,
    BRACKET_OF_CONTEST,
    BUILT,
    CAPACITY,
    COUNT_AFTER,
    DISTANCE,
    DOING,
    ENUMERATOR,
    FRAMING,
    GRADE,
    GRAND,
    HAN,
    LATIN,
    LISTED_BY,
    NAME_AFTER,
    OF_THESE,
    ONE_OF,
    ORDINAL_NOUN,
    POLICIES,
    QUALIFIED,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    REACHED,
    REFERENCE_AFTER,
    REFERENCE_BEFORE,
    STREAK,
    TIME_NOUN,
    WITHIN_REACH,
)
from transforms.extraction.lexicon import Unit
from transforms.extraction.scan import NONE, Token

MEASURED = "measured"
PLAIN = frozenset({"money", "share", "count", "area", "mass", "volume", "energy", "rate"})
STOPS = frozenset("，。；、,;！")
QUOTES = frozenset(QUOTE_OPEN)
DIGITS = frozenset("0123456789")
COUNTED_IN_QUOTES = ("户", "家", "名", "位", "人", "件")
PEOPLE_OR_HOMES = ("人", "户", "层", "名")
SHORT_TIMES = ("小时", "分钟", "天", "个月", "秒", "毫秒")


class Place(NamedTuple):
    """A quantity and the words beside it; `last` and `first` are the characters that touch it."""

    text: str
    token: Token
    unit: Unit
    before: str
    after: str
    last: str
    first: str
    sentence_end: int

    @property
    def written(self) -> str:
        return self.text[self.token.start:self.token.end]

    def is_bare(self, length: int = 2) -> bool:
        """A number without unit of at most so many characters."""
        return self.unit is NONE and self.token.end - self.token.start <= length


def excluded(text: str, token: Token, sentence_start: int, sentence_end: int) -> str | None:
    """The reason for which a quantity is no metric, or None when it measures."""
    start, end = token.start, token.end
    if token.unit.kind in PLAIN and token.unit.code != "条" and _stands_plainly(text, start, end):
        return None
    before = text[max(sentence_start, start - 12):start]
    after = text[end:end + 14]
    place = Place(text, token, token.unit, before, after, before[-1:], after[:1], sentence_end)
    for rule in _rules_for(token.unit.kind):
        if (reason := rule(place)) is not None:
            return None if reason == MEASURED else reason
    return None


def _stands_plainly(text: str, start: int, end: int) -> bool:
    """The common case, told by two characters: a Chinese word before, a stop after, no quotation mark near."""
    return (
        text[end:end + 1] in STOPS
        and "\u4e00" <= text[start - 1:start] <= "\u9fff"
        and text[start - 1] not in "第前续后"
        and QUOTES.isdisjoint(text[max(0, start - 14):start])
    )


# -- the rules, in order ---------------------------------------------------------------------------------------


def _glued_signs(place: Place) -> str | None:
    """S1线, B-24, PM2.5, 5G, 3·15: letters and signs that touch the digits make a name; GDP33.5亿元 measures."""
    last, first, before = place.last, place.first, place.before
    if last and last in "-－—" and place.unit is NONE and (before[-2:-1] == "号" or before[-2:-1] in DIGITS):
        return "reference"
    in_letters = place.unit.kind in ("money", "share") and ACRONYM.search(before)
    hyphened = last and last in "-－" and (LATIN.match(before[-2:-1] or "") or place.unit is NONE and HAN.match(before[-2:-1] or ""))
    lettered = hyphened or last and LATIN.match(last)
    signed = last and last in "+＋" and not HAN.match(before[-2:-1] or "")
    if not in_letters and (lettered or signed or last and last in "#＃№"):
        return "name"
    if (place.unit is NONE or place.unit.kind in ("count", "data")) and first and (LATIN.match(first) or first in "+＋#＃×"):
        return "name"
    return "name" if last in ("·", "_") or first == "·" else None


def _list_number(place: Place) -> str | None:
    """1. 2、(3) at the head of a sentence."""
    if place.unit is not NONE:
        return None
    if not place.before.strip() or place.last in ("。", "；", "\n"):
        decimal = "." in place.written and HAN.match(place.first or "")
        if place.is_bare(4) and (decimal or BARE_NUMBER.match(place.after)):
            return "enumerator"
        marker = ENUMERATOR.match(place.text, place.token.start)
        if place.is_bare() and marker and marker.end() <= place.sentence_end:
            return "enumerator"
    bracketed = place.last in ("（", "(") and place.first in ("）", ")")
    return "enumerator" if bracketed and place.is_bare() else None


def _ordinal(place: Place) -> str | None:
    """第14届 is a name, 第4 a rank."""
    if place.last != "第":
        return None
    ranks = place.unit.code in ("位", "名") or place.unit is NONE and not ORDINAL_NOUN.match(place.after)
    return MEASURED if ranks else "name"


def _version(place: Place) -> str | None:
    """2.0版."""
    return "name" if "." in place.written and (place.first == "版" or place.unit.code == "版") else None


def _distance(place: Place) -> str | None:
    """打通最后1公里; 距县城27公里, 服务半径500米: how far something is."""
    if place.unit.kind != "length":
        return None
    return "attribute" if DISTANCE.search(place.before) or WITHIN_REACH.match(place.after) else None


def _in_quotation_marks(place: Place) -> str | None:
    """“141”体系 is a name, “10户文明家庭” counts the report's own work."""
    content = _quoted(place)
    if content is not None:
        counts = content.startswith(place.written) and place.unit.code in COUNTED_IN_QUOTES
        if not (counts and len(content) - len(place.written) >= 3 and HAN.match(place.first or "")):
            return "name"
    return "name" if place.last in QUOTES and place.unit is NONE else None


def _quoted(place: Place) -> str | None:
    """What stands between the quotation marks around the number when they are near, else None."""
    text, start, end = place.text, place.token.start, place.token.end
    near = max(0, start - 14)
    if QUOTES.isdisjoint(text[near:start]):
        return None
    left = max(text.rfind(mark, near, start) for mark in QUOTE_OPEN)
    if any(mark in text[left + 1:start] for mark in "”’》」』，。；"):
        return None
    right = min((at for mark in QUOTE_CLOSE if (at := text.find(mark, end, end + 16)) >= 0), default=-1)
    content = text[left + 1:right] if right >= 0 else "。"
    return None if "。" in content or "，" in content else content


def _reference(place: Place) -> str | None:
    """ICP备17005283号, 〔2023〕12号, 电话, 浏览量, 明塘路70号."""
    bracketed = place.last in ("〔", "［", "[")
    if bracketed:
        return "reference"
    if place.unit is not NONE:
        return None
    if REFERENCE_AFTER.match(place.after) and not place.last.isspace():
        closes = place.first in ("〕", "］", "]") or place.after.startswith(("号", "页"))
        if closes or REFERENCE_BEFORE.search(place.before) or ADDRESS.search(place.before):
            return "reference"
    if REFERENCE_BEFORE.search(place.before):
        return "reference"
    long_number = len(place.written) >= 5 and place.written.isdigit()
    return "reference" if long_number and not HAN.match(place.first or "") else None


def _named_thing(place: Place) -> str | None:
    """863计划, 90后, 12345热线, 8090青年读书会."""
    if place.unit is not NONE:
        return None
    if NAME_AFTER.match(place.after) or place.first == "号":
        return "name"
    written = place.written
    long_number = place.token.value_max is None and len(written) >= 3 and written.isdigit()
    return "name" if long_number and HAN.match(place.first or "") else None


def _technical_size(place: Place) -> str | None:
    """1000千伏线路, 12英寸产线."""
    if place.unit.kind not in ("voltage", "temperature", "dimension"):
        return None
    return "attribute" if HAN.match(place.first or "") else MEASURED


def _span_of_time(place: Place) -> str | None:
    """连续3个季度, 15分钟生活圈, 60周岁以上人群 qualify; 寿命78岁, 缩短至5天 measure."""
    if place.unit.kind not in ("duration", "age"):
        return None
    if place.after.startswith(("年来", "来")):
        return "attribute"  # 30年来首次
    if REACHED.search(place.before):
        return MEASURED
    if STREAK.search(place.before):
        return "attribute"
    if TIME_NOUN.search(place.before):
        return MEASURED
    if place.unit.kind == "age" or place.unit.code in ("年", "周年", "周", "个季度") or AROUND.match(place.after):
        return "attribute"
    qualifies = place.unit.code in SHORT_TIMES and HAN.match(place.first or "") and not place.after.startswith(("的困", "以"))
    return "attribute" if qualifies else MEASURED


def _contest_bracket(place: Place) -> str | None:
    """前20名决赛圈 is a bracket, 前3位 somebody's rank."""
    if not place.before.endswith("前"):
        return None
    if place.unit.code in ("名", "位", "强"):
        return "attribute" if BRACKET_OF_CONTEST.search(place.after[:6]) else MEASURED
    return "attribute" if place.unit.kind == "share" and HAN.match(place.first or "") else None


def _scheme(place: Place) -> str | None:
    """稳增长27条、金融支持12条等政策; 8大行动: a number in the title of what was decreed."""
    titled = place.unit.code == "条" and POLICIES.match(place.text, place.token.end) and HAN.match(place.last)
    grand = place.written.endswith("大") and (place.last == "等" or GRAND.match(place.after))
    return "name" if titled or grand else None


def _arrangement(place: Place) -> str | None:
    """以下10个方面, 国家102项重大工程的…, 104种产品中, 5个国家公园之一, 超过10%的有44种."""
    if place.unit.kind == "share":
        return "attribute" if place.after.startswith(("的有", "的达", "的为")) else None
    if place.unit.kind in ("power", "energy", "mass"):
        opens = place.before.endswith(("国家", "、")) or not place.before
        return "name" if opens and BUILT.match(place.after) else None
    if place.unit.kind not in ("count", "none"):
        return None
    framed = place.after.startswith("方面") and FRAMING.search(place.before)
    streak = place.before.endswith("连续") and place.unit.code in ("次", "届", "年", "个")
    picked = LISTED_BY.search(place.before) and OF_THESE.match(place.after)
    if framed or streak or picked or AMONG.match(place.after) or ONE_OF.match(place.after):
        return "attribute"
    return MEASURED if DOING.search(place.before) else None


def _threshold(place: Place) -> str | None:
    """20亿元以上项目数, 50户以上村寨, 投资超2000万元项目4个: a size that qualifies what is counted."""
    kind, after = place.unit.kind, place.after
    bound = BOUND_ADJECTIVE.match(after)
    if bound:
        at = place.token.end + bound.end()
        rest = place.text[at:min(place.sentence_end, at + 14)]
        if kind == "money" and COUNT_AFTER.match(rest):
            return "attribute"  # 其中5亿元以上1个
        if kind == "share" or AFTER_BOUND_ENDS.match(rest):
            return None
        qualified = QUALIFIED.match(rest) is not None
        if rest.startswith("的") or kind == "count" and place.unit.code not in PEOPLE_OR_HOMES:
            return "attribute" if qualified else None
        return "attribute" if kind in PLAIN or kind in ("power", "steam") else None
    if kind in ("money", "mass", "area", "length", "power") and HAN.match(place.first or ""):
        passed = place.before.endswith(("超", "超过", "逾", "过", "达"))
        if passed and (thing := QUALIFIED.match(after)):
            at = place.token.end + thing.end()
            if ANOTHER_NUMBER.match(place.text[at:at + 8]):
                return "attribute"
        if place.before.endswith(CAPACITY) and QUALIFIED.match(after):
            return "attribute"
        return "attribute" if kind in ("money", "mass", "power") and GRADE.match(after) else None
    return None


RULES: tuple[Callable[[Place], str | None], ...] = (
    _glued_signs,
    _list_number,
    _ordinal,
    _version,
    _distance,
    _in_quotation_marks,
    _reference,
    _named_thing,
    _technical_size,
    _span_of_time,
    _contest_bracket,
    _scheme,
    _arrangement,
    _threshold,
)
# the kinds of unit a rule is about, where it is not about all
ONLY: dict[Callable[[Place], str | None], tuple[str, ...]] = {
    _list_number: ("none",),
    _named_thing: ("none",),
    _distance: ("length",),
    _scheme: ("count",),
    _technical_size: ("voltage", "temperature", "dimension"),
    _span_of_time: ("duration", "age"),
}


@cache
def _rules_for(kind: str) -> tuple[Callable[[Place], str | None], ...]:
    return tuple(rule for rule in RULES if kind in ONLY.get(rule, (kind,)))
