"""Texts made of the genre's words, digits and marks at random, at any length, and what each stage costs on them."""

import hashlib
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from transforms.facts.check import failures
from transforms.facts.stages import Stages
from transforms.reading.document import Document

WORDS = (
    "全年 同比 增长 下降 完成 实现 地区生产总值 规上工业产值 亿元 万元 % 个百分点 其中 分别 以上 左右 约 达 至 和 与 及 占 比重 比上年 到 年 月 日 "
    "第 位居 全县 全省 前 名 倍 成 件 人 户 万人 平方米 吨 一 二 十 百 千 万 亿 零 〇 两 街道 镇 县 市 村 社区 省 区 2023 2024年 1 10 3.5 1,234 "
    "12.8亿元 6.5% －2 ( ) （ ） 一是 二是 力争 目标 计划 累计 均 各 不 未 超 突破 由 降 升 排名 增加 减少 减 提高 截至 年末 上半年 一季度"
).split()
MARKS = list("，。、；：！？（）《》“”\n.,;:()/—~-·%‰+× \t|")


def recombined(chance: random.Random) -> str:
    """A fragment of up to a dozen pieces, which is what a text repeats."""
    pieces = [chance.choice(WORDS if chance.random() < 0.7 else MARKS) for _ in range(chance.randint(1, 12))]
    return "".join(pieces)


def text_of(fragment: str, length: int, *, numbered: bool) -> str:
    """The fragment again and again; `numbered`, with a count that rises, so that no two are alike."""
    if not numbered:
        return (fragment * (length // len(fragment) + 1))[:length]
    parts, size, number = [], 0, 0
    while size < length:
        parts.append(f"{number}{fragment}")
        size += len(parts[-1])
        number += 1
    return "".join(parts)[:length]


def costs(text: str, stages: Stages) -> Iterator[tuple[str, float]]:
    """(stage, seconds of CPU) of everything that is done with a document once it is read."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        content_sha256=sha, source_path="a.txt", media_type="text/plain", text=text,
        title=None, publisher=None, published_on=None, url=None,
    )  # fmt: skip
    found, seconds = _timed(lambda: stages.identify(document))
    yield "identification", seconds
    simplified, seconds = _timed(document.simplified)
    yield "simplification", seconds
    extraction, seconds = _timed(lambda: stages.extract(simplified, found))
    yield "extraction", seconds
    _, seconds = _timed(
        lambda: list(failures(simplified, extraction.rows, extraction.exclusions, stages.value_of_span))
    )
    yield "check", seconds
    subjects = {row.subject_text for row in extraction.rows if row.subject_text is not None}
    _, seconds = _timed(lambda: [stages.resolve_subject(subject, found.district_id) for subject in subjects])
    yield "subjects", seconds


def _timed(make: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.process_time()
    made = make()
    return made, time.process_time() - begun
