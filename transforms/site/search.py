"""What the search looks through: districts and indicators with their names, codes and pinyin."""

from typing import Any

from pypinyin import Style, lazy_pinyin

from transforms.site.words import places


def index(districts: list[dict[str, Any]], indicators: list[dict[str, Any]]) -> dict[str, list[list[Any]]]:
    """`districts`: [code, name, path, pinyin, figures, English names]; `indicators`: [id, name, English name, pinyin, districts, other names].

    Other names that hold the name itself are left out: they add nothing that is found by. The pinyin of each character
    is set apart by a space, so that the page can take first letters too.
    """
    return {
        "districts": [
            [row["district_id"], row["name"], row["path"] or "", pinyin(row["name"]), row["figures"], _english(row)]
            for row in districts
        ],
        "indicators": [
            [
                row["indicator_id"],
                row["name_zh"],
                row["name_en"],
                pinyin(row["name_zh"]),
                row["districts"],
                [alias for alias in row["aliases"] or [] if row["name_zh"] not in alias],
            ]
            for row in indicators
        ],
    }


def _english(district: dict[str, Any]) -> list[str]:
    """As the page compares them: in small letters."""
    return [places()[code].lower()] if (code := district["district_id"]) in places() else []


def pinyin(name: str) -> str:
    """海滨街道 → `hai bin jie dao`."""
    return " ".join(lazy_pinyin(name, style=Style.NORMAL, errors=lambda other: other.lower())).strip()
