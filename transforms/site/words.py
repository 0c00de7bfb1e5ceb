"""The words of the pages in both languages, kept in words.yml. Pages written here hold both; the style sheet shows one."""

from functools import cache
from pathlib import Path

import yaml
from markupsafe import Markup

_FILE = Path(__file__).parent / "words.yml"


@cache
def words() -> dict[str, list[str]]:
    """Key → [Chinese, English]."""
    found: dict[str, list[str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return found


def both(key: str, **values: object) -> Markup:
    """The word in both languages; {names} in it are filled in, escaped. Raises KeyError for a key that is not there."""
    chinese, english = (Markup(word).format(**values) for word in words()[key])
    return Markup('<span class="zh" lang="zh-Hans">{}</span><span class="en" lang="en">{}</span>').format(
        chinese, english
    )
