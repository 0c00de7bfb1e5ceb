"""Whether a growth is nominal or real."""

from __future__ import annotations

import re

from transforms.extraction.mention import SEMICOLON
from transforms.extraction.model import SentenceContext, Statement

REAL = re.compile(r"(?:可比价|不变价)(?:格)?计算|扣除价格因素")


def basis(statement: Statement, sentence: SentenceContext) -> str | None:
    """Real where the words before the number say so (实际增长), or the clauses before it (按可比价格计算); else not said."""
    cue = statement.cue
    if not sentence.real or cue.basis is not None or statement.measure != "growth":
        return cue.basis
    before = sentence.report.text[sentence.start : statement.mention.token.start]
    return "real" if REAL.search(SEMICOLON.split(before)[-1]) else None
