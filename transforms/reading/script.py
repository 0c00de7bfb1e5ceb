"""Traditional characters read as simplified ones and radicals as characters, without moving a single offset."""

from __future__ import annotations

import operator
import re
import unicodedata
from functools import lru_cache

import opencc

from transforms.reference.radicals import load_radicals

# Blocks of radicals, which PDF files hold in the place of the characters they look like (⻩岩, 增⻓).
_RADICALS = re.compile("[\u2e80-\u2fd5]")

_CHINESE = re.compile("[\u4e00-\u9fff]")

# Names in simplified texts hold characters that the converter takes for traditional ones (乾县), so a text is only
# converted when it is written in traditional characters: about a third of such a text's characters differ.
_TRADITIONAL_SHARE = 0.03
_SAMPLE = 20_000


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def is_traditional(text: str) -> bool:
    """Whether a text (its first 20,000 characters) is written in traditional characters."""
    sample = text[:_SAMPLE]
    converted = _convert(sample)
    if converted == sample:
        return False
    chinese = len(_CHINESE.findall(sample))
    differing = sum(map(operator.ne, sample, converted))
    return chinese > 0 and differing / chinese >= _TRADITIONAL_SHARE


def to_simplified(text: str) -> str:
    """`text` in simplified characters and of the same length; a simplified text comes back as it is."""
    if _RADICALS.search(text):
        text = _RADICALS.sub(lambda found: _character(found[0]), text)
    return _convert(text) if is_traditional(text) else text


def _character(radical: str) -> str:
    """The character that a radical stands for: ⻩ → 黄, ⽣ → 生."""
    meant = load_radicals().get(radical) or unicodedata.normalize("NFKC", radical)
    return meant if len(meant) == 1 else radical


def _convert(text: str) -> str:
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    return "".join(_convert_line(line) for line in text.splitlines(keepends=True))


def _convert_line(line: str) -> str:
    converted: str = _converter().convert(line)
    if len(converted) == len(line):
        return converted
    # A phrase of other length: character by character is a little worse to read, but holds its place.
    characters = [(char, _converter().convert(char)) for char in line]
    return "".join(after if len(after) == 1 else char for char, after in characters)
