"""The sample reports in raw/ say what they are, and are nobody else's sentences."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "raw").rglob("*摘要.txt"))
CORPUS = sorted((ROOT.parent / "shared" / "corpus").rglob("*.txt"))
_WIDTH = str.maketrans(",;:()", "，；：（）")


def plain(text: str) -> str:
    return re.sub(r"\s", "", text).translate(_WIDTH)


def test_there_are_ten_years_of_the_country_and_five_sub_districts() -> None:
    places = [path.parent.name for path in SAMPLES]
    assert places.count("全国") >= 10
    assert len({place for place in places if place != "全国"}) == 5


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem[:6]}")
def test_a_sample_says_in_its_head_that_it_is_a_digest_and_of_what(path: Path) -> None:
    head = path.read_text("utf-8")[:400]
    assert "摘要" in head.splitlines()[0]
    assert "不是" in head
    assert re.search(r"(政府工作报告|工作总结)", head)


@pytest.mark.skipif(not CORPUS, reason="the corpus is not here")
def test_no_long_sentence_is_copied_from_the_reports() -> None:
    corpus = "".join(plain(path.read_text("utf-8")) for path in CORPUS)
    sentences = {sentence for path in SAMPLES for sentence in re.split("[。；]", plain(path.read_text("utf-8")))}
    assert [sentence for sentence in sentences if len(sentence) > 20 and sentence in corpus] == []
