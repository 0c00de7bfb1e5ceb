"""tongbi sql: a question to the published warehouse."""

import csv
import re
import sys
from typing import Annotated, Any

import typer

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out
from orchestration.printing import as_json, table
from transforms.common.errors import did_you_mean
from transforms.exports.questions import questions
from transforms.exports.safe import safe_text
from transforms.exports.warehouse import Answer, Warehouse, WarehouseError

_NUMERIC = re.compile(r"DECIMAL|DOUBLE|FLOAT|NUMBER|.*INT")


@app.command()
def sql(
    question: Annotated[
        str | None, typer.Argument(metavar="SQL", help="One SELECT, DESCRIBE or SHOW; - reads standard input.")
    ] = None,
    examples: Annotated[bool, typer.Option("--examples", help="List the named questions.")] = False,
    example: Annotated[
        str | None, typer.Option("--example", "-e", metavar="NAME", help="Ask a named question.")
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, all rows.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, all rows.")] = False,
    rows: Annotated[int, typer.Option("--rows", min=1, help="At most so many rows in the table.")] = 50,
    seconds: Annotated[float, typer.Option("--seconds", min=0.001, help="How long it may take.")] = 60,
    memory: Annotated[str, typer.Option("--memory", help="How much memory it may take.")] = "2GB",
    warehouse: WarehouseDir = None,
) -> None:
    """Ask the published warehouse a question in SQL (DuckDB's).

    It is only read, and nothing else can be: no file, no network. `tongbi sql "show tables"` lists the tables,
    `tongbi sql "describe mart_yoy_indicators"` the columns of one.
    """
    if examples:
        _list_examples()
        return
    asked = _asked(question, example)
    if example is not None and not (as_csv or json):
        out.print(asked, markup=False, style="dim", soft_wrap=True)
        out.print()
    try:
        with Warehouse(settings.places(warehouse=warehouse).published, seconds=seconds, memory=memory) as opened:
            answer = opened.ask(asked, at_most=None if as_csv or json else rows + 1)
    except WarehouseError as error:
        fail(str(error))
    if as_csv:
        _print_csv(answer)
    elif json:
        for row in answer.rows:
            typer.echo(as_json(dict(zip(answer.columns, row, strict=True))))
    else:
        _print_table(answer, rows)


def _list_examples() -> None:
    for one in questions().values():
        out.print(f"[bold]{one.name}[/bold]  {one.en} {one.zh}", soft_wrap=True)


def _asked(question: str | None, example: str | None) -> str:
    if (question is None) == (example is None):
        fail('give a question, as tongbi sql "select …", or --example NAME; --examples lists the names')
    if example is not None:
        known = questions()
        if example not in known:
            fail(f"no example {example!r}{did_you_mean(example, known)}; there are {', '.join(known)}")
        return known[example].sql
    assert question is not None
    return typer.get_text_stream("stdin").read() if question == "-" else question


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in answer.rows)


def _csv_cell(value: Any) -> Any:
    return safe_text(value) if isinstance(value, str) else value


def _print_table(answer: Answer, rows: int) -> None:
    right = [position for position, kind in enumerate(answer.types) if _NUMERIC.fullmatch(kind.split("(")[0])]
    out.print(table(answer.columns, answer.rows[:rows], right))
    if not answer.rows:
        out.print("[dim]no rows[/dim]")
    if len(answer.rows) > rows:
        out.print(f"[dim]the first {rows} rows; --rows shows more, --csv and --json give all[/dim]")
