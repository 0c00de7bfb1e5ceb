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
    year: int | str | None = None   # the number's own year: 2020年的51%, 去年的1.5%
    scope: str | None = None  # the area of a rank
    ranked: bool = False
    basis: str | None = None
    per: str = ""             # 每年, 每月
    net: bool = False         # 净增, 倍增: an absolute change
    step: bool = False        # 跨越, 迈上: of a threshold passed
    span: int = 0             # 近3年: over so many years
    cues: tuple[str, ...] = ()


_WORDS: dict[str, tuple[str, object]] = {}
_RANK_WORDS: dict[str, tuple[str, object]] = {}


def _learn(kind: str, value: object, words: str, table: dict[str, tuple[str, object]] = _WORDS) -> None:
    for word in words.split():
        table[word] = (kind, value)


RISES = (
    "增长 增加 增 上升 提高 提升 上涨 涨 扩大 攀升 回升 增进 多增 递增 增收 高 提 升高 上浮 加快 上调 跃升 升 拉高 扩容 上扬 "
    "增产 微增 微涨 略增 略涨 微升 小幅增长 小幅上涨 大幅增长 同增 递升 增多 拓展 跃 扩 增强"
)
FALLS = (
    "下降 减少 降低 回落 下滑 缩减 压减 压降 削减 减 降 收窄 缩短 下调 负增长 减轻 压缩 下跌 跌 缩小 精简 少 递减 调减 微降 "
    "减产 略降 微跌 小幅下降 大幅下降 下行 缩 压 低 双降 递降"
)
_learn("direction", UP, RISES)
_learn("direction", DOWN, FALLS)
_learn("rate", UP, "增速 增幅 涨幅 增长率 增长速度 升幅 增长幅度 同比增速 上涨幅度 上升幅度")
_learn("rate", DOWN, "降幅 跌幅 下降幅度 减幅 下降率 降低率")
_learn("comparison", "yoy", "同比 比上年 比上年同期 较上年 较上年同期 比去年 比去年同期 较去年 较去年同期 同比去年 与去年同期相比 "
       "与上年同期相比 与上年相比 与去年相比 相比去年 较同期 比同期 同期相比 上年同期 去年同期 比前一年 较前一年 同上年相比 同去年相比 相比上年 比上一年 较上一年")
_learn("comparison", "pop", "环比 比上月 较上月 比上季度 较上季度 比上季 较上季 较上月末 比上月末")
_learn("comparison", "ytd", "比年初 较年初 比上年末 较上年末 比上年底 较上年底 比去年底 较去年底 比去年末 较去年末 年初以来")
_learn("comparison", "cagr", "年均 年平均 平均每年 两年平均 三年平均 五年平均 年均复合 年均递增 每年平均 五年年均 三年年均 两年年均")
_learn("spread", True, "分别 各自 依次")
_learn("each", True, "均 都 皆 双双 各 全部")
_learn("reached", True, "到 至 到了 至了")
_learn("settled", True, "达到 达 达到了 达成 稳定在 保持在 维持在 达至 实现 稳定 保持 稳定保持在 始终保持在 持续稳定在 一直保持在 已达 已达到 达到或 跃居 控制在 控制在了 严控在 压控在")
_learn("link", True, "为 是 了 共 共计 总计 合计 累计 已 已经 仅 只 也 还 并 可 有 完成 总数 总共 就 更 近年 一共 数 数量 可达 最终 全年 "
       "累计达 高达 共有 其中 同时 成功 继续 大幅 明显 直接 即 在 力争 争取 确保 共完成 : ： ( （ 占到 不变价 快速 稳步 显著 整体 平均 "
       "定为 拟定为 目标定为 设定为 设定在 预期 目标 预期目标 总目标 目标是 目标为 安排 拟安排 进一步 逐步 将 达的 不断 总 总体 再 又 新 至少要 每年 须 要 应 首次 历史性 率先 成功实现 圆满完成 连续")
_learn("approx", "approx", "约 约为 近 大约 接近 将近 大概 近乎 约有 左右 接近于 大致")
_learn("lower", "lower", "超过 超过了 超 突破 突破了 逾 不低于 不少于 至少 多于 大于 站上 跨过 跨越 迈上 迈过 破 达到或超过 首次突破 首超 超出 不小于 "
       "跃上 已超 首破 大于等于 不下 迈入 连续跨越 连跨 跨 已突破 双双突破 先后突破 接连跨越 先后跨越 成功突破 一举突破 跨上 迈进 超额 高于 越过 冲破")
