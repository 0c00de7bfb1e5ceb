"""Whose number it is: the village, company or zone, the event and the work that the words before a number speak of."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.extraction.mention import BREAK
from transforms.extraction.model import Mention, ReportText
from transforms.extraction.subjects.named import SUBJECT_ENDS, is_class, place_of, subject_of
from transforms.extraction.wording.phrases import ANY_VERB, clean, is_bare, is_generic
from transforms.extraction.wording.words import BULLETS

WITHIN = re.compile(r"在(.{3,}?)(?:中|上|里|内|期间)")
OPENINGS = re.compile(r"(?<=[：:])|[，,；;。！？!?]")  # a colon stays with what it introduces: 东湖街道：
BEFORE_WORDS = " \u3000\n" + BULLETS
OTHER_PLACES = re.compile(r"[\u4e00-\u9fff、]{2,16}\d*个?(?:(?<![农乡])村|社区)")
WORK_ON = re.compile(
    r"(.{2,18}?(?:工程|项目|大桥|医院|学校|小学|中学|水厂|污水处理厂|电站|水库|公园|广场|大厦|综合楼|安置[房点]|[一二三四]期|基地|园区|产业园))"
    r"((?:主体|基础|土建|桩基|装修|场地|隧道|路基|主干道)(?:结构|工程|建设|施工|平整|装修)?(?:建设|施工)?)"
)
OWNED = re.compile(
    r"(.{2,12}(?:集中区|开发区|经开区|高新区|园区|工业园|产业园|公司|集团|[厂矿]|[一二三四]期|基地|农场|景区|合作社))"
    r"(年?产值|营收|营业收入|总?投资|年?税收|利润|年?产能|年?销售额)"
)
COLON_NO_SUBJECT = re.compile(
    r"指标|目标|问题|不足|短板|困难|看到|认识|存在|任务|举措|措施|打算|方面|情况|如下|其中|包括|主要|工作|建设|发展|治理|服务|全年|上半年|下半年|累计|合计|总计|一是|是$|为$|\d$"
)


class Entity(NamedTuple):
    """`subject`: the village or company spoken of, `of_place` when it is a zone or an estate, spoken of in its own clause.

    `owner`: whose 投资, 产值 a clause speaks of (新材料二期完成投资). `event`: 在…大赛中. `work`: what bare verbs do
    (推进气改电工程,签约12户,安装3户).
    """

    subject: str | None = None
    of_place: bool = False
    owner: str | None = None
    work: str = ""
    event: str = ""


NO_ENTITY = Entity()


def opens_with_another(clause: str, number: str, own_names: tuple[str, ...]) -> bool:
    """小河村…; 柳溪、石桥等3个村: whether a clause opens with a village or company of its own."""
    return subject_of(clause, own_names) is not None or OTHER_PLACES.match(clause + number) is not None


def spoken_of(entity: Entity, mention: Mention, report: ReportText) -> tuple[Entity, str]:
    """Whose number it is, and the wording before it without the entity that it opens with."""
    left = mention.left
    named = not SUBJECT_ENDS.isdisjoint(left)
    if named or "在" in left:
        entity = _event_and_subject(entity, left, named, report.own_names)
    if "：" in left or ":" in left:
        entity = _introduced(entity, left)
    phrase = clean(mention.cue.stem)
    if entity.of_place and left[:1] in "，," and phrase and not is_generic(phrase) and not is_bare(phrase):
        entity = entity._replace(subject=None, of_place=False)
    if named and (place := place_of(OPENINGS.split(left)[-1].strip(BEFORE_WORDS))):
        entity = entity._replace(subject=place, owner=place, of_place=True)
    if entity.subject and phrase.startswith(entity.subject):
        phrase = clean(phrase[len(entity.subject) :])
    if owned := OWNED.fullmatch(phrase):
        entity, phrase = entity._replace(subject=owned[1], owner=owned[1]), owned[2]
    if (work := WORK_ON.fullmatch(phrase)) and not is_class(work[1]):
        entity, phrase = entity._replace(subject=work[1], owner=work[1]), work[2]
    return _without_own_name(entity, phrase, report) if report.own_names else (entity, phrase)


def _event_and_subject(entity: Entity, left: str, named: bool, own_names: tuple[str, ...]) -> Entity:
    """在全市技能大赛中,…; 小河村完成…: the event of the clauses before, and the entity that a clause opens with."""
    for part in BREAK.split(left)[:-1]:
        if event := WITHIN.fullmatch(clean(part)):
            entity = entity._replace(event=event[1])
    for part in OPENINGS.split(left) if named else ():
        if name := subject_of(part.strip(BEFORE_WORDS).removeprefix("的"), own_names):
            entity = entity._replace(subject=name)
    return entity


def _introduced(entity: Entity, left: str) -> Entity:
    """(1)柳溪大桥:总投资…: a name before a colon is what the following speaks of."""
    for part in OPENINGS.split(left):
        if part.endswith(("：", ":")):
            name = clean(part[:-1])
            if 2 <= len(name) <= 14 and not COLON_NO_SUBJECT.search(name) and not ANY_VERB.search(name):
                entity = entity._replace(subject=name)
    return entity


def _without_own_name(entity: Entity, phrase: str, report: ReportText) -> tuple[Entity, str]:
    """The reporting district's name is dropped; a parent's is the subject."""
    if report.own_name and phrase.startswith(report.own_name):
        return entity, clean(phrase[len(report.own_name) :])
    for parent in report.own_names:
        if phrase.startswith(parent):
            return entity._replace(subject=parent), clean(phrase[len(parent) :])
    return entity, phrase
