"""The application that every command registers with, and what the commands have in common."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from orchestration.printing import harmless_lines
from transforms.common.published import NotPublishedError, must_be_published

app = typer.Typer(
    name="tongbi",
    help="""tongbi 同比 reads Chinese government work reports and publishes a warehouse of their figures.

    Put reports into raw/, run `tongbi build`, open warehouse/tongbi.duckdb with any SQL tool: every number of every
    report is a row there, and mart_yoy_indicators compares them year over year.""",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

RawDir = Annotated[
    Path | None, typer.Argument(help="Folder of reports; raw/ of the project when none is named.", show_default=False)
]
WarehouseDir = Annotated[
    Path | None,
    typer.Option(
        "--warehouse",
        "-w",
        help="Folder of the warehouse; all that a build remembers lies in it. warehouse/ of the project when none is named.",
        show_default=False,
        metavar="DIR",
    ),
]


@app.callback()
def _commands() -> None:
    """Keeps a command a command when it is the only one loaded."""


# Into a file or a pipe there is no width to keep to.
_WIDTH = None if sys.stdout.isatty() else 160
out = Console(highlight=False, width=_WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(cause: str) -> None:
    """One line on standard error; brackets in a path are no markup, and a name of a file moves no cursor."""
    err.print(f"[red]tongbi:[/red] {escape(harmless_lines(cause))}")


def fail(cause: str, status: int = 1) -> NoReturn:
    """One line on standard error, then out."""
    complain(cause)
    raise typer.Exit(status)


def need_published(path: Path) -> None:
    """Out, with what to do, when nothing is published at `path`."""
    try:
        must_be_published(path)
    except NotPublishedError as error:
        fail(str(error))
