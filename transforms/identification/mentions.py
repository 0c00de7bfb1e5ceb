"""Finds names of divisions in a text: whole names, bare stems, villages and communities."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .gazetteer import LAST_OF_KINDS, Gazetteer

#: A village or community is meant when one of these follows its stem.
_VILLAGE_MARK = re.compile(
    r"股份经济合作|股份合作社|股经社|经济合作社|经合社|党群服务中心|嘎查|社区|行政村|自然村|村|居委会|居民委员会|党总支|党支部"
)
_AND_SO_ON = re.compile(r"(?:等|这)?(?:[\d一二三四五六七八九十两]+个?)?$")
_LIST_JOINT = "、和及与,，"

#: Words that stand before 社区 and 村 in every report; where a place has the name too, it proves little.
_EVERYDAY = frozenset(
    """
    平安 和谐 文明 美丽 示范 低碳 安全 未来 智慧 幸福 城乡 农村 重点 行政 自然 生态 健康 卫生 绿色 友好 宜居 民主 法治 科普 学习 中心
    城镇 城市 乡村 团结 服务 新型 民族 文化 旅游 数字 完整 老旧 开发 公园 工业 园区 学校 医院 企业 街道 小区 新建 新农 特色 传统 贫困
    富裕 红色 共建 基层 先进 标准 精品 和美 现代 创建 基地 试点 东部 西部 南部 北部 中部 集体 管理 全面 建设 发展 合作 联合 胜利 前进
    创新 光明 新兴 振兴 新城 城区 城郊 郊区 大学 高校 城中 加强 健全 完善 实现 新增 建成 提高 改善 升级 推动 推进 打造 培育 深化 强化
    优化 实施 开展 支持 聚焦 加快 建立 涉及 覆盖 辖区 各个 多个 部分 所有 全部 周边 沿线 沿边 商务 国际 科技 科创 智能 共享 青年 老年
    儿童 四季 草原 试验 开源 家和 代化 镇和 五社 三社 双拥 无讼 无毒 零碳 美好 活力 魅力 品质 邻里 互助 慈善 养老 托育 为民 便民 惠民
    """.split()
)
#: Stems of counties and larger that are words, or parts of words, anywhere (合作, 和政 in 和政策): only the whole name counts.
COMMON_WORDS = frozenset(
    """
    资源 振兴 合作 平安 新建 惠民 新兴 新和 和政 富裕 解放 友好 通道 富民 安居 复兴 和平 大新 小金 城中 前进 延长 青山 新平 大安 共和
    同心 方正 金山 平和 安定 公安 民和 兴业 互助 惠农 宏伟 港口 大城 城区 大通 乐业 增城 滨海 和县 安新 同仁 大关 运河 扬中 新城 兴国
    友谊 兴和 安宁 上城 杂多 平原 高要 上高 长治 金安 安康 资中 同德 双城 大兴 东方 迁安 固安 范县 清新 福安 古城 新华 成安 灯塔 融安
    政和 太平 新安 江南 南部 和顺 资兴 工农 光明 裕民 新市 白云 西工 老城 清水 海港 天等 民权 民勤 界首 江山 源汇 兴县 兴海 朝阳 红旗
    东风 平南 城西 城东 城南 城北 大化 安国 平城 东至 成县 建安 通城 三元 路北 路南 上街 小店 都安 顺城 三门 合水 江城 会同 子长 正阳
    平房 临高 高安 大观 水富 云和 明水 新丰 新乐 大名 中方 大英 新会 安化 中牟 清河 开化 从化 安多 多伦 和静 和硕 开平 中江 新都 万全
    全州 全椒 团风 新民 中原 建平 宽城 龙城 郊区 矿区 市中 市南 市北 南城 北安 河东 河西 江北 江东 江口 海城 应城 中站 大方 大理 长安
    爱民 建设 友爱 小河 双桥 大港 新北 新区 工业 中阳 新源 大丰 和田 新林 新荣 通化 兴安 永安 天台 天全 新星 高明 光山 名山 西区 东区 凤凰 龙江
    """.split()
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
_AFTER_URBAN = frozenset(
    "居民 职工 新增 就业 老旧 调查 登记 低效 污水 常住 基础 建设 人口 燃气 生活 危旧 和农 、农 管网 管道 规划 体系 住房".split()
)
_BOUNDARY = "，。、；：“”‘’（）()\n\t 　在到于由是对从——市省州区"
_BEFORE_OWN_NAME = re.compile(
    r"平安|健康|法治|美丽|文明|幸福|数字|清廉|信用|智慧|诚信|活力|魅力|书香|善治|大美|美好|富美|清新|锦绣|现代化|社会主义现代化新|新时代"
)
_AFTER_OWN_NAME = re.compile(
    r"人民(?!政府|法院|检察|医院|银行|币|路|公园)|儿女|大地|力量|新篇章|篇章|高质量发展|经济社会发展|新局面|群众"
)
_GOES_TO = re.compile(r"(?:赴|前往|走进|引进|引入|来自|借鉴|对口支援|对口帮扶|学习借鉴|参观)[^。，；,;：]{0,10}$")
_FROM_THERE = re.compile(r"[^。，；,;、]{0,4}(?:考察|客商|学习考察|经验做法|签约|签订|招商推介|对口)")
_NAMED_KIND = re.compile(
    r"(?:街道|镇|乡|苏木|县|区|市|省|州|盟|旗|农场|林场|牧场|管委会|办事处|新城|园|建设兵团|兵团第[一二三四五六七八九十]{1,2}师)$"
)


_LAST_OF_NAMES = re.compile(f"[{''.join(sorted(LAST_OF_KINDS))}]")


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
            # 云县 in 密云县, a county that is a district today: the longer place is meant.
            cut_from_a_stem = length == 2 and name[-1] == "县" and text[max(0, end - 3) : end - 1] in gazetteer.stems
            return None if cut_from_a_stem else name
    return None


def find_names(text: str, gazetteer: Gazetteer) -> dict[str, list[int]]:
    """Whole names of townships and above with the offsets at which each begins."""
    found: dict[str, list[int]] = {}
    last_end = -1
    for end in [last.end() for last in _LAST_OF_NAMES.finditer(text)]:
        name = longest_name_before(text, end, gazetteer)
        if name is None or not _NAMED_KIND.search(name):
            continue
        start = end - len(name)
        if start != last_end and (_NO_NAME_ALONE.match(name) or _is_part_of_words(text, start, end)):
            continue
        if _is_elsewhere(text, start, end):
            continue
        last_end = end
        found.setdefault(name, []).append(start)
    return found


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether the text says that it speaks of another place: visited, learnt from, dealt with."""
    return bool(_GOES_TO.search(text, max(0, start - 12), start) or _FROM_THERE.match(text, end))


