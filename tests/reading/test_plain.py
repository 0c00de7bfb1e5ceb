"""Texts of every encoding are read as they are, and what is no text is not."""

from __future__ import annotations

import random

import pytest

from tests.awkward.report import PARAGRAPHS, TEXT, TRADITIONAL
from transforms.reading.content import Unreadable
from transforms.reading.document import Document
from transforms.reading.plain import decode
from transforms.reading.script import to_simplified

ENCODINGS = ["utf-8", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [TEXT, *PARAGRAPHS])
def test_a_text_comes_back_from_each_encoding(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.broken == ()


def test_big5_is_told_from_gbk():
    assert decode(TRADITIONAL.encode("big5")).text == TRADITIONAL


def test_chinese_far_behind_a_script_still_tells_the_encoding():
    text = "x = 1;\n" * 60_001 + TEXT
    for encoding in ("gb18030", "utf-16-le"):
        assert decode(text.encode(encoding)).text == text


def test_nothing_of_a_utf8_text_is_trimmed_or_changed():
    text = "　　工作总结\r\n\r\n全镇12.5亿元 \t\n\n"
    assert decode(text.encode()).text == text
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


def test_a_broken_byte_costs_its_neighbours_and_never_another_number():
    whole = TEXT.encode("gb18030")
    for place in range(len(whole)):
        decoded = decode(whole[:place] + b"\xff" + whole[place + 1 :])
        assert place in decoded.broken or place - 1 in decoded.broken
        assert sum(char not in TEXT for char in decoded.text) <= 6
        assert sum(map(str.isdigit, decoded.text)) >= sum(map(str.isdigit, TEXT)) - 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_stray_zero_byte_does_not_hide_a_text(encoding):
    data = TEXT.encode(encoding)
    assert decode(data + b"\0").text == TEXT + "\0"


@pytest.mark.parametrize("size", [100, 1000, 100_000])
def test_random_bytes_are_no_text(size):
    for seed in range(5):
        with pytest.raises(Unreadable):
            decode(random.Random(seed).randbytes(size))


def test_traditional_characters_keep_their_place():
    document = Document(content_sha256="0" * 64, source_path="a", media_type="text/plain", text=TRADITIONAL)
    simplified = document.simplified()
    assert len(simplified) == len(TRADITIONAL)
    assert "地区生产总值12.5亿元，同比增长5.2%；财政总收入1.47亿元，其中税收占比97%" in simplified
    assert simplified.index("12.5") == TRADITIONAL.index("12.5")


def test_a_simplified_text_is_left_alone():
    # 乾 is in a county's name, and a converter would make 干 of it.
    text = "乾县2023年财政收入12.5亿元，增长5.2%。" + TEXT
    assert to_simplified(text) == text
