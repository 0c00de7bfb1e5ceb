"""What turns reports into tables. `read_text` reads a single text, without files."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transforms.facts.single_text import read_text as read_text

__all__ = ["read_text"]


def __getattr__(name: str) -> Any:
    # Loaded when it is asked for: everything below this package imports the package first, and the lexicon takes a second.
    if name == "read_text":
        from transforms.facts.single_text import read_text

        return read_text
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
