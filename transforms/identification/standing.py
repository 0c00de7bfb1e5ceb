"""Which kind of division speaks: what a report calls itself (我街道, 全镇) and whom it places above itself (全区第二)."""

from __future__ import annotations

import math
import re

from transforms.reference.divisions import COUNTRY

KINDS = ("国", "省", "自治区", "市", "州", "盟", "县", "区", "旗", "街道", "镇", "乡", "村")

#: 我县, 全镇, 本街道, 全街: the text speaks of what it is, or of what it is one of.
_WHOLE = re.compile(r"[全我本](街道|街(?!道)|乡镇|社区|[省市州盟县区旗镇乡村])(.?.?.?)")
#: Behind 全县: a list or a praise, so the speaker is one of several in it.
_RANKED = re.compile(
    r"[“‘]?第[一二三四五六七八九十\d]|前[列茅\d三十]|首[位个批次]|率先|唯一|平均|排名|先进|领先|最|表彰|通报|推广|试点|[一二三]等"
)
_RANKED_BEFORE = frozenset("居列获为名于")
_LED_BY = re.compile(
    r"([省市州盟县区旗镇])委、?\1(?:人民)?政府[^。；]{0,12}领导|([省市州盟县区旗])级(?:重点|部门|下达|下派|考核)"
)
_OFFICES = re.compile(
    r"[*＊某×X](?P<some>街道|镇|乡)|(?P<street>街道)(?:(?:20\d\d年)?(?:上半年|年度)?工作(?:总结|报告|汇报)|党工委|办事处|上下|领导班子|班子)"
    r"|(?P<town>镇)(?:党委|政府|人大|域|村两级|、村)|(?P<township>乡)(?:党委|政府|人大|域)|(?P<county>县)域"
)
_ITS_PARTS = re.compile(
    r"(?P<counties>各县[（(]?[市区]|县[（(]?市、?区)|(?P<towns>各镇|各乡镇|镇街|街镇|镇[（(]街|乡镇[（(]街|各街道)"
)
_COUNTRY = re.compile(
    r"我国|两岸|台独|一国两制|和平统一|汇率|中央财政|中央预算内|中央政府|货币政策|宏观调控|国际收支|赤字|独立自主|国际社会|外汇储备|"
    r"我们的国家|人民军队|武装力量|外交政策|发展中国家|全球治理|国家机构改革|法律草案|国有商业银行"
)
_WEIGHT = {"街道": 4.0, "镇": 4.0, "乡": 4.0, "村": 2.0}
_UNDER = {
    "省": ("市", "州"),
    "市": ("区", "县", "市", "街道", "镇"),
    "州": ("县", "市"),
    "盟": ("旗", "县", "市"),
    "县": ("镇", "乡", "街道"),
    "区": ("街道", "镇", "乡"),
    "旗": ("镇", "乡", "街道"),
    "镇": ("村",),
}


def kind_of(code: str, name: str) -> str | None:
    """The kind in KINDS that a division of this code and name would call itself, or None for farms, zones and the like."""
    if code == COUNTRY:
        return "国"
    if len(code) == 12:
        return "村"
    if name.endswith("自治区"):
        return "自治区"
    if name.endswith("街道") or name.endswith("街道办事处"):
        return "街道"
    if name.endswith("苏木"):
        return "乡"
    if name.endswith("行政委员会"):
        return "县"
    return name[-1] if name[-1] in "省市州盟县区旗镇乡" else None


def country_words(text: str) -> int:
    """How many different words in the text only the country's own government says of itself (我国, 中央财政, 汇率)."""
    return len(set(_COUNTRY.findall(text)))


def standing(text: str) -> dict[str, float]:
    """Log probability of each kind in KINDS, from what the text calls itself."""
    weight = dict.fromkeys(KINDS, 0.4)
    weight["国"] += len(_COUNTRY.findall(text))
    _count_wholes(text, weight)
    for found in _LED_BY.finditer(text):
        _count_below(found[1] or found[2], weight)
    for found in _OFFICES.finditer(text):
        kind = found[found.lastgroup or 0]
        weight[kind] += 1.0 if kind == "县" else _WEIGHT[kind]
    for found in _ITS_PARTS.finditer(text):
        for kind in ("市", "州", "省") if found["counties"] else ("县", "区", "市"):
            weight[kind] += 0.5
    if (streets := text.count("街道")) > 3:
        weight["街道"] += 0.2 * streets
    if (regions := text.count("自治区")) >= 2:
        weight["自治区"] += regions + weight["区"]
    total = sum(weight.values())
    return {kind: math.log(value / total) for kind, value in weight.items()}


def _count_wholes(text: str, weight: dict[str, float]) -> None:
    for found in _WHOLE.finditer(text):
        kind = {"街": "街道", "乡镇": "镇", "社区": "村"}.get(found[1], found[1])
        says_all = text[found.start()] == "全"
        if kind == "村" and (says_all or found[2][:1] == "级") or kind == "乡" and found[2][:1] in ("村", "镇"):
            continue
        if says_all and kind in _UNDER:
            if text[max(0, found.start() - 1) : found.start()] in _RANKED_BEFORE or _RANKED.match(found[2]):
                _count_below(kind, weight)
                continue
            if kind == "州" and found[2][:1] in ("县", "区"):
                continue
        weight[kind] += _WEIGHT.get(kind, 1.0)


def _count_below(kind: str, weight: dict[str, float]) -> None:
    for under in _UNDER[kind]:
        weight[under] += 1.0 if kind in "县区" else 0.5
