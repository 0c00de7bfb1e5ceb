"""`corrections.yml` in the raw folder: what a user knows better than a report, or than what was read out of it.

- document: 丹西街道/2023.txt      # a path in the raw folder, a doc_id, or the sha256 of the content
  row: {char_start: 120, value_text: 16.1亿元}     # or {metric_id: …}; without `row` the document itself
  set: {value: 1610000000}
  expect: {value: 161000000}       # what is found there before; null where nothing is
  why: the scan lost a digit
  who: …                           # optional
  when: 2024-05-01                 # optional
"""

import difflib
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from transforms.facts.check import ALLOWED, LARGEST
from transforms.facts.periods import months_of
from transforms.reading.document import Problem, writable
from transforms.reference import load_indicators
from transforms.reference.divisions import load_divisions

FILE = "corrections.yml"
_KEYS = ("document", "row", "set", "expect", "why", "who", "when")
_ROW_KEYS = ("metric_id", "char_start", "value_text")
_MAX_BYTES = 5_000_000
_NULLS = ("", "null", "Null", "NULL", "~")

# By field, what makes its value of what is written. Raises ValueError with the remedy.
Parsers = Mapping[str, Callable[[str], Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry. `change` and `expect` have the same fields, with values of the columns' types; `period` is (first
    day, last day). `entry` counts from 1. `row` is None for the document itself, else metric_id, or char_start and value_text."""

    entry: int
    line: int
    document: str | None
    row: Mapping[str, str] | None
    change: Mapping[str, Any]
    expect: Mapping[str, Any]
    why: str
    who: str | None = None
    when: date | None = None

    @property
    def place(self) -> str:
        return f"entry {self.entry}, line {self.line}"


def version(raw: Path) -> str:
    """What tells that the file changed: a hash of its bytes, "" without one."""
    try:
        data = _bytes(raw)
        return hashlib.sha256(data).hexdigest() if data else ""
    except OSError as error:
        return str(error)


def load(raw: Path) -> tuple[list[Correction], list[Problem]]:
    """The entries that can be used, and a problem for each that cannot (or for the file)."""
    try:
        data = _bytes(raw)
    except OSError as error:
        return [], [
            problem(None, f"The file cannot be opened: {error.strerror or error}.", "Grant the right to read it.")
        ]
    return ([], []) if data is None else parse(data)


def parse(data: bytes) -> tuple[list[Correction], list[Problem]]:
    """As `load`, of the bytes of the file."""
    if len(data) > _MAX_BYTES:
        return [], [problem(None, f"It has more than {_MAX_BYTES:,} bytes.", "Split what it corrects.")]
    try:
        # Nodes, not values: they know their line, and 0123 stays what was written.
        root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or error).splitlines()[0]
        place = f"line {mark.line + 1}" if mark else None
        return [], [
            problem(place, f"It is no valid YAML in UTF-8: {reason}.", "Correct it; until then nothing is corrected.")
        ]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [problem(None, "It is no list of entries.", "Begin each entry with `- document: …`.")]
    corrections, problems = [], []
    for number, node in enumerate(root.value, 1):
        try:
            corrections.append(_entry(number, node))
        except _Wrong as wrong:
            place = f"entry {number}, line {wrong.node.start_mark.line + 1}"
            problems.append(problem(place, f"The entry cannot be used: {wrong.cause}.", wrong.remedy))
    return corrections, problems


def problem(place: str | None, cause: str, remedy: str, kind: str = "quarantined") -> Problem:
    return Problem(source_path=FILE, stage="correction", kind=kind, place=place, cause=cause, remedy=remedy)


class _Wrong(Exception):
    def __init__(self, node: Any, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.node, self.cause, self.remedy = node, cause, remedy


def _bytes(raw: Path) -> bytes | None:
    """What the file holds, of one that is too large only so much that this is seen; None without one."""
    path = raw / FILE
    # A link out of the folder is listed as skipped, like any other.
    if not path.is_file() or not path.resolve().is_relative_to(raw.resolve()):
        return None
    with path.open("rb") as stream:
        return stream.read(_MAX_BYTES + 1)


def _entry(number: int, node: Any) -> Correction:
    given = _mapping(node, _KEYS, "an entry")
    for key in ("set", "expect", "why"):
        if key not in given:
            raise _Wrong(node, f"it has no `{key}`", _MISSING[key])
    row = _row_named(given["row"]) if "row" in given else None
    document = _text(given["document"]) if "document" in given else None
    if document is None and (row is None or "metric_id" not in row):
        raise _Wrong(node, "it has no `document`", "Give its path in the raw folder, its doc_id or its content_sha256.")
    if row is None:
        change, expect = _new_and_expected(given, DOCUMENT_FIELDS, "a document")
    else:
        change, expect = _new_and_expected(given, ROW_FIELDS, "a row")
    who = _text(given["who"]) if "who" in given else None
    when = _value(_day, given["when"], "when") if "when" in given else None
    return Correction(
        entry=number, line=node.start_mark.line + 1, document=document, row=row, change=change, expect=expect,
        why=_text(given["why"]), who=who, when=when,
    )  # fmt: skip


def _row_named(node: Any) -> dict[str, str]:
    """What tells the row: its metric_id, or where its number stands and how it is written."""
    row = {key: _text(value) for key, value in _mapping(node, _ROW_KEYS, "`row`").items()}
    if "metric_id" not in row and set(row) != {"char_start", "value_text"}:
        raise _Wrong(node, "`row` names no row", "Give `metric_id`, or `char_start` and `value_text`.")
    if not re.fullmatch(r"[0-9]{1,9}", row.get("char_start", "0")):
        raise _Wrong(node, "`char_start` is no number", "Count characters from 0, as fct_metrics does.")
    return row


def _new_and_expected(given: Mapping[str, Any], fields: Parsers, what: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values to set and those that are expected there before, of the same fields."""
    change = _values(given["set"], fields, what, new=True)
    if not change:
        raise _Wrong(given["set"], "`set` changes nothing", "Write `set: {value: 12}`.")
    expect = _values(given["expect"], fields, what, new=False)
    if set(expect) != set(change):
        odd = ", ".join(sorted(set(expect) ^ set(change)))
        raise _Wrong(given["expect"], f"`set` and `expect` differ in {odd}", "Name the same fields in both.")
    return change, expect


_MISSING = {
    "set": "Write the new value: `set: {value: 12}`.",
    "expect": "Write the value that is there now: `expect: {value: 120}`; when it is another one day, you are told.",
    "why": "Say in a few words why: `why: …`.",
}


def _mapping(node: Any, keys: tuple[str, ...], what: str) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise _Wrong(node, f"{what} is no list of `key: value`", f"Its keys are {', '.join(keys)}.")
    found: dict[str, Any] = {}
    for key_node, value in node.value:
        key = _text(key_node)
        if key not in keys:
            near = difflib.get_close_matches(key, keys, n=1)
            remedy = f"Did you mean `{near[0]}`?" if near else f"{what.capitalize()} has {', '.join(keys)}."
            raise _Wrong(key_node, f"{what} has no `{key[:40]}`", remedy)
        if key in found:
            raise _Wrong(key_node, f"`{key}` stands twice", "Keep one of them.")
        found[key] = value
    return found


def _text(node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise _Wrong(node, "a value is missing or is no plain value", "Write one plain value after the colon.")
    written = str(node.value).strip()
    if writable(written) != written:
        raise _Wrong(node, "it holds half of a surrogate pair, which is no character", "Write the character itself.")
    return written


def _values(node: Any, fields: Parsers, what: str, *, new: bool) -> dict[str, Any]:
    found = {}
    for name, value in _mapping(node, tuple(fields), what).items():
        found[name] = _value(fields[name], value, name)
        if new and found[name] is None and name in _NEVER_NULL:
            raise _Wrong(value, f"`{name}` cannot be empty", "Write its value.")
    return found


def _value(parser: Callable[[str], Any], node: Any, name: str) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        raise _Wrong(node, f"`{name}` is no plain value", "Write one plain value after the colon.")
    if node.style is None and node.value.strip() in _NULLS:
        return None
    try:
        return parser(_text(node))
    except ValueError as error:
        raise _Wrong(node, f"`{name}: {node.value[:60]}` cannot be used", str(error)) from error


def _amount(written: str) -> Decimal:
    try:
        value = Decimal(written)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) >= LARGEST:
        raise ValueError("Write a number in the base unit, without thousands separators, such as 1610000000.")
    return value.quantize(Decimal("0.000001"))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError("Write the day as 2024-02-01.") from None


def _one_of(allowed: set[str | None], written: str) -> str:
    if written not in allowed:
        raise ValueError(f"Write one of {', '.join(sorted(one for one in allowed if one))}.")
    return written


def _indicator(written: str) -> str:
    known = [indicator.indicator_id for indicator in load_indicators()]
    if written not in known:
        near = difflib.get_close_matches(written, known, n=1)
        raise ValueError(f"Did you mean `{near[0]}`?" if near else "Write an indicator_id of dim_indicators, or null.")
    return written


def _division(written: str) -> str:
    if not re.fullmatch(r"\d+", written) or load_divisions()["code"].eq(written).sum() == 0:
        raise ValueError("Write the statistical code of a division: 2, 4, 6, 9 or 12 digits.")
    return written


ROW_FIELDS: Parsers = {
    **{name: partial(_one_of, allowed) for name, allowed in ALLOWED.items()},
    **dict.fromkeys(("indicator_text", "subject_text", "unit", "rank_scope"), str),
    **dict.fromkeys(("value", "value_max", "half_width"), _amount),
    "indicator_id": _indicator,
    "subject_district_id": _division,
    "period": months_of,
}
DOCUMENT_FIELDS: Parsers = {
    **dict.fromkeys(("title", "publisher", "url"), str),
    **dict.fromkeys(("published_on", "reported_on"), _day),
    "report_kind": partial(_one_of, {"annual", "half_year", "quarter", "other"}),
    "district_id": _division,
    "period": months_of,
}
_NEVER_NULL = {
    "measure",
    "bound",
    "role",
    "obs_status",
    "indicator_text",
    "unit",
    "value",
    "half_width",
    "report_kind",
    "period",
}
