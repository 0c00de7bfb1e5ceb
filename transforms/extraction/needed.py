"""The words without which rules have nothing to say, looked for once in a sentence whatever questions are asked of it."""

import re
from collections.abc import Iterable
from functools import lru_cache

SENTENCES = 256  # are remembered: the numbers of one are read one after the other

_BITS: dict[
    str, int
] = {}  # each word some rule needs is one bit, so that a number tells which of them a sentence holds
_CHARACTERS: dict[str, int] = {}  # the bits of the words of one character, 0 for a character that only begins others
_LONGER: dict[str, list[tuple[str, int]]] = {}  # by their first characters


def bits_of(words: Iterable[str]) -> int:
    """The bits of some words; a word that is new is looked for from now on."""
    bits = 0
    for word in words:
        if word not in _BITS:
            _BITS[word] = 1 << len(_BITS)
            _CHARACTERS.setdefault(word[0], 0)
            if len(word) == 1:
                _CHARACTERS[word] = _BITS[word]
            else:
                _LONGER.setdefault(word[0], []).append((word, _BITS[word]))
            _first_characters.cache_clear()
            found_in.cache_clear()
        bits |= _BITS[word]
    return bits


@lru_cache(maxsize=1)
def _first_characters() -> re.Pattern[str]:
    """One of the characters that the words begin with: most sentences hold few of them."""
    return re.compile(f"[{re.escape(''.join(_CHARACTERS))}]")


@lru_cache(maxsize=SENTENCES)
def found_in(sentence: str) -> int:
    """The bits of all needed words that a sentence holds."""
    found = 0
    for first in set(_first_characters().findall(sentence)):
        found |= _CHARACTERS[first]
        for word, bit in _LONGER.get(first, ()):
            if word in sentence:
                found |= bit
    return found
