"""All tables of a text, and the text without them."""

import re

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import Context, Extraction
from transforms.extraction.tables.blocks import blanked, find_blocks
from transforms.extraction.tables.statements import read_block

UNDER_CONTENTS = re.compile(r"(?:\A|\n)目\s*[录次]\Z")


def read_tables(text: str, context: Context, lexicon: Lexicon) -> tuple[Extraction, str]:
    """What the tables of a text say, and the text of the same length with blanks in their places.

    Cells that hold sentences stay in the text, and so does a block of aligned words that is no table.
    """
    found = Extraction()
    prose: list[str] = []
    at, claims, title = 0, 0, ""
    for block in find_blocks(text):
        if UNDER_CONTENTS.search(block.caption):
            continue  # headings and their pages are left to the prose, which knows them in every form
        title = title or _first_line(text[at : block.start])
        table = read_block(text, block, title, context, lexicon)
        if not table.rows and not block.barred:
            continue
        found.rows.extend(row._replace(claim=row.claim + claims) for row in table.rows)
        found.exclusions.extend(table.exclusions)
        claims += len(table.claims)
        blanks = blanked(text, block, table.prose)
        prose += [text[at : block.start], blanks]
        at, title = block.end, title or _first_line(blanks)
    return found, "".join([*prose, text[at:]])


def _first_line(written: str) -> str:
    """The first line that is not empty; "" where none is."""
    return written.lstrip().partition("\n")[0]


def merged(prose: Extraction, tables: Extraction) -> Extraction:
    """One extraction of both, in text order, with claims and ordinals that are unique in the document."""
    last = max((row.claim for row in prose.rows), default=0)
    rows = [*prose.rows, *(row._replace(claim=row.claim + last) for row in tables.rows)]
    rows.sort(key=lambda row: (row.char_start, row.ordinal))
    exclusions = sorted([*prose.exclusions, *tables.exclusions])
    return Extraction([row._replace(ordinal=at) for at, row in enumerate(rows)], exclusions)