def _is_part_of_words(text: str, start: int, end: int) -> bool:
    """Whether what looks like a name is cut out of words: 乡 of 乡村振兴, 城镇 of 城镇居民, 海城市 of 沿海城市."""
    name, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 2]
    if name[-1] in "乡镇" and (after[:1] in ("村", "化") or name.endswith(("城乡", "村镇", "乡镇"))):
        return True
    if name.endswith("城镇"):
        return after in _AFTER_URBAN or len(name) == 3 and name[0] in "新在于高对占及与和为小大全中内向放域发"
    if name.endswith("城市") and len(name) == 3:
        return before in tuple("沿滨临适响供对相大小同新")
    return len(name) == 2 and name[-1] == "县" and before not in _BOUNDARY


def find_stems(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """Bare stems of counties and above (瓯海, 象山) and how often each stands in the text."""
    return Counter({stem: text.count(stem) for stem in gazetteer.stems_in(text) if stem not in COMMON_WORDS})


def find_mottos(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """Stems that a report claims for its own place or the one above it: 平安瓯海, 象山人民."""
    counts: Counter[str] = Counter()
    for word in _BEFORE_OWN_NAME.finditer(text):
        for length in (4, 3, 2):
            if _is_own(stem := text[word.end() : word.end() + length], gazetteer):
                counts[stem] += 1
                break
    for word in _AFTER_OWN_NAME.finditer(text):
        for length in (4, 3, 2):
            if _is_own(stem := text[max(0, word.start() - length) : word.start()], gazetteer):
                counts[stem] += 1
                break
    return counts


def _is_own(stem: str, gazetteer: Gazetteer) -> bool:
    return stem not in COMMON_WORDS and stem in gazetteer.stems


def find_villages(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """Stems of villages and communities that a mark (村, 社区, 股经社) or a list ending in one shows to be meant."""
    counts: Counter[str] = Counter()
    last_mark = 0
    for mark in _VILLAGE_MARK.finditer(text):
        tail = _AND_SO_ON.search(text, max(0, mark.start() - 5), mark.start())
        stop = tail.start() if tail else mark.start()
        while stem := _village_before(text, stop, gazetteer):
            counts[stem] += 1
            stop -= len(stem) + 1
            # What stands before the last mark has been counted there.
            if stop < max(2, last_mark) or text[stop] not in _LIST_JOINT:
                break
        last_mark = mark.end()
    return counts


def _village_before(text: str, end: int, gazetteer: Gazetteer) -> str | None:
    for length in range(min(7, end), 1, -1):
        stem = text[end - length : end]
        if stem in gazetteer.village_starts and not _DIGIT.search(stem):
            cut_from_a_word = stem[-1] in "农乡" and text[end : end + 1] == "村"
            return None if cut_from_a_word else stem
    return None


def find_loose(text: str, gazetteer: Gazetteer) -> set[str]:
    """Stems of villages of three or four characters that stand anywhere: weak evidence, wanted to break ties."""
    return {stem for stem in gazetteer.loose_in(text) if not _DIGIT.search(stem) and not _EVERYDAY_LONG.match(stem)}


def is_everyday(stem: str) -> bool:
    """Whether a village stem is also a word that reports use of any village or community."""
    return stem in _EVERYDAY or bool(_EVERYDAY_LONG.match(stem))
