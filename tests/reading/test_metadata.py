"""What a text says of itself: title, publisher, date and address."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.reading.metadata import clean_title, parse_date, stated_metadata


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("青石镇2023年工作总结", "青石镇2023年工作总结\n来源：青石镇人民政府\n2023年，全镇……"),
        ("松江县2023年政府工作报告", "下载\n打印\n收藏\n松江县2023年政府工作报告\n各位代表："),
        ("青石镇2023年工作总结", "# 青石镇2023年工作总结\n\n正文。"),
        (
            "松江县人民政府工作报告",
            "您的位置：首页 > 政务公开\n松江县人民政府工作报告\n——2024年1月5日在县人民代表大会上",
        ),
        (None, "今年以来，全镇上下同心协力，完成了各项任务。\n一、工作情况\n（一）经济"),
        (None, "一、工作开展情况\n（一）发展提质增效。"),
        (None, "下面是小编整理的街道工作总结，供大家参考。\n一、亮点工作"),
    ],
)
def test_the_title_is_the_line_that_names_a_report(title, text):
    assert stated_metadata(text).title == title


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("青石镇人民政府", "青石镇总结\n来源：青石镇人民政府 时间：2024-01-08 09:30 浏览量：1"),
        ("青石镇人民政府", "青石镇总结\n信息来源:\n青石镇人民政府\n浏览次数：31"),
        ("松江县青石镇人民政府", "总结\n来源：松江日报 发布机构：松江县青石镇人民政府 发布日期：2024-01-08"),
        ("松江县人民政府", "一、工作\n" + "全镇稳步发展。" * 300 + "\n主办单位:松江县人民政府 承办:县政府办公室"),
        (None, "一、工作\n粮食来源稳定，主办方满意。"),
    ],
)
def test_the_publisher_is_who_the_page_names(publisher, text):
    assert stated_metadata(text).publisher == publisher


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 1, 8), "总结\n发布时间：2024-01-08 09:30"),
        (date(2024, 1, 8), "总结\n2024年01月08日 09时30分\n正文"),
        (date(2024, 1, 8), "总结\n日期: 2024/1/8"),
        (date(2024, 1, 25), "总结\n" + "全镇稳步发展。" * 300 + "\n青石镇人民政府\n二〇二四年一月二十五日\n"),
        (date(2024, 1, 5), "总结\n" + "全镇稳步发展。" * 300 + "\n（2024年1月5日）"),
        (None, "总结\n2023年6月1日，全镇召开大会，部署下半年工作。"),
        (None, "总结\n发布时间：2024-13-45"),
    ],
)
def test_the_date_is_the_one_of_publication(day, text):
    assert stated_metadata(text).published_on == day


def test_the_address_is_taken_where_the_page_states_it():
    text = "青石镇总结\n原文链接：https://www.example.gov.cn/art/1.html，转载请注明"
    assert stated_metadata(text).url == "https://www.example.gov.cn/art/1.html"
    assert stated_metadata("青石镇总结\n见 https://www.example.gov.cn/").url is None


@pytest.mark.parametrize("title", ["Microsoft Word - 1.doc", "文档1", "总结.docx", "", None, "abc def"])
def test_what_programs_write_as_a_title_is_none(title):
    assert clean_title(title) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [("2024-02-01T10:00:00+08:00", date(2024, 2, 1)), ("二〇二三年十二月三十一日", date(2023, 12, 31)), ("去年", None)],
)
def test_dates_are_read_in_digits_and_in_characters(written, day):
    assert parse_date(written) == day
