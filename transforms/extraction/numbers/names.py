"""Numbers that are joined into one name."""

import re

from transforms.extraction.model import Token
from transforms.extraction.numbers.amount import NUMERAL
from transforms.extraction.numbers.question import NUMBER, Here
from transforms.extraction.rules import Tier

JOINED = re.compile(rf"{NUMERAL}(?:[+＋](?:{NUMERAL}|[A-Z]))+")


@NUMBER.rule("joined", Tier.SPECIFIC, only="+＋.,．")
def joined(here: Here) -> Token | None:
    """1+3+N, 1＋4＋X: numbers joined by plus signs are one name."""
    found = JOINED.match(here.text, here.start)
    return Token(here.start, found.end(), "name") if found else None
