"""A whole report: tokens into sentences, sentences into rows."""

from transforms.extraction.cues import read_cue
from transforms.extraction.exclusion import excluded
from transforms.extraction.lexicon import Lexicon
from transforms.extraction.memory import Report
from transforms.extraction.period import of_context
from transforms.extraction.rows import Context, Exclusion, Extraction
from transforms.extraction.scan import RANK, Token, scan
from transforms.extraction.sentence import read_sentence
from transforms.extraction.structure import Sentence, frame, sentences

ORDINAL_SIGNS = "第前"
STANDING = frozenset("进入 进 跻身 挺进 位列 位居 名列 稳居 居于 排名".split())  # verbs that say by themselves that somebody stands there


def extract(text: str, context: Context, lexicon: Lexicon) -> Extraction:
    """Read one report.

    Returns its rows and exclusions in text order; every Arabic number of the text lies in exactly one span (several rows
    may share one). The same text, context and lexicon give the same result. Never raises for any text.
    """
    result = Extraction()
    now = frame(text, context)
    report = Report(text, context, of_context(context), now, lexicon, result)
    tokens = scan(text, lexicon)
    token = next(tokens, None)
    for start, end, passage in sentences(text, now):
        if token is None:
            break
        measures: list[Token] = []
        dates: list[Token] = []
        while token is not None and token.start < end:
            reason = token.reason
            if token.kind == "quantity":
                reason = excluded(text, token, start, end)
            if reason is None:
                if text[token.start - 1] in ORDINAL_SIGNS and token.kind == "quantity" and _is_ordinal(text, token, start):
                    _as_rank(text, token)
                measures.append(token)
            else:
                result.exclusions.append(Exclusion(token.start, token.end, reason))
                if token.kind == "date":
                    dates.append(token)
            token = next(tokens, None)
        if measures:
            read_sentence(report, Sentence(start, end, passage), measures, dates)
    result.exclusions.sort()
    return result


def _is_ordinal(text: str, token: Token, sentence_start: int) -> bool:
    """第4; and 前3位 where it says where somebody stands: 进入全省前3位, but not the 前20名 of a bracket."""
    before = text[token.start - 1:token.start]
    if before == "第":
        return True
    if before != "前" or token.unit.code not in ("位", "名", "1", "强"):
        return False
    cue = read_cue(text[max(sentence_start, token.start - 14):token.start - 1], "rank")
    return cue.ranked and (cue.scope is not None or not STANDING.isdisjoint(cue.cues))


def _as_rank(text: str, token: Token) -> None:
    """第4 and 第3位: the ordinal is the value, its sign and its noun belong to the span."""
    token.kind, token.unit = "rank", RANK
    token.start -= 1
    if text[token.end:token.end + 1] in ("位", "名") and text[token.end - 1] not in "位名":
        token.end += 1
