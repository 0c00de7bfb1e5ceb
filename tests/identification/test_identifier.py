"""Overrides, the day of report, and what an identification carries."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date

import pytest

from transforms.identification import Identification, Identifier
from transforms.identification.audit import period_text
from transforms.reading.document import Document


def _document(
    text: str,
    *,
    title: str | None = None,
    published_on: date | None = None,
    source_path: str = "raw/0.txt",
    overrides: Mapping[str, str] | None = None,
) -> Document:
    return Document(
        content_sha256="0" * 64,
        source_path=source_path,
        media_type="text/plain",
        text=text,
        title=title,
        published_on=published_on,
        overrides=overrides or {},
    )


REPORT = "鄂城区碧石镇2022年工作总结\n全镇完成固定资产投资4.1亿元。"


def test_an_identification_names_its_division_and_all_above_it(identifier: Identifier) -> None:
    found = identifier.identify(_document(REPORT))
    assert (found.district_name, found.ancestors) == ("碧石镇", ("湖北省", "鄂州市", "鄂城区"))
    assert "title: 碧石镇" in str(found.district_evidence)
    assert "2022年工作总结" in str(found.period_evidence)
    assert 0.6 <= (found.district_confidence or 0) <= 1


@pytest.mark.parametrize(
    ("text", "published_on", "period"),
    [
        (REPORT, date(1, 1, 5), "2022-01/2022-12"),  # a day that a sidecar may give by mistake
        ("碧石镇2060年工作总结\n全镇完成固定资产投资4.1亿元。", None, "open"),
    ],
)
def test_a_year_that_no_report_is_of_decides_nothing(
    text: str, published_on: date | None, period: str, identifier: Identifier
) -> None:
    assert period_text(identifier.identify(_document(text, published_on=published_on))) == period


def test_a_file_name_is_no_evidence(identifier: Identifier) -> None:
    named = _document("全镇排查隐患80处。", source_path="raw/鄂城区碧石镇_2022年工作总结.txt")
    found = identifier.identify(named)
    assert (found.district_id, found.period_start) == (None, None)


def test_the_sidecar_goes_before_the_text(identifier: Identifier) -> None:
    found = identifier.identify(_document(REPORT, overrides={"district": "330225002", "period": "2023-01/2023-06"}))
    assert (found.district_id, found.district_method, found.district_confidence) == ("330225002", "override", 1.0)
    assert (period_text(found), found.report_kind, found.period_method) == ("2023-01/2023-06", "half_year", "override")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("安徽省/芜湖市/繁昌区", "340212"),
        ("安徽 芜湖 繁昌区", "340212"),
        ("芜湖市繁昌区", "340212"),
        ("繁昌县", "340212"),  # its name before 2020
        ("浙江省/宁波市/象山县/丹西街道", "330225002"),
        ("全国", "100000"),
    ],
)
def test_a_sidecar_may_name_a_division_by_name_or_path(given: str, code: str, identifier: Identifier) -> None:
    found = identifier.identify(_document(REPORT, overrides={"district": given}))
    assert (found.district_id, found.district_method) == (code, "override")


@pytest.mark.parametrize(
    ("overrides", "says"),
    [
        ({"district": "999999"}, "no division"),
        ({"district": "太平镇"}, "give the code or the whole path, such as .*/太平镇"),
        ({"period": "last year"}, "2023-01/2023-06"),
        ({"period": "2023-06/2023-01"}, "2023-01/2023-06"),
        ({"period": "2023-13/2023-14"}, "2023-01/2023-06"),
    ],
)
def test_an_override_that_means_nothing_says_how_to_write_it(
    overrides: dict[str, str], says: str, identifier: Identifier
) -> None:
    with pytest.raises(ValueError, match=says):
        identifier.identify(_document(REPORT, overrides=overrides))


def _reported(found: Identification) -> tuple[date | None, str | None]:
    return found.reported_on, found.reported_on_method


@pytest.mark.parametrize(
    ("text", "title", "published_on", "expected"),
    [
        (REPORT, None, date(2023, 1, 9), (date(2023, 1, 9), "published")),
        ("全县经济稳定。", "2024年1月18日县长所作2023年工作报告", None, (date(2024, 1, 18), "title")),
        (
            "2024年政府工作报告\n——2024年1月18日在某县第十八届\n人民代表大会第三次会议上\n各位代表：",
            None,
            None,
            (date(2024, 1, 18), "meeting"),
        ),
        ("2023年工作总结\n来源：办公室 时间：2024-02-01 16:40\n全镇", None, None, (date(2024, 2, 1), "head")),
        ("2023年工作总结\n全镇投资增长。\n某某镇人民政府\n2023年12月28日", None, None, (date(2023, 12, 28), "tail")),
        (REPORT, None, None, (date(2023, 1, 1), "day after the period")),
        ("全镇经济稳定。", None, None, (None, None)),
        (
            "2023年工作总结\n2021年5月6日建成的水厂运行良好。",
            None,
            None,
            (date(2024, 1, 1), "day after the period"),
        ),
    ],
)
def test_the_day_of_report(
    text: str,
    title: str | None,
    published_on: date | None,
    expected: tuple[date | None, str | None],
    identifier: Identifier,
) -> None:
    assert _reported(identifier.identify(_document(text, title=title, published_on=published_on))) == expected


def test_an_empty_document_is_left_open(identifier: Identifier) -> None:
    found = identifier.identify(_document(""))
    assert (found.district_id, found.period_start, found.reported_on) == (None, None, None)


@pytest.mark.parametrize(
    "piece", ["\n", "\n ", "　", "小桥村、", "全区", "2023年", "，2023年，", "1-", "工作总结", "第十届人大"]
)
def test_no_text_makes_it_slow(piece: str, identifier: Identifier) -> None:
    started = time.process_time()
    identifier.identify(_document(piece * 30_000))
    assert time.process_time() - started < 5  # it takes a fraction of a second; a quadratic search takes minutes
