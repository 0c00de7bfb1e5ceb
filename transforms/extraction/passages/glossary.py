"""The glossary behind a report and the notes at the foot of a page: what they explain is neither planned nor looked back on."""

import re
from typing import Literal

Glossary = Literal["", "whole", "entry"]

# 名词解释, 附件2：《政府工作报告》有关内容名词注释, 三、相关术语说明
_OF_WHAT = r"(?:《[^》\n]{2,30}》|(?:政府)?工作报告)?中?的?(?:有关|相关|部分|主要|重要|专业|内容|若干)*"
_EXPLAINED = r"(?:(?:专[有业])?(?:名词|术语|用语|词语|词汇|概念)(?:[和与及]缩略[语词])?(?:解释|注释|释义|注解|说明)|注释|释义|注解)"
GLOSSARY = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}、|附[件录注]?[一二三四五六七八九十\d]{{0,2}}[：:、.]?)?\s*{_OF_WHAT}{_EXPLAINED}(?:如下)?[：:]?"
)
LONGEST = 48  # characters of a line that heads a glossary
# ［3］双环公路：…, ②“三网”：是指…; ①产业发展：新增企业5家 is a point of a list
NOTE_AT_FOOT = re.compile(
    r"[ \t\u3000]*(?:(?:\[\d{1,2}\]|［\d{1,2}］|〔\d{1,2}〕)[^，,。；;：:\n]{2,24}[：:]|"
    r"[①-⑳][^，,。；;：:\n]{2,24}(?:[：:]\s*(?:是指|指|即|是)|是指))"
)
ENTRY = re.compile("[：:]")  # 一、“四上”企业：… explains a word, and heads no section


def opens_glossary(line: str) -> bool:
    """Whether a line heads the words that a report explains."""
    return len(line) < LONGEST and GLOSSARY.fullmatch(line.strip()) is not None


def explaining(glossary: Glossary, line: str) -> Glossary:
    """What a paragraph explains: that of a glossary goes on, a note at the foot of a page ends with its paragraph."""
    if glossary == "whole" or opens_glossary(line):
        return "whole"
    return "entry" if NOTE_AT_FOOT.match(line) else ""
