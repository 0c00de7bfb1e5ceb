import pytest

from transforms.facts.numbers import count_numbers, strays


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", 0),
        ("全年一般", 0),
        ("13,697.5亿元，增长7.5%", 2),
        ("1-2家", 2),
        ("1,2,3号楼", 3),
        ("１２３件", 1),
        ("2023年1月", 2),
    ],
)
def test_numbers_are_counted_as_a_reader_sees_them(text, numbers):
    assert count_numbers(text) == numbers


def owners(text, spans):
    return [(stray.text, stray.owners) for stray in strays(text, spans)]


def test_a_number_in_one_span_is_accounted_for():
    assert owners("共12件", [(1, 4)]) == []


def test_rows_on_the_same_span_are_one_owner():
    assert owners("共12件", [(1, 4), (1, 4)]) == []


def test_one_span_may_hold_several_numbers():
    assert owners("1-2家", [(0, 4)]) == []


def test_a_number_that_nothing_covers_is_a_stray():
    assert owners("共12件34户", [(1, 4)]) == [("34", 0)]


def test_a_number_cut_in_two_is_a_stray():
    assert owners("共1200件", [(1, 3)]) == [("1200", 0)]


def test_a_number_with_two_owners_is_a_stray():
    assert owners("共12件", [(1, 4), (1, 3)]) == [("12", 2)]
    assert owners("第3至12件", [(0, 6), (3, 5)]) == [("12", 2)]


def test_a_long_span_far_before_is_still_found():
    text = "（" + "某" * 500 + "12）" + "34件"
    assert owners(text, [(0, 504), (504, 507)]) == []
