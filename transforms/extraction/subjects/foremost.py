"""A place that a clause without a number says stands foremost: 怀川市总量居首, 达420亿元."""

import re

from transforms.extraction.records import Record, record
from transforms.extraction.subjects.named import is_village_or_county

FOREMOST = re.compile(
    r"(?:其中[，,]?)?(?P<place>[\u4e00-\u9fff]{1,7}(?:[镇乡县区市旗村]|街道|社区))(?:(?P<moved>增速|增幅|涨幅)|(?P<fell>降幅|跌幅)|总量|规模|体量|总额)?"
    r"(?:最[大高快多低小慢]|居首|领先|领跑|居前|靠后|垫底|(?:位?居|位?列|排名?)(?:全[省市县区])?(?:第一|首位|前列|末位))\Z"
)


@record
class Foremost(Record):
    """The place, and which way what it is foremost in has moved: 0 for an amount."""

    place: str
    direction: int


def foremost(clause: str, own_names: tuple[str, ...]) -> Foremost | None:
    """The place that a clause says stands foremost, or last; None for any other clause."""
    found = FOREMOST.fullmatch(clause.strip())
    if not found or not is_village_or_county(found["place"], own_names):
        return None
    return Foremost(found["place"], 1 if found["moved"] else -1 if found["fell"] else 0)
