"""Every spelling of every example reads as its entry says: these rows in this order, these exclusions, nothing left over."""

import pytest

from tests.extraction.reading import differences, entries, read
from transforms.facts.check import failures
from transforms.facts.stages import load_value_of_span

SPELLINGS = [pytest.param(text, entry, id=f"{name}: {text}") for name, entry in entries() for text in entry["of"]]


@pytest.mark.parametrize(("text", "entry"), SPELLINGS)
def test_a_spelling_reads_as_its_entry_says(text, entry):
    assert differences(text, entry) == []


def test_the_rows_of_every_spelling_pass_their_own_check():
    """A value must come from the slice it names, whatever the layout or the spelling did to it: else the report is withheld."""
    wrong = []
    for _, entry in entries():
        for text in entry["of"]:
            got = read(text, entry.get("context"))
            wrong += [(text, fault) for fault in failures(text, got.rows, got.exclusions, load_value_of_span())]
    assert wrong == []
