"""What holds for any text whatever: no error, every number with one owner, spans in order, the same again."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.extraction.reading import lexicon, read
from transforms.extraction import Context, extract
from transforms.facts.numbers import strays

WORDS = (
    "固定资产投资 一般公共预算收入 城乡居民人均可支配收入 规上工业增加值 拆除违章建筑 发现隐患 整改率 小河村 全市 全区 其中 分别 均 都 和 、 "
    "增长 下降 同比 环比 较年初 比上年 年均 高于全国 完成年度任务的 达到 突破 约 超 不低于 力争 预计 计划 由 增加到 位列 居 第一 首位 前三 第 翻一番 过半 "
    "今年 去年 上半年 一季度 1-11月 2025年 到2030年 五年来 “十四五”时期 截至10月底 12月22日 近三年 连续3个季度 60周岁以上 “141”体系 1+3+N 5A级 G107 "
    "一、工作回顾 二、2026年工作计划 （一） （1） 1. 1、 ① 联系电话 〔2025〕12号"
).split()
UNITS = "亿元 万元 元 % ％ ‰ 个百分点 倍 成 亩 平方米 公里 吨 万千瓦 个 家 户 人次 余家 多万元 以上 左右 万 亿 千 万美元 微克/立方米".split()
NUMBERS = "0 1 12 3.5 1,234 100 16.1 2025 ５２．６ 1-2 6.5%-7% 3~5 25万6千 1.2.3 007 1 9 9 3".split(" ")
MARKS = [
    "，",
    "。",
    "；",
    "、",
    "：",
    "\n",
    "\r\n",
    " ",
    "\u3000",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
    "-",
    "—",
    "+",
    "/",
    "%",
    ".",
]

reports = st.lists(st.one_of(*map(st.sampled_from, (WORDS, UNITS, NUMBERS, NUMBERS, MARKS))), max_size=60).map("".join)
anything = st.one_of(reports, st.text(max_size=200), st.text("0123456789.,-%年月日第亿万个（）“” \n", max_size=80))
often = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@often
@example("3万美元5亿元")
@example("占0.\n6.5%-7%")
@given(anything)
def test_any_text_is_read_with_every_number_owned_once(text):
    got = read(text)
    spans = [(row.char_start, row.char_end) for row in got.rows]
    spans += [(one.char_start, one.char_end) for one in got.exclusions]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(strays(text, spans)) == []


@often
@example("投资12-3倍")
@example("投资-12-3倍")
@given(reports)
def test_rows_and_exclusions_come_in_text_order_and_quote_the_text(text):
    got = read(text)
    assert [row.char_start for row in got.rows] == sorted(row.char_start for row in got.rows)
    assert [one.char_start for one in got.exclusions] == sorted(one.char_start for one in got.exclusions)
    for row in got.rows:
        assert row.value_text == text[row.char_start : row.char_end]
        assert row.indicator_text
        assert row.value_max is None or row.value_max >= row.value
    keys = [(row.char_start, row.ordinal) for row in got.rows]
    assert len(set(keys)) == len(keys)


@settings(max_examples=100, deadline=None)
@given(reports)
def test_the_same_text_reads_the_same(text):
    assert read(text) == read(text)


@settings(max_examples=100, deadline=None)
@given(reports, reports)
def test_a_report_of_which_nothing_is_known_reads_too(before, after):
    got = extract(f"{before}。\n{after}", Context(), lexicon())
    for row in got.rows:
        start, end = row.period_start, row.period_end
        assert (start is None and end is None) or (start and end and start <= end)
