"""tongbi find and tongbi district: answers without SQL."""

import pytest
from typer.testing import CliRunner

from orchestration.cli import district, find  # noqa: F401  registers the commands
from orchestration.cli.app import app

pytestmark = pytest.mark.slow


def tongbi(*arguments):
    return CliRunner().invoke(app, [*map(str, arguments)], catch_exceptions=False)


def found(built, *asked):
    return tongbi("find", *asked, "--warehouse", built.warehouse)


@pytest.mark.parametrize("name", ["丹西街道", "丹西", "象山县丹西街道", "浙江省/宁波市/象山县/丹西街道", "330225002"])
def test_a_series_and_the_sentence_behind_its_last_value(built, name):
    shown = found(built, name, "规上工业产值")
    assert shown.exit_code == 0, shown.stderr
    lines = {line.split()[0]: line.split() for line in shown.stdout.splitlines() if line.strip()}
    assert lines["2022"][1:3] == ["20亿元", "+6.5%"]
    assert lines["2023"][1:5] == ["22亿元", "+10.0%", "+10.0%", "consistent"]
    assert "2023年,丹西街道实现规上工业产值【22亿元】" in shown.stdout.replace("，", ",")
    assert "2023.txt" in shown.stdout


def test_an_id_and_a_part_of_a_wording_are_understood(built):
    assert "规上工业总产值" in found(built, "丹西街道", "industrial_output_above_scale").stdout
    assert "412起" in found(built, "丹西街道", "矛盾纠纷").stdout.replace("件", "起")


def test_what_comes_near_is_shown_when_what_was_asked_for_is_not_reported(built):
    shown = found(built, "丹西街道", "财政收入")
    assert "what comes near it" in shown.stdout
    assert "一般公共预算收入" in shown.stdout
    assert "-2.5%" in shown.stdout


def test_without_indicator_it_lists_what_there_is(built):
    assert "general_public_budget_revenue" in found(built, "丹西街道").stdout


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("火星",), "tongbi sql --example reports"),
        (("丹东街道",), "did you mean 丹西街道?"),
        (("丹西街道", "火箭"), "一般公共预算收入"),
        (("丹西街道", "一般公用预算收入"), "did you mean 一般公共预算收入?"),
    ],
)
def test_what_is_not_found_leads_on(built, asked, says):
    shown = found(built, *asked)
    assert shown.exit_code == 1
    assert says in shown.stdout + shown.stderr


@pytest.mark.parametrize(
    "name", ["繁昌区", "芜湖市繁昌区", "安徽省/芜湖市/繁昌区", "安徽 繁昌区", "340212", "340212000000", "繁昌县"]
)
def test_a_division_is_found_by_name_path_and_code(name):
    shown = tongbi("district", name)
    assert shown.exit_code == 0, shown.stderr
    assert "340212" in shown.stdout
    assert "安徽省/芜湖市/繁昌区" in shown.stdout


@pytest.mark.parametrize(
    ("written", "code"),
    [("340000", "34"), ("340200", "3402"), ("340200000000", "3402"), ("100000", "100000"), ("441900", "441900")],
)
def test_a_code_filled_up_with_zeros_is_the_divisions(written, code):
    shown = tongbi("district", written)
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.splitlines()[1].split()[0] == code


def test_divisions_of_one_name_are_all_listed_and_an_unknown_one_says_so():
    assert tongbi("district", "西林街道").stdout.count("西林街道") >= 2
    shown = tongbi("district", "没有此地")
    assert shown.exit_code == 1
    assert "try a part" in shown.stderr
