"""What a sentence is known to hold before its numbers are read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.extraction.attributes.role import AIM, SET, SO_FAR
from transforms.extraction.model import ReportText, SentenceContext, Token
from transforms.extraction.passages import Passage, Sentence, frame_of_section
from transforms.extraction.periods.governing import named_spans
from transforms.extraction.periods.span import Span

BASED = re.compile("价|口径|因素|名义|实际")
# 截至11月末 is the months until then; 比10月末 names what is held against
MONTH_END = re.compile(
    r"(?<![\d较比与同到至止])(?:((?:19|20)\d\d)年)?(?<!\d)(\d{1,2})月末(?!前)[^。；;]{0,24}?(?:余额|存款|贷款)"
)
ACROSS = re.compile(r"比(?:19|20)\d\d年|年均|五年")


def in_context(
    report: ReportText, sentence: Sentence, words: str, tokens: Sequence[Token], dates: Sequence[Token]
) -> SentenceContext:
    """A sentence with the spans it names and with what it holds at all, so that most numbers need not look for it."""
    spans = named_spans(report.text, sentence, tokens, dates, report.period, report.now)
    aims = AIM.search(words) is not None
    return SentenceContext(
        report,
        sentence.start,
        sentence.end,
        sentence.passage,
        tokens,
        spans,
        words,
        frozenset(words),
        _years_reviewed(sentence.passage, report.period),
        across=sentence.passage.years is not None and ACROSS.search(words) is not None,
        aims=aims,
        may_aim=aims or sentence.passage.plan or bool(spans),
        estimates="预" in words or "初步" in words,
        based=BASED.search(words) is not None,
        held_to_aim=SET.search(words) is not None and ("实际" in words or SO_FAR.search(words) is not None),
    )


def in_section(report: ReportText, passage: Passage) -> ReportText:
    """A report as it is to be understood in a section on some months of the next year: 四、2024年上半年预算执行情况."""
    if passage.months is None:
        return report
    year, first, last = passage.months
    return report._replace(period=Span(year, first, year, last), now=frame_of_section(report.now, passage.months))


def opened_with(sentence: SentenceContext, own: Span | None) -> Span | None:
    """1—8月，… or 8月，… in a brief on August: the months up to its own that a sentence opens with; until the next heading those that
    name no time tell of them, too. None for any other sentence."""
    if own is None or own[:2] != own[2:4]:
        return None
    where, span = sentence.spans[0]
    opens = not sentence.report.text[sentence.start : where].strip()
    if span is None or not opens or span.several or span[2:4] != own[2:4]:
        return None
    return span if span.first_year == own.first_year and span.first_month in (1, own.first_month) else None


def with_month_end(sentence: SentenceContext, before: SentenceContext | None) -> SentenceContext:
    """A sentence with the month at whose end balances stood (11月末存款余额…): its own, else that of the sentence before in its paragraph."""
    own = sentence.report.period
    named = MONTH_END.search(sentence.words) if own and "月末" in sentence.words else None
    if named and own:
        month = int(named[2])
        stood = Span(int(named[1] or own.last_year), month, int(named[1] or own.last_year), month)
        return sentence._replace(month_end=stood) if 1 <= month <= 12 else sentence
    if before is None or before.month_end is None or "\n" in sentence.report.text[before.end : sentence.start]:
        return sentence
    return sentence._replace(month_end=before.month_end)


def _years_reviewed(passage: Passage, own: Span | None) -> Span | None:
    """The years that a passage looks back on; of a report on several years as a whole (a mid-term evaluation) its own."""
    if passage.plan or own is None:
        return None
    if passage.years is None:
        return own._replace(several=True) if own.first_year < own.last_year and own.first_month == 1 else None
    return Span(passage.years[0], 1, passage.years[1], own.last_month, True)
