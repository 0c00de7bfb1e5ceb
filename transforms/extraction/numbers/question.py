"""The question of this room: which expression begins here, and what is it worth?"""

import re

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import Token
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question


@record
class Here(Record):
    """An offset of the text at which an expression may begin."""

    text: str
    start: int
    lexicon: Lexicon


NUMBER: Question[Here, Token] = Question("number")
"""Asked where START finds something; the key is `key_of` of what it finds. The answer is the whole expression."""

CN = "一二三四五六七八九十"
BLANKS = " \u3000"
DASHES = "-—－–~～至到"
# Every expression begins with one of these; looking for one set of characters before what must follow some of them is
# twice as fast as looking for the alternatives, and for digits one by one than for `\d`; which of the rare signs beyond the
# first plane are digits is asked of each.
EVERY_DIGIT = "".join(chr(code) for code in range(0x10000) if chr(code).isdecimal()) + "\U00010000-\U0010ffff"
START = re.compile(
    rf"[{EVERY_DIGIT}第首榜前翻过持{CN[:-1]}](?:(?<=\d)\d*|(?<=[第首榜前翻])|(?<=[过一])半|(?<=持)平|(?<=[{CN[:-1]}])成)"
)
# What follows the first digits tells which rules have anything to say of them; behind other characters only `quantity`.
LETTERS = "HhQq"  # of halves and quarters
AFTER_DIGITS = frozenset("年月日季时点个晚学世:：/.,．+＋" + LETTERS + BLANKS + DASHES)
DIGITS = frozenset({*AFTER_DIGITS, ""})
DECIMAL = re.compile(
    r"\d{1,3}\.(?!(?:19|20)\d\d ?年)\d+(?![\d+＋])"
)  # no year on either side of the point, and nothing that joins the number to another


def key_of(text: str, found: re.Match[str]) -> str:
    """By which key the rules are chosen: a first character that is no digit, else what follows the first digits."""
    first = text[found.start()]
    if not first.isdigit():
        return first
    after = text[found.end() : found.end() + 1]
    return "" if after not in AFTER_DIGITS or after == "." and DECIMAL.match(text, found.start()) else after
