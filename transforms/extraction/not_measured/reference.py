"""Numbers by which something is found: documents, telephones, addresses, page counters."""

import re

from transforms.extraction.not_measured.question import NOT_MEASURED, Place, of_kind, touched
from transforms.extraction.not_measured.words import ADDRESS, DIGITS, HAN, REFERENCE_AFTER, REFERENCE_BEFORE
from transforms.extraction.rules import Tier

JOINS = frozenset("-－—/／")
DASHES = ("-", "－", "—")
COUNTED_BEFORE = re.compile(
    r"(?:人口|人数|总数|户数|数量|总量|产量|产值|面积|收入|总额|件数)(?:达到?|为|共|约|有)?[ \u3000]?\Z"
)
PRINTED = re.compile(r"(?:[（(\s\u3000]|^|此件|本期|本刊)(?:共|加)?印(?:发|刷|制)?[：:]?[ \u3000]*\Z")
OPENING, CLOSING = ("〔", "［", "["), ("〕", "］", "]")


@NOT_MEASURED.rule("behind-a-dash", Tier.SPECIFIC, before=("type-number",), only=of_kind("none"))
def behind_a_dash(place: Place) -> str | None:
    """备12345号-1, 027-88886666: digits that a dash ties to digits or to 号."""
    tied = place.before[-2:-1] == "号" or place.before[-2:-1] in DIGITS
    return "reference" if place.last in DASHES and tied else None


@NOT_MEASURED.rule("year-of-document", Tier.SPECIFIC, before=("quoted",), only=touched)
def year_of_document(place: Place) -> str | None:
    """〔2025〕12号, “五张清单［3］”: the year in a document's number, a footnote's mark."""
    return "reference" if place.last in OPENING else None


@NOT_MEASURED.rule("number-of-document", before=("kind-of-thing",), only=of_kind("none"))
def number_of_document(place: Place) -> str | None:
    """〔2025〕12号, 明塘路70号, 第3页: a number with 号 or 页 behind it."""
    if place.last.isspace() or not REFERENCE_AFTER.match(place.after):
        return None
    closes = place.first in CLOSING or place.after.startswith(("号", "页"))
    return "reference" if closes or ADDRESS.search(place.before) else None


@NOT_MEASURED.rule("telephone", before=("kind-of-thing",), only=of_kind("none"))
def telephone(place: Place) -> str | None:
    """联系电话：88886666, 浏览量1024, ICP备17005283号: a word before it says what the number is for."""
    before = place.before
    if place.last in JOINS:
        before = place.text[max(0, place.token.start - 30) : place.token.start]  # 索引号：11350125/2024-00017
    return "reference" if REFERENCE_BEFORE.search(before) else None


@NOT_MEASURED.rule("copies-printed", Tier.SPECIFIC, only=of_kind("count"), needs="印")
def copies_printed(place: Place) -> str | None:
    """（共印60份）: how many copies of the document there are."""
    return "reference" if place.unit.code == "份" and PRINTED.search(place.before) else None


@NOT_MEASURED.rule("long-number", Tier.DEFAULT, only=of_kind("none"))
def long_number(place: Place) -> str | None:
    """4200000001: five digits and more with neither unit nor noun; 户籍人口35621 counts."""
    digits = len(place.written) >= 5 and place.written.isdigit()
    counted = COUNTED_BEFORE.search(place.before) is not None
    return "reference" if digits and not counted and not HAN.match(place.first or "") else None
