"""Each page's text from its payload. Templates escape whatever they are given; data stands in blocks that no browser runs."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from transforms.site import search
from transforms.site.parts import all_rows, first_row
from transforms.site.words import both

_TEMPLATES = Path(__file__).parent / "templates"


def report(key: str, payload: dict[str, str]) -> str:
    head = first_row(payload["head"])
    title = head["title"] or head["source_path"]
    return _page("report.html", key, payload, title=title, head=head)


def district(key: str, payload: dict[str, str]) -> str:
    head = first_row(payload["head"])
    return _page(
        "district.html",
        key,
        payload,
        title=head["name"],
        head=head,
        reports=all_rows(payload["reports"]),
        relatives=all_rows(payload["relatives"]),
    )


def indicator(key: str, payload: dict[str, str]) -> str:
    head = first_row(payload["head"])
    return _page(
        "indicator.html",
        key,
        payload,
        title=head["name_zh"],
        head=head,
        wordings=all_rows(payload["wordings"]),
        changes=all_rows(payload["changes"]),
    )


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
    environment.globals["t"] = both
    return environment
