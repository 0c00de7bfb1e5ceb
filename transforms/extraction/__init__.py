"""Text of one report → metric rows and exclusions. Pure: no files, no clock, no network; the same text gives the same rows."""

from transforms.extraction.lexicon import Lexicon, compile_lexicon
from transforms.extraction.model import Context, Exclusion, Extraction, Row
from transforms.extraction.pipeline import extract
from transforms.extraction.verify import value_of_span

__all__ = ["Context", "Exclusion", "Extraction", "Lexicon", "Row", "compile_lexicon", "extract", "value_of_span"]
