"""tongbi identify: whose report it is and of which months, told from the text under a name that says nothing."""

import os
import resource
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from orchestration.cli.app import app, complain, fail, out
from orchestration.printing import empty_table
from transforms.facts.corrections_file import FILE as CORRECTIONS
from transforms.identification import Identifier
from transforms.identification.audit import Audited, audit_documents, is_right, period_text, read_expected
from transforms.reading import Document, Limits, list_files, read_file

MARKS = {True: "✓", False: "✗", None: " "}
HEADINGS = ("", "sha256", "code", "district", "by", "conf.", "period", "kind", "by", "conf.", "ms")
_NUMBERS = (5, 9, 10)  # the positions of conf. and ms

# By the SHA-256 of a report's bytes, its district_id and period.
Expected = Mapping[str, tuple[str, str]]


@app.command("identify")
def identify_command(
    folder: Annotated[Path, typer.Argument(help="Folder of reports, in any format that is read.", show_default=False)],
    expected: Annotated[
        Path | None,
        typer.Option(
            "--expected",
            metavar="CSV",
            help="Right answers, with the columns sha256 (of the file), district_id, period (2023-01/2023-06).",
            show_default=False,
        ),
    ] = None,
    evidence: Annotated[
        bool,
        typer.Option(
            "--evidence", help="The words that decided, of every report; else only of the wrong and the open."
        ),
    ] = False,
) -> None:
    """Tell district and period of every report by its text alone, and by what; exits with 1 when an expected one is wrong.

    Each stands under the SHA-256 of its bytes: no file name is looked at. The 49 shared reports: `tongbi identify ../shared/corpus --expected tests/identification/expected.csv`.
    """
    if not folder.is_dir():
        fail(f"{folder}: no such folder")
    try:
        wanted = read_expected(expected) if expected else {}
    except (OSError, ValueError) as error:
        fail(str(error))
    begun = time.perf_counter()
    identifier = Identifier.load()
    loaded = time.perf_counter() - begun
    audited = sorted(_audited(folder, identifier), key=lambda one: one.sha256)
    if not audited:
        fail(f"{folder}: nothing in it that can be read")
    _print_found(audited, wanted)
    for one in audited:
        if evidence or _is_wrong_or_open(one, wanted):
            _print_evidence(one, wanted)
    _print_totals(audited, wanted)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out.print(f"gazetteer loaded once, in {loaded:.1f} s; {peak:.0f} MB at the peak")
    if any(is_right(one, wanted) is False for one in audited):
        raise typer.Exit(1)


def _audited(folder: Path, identifier: Identifier) -> Iterator[Audited]:
    limits = Limits.from_settings(os.environ)
    files = (path for path in list_files(folder) if isinstance(path, Path) and path.name != CORRECTIONS)
    for path in files:
        for document in read_file(path, root=folder, limits=limits):
            if not isinstance(document, Document):
                complain(f"{document.source_path}: {document.cause}")
                continue
            sha256 = document.content_sha256
            try:
                yield from audit_documents([(sha256, replace(document, source_path=sha256))], identifier)
            except ValueError as error:
                complain(f"{document.source_path}: {error}")


def _print_found(audited: list[Audited], wanted: Expected) -> None:
    table = empty_table(HEADINGS, right=_NUMBERS, no_wrap=True)
    for one in audited:
        found = one.found
        table.add_row(
            MARKS[is_right(one, wanted)], one.sha256[:12],
            found.district_id or "-", "/".join((*found.ancestors, found.district_name or "open")),
            found.district_method or "-", f"{found.district_confidence or 0:.2f}",
            period_text(found), found.report_kind, found.period_method or "-", f"{found.period_confidence or 0:.2f}",
            f"{one.milliseconds:.0f}",
        )  # fmt: skip
    out.print(table)


def _is_wrong_or_open(one: Audited, wanted: Expected) -> bool:
    return is_right(one, wanted) is False or not one.found.district_id or not one.found.period_start


def _print_evidence(one: Audited, wanted: Expected) -> None:
    expected = f": expected {' '.join(wanted[one.sha256])}" if is_right(one, wanted) is False else ""
    out.print(f"\n{one.sha256[:12]}{expected}")
    out.print(f"  district: {escape(one.found.district_evidence or 'no evidence')}", soft_wrap=True)
    out.print(f"  period: {escape(one.found.period_evidence or 'no evidence')}", soft_wrap=True)


def _print_totals(audited: list[Audited], wanted: Expected) -> None:
    """How many of the expected are right, how many are not there, and what each report took."""
    if known := [right for one in audited if (right := is_right(one, wanted)) is not None]:
        out.print(f"{sum(known)} of {len(known)} right")
    if absent := len(set(wanted) - {one.sha256 for one in audited}):
        out.print(f"{absent} of {len(wanted)} expected reports are not in the folder")
    spent = [one.milliseconds for one in audited]
    out.print(f"{len(spent)} reports, {sum(spent) / len(spent):.0f} ms each, at most {max(spent):.0f} ms")
