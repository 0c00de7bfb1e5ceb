"""What the search looks through: districts and indicators with their names, codes and pinyin."""

import json
from collections.abc import Iterable
from importlib import metadata
from typing import Any

from transforms.common.cache import cache_folder, keep
from transforms.common.whole_files import read_object
from transforms.site.words import places


def index(districts: list[dict[str, Any]], indicators: list[dict[str, Any]]) -> dict[str, list[list[Any]]]:
    """`districts`: [code, name, path, pinyin, figures, English names]; `indicators`: [id, name, English name, pinyin, districts, other names].

    Other names that hold the name itself are left out: they add nothing that is found by. The pinyin of each character
    is set apart by a space, so that the page can take first letters too.
    """
    names = [*(row["name"] for row in districts), *(row["name_zh"] for row in indicators)]
    pinyin_of = _pinyin_of(names)
    return {
        "districts": [
            [row["district_id"], row["name"], row["path"] or "", pinyin_of[row["name"]], row["figures"], _english(row)]
            for row in districts
        ],
        "indicators": [
            [
                row["indicator_id"],
                row["name_zh"],
                row["name_en"],
                pinyin_of[row["name_zh"]],
                row["districts"],
                [alias for alias in row["aliases"] or [] if row["name_zh"] not in alias],
            ]
            for row in indicators
        ],
    }


def _english(district: dict[str, Any]) -> list[str]:
    """As the page compares them: in small letters."""
    name = places().get(district["district_id"])
    return [name.lower()] if name else []


def _pinyin_of(names: Iterable[str]) -> dict[str, str]:
    """Name → pinyin. That of the last site is kept: to load the dictionary takes longer than all the pages of one more report."""
    kept = cache_folder("pinyin") / f"{metadata.version('pypinyin')}.json"
    known = read_object(kept)
    found = {name: known.get(name) or pinyin(name) for name in names}
    if not found.keys() <= known.keys():
        keep(json.dumps(found, ensure_ascii=False), kept)
    return found


def pinyin(name: str) -> str:
    """海滨街道 → `hai bin jie dao`."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(name, style=Style.NORMAL, errors=lambda other: other.lower())).strip()
