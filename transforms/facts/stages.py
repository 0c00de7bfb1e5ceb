"""The stages before this one, as functions: loaded once a process, replaced by small fakes in tests."""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from transforms.reading.document import Document, Limits, Problem

if TYPE_CHECKING:
    from decimal import Decimal

    from transforms.extraction import Lexicon

    ValueOfSpan = Callable[[str, str], tuple[Decimal, Decimal | None] | None]


class Stages(NamedTuple):
    """Identification and extraction are typed by what is read of them, so that this file imports neither."""

    read: Callable[[Path, Path], Iterator[Document | Problem]]
    identify: Callable[[Document], Any]
    resolve_subject: Callable[[str, str | None], str | None]
    extract: Callable[[str, Any], Any]
    value_of_span: "ValueOfSpan"


@cache
def load() -> Stages:
    """The real ones. Loads the gazetteer and compiles the lexicon: seconds, once a process."""
    from transforms.extraction import Context, extract
    from transforms.identification import Identifier
    from transforms.reading import read_file

    identifier = Identifier.load()
    lexicon = load_lexicon()
    limits = Limits.from_settings(os.environ)

    def read(path: Path, root: Path) -> Iterator[Document | Problem]:
        return read_file(path, root=root, limits=limits)

    def extract_with(text: str, found: Any) -> Any:
        return extract(text, context_of(found, Context), lexicon)

    return Stages(read, identifier.identify, identifier.resolve_subject, extract_with, load_value_of_span())


@cache
def load_lexicon() -> "Lexicon":
    """The units and indicators of the reference data, compiled for lookup."""
    from transforms.common.yml import read_yml
    from transforms.extraction import compile_lexicon
    from transforms.reference import load_indicators, normalise, unit_fits
    from transforms.reference.divisions import FOLDER

    units = read_yml(FOLDER / "units.yml")
    lexicon = compile_lexicon(load_indicators(), units, normalise, unit_fits)
    gc.freeze()  # what lives as long as the process need not be walked through by every collection
    return lexicon


def load_value_of_span() -> "ValueOfSpan":
    """The value that a slice of text gives by itself, for the checks that compute it again."""
    from transforms.extraction import value_of_span

    # Half of all slices are among the few hundred most common ones.
    return lru_cache(maxsize=65536)(partial(value_of_span, lexicon=load_lexicon()))


def context_of(found: Any, make: Callable[..., Any]) -> Any:
    """What extraction is told of the document."""
    start: date | None = found.period_start
    return make(
        period_start=start,
        period_end=found.period_end,
        report_kind=found.report_kind,
        district_name=found.district_name,
        ancestors=found.ancestors,
    )
