"""The text as it runs on: lines that the width of a page cut apart, page numbers, marks of footnotes and invisible characters
are what a viewer or a printer put between the words; 百分之6 and ↓7.3% are spellings of 6% and -7.3%. All that is settled
before anything is read, and every offset is told in the text as it was."""

from transforms.extraction.layout.flow import Flow, as_one_line, flow_of, in_original

__all__ = ["Flow", "as_one_line", "flow_of", "in_original"]
