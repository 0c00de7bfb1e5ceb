"""Pupils of a kind of school: 普通高中招生1.2万人,毕业生1.1万人."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.rules import Tier
from transforms.extraction.wording.signs import signs_of

COUNTED = "招生|在校生|在校学生|在读学生|毕业生|在园幼儿|入园幼儿"
PUPILS = re.compile(f"(?:{COUNTED})(?:人数|数)?")
KIND = (
    r"(?:普通|中等|高等|成人|职业|特殊|学前|义务|全日制|民办|公办)*(?:本专科|专科|本科|研究生(?:教育)?|硕士|博士|高等教育|职业教育|中职|高职|技工学校|技工院校|"
    r"义务教育(?:阶段)?|高中(?:阶段)?(?:教育)?|初中(?:阶段)?(?:教育)?|小学(?:教育)?|幼儿园|特殊教育|学前教育|中学|本科院校|高等学校|高校|职业学校|职校)(?:学校)?"
)
OF_KIND = re.compile(rf"有?({KIND})((?:{COUNTED})(?:人数|数)?)?")
OF_ALL_SCHOOLS = re.compile("[校园]?[（(、][校园][）)]?")
PART = re.compile("其中|含")


@LEVEL.rule(
    "pupils-of-school", Tier.SPECIFIC, only=asked("named", "measure", "bare", later=True), signs=signs_of(PUPILS)
)
def pupils_of_school(case: Case) -> Named | None:
    """普通高中招生1.2万人,在校生3.4万人,毕业生1.1万人: of the kind of school that the numbers before name."""
    if case.mention.left[:1] not in ("，", ",", "、") or not PUPILS.fullmatch(case.phrase):
        return None
    if OF_ALL_SCHOOLS.search(case.mention.clause):
        return None  # 小学28所、幼儿园41所，在校（园）学生5.7万人: of both
    kind, told = OF_KIND.fullmatch(case.discourse.previous.indicator), case.discourse.statements
    if kind and not kind[2] and PART.search(told[-1].mention.left) and not _told_of_all(case):
        return None  # 学校96所,其中幼儿园31所,在校学生3万人: of all schools
    return Named(kind[1] + case.phrase, counted=False) if kind else None


def _told_of_all(case: Case) -> bool:
    """学校96所,在校学生4万人。其中小学31所,在校生3万人: how many there are in all has been said."""
    told = (*case.discourse.sentence_before, *case.discourse.statements)
    return any(PUPILS.fullmatch(one.indicator) for one in told)
