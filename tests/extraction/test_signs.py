"""The characters by which it is seen at once that a pattern finds nothing."""

import re

import pytest

from transforms.extraction.rules import QUESTIONS, Question
from transforms.extraction.wording.signs import signs_of


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("解决难题", "解决难题"),  # of what always stands together one is enough
        ("(?:滚存|累计)?(?:结余|缺口)", "结余缺口"),  # of alternatives one of each, nothing of what may be missing
        ("[^，]{0,8}(?:卖|销|售)+了?", "卖销售"),
        ("[一二三]是的", "一二三是"),  # a short set, where all else stands in most sentences
        ("(?<=不)满", "满"),  # what stands before is no part of what is found
    ],
)
def test_a_sign_stands_in_all_that_a_pattern_finds(pattern: str, signs: str) -> None:
    found = set(signs_of(re.compile(pattern)))
    assert found
    assert found <= set(signs)


def test_of_words_each_has_a_sign() -> None:
    assert all(set(word) & set(signs_of(("死亡", "受伤", "失踪"))) for word in ("死亡", "受伤", "失踪"))


@pytest.mark.parametrize("pattern", [r"\d+", "[^，]*", "增?", "增|.", "(?:增长)?"])
def test_a_pattern_without_a_certain_character_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no certain character"):
        signs_of(re.compile(pattern))


def test_a_rule_is_asked_only_where_one_of_its_signs_stands() -> None:
    question: Question[str, str] = Question("of a test", letters=frozenset)
    try:
        question.rule("rest", signs="余剩")(lambda case: "left")
        assert question.decide("剩下") == ("rest", "left")
        assert question.decide("全部") is None
        assert list(question.answers("全部")) == []
    finally:
        del QUESTIONS["of a test"]


def test_signs_need_letters_to_look_among() -> None:
    question: Question[str, str] = Question("of a test")
    try:
        with pytest.raises(ValueError, match="does not tell where"):
            question.rule("rest", signs="余")(lambda case: "left")
    finally:
        del QUESTIONS["of a test"]
