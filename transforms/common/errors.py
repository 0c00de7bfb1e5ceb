"""What is told of an error."""

from collections.abc import Iterable
from difflib import get_close_matches


def first_line(error: BaseException) -> str:
    """The first line of its message, or its kind where it has none: what follows is for programmers."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """What of the known names comes nearest, as the middle of a sentence; "" where nothing does."""
    near = get_close_matches(written.lower(), known, n=1)
    return f" (did you mean {near[0]}?)" if near else ""
