"""Several places that stand side by side and are counted, their common word behind the count: 青塘、榆树3村, 西沟、柳树湾两村.

Such names have no ending by which they are known; that there are as many of them as the count says shows what they are.
"""

import re
from typing import NamedTuple

from transforms.extraction.numbers.amount import CHINESE_DIGIT
from transforms.extraction.subjects.entity import words_behind
from transforms.extraction.subjects.proper import TIMES, TRADES, is_proper
from transforms.extraction.wording.phrases import clean, leading_verb

COUNTED_PLACE = re.compile(
    r"(?:(?:行政|自然|建制)?村(?![民级庄])(?:（社区）|\(社区\))?|社区(?!居民)|街道|乡镇|[镇乡](?![村级])|小区|片区|屯|寨"
    "|(?:重点|特色|主要|核心|大型|热门|品牌)*(?:商圈|夜市|步行街|商业街|商业综合体|商场|景区|旅游区))"
)
# 黄陵、池阳两市: counties and cities, too, where a word counts them
COUNTED_IN_WORDS = re.compile(
    rf"([两二三四五六七八])[个大家座处]?(?:{COUNTED_PLACE.pattern}|企业(?!家)|公司|水库|医院|县市|市州|[县市旗州](?![级区市县直属域民])|区(?![级域县市属间]))"
)
# firms are told by their own names, and not by what they make or trade in
FIRMS_COUNTED, A_TRADE = (
    re.compile("企业|公司"),
    re.compile(f"(?:{TRADES}|[电业材料纺化药工械品具器车油气煤钢铝铜])\\Z"),
)
MARKS = re.compile("[、和与及]")
A_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
BREAK = re.compile(r"[，,；;：:。！？!?“”《》（）()\d\n]")
# what may stand before the first name and says nothing of what is counted
LEADS_TO = re.compile("(?:在|对|为|向|由|以|重点|涉及|惠及|覆盖|组织|支持|指导|推动|帮助|完成|其中|了|有(?=..))+")
OPENS = re.compile(rf"[ \u3000]*{TIMES}")


class Several(NamedTuple):
    """`opening`: the verb before the names; `names` as they are written, `each` of them; `rest`: the words behind the count.

    `opens`: nothing but a time stands before them in their clause, so that what follows is told of them.
    """

    opens: bool
    opening: str
    names: str
    each: tuple[str, ...]
    rest: str


def several_in(words: str) -> Several | None:
    """解决了西沟、柳树湾两村吃水难题: the places that words open with, or tell of behind their verb; None for no such list."""
    found = COUNTED_IN_WORDS.search(words)
    return _several(words[: found.start()], CHINESE_DIGIT[found[1]], words[found.end() :], found[0]) if found else None


def counted_places(before: str, number: int, behind: str) -> Several | None:
    """青塘、榆树【3】村完成…: the places named before a number, as many as it says; `rest` begins behind their common word."""
    if not MARKS.search(before) or not 1 < number < 9 or not (place := COUNTED_PLACE.match(behind)):
        return None
    return _several(before, number, behind[place.end() :])


def _several(before: str, number: int, rest: str, kind: str = "") -> Several | None:
    before = before.removesuffix("等")
    said = BREAK.split(before)[-1]
    by_comma = said.split("、")
    first, *others = by_comma if len(by_comma) == number else MARKS.split(said)  # 万和城 is one name
    if len(others) + 1 != number or not all(map(A_NAME.fullmatch, others)):
        return None
    name = words_behind(LEADS_TO, clean(first))
    verb = leading_verb(name)
    name = words_behind(LEADS_TO, name[len(verb) :])
    if not A_NAME.fullmatch(name) or not any(is_proper(one, 1) for one in (name, *others)):
        return None  # 光伏、风电两大基地: kinds
    if FIRMS_COUNTED.search(kind) and any(map(A_TRADE.search, (name, *others))):
        return None  # 锂电、储电两大企业: what they make
    opens = OPENS.fullmatch(first[: -len(name)]) is not None
    names = before[before.rfind(first) + first.rfind(name) :]
    return Several(opens, verb.removesuffix("了"), names, (name, *others), rest)
