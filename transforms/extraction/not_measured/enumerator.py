"""Numbers of lists and figures: 1. 2、(3) at the head of a sentence."""

import re

from transforms.extraction.not_measured.question import NOT_MEASURED, Place, of_kind
from transforms.extraction.not_measured.words import BARE_NUMBER, ENUMERATOR, HAN
from transforms.extraction.rules import Tier

FIGURE = re.compile(r"(?:\A|[。；（(\n \u3000])(?:见)?(?:附?图|附?表|附件|专栏)\Z")
# 从表1看, 详见附表3, 2.表1位次为全市排名: named where no word stands before that it could belong to
SHOWN_IN = re.compile(r"(?:[从由据如按见和及与]|[^\u4e00-\u9fff]|\A)附?[图表]\Z")
FIGURE_ENDS = frozenset("图表件栏")
AFTER_FIGURE = frozenset("：:.．、 \n\u3000）)")
OPENING, CLOSING = ("（", "("), ("）", ")")
NOTES = re.compile(r"(?:\A|\n)[ \u3000]*(?:注|说明|备注)[:：](?:[^\n。]*[;；])?[ \u3000]*\Z")  # 注:1.…;2.…
FIRST_BEHIND_COLON = re.compile(r"1[.．、）)][ \u3000]*(?=[\u4e00-\u9fff]|(?:19|20)\d\d年)")


def _opens_sentence(place: Place) -> bool:
    return not place.before.strip() or place.last in ("。", "；", "\n") or NOTES.search(place.before) is not None


def _first_of_list(place: Place) -> bool:
    """主要做法：1.强化党建: the first item behind the colon that announces a list."""
    return place.last in ("：", ":") and FIRST_BEHIND_COLON.match(place.text, place.token.start) is not None


@NOT_MEASURED.rule("list-number", Tier.SPECIFIC, only=of_kind("none"))
def list_number(place: Place) -> str | None:
    """1.强化党建, 2、抓好项目, 3）: a number with its mark at the head of a sentence, or the first of a list behind its colon."""
    if len(place.written) > 2 or not (_opens_sentence(place) or _first_of_list(place)):
        return None
    marker = ENUMERATOR.match(place.text, place.token.start)
    return "enumerator" if marker and marker.end() <= place.sentence_end else None


@NOT_MEASURED.rule("number-of-figure", Tier.SPECIFIC, only=of_kind("none", "count"))
def number_of_figure(place: Place) -> str | None:
    """图2：, 表1., 附件3：, 从表1看, 表1位次为全市排名: a figure or a table by its number."""
    if place.last not in FIGURE_ENDS or len(place.written.removesuffix(place.unit.code)) > 2:
        return None
    numbered = FIGURE.search(place.before) and place.first in AFTER_FIGURE
    return "enumerator" if numbered else "reference" if SHOWN_IN.search(place.before) else None


@NOT_MEASURED.rule("number-of-part", Tier.SPECIFIC, only=of_kind("none"))
def number_of_part(place: Place) -> str | None:
    """1.1强化党建: a part's number and the part's own at the head of a sentence."""
    decimal = "." in place.written and len(place.written) <= 4 and HAN.match(place.first or "")
    return "enumerator" if decimal and _opens_sentence(place) else None


@NOT_MEASURED.rule("list-number-apart", Tier.SPECIFIC, only=of_kind("none"))
def list_number_apart(place: Place) -> str | None:
    """1 强化党建: a number set off by a blank at the head of a sentence."""
    apart = len(place.written) <= 4 and BARE_NUMBER.match(place.after)
    return "enumerator" if apart and _opens_sentence(place) else None


@NOT_MEASURED.rule("number-in-brackets", Tier.SPECIFIC, only=of_kind("none"))
def number_in_brackets(place: Place) -> str | None:
    """（1）, (12): a short number alone in brackets, wherever it stands."""
    alone = place.last in OPENING and place.first in CLOSING
    return "enumerator" if alone and len(place.written) <= 2 else None
