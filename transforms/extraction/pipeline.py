"""The passes over a report, in their order: tables, the layout, numbers, sentences, what measures nothing, and for each number
that measures something what it states, in a discourse that goes on from number to number."""

from __future__ import annotations

from transforms.extraction.discourse import Discourse, after, at_mark, at_words, known_behind, opening
from transforms.extraction.indicator import case_of, named
from transforms.extraction.layout import flow_of, in_original
from transforms.extraction.lexicon import Lexicon
from transforms.extraction.lists import assigned, continued
from transforms.extraction.measure import measured
from transforms.extraction.mention import mention
from transforms.extraction.model import Context, Extraction, ReportText, SentenceContext, Statement, Token
from transforms.extraction.not_measured import excluded, unranked
from transforms.extraction.numbers import scan, standing
from transforms.extraction.passages import Sentence, frame, sentences
from transforms.extraction.periods.span import of_context
from transforms.extraction.row import row
from transforms.extraction.sentence import in_context, in_section, opened_with, with_month_end
from transforms.extraction.subjects.zone import zone_spoken_of
from transforms.extraction.tables import merged, read_tables

NONE_BEFORE: tuple[Statement, ...] = ()


def extract(text: str, context: Context, lexicon: Lexicon) -> Extraction:
    """Read one report: its tables, then its prose as it runs on.

    Returns its rows and exclusions in text order; every Arabic number of the text lies in exactly one span (several rows
    may share one). The same text, context and lexicon give the same result. Never raises for any text.
    """
    tables, prose = read_tables(text, context, lexicon)
    flow = flow_of(prose)
    result = _read_prose(flow.text if flow else prose, context, lexicon)
    if flow:
        result = in_original(result, flow, text)
    return merged(result, tables) if tables.exclusions or tables.rows else result


def _read_prose(text: str, context: Context, lexicon: Lexicon) -> Extraction:
    """Numbers into sentences, what measures nothing set aside, each other number stated in its discourse."""
    result = Extraction()
    now = frame(text, context)
    names = tuple(name for name in (context.district_name, *context.ancestors) if name)
    report = ReportText(text, of_context(context), now, lexicon, context.district_name or "", names)
    claims, before, section, told = 0, NONE_BEFORE, "", report
    last: SentenceContext | None = None
    tokens = scan(text, lexicon)
    token = next(tokens, None)
    for start, end, passage in sentences(text, now):
        if token is None:
            break
        if token.start >= end:
            before = NONE_BEFORE
            continue
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
        if not measures:
            before = NONE_BEFORE
            continue
        if section != passage.section:
            before, section, told = NONE_BEFORE, passage.section, in_section(report, passage)
        sentence = in_context(told, Sentence(start, end, passage), text[start:end], measures, dates)
        last = sentence = with_month_end(sentence, last)
        if sentence.spans and (months := opened_with(sentence, report.period)):
            told = report._replace(period=months)
        discourse = _read_sentence(sentence, opening(start, claims, before), result)
        claims, before = discourse.claims, known_behind(sentence, before, discourse.statements)
    result.exclusions.sort()
    return result


def _read_sentence(sentence: SentenceContext, discourse: Discourse, result: Extraction) -> Discourse:
    """Append the rows of one sentence; `discourse` is what holds at its head, what is returned what holds behind it."""
    used = sentence.start
    for index in range(len(sentence.tokens)):
        number = mention(sentence, index, used)
        used = number.after
        discourse = at_mark(discourse, number, sentence)
        reading = continued(number, discourse, sentence)
        if reading is None:
            behind_words, phrase = at_words(discourse, number, sentence)
            statement = measured(number, phrase, behind_words, sentence)
            if statement is None:
                if exclusion := unranked(sentence.report.text, number.token):
                    result.exclusions.append(exclusion)
                continue
            discourse = behind_words
            case = case_of(statement, number, discourse, sentence)
            reading = assigned(case) or named(case)
        for stated, subject in zip(reading.statements, reading.whose, strict=True):
            of_zone = subject or zone_spoken_of(stated, sentence)
            result.rows.append(row(stated, of_zone, discourse, sentence, len(result.rows)))
        discourse = after(discourse, reading)
        used = max(used, reading.used)
    return discourse