_learn("upper", "upper", "不超过 低于 不足 少于 小于 不高于 不到 不大于 至多 最多 未超过 不得超过 不突破")
_learn("estimate", True, "预计 预估 预测 初步统计 初步核算 预计达 预计为 预计可 估计")
_learn("origin", True, "从 由 从原来的 由原来的 从最初的 由原先的 从原先的 由最初的 从不足 由不足 从人均 由人均 从每人 由每人 从平均 由平均")
_learn("basis", "real", "实际 可比价 按可比价计算 按可比价格计算 可比价格 按不变价格计算 扣除价格因素 按不变价计算 剔除价格因素")
_learn("basis", "comparable", "同口径 可比口径 按可比口径 按同口径 同口径计算 按可比口径计算 剔除不可比因素 按同口径计算 同口径下")
_learn("basis", "nominal", "名义")
_learn("net", True, "净增 倍增 净增加 净减少 净流入 净增长")
for _verb in (RISES + " " + FALLS).split():
    for _end in ("到", "至", "到了", "至了", "为", "到近", "到约"):
        _learn("arrived", UP if _verb in RISES.split() else DOWN, _verb + _end)
LONGEST = max(map(len, _WORDS))
LOWER_STATES = set("超过 超过了 突破 突破了 站上 跨过 跨越 迈上 迈过 跃上 迈入 跨上 连续跨越 连跨 跨 首次突破 已突破 已超 双双突破 首超 首破".split())
STEPS = {"跨越", "连跨", "连续跨越", "跨过", "跨", "迈上", "跃上", "站上"}

_learn("ranked", True, "位居 位列 居 列 排名 排 名列 跃居 稳居 升至 跃升至 跃至 获 荣获 获得 取得 夺得 斩获 居于 位于 排在 居第 摘得 勇夺 荣登 进入 跻身 "
       "攀升至 前进至 前移至 上升至 保持 排位 名次 并列 蝉联 上升到 前移到 升到 拿下 占 处于 晋升至 进位至 荣膺 挺进 连续保持 综合排名 排名居 "
       "排名升至 排名跃升至 排名上升至 总分排名 位次 为 评为 被评为 喜获 包揽 保持在 稳居于 跃升到 跃升 提升至 提升到 升 进到 列居 稳列 居全 排到 达到 达 连续位居 持续位居 "
       "首次进入 综合实力居 均居 始终保持 由 从 至 到 上升 前移 领跑 进位 勇夺 问鼎 获评 再次位居 名列前茅", _RANK_WORDS)
_learn("link", True, "已 了 继续 连续 持续 均 的 也 再次 首次 成功 一举 累计 仍 分 总分 综合 成绩 排行 全年 数量 总体 一直 再度 已经 :  ：", _RANK_WORDS)
_learn("each", True, "均 都 皆 双双 全部", _RANK_WORDS)
_learn("spread", True, "分别 依次", _RANK_WORDS)

