"""What the words behind an amount of money say that it was for."""

import re

from transforms.extraction.case import Case
from transforms.extraction.mention import COMMA
from transforms.extraction.wording.phrases import clean

OF_ITS_MONEY = ("投入", "投资", "自筹", "出资")  # what is said of the money, which is of what it was for
COUNTED_AIM = re.compile(r"(?<!第)\d[\d.]*(?:[个条座处所项家栋]|公里|千米|米|亩)")
# what is built, by however short a name, stands right behind the money
MONEY_AIM = re.compile(
    r"，?,?((?:完成|用于|创建|实施|推进|推动|建设(?![的了])|建成|打造|改造|开展|支持|购置|新建|改建|改?扩建|迁建|翻建|增设)(?:(?:\d+[个条座处所项家栋])?[^，,。；;\d]{4,30}|[^，,。；;\d]{2,12}\d[\d.]*(?:公里|千米|米|亩)[^，,。；;\d]{2,20}))"
    r"|((?:建设|新建|建成|修建|改建|改?扩建|翻建|铺设|改造|购置|硬化|安装|整治|维修|修缮|修通|打通|兴建|建起|盖起|架起|修起|办起|建好)(?!的))了?(?!存栏|年产|年出栏|日处理|日产)([^，,。；;、的\d]{2,30})"
)
ABOUT = re.compile("(?:大约|约|近|超|共|累计)\\Z")


def spent_at_once(case: Case) -> str:
    """投资300万元建设广场2处: what money was for that is told in its own clause."""
    return "" if COMMA.match(case.sentence.report.text, case.mention.after) else money_aim(case)


def money_aim(case: Case) -> str:
    """投入2370万元推进道路改造, 投资300万元建设广场2处: what an amount of money was for; "" for what is none."""
    unit = case.mention.token.unit
    if unit.kind != "money" and (
        unit.kind != "none" or case.sentence.report.text[case.mention.token.end - 1] not in "万亿"
    ):
        return ""
    aim = MONEY_AIM.match(case.sentence.report.text, case.mention.after)
    if not aim:
        return ""
    words = ABOUT.sub("", aim[0].strip("，,"))
    return COUNTED_AIM.sub("", clean(words).removeprefix("用于")) if aim[1] else words.replace("了", "", 1)
