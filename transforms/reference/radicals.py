"""Radicals that stand for the characters they look like."""

from functools import lru_cache

import yaml

from transforms.reference.divisions import FOLDER


@lru_cache(maxsize=1)
def load_radicals() -> dict[str, str]:
    """Radical → character, one character each, of radicals.yml."""
    loaded: dict[str, str] = yaml.safe_load((FOLDER / "radicals.yml").read_text("utf-8"))
    return loaded