OWN_YEAR = re.compile(r"(?:((?:19|20)\d\d)年|(去年|上年|前年|今年))(?:底|末|初)?的?\Z")
SPAN_OF_YEARS = re.compile(r"(?:近|过去|最近|这)?([三四五两二十2345])年(?:来|间|累计)?\Z")
BASE_MARK = re.compile(
    r"(?<![占对之同可正配相评])比(?![重例赛武学特亚值率])|较(?![大快高低多为好强少])|相比于?|相较于?|"
    r"(?<![提最新上增])高[于出过](?!中)|低于|好于|快于|优于|超出|多于|少于|领先|超过|高出|优出"
)
SCOPE = re.compile(
    r"((?:全[国省市区县州盟旗镇乡域]|[\u4e00-\u9fff]{0,2}[A-Z甲乙丙丁一二三四]组|世界|全球|亚洲|国内|国际|省内|市内|区内|县内|(?:东|西|中|南|北|中西|东中|东北|西北|西南|华东|华中|华南|华北)部?(?:地区|各省|省份)?|"
    r"沿海(?:地区|省份)?|内陆|长三角|珠三角|京津冀|各省区市?|各省|各市|各区县?|各县区?|(?:副省级|省会|重点|主要|同类|直辖|计划单列|地级|中心)[\u4e00-\u9fff]{0,4}(?:城市|县|市|区)|"
    r"(?:全国|全省|全市|全区|全县)(?:[\u4e00-\u9fff]{2,4}片区|[\u4e00-\u9fff]{1,4}个?(?:县市区|县（市、区）|街道|乡镇|镇街|区县)))(?:的|中|里|地区|同类|各省区市|内陆|同行业|行业|前列)?)\Z"
)
COMPLETION = re.compile(
    r"(?:(?:已|超额|提前)?完成|占|达到?|为|实现|兑现|履行)(?:了)?[^，,。；;、]{0,12}?(?:任务|目标|计划|预算|指标|盘子|额度|预期)(?:数|量|任务|值|目标|进度)?的?比?例?\Z"
    r"|(?:完成|序时|时序|执行|投资|时间|任务|形象|目标)*进度(?:均|都|已|分别)*(?:为|达到?|已?达)?\Z|(?:任务|目标|计划|投资|预算|年度)*完成率(?:均|都|已|分别)*(?:为|达到?|已?达)?\Z|完成比例\Z|完成(?:了)?(?:全年|年度|年)的?\Z"
)
PER = re.compile(r"(?:平均)?每(年|月|天|日|周|季度|亩|吨|件)(?:平均)?\Z")
AREAS = re.compile(r"(?:全[国省市区县州]|各|平均|水平|[\u4e00-\u9fff]{2,4}平均|、|和)+")
STREAK = re.compile(r"(?:连续|持续|已连续)(?:\d+|[一二三四五六七八九十多]+)(?:年|次|个季度|个月|届)\Z")
TRAIL = " \u3000\n的"
# what the last letter of another word looks like before a cue of one character: 签|约, 居民|…
NOT_AFTER = {
    "有": "所拥占持享国公私含富", "居": "民安宜移新定旧故", "到": "直达签报得遇", "至": "直甚截乃", "为": "作行成认列行", "达": "发抵直下传表", "共": "公",
    "各": "", "都": "首成", "由": "自理", "从": "服自", "约": "签契公制条合节违履赴特邀预相守", "近": "附临最亲靠邻", "超": "高反", "破": "侦爆打攻", "是": "于但或",
    "了": "为", "数": "", "共": "公", "在": "所存现实正", "并": "合兼归", "总": "老", "跨": "", "也": "", "只": "", "将": "", "要": "需主重", "可": "许认", "仅": "不",
}
# short directions are words of their own only after a comparison or at the head of the clause
SHORT = set("高提升降减增涨跌少扩跃缩压低")
# with a count these verbs say what was done to the things counted (整合提升1000个综合体), not how their number moved
MAKING = {"提升", "提高", "扩大", "拓展", "增强", "加快", "压缩", "精简", "缩小"}
MAKING_AFTER = ("同比", "比上年", "年均", "环比", "比年初")
BEFORE_SHORT = "年均比约再又只,，、了度微略净期增同"


@lru_cache(maxsize=65536)
def read_cue(clause: str, kind: str) -> Cue:
    """Read the clause that ends where a number of this kind begins: share (%, 百分点), rank, count, or another unit's."""
    rest = clause.rstrip(TRAIL)
    if kind == "share":
        completed = COMPLETION.search(rest)
        if completed:
            stem = rest[:completed.start()]
            each = stem.endswith(("均", "都")) or "均" in completed[0]
            return Cue(stem=_trim(stem), completion=True, each=each, spread=stem.endswith("分别"), cues=(completed[0],))
    if kind == "rank":
        return _rank_cue(rest)
    found: dict[str, object] = {}
    cues: list[str] = []
    while rest:
        shorter = _own_time(rest, found)
        if shorter is None:
            shorter = _cue_word(rest, found, cues, kind)
        if shorter is None and ("direction" in found or "rate" in found or kind == "share") and "base" not in found:
            shorter = _compared(rest, found, cues)
        if shorter is None and "per" not in found and (per := PER.search(rest)):
            found["per"] = "每" + per[1]
            shorter = rest[:per.start()]
        if shorter is None:
            break
        rest = shorter.rstrip(TRAIL)
    return Cue(
        stem=_trim(rest),
        direction=int(found.get("rate", found.get("direction", 0))),  # type: ignore[call-overload]
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
        step="step" in found,
        span=int(found.get("span", 0)),  # type: ignore[call-overload]
        cues=tuple(cues),
    )


