"""The words between an indicator and its number, read from the number backwards: 同比 增长 了 约 【5%】.

Each cue word is a line of data with what it says; reading is a walk over the longest words that end the clause. What is
left when no further cue fits is the wording of the indicator.
"""

import re
from functools import lru_cache
from typing import NamedTuple

UP, DOWN = 1, -1


class Cue(NamedTuple):
    """What the words before a number say of it. `stem` is what remains to their left."""

    stem: str = ""
    direction: int = 0        # 1 rise, -1 fall
    rate_noun: bool = False   # 增速, 增幅: the number is a growth whatever stands between
    comparison: str | None = None
    base: bool = False        # compared with something named
    reached: bool = False     # 到, 至: the number is where it got to
    origin: bool = False      # 从, 由: the number is where it came from
    settled: bool = False     # 达到, 突破, 稳定在: a state at the end of the span
    spread: bool = False      # 分别
    each: bool = False        # 均, 都
    bound: str = "exact"
    completion: bool = False
    estimate: bool = False
    year: int | None = None   # the number's own year: 2020年的51%
    scope: str | None = None  # the area of a rank
    ranked: bool = False
    basis: str | None = None
    per: str = ""             # 每年, 每月
    net: bool = False         # 净增, 倍增: an absolute change
    cues: tuple[str, ...] = ()


_WORDS: dict[str, tuple[str, object]] = {}


def _learn(kind: str, value: object, words: str) -> None:
    for word in words.split():
        _WORDS[word] = (kind, value)


_learn("direction", UP, "增长 增加 增 上升 提高 提升 上涨 涨 扩大 攀升 回升 增进 多增 递增 增收 高 提 升高 上浮 加快 上调 跃升 升 扩大了 拉高 扩容 增至 升至 提至 扩至 涨至 增到 升到 提到")
_learn("direction", DOWN, "下降 减少 降低 回落 下滑 缩减 压减 压降 削减 减 降 收窄 缩短 下调 负增长 减轻 压缩 下跌 跌 缩小 精简 少 降至 减至 降到 减到 缩至 压至 降到了 递减 调减")
_learn("rate", UP, "增速 增幅 涨幅 增长率 增长速度 升幅 增长幅度 同比增速")
_learn("rate", DOWN, "降幅 跌幅 下降幅度 减幅 下降率 降低率")
_learn("comparison", "yoy", "同比 比上年 比上年同期 较上年 较上年同期 比去年 比去年同期 较去年 较去年同期 同比去年 与去年同期相比 与上年同期相比 与上年相比 与去年相比 "
       "相比去年 较同期 比同期 同期相比 上年同期 去年同期 比前一年 较前年 较前一年 一年")
_learn("comparison", "pop", "环比 比上月 较上月 比上季度 较上季度 比上季 较上季")
_learn("comparison", "ytd", "比年初 较年初 比上年末 较上年末 比上年底 较上年底 比去年底 较去年底 比去年末 较去年末 年初以来")
_learn("comparison", "cagr", "年均 年平均 平均每年 两年平均 三年平均 五年平均 年均复合 年均递增 每年平均")
_learn("spread", True, "分别 各自 依次")
_learn("each", True, "均 都 皆 双双 各 全部")
_learn("reached", True, "到 至 到了 至了")
_learn("settled", True, "达到 达 达到了 达成 突破 突破了 超过 超过了 稳定在 保持在 维持在 控制在 站上 跨越 跨过 迈上 迈过 跃上 达至 超 实现 稳定 保持 跨 逾 破 迈入 稳居 居 降到 提高到 增加到")
_learn("link", True, "为 是 了 共 共计 总计 合计 累计 已 已经 仅 只 也 还 又 再 并 可 有 约为 完成 总数 总共 达标 就 更 近年 一共 数 数量 可达 最终 全年 "
       "累计达 已达 高达 共有 其中 同时 成功 继续 大幅 明显 直接 即 在 力争 争取 确保 共完成 :  ： ( （ 占到 ： 不变价 快速 稳步 显著 实际达到 整体 平均 接近于 总量")
_learn("approx", "approx", "约 近 大约 接近 将近 大概 近乎 约有 左右")
_learn("lower", "lower", "超过 超过了 超 突破 突破了 逾 不低于 不少于 至少 多于 大于 站上 跨过 跨越 迈上 迈过 破 高达 达到或超过 首次突破 首超 超出 不小于 跃上 已超 首破 大于等于 不下 迈入")
_learn("upper", "upper", "不超过 低于 不足 少于 小于 不高于 不到 控制在 不大于 至多 最多 未超过 控制在了")
_learn("estimate", True, "预计 预估 预测 初步统计 初步核算 预计达 预计为 预计可 估计")
_learn("origin", True, "从 由 从原来的 由原来的 从最初的 由原先的 从原先的 由最初的")
_learn("basis", "real", "实际 可比价 按可比价计算 按可比价格计算 可比价格 按不变价格计算 扣除价格因素 按不变价计算 剔除价格因素")
_learn("basis", "comparable", "同口径 可比口径 按可比口径 按同口径 同口径计算 按可比口径计算 剔除不可比因素 按同口径计算")
_learn("basis", "nominal", "名义")
_learn("net", True, "净增 倍增 净增加 净减少 净流入 净增长")
_learn("per", "每年", "每年 平均每年")
_learn("ranked", True, "位居 位列 居 列 排名 排 名列 跃居 稳居 升至 跃升至 跃至 获 荣获 获得 取得 夺得 斩获 居于 位于 排在 居第 摘得 勇夺 荣登 进入 跻身 攀升至 "
       "前进至 前移至 上升至 保持 排位 名次 并列 蝉联 上升到 前移到 升到 拿下 占 处于 晋升至 进位至 荣膺 挺进 连续保持 综合排名 排名居 排名升至 排名跃升至 排名上升至 总分排名 位次 为 评为 被评为 喜获 包揽 保持在")
