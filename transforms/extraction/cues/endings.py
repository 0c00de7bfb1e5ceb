"""A clause read from its end: the words that may end it by their lengths, and what such a word may not follow."""

from collections.abc import Iterable, Mapping

TRAIL = " \u3000\n的"
# what ends another word that a cue of one character would cut: 签|约, 村规民|约
_NOT_AFTER = {
    "有": "所 拥 占 持 享 国 公 私 含 富",
    "居": "民 安 宜 移 新 定 旧 故",
    "位居": "总吨 泊 养老床 医疗床 停车 岗",
    "位列": "总吨 泊 养老床 医疗床 停车 岗",
    "到": "直 达 签 报 得 遇",
    "至": "直 甚 截 乃",
    "为": "作 行 成 认 列",
    "达": "发 抵 直 下 传 表 通",
    "共": "公",
    "均": "村 户 人 平 年 月 日 组",
    "都": "首 成",
    "均在": "村 户 人 平 年 月 日 组 亩",
    "都在": "首 成",
    "由": "自 理",
    "向": "意 方 导 走 面 流 转 定 指 倾 朝 投 动 取 志 去 双 单",
    "从": "服 自",
    "约": "签 契 公 制 条 合 节 违 履 赴 特 邀 预 相 守 村规民",
    "近": "附 临 最 亲 靠 邻",
    "超": "高 反 彩 B Ｂ 赶",
    "破": "侦 爆 打 攻",
    "是": "于 但 或",
    "还": "返 偿 归 退 交 奉",
    "了": "为",
    "则": "规 原 法 否 准 细 守 通 总 附",
    "在": "所 存 现 实 正",
    "并": "合 兼 归",
    "总": "老",
    "要": "需 主 重",
    "需": "内 外 必 急 供 军 刚 所 特 民 按",
    "需要": "民生 群众 生产 生活 实际",
    "可": "许 认",
    "预算安排": "共 金 营",
    "预算为": "共 金 营",
    "预算数为": "共 金 营",
    "仅": "不",
    "分": "得",
    "分列": "得",
    "分居": "得",
    "年平均": "全",
    "年均": "全",
    "转为": "流 扭 周 运",
}
# 基站开通【达】1.2万个, 村村通【达】100%: a verb of its own behind what ends as 通达 would begin
STILL_AFTER = {"达": tuple("开通 村通 户通 组通 贯通 接通 流通 沟通 联通 互通 畅通 连通 打通".split())}
NOT_AFTER = {word: tuple(endings.split()) for word, endings in _NOT_AFTER.items()}


def table_of(entries: Iterable[tuple[str, object, str]]) -> dict[str, tuple[str, object]]:
    """Each word with its kind and its value."""
    return {word: (kind, value) for kind, value, words in entries for word in words.split()}


def lengths_of(table: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    """The lengths to try by the last character, the longest first: most clauses end in no cue at all."""
    found: dict[str, set[int]] = {}
    for word in table:
        found.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(sizes, reverse=True)) for last, sizes in found.items()}


def trim(stem: str) -> str:
    """A wording without the blanks and list marks at its ends."""
    return stem.strip(" \u3000\n、")
