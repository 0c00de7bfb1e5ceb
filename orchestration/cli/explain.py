"""tongbi explain: how a sentence is read, or how a row of a warehouse came to be."""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.markup import escape
from rich.table import Table

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, need_published, out
from orchestration.printing import empty_table
from transforms.common.for_duckdb import connect
from transforms.evaluation.rules import short, span_of, watching
from transforms.extraction import Context, Extraction, Lexicon, Row, extract
from transforms.extraction.cues.read import read_cue
from transforms.extraction.model import Token
from transforms.extraction.numbers import scan
from transforms.extraction.rules import Decision, Question
from transforms.facts.stages import load_lexicon

BREAK = re.compile(r"[，,；;：:。！？!?\n]")
COUNTED = ("count", "none")
Answered = tuple[Question[Any, Any], Any, list[Decision[Any]]]


@app.command()
def explain(
    text: Annotated[str | None, typer.Argument(help="A sentence, or several; - reads standard input.")] = None,
    period: Annotated[str, typer.Option("--period", help="Of the report: 2025, 2025-01/2025-06.")] = "2025",
    kind: Annotated[
        Literal["annual", "half_year", "quarter", "other"], typer.Option("--kind", help="Of the report.")
    ] = "annual",
    district: Annotated[str | None, typer.Option("--district", help="Whose report it is.")] = None,
    row: Annotated[str | None, typer.Option("--row", help="The metric_id of a row of a warehouse instead.")] = None,
    warehouse: WarehouseDir = None,
) -> None:
    """Show how a text is read: its numbers, what is excluded and by which rule; the passes, each with the rules that answered
    and those that lost; and of each row the rule and the words behind it."""
    lexicon = load_lexicon()
    if row is not None:
        _explain_row(row, settings.places(warehouse=warehouse).published, lexicon)
        return
    if text is None:
        fail("give a sentence to read, or --row METRIC_ID")
    written = typer.get_text_stream("stdin").read() if text == "-" else text
    if not written.strip():
        fail("the text is empty; give a sentence to read, or --row METRIC_ID")
    start, end = _period(period)
    answered: list[Answered] = []
    with watching(lambda *case: answered.append(case)):
        got = extract(written, Context(start, end, kind, district), lexicon)
    _print_tokens(written, got, lexicon)
    _print_rules(written, answered)
    _print_rows(written, got, got.rows, lexicon)
    if not got.rows and not got.exclusions:
        out.print("no number is in it: a sentence is read as it is given, a file with `tongbi explain - < FILE`")


def _explain_row(metric_id: str, published: Path, lexicon: Lexicon) -> None:
    doc_id, _, place = metric_id.partition("-")
    need_published(published)
    if not re.fullmatch(r"\d+-\d+", place):
        fail(f"{metric_id!r} is no metric_id; they look like 0123456789abcdef-250-0")
    at, ordinal = map(int, place.split("-"))
    with connect(str(published), read_only=True) as connection:
        found = connection.execute(
            """select d.source_path, d.text, d.period_start, d.period_end, d.report_kind, s.name,
                      s.province, s.prefecture, s.county, s.township
               from dim_documents as d left join dim_districts as s using (district_id) where d.doc_id = ?""",
            [doc_id],
        ).fetchone()
    if found is None:
        fail(f"{published}: no document {doc_id} in it")
    source_path, text, start, end, kind, name, *path = found
    ancestors = tuple(one for one in path if one and one != name)
    got = extract(text, Context(start, end, kind, name, ancestors), lexicon)
    rows = [row for row in got.rows if (row.char_start, row.ordinal) == (at, ordinal)]
    if not rows:
        here = ", ".join(
            f"{doc_id}-{row.char_start}-{row.ordinal}" for row in got.rows if abs(row.char_start - at) < 50
        )
        fail(f"{source_path}: no row at {at}-{ordinal}; rows near it: {here or 'none'}")
    out.print(f"[bold]{escape(source_path)}[/bold], {start} to {end}, {name or 'no district'}")
    out.print(f"section  {escape(rows[0].section) or '–'}")
    out.print(_marked(text, rows[0]), soft_wrap=True)
    _print_rows(text, got, rows, lexicon)


def _marked(text: str, row: Row) -> str:
    """The row's sentence with its number set off, also where colours are lost in a pipe."""
    begin = text.rfind(row.sentence, 0, row.char_end + len(row.sentence))
    begin = begin if 0 <= begin <= row.char_start else row.char_start
    stop = max(begin + len(row.sentence), row.char_end)
    before, after = text[begin : row.char_start], text[row.char_end : stop]
    return f"{escape(before)}[reverse]【{escape(row.value_text)}】[/reverse]{escape(after)}".replace("\n", "⏎")


