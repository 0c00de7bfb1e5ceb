"""Divisions by what people call them: a code, a name, a part of a name, or a path such as 安徽省/芜湖市/繁昌区."""

from __future__ import annotations

import re
from typing import NamedTuple

import polars as pl

from transforms.reference.divisions import (
    COUNTRY,
    PLACEHOLDERS,
    load_division_changes,
    scan_divisions,
    without_filling_zeros,
)

from .gazetteer import ancestors_of

_SEPARATORS = re.compile(r"[/／\s>、·,，]+")


class Division(NamedTuple):
    """`path` holds the names above, widest first, without the country."""

    code: str
    name: str
    level: str
    path: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """安徽省/芜湖市/繁昌区: what a sidecar may say."""
        return "/".join((*self.path, self.name))


def look_up(wanted: str) -> list[Division]:
    """The divisions that `wanted` may mean, best first: with that code (440000 is 44); of that name and on that path; that bore
    that name before; whose name contains it.

    Only the best kind of match is returned; nothing found is an empty list.
    """
    written = wanted.strip()
    if re.fullmatch(r"\d{2,12}", written):
        return _of_code(written) or _of_code(without_filling_zeros(written))
    *above, name = [part for part in _SEPARATORS.split(written) if part] or [""]
    if not name:
        return []
    return _called(name, above) or _once_called(name, above) or _containing(name, above)


def _of_code(code: str) -> list[Division]:
    return _with_paths(scan_divisions().filter(pl.col("code") == code).collect())


def _called(name: str, above: list[str]) -> list[Division]:
    ends_with = pl.lit(name).str.ends_with(pl.col("name"))
    return [one for one in _with_paths(scan_divisions().filter(ends_with).collect()) if _is_meant(one, above, name)]


def _once_called(name: str, above: list[str]) -> list[Division]:
    codes = [change.code for change in load_division_changes() if change.old_name == name]
    renamed = scan_divisions().filter(pl.col("code").is_in(codes)).collect()
    return [one for one in _with_paths(renamed) if _on_path(one.path, above)]


def _containing(part: str, above: list[str]) -> list[Division]:
    found = scan_divisions().filter(pl.col("name").str.contains(part, literal=True)).collect()
    return [one for one in _with_paths(found) if _on_path(one.path, above)]


def _is_meant(division: Division, above: list[str], name: str) -> bool:
    """Whether `name` is the division's, with more of its path before it or not: 繁昌区, 芜湖市繁昌区."""
    rest = name.removesuffix(division.name)
    return _on_path(division.path, above) and (not rest or "".join(division.path).endswith(rest))


def _on_path(path: tuple[str, ...], above: list[str]) -> bool:
    """Whether the names `above` stand on the path in this order, whole or begun: 安徽 for 安徽省."""
    at = 0
    for name in above:
        found = next((index for index in range(at, len(path)) if path[index].startswith(name)), None)
        if found is None:
            return False
        at = found + 1
    return True


def _with_paths(found: pl.DataFrame) -> list[Division]:
    """The divisions of the frame with the names above them, the widest first."""
    wanted = {code for one in found["code"] for code in ancestors_of(one)}
    rows = scan_divisions().filter(pl.col("code").is_in(list(wanted))).select("code", "name").collect()
    names = {code: name for code, name in rows.iter_rows() if name not in PLACEHOLDERS}
    made = [
        Division(code, name, level, tuple(names[above] for above in ancestors_of(code) if above in names))
        for code, name, level in found.select("code", "name", "level").iter_rows()
    ]
    return sorted(made, key=lambda one: (one.code != COUNTRY, len(one.code), one.code))
