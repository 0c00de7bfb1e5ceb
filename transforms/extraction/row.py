"""A row: the fields of a statement, put together by name. Only what a measure can have is asked for: a level compares with nothing."""

from __future__ import annotations

from transforms.extraction.attributes.basis import basis
from transforms.extraction.attributes.comparison import comparison
from transforms.extraction.attributes.indicator_id import indicator_id
from transforms.extraction.attributes.period import period
from transforms.extraction.attributes.role import role
from transforms.extraction.attributes.scope import scope
from transforms.extraction.attributes.value import value
from transforms.extraction.attributes.warnings import warnings
from transforms.extraction.discourse import Discourse
from transforms.extraction.model import MOVES, Row, SentenceContext, Statement
from transforms.extraction.periods.span import as_dates


def row(
    statement: Statement, subject: str | None, discourse: Discourse, sentence: SentenceContext, ordinal: int
) -> Row:
    """`subject` is the entity that the statement is about, None for the district; `discourse` what was said before it."""
    token, measure, cue = statement.mention.token, statement.measure, statement.cue
    measured = value(statement, discourse, sentence)
    spoken = role(statement, discourse, sentence)
    span = period(statement, spoken, discourse, sentence)
    start, end = as_dates(span) if span else (None, None)
    known = indicator_id(statement, measured.unit, discourse, sentence)
    return Row(
        ordinal,
        statement.claim,
        measure,
        comparison(statement, span, discourse, sentence) if measure in MOVES else None,
        statement.indicator.replace("\n", ""),  # a wording that the text breaks over two lines
        known,
        subject,
        measured.value,
        measured.upper,
        measured.unit,
        sentence.report.text[token.start : token.end],
        measured.half,
        measured.bound,
        "target" if spoken.target else "actual",
        "E" if spoken.estimate else "A",
        start,
        end,
        scope(statement, sentence) if measure == "rank" else cue.scope,
        statement.rank_of,
        basis(statement, sentence) if sentence.based else cue.basis,
        sentence.passage.section,
        sentence.words,
        token.start,
        token.end,
        statement.rule,
        warnings(statement, known, span, sentence) if measure == "level" else (),
    )
