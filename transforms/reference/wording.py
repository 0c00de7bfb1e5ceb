"""One spelling for the many in which reports word an indicator.

An alias is the complete wording of an indicator, and an indicator is found by looking up the normalised wording
exactly: containment would hand the id of the whole to its parts (重大隐患 is not 隐患). So `normalise` may only take
away what never changes *what* is measured: typography, where and when, verbs of achieving, and words for "how many".
新增, 净增, 人均, 单位, 占比, 在建, 其中 change it and stay. Examples stand beside this file in `wording_examples.yml`.
"""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOWER = {code: code - 32 for code in range(ord("a"), ord("z") + 1)} | {
    code: code - 0xFEE0 - 32 for code in range(0xFF41, 0xFF5B)
}
# Quotation marks, spaces and 的 carry no meaning in a wording; 、 and 和 do (they join two indicators).
_DROPPED = {ord(char): None for char in " \t\r\n\u3000\u00a0“”\"‘’'「」『』《》〈〉·•的"}
_TYPOGRAPHY = _FULL_WIDTH | _LOWER | _DROPPED | {ord("〔"): "(", ord("〕"): ")", ord("［"): "(", ord("］"): ")"}
_UNUSUAL = re.compile(f"[{re.escape(''.join(map(chr, _TYPOGRAPHY)))}]")  # most wordings hold none of these

# 治理(管控)率 is wider than 治理率, any other bracket says no more than what stands before it
_REMARK = re.compile(r"\((?!管控\)率)[^()]*\)?")

# 规模 alone means 规上 only before what is measured by size classes; 信贷规模 and 规模养殖 are other words.
_SIZE_CLASS = re.compile(r"规模(?=工业|服务业|企业|工企)")
# In this order; plain replacement is several times faster than one pattern of alternatives.
_SPELLINGS = (
    ("规模以上", "规上"),
    ("规模及以上", "规上"),
    ("限额以上", "限上"),
    ("国内生产总值", "GDP"),
    ("地区生产总值", "GDP"),
    ("区域生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("研究与试验发展", "研发"),
    ("研究与实验发展", "研发"),
    ("研究和试验发展", "研发"),
    ("研究与发展", "研发"),
    ("R&D", "研发"),
    ("主营业务收入", "营收"),
    ("营业收入", "营收"),
    ("常住居民", "居民"),
    ("城市居民", "城镇居民"),
    ("占比重", "占比"),
    ("占比例", "占比"),
    ("所占比例", "比重"),
    ("比例", "比重"),
    ("社会消费品零售", "社零"),
    ("社会消费零售", "社零"),
    ("社会商品零售", "社零"),
    ("社消零", "社零"),
    ("经营主体", "市场主体"),
    ("二氧化碳", "碳"),
    ("PM25", "PM2.5"),
    ("标准化厂房", "标准厂房"),
    ("各类", ""),
    ("各种", ""),
    ("企业数", "企业"),
    ("机构数", "机构"),
    ("项目数", "项目"),
    ("案件数", "案件"),
    ("事故数", "事故"),
    ("用户数", "用户"),
    ("托位数", "托位"),
)

# One look for all of them spares most wordings the replacements.
_SPELLED = re.compile("|".join(re.escape(written) for written, _ in _SPELLINGS))

_AREA = (
    r"全国(?!重点|文明|先进|示范|百强|乡村旅游|一流|人大|政协)|全(?:省|市|区|县|旗|镇|乡|街道?|村|州|盟|疆|自治区|自治州)(?![场域际])"
    r"|[我本](?:国|省|市|区|县|旗|镇|乡|街道?|村|州|盟|自治区)|全社会|辖区内?|辖内|[区省市县]内|地方(?!财政赤字|赤字|财政收入)"
)
_TIME = (
    r"(?:19|20)\d\d年(?:度|末|底)?|全年度?|今年以?来?|去年|上年|本年度?|当年|年[末底内]|期末|月末|上半年|下半年"
    r"|[前第]?[一二三四]季度|\d{1,2}(?:[-—~至]\d{1,2})?月份?|截[至止](?:目前|到|至)?|目前|迄今|近[两三四五十]年来?|[三四五十]年[来间]|五年"
    r"|十[一二三四五]五(?:时期|期间|以来|末)?|过去[一五]年"
)
_VERB = (
    r"(?:超额|提前|全面|顺利|圆满|累计|成功|共|已|共计|预计|力争|争取|确保|合计)*(?:实现|完成|达到|达成|录得|取得)(?!率|度|情况)"
    r"|力争|争取(?!(?:项目)?到位资金)|确保|预计|初步统计|提出|把|将(?!军)"
)
_QUANTITY = (
    r"累计|共计|合计|总计|总共|共有|共(?![同享建青产性治])|已经?|现[有已]|拥有(?!量)|各[类级项种]|登记在册|在册|实有"
)
_LEADING = re.compile(rf"(?:{_AREA}|{_TIME}|{_VERB}|{_QUANTITY})+")
# "How many" and "how much faster" say the measure, not the indicator; the longer ending stands first.
_TRAILING = (
    "总数量", "总户数", "总家数", "总人数", "总数", "数量", "家数", "个数", "户数", "人数", "件数", "起数",
    "增长速度", "增长率", "增长", "增速", "增幅", "涨幅", "降幅",
)  # fmt: skip
_NATURAL_RATE = "自然增长率"


def normalise(phrase: str) -> str:
    """Return the one spelling under which `phrase` is looked up; "" when nothing but remarks and spaces is left.

    Pure, and a few microseconds a phrase; the same function runs over the aliases when they load and over reports
    when they are read.
    """
    text = phrase.translate(_TYPOGRAPHY) if _UNUSUAL.search(phrase) else phrase
    if "(" in text:
        text = _REMARK.sub("", text)
    if _SPELLED.search(text):
        for written, spelling in _SPELLINGS:
            text = text.replace(written, spelling)
    if "规模" in text:
        text = _SIZE_CLASS.sub("规上", text)
    leading = _LEADING.match(text)
    if leading and leading.end() < len(text):
        text = text[leading.end() :]
    if text.endswith(_TRAILING) and not text.endswith(_NATURAL_RATE):
        ending = next(ending for ending in _TRAILING if text.endswith(ending))
        text = text[: -len(ending)].removesuffix("同比") or text
    return text
