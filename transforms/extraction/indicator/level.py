"""Of what a level is: by the words before its number, after it, around it, or by what was said before."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.extraction.case import Case, noun_behind, stated
from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import NO_LIST, PreviousLevel, Reading
from transforms.extraction.indicator.question import INVOLVING, LEVEL, PER_HEAD, Named
from transforms.extraction.subjects.proper import name_at
from transforms.extraction.wording.finish import finished
from transforms.extraction.wording.phrases import is_bare, is_generic, leading_verb, shortened, trailing_verb

KINDS = {"类", "方面", "领域", "大类"}
ENTITY = re.compile(
    r"^([^、，和]{2,16}?(?:中心|教堂|项目|公司|集团|基金|大桥|医院|学校|工程(?!量)|园区|产业园|基地|广场|公园|社区|村|镇|街道|[一二三四]期|实验室|电站|水库|水厂|安置区|片区|综合楼)).*"
)
DONE_WITH_IT = re.compile(r"(?:把|将)(?!军|来|近)")  # 把闲置的300亩荒坡改种油茶
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
    noun, place = "noun" if case.noun else "-", "later" if case.discourse.statements else "first"
    decision = LEVEL.decide(case, f"{_kind_of(case.phrase)} {noun} {place}")
    assert decision is not None
    return _reading(case, *decision)


def _reading(case: Case, rule: str, found: Named) -> Reading:
    """What a rule has found as a statement, and what the numbers behind it may take up."""
    discourse, mention, before, unit = case.discourse, case.mention, case.discourse.level, case.mention.token.unit
    cue = found.cue or case.cue
    name = _name(found, cue)
    settled = case.listed and discourse.previous.measure == "level" and (before.cue.settled or before.settled)
    statement = stated(case, name, found.claim or discourse.claims + 1, rule, cue)
    verb = found.verb or (before.verb if case.listed else "")
    costs = unit.kind == "money" and discourse.previous.counted != ""
    return Reading(
        (statement._replace(settled=cue.settled or cue.reached or settled),),
        max(found.used, mention.after),
        found.entity or discourse.entity,
        NO_LIST,
        None if found.spoken_of else PreviousLevel(cue, verb, unit.code, unit.kind, settled),
        statement.indicator if found.counted and not mention.share and not costs else "",
        (found.spoken_of, discourse.claims + 2) if found.spoken_of else None,
        found.aside,
    )


def _name(found: Named, cue: Cue) -> str:
    """每年培训3000人 keeps its 每年; a name as it is worded stays as long as it is."""
    name = cue.per + found.name if cue.per and not found.name.startswith("每") else found.name
    return finished(name if found.quoted else shortened(name))


def _of_entity(case: Case) -> Case:
    """总投资15亿元的创新中心: 的 makes what follows the subject, not the thing counted."""
    phrase, verb, noun = case.phrase, case.verb, case.noun
    if phrase and case.mention.token.unit.code in KINDS and case.mention.clause.endswith("等"):
        opening = leading_verb(phrase)  # 办好就业、养老等8类32项实事: the members of a list are not what is counted
        if behind := noun_behind(case._replace(phrase="", noun=noun)):
            return case._replace(phrase=opening, verb=opening, noun=behind)
    if not phrase:
        noun = noun_behind(case)
        return case if noun is case.noun else case._replace(noun=noun)
    if noun and DONE_WITH_IT.match(phrase):
        return case._replace(phrase="", verb="")
    if not case.mention.right.of:
        return case
    if verb and (is_generic(phrase[len(verb) :]) or CAPACITY.match(phrase, len(verb))):
        phrase, verb = phrase[len(verb) :], ""
    discourse = case.discourse
    if phrase and not is_bare(phrase) and not verb and (is_generic(phrase) or not trailing_verb(phrase)):
        if subject := max(name_at(noun) or "", ENTITY.sub(r"\1", noun) if ENTITY.search(noun) else "", key=len):
            entity = discourse.entity._replace(subject=subject, owner=subject, of_place=True)
            discourse = discourse._replace(entity=entity)
        noun = ""
    return case._replace(phrase=phrase, verb=verb, noun=noun, discourse=discourse)
