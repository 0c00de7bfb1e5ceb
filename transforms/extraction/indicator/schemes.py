"""Levels of whom a scheme reaches and what it brings about: 落实育儿补贴政策,惠及154万户家庭."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.mention import BREAK, SEMICOLON, clause_before
from transforms.extraction.rules import Tier
from transforms.extraction.wording.phrases import clean
from transforms.extraction.wording.signs import signs_of
from transforms.extraction.wording.words import REACHES, SCHEMES

# 1334万人【参保】, 641万人【领取养老金】: what those who are counted have of the scheme
HAD_BY_THEM = re.compile("参保|受益|受惠|(?:享受|领取)(?:养老金|待遇|补贴|补助|优惠|津贴)?")
# 带动消费【261.6亿元】, 惠及群众【3万人】, 覆盖面【60%】
BROUGHT_ABOUT = re.compile(
    "(?:直接|间接)?(?:[带拉]动|撬动|吸纳)(?:社会|居民|综合|就地|就近)*(?:消费|投资|就业|销售|务工)额?|"
    "(?:惠及|受益|受惠)[^，、\\d]{0,8}|参保|覆盖面|享受(?:补贴|补助|优惠|待遇)"
)
TOLD_OF_SCHEME = re.compile(f"(?P<scheme>.{{3,}}?)(?:{HAD_BY_THEM.pattern}|{BROUGHT_ABOUT.pattern})")
OWN_WORDS = re.compile("[，,、][^，,、；;：:。\\d]{0,12}\\Z")
_CARRY_OUT = (
    "落实|实施|开展|推行|推进|建立|健全|启动|执行|完善|优化|调整|组织|举办|承办|发放|兑现|兑付|拨付|核销|出台|推出|"
    "扩围|扩面|用好|投放|完成|加大"
)
# 2147个县【实施】【城镇居民社会养老保险试点】; how much of it there was may stand behind it
CARRIED_ON = re.compile(
    f".*(?:{_CARRY_OUT})(?!{_CARRY_OUT})(?:了|好)?(?:一?系列|各类|各项|对)*"
    f"(?P<scheme>[^，。、\\d]{{0,24}}?(?:{SCHEMES})”?)"
    "(?:发放|力度)?(?:\\d[\\d.]*[余多]?[万亿]*(?:元|场次?|次)(?:以上)?)?"
)
# 连续三年【提高城乡居民基础养老金】: what was raised for those whom it reaches
RAISED_FOR_THEM = re.compile(
    "[^，。、]{0,10}?(?P<scheme>(?:提高|上调|调高)(?:城乡|城市|农村)?(?:低保|[^，。、\\d]{2,16}?(?:养老金|补助|补贴|待遇|津贴|供养|救助|低保|生活保障))(?:标准|水平)?)"
)
# 【合作医疗制度试点】已扩大到671个县
SPREAD_TO = re.compile(
    f"(?P<scheme>[^，。、\\d]{{3,20}}(?:{SCHEMES}))(?:已|全面)*(?:扩大|推广|覆盖|拓展|延伸)(?:到|至)?\\d.*"
)
PER_HEAD_CLAUSE = re.compile("(?:全年|[每年月]|平均)*(?:人均|户均|每人)")
# 以旧换新补贴, “以旧换新”政策: what brings it about is the trade-in
TRADED_IN = re.compile("(?<=以旧换新|旧换新”|“两新”)(?:支持)?(?:政策|补贴(?:资金)?)\\Z")
DIGIT_AT_END = re.compile("\\d[^，]{0,5}\\Z")
PULLS = re.compile("[带拉]动|撬动")
SAYS_OF_WHICH = 5  # 制度, 补贴资金 say nothing of which
SCHEMES_IN_SHORT = ("以旧换新", "消费券")
SCHEME_LOOKED_FOR = 90
# one joins an insurance: 养老保险试点参保, and not 育儿补贴政策参保
JOINS_INSURANCE, INSURES = "参保", re.compile("保险|医保|社保|养老|医疗|保障")


@LEVEL.rule(
    "of-scheme",
    Tier.SPECIFIC,
    before=("indicator-after",),
    only=asked(units=("count", "money", "share", "none", "people")),
    signs=signs_of(HAD_BY_THEM, BROUGHT_ABOUT, REACHES),
)
def of_scheme(case: Case) -> Named | None:
    """落实育儿补贴政策,惠及【154万户】家庭; 实施养老保险试点,【1334万人】参保: who is reached and what is brought about says nothing
    without the scheme of the clause before."""
    verb = _bare_of_scheme(case)
    if not verb or case.discourse.entity.subject:
        return None
    scheme = _scheme_before(case, verb) or _scheme_of_last(case)
    if JOINS_INSURANCE in verb and not INSURES.search(scheme):
        return None
    scheme = TRADED_IN.sub("", scheme) if PULLS.search(verb) else scheme
    used = case.mention.right.end if case.noun else 0
    return Named(scheme + verb, used=used, quoted=True, counted=False) if scheme else None


def _bare_of_scheme(case: Case) -> str:
    """参保, 惠及家庭, 带动消费: the wording where it is nothing but what a scheme does; "" for any other."""
    phrase, noun = case.phrase, case.noun
    if noun:
        if phrase in REACHES:
            return phrase + noun
        return noun if not phrase and HAD_BY_THEM.fullmatch(noun) else ""
    return phrase if BROUGHT_ABOUT.fullmatch(phrase) else ""


def _scheme_of_last(case: Case) -> str:
    """…试点,1334万人参保,641万人领取养老金: the scheme of which the number before was told, where no clause stands between."""
    said = case.discourse.statements
    if SEMICOLON.search(case.mention.left) or clause_before(case.mention.left):
        return ""
    told = TOLD_OF_SCHEME.fullmatch(said[-1].indicator) if said and said[-1].rule == "of-scheme" else None
    return told["scheme"] if told else ""


def _scheme_before(case: Case, verb: str) -> str:
    """The one scheme that the clause before names; "" where it names none. Of money paid out that has reached somebody other rules tell."""
    clause = _clause_told_before(case)
    if raised := RAISED_FOR_THEM.fullmatch(clause):
        return raised["scheme"]
    found = CARRIED_ON.fullmatch(clause) or SPREAD_TO.fullmatch(clause)
    paid_out = verb == case.phrase and verb.startswith(REACHES) and DIGIT_AT_END.search(clause)
    if not found or paid_out:
        return ""
    scheme = clean(found["scheme"])
    return scheme if len(scheme) >= SAYS_OF_WHICH or scheme in SCHEMES_IN_SHORT else ""


def _clause_told_before(case: Case) -> str:
    """The clause before the number's own words, past one that says only what each gets (人均增加1680元); "" for none."""
    text, at = case.sentence.report.text, case.mention.token.start
    before = text[max(case.sentence.start, at - SCHEME_LOOKED_FOR) : at]
    own = OWN_WORDS.search(before)
    clauses = BREAK.split(before[: own.start()]) if own else [""]
    return clauses[-2] if len(clauses) > 1 and PER_HEAD_CLAUSE.match(clauses[-1]) else clauses[-1]
