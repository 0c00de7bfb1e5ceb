"""What a row is about, seen from the division that reports."""

from __future__ import annotations

import pytest

from transforms.identification import Identifier

XISHAN = "420704003"  # 湖北省 鄂州市 鄂城区 西山街道


@pytest.mark.parametrize(
    ("subject", "district", "code"),
    [
        ("小桥村", XISHAN, "420704003"),  # one of many 小桥村, the one in 西山街道
        ("朱家垴", XISHAN, "420704003"),
        ("朱家垴股经社", XISHAN, "420704003"),
        ("东鲁社区", "350502001", "350502001"),
    ],
)
def test_a_village_is_looked_for_within_the_district(
    subject: str, district: str, code: str, identifier: Identifier
) -> None:
    found = identifier.resolve_subject(subject, district)
    assert (str(found)[:9], len(str(found))) == (code, 12)


@pytest.mark.parametrize(
    ("subject", "district", "expected"),
    [
        ("湖北省", XISHAN, "42"),
        ("鄂州市", XISHAN, "4207"),
        ("鄂城区", XISHAN, "420704"),
        ("全市", XISHAN, "4207"),
        ("全省", XISHAN, "42"),
        ("全区", XISHAN, "420704"),
        ("全国", XISHAN, "100000"),
        ("我街道", XISHAN, XISHAN),
        ("泽林镇", XISHAN, "420704100"),  # a sibling
        ("西山街道", "420704", XISHAN),
        ("西山街道", XISHAN, XISHAN),
        ("丹西", "330225", "330225002"),  # a township's stem, seen from its county
        ("象山", "3302", "330225"),
        ("武汉", "42", "4201"),
        ("武汉市", "4207", "4201"),
        ("广西", "100000", "45"),
        ("江苏省", "100000", "32"),
        ("东莞市", "44", "4419"),
    ],
)
def test_a_division_above_beside_or_below(subject: str, district: str, expected: str, identifier: Identifier) -> None:
    assert identifier.resolve_subject(subject, district) == expected


@pytest.mark.parametrize(
    ("subject", "district"),
    [
        ("鄂钢", XISHAN),
        ("某某村", XISHAN),
        ("太平镇", "330225"),  # fifty of them, none near
        ("西山街道", None),
        ("新华社区", XISHAN),  # there is one in the city, but in another county
        ("全镇", XISHAN),
        ("", XISHAN),
    ],
)
def test_what_is_no_division_or_cannot_be_told_stays_open(
    subject: str, district: str | None, identifier: Identifier
) -> None:
    assert identifier.resolve_subject(subject, district) is None
