"""A list of words as one pattern finds what the words side by side find."""

import re

import pytest

from transforms.extraction.wording.alternatives import one_of

WORDS = ("新开工", "新增(?!债券)", "建成投用", "建成", "新", "建")


@pytest.mark.parametrize("text", ["新开工项目", "新增债券", "新增企业", "建成投用学校", "建成区", "建", "改建成"])
def test_words_that_begin_alike_are_found_in_the_order_of_the_list(text: str) -> None:
    side_by_side, grouped = re.search("|".join(WORDS), text), re.search(one_of(WORDS), text)
    assert side_by_side is not None
    assert grouped is not None
    assert grouped.span() == side_by_side.span()


@pytest.mark.parametrize("word", ["[一二]期", "新?建", "(?:新)建"])
def test_a_word_that_begins_with_no_plain_character_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="plain character"):
        one_of([word])
