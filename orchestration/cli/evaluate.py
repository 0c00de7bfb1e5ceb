"""tongbi evaluate: how well the extraction reads what was annotated."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.app import app, fail, out
from orchestration.printing import empty_table
from orchestration.settings import PROJECT
from transforms.evaluation import (
    Figures,
    Gold,
    Report,
    calibrate,
    evaluate,
    figures,
    judged,
    load_gold,
    mistakes,
    reliability,
    texts_by_hash,
)
from transforms.evaluation.gold import GoldError
from transforms.facts.stages import load_lexicon
from transforms.reference.confidence import CONFIDENCE_FILE, load_confidence, marks, unseen, write_confidence

SHARED = PROJECT.parent / "shared"
MEASURES = ("detection", "strict", "core", "links", "accounted")


@app.command("evaluate")
def evaluate_command(
    gold: Annotated[
        list[Path] | None,
        typer.Option("--gold", help="Folder of annotations, may be repeated.  [default: all that are at hand]"),
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(
            "--corpus",
            help="Folder with the annotated texts, beside those among the annotations.  [default: ../shared/corpus]",
        ),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", "-n", help="Mistakes to show; none with --measured.")] = 0,
    measured: Annotated[
        bool,
        typer.Option(
            "--measured",
            help="Score the half never developed on instead, figures only. It may be looked at five times in all: "
            "each look uses up some of its worth, and is written down.",
        ),
    ] = False,
    fit_confidence: Annotated[
        bool,
        typer.Option(
            "--calibrate",
            help="Fit anew what each mark of a row says of its being right, and write it to the reference.",
        ),
    ] = False,
) -> None:
    """Hold the extraction against annotated reports: the figures, and the precision of each rule, weakest first.

    Without --gold: the folders dev and own of tests/gold, and ../shared/gold, as far as they are at hand.
    """
    if measured and fit_confidence:
        fail("--calibrate fits to the reports developed on; --measured checks it on the others: give one of them")
    folders = gold or _default_folders(measured)
    if corpus and not corpus.is_dir():
        fail(f"{corpus}: no such folder; give the annotated texts with --corpus")
    by_folder = _annotations(folders)
    golds = [one for found in by_folder.values() for one in found]
    texts = _texts([corpus or SHARED / "corpus", *folders], golds)
    report = evaluate(golds, texts, load_lexicon())
    if not report.scored:
        fail(f"no text found for any of {len(golds)} annotations; give the annotated texts with --corpus")
    _print(report, {folder: sum(one.sha256 in texts for one in found) for folder, found in by_folder.items()})
    if fit_confidence:
        write_confidence(calibrate(judged(report.scored), marks, unseen())._asdict())
        out.print(f"\nwritten: {CONFIDENCE_FILE}", soft_wrap=True)
    _print_reliability(report, measured)
    if not measured:
        _print_rules(report)
        _print_mistakes(report, errors)


def _default_folders(measured: bool) -> list[Path]:
    own = PROJECT / "tests" / "gold"
    folders = [own / "measured"] if measured else [own / "dev", own / "own", SHARED / "gold"]
    return [folder for folder in folders if folder.is_dir()]


def _annotations(folders: list[Path]) -> dict[Path, list[Gold]]:
    """What is annotated in each folder; out when one cannot be read, or none holds any."""
    try:
        found = {folder: load_gold(folder) for folder in folders}
    except GoldError as error:
        fail(str(error))
    if not any(found.values()):
        fail(f"no annotations (*.jsonl) in {', '.join(map(str, folders)) or 'tests/gold'}; give a folder with --gold")
    return found


def _texts(folders: list[Path], golds: list[Gold]) -> dict[str, str]:
    wanted = {one.sha256 for one in golds}
    return {sha256: text for folder in folders for sha256, text in texts_by_hash(folder, wanted).items()}


def _print(report: Report, scored_of: dict[Path, int]) -> None:
    table = empty_table(("document", *MEASURES), right=range(1, 1 + len(MEASURES)))
    for name, own in report.documents.items():
        table.add_row(name, *_cells(own))
    scored = iter(report.scored)
    for folder, count in scored_of.items():
        found = figures(list(islice(scored, count)))
        if 0 < count < len(report.scored):
            table.add_row(f"{count} of {folder.parent.name}/{folder.name}", *_cells(found), style="bold")
    table.add_row(f"all {len(report.scored)}", *_cells(report.total), style="bold")
    out.print(table)
    if report.missing:
        out.print(f"no text found for: {', '.join(report.missing)}")
    out.print(
        "fields  " + "  ".join(f"{name} {share:.3f}" for name, share in report.total.fields.items()), soft_wrap=True
    )


def _print_rules(report: Report) -> None:
    rules = empty_table(("rule", "rows", "wrong", "precision"), right=(1, 2, 3))
    for rule in report.rules:
        rules.add_row(rule.rule, str(rule.rows), str(rule.rows - rule.right), f"{rule.precision:.3f}")
    out.print()
    out.print(rules)


def _print_mistakes(report: Report, most: int) -> None:
    if most:
        out.print()
    for line in islice(mistakes(report.scored), most):
        out.print(line, markup=False, soft_wrap=True)


def _print_reliability(report: Report, measured: bool) -> None:
    bands = empty_table(("confidence", "rows", "said", "right", "right - said"), right=(1, 2, 3, 4))
    for band in reliability(judged(report.scored), load_confidence().of):
        off = f"{band.right - band.said:+.3f}"
        bands.add_row(f"{band.low:.1f}–{band.high:.1f}", str(band.rows), f"{band.said:.3f}", f"{band.right:.3f}", off)
    out.print()
    out.print(bands)
    if not measured:
        out.print("What rules were developed on is right more often than it is said to be; --measured shows the rest.")


def _cells(found: Figures) -> list[str]:
    return [f"{getattr(found, name):.4f}" for name in MEASURES]
