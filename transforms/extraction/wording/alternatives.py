"""Long lists of words as one pattern."""

from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A pattern of what "|".join(words) finds, for words, or patterns, that each begin with a plain character.

    Of words that begin alike the first one in the list that fits is found. They are grouped by that character: of some hundred
    words only those are tried that begin as the text does. Raises ValueError for one that does not begin with a plain character.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        if not "\u4e00" <= word[0] <= "\u9fff" or word[1:2] in ("?", "*", "+", "{"):
            raise ValueError(f"{word!r} does not begin with a plain character")
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(
        opening + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})") for opening, rests in groups.items()
    )
