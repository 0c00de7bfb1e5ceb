"""The words of the pages in both languages, kept in words.yml, and the English names of places, in places.yml. Pages written here hold both; the style sheet shows one."""

import math
from functools import cache
from pathlib import Path

from markupsafe import Markup

from transforms.common.yml import read_yml

_FILE = Path(__file__).parent / "words.yml"


@cache
def words() -> dict[str, list[str]]:
    """Key → [Chinese, English]."""
    found: dict[str, list[str]] = read_yml(_FILE)
    return found


@cache
def places() -> dict[str, str]:
    """Code of a division → its English name; smaller ones than prefectures have none."""
    found: dict[str, str] = read_yml(_FILE.with_name("places.yml"))
    return found


def place(code: str | None, name: str | None) -> Markup:
    """What a place is called in both languages; in English its Chinese name stands beside, or alone where there is no other."""
    english = places().get(code or "")
    if name is None or english is None:
        return Markup('<span lang="zh-Hans">{}</span>').format(name or "")
    return two(name, Markup('{} <span lang="zh-Hans">{}</span>').format(english, name))


def growth(percent: float, half_width: float | None) -> str:
    """A growth with the digits it was written with, told by half of what the last one is worth; a computed one (None) has one behind the point."""
    digits = 1 if half_width is None else max(0, -round(math.log10(2 * half_width))) if half_width else 0
    return f"{percent:+,.{digits}f}%".replace("-", "−")


def both(key: str, **values: object) -> Markup:
    """The word in both languages; {names} in it are filled in, escaped. Raises KeyError for a key that is not there."""
    chinese, english = (Markup(word).format(**values) for word in words()[key])
    return two(chinese, english)


def two(chinese: str | None, english: str | None) -> Markup:
    """What both languages say, of which the style sheet shows one."""
    return Markup('<span class="zh" lang="zh-Hans">{}</span><span class="en" lang="en">{}</span>').format(
        chinese, english
    )
