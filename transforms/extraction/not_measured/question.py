"""The question of this room: does this number measure nothing, and why?"""

from typing import NamedTuple

from transforms.extraction.model import NO_UNIT, Token, Unit
from transforms.extraction.not_measured.words import QUOTE_OPEN
from transforms.extraction.rules import Question

MEASURED = "measured"
"""The answer of a rule that knows that the number does measure."""
STOPS = frozenset("，。；、,;！")
QUOTES = frozenset(QUOTE_OPEN)
# units whose numbers measure wherever a word stands before them and a stop behind
PLAIN = frozenset({"money", "share", "count", "area", "mass", "volume", "energy", "rate"})


class Place(NamedTuple):
    """A number and the words beside it; `last` and `first` are the characters that touch it."""

    text: str
    token: Token
    unit: Unit
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


NOT_MEASURED: Question[Place, str] = Question("not_measured")
"""Asked of quantities: the answer is a reason, or MEASURED. The key is the kind of the unit."""
NO_QUANTITY: Question[Token, str] = Question("no_quantity")
"""Asked of all other tokens; the key is the token's kind."""


def place_of(text: str, token: Token, sentence_start: int, sentence_end: int) -> Place:
    """The place of a token in its sentence."""
    start, end = token.start, token.end
    before, after = text[max(sentence_start, start - 12) : start], text[end : end + 14]
    return Place(text, token, token.unit, before, after, before[-1:], after[:1], sentence_end)


def stands_plainly(text: str, token: Token) -> bool:
    """The common case, in which no rule has anything to say, told by two characters: a Chinese word before, a stop after,
    no quotation mark near."""
    start = token.start
    return (
        token.unit.kind in PLAIN
        and token.unit.code != "条"
        and text[token.end : token.end + 1] in STOPS
        and "\u4e00" <= text[start - 1 : start] <= "\u9fff"
        and text[start - 1] not in "第前续后"
        and QUOTES.isdisjoint(text[max(0, start - 14) : start])
    )