LONGEST = max(map(len, _WORDS))
_RANK_ONLY = {"居", "稳居", "位居", "位列", "列", "占", "获", "为", "保持"}
LOWER_STATES = {"突破", "突破了", "超过", "超过了", "站上", "跨越", "跨过", "迈上", "迈过", "跃上", "超", "逾", "破", "迈入"}
UPPER_STATES = {"控制在"}
REACHING = {"增至", "升至", "提至", "扩至", "涨至", "增到", "升到", "提到", "降至", "减至", "降到", "减到", "缩至", "压至", "降到了"}

OWN_YEAR = re.compile(r"((?:19|20)\d\d)年(?:底|末|初)?的?\Z")
BASE = re.compile(
    r"(?:(?<!占)(?<!对)(?<!之)(?<!同)(?<!可)比(?!重|例|赛|武|较|学|特|亚)|较(?!大|快|高|低|多|为|好)|(?<!提)(?<!最)(?<!新)高[于出过]|低于|好于|快于|优于|超出|多于|少于|领先|超过)"
    r"([^，,。；;、：:]{0,16}?)(?:相比)?\Z"
)
SCOPE = re.compile(
    r"((?:全[国省市区县州盟旗镇乡域]|[考]?核?[A-Z甲乙丙丁一二三四]组|世界|全球|亚洲|国内|省内|市内|区内|县内|(?:东|西|中|南|北|中西|东中|东北|西北|西南|华东|华中|华南|华北)部?(?:地区|各省|省份)?|"
    r"沿海(?:地区|省份)?|长三角|珠三角|京津冀|(?:副省级|省会|重点|主要|同类|直辖|计划单列|地级|中心)[\u4e00-\u9fff]{0,4}(?:城市|县|市|区)|"
    r"(?:全国|全省|全市|全区|全县)?(?:[\u4e00-\u9fff]{2,4}片区|[\u4e00-\u9fff]{1,4}个?(?:县市区|县（市、区）|街道|乡镇|镇街|区县)))(?:的|中|里|地区|同类|各省区市|内陆)?)\Z"
)
GRADE = re.compile(r"(国家|省|市|区|县|街道|镇)级")
COMPLETION = re.compile(
    r"(?:(?:已|超额|提前)?完成|占|达到?|为|实现|兑现|履行)(?:了)?[^，,。；;、]{0,12}?(?:任务|目标|计划|预算|指标|盘子|额度|预期)(?:数|量|任务|值|目标|进度)?的?比?例?\Z"
    r"|(?:完成|序时|时序|执行|投资|时间|任务|形象|目标)*进度(?:为|达到?|已?达)?\Z|(?:任务|目标|计划|投资|预算|年度)*完成率(?:为|达到?|已?达)?\Z|完成比例\Z|完成(?:了)?(?:全年|年度|年)的?\Z"
)
PER = re.compile(r"(?:平均)?每(年|月|天|日|周|季度|人|户|亩|吨|件)(?:平均)?\Z")
TRAIL = " \u3000的"


