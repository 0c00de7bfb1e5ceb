"""A whole report: tokens into sentences, sentences into rows."""

from transforms.extraction.layout import flow_of, in_original
from transforms.extraction.lexicon import Lexicon
from transforms.extraction.memory import Report
from transforms.extraction.model import Token
from transforms.extraction.not_measured import excluded
from transforms.extraction.numbers import scan, standing
from transforms.extraction.period import of_context
from transforms.extraction.rows import Context, Extraction
from transforms.extraction.sentence import read_sentence
from transforms.extraction.structure import Sentence, frame, sentences
from transforms.extraction.tables import merged, read_tables


def extract(text: str, context: Context, lexicon: Lexicon) -> Extraction:
    """Read one report: its tables, and its prose.

    Returns its rows and exclusions in text order; every Arabic number of the text lies in exactly one span (several rows
    may share one). The same text, context and lexicon give the same result. Never raises for any text.
    """
    tables, prose = read_tables(text, context, lexicon)
    flow = flow_of(prose)
    result = read_prose(flow.text if flow else prose, context, lexicon)
    if flow:
        result = in_original(result, flow, text)
    return merged(result, tables) if tables.exclusions or tables.rows else result


def read_prose(text: str, context: Context, lexicon: Lexicon) -> Extraction:
    """Read what is written in sentences."""
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
            exclusion = excluded(text, token, start, end)
            if exclusion is None:
                measures.append(standing(text, token, start))
            else:
                result.exclusions.append(exclusion)
                if token.kind == "date":
                    dates.append(token)
            token = next(tokens, None)
        if measures:
            read_sentence(report, Sentence(start, end, passage), measures, dates)
    result.exclusions.sort()
    return result