def _own_time(rest: str, found: dict[str, object]) -> str | None:
    """A year that belongs to the number alone: 从2020年的, 提升到去年底的; or a span of years: 近3年."""
    own = OWN_YEAR.search(rest)
    if own:
        before = rest[:own.start()]
        if before.endswith(("从", "由", "到", "至", "自")) and "year" not in found:
            found["year"] = int(own[1]) if own[1] else own[2]
            return before
        return None
    if "direction" in found and "span" not in found and (span := SPAN_OF_YEARS.search(rest)):
        found["span"] = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "十": 10}.get(span[1]) or int(span[1])
        return rest[:span.start()]
    return None


def _cue_word(rest: str, found: dict[str, object], cues: list[str], unit: str) -> str | None:
    """Take the longest cue word off the end; None when there is none."""
    for length in range(min(LONGEST, len(rest)), 0, -1):
        word = rest[-length:]
        entry = _WORDS.get(word)
        if entry is None or not _fits(word, entry[0], found, rest[:-length], unit):
            continue
        kind, value = entry
        cues.append(word)
        if kind in ("approx", "lower", "upper"):
            found.setdefault("bound", value)
            if word in LOWER_STATES:
                found["settled"] = True
            if word in STEPS:
                found["step"] = True
        elif kind == "arrived":
            found.setdefault("direction", value)
            found["reached"] = found["settled"] = True
        elif kind == "net":
            found["net"] = True
            found.setdefault("direction", value)
        elif kind != "link":
            found.setdefault(kind, value)
        return rest[:-length]
    return None


def _fits(word: str, kind: str, found: dict[str, object], before: str, unit: str) -> bool:
    """A short cue is only a cue where it cannot be the end of another word, and a verb only once."""
    last = before[-1:]
    if last and last in NOT_AFTER.get(word, ""):
        return False
    if kind == "direction":
        if "direction" in found or "rate" in found:
            return False
        if word in SHORT and "reached" not in found:
            return (not last or last in BEFORE_SHORT or BASE_MARK.search(before[-14:]) is not None) and (unit == "share" or word not in "高低少提升扩跃缩压")
        if unit == "count" and word in MAKING:
            return "reached" in found or before.endswith(MAKING_AFTER) or before.endswith(("排名", "位次", "排位"))
        return True
    if kind == "rate":
        if word == "增长率" and before.endswith("自然"):
            return False
        return "rate" not in found and ("direction" not in found or "reached" in found)
    if kind == "arrived":
        return "direction" not in found and (len(word) > 2 or not last or last not in "提升上跃下" or word[0] in "提升降增减")
    if kind == "lower" and word in ("高于", "超过", "超出", "多于"):
        return "direction" not in found and "bound" not in found
    if kind == "basis":
        return word != "实际" or "direction" in found
    if kind == "each" and word == "全部":
        return bool(before)
    if word == "在" and unit == "share":
        return last not in ("存", "现", "所")
    if kind == "link" and len(word) == 1 and word in "在将要总再又新就更须应可数":
        return word in "将要须应" and "direction" in found
    return True


def _compared(rest: str, found: dict[str, object], cues: list[str]) -> str | None:
    """比, 较, 高于 with what stands between them and the verb: the number is a difference from something named."""
    mark = None
    for mark in BASE_MARK.finditer(rest):
        pass
    if mark is None or len(rest) - mark.end() > 18:
        return None
    base = rest[mark.end():]
    if not base and mark[0] in ("比", "较", "相比"):
        return None
    if any(stop in base for stop in "，,；") or "、" in base and not AREAS.fullmatch(base):
        return None
    found["base"] = True
    found.setdefault("direction", DOWN if mark[0] in ("低于", "少于") else UP)
    cues.append(rest[mark.start():])
    return rest[:mark.start()]


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
        if streak := STREAK.search(rest):
            rest = rest[:streak.start()].rstrip(TRAIL)
            continue
        for length in range(min(6, len(rest)), 0, -1):
            word = rest[-length:]
            entry = _RANK_WORDS.get(word)
            last = rest[-length - 1:-length]
            if entry is None or (last and last in NOT_AFTER.get(word, "")):
                continue
            if entry[0] == "each":
                each = True
            elif entry[0] == "spread":
                spread = True
            elif entry[0] == "ranked":
                ranked = True
            cues.append(word)
            rest = rest[:-length].rstrip(TRAIL)
            break
        else:
            break
    origin = any(word in ("从", "由") for word in cues)
    reached = not origin and any(word.endswith(("至", "到")) or word == "跃居" for word in cues)
    return Cue(stem=_trim(rest), ranked=ranked, scope=scope, each=each, spread=spread, origin=origin, reached=reached, cues=tuple(cues))


def _trim(stem: str) -> str:
    return stem.strip(" \u3000\n、")
