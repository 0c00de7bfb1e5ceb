"""Whether a growth, or an amount, is at current prices or at those of another year."""

from __future__ import annotations

import re

from transforms.extraction.mention import SEMICOLON
from transforms.extraction.model import SentenceContext, Statement

REAL = re.compile(r"(?:可比价|不变价)(?:格)?计算|扣除价格因素")
SAME_SCOPE = re.compile(r"按(?:照)?(?:可比|同)口径(?:计算|测算|比较|来?看)?[，,]")
OTHER_PRICES = re.compile(  # up to the amount itself: what grew at such prices is an amount at those of the day
    r"按(?:照)?(?:(?:19|20)\d\d年)?的?(?:(?:可比|不变)价(?:格)?|(?<=年)价格)(?:\D|\d{4}年)*\Z"
)
BRACKET_OF_FIGURE = re.compile(r"(?<=[%％点])[（(][^（()）]*[）)]")
BEHIND = re.compile(  # 增长3.1%（可比口径）
    r"(?:左右|以上)?[（(](?:均?(?:为|按照?|系|以))?(?:(?P<real>(?:可比|不变)价格?(?:计算)?|实际(?:增[长速幅])?|(?:扣除|剔除)(?:价格|物价)因素后?)|"
    r"(?P<comparable>(?:可比|同)口径(?:计算|下|增[长速幅])?|(?:剔除|扣除)[^（()）\d]{2,14}因素(?:影响)?后?)|(?P<nominal>名义(?:增[长速幅])?))[，,]?(?:下同)?[）)]"
)


def basis(statement: Statement, sentence: SentenceContext) -> str | None:
    """As the words before the number say (实际增长), or the bracket behind a growth (增长3.1%（可比口径）), or the clauses before it (按可比价格计算, of an
    amount 按2020年价格计算); else not said."""
    cue, token = statement.cue, statement.mention.token
    if cue.basis is not None or statement.measure not in ("growth", "level"):
        return cue.basis
    if statement.measure == "growth" and (behind := BEHIND.match(sentence.report.text, statement.mention.after)):
        return behind.lastgroup
    before = BRACKET_OF_FIGURE.sub("", sentence.report.text[sentence.start : token.start])
    before = SEMICOLON.split(before)[-1]
    if statement.measure == "growth":
        return "real" if REAL.search(before) else "comparable" if SAME_SCOPE.search(before) else None
    return "real" if token.unit.kind == "money" and OTHER_PRICES.search(before) else None
