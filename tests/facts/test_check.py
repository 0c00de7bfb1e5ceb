from decimal import Decimal

import pytest

from tests.extraction import reading
from tests.facts import fakes
from transforms.extraction import value_of_span
from transforms.facts.check import failures, sizes
from transforms.facts.stages import load_lexicon

TEXT = "某街道处理案件12件，其中第3季度5件。"


def extraction():
    from types import SimpleNamespace

    return fakes.extract(TEXT, SimpleNamespace(period_start=None, period_end=None, report_kind="other",
                                               district_name=None, ancestors=()))  # fmt: skip


def faults(rows, exclusions):
    return [what for _, what in failures(TEXT, rows, exclusions, fakes.value_of_span)]


def test_what_is_read_of_any_example_passes():
    lexicon = load_lexicon()

    def again(written, measure):
        return value_of_span(written, measure, lexicon)

    texts = {text for _, entry in reading.entries() for text in entry["of"]}
    found = {}
    for text in texts:
        result = reading.read(text)
        if wrong := list(failures(text, result.rows, result.exclusions, again)):
            found[text] = wrong
    assert found == {}


def test_rows_that_hold_pass():
    found = extraction()
    assert faults(found.rows, found.exclusions) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value_text": "13"}, "row says '13' where the text says '12'"),
        ({"value": Decimal(13)}, "value 13 where '12' gives 12"),
        ({"value_max": Decimal(13)}, "value 12 to 13 where '12' gives 12"),
        ({"value": Decimal("1E+30")}, "does not fit DECIMAL(28,6)"),
        ({"value": Decimal("NaN")}, "does not fit DECIMAL(28,6)"),
        ({"measure": "amount"}, "measure is 'amount'"),
        ({"char_end": 99}, "row outside the text"),
        ({"unit": None}, "row without unit"),
    ],
)
def test_each_broken_promise_is_named(change, said):
    found = extraction()
    rows = [found.rows[0]._replace(**change), *found.rows[1:]]
    assert any(said in fault for fault in faults(rows, found.exclusions))


def test_a_fall_has_the_size_of_its_slice():
    found = extraction()
    rows = [found.rows[0]._replace(value=Decimal(-12)), *found.rows[1:]]
    assert faults(rows, found.exclusions) == []


def test_a_range_of_falls_has_the_sizes_of_its_slice_in_either_order():
    assert sizes(Decimal("-10.0"), Decimal(-8)) == sizes(Decimal(8), Decimal(10))


def test_a_number_without_owner_and_a_reason_that_is_none_are_faults():
    found = extraction()
    assert faults(found.rows, []) == ["number '3' is not accounted for"]
    assert "exclusion with unknown reason 'whim'" in faults(found.rows, [found.exclusions[0]._replace(reason="whim")])
