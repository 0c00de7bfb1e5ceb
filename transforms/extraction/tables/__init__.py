"""Tables in a text: a row's name, a column's heading and the unit of caption or heading make the statement.

Reading writes the tables of every format as lines of cells between bars; tables pasted into a plain text stand in it with
bars, tabs, commas or aligned blanks. Both are read here, the same way: `blocks` finds the cells, `columns` the
lines of headings, `headings` says what a column holds and `labels` what a row says, `naming` puts both together, and
`statements` makes a row of each number.
"""

from transforms.extraction.tables.read import merged, read_tables

__all__ = ["merged", "read_tables"]
