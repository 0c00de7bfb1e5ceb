"""Which kind of division speaks: what a report calls itself (我街道, 全镇) and whom it places above itself (全区第二)."""

from __future__ import annotations

import math
import re

from transforms.reference.divisions import COUNTRY

KINDS = ("国", "省", "自治区", "市", "州", "盟", "县", "区", "旗", "街道", "镇", "乡", "村")

#: A list or a praise: the speaker is one of several in X.
_RANKED = r"(?:第[一二三四五六七八九十\d]|前[列茅\d三十]|首位|首个|首批|首次|率先|唯一|平均|排名|先进|领先|最|表彰|通报|推广|试点|[一二三]等奖)"
_BELOW = {
    kind: re.compile(
        rf"(?:居|列|获|获得|荣获|排名|排|在|入选|高于|为)全{kind}|全{kind}{_RANKED}|{kind}委、?{kind}(?:人民)?政府[^。；]{{0,12}}领导"
        rf"|{kind}级(?:重点|部门|下达|下派|考核)"
    )
    for kind in "国省市州盟县区旗镇"
}
_SELF = {
    "街道": re.compile(
        r"[我本全*＊某×X]街道|街道(?:(?:20\d\d年)?(?:上半年|年度)?)?工作(?:总结|报告|汇报)|全街(?!道)|街道党工委|街道办事处|街道上下|街道领导班子|街道班子"
    ),
    "镇": re.compile(r"[我本全](?:镇|乡镇)|镇党委|镇政府|镇人大|镇域|镇村两级|镇、村"),
    "乡": re.compile(r"[我本全]乡(?!村|镇)|乡党委|乡政府|乡人大|乡域"),
    "县": re.compile(rf"[我本]县|(?<![居列获在为名于])全县(?!{_RANKED})|县域"),
    "区": re.compile(rf"[我本]区|(?<![居列获在为名于])全区(?!{_RANKED})"),
    "市": re.compile(rf"[我本]市|(?<![居列获在为名于])全市(?!{_RANKED})"),
    "省": re.compile(rf"[我本]省|(?<![居列获在为名于])全省(?!{_RANKED})"),
    "州": re.compile(rf"[我本]州|(?<![居列获在为名于])全州(?!{_RANKED}|[县区])"),
    "盟": re.compile(rf"[我本]盟|(?<![居列获在为名于])全盟(?!{_RANKED})"),
    "旗": re.compile(rf"[我本]旗|(?<![居列获在为名于])全旗(?!{_RANKED})"),
    "国": re.compile(r"我国|全国各族人民|我们党和国家"),
    "村": re.compile(r"[我本]村(?!级)|[我本]社区|村“两委”班子成员"),
}
_WEIGHT = {"街道": 4.0, "镇": 4.0, "乡": 4.0, "村": 2.0}
_UNDER = {
    "国": ("省", "自治区", "市"),
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
    return name[-1] if name[-1] in "省市州盟县区旗镇乡" else None


def standing(text: str) -> dict[str, float]:
    """Log probability of each kind in KINDS, from what the text calls itself."""
    weight = dict.fromkeys(KINDS, 0.4)
    for kind, pattern in _SELF.items():
        weight[kind] += _WEIGHT.get(kind, 1.0) * len(pattern.findall(text))
    if (streets := text.count("街道")) > 3:
        weight["街道"] += 0.2 * streets
    regions = text.count("自治区")
    if regions >= 2:
        weight["自治区"] += regions + weight["区"]
    for kind, pattern in _BELOW.items():
        below = len(pattern.findall(text))
        for under in _UNDER[kind]:
            weight[under] += 1.0 * below / (1 if kind in "县区" else 2)
    total = sum(weight.values())
    return {kind: math.log(value / total) for kind, value in weight.items()}