@lru_cache(maxsize=65536)
def read_cue(clause: str, share: bool, rank: bool) -> Cue:
    """Read the clause that ends where the number begins. `share`: the number is in % or 百分点; `rank`: it is an ordinal."""
    rest = clause.rstrip(TRAIL)
    found: dict[str, object] = {}
    cues: list[str] = []
    if share:
        completed = COMPLETION.search(rest)
        if completed:
            stem = rest[:completed.start()]
            return Cue(stem=_trim(stem), completion=True, each=stem.endswith(("均", "都")), spread=stem.endswith("分别"), cues=(completed[0],))
    if rank:
        return _rank_cue(rest)
    while rest:
        own = OWN_YEAR.search(rest)
        if own and ("reached" in found or rest[:own.start()].endswith(("从", "由", "到", "至", "比"))):
            if rest[:own.start()].endswith(("比", "较")):
                break
            found["year"] = int(own[1])
            rest = rest[:own.start()]
            continue
        for length in range(min(LONGEST, len(rest)), 0, -1):
            word = rest[-length:]
            entry = _WORDS.get(word)
            if entry is None or not _fits(word, entry[0], found, rest, share):
                continue
            kind, value = entry
            rest = rest[:-length].rstrip(TRAIL)
            cues.append(word)
            _note(found, kind, value, word)
            break
        else:
            if ("direction" in found or "rate" in found or share) and "base" not in found:
                base = BASE.search(rest)
                if base and (base[1] or rest[base.start()] in "高低超多少领"):
                    found["base"] = True
                    if rest[base.start():].startswith(("低于", "少于")) and "direction" not in found:
                        found["direction"] = DOWN
                    elif "direction" not in found:
                        found["direction"] = UP
                    cues.append(rest[base.start():])
                    rest = rest[:base.start()].rstrip(TRAIL)
                    continue
            per = PER.search(rest)
            if per and "per" not in found:
                found["per"] = "每" + per[1]
                rest = rest[:per.start()]
                continue
            break
    return Cue(
        stem=_trim(rest),
        direction=int(found.get("direction", found.get("rate", 0))),  # type: ignore[call-overload]
        rate_noun="rate" in found,
        comparison=found.get("comparison"),  # type: ignore[arg-type]
        base="base" in found,
        reached="reached" in found,
        origin="origin" in found,
        settled="settled" in found,
        spread="spread" in found,
        each="each" in found,
        bound=str(found.get("bound", "exact")),
        estimate="estimate" in found,
        year=found.get("year"),  # type: ignore[arg-type]
        basis=found.get("basis"),  # type: ignore[arg-type]
        per=str(found.get("per", "")),
        net="net" in found,
        cues=tuple(cues),
    )


def _fits(word: str, kind: str, found: dict[str, object], rest: str, share: bool) -> bool:
    """A short cue is only a cue where it cannot be the end of another word."""
    before = rest[-len(word) - 1:-len(word)]
    if len(word) == 1:
        if word in "高提升降减增涨跌少" and (before and before not in "年均比较约再又共只,，、了度" and "bound" not in found or not share and word in "高少提升"):
            return False
        if word in "在再就更又只" and kind == "link":
            return False
        if word in "数" or word == "有" and before in "所拥占持享":
            return False
        if word == "居" and before in "民安宜移新定旧故":
            return False
        if word in "到至" and before in "直达签报周":
            return False
        if word == "为" and before in "作行成认列":
            return False
        if word in "达" and before in "发到抵直下传":
            return False
        if word == "共" and before in "公":
            return False
        if word in "各都" and before in "首成":
            return False
        if word in "由从" and before in "自服":
            return False
        if word == "占":
            return False
    if word in ("实现", "完成", "保持", "稳定") and kind in ("link", "settled") and not before:
        return True
    if word == "全部" or word == "一年":
        return bool(before) or kind == "each"
    if kind == "comparison" and word == "一年":
        return False
    if word == "实际" and "direction" not in found:
        return False
    if word in ("提高", "提升", "降低", "减少", "压缩", "扩大") and "direction" in found:
        return False
    if kind == "direction" and "rate" in found:
        return False
    if kind == "rate" and "direction" in found:
        return False
    if kind == "net" and before == "":
        return "direction" not in found
    return True


def _note(found: dict[str, object], kind: str, value: object, word: str) -> None:
    if kind in ("approx", "lower", "upper"):
        found.setdefault("bound", value)
        if word in LOWER_STATES or word in UPPER_STATES:
            found["settled"] = True
    elif kind == "settled":
        found["settled"] = True
    elif kind == "direction":
        found.setdefault("direction", value)
        if word in REACHING:
            found["reached"] = True
    elif kind == "net":
        found["net"] = True
        found.setdefault("direction", UP)
    else:
        found.setdefault(kind, value)


def _rank_cue(rest: str) -> Cue:
    scope, ranked, each, spread = None, False, False, False
    cues = []
    while rest:
        found = SCOPE.search(rest)
        if found and scope is None:
            scope = found[1].rstrip("的中里")
            cues.append(found[0])
            rest = rest[:found.start()].rstrip(TRAIL)
            continue
        for length in range(min(6, len(rest)), 0, -1):
            word = rest[-length:]
            entry = _WORDS.get(word)
            if entry is None:
                continue
            if entry[0] == "each" or entry[0] == "spread":
                each, spread = each or entry[0] == "each", spread or entry[0] == "spread"
            elif entry[0] == "ranked" or word in _RANK_ONLY or word in REACHING:
                if word == "居" and rest[-2:-1] in "民安宜":
                    continue
                ranked = True
            elif entry[0] not in ("link", "settled", "reached"):
                continue
            cues.append(word)
            rest = rest[:-length].rstrip(TRAIL)
            break
        else:
            break
    return Cue(stem=_trim(rest), ranked=ranked, scope=scope, each=each, spread=spread, cues=tuple(cues))


_learn("ranked", True, "居 稳居 位居 位列 列 连续位居 持续位居 首次进入 综合实力居 均居 始终保持")


def _trim(stem: str) -> str:
    return stem.strip(" \u3000、")
