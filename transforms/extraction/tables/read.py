"""All tables of a text, and the text without them."""

import re

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import Context, Extraction
from transforms.extraction.tables.blocks import blank_out, find_blocks
from transforms.extraction.tables.statements import read_block

UNDER_CONTENTS = re.compile(r"(?:\A|\n)目\s*[录次]\Z")


def read_tables(text: str, context: Context, lexicon: Lexicon) -> tuple[Extraction, str]:
    """What the tables of a text say, and the text of the same length with blanks in their places.

    Cells that hold sentences stay in the text, and so does a block of aligned words that is no table.
    """
    found = Extraction()
    for block in find_blocks(text):
        if UNDER_CONTENTS.search(block.caption):
            continue  # headings and their pages are left to the prose, which knows them in every form
        table = read_block(text, block, context, lexicon)
        if not table.rows and not block.barred:
            continue
        last = max((row.claim for row in found.rows), default=0)
        found.rows.extend(row._replace(claim=row.claim + last) for row in table.rows)
        found.exclusions.extend(table.exclusions)
        text = blank_out(text, block, table.prose)
    return found, text


def merged(prose: Extraction, tables: Extraction) -> Extraction:
    """One extraction of both, in text order, with claims and ordinals that are unique in the document."""
    last = max((row.claim for row in prose.rows), default=0)
    rows = [*prose.rows, *(row._replace(claim=row.claim + last) for row in tables.rows)]
    rows.sort(key=lambda row: (row.char_start, row.ordinal))
    exclusions = sorted([*prose.exclusions, *tables.exclusions])
    return Extraction([row._replace(ordinal=at) for at, row in enumerate(rows)], exclusions)
