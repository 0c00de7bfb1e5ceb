"""The data dictionary, in English and Chinese, from the one place where tables and columns are defined.

    python -m transforms.models.dictionary FOLDER

writes data-dictionary.md and data-dictionary.zh.md. Tables, columns, types and keys come from the ymls beside the public
models, meanings from the doc blocks of tables.md and columns.md: English first, then Chinese.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NamedTuple

from transforms.common.yml import read_yml
from transforms.models import PUBLIC_LAYERS

MODELS = Path(__file__).resolve().parent
_BLOCK = re.compile(r"{% docs (\w+) %}\n(.*?)\n\n(.*?)\n{% enddocs %}", re.DOTALL)
REFERENCE = re.compile(r"{{ doc\('(\w+)'\) }}")


class Meaning(NamedTuple):
    """What a doc block says, in each language."""

    en: str
    zh: str


class Column(NamedTuple):
    """A column of a public table; `data_type` is its SQL type, a key is never null."""

    name: str
    data_type: str
    is_key: bool
    is_required: bool
    meaning: Meaning


class Table(NamedTuple):
    """A public table with its columns in order."""

    name: str
    meaning: Meaning
    columns: tuple[Column, ...]


def tables(models: Path = MODELS) -> list[Table]:
    """The public tables by name. Raises KeyError, naming yml and doc block, for a description that leads nowhere."""
    meanings = doc_blocks(models)
    return [
        _table(model, meanings, path.name)
        for layer in PUBLIC_LAYERS
        for path in sorted((models / layer).glob("*.yml"))
        for model in read_yml(path).get("models", [])
    ]


def doc_blocks(models: Path = MODELS) -> dict[str, Meaning]:
    """Every doc block by name, English and Chinese apart."""
    return {
        name: Meaning(" ".join(en.split()), "".join(zh.split("\n")))
        for path in sorted(models.glob("*.md"))
        for name, en, zh in _BLOCK.findall(path.read_text("utf-8"))
    }


def markdown(found: list[Table], language: str) -> str:
    """The dictionary as Markdown; `language` is "en" or "zh"."""
    title, head, key, required = {
        "en": ("Data dictionary", "| column | type | | meaning |", "key", "never null"),
        "zh": ("数据字典", "| 列 | 类型 | | 含义 |", "主键", "非空"),
    }[language]
    lines = [f"# {title}", ""]
    for table in found:
        lines += [f"## {table.name}", "", getattr(table.meaning, language), "", head, "|---|---|---|---|"]
        for column in table.columns:
            mark = key if column.is_key else required if column.is_required else ""
            lines.append(f"| `{column.name}` | {column.data_type} | {mark} | {getattr(column.meaning, language)} |")
        lines.append("")
    return "\n".join(lines)


def write(folder: Path) -> None:
    """Write the dictionary in both languages into `folder`."""
    found = tables()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data-dictionary.md").write_text(markdown(found, "en"), "utf-8")
    (folder / "data-dictionary.zh.md").write_text(markdown(found, "zh"), "utf-8")


def _table(model: dict[str, Any], meanings: dict[str, Meaning], where: str) -> Table:
    key = _key(model)
    columns = tuple(
        Column(
            column["name"],
            column["data_type"],
            column["name"] in key,
            any(rule["type"] == "not_null" for rule in column.get("constraints", [])),
            _meaning(column, meanings, where),
        )
        for column in model["columns"]
    )
    return Table(model["name"], _meaning(model, meanings, where), columns)


def _key(model: dict[str, Any]) -> tuple[str, ...]:
    for test in model.get("data_tests", []):
        if isinstance(test, dict) and "unique_together" in test:
            return tuple(test["unique_together"]["arguments"]["columns"])
    return tuple(column["name"] for column in model["columns"] if "unique" in column.get("data_tests", []))


def _meaning(node: dict[str, Any], meanings: dict[str, Meaning], where: str) -> Meaning:
    reference = REFERENCE.fullmatch(node.get("description", ""))
    if reference is None or reference[1] not in meanings:
        raise KeyError(
            f"{where}: {node['name']} has no meaning in columns.md or tables.md; add a doc block of that name"
        )
    return meanings[reference[1]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    write(parser.parse_args().folder)


if __name__ == "__main__":
    main()
