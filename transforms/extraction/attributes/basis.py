"""Whether a growth, or an amount, is at current prices or at those of another year."""

from __future__ import annotations

import re

from transforms.extraction.mention import SEMICOLON
from transforms.extraction.model import SentenceContext, Statement

REAL = re.compile(r"(?:可比价|不变价)(?:格)?计算|扣除价格因素")
OTHER_PRICES = re.compile(  # up to the amount itself: what grew at such prices is an amount at those of the day
    r"按(?:照)?(?:(?:19|20)\d\d年)?的?(?:(?:可比|不变)价(?:格)?|(?<=年)价格)(?:\D|\d{4}年)*\Z"
)


def basis(statement: Statement, sentence: SentenceContext) -> str | None:
    """In a sentence that speaks of prices: real where the words before the number say so (实际增长), or the clauses before it (按可比价格计算, of an amount 按2020年价格计算);
    else not said."""
    cue, token = statement.cue, statement.mention.token
    if cue.basis is not None or statement.measure not in ("growth", "level"):
        return cue.basis
    before = SEMICOLON.split(sentence.report.text[sentence.start : token.start])[-1]
    if statement.measure == "growth":
        return "real" if REAL.search(before) else None
    return "real" if token.unit.kind == "money" and OTHER_PRICES.search(before) else None
