"""Annotated documents: offsets and meanings without text, which is found again by the hash of its file."""

import calendar
import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from transforms.extraction import Context


class Statement(NamedTuple):
    """One annotated or extracted row, in the annotation's terms. `period` is "2023-01/2023-06"; `rule` is empty for gold."""

    start: int
    end: int
    claim: str
    measure: str
    comparison: str | None
    indicator: str
    indicator_id: str | None
    subject: str | None
    value: float
    value_max: float | None
    unit: str
    bound: str
    role: str
    status: str
    period: str | None
    rank_scope: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document. Only what lies in a window was annotated; no windows means all of it was."""

    name: str
    sha256: str
    context: Context
    windows: tuple[tuple[int, int], ...]
    statements: tuple[Statement, ...]


class GoldError(ValueError):
    """An annotation file that cannot be read: says which line and what to do."""


def load_gold(folder: Path) -> list[Gold]:
    """The annotated documents of a folder, by name. Raises GoldError naming file and line."""
    return [_load(path) for path in sorted(folder.glob("*.jsonl"))]


def texts_by_hash(folder: Path, wanted: Collection[str]) -> dict[str, str]:
    """sha256 → text of those plain text files below `folder` that are wanted."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.txt")):
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 in wanted:
            found[sha256] = content.decode("utf-8")
    return found


def _load(path: Path) -> Gold:
    lines: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            if line.strip():
                lines.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise GoldError(f"{path}, line {number}: {error}; write one JSON object a line") from None
    try:
        head, rows = lines[0], lines[1:]
        windows = tuple((start, end) for start, end in head.get("windows") or ())
        statements = tuple(_statement(row) for row in rows if "excluded" not in row)
        return Gold(path.stem, head["sha256"], _context(head), windows, statements)
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: {type(error).__name__} {error}; see the format in the annotation guide") from None


def _statement(row: dict[str, Any]) -> Statement:
    return Statement(**{name: row[name] for name in Statement._fields if name != "rule"})


def _context(head: dict[str, Any]) -> Context:
    start, end = (date.fromisoformat(f"{month}-01") for month in head["period"].split("/"))
    last = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return Context(start, last, head["kind"], head["district"], tuple(head["parents"]))


def within(windows: Collection[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Which spans lie wholly in a window; all of them when there are none."""
    return [not windows or any(low <= start and end <= high for low, high in windows) for start, end in spans]