def _print_tokens(text: str, got: Extraction, lexicon: Lexicon) -> None:
    excluded = {one.char_start: one for one in got.exclusions}
    table = empty_table(("token", "kind", "value", "unit", "excluded as", "by the rule"))
    for token in scan(text, lexicon):
        exclusion = excluded.get(token.start)
        unit = "" if token.kind == "date" or token.value is None else token.unit.code
        why = (exclusion.reason, exclusion.rule) if exclusion else ("", "")
        table.add_row(escape(text[token.start : token.end]), token.kind, _bounds(token), unit, *why)
    out.print(table)


def _print_rules(text: str, answered: Iterable[Answered]) -> None:
    """Every question in the order in which it was asked: the rule that answered it, and the rules that lost to that."""
    table = empty_table(("question", "asked of", "rule", "says", "lost to it"))
    for question, case, answers in answered:
        span = span_of(answers[0].answer) or span_of(case)
        asked_of = text[span[0] : span[1]] if span else short(case)
        winner, *others = answers
        lost = ", ".join(
            other.rule if other.answer == winner.answer else f"{other.rule} ({short(other.answer)})" for other in others
        )
        table.add_row(question.name, escape(asked_of), winner.rule, escape(short(winner.answer)), escape(lost))
    out.print()
    out.print(table)


def _print_rows(text: str, got: Extraction, rows: Iterable[Row], lexicon: Lexicon) -> None:
    tokens = {token.start: token for token in scan(text, lexicon)}
    taken = [row.char_end for row in got.rows] + [one.char_end for one in got.exclusions]
    for number, row in enumerate(rows, 1):
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
        for label, told in _told(row, _cue_words(text, row, taken, tokens)):
            if told:
                table.add_row(label, told)
        out.print()
        out.print(f"[bold]{number}. {escape(row.value_text)}[/bold] at {row.char_start}–{row.char_end}")
        out.print(table)


def _told(row: Row, cue_words: list[str]) -> Iterator[tuple[str, str]]:
    """What a row says, a label and markup for each; "" where it says nothing."""
    known = f"[green]{row.indicator_id}[/green]" if row.indicator_id else "no canonical indicator"
    about = f", about {escape(row.subject_text)}" if row.subject_text else ""
    rank = f" in {row.rank_scope or '–'}, of the {row.rank_of}" if row.measure == "rank" else ""
    yield "rule", row.rule
    yield "cue words", escape(" ".join(cue_words)) or "–"
    yield "wording", f"{escape(row.indicator_text)}  {known}{about}"
    yield "says", " ".join(filter(None, (row.measure, row.comparison, row.growth_basis))) + rank
    yield "value", f"{_bounds(row)} {row.unit}, {row.bound}, ± {row.half_width:f}"
    yield "claim", str(row.claim)
    yield "period", _months(row.period_start, row.period_end)
    yield "role", row.role + (", an estimate" if row.obs_status == "E" else "")
    yield "warnings", "; ".join(row.warnings)


def _bounds(one: Row | Token) -> str:
    """The value, or the two values of a range: 22.5–23."""
    return "–".join(str(value) for value in (one.value, one.value_max) if value is not None)


def _months(start: date | None, end: date | None) -> str:
    return f"{start:%Y-%m}/{end:%Y-%m}" if start and end else "–"


def _cue_words(text: str, row: Row, taken: list[int], tokens: dict[int, Token]) -> list[str]:
    """The words that the clause before the number was read by, left to right."""
    before = max((end for end in taken if end <= row.char_start), default=0)
    clause = BREAK.split(text[before : row.char_start])[-1]
    token = tokens.get(row.char_start)
    if row.measure == "rank":
        kind = "rank"
    elif row.unit in ("%", "pp"):
        kind = "share"
    else:
        kind = "count" if token is None or token.unit.kind in COUNTED else "other"
    return list(reversed(read_cue(clause, kind).cues))


def _period(written: str) -> tuple[date, date]:
    """2025 → its first and last day; 2025-01/2025-06 → first day of the first month, last of the last."""
    try:
        first, _, last = written.partition("/")
        start = date.fromisoformat(f"{first}-01" if "-" in first else f"{first}-01-01")
        end = date.fromisoformat(f"{last or first}-01" if "-" in (last or first) else f"{last or first}-12-01")
    except ValueError:
        fail(f"--period {written!r}: write 2025, 2025-03 or 2025-01/2025-06")
    return start, end.replace(day=calendar.monthrange(end.year, end.month)[1])
