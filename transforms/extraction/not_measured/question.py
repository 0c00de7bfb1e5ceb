"""The question of this room: does this number measure nothing, and why?"""

import re
from collections.abc import Callable
from operator import attrgetter

from transforms.extraction.model import NO_UNIT, Token, Unit
from transforms.extraction.not_measured.words import QUOTE_OPEN
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question

MEASURED = "measured"
"""The answer of a rule that knows that the number does measure."""
STOPS = frozenset("，。；、,;！")
OPENING_QUOTE = re.compile(f"[{QUOTE_OPEN}]")
SIGNS_BEHIND = frozenset("＋＃")
PLAIN = frozenset({"money", "share", "count", "area", "mass", "volume", "energy", "rate"})
"""Kinds of unit in which most things are measured."""


@record
class Place(Record):
    """A number and the words beside it (`around`: with the number); `last` and `first` are the characters that touch it."""

    text: str
    token: Token
    unit: Unit
    around: str
    before: str
    after: str
    last: str
    first: str
    sentence_end: int

    @property
    def written(self) -> str:
        return self.text[self.token.start : self.token.end]

    @property
    def is_bare(self) -> bool:
        """Whether the number has no unit."""
        return self.unit is NO_UNIT


Beside = tuple[str, bool, bool, bool]
"""What tells which rules have anything to say of a number: the kind of its unit; whether something else than a Chinese word
or a mark touches it (or 第); whether a quotation mark opens near; whether anything but a mark that ends a clause follows."""


def of_kind(*kinds: str, followed: bool = False, touched: bool = False) -> Callable[[Beside], bool]:
    """For rules about some kinds of unit; with `followed` only where a word can follow the number, with `touched` only where
    something else touches it."""

    def is_asked(beside: Beside) -> bool:
        kind, is_touched, _, is_followed = beside
        return kind in kinds and (is_followed or not followed) and (is_touched or not touched)

    return is_asked


def touched(beside: Beside) -> bool:
    """For rules about what touches the number."""
    _, is_touched, _, _ = beside
    return is_touched


def near_quotes(beside: Beside) -> bool:
    """For rules about quotation marks."""
    _, _, is_quoted, _ = beside
    return is_quoted


NOT_MEASURED: Question[Place, str] = Question("not_measured", words=attrgetter("around"))
"""Asked of quantities with their Beside as key: the answer is a reason, or MEASURED."""
NO_QUANTITY: Question[Token, str] = Question("no_quantity")
"""Asked of all other tokens; the key is the token's kind."""


def place_of(text: str, token: Token, sentence_start: int, sentence_end: int) -> Place:
    """The place of a token in its sentence."""
    start, end = token.start, token.end
    opening = max(sentence_start, start - 12)
    before, after = text[opening:start], text[end : end + 14]
    return Place(text, token, token.unit, text[opening : end + 14], before, after, before[-1:], after[:1], sentence_end)


def beside(text: str, token: Token) -> Beside:
    """The key of a quantity."""
    start = token.start
    last, first = text[start - 1 : start], text[token.end : token.end + 1]
    word_before = "\u4e00" <= last <= "\u9fff" and last != "第"
    followed = first not in STOPS
    touches = not word_before or followed and (first < "\u2000" or first in SIGNS_BEHIND)
    quoted = OPENING_QUOTE.search(text, max(0, start - 14), start) is not None
    return token.unit.kind, touches, quoted, followed
