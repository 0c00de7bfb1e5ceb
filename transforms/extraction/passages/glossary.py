"""The glossary behind a report and the notes at the foot of a page: what they explain is neither planned nor looked back on."""

import re
from typing import Literal

Glossary = Literal["", "whole", "counted", "entry"]  # the entries of one may be numbered
WHOLE_GLOSSARY = ("whole", "counted")

# 名词解释, 附件2：《政府工作报告》有关内容名词注释, 三、相关术语说明
_OF_THE_REPORT = r"(?:《[^》\n]{2,30}》|(?:政府)?工作报告)?中?的?(?:有关|相关|部分|主要|重要|专业|内容|若干)*"
_EXPLAINED = r"(?:(?:专[有业])?(?:名词|术语|用语|词语|词汇|概念)(?:[和与及]缩略[语词])?(?:解释|注释|释义|注解|说明)|注释|释义|注解)"
GLOSSARY = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}、|附[件录注]?[一二三四五六七八九十\d]{{0,2}}[：:、.]?)?\s*{_OF_THE_REPORT}{_EXPLAINED}(?:如下)?[：:]?"
)
LONGEST_GLOSSARY_LINE = 48  # characters of a line that heads a glossary
_VERB_OF_WORK = (
    "新[增建设]|[建完达]成|实施|推[进动]|加[快强大]|做[好优强大]|抓[好实]|着力|大力|深入|持续|全面|强化|落实|开[展工]|启动|培育|引进|改造|组织|"
    "力争|确保|发[展放]|提[升高]|设立|打造|支持|全[年市县区]|今年"
)
# what is said of a word: its meaning, or in the first clause a thing that something is said of (工商联发起的活动)
_MEANING = rf"(?:是指|指的是|指(?![导标挥])|即)|(?!{_VERB_OF_WORK})[^，,。；;：:\n\d]{{2,}}的[^，,。；;：:\n\d]{{2,12}}[，,。；;]"
_QUOTED = '[^，,。；;：:\n]{0,8}[“"][^”"\n]{1,24}[”"][^，,。；;：:\n]{0,12}'
# ［3］双环公路：…的公路, ②“三网”：是指…; ①产业发展：新增企业5家 and [1]产业发展：新增企业5家 are points of a list
NOTE_AT_FOOT = re.compile(
    rf"[ \t\u3000]*(?:(?:\[\d{{1,2}}\]|［\d{{1,2}}］|〔\d{{1,2}}〕)(?:{_QUOTED}[：:]\s*(?!{_VERB_OF_WORK})|[^，,。；;：:\n]{{2,24}}[：:]\s*(?:{_MEANING}))|"
    r"[①-⑳][^，,。；;：:\n]{2,24}(?:[：:]\s*)?(?:是指|指的是))"
)
_OF_SECTIONS = r"工作|安排|计划|措施|目标|任务|回顾|打算|思路|清单|20\d\d年"
# 一、“四上”企业：… and 一、亮码行动：… explain a word; 二、2025年工作安排：突出稳增长 heads a section
ENTRY = re.compile(rf"{_QUOTED}[：:]|(?:(?!{_OF_SECTIONS})[^：:，,。；;\n]){{2,30}}(?:[：:]|是指)")
# 附件2：2025年主要任务, 2025年工作安排, 政府工作报告: a line that heads another part of the report
OF_REPORT = re.compile(
    r"(?:附[件录表][一二三四五六七八九十\d]{0,2}[：:、.]?)?[^，,。；;：:“”\n]*20\d\d年[^，,。；;：:\n]{0,16}(?:工作|安排|计划|任务|目标|清单|回顾|打算|情况)[^，,。；;：:\n]{0,4}"
    r"|附[件录表][一二三四五六七八九十\d]{0,2}(?:[：:、.][^，,。；;\n]*)?|[\u4e00-\u9fff]{0,12}工作报告"
)
POINT = re.compile(r"[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:[.．、](?!\d)|[）)])")
OPENS_POINTS = ("1", "一")
ALONE = re.compile(r"(?:注释|释义|注解)[：:]?")  # also said of a table or a figure


def opens_glossary(line: str, following: str) -> bool:
    """Whether a line heads the words that a report explains: in a table of contents other headings follow it, and a word that
    may stand below a table, too, wants an explanation behind it."""
    words = line.strip()
    if len(line) >= LONGEST_GLOSSARY_LINE or GLOSSARY.fullmatch(words) is None or heads_report(following):
        return False
    return ALONE.fullmatch(words) is None or ENTRY.match(following) is not None


def heads_report(line: str) -> bool:
    """Whether a short line heads another part of the report, in which no word is explained."""
    words = line.strip()
    return (
        len(words) < LONGEST_GLOSSARY_LINE
        and OF_REPORT.fullmatch(words) is not None
        and GLOSSARY.fullmatch(words) is None
    )


def explaining(glossary: Glossary, line: str, following: str) -> Glossary:
    """What a paragraph explains: that of a glossary goes on, a note at the foot of a page ends with its paragraph."""
    if opens_glossary(line, following):
        return "whole"
    if glossary in WHOLE_GLOSSARY:
        return "" if heads_report(line) else _counted(glossary, line)
    return "entry" if NOTE_AT_FOOT.match(line) else ""


def _counted(glossary: Glossary, line: str) -> Glossary:
    """A glossary behind one of its lines: 2.民生。 in one whose entries have no numbers goes on with the points before it."""
    point = POINT.match(line)
    if point is None or glossary == "counted":
        return glossary
    if point[1] in OPENS_POINTS:
        return "counted"
    return glossary if ENTRY.match(line) else ""
