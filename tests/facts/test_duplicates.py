"""The same report from two sites counts once, and what differs in a figure never does."""

import random
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from tests.facts import fakes
from tests.facts.test_fold import V1, put, table
from transforms.facts.duplicates import Candidate, duplicates, normalise
from transforms.facts.fold import fold
from transforms.facts.numbers import NUMBER
from transforms.facts.stages import Stages

REPORT = """云溪镇2023年工作总结

2023年，云溪镇上下一心，围绕建设山水宜居小城的目标，把稳增长放在首位。
（一）经济稳中有进。全年完成规上工业产值18.6亿元，同比增长7.2%；固定资产投资3.4亿元，增长5.1%；新增市场主体412家。
（二）乡村面貌改善。改造农房126户，硬化村道8.5公里，新建口袋公园3个，栽种行道树2600株，垃圾分类覆盖率达98%。
（三）民生保障有力。发放救助金215万元，惠及困难群众1380人次；养老服务中心建成投用，日间照料床位增至64张。
（四）治理更加精细。排查矛盾纠纷233件，化解229件，调解成功率98.3%；整治安全隐患517处，整改率100%。
"""


def candidate(doc_id, text):
    """Every number of a text as a statement: what the rows of a real document come to."""
    statements = [
        (("level", Decimal(found.group().replace(",", "")), None, ""), found.start()) for found in NUMBER.finditer(text)
    ]
    return Candidate(doc_id, text, statements)


def found(*texts):
    return duplicates([candidate(str(number), text) for number, text in enumerate(texts)])


def other_site(text):
    wide = text.translate(str.maketrans("%(),:;", "％（），：；")).replace("，", "，　").replace("\n", "\r\n\r\n")
    return f"首页 > 政务公开 > 总结计划\r\n来源：镇党政办　浏览次数：2417\r\n{wide}\r\n【打印】【关闭】主办单位：云溪镇人民政府　邮编 325 000"


def test_the_same_text_in_other_furniture_spacing_and_punctuation_is_a_duplicate():
    assert found(REPORT, other_site(REPORT)) == {"1": "0"}
    assert found(other_site(REPORT), REPORT) == {"1": "0"}


def test_two_visitor_counters_are_no_difference():
    assert found(other_site(REPORT), other_site(REPORT).replace("2417", "88")) == {"1": "0"}


def test_traditional_characters_are_no_difference():
    assert normalise("全鎮完成工業產值12億元") == normalise("全镇完成工业产值 １２亿元。")


@pytest.mark.parametrize(("said", "revised"), [("18.6亿元", "18.9亿元"), ("增长7.2%", "增长6.9%"), ("412家", "421家")])
def test_a_revised_figure_is_a_report_of_its_own(said, revised):
    assert said in REPORT
    assert found(REPORT, other_site(REPORT.replace(said, revised))) == {}


def test_an_excerpt_is_no_second_copy():
    assert found(REPORT, REPORT[: len(REPORT) // 3]) == {}


def test_another_report_on_the_same_year_is_kept():
    other = """云溪镇2023年法治建设情况报告

一年来，本镇坚持依法行政，举办普法讲座36场，受教育群众4100人次。办理行政处罚案件19件，公开政务信息287条。
调解委员会受理纠纷233件，成功率98.3%。明年将继续完善重大决策程序，聘请法律顾问2名。
"""
    assert found(REPORT, other) == {}


def test_all_copies_point_to_the_one_that_is_kept():
    assert found(REPORT, other_site(REPORT), REPORT + "\n（本文有删节）") == {"1": "0", "2": "0"}


def test_copies_are_found_among_hundreds_that_are_not():
    chance = random.Random(7)
    words = "全镇社区工作推进改造建设服务群众产业项目安全环境文化教育治理提升完成组织开展检查".strip()
    texts = ["".join(chance.choices(words, k=1500)) for _ in range(300)]
    assert found(*texts, other_site(texts[17]), texts[250][3:]) == {"300": "17", "301": "250"}


def build(raw, documents, corrections="", versions=V1):
    """Documents are (name, text, first month, last month); the fakes give every one the same district."""
    spans = {text: (date(2023, first, 1), date(2023, last, 28)) for _, text, first, last in documents}

    def identify(document):
        found = fakes.identify(document)
        found.period_start, found.period_end = spans[document.text]
        return found

    def load():
        return Stages(fakes.read, identify, lambda *_: None, fakes.extract, fakes.value_of_span)

    raw.mkdir(exist_ok=True)
    for name, text, _, _ in documents:
        put(raw / name, text)
    put(raw / "corrections.yml", corrections)
    fold(raw, raw.parent / "warehouse", load_stages=load, current=versions, workers=1)
    facts = raw.parent / "warehouse" / "facts"
    names = dict(table(raw, "documents").select("doc_id", "source_path").iter_rows())
    rows = pl.read_parquet(facts / "duplicates.parquet").select("doc_id", "duplicate_of").iter_rows()
    return {names[doc_id]: names.get(kept) for doc_id, kept in rows}


STREET = "".join(NUMBER.split(REPORT))
LINES = [f"某街道{STREET[at : at + 30]}办结{at}件。" for at in range(0, 240, 30)]
WHOLE, SPACED = "\n".join(LINES), "来源：区政府\n" + "\n　　".join(LINES)


def test_a_half_year_report_and_an_annual_one_are_never_one(tmp_path):
    assert build(tmp_path / "raw", [("half.txt", WHOLE, 1, 6), ("year.txt", SPACED, 1, 12)]) == {}


def test_of_two_copies_that_with_more_rows_is_kept(tmp_path):
    more = SPACED + "\n责任编辑3号"
    found = build(tmp_path / "raw", [("a.txt", WHOLE, 1, 12), ("b.txt", more, 1, 12)])
    assert found == {"a.txt": "b.txt", "b.txt": None}


def test_when_the_kept_one_goes_the_other_takes_its_place(tmp_path):
    documents = [("a.txt", WHOLE, 1, 12), ("b.txt", SPACED + "\n责任编辑3号", 1, 12)]
    build(tmp_path / "raw", documents)
    (tmp_path / "raw" / "b.txt").unlink()
    assert build(tmp_path / "raw", documents[:1]) == {}


def test_a_corrected_copy_is_kept_and_stays_the_same_report(tmp_path):
    corrections = f"""
- document: a.txt
  row: {{char_start: {WHOLE.index("30件")}, value_text: "30"}}
  set: {{value: 33}}
  expect: {{value: 30}}
  why: 误排
"""
    documents = [("a.txt", WHOLE, 1, 12), ("b.txt", SPACED + "\n责任编辑3号", 1, 12)]
    assert build(tmp_path / "raw", documents, corrections) == {"a.txt": None, "b.txt": "a.txt"}


def test_groups_that_are_as_they_were_are_not_compared_again(tmp_path, monkeypatch):
    documents = [("a.txt", WHOLE, 1, 12), ("b.txt", SPACED, 1, 12)]
    found = build(tmp_path / "raw", documents)
    monkeypatch.setattr("transforms.facts.duplicates.duplicates", lambda candidates: pytest.fail("compared"))
    put(tmp_path / "raw" / "c.txt", "某街道上半年12件")
    assert build(tmp_path / "raw", [*documents, ("c.txt", "某街道上半年12件", 1, 6)]) == found
