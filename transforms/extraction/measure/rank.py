"""Ranks: 居全市第2位."""

from __future__ import annotations

import re

from transforms.extraction.cues.cue import Cue
from transforms.extraction.cues.read import read_cue
from transforms.extraction.discourse import Discourse
from transforms.extraction.measure.question import MEASURE, Measured, Numbered, of_kind
from transforms.extraction.model import Mention, SentenceContext
from transforms.extraction.rules import Tier
from transforms.extraction.wording.phrases import clean
from transforms.extraction.wording.words import AREAS_COUNTED, CONTESTS

AIMING = re.compile(r"(?:确保|力争|争取|实现|完成)+\Z")
# 在国家高新区综合评价中: those who are judged are named by what they are
JUDGED = re.compile(
    r"(?:在)?((?:国家级?|省级?)(?:高新区|经开区|开发区|经济技术开发区|高新技术产业开发区|级新区))[\u4e00-\u9fff]{0,6}(?:评价|考核|考评|评估)"
)
CONTEST = re.compile(r"[^，]{0,14}?在(全[国省市区县州镇])?(?:\d+[个家所名支])?((?!全|\d).{3,20}?)中")
HOLDER = re.compile(
    r"(?:荣获|获得|取得|夺得)?(?:第?[一二三四]季度|前三季度|上半年|下半年|\d{4}年度?)?(?:[省市区县街镇]、)*(?:[区县镇]级|全[国省市区县镇街]|[市区县](?=人居|“))?"
)
# 因此捧回全市招商引资第3名: what it was won in
WON = re.compile(
    r"[^，]{0,8}?(?:荣获|获得|取得|夺得|赢得|捧回|捧得|拿回|拿下|斩获|摘得|勇夺)了?全[国省市区县州镇](?=.{3})"
)
SO_MANY = re.compile(r"\A\d+[个家所名支](?=..)")  # 全市18个街道考核
# 从全市9个县（市、区）位次看，…列第3位: among whom all the ranks of the sentence are taken
SEEN_AMONG = re.compile(
    rf"(?:从|按|就)?在?(?P<area>全[国省市区县州]\d+[个家](?:{AREAS_COUNTED}|[\u4e00-\u9fff]{{2,8}}?))(?:排名|排位|位次|名次|排序|考核排名)(?:情况)?(?:来)?看[，,：:]"
)
LIST_OF_BEST, PUBLISHED = re.compile("[百千]强"), re.compile("(?:发布|公布|评选|评定|揭晓)\\Z")
RANKED_ALONE = re.compile(r"[，,、](?:增速|增幅|总量|完成率|进度|均|也)?(?:排名|排|位列|位居|列|居|排在|名列)")
MOVED_UP = re.compile(r"(?:位)?(?:跃升|上升|提升|前移|攀升|跃居|升|前进|进)[至到]")


def standing(mention: Mention, discourse: Discourse, sentence: SentenceContext) -> Cue:
    """居荆阳市第2位, 从全国第12位跃升至第5位: a parent's own name is a field, and so is that of the rank before, or what the sentence
    looks from."""
    report = sentence.report
    cue, before = mention.cue, discourse.rank.cue
    # 南盘镇位列第2 in its own report: it is who stands there
    areas = (name for name in report.own_names if not (cue.ranked and name == report.own_name))
    if cue.scope is None and (name := next(filter(cue.stem.endswith, areas), None)):
        cue = read_cue(cue.stem[: -len(name)].removesuffix("在"), "rank")._replace(scope=name, ranked=True)
    if cue.scope is None and before.scope and (MOVED_UP.match(mention.left) or _ranked_alone(mention)):
        cue = cue._replace(scope=before.scope, ranked=True)
    if cue.scope is None and "看" in sentence.words and (seen := SEEN_AMONG.match(sentence.words.lstrip(" \u3000\n"))):
        cue = cue._replace(scope=seen["area"], ranked=True)
    return cue


def _ranked_alone(mention: Mention) -> bool:
    """投资增长2.1%,排名全市第7;零售额增长4.9%,排名第4: whether a clause says no more than that something is ranked."""
    return RANKED_ALONE.fullmatch(mention.left.lstrip(" ）)")) is not None


def _wording(case: Numbered) -> str:
    if case.cue is case.mention.cue and case.phrase:
        return case.phrase
    return clean(AIMING.sub("", case.cue.stem))


@MEASURE.rule("rank-in-contest", Tier.SPECIFIC, only=of_kind("rank"))
def rank_in_contest(case: Numbered) -> Measured | None:
    """在全区社区党建考核中位列第一: the contest is what is ranked, its area the field."""
    contest = CONTEST.fullmatch(_wording(case))
    if not contest:
        return None
    judged = JUDGED.fullmatch(contest[2])
    scope = case.cue.scope or contest[1] or (judged[1] if judged else None)
    return Measured("rank", held_by(contest[2]), case.cue._replace(scope=scope))


def _on_list(wording: str, scope: str | None) -> str:
    """跻身世界某组织发布的全球百强科技集群前三位: where the words before tell only whose list it is, one stands on the list."""
    return scope if scope and LIST_OF_BEST.search(scope) and PUBLISHED.search(wording) else wording


def held_by(contest: str) -> str:
    """第三季度区级乡村振兴竞赛 → 乡村振兴竞赛: who held it and when is its field and its time."""
    return HOLDER.sub("", contest, count=1)


@MEASURE.rule("rank", Tier.DEFAULT, only=of_kind("rank"))
def rank(case: Numbered) -> Measured | None:
    """工业增加值增速居全市第2位: an ordinal is a rank."""
    wording = _wording(case)
    if (scope := case.cue.scope) and scope.startswith("考核"):
        wording += "考核"  # 全区专项考核B组排名第一
    wording = _on_list(wording, scope)
    wording = WON.sub("", SO_MANY.sub("", wording, count=1), count=1)
    return Measured("rank", held_by(wording) if wording.endswith(CONTESTS) else wording, case.cue)
