"""`NAME.meta.yml` beside a file: what the user knows better than the document says."""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import Any, NamedTuple

import yaml

from transforms.reading.document import Problem, writable

SUFFIX = ".meta.yml"
KEYS = ("title", "publisher", "url", "district", "period", "published_on", "licence")
_MAX_BYTES = 65_536
_HALVES = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


class Sidecar(NamedTuple):
    """The values that hold, all strings (period as "2023-01/2023-06", dates as "2024-02-01"), and what is wrong."""

    values: dict[str, str]
    problems: tuple[Problem, ...]


class _WithoutMerges(yaml.SafeLoader):
    """`<<: [*a, *a]` copies what it names: some lines of it, each of the one before, take all memory. A sidecar needs none."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(None, None, "`<<` is not understood here", key.start_mark)


def sidecar_names(name: str) -> tuple[str, str]:
    """The names a sidecar of `name` may have, the more exact first: 报告.docx.meta.yml, 报告.meta.yml."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    folder = name[: len(name) - len(name.rpartition("/")[2])]
    return f"{name}{SUFFIX}", f"{folder}{stem}{SUFFIX}" if stem else f"{name}{SUFFIX}"


def parse_sidecar(data: bytes, source_path: str) -> Sidecar:
    """Validate a sidecar. A wrong key or value is reported and left out; the right ones hold."""
    try:
        if len(data) > _MAX_BYTES:
            raise ValueError(f"it has {len(data):,} bytes, more than {_MAX_BYTES:,}")
        loaded, twice = _loaded(data.decode("utf-8-sig"))
    except Exception as error:  # YAML's own, and what its constructors of dates and numbers raise: of every kind
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else None
        reason = (str(getattr(error, "problem", None) or error) or type(error).__name__).splitlines()[0]
        return Sidecar(
            {}, (_problem(source_path, place, f"the sidecar is no valid YAML in UTF-8: {reason}", "correct it"),)
        )
    if loaded is None:
        return Sidecar({}, ())
    if not isinstance(loaded, dict):
        cause = "the sidecar is no list of `key: value` lines"
        return Sidecar({}, (_problem(source_path, None, cause, f"write one key a line: {', '.join(KEYS)}"),))
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for key, value in loaded.items():
        if key not in KEYS:
            shown = _shown(key, 40)
            near = difflib.get_close_matches(shown, KEYS, n=1)
            remedy = f"did you mean `{near[0]}`?" if near else f"the keys are {', '.join(KEYS)}"
            problems.append(_problem(source_path, f"key {shown}", f"unknown key `{shown}`", remedy))
            continue
        if key in twice:
            cause = f"`{key}` stands twice, and which of the two holds is not known"
            problems.append(_problem(source_path, f"line {twice[key]}", cause, "keep one of them"))
            continue
        try:
            values[key] = _validated(key, value)
        except ValueError as error:
            cause = f"`{key}: {_shown(value, 60)}` cannot be used"
            problems.append(_problem(source_path, f"key {key}", cause, str(error)))
    return Sidecar(values, tuple(problems))


def _loaded(text: str) -> tuple[Any, dict[str, int]]:
    """What the YAML says, and which of its keys are written again, with the line (from 1) where they are."""
    loader = _WithoutMerges(text)
    try:
        node = loader.get_single_node()
        return (loader.construct_document(node), _written_again(node)) if node else (None, {})
    finally:
        loader.dispose()


def _written_again(node: yaml.Node) -> dict[str, int]:
    keys = [key for key, _ in node.value if key.id == "scalar"] if isinstance(node, yaml.MappingNode) else []
    first = {key.value: key for key in reversed(keys)}
    return {key.value: key.start_mark.line + 1 for key in keys if key is not first[key.value]}


def _problem(source_path: str, place: str | None, cause: str, remedy: str) -> Problem:
    return Problem(source_path=source_path, place=place, cause=cause, remedy=remedy)


def _shown(value: Any, characters: int) -> str:
    """A scalar as it was written; a list or mapping only by its kind, for its aliases may unfold without end."""
    if not isinstance(value, (str, int, float, date)):
        return type(value).__name__
    try:
        return writable(str(value)[:characters])
    except ValueError:  # a number of more than 4,300 digits
        return type(value).__name__


def _validated(key: str, value: Any) -> str:
    """The value as a string; raises `ValueError` whose message is the remedy."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)) or not str(value).strip():
        raise ValueError("write one plain value after the colon")
    written = str(value).strip()
    if writable(written) != written:
        raise ValueError("it holds half of a surrogate pair, which is no character; write the character itself")
    if key == "district" and written.isdigit() and not re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", written):
        raise ValueError(
            "write the statistical division code, 2, 4, 6, 9 or 12 digits, such as 330225, or names: 浙江省/宁波市/象山县"
        )
    if key == "url" and not re.fullmatch(r"https?://\S+", written):
        raise ValueError("write the full address, beginning with http:// or https://")
    if key == "published_on":
        try:
            return date.fromisoformat(written[:10]).isoformat()
        except ValueError:
            raise ValueError("write the day as 2024-02-01") from None
    return parse_period(written) if key == "period" else written


def parse_period(written: str) -> str:
    """2023, 2023H1, 2023Q3, 2023-05 and 2023-01/2023-06 → the months it covers, as 2023-01/2023-06."""
    if match := re.fullmatch(r"((?:19|20)\d\d)(H[12]|Q[1-4])?", written.upper()):
        first, last = _HALVES.get(match[2], (1, 12))
        return f"{match[1]}-{first:02}/{match[1]}-{last:02}"
    months = [re.fullmatch(r"((?:19|20)\d\d)-(\d\d)", part) for part in written.split("/")]
    if 1 <= len(months) <= 2 and all(month and 1 <= int(month[2]) <= 12 for month in months):
        first_month, last_month = written.split("/")[0], written.split("/")[-1]
        if first_month <= last_month:
            return f"{first_month}/{last_month}"
    raise ValueError("write the period as 2023, 2023H1, 2023Q3, 2023-05 or 2023-01/2023-06")
