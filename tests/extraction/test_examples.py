"""Every spelling of every example reads as its entry says: these rows in this order, these exclusions, nothing left over."""

import pytest

from tests.extraction.reading import differences, entries

SPELLINGS = [pytest.param(text, entry, id=f"{name}: {text}") for name, entry in entries() for text in entry["of"]]


@pytest.mark.parametrize(("text", "entry"), SPELLINGS)
def test_a_spelling_reads_as_its_entry_says(text, entry):
    assert differences(text, entry) == []
