"""tongbi evaluate: how well the extraction reads what was annotated."""

from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table

from orchestration.cli.app import app, fail, out
from orchestration.settings import PROJECT
from transforms.evaluation import Figures, Gold, Report, evaluate, load_gold, mistakes, texts_by_hash
from transforms.evaluation.gold import GoldError
from transforms.facts.stages import load_lexicon

MEASURES = ("detection", "strict", "core", "links", "accounted")


@app.command("evaluate")
def evaluate_command(
    gold: Annotated[
        list[Path] | None,
        typer.Option("--gold", help="Folder of annotations, may be repeated.  [default: all that are at hand]"),
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", help="Folder with the annotated texts.  [default: ../shared/corpus]")
    ] = None,
    errors: Annotated[int, typer.Option("--errors", "-n", help="Mistakes to show, of the dev half only.")] = 0,
    half: Annotated[
        Literal["dev", "measured"],
        typer.Option("--half", help="measured: figures only, and every look at them costs some of their worth."),
    ] = "dev",
) -> None:
    """Hold the extraction against annotated reports: the figures, and the precision of each rule, weakest first."""
    folders = gold or _default_folders(half)
    texts_folder = corpus or PROJECT.parent / "shared" / "corpus"
    if not texts_folder.is_dir():
        fail(f"{texts_folder}: no such folder; give the annotated texts with --corpus")
    try:
        golds = [one for folder in folders for one in load_gold(folder)]
    except GoldError as error:
        fail(str(error))
    if not golds:
        fail(f"no annotations (*.jsonl) in {', '.join(map(str, folders)) or 'tests/gold'}; give a folder with --gold")
    report = evaluate(golds, texts_by_hash(texts_folder, {one.sha256 for one in golds}), load_lexicon())
    _print(report, golds, half == "measured")
    if errors and half == "dev":
        out.print()
        for line in islice(mistakes(report.scored), errors):
            out.print(line, markup=False, soft_wrap=True)


def _default_folders(half: str) -> list[Path]:
    own = PROJECT / "tests" / "gold" / half
    shared = PROJECT.parent / "shared" / "gold"
    return [folder for folder in ([own, shared] if half == "dev" else [own]) if folder.is_dir()]


def _print(report: Report, golds: list[Gold], figures_only: bool) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("document")
    for name in MEASURES:
        table.add_column(name, justify="right")
    for name, found in report.documents.items():
        table.add_row(name, *_cells(found))
    table.add_row(f"all {len(golds) - len(report.missing)}", *_cells(report.total), style="bold")
    out.print(table)
    if report.missing:
        out.print(f"no text found for: {', '.join(report.missing)}")
    out.print("fields  " + "  ".join(f"{name} {share:.3f}" for name, share in report.total.fields.items()), soft_wrap=True)
    if figures_only:
        return
    rules = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("rule", "rows", "wrong", "precision"):
        rules.add_column(heading, justify="left" if heading == "rule" else "right")
    for rule in report.rules:
        rules.add_row(rule.rule, str(rule.rows), str(rule.rows - rule.right), f"{rule.precision:.3f}")
    out.print()
    out.print(rules)


def _cells(found: Figures) -> list[str]:
    return [f"{getattr(found, name):.4f}" for name in MEASURES]
