"""What measures nothing, and why: the only place where a number is excluded. One file a reason, `time` for attributes of time."""

from transforms.extraction.model import Exclusion, Token
from transforms.extraction.not_measured import attribute, date, enumerator, name, reference, time
from transforms.extraction.not_measured.name import unranked
from transforms.extraction.not_measured.question import (
    MEASURED,
    NO_QUANTITY,
    NOT_MEASURED,
    beside,
    place_of,
)

RULES = (attribute, date, enumerator, name, reference, time)  # the modules whose rules answer

__all__ = ["NOT_MEASURED", "NO_QUANTITY", "RULES", "excluded", "unranked"]


def excluded(text: str, token: Token, sentence_start: int, sentence_end: int) -> Exclusion | None:
    """Why a token measures nothing, with the rule that says so; None when it measures."""
    if token.kind != "quantity":
        decision = NO_QUANTITY.decide(token, token.kind)
    else:
        decision = NOT_MEASURED.decide(place_of(text, token, sentence_start, sentence_end), beside(text, token))
    if decision is None:
        return None
    rule, reason = decision
    return None if reason == MEASURED else Exclusion(token.start, token.end, reason, rule)
