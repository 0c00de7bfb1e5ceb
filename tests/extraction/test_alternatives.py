"""A list of words as one pattern finds what the words side by side find."""

import re

import pytest

from transforms.extraction.wording.alternatives import guarded, one_of

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


GUARDED = r"(?:新)?(?:建成|[改扩]建)|(?<=年)[一-三]季度|\d{1,2}月|(?!同)同比|目?标"


@pytest.mark.parametrize(
    "text", ["新建成", "扩建", "改", "二季度", "年二季度", "12月", "同比", "标", "目标", "-月", ""]
)
def test_a_guarded_pattern_finds_what_it_finds_without_its_guard(text: str) -> None:
    plain, behind_a_look = re.search(GUARDED, text), re.search(guarded(GUARDED), text)
    assert (plain and plain.span()) == (behind_a_look and behind_a_look.span())


@pytest.mark.parametrize("pattern", ["建?", "[^建]设", ".设", r"\w"])
def test_what_can_begin_with_anything_is_not_guarded(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"anything|no first character"):
        guarded(pattern)
