"""Finds names of divisions in a text: whole names, bare stems, villages and communities."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .gazetteer import Gazetteer

#: A village or community is meant when one of these follows its stem.
_VILLAGE_MARK = re.compile(
    r"股份经济合作|股份合作社|股经社|经济合作社|经合社|党群服务中心|嘎查|社区|行政村|自然村|村|居委会|居民委员会|党总支|党支部"
)
_AND_SO_ON = re.compile(r"(?:等|这)?(?:[\d一二三四五六七八九十两]+个?)?$")
_LIST_JOINT = "、和及与,，"

#: Words that stand before 社区 and 村 in every report; where a place has the name too, it proves little.
_EVERYDAY = frozenset(
    "平安 和谐 文明 美丽 示范 低碳 安全 未来 智慧 幸福 城乡 农村 重点 行政 自然 生态 健康 卫生 绿色 友好 宜居 民主 法治 科普 学习 中心 "
    "城镇 城市 乡村 团结 服务 新型 民族 文化 旅游 数字 完整 老旧 开发 公园 工业 园区 学校 医院 企业 街道 小区 新建 新农 特色 传统 贫困 富裕 "
    "红色 共建 基层 先进 标准 精品 和美 现代 创建 基地 试点 东部 西部 南部 北部 中部 集体 管理 全面 建设 发展 合作 联合 胜利 前进 创新 光明 "
    "新兴 振兴 新城 城区 城郊 郊区 大学 高校 一 二 三 两 各 该".split()
)
_EVERYDAY_LONG = re.compile(
    r"^(?:.*(?:产业园|工业园|生态园|物流园|示范区|开发区|高新区|商务区|综合体|停车场|火车站|市场|广场|公园|小区|中心|新时代|新阳光|好日子|新能源|"
    r"大自然|新空间|共青团|管委会|办事处|研究院|博物馆|文化园|科学城|会展|第[一二三四五六七八九十]+|农贸|工程|街道?|路|大道|新))$"
)
_DIGIT = re.compile(r"[\d.%]")

#: Names that are words: they name a division only right behind another one (晋城市城区).
_NO_NAME_ALONE = re.compile(
    r"^(?:街道|城区|郊区|矿区|.?新区|.镇|.乡|(?:第?[一二三四五六])?(?:国营|国有)?(?:林|农|牧|苗|茶|盐|良种|原种|园艺|种畜|畜牧)[场圃]|"
    r"(?:.{0,2}经济)?(?:技术)?(?:高新)?(?:技术)?(?:产业)?(?:开发|高新)区|(?:.{0,2}工业|.{0,2}产业|.{0,2}科技)园区?|(?:市|县|区)?(?:工业|产业)集[聚中]区|"
    r"管理区|示范区|度假区|风景区|保税区|.?社区|功能区|地区|新市区|市中区|城关区)$"
)
_NAMED_KIND = re.compile(r"(?:街道|镇|乡|苏木|县|区|市|省|州|盟|旗|农场|林场|牧场|管委会|办事处|新城|园)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One distinct name found in a text."""

    name: str
    kind: str  #: "name" (whole name), "stem" (from the county up, kind left out), "village", "loose" (a village's stem, unmarked)
    count: int
    codes: tuple[str, ...]


def longest_name_before(text: str, end: int, gazetteer: Gazetteer) -> str | None:
    """The longest division name (township or above) that ends at `end`, or None."""
    for length in range(min(gazetteer.longest_name, end), 1, -1):
        name = text[end - length : end]
        if name in gazetteer.names:
            return name
    return None


def find_names(text: str, gazetteer: Gazetteer) -> dict[str, list[int]]:
    """Whole names of townships and above with the offsets at which each begins."""
    found: dict[str, list[int]] = {}
    last_end = -1
    for end in [position + 1 for position, character in enumerate(text) if character in gazetteer.last_characters]:
        name = longest_name_before(text, end, gazetteer)
        if name is None or not _NAMED_KIND.search(name):
            continue
        start = end - len(name)
        if _NO_NAME_ALONE.match(name) and start != last_end:
            continue
        last_end = end
        found.setdefault(name, []).append(start)
    return found


def find_stems(text: str, gazetteer: Gazetteer, skip: set[str]) -> Counter[str]:
    """Bare stems of counties and above (瓯海, 象山) and how often each stands in the text, names in `skip` left out."""
    counts: Counter[str] = Counter()
    for length in (2, 3, 4):
        grams = set(map("".join, zip(*(text[offset:] for offset in range(length)), strict=False)))
        for stem in grams & gazetteer.stem_sets[length]:
            if stem not in skip:
                counts[stem] = text.count(stem)
    return counts


def find_villages(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """Stems of villages and communities that a mark (村, 社区, 股经社) or a list ending in one shows to be meant."""
    counts: Counter[str] = Counter()
    for mark in _VILLAGE_MARK.finditer(text):
        end = mark.start()
        tail = _AND_SO_ON.search(text, max(0, end - 5), end)
        in_list = tail is not None and tail.start() < end
        stop = tail.start() if tail is not None and in_list else end
        stem = _village_before(text, stop, gazetteer)
        while stem:
            counts[stem] += 1
            joint = stop - len(stem) - 1
            if joint < 2 or text[joint] not in _LIST_JOINT:
                break
            stop = joint
            while (
                stop > 2 and text[stop - 1] in "村区" and text[stop - 2 : stop] in ("社区",) or text[stop - 1] == "村"
            ):
                stop -= 2 if text[stop - 1] == "区" else 1
            stem = _village_before(text, stop, gazetteer)
    return counts


def _village_before(text: str, end: int, gazetteer: Gazetteer) -> str | None:
    for length in range(min(7, end), 1, -1):
        stem = text[end - length : end]
        if stem in gazetteer.village_starts and not _DIGIT.search(stem):
            return stem
    return None


def find_loose(text: str, gazetteer: Gazetteer) -> set[str]:
    """Stems of villages of three to five characters that stand anywhere: weak evidence, wanted to break ties."""
    starts = gazetteer.village_starts
    found: set[str] = set()
    for length in (3, 4, 5):
        grams = set(map("".join, zip(*(text[offset:] for offset in range(length)), strict=False)))
        found.update(gram for gram in grams if gram in starts)
    return {stem for stem in found if not _DIGIT.search(stem) and not _EVERYDAY_LONG.match(stem)}


def is_everyday(stem: str) -> bool:
    """Whether a village stem is also a word that reports use of any village or community."""
    return stem in _EVERYDAY or bool(_EVERYDAY_LONG.match(stem))
