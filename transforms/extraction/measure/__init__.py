"""What kind of statement is it: level, growth, change, completion or rank.

Decided by the kind of number and the words beside it; a verb that opens the wording (压减项目30%) is taken off it.
"""

from __future__ import annotations

import re

from transforms.extraction.discourse import Discourse
from transforms.extraction.measure import aim, movement
from transforms.extraction.measure.question import MEASURE, Measured, Numbered
from transforms.extraction.measure.rank import standing
from transforms.extraction.model import Mention, SentenceContext

__all__ = ["MEASURE", "Measured", "aim", "measured", "movement"]

# 排名前三的乡镇依次为石塘镇（…）: who stand there, and no rank of the district
NAMES_FOLLOW = re.compile(
    r"(?:的[\u4e00-\u9fff（）、]{0,6}?)?(?:依次|分别)?(?:为|是|有)[\u4e00-\u9fff]{2,8}?(?:[镇乡村县区市旗]|街道|社区)(?:[（(、和\d]|[，,]分别)"
)


def measured(mention: Mention, phrase: str, discourse: Discourse, sentence: SentenceContext) -> Measured | None:
    """What is stated, with the wording and the cues that remain; None for a word that states nothing (一半, 第一次)."""
    token, cue = mention.token, mention.cue
    if token.kind == "rank":
        cue = standing(mention, discourse, sentence)
        if not (cue.ranked or cue.scope) and sentence.report.text[token.end - 1] != "名":
            return None
        if NAMES_FOLLOW.match(sentence.report.text, token.end):
            return None
        kind = "rank"
    elif token.kind == "double":
        kind = "double"
    elif token.kind == "half" and not (cue.direction or cue.settled):
        return None
    elif token.unit.code in ("pp", "倍"):
        kind = token.unit.code
    else:
        kind = "share" if mention.share else "amount"
    decision = MEASURE.decide(
        Numbered(mention, phrase, cue, discourse, sentence), (kind, discourse.previous.measure, cue.direction != 0)
    )
    return decision[1] if decision else None
