"""Of what a level is: by the words before its number, after it, around it, or by what was said before."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.extraction.case import Case, noun_behind, stated
from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import NO_LIST, PreviousLevel, Reading
from transforms.extraction.indicator.question import INVOLVING, LEVEL, PER_HEAD, SOLVING, Named
from transforms.extraction.subjects.proper import name_at
from transforms.extraction.wording.finish import finished
from transforms.extraction.wording.phrases import is_bare, is_generic, leading_verb, shortened, trailing_verb

KINDS = {"类", "方面", "领域", "大类"}
ENTITY = re.compile(
    r"^([^、，和]{2,16}?(?:中心|教堂|项目|公司|集团|基金|大桥|医院|学校|工程(?!量)|园区|产业园|快速路|高速公路|隧道|绿道|基地|广场|公园|社区|(?<!通)村|镇|街道|[一二三四]期|实验室|电站|水库|水厂|安置区|片区|综合楼))"
)
# the numbers between a first one and the thing of which all are told: 总投资3亿元【、占地60亩的】青松产业园
DESCRIBED_FURTHER = re.compile(
    r"(?:、[^，,。；;、\d的]{1,8}\d[\d.]*[^，,。；;、\d的]{1,5}){1,3}的([^，,。；;、\d]{3,24})"
)
DONE_WITH_IT = re.compile(r"(?:把|将)(?!军|来|近)")  # 把闲置的300亩荒坡改种油茶
HOW_OFTEN = re.compile(
    r"(?:我们|各地|各村)?((?:平均)?每(?:天|日|周|月|季度|年))(?![一两三][\u4e00-\u9fff])(?=[\u4e00-\u9fff]{2})"
)
CAPACITY = re.compile(r"[年日](?:加工|处理|生产|产|养殖|储存|冷藏|烘干|供应|出栏)[\u4e00-\u9fff]{2,}")


@lru_cache(maxsize=65_536)
def _kind_of(phrase: str) -> str:
    """Whether a wording is a verb that wants an object, a measure that wants a thing, or names its indicator by itself."""
    if not phrase:
        return "nothing"
    if is_bare(phrase):
        return "bare"
    involved = phrase.startswith(INVOLVING) and len(phrase) < 7
    return "measure" if is_generic(phrase) or phrase in PER_HEAD or involved else "named"


def level(case: Case) -> Reading:
    """The statement of one level."""
    case = _of_entity(case)
    later, unit = case.discourse.statements != (), case.mention.token.unit.kind
    decision = LEVEL.decide(case, (_kind_of(case.phrase), case.noun != "", later, unit))
    assert decision is not None
    rule, found = decision
    return _reading(case, rule, found)


def _reading(case: Case, rule: str, found: Named) -> Reading:
    """What a rule has found as a statement, and what the numbers behind it may take up."""
    discourse, cue = case.discourse, found.cue or case.cue
    settled = case.listed and _settled_by_list(case)
    claim, stands = found.claim or discourse.claims + 1, cue.settled or cue.reached or settled
    statement = stated(
        case, _name(found, cue, "" if rule == "from-context" else case.mention.clause), claim, rule, cue, settled=stands
    )
    return Reading(
        (statement,),
        max(found.used, case.mention.after),
        found.entity or discourse.entity,
        NO_LIST,
        None if found.spoken_of else _previous_level(case, found, cue, settled),
        statement.indicator if found.counted and _counts(case) else "",
        (found.spoken_of, discourse.claims + 2) if found.spoken_of else None,
        found.aside,
    )


def _name(found: Named, cue: Cue, clause: str) -> str:
    """每年培训3000人, 每月开展巡查4次 keep their 每年 and 每月; a name as it is worded stays as long as it is."""
    name = cue.per_each(found.name) if cue.per else found.name
    often = HOW_OFTEN.match(clause) if "每" in clause else None
    if often and not name.startswith("每"):
        name = often[1] + name
    return finished(name if found.quoted else shortened(name))


def _settled_by_list(case: Case) -> bool:
    """养老机构达到8家、床位1200张: that there are so many is said once for the list."""
    before = case.discourse.level
    return case.discourse.previous.measure == "level" and (before.cue.settled or before.settled)


def _previous_level(case: Case, found: Named, cue: Cue, settled: bool) -> PreviousLevel:
    """The level as the next number sees it; a list carries its verb on."""
    unit, verb = case.mention.token.unit, found.verb or (case.discourse.level.verb if case.listed else "")
    return PreviousLevel(cue, verb, unit.code, unit.kind, settled)


def _counts(case: Case) -> bool:
    """Whether what follows may be of the thing: a share counts nothing, nor does the money that counted things cost."""
    costs = case.mention.token.unit.kind == "money" and case.discourse.previous.counted != ""
    return not case.mention.share and not costs


def _of_entity(case: Case) -> Case:
    """The case with wording and noun sorted: what is counted, and what is only listed, handled or described by the number."""
    if case.phrase == "增长" and case.cue.settled:
        case = case._replace(phrase="")  # 汽车产量保持25%以上增长、达41万辆
    if not case.phrase or case.phrase in SOLVING:
        noun = noun_behind(case)
        return case if noun is case.noun else case._replace(noun=noun)
    if case.mention.token.unit.code in KINDS and (members := _of_members(case)):
        return members
    if case.noun and DONE_WITH_IT.match(case.phrase):
        return case._replace(phrase="", verb="")
    if case.mention.right.of:
        return _describing(case)
    further = DESCRIBED_FURTHER.match(case.sentence.report.text, case.mention.after)
    return _told_of(case, name_at(further[1])) if further and _is_measure(case.phrase, case.verb) else case


def _told_of(case: Case, subject: str | None) -> Case:
    """The case with the thing that is described as whose number it is; as it stands where that has no name."""
    if not subject:
        return case
    entity = case.discourse.entity.of_own_clause(subject)
    return case._replace(discourse=case.discourse._replace(entity=entity))


def _of_members(case: Case) -> Case | None:
    """办好就业、养老等8类32项实事: the members of a list are not what is counted."""
    if not case.mention.clause.endswith("等"):
        return None
    opening, behind = leading_verb(case.phrase), noun_behind(case._replace(phrase=""))
    return case._replace(phrase=opening, verb=opening, noun=behind) if behind else None


def _describing(case: Case) -> Case:
    """引进总投资15亿元的创新中心: 的 makes what follows the subject, not the thing counted."""
    opening = len(case.verb)
    if opening and (is_generic(case.phrase[opening:]) or CAPACITY.match(case.phrase, opening)):
        case = case._replace(phrase=case.phrase[opening:], verb="")
    if not _is_measure(case.phrase, case.verb):
        return case
    described = ENTITY.match(case.noun)
    subject = max(name_at(case.noun) or "", described[1] if described else "", key=len)
    return _told_of(case, subject)._replace(noun="")


def _is_measure(phrase: str, verb: str) -> bool:
    """总投资 describes what follows 的; 新增 and 企业培训 do something with it."""
    return phrase != "" and not verb and not is_bare(phrase) and (is_generic(phrase) or not trailing_verb(phrase))
