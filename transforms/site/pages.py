"""Each page's text from its payload. Templates escape whatever they are given; data stands in blocks that no browser runs."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from transforms.site import search
from transforms.site.parts import all_rows, first_row
from transforms.site.words import both, growth, place, two

_TEMPLATES = Path(__file__).parent / "templates"


class _Kind(NamedTuple):
    """What its template writes itself, part by part; whatever else belongs to a page is data that its script reads."""

    title: Callable[[dict[str, object]], object]
    written: tuple[str, ...] = ()


_KINDS = {
    "report": _Kind(lambda head: head["title"]),
    "district": _Kind(lambda head: head["name"], ("reports", "relatives")),
    "indicator": _Kind(lambda head: head["name_zh"], ("wordings", "changes")),
}


def page(kind: str) -> Callable[[str, dict[str, str]], str]:
    """Makes the text of a page of that kind from its key and its parts, of which `head` has one row."""
    title, written = _KINDS[kind]

    def render(key: str, payload: dict[str, str]) -> str:
        head = first_row(payload["head"])
        lists: dict[str, Any] = {name: all_rows(payload[name]) for name in written}
        data = {name: table for name, table in payload.items() if name not in written}
        return _page(f"{kind}.html", key, data, title=title(head), head=head, **lists)

    return render


def shard(kind: str) -> Callable[[str, dict[str, str]], str]:
    """A script that hands its data to the page that asked for it: pages opened from a disk may load scripts, not data."""
    return lambda key, payload: f"tongbi.put({json.dumps(f'{kind}/{key}')},{_json(payload)});\n"


def single(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """(path, text) of the pages that there is one of."""
    data = {path.stem: _rows(connection, path.read_text("utf-8")) for path in _singles()}
    yield "index.html", _page("index.html", "", {}, title=None, root="", **data)
    yield "indicators.html", _page("indicators.html", "", {}, title=both("indicators"), root="", **data)
    yield "check.html", _page("check.html", "", {}, title=both("to_check"), root="", **data)
    index = search.index(data["all_districts"], data["all_indicators"])
    order = [row["indicator_id"] for row in data["all_indicators"]]
    yield "data/order.js", f'tongbi.put("order",{json.dumps(order, separators=(",", ":"))});\n'
    at_hand = [list(row.values()) for row in data["reports_at_hand"]]
    yield "data/reports.js", f'tongbi.put("reports",{json.dumps(at_hand, separators=(",", ":"))});\n'
    yield "data/search.js", f'tongbi.put("search",{json.dumps(index, ensure_ascii=False, separators=(",", ":"))});\n'


def _singles() -> list[Path]:
    return sorted((Path(__file__).parent / "parts" / "single").glob("*.sql"))


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = connection.execute(sql)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _page(template: str, key: str, payload: dict[str, str], *, root: str = "../", **values: Any) -> str:
    # Inside a script block only `<` could end it; JSON may spell it otherwise.
    data = Markup(_json(payload).replace("<", "\\u003c")) if payload else None
    return _environment().get_template(template).render(key=key, data=data, root=root, **values)


def _json(payload: dict[str, str]) -> str:
    return "{" + ",".join(f"{json.dumps(name)}:{table}" for name, table in payload.items()) + "}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=both, place=place, two=two, growth=growth)
    return environment
