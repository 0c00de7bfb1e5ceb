"""tongbi rules: which rules of the extraction a corpus needs, and which two of them disagree undeclared."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from orchestration.cli.app import app, fail, out
from orchestration.printing import empty_table
from transforms.evaluation.rules import Survey, reasons, watching
from transforms.extraction.rules import QUESTIONS
from transforms.facts import stages
from transforms.reading import list_files
from transforms.reading.document import Document


@app.command("rules")
def rules_command(
    folder: Annotated[Path, typer.Argument(help="Folder of reports, in any format that is read.", show_default=False)],
) -> None:
    """List every rule of the extraction with how often it decides, and every two rules that disagree undeclared.

    Two rules are undeclared when both answer, neither is of a higher tier, and neither names the other in `before`: then the
    answer hangs on their names. Exits with 1 when there are any that transforms/evaluation/undeclared.yml gives no reason for.
    """
    if not folder.is_dir():
        fail(f"{folder}: no such folder")
    try:
        known = reasons()
    except ValueError as error:
        fail(str(error))
    survey = Survey()
    with watching(survey.note):
        texts = _read(folder)
    if not texts:
        fail(f"{folder}: nothing in it that can be read")
    _print_counts(survey)
    open_ = _print_undeclared(survey, known)
    total = sum(len(question.rules()) for question in QUESTIONS.values())
    pairs = sum(1 for question in QUESTIONS.values() for _ in question.declared_pairs())
    out.print(f"{texts} texts; {len(QUESTIONS)} questions, {total} rules, {pairs} declared pairs; {open_} undeclared")
    if open_:
        raise typer.Exit(1)


def _read(folder: Path) -> int:
    """Extract every report of the folder; returns how many there are."""
    stage = stages.load()
    found = (item for path in list_files(folder) if isinstance(path, Path) for item in stage.read(path, folder))
    read = 0
    for document in found:
        if isinstance(document, Document):
            stage.extract(document.simplified(), stage.identify(document))
            read += 1
    return read


def _print_counts(survey: Survey) -> None:
    table = empty_table(("question", "rule", "tier", "decided", "lost"), right=(3, 4))
    for question in QUESTIONS.values():
        for rule in question.rules():
            at = question.name, rule.name
            table.add_row(*at, rule.tier.name.lower(), str(survey.decided[at]), str(survey.lost[at]))
    out.print(table)
    out.print()


def _print_undeclared(survey: Survey, known: dict[tuple[str, str, str], str]) -> int:
    """Each pair with places; returns how many have no reason."""
    for pair, times in survey.undeclared.most_common():
        question, winner, other = pair
        out.print(
            f"[bold]{question}[/bold]: {winner} and {other} disagree in {times} places: {known.get(pair, 'undeclared')}"
        )
        for place in survey.places[pair]:
            out.print(f"    {escape(place)}", soft_wrap=True)
    return sum(pair not in known for pair in survey.undeclared)
