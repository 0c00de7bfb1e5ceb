"""The canonical indicators as a user of the warehouse meets them: complete, unambiguous, and never given to a part."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from transforms.evaluation.likeness import LISTED
from transforms.reference import (
    ReferenceDataError,
    alias_index,
    load_definition_changes,
    load_indicators,
    load_unit_groups,
    normalise,
    unit_fits,
)
from transforms.reference import indicators as module

INDICATORS = {indicator.indicator_id: indicator for indicator in load_indicators()}
INDEX = alias_index(load_indicators())


def id_of(wording: str) -> str | None:
    return INDEX.get(normalise(wording))


def test_the_annotation_guides_indicators_are_all_there() -> None:
    assert [name for name in sorted(LISTED) if name not in INDICATORS] == []


def test_a_change_of_definition_names_its_publication_and_an_indicator_that_exists(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert all("《" in change.source for change in load_definition_changes())
    load_definition_changes.cache_clear()
    monkeypatch.setattr(module, "load_indicators", lambda: ())
    with pytest.raises(ReferenceDataError, match=r"definition_changes\.yml: industrial_output_above_scale"):
        load_definition_changes()


def test_several_hundred_indicators_and_aliases_are_known() -> None:
    assert len(INDICATORS) > 450
    assert len(INDEX) > 5000


def test_what_is_new_is_never_what_there_is() -> None:
    added = re.compile("^(?:新增|新建|净增|新获批|新认定|新培育)")
    mixed = {
        indicator.indicator_id: alias
        for indicator in INDICATORS.values()
        if indicator.kind == "stock" and not added.match(indicator.name_zh)
        for alias in indicator.aliases
        if added.match(alias)
    }
    assert mixed == {}


def test_each_indicator_is_fully_described() -> None:
    for indicator in INDICATORS.values():
        assert re.fullmatch(r"[a-z][a-z0-9_]+", indicator.indicator_id)
        assert all((indicator.name_zh, indicator.name_en, indicator.definition, indicator.source)), indicator
        assert indicator.name_en.isascii(), indicator
        assert indicator.aliases[0] == indicator.name_zh
        if indicator.unit == "%":
            assert indicator.kind in ("rate", "index"), indicator


def test_unit_groups_contain_the_units_of_their_indicators() -> None:
    groups = load_unit_groups()
    strangers = [i.indicator_id for i in INDICATORS.values() if i.unit not in groups.get(i.unit_group, (i.unit,))]
    assert strangers == []
    assert [i.indicator_id for i in INDICATORS.values() if i.unit_group not in (*groups, i.unit)] == []


@pytest.mark.parametrize(
    ("indicator_id", "basis"),
    [
        ("gdp", "real"),
        ("industrial_value_added_above_scale", "real"),
        ("tertiary_industry_value_added", "real"),
        ("industrial_output_above_scale", "nominal"),
        ("retail_sales", "nominal"),
    ],
)
def test_growth_of_value_added_is_real_and_of_sales_nominal(indicator_id: str, basis: str) -> None:
    assert INDICATORS[indicator_id].growth_basis == basis


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("社零总额", "retail_sales"),
        ("固投", "fixed_asset_investment"),
        ("规模工业总产值", "industrial_output_above_scale"),
        ("一般预算收入", "general_public_budget_revenue"),
        ("外贸进出口", "foreign_trade"),
        ("实到外资", "foreign_investment_utilized"),
        ("到账外资", "foreign_investment_utilized"),
        ("R&D经费投入强度", "rd_intensity"),
        ("纳入核算重点服务业营业收入", "services_revenue_above_scale"),
        ("限额以上批零住餐销售额", "commercial_sales_above_quota"),
        ("全市新登记经营主体", "new_market_entities"),
        ("净增加的市场主体", None),
        ("拆违面积", "illegal_construction_removed"),
        ("全体居民人均可支配收入增速", "disposable_income"),
    ],
)
def test_reports_wordings_find_their_indicator(wording: str, expected: str | None) -> None:
    assert id_of(wording) == expected


@pytest.mark.parametrize(
    "part",
    [
        "租赁企业发现隐患",
        "重大隐患",
        "省科小",
        "居家养老服务中心",
        "在建项目",
        "矛盾纠纷办结率",
        "工业投资占固定资产投资比重",
        "高速公路投资",
        "新开工改造城镇老旧小区",
        "高新技术企业培育库企业",
        "信访办结率",
        "区重点产业项目开工",
    ],
)
def test_a_part_a_kind_or_a_stage_never_gets_the_whole_s_id(part: str) -> None:
    assert id_of(part) not in LISTED


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("数字经济规模", "数字经济增加值"),
        ("新增各类人才", "引进人才"),
        ("建设改造农村公路", "改造农村公路"),
        ("民营经营主体", "民营企业"),
        ("境内上市公司", "上市公司"),
        ("新增公共充电桩", "新增充电桩"),
        ("城乡居民医保参保率", "基本医疗保险参保率"),
        ("补贴性职业技能培训", "职业技能培训"),
        ("新建公办幼儿园", "新建幼儿园"),
        ("新增义务教育学位", "新增学位"),
        ("新改扩建寄宿制学校", "新改扩建学校"),
        ("亿元以上项目投资", "项目投资"),
        ("返还性收入", "上级补助收入"),
        ("一般债券转贷收入", "债务转贷收入"),
        ("园林水果产量", "水果产量"),
        ("油菜籽产量", "油料产量"),
        ("清运建筑垃圾", "清运垃圾"),
        ("地方财政收入", "财政收入"),
        ("争取到位资金", "招商引资到位资金"),
        ("12345热线工单办结率", "12345热线响应率"),
        ("12345热线工单办结率", "办结率"),
        ("诉求办结率", "办结率"),
        ("新增就业", "城镇新增就业"),
        ("农民人均收入", "农村居民人均可支配收入"),
        ("一般公共预算收入总量", "一般公共预算收入"),
    ],
)
def test_a_part_or_a_kind_is_not_its_whole(part: str, whole: str) -> None:
    assert id_of(whole) is not None
    assert id_of(part) != id_of(whole)


def test_a_new_count_is_not_the_stock() -> None:
    for stock, new in [
        ("高新技术企业", "新增高新技术企业"),
        ("经营主体", "新增经营主体"),
        ("科技型中小企业", "新增科技型中小企业"),
    ]:
        assert id_of(stock) != id_of(new)


@pytest.mark.parametrize(
    ("indicator_id", "unit", "fits"),
    [
        ("hazards_found", "处", True),
        ("hazards_found", "家", False),
        ("illegal_construction_removed", "m2", True),
        ("gdp", "CNY", True),
        ("gdp", "家", False),
        ("foreign_trade", "USD", True),
        ("tax_share", "CNY", False),
        ("market_entities", "户", True),
        ("market_entities", "%", False),
        ("grain_output", "m2", False),
        ("vocational_training", "人", True),
        ("sewage_capacity_new", "t", True),
        ("total_population", "个", False),
        ("new_urban_jobs", "个", True),
    ],
)
def test_a_level_only_fits_units_that_measure_the_same(indicator_id: str, unit: str, fits: bool) -> None:
    assert unit_fits(INDICATORS[indicator_id], unit) is fits


def test_an_alias_of_two_indicators_is_refused_by_name() -> None:
    first = INDICATORS["gdp"]
    thief = replace(INDICATORS["exports"], aliases=("国内生产总值",))
    with pytest.raises(ReferenceDataError, match=r"国内生产总值.*gdp.*exports"):
        alias_index([first, thief])


def test_an_incomplete_entry_is_refused_with_file_and_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "indicators").mkdir()
    (tmp_path / "unit_groups.yml").write_text("groups: {}\nsynonyms: {}\n", "utf-8")
    entry = {"indicators": {"odd": {"zh": "某指标", "en": "Odd", "unit": "CNY", "kind": "flow", "source": "x"}}}
    (tmp_path / "indicators/odd.yml").write_text(yaml.safe_dump(entry, allow_unicode=True), "utf-8")
    monkeypatch.setattr(module, "_HERE", tmp_path)
    monkeypatch.setattr(module, "load_unit_groups", lambda: {})
    with pytest.raises(ReferenceDataError, match=r"odd\.yml: odd: lacks definition"):
        module.load_indicators.__wrapped__()


def test_an_entry_that_stands_twice_in_one_file_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "indicators").mkdir()
    entry = "  orchards:\n    zh: 果园\n    en: Orchards\n"
    (tmp_path / "indicators/farming.yml").write_text(f"indicators:\n{entry}{entry}", "utf-8")
    monkeypatch.setattr(module, "_HERE", tmp_path)
    monkeypatch.setattr(module, "load_unit_groups", lambda: {})
    with pytest.raises(ReferenceDataError, match=r"farming\.yml, line 5: orchards: defined twice"):
        module.load_indicators.__wrapped__()
